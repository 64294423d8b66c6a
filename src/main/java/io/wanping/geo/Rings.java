package io.wanping.geo;

import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/** Closed lines: four or more positions of which the last repeats the first. */
final class Rings {

    static final int FEWEST_POSITIONS = 4;

    private Rings() {}

    /** @throws GeometryProblem where the ring is open or has too few positions; nothing is closed silently */
    static LinearRing closed(Coordinate[] positions) {
        check(positions);
        return Polygons.FACTORY.createLinearRing(positions);
    }

    static void check(Coordinate[] positions) {
        if (positions.length == 0) {
            return;
        }
        String start = positions[0].x + ", " + positions[0].y;
        if (!positions[0].equals2D(positions[positions.length - 1])) {
            throw new GeometryProblem(GeoFinding.RING_NOT_CLOSED, "seen", start);
        }
        if (positions.length < FEWEST_POSITIONS) {
            throw new GeometryProblem(GeoFinding.TOO_SMALL, "seen", start);
        }
    }

    static boolean runsAsItShould(LinearRing ring, boolean outer) {
        return Orientation.isCCW(ring.getCoordinateSequence()) == outer;
    }

    /** Outer rings anticlockwise, holes clockwise (RFC 7946 §3.1.6). */
    static MultiPolygon oriented(MultiPolygon shape) {
        Polygon[] parts = new Polygon[shape.getNumGeometries()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = oriented((Polygon) shape.getGeometryN(i));
        }
        return shape.getFactory().createMultiPolygon(parts);
    }

    private static Polygon oriented(Polygon polygon) {
        LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = oriented(polygon.getInteriorRingN(i), false);
        }
        return polygon.getFactory().createPolygon(oriented(polygon.getExteriorRing(), true), holes);
    }

    private static LinearRing oriented(LinearRing ring, boolean outer) {
        return runsAsItShould(ring, outer) ? ring : ring.reverse();
    }
}
