package io.wanping.geo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.relateng.RelateNG;
import org.locationtech.jts.operation.relateng.RelatePredicate;

/** What one footprint shares with others, one after the other; prepared once. Not for several threads. */
final class SharedGround {

    private static final String INTERIORS_SHARE_AREA = "2********";
    private static final double LEAST_SQUARE_METRES = 0.005;
    private static final double SQUARE_METRES_PER_SQUARE_DEGREE = LonLat.METRES_PER_DEGREE * LonLat.METRES_PER_DEGREE;

    private final Footprint first;
    private final AreaMeasurer areas;
    private final OverlapTolerance tolerance;
    private final RelateNG relate;
    private double firstSquareMetres = Double.NaN;

    SharedGround(Footprint first, AreaMeasurer areas, OverlapTolerance tolerance) {
        this.first = first;
        this.areas = areas;
        this.tolerance = tolerance;
        this.relate = RelateNG.prepare(first.polygon());
    }

    Optional<Overlap> with(Footprint second) {
        if (!relate.evaluate(second.polygon(), RelatePredicate.matches(INTERIORS_SHARE_AREA))) {
            return Optional.empty();
        }
        Geometry shared = polygonal(OverlayNGRobust.overlay(first.polygon(), second.polygon(), OverlayNG.INTERSECTION));
        return planeSquareMetres(shared) < LEAST_SQUARE_METRES
                ? Optional.empty()
                : Optional.of(overlap(second, shared, areas.squareMetres(shared)));
    }

    /**
     * On a plane, not on the ellipsoid: between one long edge and the same edge in two pieces the geodesics leave some 0.02 ㎡ where
     * the outlines, straight in degrees, leave nothing.
     */
    private static double planeSquareMetres(Geometry shared) {
        double lat = shared.getEnvelopeInternal().getMinY();
        return shared.getArea() * Math.cos(Math.toRadians(lat)) * SQUARE_METRES_PER_SQUARE_DEGREE;
    }

    private Overlap overlap(Footprint second, Geometry shared, double squareMetres) {
        BigDecimal ofFirst = share(squareMetres, firstSquareMetres());
        BigDecimal ofSecond = share(squareMetres, areas.squareMetres(second.polygon()));
        return new Overlap(
                first.id(),
                second.id(),
                shared,
                Area.ofSquareMetres(BigDecimal.valueOf(squareMetres)),
                ofFirst,
                ofSecond,
                kind(ofFirst, ofSecond, shared, squareMetres));
    }

    private Overlap.Kind kind(BigDecimal ofFirst, BigDecimal ofSecond, Geometry shared, double squareMetres) {
        boolean firstCovered = ofFirst.compareTo(tolerance.coveredShare()) >= 0;
        boolean secondCovered = ofSecond.compareTo(tolerance.coveredShare()) >= 0;
        if (firstCovered && secondCovered) {
            return Overlap.Kind.IDENTICAL;
        } else if (firstCovered) {
            return Overlap.Kind.FIRST_WITHIN_SECOND;
        } else if (secondCovered) {
            return Overlap.Kind.SECOND_WITHIN_FIRST;
        }
        return isSliver(shared, squareMetres) ? Overlap.Kind.SLIVER : Overlap.Kind.PARTIAL;
    }

    private boolean isSliver(Geometry shared, double squareMetres) {
        double meanWidth_metres = 2 * squareMetres / areas.lengthMetres(shared);
        return squareMetres <= tolerance.area().squareMetres().doubleValue()
                || meanWidth_metres <= tolerance.width_metres();
    }

    private double firstSquareMetres() {
        if (Double.isNaN(firstSquareMetres)) {
            firstSquareMetres = areas.squareMetres(first.polygon());
        }
        return firstSquareMetres;
    }

    /** A repair of the shared ground may exceed the whole by rounding; a share never does. */
    private static BigDecimal share(double part, double whole) {
        return BigDecimal.valueOf(Math.min(1, part / whole)).setScale(Overlap.SHARE_SCALE, RoundingMode.HALF_UP);
    }

    private static Geometry polygonal(Geometry overlay) {
        List<Polygon> parts = Polygons.of(overlay);
        return parts.size() == 1 ? parts.get(0) : Polygons.multi(parts);
    }
}
