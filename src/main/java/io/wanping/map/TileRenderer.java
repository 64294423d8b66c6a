package io.wanping.map;

import io.wanping.journal.AreaAccount;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Draws features on one tile. Pure.
 *
 * <h2>Levels</h2>
 * What is {@value #SMALLEST_SHAPE} units or more across (2.5 pixels) keeps its shape, thinned by no more than half a pixel. What is smaller
 * goes, with all that lies in the same square of four pixels, into one square of the colour most of its ground has, so that a district of
 * a hundred thousand parcels is a small tile at any zoom and nothing vanishes. Names are written where there is room for them.
 *
 * <h2>Size</h2>
 * A tile beyond {@link #MOST_BYTES} is drawn again with everything twice as coarse, until it fits.
 */
final class TileRenderer {

    /** Units across a tile, as everybody uses. */
    static final int EXTENT = 4096;

    /** A tile is 256 pixels wide. */
    static final int PIXEL = EXTENT / 256;

    /** Part of a tile's width drawn beyond its edge: four pixels, wider than any outline. */
    static final double MARGIN = 4.0 / 256;

    static final int MOST_BYTES = 500_000;

    /** Changes when tiles look different for the same content; part of every tag. */
    static final String VERSION = "2";

    private static final int SMALLEST_SHAPE = 40;
    private static final int SMALLEST_NAMED = 8 * PIXEL;
    private static final int SQUARE = 4 * PIXEL;
    private static final double TOLERANCE = PIXEL / 2.0;

    /** From this zoom on a person draws and measures: nothing is thinned. */
    private static final int EXACT_ZOOM = 17;

    private final String layer;
    private final TileAddress tile;
    private final int coarseness;

    private TileRenderer(String layer, TileAddress tile, int coarseness) {
        this.layer = layer;
        this.tile = tile;
        this.coarseness = coarseness;
    }

    /** What can be asked to hand over its features. */
    interface Features {
        void visit(WorldBox box, Consumer<MapFeature> visitor);
    }

    /** The tile; no bytes where nothing is on it. */
    static byte[] draw(String layer, TileAddress tile, Features features) {
        byte[] drawn;
        int coarseness = 1;
        do {
            drawn = new TileRenderer(layer, tile, coarseness).draw(features);
            coarseness *= 2;
        } while (drawn == null || drawn.length > MOST_BYTES);
        return drawn;
    }

    /** Null when it has become too large on the way. */
    private byte @Nullable [] draw(Features features) {
        VectorTileWriter writer = new VectorTileWriter(layer, EXTENT);
        Squares squares = new Squares(SQUARE * coarseness);
        WorldBox box = tile.boxWithMargin(MARGIN);
        features.visit(box, feature -> {
            if (writer.size() <= MOST_BYTES && !drawShape(feature, box, writer)) {
                squares.add(feature, tile);
            }
        });
        if (writer.size() > MOST_BYTES) {
            return null;
        }
        squares.draw(writer);
        return writer.toBytes();
    }

    /** Whether there was enough of it to be seen, or it lies in the margin only. */
    private boolean drawShape(MapFeature feature, WorldBox box, VectorTileWriter writer) {
        WorldBox extent = feature.shape().box();
        double across = Math.max(extent.width(), extent.height()) * ((double) EXTENT / tile.size());
        boolean item = feature instanceof MapFeature.OfItem;
        if (item && across < SMALLEST_SHAPE * (double) coarseness) {
            return false;
        }
        List<int[]> rings = rings(feature.shape(), box);
        if (rings.isEmpty()) {
            return !item;
        }
        boolean named = across >= SMALLEST_NAMED * (double) coarseness;
        feature.describe(writer, named ? MapFeature.Detail.NAMED : MapFeature.Detail.PLAIN);
        writer.polygon(rings);
        return true;
    }

    private List<int[]> rings(MapShape shape, WorldBox box) {
        double tolerance = tile.z() >= EXACT_ZOOM && coarseness == 1 ? 0 : TOLERANCE * coarseness;
        List<int[]> rings = new ArrayList<>(shape.rings().length);
        boolean outerIsSeen = false;
        for (int[] ring : shape.rings()) {
            boolean outer = TileRings.doubleArea(ring, ring.length) > 0;
            if (!outer && !outerIsSeen) {
                continue;
            }
            int[] seen = TileRings.thinned(TileRings.scaled(TileRings.clipped(ring, box), tile, EXTENT), tolerance);
            long area = TileRings.doubleArea(seen, seen.length);
            boolean kept = seen.length >= 6 && area != 0 && area > 0 == outer;
            if (outer) {
                outerIsSeen = kept;
            }
            if (kept) {
                rings.add(seen);
            }
        }
        return rings;
    }

    /**
     * What is too small for a shape, by squares; each item is in the one square, of the one tile, that holds its middle. A square says how
     * many items of each colour are in it, as {@code n.COLOUR}.
     */
    private static final class Squares {

        private final int size;
        private final int columns;
        private final Map<Integer, Square> squares = new TreeMap<>();

        private static final class Square {
            private final Map<String, Integer> items = new TreeMap<>();
            private final Map<String, Double> ground = new TreeMap<>();
            private final Map<AreaAccount, Double> accounts = new EnumMap<>(AreaAccount.class);
            private boolean proposed;
        }

        Squares(int size) {
            this.size = Math.min(size, EXTENT);
            this.columns = EXTENT / this.size;
        }

        void add(MapFeature feature, TileAddress tile) {
            if (!(feature instanceof MapFeature.OfItem item)) {
                return;
            }
            WorldBox box = item.shape().box();
            double factor = (double) columns / tile.size();
            int column = (int) Math.floor((box.west() + box.width() / 2 - tile.west()) * factor);
            int row = (int) Math.floor((box.north() + box.height() / 2 - tile.north()) * factor);
            if (column < 0 || column >= columns || row < 0 || row >= columns) {
                return;
            }
            Square square = squares.computeIfAbsent(row * columns + column, at -> new Square());
            double extent = (box.width() + 1.0) * (box.height() + 1.0);
            square.items.merge(item.colour(), 1, Integer::sum);
            square.ground.merge(item.colour(), extent, Double::sum);
            square.accounts.merge(item.account(), extent, Double::sum);
            square.proposed |= item.proposed();
        }

        void draw(VectorTileWriter writer) {
            squares.forEach((at, square) -> {
                int west = at % columns * size;
                int north = at / columns * size;
                String main = most(square.ground);
                AreaAccount account = most(square.accounts);
                writer.property("account", account.name());
                if (!main.equals(account.name())) {
                    writer.property("value", main);
                }
                writer.property(
                        "items",
                        square.items.values().stream().mapToInt(count -> count).sum());
                if (square.items.size() > 1) {
                    square.items.forEach((colour, count) -> writer.property("n." + colour, count));
                }
                if (square.proposed) {
                    writer.property("proposed", true);
                }
                writer.polygon(List.of(
                        new int[] {west, north, west + size, north, west + size, north + size, west, north + size}));
            });
        }

        /** The last of the greatest, so that of two accounts with the same ground the one further on the way to release is shown. */
        private static <K> K most(Map<K, Double> ground) {
            return ground.entrySet().stream()
                    .reduce((left, right) -> right.getValue() >= left.getValue() ? right : left)
                    .orElseThrow()
                    .getKey();
        }
    }
}
