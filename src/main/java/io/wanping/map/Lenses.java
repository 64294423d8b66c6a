package io.wanping.map;

import io.wanping.journal.ItemFilter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes lenses and keeps what is dear in them, which items meet a filter and what they held on a day, for as long as nothing has changed:
 * a map asks for some thirty tiles through one lens.
 */
@Component
class Lenses {

    private static final int MOST_KEPT = 12;

    private final ItemMirror mirror;
    private final MapItemStore items;
    private final ItemFilter.Matches matches;
    private final Clock clock;
    private final Map<Object, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    Lenses(ItemMirror mirror, MapItemStore items, ItemFilter.Matches matches, Clock clock) {
        this.mirror = mirror;
        this.items = items;
        this.matches = matches;
        this.clock = clock;
    }

    private record Kept(long change, Object content) {}

    private record Day(LocalDate day) {}

    /**
     * @param asOf null or today for now
     * @param filter null for all items
     */
    Lens lens(Theme theme, @Nullable LocalDate asOf, @Nullable ItemFilter filter) {
        Holdings past = asOf == null || asOf.equals(LocalDate.now(clock))
                ? null
                : (Holdings) kept(new Day(asOf), () -> items.allHoldings(asOf));
        @SuppressWarnings("unchecked")
        Set<UUID> matching = filter == null ? null : (Set<UUID>) kept(filter, () -> matches.of(filter));
        return new Lens(theme, past, matching);
    }

    /** Read after the number of the change is known: at worst it is read once more than it had to be. */
    private Object kept(Object key, Supplier<Object> reading) {
        long change = mirror.change();
        synchronized (kept) {
            Kept known = kept.get(key);
            if (known != null && known.change() == change) {
                return known.content();
            }
        }
        Object content = reading.get();
        synchronized (kept) {
            kept.put(key, new Kept(change, content));
            if (kept.size() > MOST_KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return content;
    }
}
