package io.wanping.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wanping.testing.PostgisServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import tools.jackson.databind.json.JsonMapper;

class CodecsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long SEED = 4490;

    private static Geometry json(String text) {
        return GeoJson.read(JSON.readTree(text));
    }

    private static void assertRefused(GeoFinding code, ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        GeometryProblem.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"Point\",\"coordinates\":[121.45,31.25]}",
                "{\"type\":\"MultiPoint\",\"coordinates\":[[121.45,31.25],[121.46,31.25]]}",
                "{\"type\":\"LineString\",\"coordinates\":[[121.45,31.25],[121.46,31.25]]}",
                "{\"type\":\"MultiLineString\",\"coordinates\":[[[121.45,31.25],[121.46,31.25]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[121.0,31.0],[122.0,31.0],[122.0,32.0],[121.0,31.0]],"
                        + "[[121.7,31.4],[121.8,31.5],[121.8,31.4],[121.7,31.4]]]}",
                "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[121.0,31.0],[122.0,31.0],[122.0,32.0],[121.0,31.0]]]]}",
                "{\"type\":\"MultiPolygon\",\"coordinates\":[]}",
                "{\"type\":\"Polygon\",\"coordinates\":[]}",
                "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[121.45,31.25]}]}",
            })
    void readsAndWritesTheSevenTypesOfGeoJson(String text) {
        Geometry geometry = json(text);

        assertThat(GeoJson.write(geometry).toString()).isEqualTo(text);
        assertThat(geometry.getSRID()).isEqualTo(4490);
    }

    @Test
    void dropsHeightsAndRoundsWhatItWrites() {
        Geometry point = json("{\"type\":\"Point\",\"coordinates\":[121.123456789,31.987654321,4.5]}");

        assertThat(point.getCoordinate().getZ()).isNaN();
        assertThat(GeoJson.write(point).toString()).contains("[121.1234568,31.9876543]");
        assertThat(GeoJson.write(point, 3).toString()).contains("[121.123,31.988]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UNREADABLE       | []",
                "UNREADABLE       | null",
                "UNREADABLE       | \"POINT\"",
                "TYPE_UNSUPPORTED | {}",
                "TYPE_UNSUPPORTED | {\"type\":\"Feature\",\"geometry\":null}",
                "TYPE_UNSUPPORTED | {\"type\":7}",
                "UNREADABLE       | {\"type\":\"Point\"}",
                "UNREADABLE       | {\"type\":\"Point\",\"coordinates\":[121]}",
                "UNREADABLE       | {\"type\":\"Point\",\"coordinates\":[\"121\",\"31\"]}",
                "UNREADABLE       | {\"type\":\"LineString\",\"coordinates\":[[121,31]]}",
                "UNREADABLE       | {\"type\":\"Polygon\",\"coordinates\":[[121,31],[122,31]]}",
                "UNREADABLE       | {\"type\":\"Polygon\",\"coordinates\":{}}",
                "RING_NOT_CLOSED  | {\"type\":\"Polygon\",\"coordinates\":[[[121,31],[122,31],[122,32]]]}",
                "TOO_SMALL        | {\"type\":\"Polygon\",\"coordinates\":[[[121,31],[122,31],[121,31]]]}",
                "AXES_SWAPPED     | {\"type\":\"Point\",\"coordinates\":[31.25,121.45]}",
                "OUT_OF_RANGE     | {\"type\":\"Point\",\"coordinates\":[638125.4,3459599.1]}",
                "OUT_OF_RANGE     | {\"type\":\"Point\",\"coordinates\":[1e999,31]}",
                "CRS_UNSUPPORTED  | {\"type\":\"Point\",\"coordinates\":[1,2],\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4549\"}}}",
            })
    void refusesBadGeoJsonWithItsReason(GeoFinding code, String text) {
        assertRefused(code, () -> json(text));
    }

    @Test
    void acceptsTheOldCrsMemberWhereItNamesWhatIsStored() {
        assertThat(json("{\"type\":\"Point\",\"coordinates\":[121.45,31.25],\"crs\":{\"type\":\"name\","
                        + "\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4490\"}}}"))
                .isNotNull();
    }

    @Test
    void refusesMorePointsThanItsLimitAndDeepNesting() {
        String many =
                "{\"type\":\"MultiPoint\",\"coordinates\":[" + "[121,31],".repeat(GeoJson.MOST_POINTS) + "[121,31]]}";
        String deep = "{\"type\":\"GeometryCollection\",\"geometries\":[".repeat(20)
                + "{\"type\":\"Point\",\"coordinates\":[121,31]}" + "]}".repeat(20);

        assertRefused(GeoFinding.TOO_MANY_POINTS, () -> json(many));
        assertRefused(GeoFinding.UNREADABLE, () -> json(deep));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POLYGON((121 31,122 31,122 32,121 31))",
                " polygon (( 121 31 , 122 31, 122 32, 121 31 )) ",
                "SRID=4490;POLYGON((121 31,122 31,122 32,121 31))",
                "srid = 4326 ; POLYGON((121 31,122 31,122 32,121 31))",
                "POLYGON（（１２１ ３１，122 31，122 32，121 31））",
                "SRID＝4490；POLYGON((121 31、122 31、122 32、121 31))",
                "\uFEFFPOLYGON((121　31,122 31,122 32,121 31))",
                "POLYGON Z((121 31 4,122 31 4,122 32 4,121 31 4))",
            })
    void readsWktAsItStandsInACell(String text) {
        Geometry geometry = WktReading.read(text);

        assertThat(geometry.toText()).isEqualTo("POLYGON ((121 31, 122 31, 122 32, 121 31))");
        assertThat(geometry.getSRID()).isEqualTo(4490);
        assertThat(geometry.getCoordinate().getZ()).isNaN();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TYPE_UNSUPPORTED | 详见附件",
                "TYPE_UNSUPPORTED | ''",
                "TYPE_UNSUPPORTED | LINESTRING(121 31,122 31)",
                "TYPE_UNSUPPORTED | POLYGONE((121 31))",
                "UNREADABLE       | POLYGON((121 31,122 31",
                "UNREADABLE       | POLYGON((121 31,122 N))",
                "UNREADABLE       | POINT(121 31) POINT(121 31)",
                "RING_NOT_CLOSED  | POLYGON((121 31,122 31,122 32,123 32))",
                "TOO_SMALL        | POLYGON((121 31,122 31,121 31))",
                "AXES_SWAPPED     | POINT(31 121)",
                "OUT_OF_RANGE     | POINT(638125.4 3459599.1)",
                "CRS_UNSUPPORTED  | SRID=4549;POINT(121 31)",
            })
    void refusesBadWktWithItsReason(GeoFinding code, String text) {
        assertRefused(code, () -> WktReading.read(text));
    }

    @Test
    void leavesNothingButItsOwnProblemOutOfDamagedText() {
        System.out.println("seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        String wkt =
                "SRID=4490;MULTIPOLYGON(((121 31,122 31,122 32,121 31),(121.7 31.4,121.8 31.5,121.8 31.4,121.7 31.4)))";
        String json =
                "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[121.0,31.0],[122.0,31.0],[122.0,32.0],[121.0,31.0]]]]}";
        byte[] ewkb = Ewkb.bytes(WktReading.read(wkt));
        for (int i = 0; i < 5_000; i++) {
            tryReading(() -> WktReading.read(damaged(wkt, random)));
            String damagedJson = damaged(json, random);
            tryReading(() -> {
                try {
                    json(damagedJson);
                } catch (tools.jackson.core.JacksonException notJson) {
                    assertThat(notJson).isNotNull();
                }
            });
            byte[] bytes = ewkb.clone();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            tryReading(() -> Ewkb.read(java.util.Arrays.copyOf(bytes, random.nextInt(1, bytes.length + 1))));
        }
    }

    private static void tryReading(Runnable reading) {
        try {
            reading.run();
        } catch (GeometryProblem expected) {
            assertThat(expected.code()).isNotNull();
        }
    }

    private static String damaged(String text, SplittableRandom random) {
        char[] characters = text.toCharArray();
        int count = random.nextInt(1, 4);
        for (int i = 0; i < count; i++) {
            characters[random.nextInt(characters.length)] = (char) random.nextInt(32, 127);
        }
        return new String(characters, 0, random.nextInt(characters.length / 2, characters.length + 1));
    }

    @Test
    void refusesBytesThatAreNoGeometryOrOneOfAnotherSystem() {
        Geometry plane = Polygons.FACTORY.createPoint(new Coordinate(638125, 3459599));
        plane.setSRID(4549);

        assertRefused(GeoFinding.UNREADABLE, () -> Ewkb.read(new byte[] {1, 2, 3}));
        assertRefused(
                GeoFinding.CRS_UNSUPPORTED,
                () -> Ewkb.read(new org.locationtech.jts.io.WKBWriter(2, true).write(plane)));
        assertThatThrownBy(() -> Ewkb.bytes(plane)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void storesAndReturnsTheSameGeometryInH2() throws SQLException {
        assertStoresAndReturnsTheSame(
                "jdbc:h2:mem:ewkb;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
    }

    @Test
    void storesAndReturnsTheSameGeometryInPostgis() throws SQLException {
        assertStoresAndReturnsTheSame(PostgisServer.createDatabase());
    }

    private static void assertStoresAndReturnsTheSame(String address) throws SQLException {
        MultiPolygon shape =
                Polygons.multi(List.of(Ground.box(0, 0, 100, 100), Ground.star(new SplittableRandom(SEED), 900)));
        try (Connection connection = DriverManager.getConnection(address)) {
            connection.createStatement().execute("create table shape (g geometry(MultiPolygon, 4490) not null)");
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into shape values (cast(? as geometry))")) {
                insert.setBytes(1, Ewkb.bytes(shape));
                insert.execute();
            }
            try (PreparedStatement select =
                    connection.prepareStatement("select cast(g as bytea) from shape where g && cast(? as geometry)")) {
                select.setBytes(1, Ewkb.bytes(Ground.box(10, 10, 1, 1)));
                ResultSet rows = select.executeQuery();
                assertThat(rows.next()).isTrue();
                Geometry back = Ewkb.read(rows.getBytes(1));
                assertThat(back.equalsExact(shape)).isTrue();
                assertThat(back.getSRID()).isEqualTo(4490);
            }
        }
    }
}
