package io.wanping.geo;

import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Shapes in metres east and north of 121.45° E, 31.25° N, handed out as {@code lon, lat}. */
final class Ground {

    static final double LON = 121.45;
    static final double LAT = 31.25;
    private static final double METRES_PER_DEGREE_LAT = 110_860.0;
    private static final double METRES_PER_DEGREE_LON = 95_250.0;

    private Ground() {}

    static Coordinate at(double east, double north) {
        return new Coordinate(LON + east / METRES_PER_DEGREE_LON, LAT + north / METRES_PER_DEGREE_LAT);
    }

    static Coordinate[] points(double... eastNorth) {
        Coordinate[] points = new Coordinate[eastNorth.length / 2];
        for (int i = 0; i < points.length; i++) {
            points[i] = at(eastNorth[2 * i], eastNorth[2 * i + 1]);
        }
        return points;
    }

    /** Closed here. */
    static LinearRing ring(double... eastNorth) {
        Coordinate[] open = points(eastNorth);
        Coordinate[] closed = java.util.Arrays.copyOf(open, open.length + 1);
        closed[open.length] = open[0].copy();
        return Polygons.FACTORY.createLinearRing(closed);
    }

    static Polygon polygon(double... eastNorth) {
        return Polygons.FACTORY.createPolygon(ring(eastNorth));
    }

    static Polygon box(double east, double north, double width, double height) {
        return polygon(east, north, east + width, north, east + width, north + height, east, north + height);
    }

    /** A valid star of 4 to 24 corners and 20 to 160 m, every third with a hole, somewhere in a field of the given width. */
    static Polygon star(SplittableRandom random, double field_metres) {
        double east = random.nextDouble(field_metres);
        double north = random.nextDouble(field_metres);
        double size = random.nextDouble(20, 160);
        int corners = random.nextInt(4, 25);
        double[] outer = new double[2 * corners];
        double[] inner = new double[2 * corners];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double radius = size * random.nextDouble(0.4, 1);
            outer[2 * i] = east + radius * Math.cos(angle);
            outer[2 * i + 1] = north + radius * Math.sin(angle);
            inner[2 * i] = east + size * 0.2 * Math.cos(-angle);
            inner[2 * i + 1] = north + size * 0.2 * Math.sin(-angle);
        }
        boolean hole = random.nextInt(3) == 0;
        return Polygons.FACTORY.createPolygon(ring(outer), hole ? new LinearRing[] {ring(inner)} : null);
    }
}
