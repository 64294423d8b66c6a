package io.wanping.geo;

import org.locationtech.jts.geom.Coordinate;

/** Positions in degrees, {@code lon, lat}. */
final class LonLat {

    static final double METRES_PER_DEGREE = Math.PI / 180 * 6371008.8;

    private LonLat() {}

    static boolean onEarth(double lon, double lat) {
        return Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
    }

    /** Impossible as it stands, possible the other way round. */
    static boolean swapped(double lon, double lat) {
        return !onEarth(lon, lat) && onEarth(lat, lon);
    }

    /** @throws GeometryProblem where this is no position on Earth */
    static void check(double lon, double lat) {
        if (!onEarth(lon, lat)) {
            GeoFinding code = swapped(lon, lat) ? GeoFinding.AXES_SWAPPED : GeoFinding.OUT_OF_RANGE;
            throw new GeometryProblem(code, "seen", lon + ", " + lat);
        }
    }

    static Coordinate checked(double lon, double lat) {
        check(lon, lat);
        return new Coordinate(lon, lat);
    }

    /** Distance on a plane touching at the first position: good to a millimetre within a parcel. */
    static double metres(Coordinate from, Coordinate to) {
        double east = (to.x - from.x) * Math.cos(Math.toRadians(from.y));
        return Math.hypot(east, to.y - from.y) * METRES_PER_DEGREE;
    }
}
