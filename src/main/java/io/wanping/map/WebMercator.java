package io.wanping.map;

/**
 * Web Mercator (EPSG:3857) as tiles use it, on a whole-number grid: the world is a square of {@value #WORLD} units from the north-west,
 * {@code x} to the east, {@code y} to the south, so that a unit is 3.7 cm on the equator and 3.2 cm in Shanghai. For drawing only: never
 * measure on it. CGCS2000 and WGS84 are taken as equal (less than a decimetre).
 */
final class WebMercator {

    static final int WORLD_BITS = 30;
    static final int WORLD = 1 << WORLD_BITS;

    /** Where the square ends, degrees; what is nearer to a pole is drawn on its edge. */
    static final double LAST_LATITUDE = Math.toDegrees(Math.atan(Math.sinh(Math.PI)));

    private WebMercator() {}

    static int x(double lon) {
        return unit(lon / 360 + 0.5);
    }

    static int y(double lat) {
        double phi = Math.toRadians(Math.max(-LAST_LATITUDE, Math.min(LAST_LATITUDE, lat)));
        return unit(0.5 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / (2 * Math.PI));
    }

    static double lon(double x) {
        return (x / WORLD - 0.5) * 360;
    }

    static double lat(double y) {
        return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * y / WORLD))));
    }

    private static int unit(double part) {
        return (int) Math.max(0, Math.min(WORLD - 1L, Math.round(part * WORLD)));
    }
}
