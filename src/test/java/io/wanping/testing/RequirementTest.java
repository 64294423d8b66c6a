package io.wanping.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class RequirementTest {

    @Test
    void skipsWhereTheProgramIsMissing() {
        assertThat(Requirement.GDAL.missing("postgis, browser"))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("GDAL");
    }

    @Test
    void failsWhereTheMissingProgramIsRequired() {
        assertThatThrownBy(() -> Requirement.GDAL.missing("postgis, gdal")).isInstanceOf(AssertionFailedError.class);
    }

    @ParameterizedTest
    @EnumSource(Requirement.class)
    void givesThePlaceOfAnInstalledProgram(Requirement requirement) {
        assertThat(requirement.orSkip()).isExecutable();
    }
}
