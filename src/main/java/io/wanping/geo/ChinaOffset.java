package io.wanping.geo;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/**
 * The offsets of Chinese web maps: GCJ-02 and BD-09 to and from CGCS2000 (which equals WGS 84 within a decimetre).
 *
 * <p>Positions are {@code lon, lat} in degrees, new objects; nothing given is changed. Positions outside 72.004–137.8347° E,
 * 0.8293–55.8271° N are not offset by the map makers and come back as they are.
 *
 * <p>Accuracy: forward as gcoord 1.0.7 to 0.1 mm; the way back is found by iteration and closes within 0.01 mm. The formulas are not an
 * official publication: they were worked out by the open-source community (eviltransform, gcoord, MIT), so a result is as good as a
 * web map, not a survey.
 */
public final class ChinaOffset {

    private static final double SEMI_MAJOR_AXIS_METRES = 6378245.0;
    private static final double ECCENTRICITY_SQUARED = 0.006693421622965823;
    private static final double BAIDU_WAVE = Math.PI * 3000.0 / 180.0;
    private static final double BAIDU_SHIFT_LON = 0.0065;
    private static final double BAIDU_SHIFT_LAT = 0.006;
    private static final double MEAN_RADIUS_METRES = 6371008.8;

    /** 1e-11° is about a micrometre. */
    private static final double CLOSE_ENOUGH_DEGREES = 1e-11;

    private static final int MOST_STEPS = 60;

    /** How far a source lies from the truth at a place, in metres; what the importer shows before accepting. */
    public record Shift(double east_metres, double north_metres) {}

    private ChinaOffset() {}

    /** The true position of what a source gave. */
    public static Coordinate toCgcs2000(Coordinate position, CoordinateSource source) {
        return switch (source) {
            case CGCS2000, WGS84 -> new Coordinate(position.x, position.y);
            case GCJ02 -> undo(position, ChinaOffset::gcj02);
            case BD09 -> undo(undo(position, ChinaOffset::bd09), ChinaOffset::gcj02);
        };
    }

    /** Where a source would show a true position. */
    public static Coordinate fromCgcs2000(Coordinate position, CoordinateSource source) {
        return switch (source) {
            case CGCS2000, WGS84 -> new Coordinate(position.x, position.y);
            case GCJ02 -> gcj02(position);
            case BD09 -> bd09(gcj02(position));
        };
    }

    public static Geometry toCgcs2000(Geometry geometry, CoordinateSource source) {
        return each(geometry, position -> toCgcs2000(position, source));
    }

    public static Geometry fromCgcs2000(Geometry geometry, CoordinateSource source) {
        return each(geometry, position -> fromCgcs2000(position, source));
    }

    /** From the true position to where the source shows it; zero for surveyed coordinates. */
    public static Shift shift(Coordinate truePosition, CoordinateSource source) {
        Coordinate shown = fromCgcs2000(truePosition, source);
        double east = Math.toRadians(shown.x - truePosition.x) * Math.cos(Math.toRadians(truePosition.y));
        double north = Math.toRadians(shown.y - truePosition.y);
        return new Shift(east * MEAN_RADIUS_METRES, north * MEAN_RADIUS_METRES);
    }

    private interface Offset {
        Coordinate of(Coordinate position);
    }

    private static boolean offsetApplies(Coordinate position) {
        return position.x >= 72.004 && position.x <= 137.8347 && position.y >= 0.8293 && position.y <= 55.8271;
    }

    private static Coordinate gcj02(Coordinate truth) {
        if (!offsetApplies(truth)) {
            return new Coordinate(truth.x, truth.y);
        }
        double lon = truth.x - 105.0;
        double lat = truth.y - 35.0;
        double phi = Math.toRadians(truth.y);
        double magic = 1 - ECCENTRICITY_SQUARED * Math.sin(phi) * Math.sin(phi);
        double meridianRadius = SEMI_MAJOR_AXIS_METRES * (1 - ECCENTRICITY_SQUARED) / (magic * Math.sqrt(magic));
        double parallelRadius = SEMI_MAJOR_AXIS_METRES / Math.sqrt(magic) * Math.cos(phi);
        return new Coordinate(
                truth.x + Math.toDegrees(eastWave(lon, lat) / parallelRadius),
                truth.y + Math.toDegrees(northWave(lon, lat) / meridianRadius));
    }

    private static double northWave(double lon, double lat) {
        return -100.0
                + 2.0 * lon
                + 3.0 * lat
                + 0.2 * lat * lat
                + 0.1 * lon * lat
                + 0.2 * Math.sqrt(Math.abs(lon))
                + (20.0 * wave(lon, 6) + 20.0 * wave(lon, 2)) * 2 / 3
                + (20.0 * wave(lat, 1) + 40.0 * wave(lat, 1.0 / 3)) * 2 / 3
                + (160.0 * wave(lat, 1.0 / 12) + 320.0 * wave(lat, 1.0 / 30)) * 2 / 3;
    }

    private static double eastWave(double lon, double lat) {
        return 300.0
                + lon
                + 2.0 * lat
                + 0.1 * lon * lon
                + 0.1 * lon * lat
                + 0.1 * Math.sqrt(Math.abs(lon))
                + (20.0 * wave(lon, 6) + 20.0 * wave(lon, 2)) * 2 / 3
                + (20.0 * wave(lon, 1) + 40.0 * wave(lon, 1.0 / 3)) * 2 / 3
                + (150.0 * wave(lon, 1.0 / 12) + 300.0 * wave(lon, 1.0 / 30)) * 2 / 3;
    }

    private static double wave(double degrees, double frequency) {
        return Math.sin(degrees * frequency * Math.PI);
    }

    private static Coordinate bd09(Coordinate gcj02) {
        if (!offsetApplies(gcj02)) {
            return new Coordinate(gcj02.x, gcj02.y);
        }
        double radius = Math.hypot(gcj02.x, gcj02.y) + 0.00002 * Math.sin(gcj02.y * BAIDU_WAVE);
        double angle = Math.atan2(gcj02.y, gcj02.x) + 0.000003 * Math.cos(gcj02.x * BAIDU_WAVE);
        return new Coordinate(radius * Math.cos(angle) + BAIDU_SHIFT_LON, radius * Math.sin(angle) + BAIDU_SHIFT_LAT);
    }

    /** The position whose offset is the one given; the offsets change slowly, so each step gains two to three digits. */
    private static Coordinate undo(Coordinate shown, Offset offset) {
        Coordinate guess = new Coordinate(shown.x, shown.y);
        for (int step = 0; step < MOST_STEPS; step++) {
            Coordinate at = offset.of(guess);
            double missingLon = shown.x - at.x;
            double missingLat = shown.y - at.y;
            guess.x += missingLon;
            guess.y += missingLat;
            if (Math.abs(missingLon) + Math.abs(missingLat) < CLOSE_ENOUGH_DEGREES) {
                break;
            }
        }
        return guess;
    }

    private static Geometry each(Geometry geometry, Offset offset) {
        Geometry moved = geometry.copy();
        moved.apply(new CoordinateSequenceFilter() {
            @Override
            public void filter(CoordinateSequence positions, int index) {
                Coordinate at = offset.of(new Coordinate(positions.getX(index), positions.getY(index)));
                positions.setOrdinate(index, CoordinateSequence.X, at.x);
                positions.setOrdinate(index, CoordinateSequence.Y, at.y);
            }

            @Override
            public boolean isDone() {
                return false;
            }

            @Override
            public boolean isGeometryChanged() {
                return true;
            }
        });
        return moved;
    }
}
