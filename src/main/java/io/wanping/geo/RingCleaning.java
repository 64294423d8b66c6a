package io.wanping.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/**
 * Takes repeated points and spikes out of one open ring (the first position is not repeated), telling each. One pass with a stack: a
 * point that leaves may uncover the next spike behind it.
 */
final class RingCleaning {

    private static final double SAME_POINT_METRES = 0.0001;
    private static final int FEWEST_CORNERS = 3;
    private static final double SPIKE_WIDTH_METRES = 0.001;

    private final List<Coordinate> kept = new ArrayList<>();
    private final BiConsumer<GeoFinding, Coordinate> tell;

    private RingCleaning(BiConsumer<GeoFinding, Coordinate> tell) {
        this.tell = tell;
    }

    /** The closed ring that is left; null where fewer than three corners are. */
    static @Nullable LinearRing clean(List<Coordinate> openRing, BiConsumer<GeoFinding, Coordinate> tell) {
        RingCleaning cleaning = new RingCleaning(tell);
        openRing.forEach(cleaning::add);
        cleaning.joinEnds();
        return cleaning.closed();
    }

    /** All rings of a shape, without telling; rings of which nothing is left go. */
    static MultiPolygon clean(MultiPolygon shape) {
        List<Polygon> parts = new ArrayList<>();
        for (Polygon part : Polygons.of(shape)) {
            LinearRing outer = cleanQuietly(part.getExteriorRing());
            if (outer != null) {
                parts.add(Polygons.FACTORY.createPolygon(outer, holes(part)));
            }
        }
        return Polygons.multi(parts);
    }

    private static LinearRing[] holes(Polygon part) {
        List<LinearRing> holes = new ArrayList<>();
        for (int i = 0; i < part.getNumInteriorRing(); i++) {
            LinearRing hole = cleanQuietly(part.getInteriorRingN(i));
            if (hole != null) {
                holes.add(hole);
            }
        }
        return holes.toArray(LinearRing[]::new);
    }

    private static @Nullable LinearRing cleanQuietly(LinearRing ring) {
        List<Coordinate> positions = List.of(ring.getCoordinates());
        return clean(positions.subList(0, positions.size() - 1), (code, at) -> {});
    }

    private @Nullable LinearRing closed() {
        if (kept.size() < FEWEST_CORNERS) {
            return null;
        }
        kept.add(kept.get(0).copy());
        return Polygons.FACTORY.createLinearRing(kept.toArray(Coordinate[]::new));
    }

    private void add(Coordinate next) {
        while (size() >= 2 && !same(fromEnd(1), next) && spike(fromEnd(2), fromEnd(1), next)) {
            drop(size() - 1, GeoFinding.SPIKE);
        }
        if (size() >= 1 && same(fromEnd(1), next)) {
            tell.accept(GeoFinding.DUPLICATE_POINT, next);
        } else {
            kept.add(next);
        }
    }

    private void joinEnds() {
        while (size() >= 2) {
            if (same(fromEnd(1), kept.get(0))) {
                drop(size() - 1, GeoFinding.DUPLICATE_POINT);
            } else if (size() >= 3 && spike(fromEnd(2), fromEnd(1), kept.get(0))) {
                drop(size() - 1, GeoFinding.SPIKE);
            } else if (size() >= 3 && spike(fromEnd(1), kept.get(0), kept.get(1))) {
                drop(0, GeoFinding.SPIKE);
            } else {
                return;
            }
        }
    }

    private int size() {
        return kept.size();
    }

    private Coordinate fromEnd(int place) {
        return kept.get(size() - place);
    }

    private void drop(int index, GeoFinding why) {
        tell.accept(why, kept.remove(index));
    }

    private static boolean same(Coordinate a, Coordinate b) {
        return LonLat.metres(a, b) < SAME_POINT_METRES;
    }

    /** The line runs out to the tip and comes back beside itself. */
    private static boolean spike(Coordinate before, Coordinate tip, Coordinate after) {
        double narrowing = Math.cos(Math.toRadians(tip.y));
        double outEast = (before.x - tip.x) * narrowing;
        double outNorth = before.y - tip.y;
        double backEast = (after.x - tip.x) * narrowing;
        double backNorth = after.y - tip.y;
        if (outEast * backEast + outNorth * backNorth <= 0) {
            return false;
        }
        double cross = Math.abs(outEast * backNorth - outNorth * backEast);
        double longer = Math.max(Math.hypot(outEast, outNorth), Math.hypot(backEast, backNorth));
        return cross / longer * LonLat.METRES_PER_DEGREE < SPIKE_WIDTH_METRES;
    }
}
