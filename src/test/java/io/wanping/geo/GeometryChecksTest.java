package io.wanping.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

class GeometryChecksTest {

    private static final long SEED = 7946;

    private final AreaMeasurer areas = new AreaMeasurer();
    private final GeometryChecks checks = new GeometryChecks(areas);

    private GeometryRemark only(CheckedPolygon checked, GeoFinding code) {
        assertThat(checked.remarks()).extracting(GeometryRemark::code).containsExactly(code);
        return checked.remarks().get(0);
    }

    private static void assertAt(GeometryRemark remark, double east, double north) {
        assertThat(remark.lon()).isNotNull();
        assertThat(remark.lat()).isNotNull();
        Coordinate seen = new Coordinate(remark.lon(), remark.lat());
        assertThat(LonLat.metres(seen, Ground.at(east, north))).isLessThan(0.001);
    }

    @Test
    void saysNothingAboutAGoodPolygonAndReturnsItAsItIs() {
        Polygon parcel = Ground.box(0, 0, 200, 100);
        CheckedPolygon checked = checks.check(parcel);

        assertThat(checked.clean()).isTrue();
        assertThat(checked.repaired()).isFalse();
        assertThat(checked.polygon().getGeometryN(0).equalsExact(parcel)).isTrue();
        assertThat(checked.area()).isEqualTo(areas.measure(parcel));
        assertThat(checked.areaChange()).isEqualTo(Area.ZERO);
        assertThat(checked.polygon().getSRID()).isEqualTo(4490);
    }

    @Test
    void keepsBothLobesOfAFigureOfEightAndTellsWhereItCrosses() {
        CheckedPolygon checked = checks.check(Ground.polygon(0, 0, 100, 100, 100, 0, 0, 100));
        GeometryRemark crossing = only(checked, GeoFinding.SELF_CROSSING);

        assertAt(crossing, 50, 50);
        assertThat(checked.repaired()).isTrue();
        assertThat(checked.polygon().getNumGeometries()).isEqualTo(2);
        assertThat(checked.areaAsDrawn().squareMetres().doubleValue()).isCloseTo(0, within(0.5));
        assertThat(checked.area().squareMetres().doubleValue()).isCloseTo(5000, within(20.0));
        assertThat(crossing.areaChange()).isEqualTo(checked.areaChange());
    }

    @Test
    void tellsEveryPlaceWhereAnOutlineCrossesItself() {
        CheckedPolygon checked =
                checks.check(Ground.polygon(0, 0, 100, 0, 100, 100, 60, 100, 60, -20, 40, -20, 40, 100, 0, 100));

        assertThat(checked.has(GeoFinding.SELF_CROSSING)).isTrue();
        assertThat(checked.remarks()).hasSize(2);
        assertThat(checked.remarks()).allMatch(GeometryRemark::changed);
        assertThat(checked.polygon().isValid()).isTrue();
    }

    @Test
    void readsAnOutlineThatTouchesItselfAsAHole() {
        CheckedPolygon checked =
                checks.check(Ground.polygon(0, 0, 100, 0, 100, 100, 50, 100, 75, 50, 25, 50, 50, 100, 0, 100));

        assertAt(only(checked, GeoFinding.SELF_CROSSING), 50, 100);
        assertThat(((Polygon) checked.polygon().getGeometryN(0)).getNumInteriorRing())
                .isEqualTo(1);
        assertThat(checked.areaChange().abs()).isLessThanOrEqualTo(Area.ofSquareMetres("0.02"));
    }

    @Test
    void closesAnOpenRingAndSaysSo() {
        CheckedPolygon checked = checks.checkRings(List.of(List.of(Ground.points(0, 0, 100, 0, 100, 100, 0, 100))));

        assertAt(only(checked, GeoFinding.RING_NOT_CLOSED), 0, 100);
        assertThat(checked.repaired()).isTrue();
        assertThat(checked.polygon().getGeometryN(0).equalsExact(Ground.box(0, 0, 100, 100)))
                .isTrue();
    }

    @Test
    void takesALineAsAnOutlineAndAPointAsNothing() {
        Geometry line = Polygons.FACTORY.createLineString(Ground.points(0, 0, 100, 0, 100, 100));
        Geometry point = Polygons.FACTORY.createPoint(Ground.at(0, 0));

        assertThat(checks.check(line).remarks())
                .extracting(GeometryRemark::code)
                .containsExactly(GeoFinding.NOT_A_POLYGON, GeoFinding.RING_NOT_CLOSED);
        assertThat(checks.check(line).repairable()).isTrue();
        assertThat(checks.check(point).remarks())
                .extracting(GeometryRemark::code)
                .containsExactly(GeoFinding.NOT_A_POLYGON, GeoFinding.EMPTY);
        assertThat(checks.check(point).repairable()).isFalse();
    }

    @Test
    void leavesOutRepeatedPoints() {
        CheckedPolygon checked = checks.check(Ground.polygon(0, 0, 100, 0, 100, 0, 100, 100, 0, 100, 0, 0));

        assertThat(checked.remarks())
                .extracting(GeometryRemark::code)
                .containsExactly(GeoFinding.DUPLICATE_POINT, GeoFinding.DUPLICATE_POINT);
        assertAt(checked.remarks().get(0), 100, 0);
        assertAt(checked.remarks().get(1), 0, 0);
        assertThat(checked.polygon().getNumPoints()).isEqualTo(5);
    }

    @Test
    void cutsASpikeAndTellsWhereItsTipWas() {
        CheckedPolygon checked = checks.check(Ground.polygon(0, 0, 50, 0, 50, -30, 50, 0, 100, 0, 100, 100, 0, 100));

        GeometryRemark spike = checked.remarks().get(0);
        assertThat(spike.code()).isEqualTo(GeoFinding.SPIKE);
        assertAt(spike, 50, -30);
        assertThat(checked.area()).isEqualTo(areas.measure(Ground.box(0, 0, 100, 100)));
        assertThat(checked.has(GeoFinding.SELF_CROSSING)).isFalse();
    }

    @Test
    void cutsASpikeOfSeveralPointsAcrossTheStartOfTheRing() {
        CheckedPolygon checked =
                checks.check(Ground.polygon(0, -60, 0, -20, 0, 0, 100, 0, 100, 100, 0, 100, 0, 0, 0, -30));

        assertThat(checked.remarks()).isNotEmpty().allMatch(remark -> remark.code() != GeoFinding.SELF_CROSSING);
        assertThat(checked.polygon()
                        .norm()
                        .equalsExact(Polygons.multi(List.of(Ground.box(0, 0, 100, 100)))
                                .norm()))
                .isTrue();
    }

    @Test
    void keepsANarrowButRealStrip() {
        assertThat(checks.check(Ground.box(0, 0, 200, 0.05)).clean()).isTrue();
    }

    @Test
    void turnsRingsAsRfc7946WantsThem() {
        LinearRing hole = Ground.ring(20, 20, 40, 20, 40, 40, 20, 40);
        Geometry turned = Polygons.FACTORY.createPolygon(
                Ground.box(0, 0, 100, 100).getExteriorRing().reverse(), new LinearRing[] {hole});
        CheckedPolygon checked = checks.check(turned);
        only(checked, GeoFinding.WRONG_ORIENTATION);
        Polygon polygon = (Polygon) checked.polygon().getGeometryN(0);

        assertThat(Orientation.isCCW(polygon.getExteriorRing().getCoordinates()))
                .isTrue();
        assertThat(Orientation.isCCW(polygon.getInteriorRingN(0).getCoordinates()))
                .isFalse();
        assertThat(checked.areaChange()).isEqualTo(Area.ZERO);
        assertThat(checks.check(checked.polygon()).clean()).isTrue();
    }

    @Test
    void joinsPartsThatOverlapAndCountsTheSharedGroundOnce() {
        CheckedPolygon checked =
                checks.check(Polygons.multi(List.of(Ground.box(0, 0, 100, 100), Ground.box(50, 0, 100, 100))));

        GeometryRemark remark = only(checked, GeoFinding.PARTS_OVERLAP);
        assertThat(remark.areaChange().squareMetres().doubleValue()).isCloseTo(-5000, within(20.0));
        assertThat(checked.area().squareMetres().doubleValue()).isCloseTo(15000, within(60.0));
    }

    @Test
    void saysWhereAHoleLiesOutsideItsRing() {
        Geometry shape = Polygons.FACTORY.createPolygon(
                Ground.ring(0, 0, 100, 0, 100, 100, 0, 100),
                new LinearRing[] {Ground.ring(200, 0, 200, 50, 250, 50, 250, 0)});
        CheckedPolygon checked = checks.check(shape);

        only(checked, GeoFinding.RINGS_MISPLACED);
        assertThat(checked.polygon().isValid()).isTrue();
    }

    @Test
    void dropsPartsTooSmallToCount() {
        CheckedPolygon crumb =
                checks.check(Polygons.multi(List.of(Ground.box(0, 0, 100, 100), Ground.box(200, 0, 0.05, 0.05))));
        CheckedPolygon nothing = checks.checkRings(List.of(List.of(Ground.points(0, 0, 100, 0, 0, 0))));

        assertThat(only(crumb, GeoFinding.TOO_SMALL).changed()).isTrue();
        assertThat(crumb.polygon().getNumGeometries()).isEqualTo(1);
        assertThat(nothing.has(GeoFinding.TOO_SMALL)).isTrue();
        assertThat(nothing.has(GeoFinding.EMPTY)).isTrue();
        assertThat(nothing.repairable()).isFalse();
    }

    @Test
    void answersNullAndEmptyWithEmpty() {
        only(checks.check(null), GeoFinding.EMPTY);
        only(checks.check(Polygons.FACTORY.createPolygon()), GeoFinding.EMPTY);
        only(checks.checkRings(List.of()), GeoFinding.EMPTY);
        assertThat(checks.check(null).polygon().isEmpty()).isTrue();
    }

    @Test
    void tellsSwappedAxesFromNonsense() {
        Coordinate[] swapped = {new Coordinate(31, 121), new Coordinate(31, 122), new Coordinate(32, 121)};
        Coordinate[] plane = {new Coordinate(638125, 3459599), new Coordinate(638225, 3459599), new Coordinate(0, 0)};
        Coordinate[] broken = {new Coordinate(Double.NaN, 31), new Coordinate(121, 31), new Coordinate(121, 32)};

        only(checks.checkRings(List.of(List.of(swapped))), GeoFinding.AXES_SWAPPED);
        only(checks.checkRings(List.of(List.of(plane))), GeoFinding.OUT_OF_RANGE);
        only(checks.checkRings(List.of(List.of(broken))), GeoFinding.OUT_OF_RANGE);
        assertThat(checks.checkRings(List.of(List.of(plane))).repairable()).isFalse();
    }

    @Test
    void makesAFindingOfARemarkAtItsSpot() {
        Finding finding = checks.check(Ground.polygon(0, 0, 100, 100, 100, 0, 0, 100))
                .remarks()
                .get(0)
                .finding(new Place.Item("S-1"));

        assertThat(finding.code()).isEqualTo("geo.self-crossing");
        assertThat(finding.place()).isInstanceOf(Place.Spot.class);
        assertThat(finding.arguments()).containsKey("change");
        assertThat(checks.check(null)
                        .remarks()
                        .get(0)
                        .finding(new Place.Item("S-1"))
                        .place())
                .isEqualTo(new Place.Item("S-1"));
    }

    @Test
    void makesSomethingValidOrNothingOfAnyScribbleAndThenHasNoMoreToSay() {
        System.out.println("seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 2_000; i++) {
            double[] scribble = new double[2 * random.nextInt(3, 14)];
            for (int k = 0; k < scribble.length; k++) {
                // A coarse grid, so that touching, repeated and collinear points are frequent.
                scribble[k] = 10 * random.nextInt(6);
            }
            CheckedPolygon once = checks.check(Ground.polygon(scribble));
            assertThat(once.polygon().isValid()).isTrue();
            assertThat(once.repairable()).isEqualTo(!once.polygon().isEmpty());
            if (once.repairable()) {
                CheckedPolygon twice = checks.check(once.polygon());
                assertThat(twice.remarks()).as("scribble %d", i).isEmpty();
                assertThat(twice.area()).isEqualTo(once.area());
            }
        }
    }
}
