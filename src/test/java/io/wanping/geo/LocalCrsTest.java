package io.wanping.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

class LocalCrsTest {

    private final Reprojector reprojector = new Reprojector();
    /** Invented parameters. */
    private final LocalCrs grid = LocalCrs.ofSimilarity("示例网", "示例参数", 639_000, 3_457_000, 90, 1.00002);

    @Test
    void turnsScalesAndShiftsAsSurveyorsMeanIt() {
        LocalCrs quarter = LocalCrs.ofSimilarity("示例网", "示例参数", 1000, 2000, 90 * 3600, 2);
        Coordinate plane = quarter.toPlane(new Coordinate(10, 0));

        assertThat(plane.x).isCloseTo(1000, within(1e-9));
        assertThat(plane.y).isCloseTo(2020, within(1e-9));
    }

    @Test
    void comesBackWithinAMillimetreAndSaysThatItIsApproximate() {
        Geometry local = Polygons.FACTORY.createLineString(
                new Coordinate[] {new Coordinate(-1200.5, 2300.25), new Coordinate(845.1, -99.7)});

        LocalCrs.Approximate stored = reprojector.toStorage(local, grid);
        LocalCrs.Approximate back = reprojector.fromStorage(stored.geometry(), grid);

        assertThat(back.geometry().equalsExact(local, 0.001)).isTrue();
        assertThat(stored.source()).isEqualTo("示例参数");
        assertThat(stored.geometry().getSRID()).isEqualTo(4490);
        assertThat(stored.geometry().getCoordinate().x).isBetween(121.4, 121.5);
    }

    @Test
    void refusesATransformThatCannotBeUndone() {
        assertThatThrownBy(() -> new LocalCrs("x", "x", 1, 1, 0, 1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LocalCrs("x", "x", 1, 0, Double.NaN, 0, 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
