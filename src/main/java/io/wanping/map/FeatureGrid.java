package io.wanping.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The features of one layer by place: buckets of the size of a tile of zoom {@value #BUCKET_ZOOM}, each with the sum of its content
 * hashes, so that the revision of any tile is a matter of microseconds. Not for more than one thread while it changes.
 */
final class FeatureGrid {

    /** A kilometre and a half in Shanghai: a district has some fifty. */
    static final int BUCKET_ZOOM = 14;

    private static final int SHIFT = WebMercator.WORLD_BITS - BUCKET_ZOOM;
    private static final int SIZE = 1 << SHIFT;

    /** A shape in more buckets than this is no parcel; it is kept by itself, so that one slip cannot fill the memory. */
    private static final int MOST_BUCKETS = 1024;

    private final Map<Long, Bucket> buckets = new HashMap<>();
    private final List<MapFeature> vast = new ArrayList<>();

    private static final class Bucket {

        private final int column;
        private final int row;
        private final List<MapFeature> features = new ArrayList<>();
        private long digest;

        Bucket(int column, int row) {
            this.column = column;
            this.row = row;
        }

        WorldBox box() {
            int west = column << SHIFT;
            int north = row << SHIFT;
            return new WorldBox(west, north, west + (SIZE - 1), north + (SIZE - 1));
        }
    }

    /** The buckets a box meets. */
    private record Range(int west, int north, int east, int south) {

        static Range of(WorldBox box) {
            return new Range(box.west() >> SHIFT, box.north() >> SHIFT, box.east() >> SHIFT, box.south() >> SHIFT);
        }

        boolean has(Bucket bucket) {
            return bucket.column >= west && bucket.column <= east && bucket.row >= north && bucket.row <= south;
        }

        long count() {
            return (east - west + 1L) * (south - north + 1L);
        }

        /** Whether the bucket is the first of those that both the range and the box meet: so that each feature is visited once. */
        boolean isFirst(Bucket bucket, WorldBox box) {
            return bucket.column == Math.max(west, box.west() >> SHIFT)
                    && bucket.row == Math.max(north, box.north() >> SHIFT);
        }
    }

    void add(MapFeature feature) {
        Range range = Range.of(feature.shape().box());
        if (range.count() > MOST_BUCKETS) {
            vast.add(feature);
            return;
        }
        long hash = Digest.mixed(feature.contentHash());
        for (int row = range.north(); row <= range.south(); row++) {
            for (int column = range.west(); column <= range.east(); column++) {
                int there = column;
                int here = row;
                Bucket bucket = buckets.computeIfAbsent(key(column, row), key -> new Bucket(there, here));
                bucket.features.add(feature);
                bucket.digest += hash;
            }
        }
    }

    /** @param feature the very one that was added */
    void remove(MapFeature feature) {
        long hash = Digest.mixed(feature.contentHash());
        eachBucketIn(Range.of(feature.shape().box()), bucket -> {
            if (bucket.features.removeIf(other -> other == feature)) {
                bucket.digest -= hash;
            }
        });
        vast.removeIf(other -> other == feature);
    }

    /** Every feature whose box meets this one, each once, in no order. */
    void visit(WorldBox box, Consumer<MapFeature> visitor) {
        Range range = Range.of(box);
        eachBucketIn(range, bucket -> {
            for (MapFeature feature : bucket.features) {
                WorldBox extent = feature.shape().box();
                if (extent.meets(box) && range.isFirst(bucket, extent)) {
                    visitor.accept(feature);
                }
            }
        });
        vast.stream().filter(feature -> feature.shape().box().meets(box)).forEach(visitor);
    }

    /** The revision of what {@link #visit} would visit: the same for the same features, another when one of them is another. */
    long digest(WorldBox box) {
        long[] sum = {0};
        eachBucketIn(Range.of(box), bucket -> {
            if (box.covers(bucket.box())) {
                sum[0] += bucket.digest;
            } else {
                for (MapFeature feature : bucket.features) {
                    if (feature.shape().box().meets(box)) {
                        sum[0] += Digest.mixed(feature.contentHash());
                    }
                }
            }
        });
        for (MapFeature feature : vast) {
            if (feature.shape().box().meets(box)) {
                sum[0] += Digest.mixed(feature.contentHash());
            }
        }
        return sum[0];
    }

    private void eachBucketIn(Range range, Consumer<Bucket> visitor) {
        if (range.count() > buckets.size()) {
            buckets.values().stream().filter(range::has).forEach(visitor);
            return;
        }
        for (int row = range.north(); row <= range.south(); row++) {
            for (int column = range.west(); column <= range.east(); column++) {
                Bucket bucket = buckets.get(key(column, row));
                if (bucket != null) {
                    visitor.accept(bucket);
                }
            }
        }
    }

    private static long key(int column, int row) {
        return ((long) column << 32) | row;
    }
}
