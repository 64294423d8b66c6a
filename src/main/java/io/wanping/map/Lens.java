package io.wanping.map;

import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How items are looked at: in which colours, as of which day, and which of them at all. Pure; the same item through the same lens is the
 * same feature on every instance.
 *
 * @param past what items held on an earlier day; null for today
 * @param matching the items that meet a filter and may be seen by the reader; null for all
 */
record Lens(Theme theme, @Nullable Holdings past, @Nullable Set<UUID> matching) {

    static final Lens PLAIN = new Lens(Theme.ACCOUNT, null, null);

    /** Whether every item is seen as it is kept. */
    boolean isPlain() {
        return theme == Theme.ACCOUNT && past == null && matching == null;
    }

    /** The feature as it is seen; null when it is not. */
    @Nullable
    MapFeature through(MapFeature feature) {
        if (!(feature instanceof MapFeature.OfItem item)) {
            return feature;
        }
        if (matching != null && !matching.contains(item.id())) {
            return null;
        }
        MapFeature.OfItem seen =
                past == null ? item : item.holding(past.mainAccount(item.id()), past.isWaiting(item.id()));
        String value = theme.of(item.traits());
        return value == null ? seen : seen.colouredBy(value);
    }

    /** A grid as it looks through the lens. */
    static final class Seen {

        private final FeatureGrid grid;
        private final Lens lens;

        Seen(FeatureGrid grid, Lens lens) {
            this.grid = grid;
            this.lens = lens;
        }

        /** Apart from others in a cache; which items are seen is for the revision to tell. */
        String key() {
            return lens.theme().name()
                    + (lens.past() == null ? "" : "-past")
                    + (lens.matching() == null ? "" : "-matching");
        }

        void visit(WorldBox box, Consumer<MapFeature> visitor) {
            grid.visit(box, feature -> {
                MapFeature seen = lens.through(feature);
                if (seen != null) {
                    visitor.accept(seen);
                }
            });
        }

        /** The revision of what {@link #visit} would visit. */
        long digest(WorldBox box) {
            if (lens.isPlain()) {
                return grid.digest(box);
            }
            long[] sum = {lens.theme().ordinal()};
            visit(box, feature -> sum[0] += Digest.mixed(feature.contentHash()));
            return sum[0];
        }
    }
}
