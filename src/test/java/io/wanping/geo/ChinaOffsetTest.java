package io.wanping.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

class ChinaOffsetTest {

    private static final String VECTORS = "gcj02_vectors_by_npm_gcoord_1.0.7.csv";
    private static final double MILLIMETRE = 0.001;
    private static final long SEED = 2002;

    @ParameterizedTest
    @CsvFileSource(resources = VECTORS, numLinesToSkip = 1)
    void agreesWithGcoordForwards(
            String name, double lon, double lat, double gcjLon, double gcjLat, double bdLon, double bdLat) {
        Coordinate truth = new Coordinate(lon, lat);

        assertClose(name, ChinaOffset.fromCgcs2000(truth, CoordinateSource.GCJ02), gcjLon, gcjLat);
        assertClose(name, ChinaOffset.fromCgcs2000(truth, CoordinateSource.BD09), bdLon, bdLat);
    }

    @ParameterizedTest
    @CsvFileSource(resources = VECTORS, numLinesToSkip = 1)
    void findsTheTruthBehindWhatGcoordShows(
            String name, double lon, double lat, double gcjLon, double gcjLat, double bdLon, double bdLat) {
        Coordinate fromGcj02 = ChinaOffset.toCgcs2000(new Coordinate(gcjLon, gcjLat), CoordinateSource.GCJ02);
        Coordinate fromBd09 = ChinaOffset.toCgcs2000(new Coordinate(bdLon, bdLat), CoordinateSource.BD09);

        assertClose(name, fromGcj02, lon, lat);
        assertClose(name, fromBd09, lon, lat);
    }

    private static void assertClose(String name, Coordinate seen, double lon, double lat) {
        assertThat(LonLat.metres(seen, new Coordinate(lon, lat))).as(name).isLessThan(MILLIMETRE);
    }

    @ParameterizedTest
    @EnumSource(CoordinateSource.class)
    void comesBackWithinAMillimetreAllOverChina(CoordinateSource source) {
        System.out.println("seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 5_000; i++) {
            Coordinate truth = new Coordinate(random.nextDouble(74, 135), random.nextDouble(18, 53));
            Coordinate back = ChinaOffset.toCgcs2000(ChinaOffset.fromCgcs2000(truth, source), source);
            assertThat(LonLat.metres(truth, back)).isLessThan(MILLIMETRE);
        }
    }

    @Test
    void showsTheShiftOfAmapInJingan() {
        ChinaOffset.Shift shift = ChinaOffset.shift(new Coordinate(121.45, 31.25), CoordinateSource.GCJ02);

        assertThat(shift.east_metres()).isCloseTo(438, within(6.0));
        assertThat(shift.north_metres()).isCloseTo(-206, within(6.0));
    }

    @Test
    void leavesSurveyedCoordinatesAndPlacesOutsideChinaWhereTheyAre() {
        Coordinate here = new Coordinate(121.45, 31.25);
        Coordinate london = new Coordinate(-0.1276, 51.5072);

        assertThat(ChinaOffset.toCgcs2000(here, CoordinateSource.CGCS2000)).isEqualTo(here);
        assertThat(ChinaOffset.toCgcs2000(here, CoordinateSource.WGS84)).isEqualTo(here);
        assertThat(ChinaOffset.toCgcs2000(london, CoordinateSource.BD09)).isEqualTo(london);
    }

    @Test
    void movesEveryPointOfAGeometryAndLeavesTheGivenOneAlone() {
        Geometry parcel = Ground.box(0, 0, 100, 50);
        Geometry shown = ChinaOffset.fromCgcs2000(parcel, CoordinateSource.GCJ02);
        Geometry back = ChinaOffset.toCgcs2000(shown, CoordinateSource.GCJ02);

        assertThat(parcel.equalsExact(Ground.box(0, 0, 100, 50))).isTrue();
        assertThat(shown.distance(parcel)).isGreaterThan(0.001);
        assertThat(shown.getEnvelopeInternal().intersects(shown.getCoordinate()))
                .isTrue();
        assertThat(back.equalsExact(parcel, 1e-9)).isTrue();
    }
}
