package io.wanping.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

class ReprojectorTest {

    private static final double MILLIMETRE = 0.001;
    private static final long SEED = 20250501;

    private final Reprojector reprojector = new Reprojector();

    private static Point point(double east, double north) {
        return Polygons.FACTORY.createPoint(new Coordinate(east, north));
    }

    @ParameterizedTest
    @CsvSource({
        "CGCS2000_GK_120E,      638125.449, 3459599.054",
        "CGCS2000_GK_ZONE_40, 40638125.449, 3459599.054",
        "CGCS2000_GK_123E,      352347.611, 3459728.474",
        "CGCS2000_GK_ZONE_41, 41352347.611, 3459728.474",
    })
    void carriesTheCheckPointToTheMillimetreEastFirst(Crs plane, double easting, double northing) {
        Geometry there = reprojector.fromStorage(point(121.45, 31.25), plane);

        assertThat(there.getCoordinate().x).isCloseTo(easting, within(0.0006));
        assertThat(there.getCoordinate().y).isCloseTo(northing, within(0.0006));
        assertThat(there.getSRID()).isEqualTo(plane.code());
    }

    @ParameterizedTest
    @EnumSource(Crs.class)
    void comesBackWithinAMillimetre(Crs crs) {
        System.out.println("seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        Coordinate[] places = new Coordinate[2_000];
        for (int i = 0; i < places.length; i++) {
            places[i] = new Coordinate(random.nextDouble(120.8, 122.2), random.nextDouble(30.6, 31.9));
        }
        Geometry line = Polygons.FACTORY.createLineString(places);

        Geometry back = reprojector.toStorage(reprojector.fromStorage(line, crs), crs);

        Coordinate[] returned = back.getCoordinates();
        for (int i = 0; i < places.length; i++) {
            assertThat(LonLat.metres(places[i], returned[i])).isLessThan(MILLIMETRE);
        }
        assertThat(line.getCoordinates()).isEqualTo(places);
    }

    @Test
    void leavesTheGivenGeometryAloneAndKeepsEmptyOnesEmpty() {
        Point given = point(121.45, 31.25);
        Geometry plane = reprojector.fromStorage(given, Crs.CGCS2000_GK_120E);

        assertThat(given.getX()).isEqualTo(121.45);
        assertThat(given.getSRID()).isEqualTo(4490);
        assertThat(plane).isNotSameAs(given);
        assertThat(reprojector
                        .fromStorage(Polygons.FACTORY.createPolygon(), Crs.WEB_MERCATOR)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void treatsWgs84AsCgcs2000() {
        Coordinate moved =
                reprojector.toStorage(point(121.45, 31.25), Crs.WGS84).getCoordinate();

        assertThat(LonLat.metres(moved, new Coordinate(121.45, 31.25))).isLessThan(MILLIMETRE);
    }

    @ParameterizedTest
    @EnumSource(Crs.class)
    void knowsEachSystemByItsCode(Crs crs) {
        assertThat(Crs.ofCode(crs.code())).contains(crs);
        assertThat(Crs.ofCode(2437)).isEmpty();
    }

    @Test
    void refusesAPositionTheProjectionCannotCarry() {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> reprojector.fromStorage(point(121.45, 90.0), Crs.WEB_MERCATOR))
                .isInstanceOfSatisfying(
                        GeometryProblem.class,
                        problem -> assertThat(problem.code()).isEqualTo(GeoFinding.OUT_OF_RANGE));
    }
}
