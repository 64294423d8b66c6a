package io.wanping.journal;

import java.time.Instant;

/**
 * When items are asked for the zone, street and scopes they belong to: those they had at an instant, as known at another.
 *
 * <h2>Rule</h2>
 * An item is where it was at {@code at}. Having been on no map is no place: an item drawn since then, and by {@code knownAt}, is where it was
 * drawn first.
 *
 * @param knownAt not before {@code at}
 */
public record Placing(Instant at, Instant knownAt) {

    /** The latest there is. */
    public static final Placing PRESENT = at(Instant.parse("2999-12-31T00:00:00Z"));

    /** As it was at an instant and known then. */
    public static Placing at(Instant instant) {
        return new Placing(instant, instant);
    }
}
