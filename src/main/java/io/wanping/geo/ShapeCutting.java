package io.wanping.geo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/**
 * Cuts shapes by lines and joins them. Takes and gives valid MultiPolygons, {@code lon, lat} degrees, EPSG:4490, outer rings anticlockwise.
 *
 * <p>Vertices of the shape stay as they are, to the bit; new ones are only where the line meets an edge. An end of the line that lies within
 * a centimetre of an edge is taken as lying on it, because a hand that snaps to an edge cannot do better.
 *
 * <p>Limits: straight in degrees between vertices, as everything drawn is.
 */
public final class ShapeCutting {

    /** A centimetre. */
    private static final double ON_THE_EDGE_DEGREES = 1e-7;

    private ShapeCutting() {}

    /** The parts, from west to east; one part when the line does not cut the shape. */
    public static List<MultiPolygon> cut(MultiPolygon shape, LineString line) {
        Geometry edges = shape.getBoundary();
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(OverlayNGRobust.overlay(edges, reaching(line, edges), OverlayNG.UNION));
        @SuppressWarnings("unchecked") // the library's collection is raw
        Collection<Polygon> faces = polygonizer.getPolygons();
        List<MultiPolygon> parts = new ArrayList<>();
        for (Polygon face : faces) {
            Point inside = face.getInteriorPoint();
            if (shape.covers(inside)) {
                parts.add(Rings.oriented(Polygons.multi(List.of((Polygon) Polygons.FACTORY.createGeometry(face)))));
            }
        }
        parts.sort(Comparator.comparingDouble(part -> part.getInteriorPoint().getX()));
        return parts;
    }

    /** All the ground of the shapes, as few polygons as can be. */
    public static MultiPolygon joined(Collection<MultiPolygon> shapes) {
        Geometry union = OverlayNGRobust.union(new ArrayList<Geometry>(shapes));
        return Rings.oriented(Polygons.multi(Polygons.of(union)));
    }

    /** The ground that only one of the two has. */
    public static MultiPolygon difference(MultiPolygon one, MultiPolygon other) {
        return Polygons.multi(Polygons.of(OverlayNGRobust.overlay(one, other, OverlayNG.SYMDIFFERENCE)));
    }

    /** The ground both have. */
    public static MultiPolygon shared(MultiPolygon one, MultiPolygon other) {
        return Polygons.multi(Polygons.of(OverlayNGRobust.overlay(one, other, OverlayNG.INTERSECTION)));
    }

    private static LineString reaching(LineString line, Geometry edges) {
        Coordinate[] positions = line.getCoordinates().clone();
        int last = positions.length - 1;
        positions[0] = reaching(positions[0], positions[1], edges);
        positions[last] = reaching(positions[last], positions[last - 1], edges);
        return line.getFactory().createLineString(positions);
    }

    private static Coordinate reaching(Coordinate end, Coordinate before, Geometry edges) {
        double length = end.distance(before);
        if (length == 0 || edges.distance(edges.getFactory().createPoint(end)) > ON_THE_EDGE_DEGREES) {
            return end;
        }
        double further = 2 * ON_THE_EDGE_DEGREES / length;
        return new Coordinate(end.x + (end.x - before.x) * further, end.y + (end.y - before.y) * further);
    }
}
