package io.wanping.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

class OverlapSearchTest {

    private static final long SEED = 22_02;

    private final AreaMeasurer areas = new AreaMeasurer();
    private final OverlapSearch search = new OverlapSearch(areas);
    private final Polygon parcel = Ground.box(0, 0, 200, 100);

    private static Footprint footprint(int number, Geometry polygon) {
        return new Footprint(new UUID(0, number), polygon);
    }

    private List<Overlap> between(Geometry first, Geometry second) {
        return search.among(List.of(footprint(1, first), footprint(2, second)));
    }

    private Overlap only(Geometry first, Geometry second) {
        List<Overlap> overlaps = between(first, second);
        assertThat(overlaps).hasSize(1);
        return overlaps.get(0);
    }

    @Test
    void findsTheSameShapeTwice() {
        Overlap overlap = only(parcel, parcel.norm());

        assertThat(overlap.kind()).isEqualTo(Overlap.Kind.IDENTICAL);
        assertThat(overlap.area()).isEqualTo(areas.measure(parcel));
        assertThat(overlap.shareOfFirst()).isEqualByComparingTo("1");
        assertThat(overlap.exceedsTolerance()).isTrue();
    }

    @Test
    void findsOneInsideTheOther() {
        Polygon yard = Ground.box(20, 20, 50, 50);

        assertThat(only(parcel, yard).kind()).isEqualTo(Overlap.Kind.SECOND_WITHIN_FIRST);
        assertThat(only(yard, parcel).kind()).isEqualTo(Overlap.Kind.FIRST_WITHIN_SECOND);
        assertThat(only(yard, parcel).area()).isEqualTo(areas.measure(yard));
        assertThat(only(yard, parcel).shareOfSecond())
                .isCloseTo(new BigDecimal("0.125"), within(new BigDecimal("0.001")));
    }

    @Test
    void findsAPartialOverlapWithItsAreaAndShares() {
        Overlap overlap = only(parcel, Ground.box(150, 50, 200, 100));

        assertThat(overlap.kind()).isEqualTo(Overlap.Kind.PARTIAL);
        assertThat(overlap.area().squareMetres().doubleValue()).isCloseTo(2500, within(10.0));
        assertThat(overlap.shareOfFirst()).isEqualTo(new BigDecimal("0.125000"));
        assertThat(overlap.shared()
                        .norm()
                        .equalsExact(Ground.box(150, 50, 50, 50).norm(), 1e-9))
                .isTrue();
    }

    @Test
    void doesNotTakeNeighboursForOverlaps() {
        assertThat(between(parcel, Ground.box(200, 0, 100, 100))).isEmpty();
        assertThat(between(parcel, Ground.box(200, 100, 100, 100))).isEmpty();
        assertThat(between(parcel, Ground.box(500, 0, 100, 100))).isEmpty();
    }

    @Test
    void doesNotTakeNeighboursForOverlapsWhereOneHasAPointOnTheSharedEdge() {
        // The points on the slanted edge are not exactly on it: no double is.
        Polygon left = Ground.polygon(0, 0, 100, 0, 133.7, 211.3, 0, 200);
        Polygon right = Ground.polygon(
                100, 0, 300, 0, 300, 211.3, 133.7, 211.3, 100 + 33.7 * 0.7, 211.3 * 0.7, 100 + 33.7 / 3, 211.3 / 3);

        assertThat(between(left, right)).isEmpty();
    }

    @Test
    void doesNotTakeAShapeInTheHoleOfAnotherForAnOverlap() {
        Polygon ring =
                Polygons.FACTORY.createPolygon(parcel.getExteriorRing(), new org.locationtech.jts.geom.LinearRing[] {
                    Ground.box(50, 20, 50, 50).getExteriorRing()
                });

        assertThat(between(ring, Ground.box(50, 20, 50, 50))).isEmpty();
        assertThat(between(ring, Ground.box(40, 20, 60, 50))).hasSize(1);
    }

    @Test
    void listsDrawingAccuracyAsSliver() {
        assertThat(only(parcel, Ground.box(199.99, 0, 100, 100)).kind()).isEqualTo(Overlap.Kind.SLIVER);
        assertThat(only(parcel, Ground.box(199.9, 99.9, 100, 100)).kind()).isEqualTo(Overlap.Kind.SLIVER);
        assertThat(only(parcel, Ground.box(199.9, 0, 100, 100)).kind()).isEqualTo(Overlap.Kind.PARTIAL);
        assertThat(only(parcel, Ground.box(199.99, 0, 100, 100)).exceedsTolerance())
                .isFalse();
    }

    @Test
    void keepsASmallDuplicateADuplicate() {
        Polygon kiosk = Ground.box(0, 0, 0.8, 0.8);

        assertThat(only(kiosk, kiosk).kind()).isEqualTo(Overlap.Kind.IDENTICAL);
        assertThat(only(kiosk, parcel).kind()).isEqualTo(Overlap.Kind.FIRST_WITHIN_SECOND);
    }

    @Test
    void measuresAgainstTheToleranceGiven() {
        OverlapTolerance strict = new OverlapTolerance(Area.ZERO, 0, BigDecimal.ONE);
        List<Footprint> pair = List.of(footprint(1, parcel), footprint(2, Ground.box(199.99, 0, 100, 100)));

        assertThat(search.among(pair, strict)).extracting(Overlap::kind).containsExactly(Overlap.Kind.PARTIAL);
    }

    @Test
    void putsTheAskedFootprintFirstAndDoesNotCompareItWithItself() {
        Footprint asked = footprint(9, parcel);
        List<Footprint> others = List.of(
                footprint(3, Ground.box(100, 0, 200, 100)), footprint(9, parcel), footprint(1, Ground.box(0, 0, 9, 9)));

        List<Overlap> overlaps = search.of(asked, others);

        assertThat(overlaps).extracting(Overlap::first).containsOnly(new UUID(0, 9));
        assertThat(overlaps).extracting(Overlap::second).containsExactly(new UUID(0, 1), new UUID(0, 3));
        assertThat(search.of(footprint(9, Polygons.FACTORY.createPolygon()), others))
                .isEmpty();
    }

    @Test
    void findsTheSameWhateverTheOrderAndWhicheverWayItIsAsked() {
        System.out.println("seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        List<Footprint> field = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            field.add(footprint(i, Ground.star(random, 1_500)));
        }
        List<Overlap> among = search.among(field);
        List<Overlap> oneByOne = new ArrayList<>();
        field.forEach(footprint -> search.of(footprint, field).stream()
                .filter(overlap -> overlap.first().compareTo(overlap.second()) < 0)
                .forEach(oneByOne::add));
        Collections.shuffle(field, new Random(SEED));

        assertThat(among).hasSizeGreaterThan(300);
        assertThat(pairs(search.among(field))).isEqualTo(pairs(among));
        assertThat(pairs(oneByOne)).isEqualTo(pairs(among));
    }

    private static List<String> pairs(List<Overlap> overlaps) {
        return overlaps.stream()
                .map(overlap -> overlap.first() + " " + overlap.second() + " " + overlap.area() + overlap.kind())
                .toList();
    }
}
