package io.wanping.map;

import io.wanping.register.ItemKind;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The items on the map as tiles need them, in memory: some 300 bytes each. The database stays the only truth: before every use it is asked
 * what is new, which takes less than a millisecond, and only that is read again; so an edit is on the next tile, whichever instance made it.
 * Filled on first use.
 */
@Component
class ItemMirror {

    private static final int PAGE = 10_000;
    private static final int IDS_PER_STATEMENT = 1000;

    /** More changes than this at once are read as a whole. */
    private static final int MOST_CHANGES = 50_000;

    private final MapItemStore items;
    private final ChangeStore changes;
    private final Clock clock;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    private @Nullable Content content;
    private long change;

    ItemMirror(MapItemStore items, ChangeStore changes, Clock clock) {
        this.items = items;
        this.changes = changes;
        this.clock = clock;
    }

    private static final class Content {

        private final ChangeMarks marks;
        private final Map<UUID, MapFeature.OfItem> byId = new HashMap<>();
        private final FeatureGrid sites = new FeatureGrid();
        private final FeatureGrid buildings = new FeatureGrid();

        Content(ChangeMarks marks) {
            this.marks = marks;
        }

        FeatureGrid grid(ItemKind kind) {
            return kind == ItemKind.SITE ? sites : buildings;
        }

        void replace(UUID id, MapFeature.@Nullable OfItem feature) {
            MapFeature.OfItem before = byId.remove(id);
            if (before != null) {
                grid(before.kind()).remove(before);
            }
            if (feature != null) {
                byId.put(id, feature);
                grid(feature.kind()).add(feature);
            }
        }
    }

    /** Reads the features of a kind as they are in the database now. */
    <T> T read(ItemKind kind, Function<FeatureGrid, T> reader) {
        while (true) {
            bringUpToDate();
            lock.readLock().lock();
            try {
                if (content != null) {
                    return reader.apply(content.grid(kind));
                }
            } finally {
                lock.readLock().unlock();
            }
        }
    }

    /** Reads all items on the map as they are in the database now. */
    <T> T readAll(Function<Collection<MapFeature.OfItem>, T> reader) {
        while (true) {
            bringUpToDate();
            lock.readLock().lock();
            try {
                if (content != null) {
                    return reader.apply(content.byId.values());
                }
            } finally {
                lock.readLock().unlock();
            }
        }
    }

    /** Another number whenever anything on the map is another; for this instance only. */
    long change() {
        bringUpToDate();
        lock.readLock().lock();
        try {
            return change;
        } finally {
            lock.readLock().unlock();
        }
    }

    private void bringUpToDate() {
        if (isUpToDate()) {
            return;
        }
        lock.writeLock().lock();
        try {
            Content known = content;
            content = known == null ? load() : refreshed(known);
            change++;
        } catch (RuntimeException fault) {
            content = null;
            throw fault;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private boolean isUpToDate() {
        lock.readLock().lock();
        try {
            return content != null && content.marks.isCurrent(changes.count(content.marks.floors()));
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Marks are read before what they mark, so that nothing can fall between the two. */
    private Content refreshed(Content known) {
        List<ChangeMarks.Change> news = changes.list(known.marks.floors());
        Set<UUID> touched = known.marks.take(news, clock.instant()).orElse(null);
        if (touched == null || touched.size() > MOST_CHANGES) {
            return load();
        }
        Set<UUID> affected = new HashSet<>(touched);
        for (List<UUID> piece : pieces(touched)) {
            affected.addAll(items.listSitesOf(piece));
        }
        touched.stream()
                .map(known.byId::get)
                .filter(Objects::nonNull)
                .map(MapFeature.OfItem::siteId)
                .filter(Objects::nonNull)
                .forEach(affected::add);
        LocalDate today = LocalDate.now(clock);
        for (List<UUID> piece : pieces(affected)) {
            Holdings holdings = items.holdings(piece, today);
            Map<UUID, MapFeature.OfItem> found = new HashMap<>();
            items.listByIds(piece).forEach(item -> found.put(item.id(), feature(item, holdings)));
            piece.forEach(id -> known.replace(id, found.get(id)));
        }
        return known;
    }

    private Content load() {
        Map<ChangeMarks.Source, Long> newest = changes.newest();
        Content fresh = new Content(new ChangeMarks(newest));
        fresh.marks.take(changes.list(fresh.marks.floors()), clock.instant());
        Holdings holdings = items.allHoldings(LocalDate.now(clock));
        UUID after = null;
        List<MapItem> page;
        do {
            page = items.listPage(after, PAGE);
            for (MapItem item : page) {
                fresh.replace(item.id(), feature(item, holdings));
                after = item.id();
            }
        } while (page.size() == PAGE);
        return fresh;
    }

    private static MapFeature.OfItem feature(MapItem item, Holdings holdings) {
        return new MapFeature.OfItem(
                item.id(),
                item.kind(),
                item.code(),
                item.name(),
                holdings.mainAccount(item.id()),
                holdings.isWaiting(item.id()),
                item.siteId(),
                item.zone(),
                item.version(),
                item.traits(),
                null,
                MapShape.of(item.footprint()));
    }

    private static List<List<UUID>> pieces(Set<UUID> ids) {
        List<UUID> all = List.copyOf(ids);
        List<List<UUID>> pieces = new ArrayList<>();
        for (int from = 0; from < all.size(); from += IDS_PER_STATEMENT) {
            pieces.add(all.subList(from, Math.min(all.size(), from + IDS_PER_STATEMENT)));
        }
        return pieces;
    }
}
