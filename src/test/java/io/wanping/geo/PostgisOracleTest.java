package io.wanping.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wanping.testing.PostgisServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** PostGIS, which shares no code with our projections and areas, measures the same 1 400 shapes. */
class PostgisOracleTest {

    private static final long SEED = 310106;
    private static final int STARS = 1_200;
    /** Neighbours that touch, 10 × 10 boxes. */
    private static final int BOXES = 10;

    private static final double FIELD_METRES = 4_000;

    private static Connection connection;
    private static List<Polygon> shapes;

    private final AreaMeasurer areas = new AreaMeasurer();

    @BeforeAll
    static void loadTheSameShapesIntoPostgis() throws SQLException {
        System.out.println("seed " + SEED);
        shapes = shapes();
        connection = DriverManager.getConnection(PostgisServer.createDatabase());
        connection.createStatement().execute("create table shape (n int primary key, g geometry(Polygon, 4490))");
        try (PreparedStatement insert =
                connection.prepareStatement("insert into shape values (?, cast(? as geometry))")) {
            for (int n = 0; n < shapes.size(); n++) {
                insert.setInt(1, n);
                insert.setBytes(2, Ewkb.bytes(shapes.get(n)));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.createStatement().execute("create index on shape using gist (g); analyze shape");
    }

    @AfterAll
    static void disconnect() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }

    private static List<Polygon> shapes() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Polygon> shapes = new ArrayList<>();
        for (int i = 0; i < STARS; i++) {
            shapes.add(Ground.star(random, FIELD_METRES));
        }
        for (int i = 0; i < BOXES * BOXES; i++) {
            shapes.add(Ground.box(100 * (i % BOXES), 100 * (i / BOXES), 100, 100));
        }
        // Every twelfth star twice, once started elsewhere and turned round: identical ground.
        for (int i = 0; i < STARS; i += 12) {
            shapes.add((Polygon) shapes.get(i).norm());
        }
        return shapes;
    }

    @ParameterizedTest
    @EnumSource(Crs.class)
    void projectsAsPostgisDoesToTenthsOfAMillimetre(Crs crs) throws SQLException, ParseException {
        // Two tenths where the target is WGS 84: PROJ leaves latitudes alone, GeoTools moves them 0.1 mm to the other
        // ellipsoid.
        double tolerance_metres = crs.name().startsWith("CGCS2000") ? 0.0001 : 0.0002;
        double tolerance = crs.unit() == Crs.Unit.METRE ? tolerance_metres : tolerance_metres / 111_000;
        Reprojector reprojector = new Reprojector();
        try (PreparedStatement select =
                connection.prepareStatement("select n, ST_AsEWKB(ST_Transform(g, " + crs.code() + ")) from shape")) {
            ResultSet rows = select.executeQuery();
            int compared = 0;
            while (rows.next()) {
                Geometry theirs = new WKBReader().read(rows.getBytes(2));
                Geometry ours = reprojector.fromStorage(shapes.get(rows.getInt(1)), crs);
                assertSamePlaces(ours.getCoordinates(), theirs.getCoordinates(), tolerance);
                compared++;
            }
            assertThat(compared).isEqualTo(shapes.size());
        }
    }

    private static void assertSamePlaces(Coordinate[] ours, Coordinate[] theirs, double tolerance) {
        assertThat(ours).hasSameSizeAs(theirs);
        for (int i = 0; i < ours.length; i++) {
            assertThat(Math.max(Math.abs(ours[i].x - theirs[i].x), Math.abs(ours[i].y - theirs[i].y)))
                    .isLessThan(tolerance);
        }
    }

    /**
     * For SRID 4490 PostGIS computes on the CGCS2000 ellipsoid (WGS 84's would differ by less than 1e-9 of the area). Both sum angles
     * from the equator, whose rounding is some 1e-4 ㎡ on a parcel.
     */
    @Test
    void measuresAreaAndPerimeterAsPostgisDoes() throws SQLException {
        ResultSet rows = connection
                .createStatement()
                .executeQuery("select n, ST_Area(g::geography), ST_Perimeter(g::geography) from shape");
        while (rows.next()) {
            Polygon shape = shapes.get(rows.getInt(1));
            assertThat(areas.squareMetres(shape)).isCloseTo(rows.getDouble(2), within(0.001));
            assertThat(areas.lengthMetres(shape)).isCloseTo(rows.getDouble(3), within(0.001));
        }
    }

    @Test
    void findsTheOverlapsThatPostgisFinds() throws SQLException {
        Map<String, Double> theirs = new TreeMap<>();
        ResultSet rows = connection.createStatement().executeQuery("""
                select n, m, ST_Area(shared::geography) from (
                    select a.n, b.n as m, ST_Intersection(a.g, b.g) as shared
                    from shape a join shape b on a.n < b.n and a.g && b.g
                    where ST_Relate(a.g, b.g, '2********')) as pair
                where ST_Area(shared) * 110860 * 95250 >= 0.005
                """);
        while (rows.next()) {
            theirs.put(rows.getInt(1) + "-" + rows.getInt(2), rows.getDouble(3));
        }
        Map<String, Double> ours = new TreeMap<>();
        for (Overlap overlap : new OverlapSearch(areas).among(footprints())) {
            String pair = overlap.first().getLeastSignificantBits() + "-"
                    + overlap.second().getLeastSignificantBits();
            ours.put(pair, areas.squareMetres(overlap.shared()));
        }

        System.out.println(shapes.size() + " shapes, " + theirs.size() + " overlaps");
        assertThat(theirs).hasSizeGreaterThan(1_000);
        assertThat(ours.keySet()).isEqualTo(theirs.keySet());
        theirs.forEach((pair, area) -> assertThat(ours.get(pair)).as(pair).isCloseTo(area, within(0.001)));
    }

    private static List<Footprint> footprints() {
        List<Footprint> footprints = new ArrayList<>();
        for (int n = 0; n < shapes.size(); n++) {
            footprints.add(new Footprint(new UUID(0, n), shapes.get(n)));
        }
        return footprints;
    }
}
