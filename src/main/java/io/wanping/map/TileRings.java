package io.wanping.map;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** What happens to one ring on its way onto a tile: clipped, scaled, thinned. Rings are {@code x, y, x, y…}, not closed. Pure. */
final class TileRings {

    private TileRings() {}

    /** Twice the area, above zero when the ring runs clockwise with {@code y} to the south; exact. */
    static long doubleArea(int[] ring, int length) {
        long area = 0;
        for (int i = 2; i + 3 < length; i += 2) {
            long ax = ring[i] - (long) ring[0];
            long ay = ring[i + 1] - (long) ring[1];
            long bx = ring[i + 2] - (long) ring[0];
            long by = ring[i + 3] - (long) ring[1];
            area += ax * by - bx * ay;
        }
        return area;
    }

    static int[] reversed(int[] ring) {
        int[] reversed = new int[ring.length];
        for (int i = 0; i < ring.length; i += 2) {
            reversed[i] = ring[ring.length - 2 - i];
            reversed[i + 1] = ring[ring.length - 1 - i];
        }
        return reversed;
    }

    /**
     * The part of a ring within a box (Sutherland and Hodgman 1974); where a ring leaves and comes back, its parts stay joined along the
     * edge of the box, which lies in the margin of the tile and is not seen.
     *
     * @return the ring itself where nothing is cut off, empty where nothing is left
     */
    static int[] clipped(int[] ring, WorldBox box) {
        if (isWithin(ring, box)) {
            return ring;
        }
        int[] part = cut(ring, 0, box.west(), true);
        part = cut(part, 0, box.east(), false);
        part = cut(part, 1, box.north(), true);
        return cut(part, 1, box.south(), false);
    }

    private static boolean isWithin(int[] ring, WorldBox box) {
        for (int i = 0; i < ring.length; i += 2) {
            if (ring[i] < box.west()
                    || ring[i] > box.east()
                    || ring[i + 1] < box.north()
                    || ring[i + 1] > box.south()) {
                return false;
            }
        }
        return true;
    }

    /** Keeps the side of a line across one axis; {@code above} keeps what is not less than the limit. */
    private static int[] cut(int[] ring, int axis, int limit, boolean above) {
        int[] kept = new int[ring.length * 2];
        int length = 0;
        for (int i = 0; i < ring.length; i += 2) {
            int before = i == 0 ? ring.length - 2 : i - 2;
            boolean inside = above ? ring[i + axis] >= limit : ring[i + axis] <= limit;
            boolean wasInside = above ? ring[before + axis] >= limit : ring[before + axis] <= limit;
            if (inside != wasInside) {
                kept[length + axis] = limit;
                kept[length + 1 - axis] = crossing(ring, before, i, axis, limit);
                length += 2;
            }
            if (inside) {
                kept[length] = ring[i];
                kept[length + 1] = ring[i + 1];
                length += 2;
            }
        }
        return Arrays.copyOf(kept, length);
    }

    private static int crossing(int[] ring, int from, int to, int axis, int limit) {
        double part = (limit - (double) ring[from + axis]) / ((double) ring[to + axis] - ring[from + axis]);
        double start = ring[from + 1 - axis];
        return (int) Math.round(start + part * (ring[to + 1 - axis] - start));
    }

    /** On the grid of the tile, 0/0 its north-west corner; positions that fall together are one. */
    static int[] scaled(int[] ring, TileAddress tile, int extent) {
        int[] scaled = new int[ring.length];
        int length = 0;
        double factor = (double) extent / tile.size();
        for (int i = 0; i < ring.length; i += 2) {
            int x = (int) Math.round((ring[i] - tile.west()) * factor);
            int y = (int) Math.round((ring[i + 1] - tile.north()) * factor);
            if (length == 0 || scaled[length - 2] != x || scaled[length - 1] != y) {
                scaled[length++] = x;
                scaled[length++] = y;
            }
        }
        if (length > 2 && scaled[0] == scaled[length - 2] && scaled[1] == scaled[length - 1]) {
            length -= 2;
        }
        return length == ring.length ? scaled : Arrays.copyOf(scaled, length);
    }

    /**
     * Without the positions nobody sees (Douglas and Peucker 1973): every one left out lies within the tolerance of the line drawn.
     *
     * @return fewer than three positions where nothing of the ring can be seen
     */
    static int[] thinned(int[] ring, double tolerance) {
        int positions = ring.length / 2;
        if (positions <= 3 || tolerance <= 0) {
            return ring;
        }
        BitSet kept = new BitSet(positions);
        int far = farthestFromFirst(ring);
        kept.set(0);
        kept.set(far);
        // Stretches still to be looked at; a stretch that ends one past the last position ends at the first.
        Deque<int[]> stretches = new ArrayDeque<>(List.of(new int[] {0, far}, new int[] {far, positions}));
        while (!stretches.isEmpty()) {
            int[] stretch = stretches.pop();
            int farthest = farthestFromLine(ring, stretch[0], stretch[1], tolerance * tolerance);
            if (farthest >= 0) {
                kept.set(farthest);
                stretches.push(new int[] {stretch[0], farthest});
                stretches.push(new int[] {farthest, stretch[1]});
            }
        }
        int[] thinned = new int[2 * kept.cardinality()];
        int length = 0;
        for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
            thinned[length++] = ring[2 * i];
            thinned[length++] = ring[2 * i + 1];
        }
        return thinned;
    }

    private static int farthestFromFirst(int[] ring) {
        int far = 1;
        long most = -1;
        for (int i = 1; i < ring.length / 2; i++) {
            long dx = ring[2 * i] - (long) ring[0];
            long dy = ring[2 * i + 1] - (long) ring[1];
            if (dx * dx + dy * dy > most) {
                most = dx * dx + dy * dy;
                far = i;
            }
        }
        return far;
    }

    /** The position of a stretch that is farthest from the line between its ends, if beyond the tolerance; else -1. */
    private static int farthestFromLine(int[] ring, int first, int last, double squaredTolerance) {
        int end = last % (ring.length / 2);
        int far = -1;
        double most = squaredTolerance;
        for (int i = first + 1; i < last; i++) {
            double distance = squaredDistance(ring, i, first, end);
            if (distance > most) {
                most = distance;
                far = i;
            }
        }
        return far;
    }

    private static double squaredDistance(int[] ring, int position, int from, int to) {
        double px = ring[2 * position] - ring[2 * from];
        double py = ring[2 * position + 1] - ring[2 * from + 1];
        double dx = ring[2 * to] - ring[2 * from];
        double dy = ring[2 * to + 1] - ring[2 * from + 1];
        double length = dx * dx + dy * dy;
        double along = length == 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length));
        double ex = px - along * dx;
        double ey = py - along * dy;
        return ex * ex + ey * ey;
    }
}
