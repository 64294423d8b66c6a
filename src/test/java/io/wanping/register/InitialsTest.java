package io.wanping.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InitialsTest {

    @Test
    void areTheFirstLettersOfEachSyllable() {
        assertThat(Initials.of("市北高新")).isEqualTo("sbgx");
        assertThat(Initials.of("岚川电机厂")).isEqualTo("lcdjc");
        assertThat(Initials.of("北泾彭浦 22-02 地块")).isEqualTo("bjpp2202dk");
    }

    @Test
    void keepLettersAndDigitsOfEitherWidth() {
        assertThat(Initials.of("Ａ座（３号楼）")).isEqualTo("az3hl");
        assertThat(Initials.of("…")).isNull();
        assertThat(Initials.of(null)).isNull();
        assertThat(Initials.of("厂".repeat(500))).hasSize(200);
    }
}
