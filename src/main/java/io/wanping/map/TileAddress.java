package io.wanping.map;

import io.wanping.finding.Refused;

/**
 * One tile of the usual pyramid (XYZ, north-west is 0/0): at zoom {@code z} the world is {@code 2^z} tiles wide.
 *
 * @param z 0 to {@link #DEEPEST}
 */
record TileAddress(int z, int x, int y) {

    /** Deeper than that a unit of the grid is more than a unit of the tile; browsers enlarge instead. */
    static final int DEEPEST = 20;

    /** @throws Refused {@code map.tile-unknown} where there is no such tile */
    TileAddress {
        if (z < 0 || z > DEEPEST || x < 0 || y < 0 || x >= 1 << z || y >= 1 << z) {
            throw Refused.notFound("map.tile-unknown", "tile", z + "/" + x + "/" + y);
        }
    }

    static TileAddress parse(String z, String x, String y) {
        try {
            return new TileAddress(Integer.parseInt(z), Integer.parseInt(x), Integer.parseInt(y));
        } catch (NumberFormatException notANumber) {
            throw Refused.notFound("map.tile-unknown", "tile", z + "/" + x + "/" + y);
        }
    }

    /** Width and height on the grid of the world. */
    int size() {
        return WebMercator.WORLD >> z;
    }

    int west() {
        return x * size();
    }

    int north() {
        return y * size();
    }

    /**
     * What is drawn on the tile: itself and a margin, so that outlines do not end at its edge.
     *
     * @param margin part of the tile's width
     */
    WorldBox boxWithMargin(double margin) {
        int extra = (int) Math.ceil(size() * margin);
        return new WorldBox(
                Math.max(0, west() - extra),
                Math.max(0, north() - extra),
                (int) Math.min(WebMercator.WORLD - 1L, (long) west() + size() + extra),
                (int) Math.min(WebMercator.WORLD - 1L, (long) north() + size() + extra));
    }
}
