package io.wanping.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The GeoTools wrapper bundles slf4j 1.7; it has to lose on the class path, which is why it stands last in the pom. */
class Slf4jTest {

    @Test
    void takesTheLoggerFactoryFromSlf4j2AndNotFromTheGeotoolsWrapper() {
        String origin = LoggerFactory.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();

        assertThat(origin).contains("slf4j-api-2.").doesNotContain("geotools");
    }

    @Test
    void takesJtsFromItsOwnArtifact() {
        String origin = org.locationtech.jts.geom.Geometry.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();

        assertThat(origin).contains("jts-core-1.20.");
    }
}
