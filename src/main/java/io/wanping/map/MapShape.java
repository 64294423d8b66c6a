package io.wanping.map;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * A polygon on the grid of {@link WebMercator}: small in memory, quick to draw.
 *
 * @param rings {@code x, y, x, y…} without repeating the first position; outer rings run clockwise as seen on a map (their area is above
 *     zero with {@code y} to the south), holes the other way and after their outer ring
 */
record MapShape(int[][] rings, WorldBox box) {

    /** From Polygon or MultiPolygon, {@code lon, lat} degrees; rings smaller than the grid are left out, the box keeps their place. */
    static MapShape of(Geometry polygons) {
        List<int[]> rings = new ArrayList<>();
        for (int i = 0; i < polygons.getNumGeometries(); i++) {
            if (polygons.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                add(rings, polygon.getExteriorRing(), true);
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    add(rings, polygon.getInteriorRingN(hole), false);
                }
            }
        }
        var extent = polygons.getEnvelopeInternal();
        return new MapShape(
                rings.toArray(int[][]::new),
                new WorldBox(
                        WebMercator.x(extent.getMinX()),
                        WebMercator.y(extent.getMaxY()),
                        WebMercator.x(extent.getMaxX()),
                        WebMercator.y(extent.getMinY())));
    }

    private static void add(List<int[]> rings, LinearRing ring, boolean outer) {
        CoordinateSequence positions = ring.getCoordinateSequence();
        int[] grid = new int[2 * (positions.size() - 1)];
        for (int i = 0; i < positions.size() - 1; i++) {
            grid[2 * i] = WebMercator.x(positions.getX(i));
            grid[2 * i + 1] = WebMercator.y(positions.getY(i));
        }
        long area = TileRings.doubleArea(grid, grid.length);
        if (area != 0) {
            rings.add(area > 0 == outer ? grid : TileRings.reversed(grid));
        }
    }
}
