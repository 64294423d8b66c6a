package io.wanping.map;

/** A box on the grid of {@link WebMercator}, its edges included. */
record WorldBox(int west, int north, int east, int south) {

    boolean meets(WorldBox other) {
        return west <= other.east && other.west <= east && north <= other.south && other.north <= south;
    }

    boolean covers(WorldBox other) {
        return west <= other.west && other.east <= east && north <= other.north && other.south <= south;
    }

    int width() {
        return east - west;
    }

    int height() {
        return south - north;
    }
}
