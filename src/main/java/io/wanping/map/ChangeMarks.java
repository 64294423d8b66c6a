package io.wanping.map;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which rows of the append-only tables have been taken account of. Numbers are given when a row is written and seen when its transaction
 * ends, so a smaller number may appear after a larger one: all numbers from a floor up are therefore remembered, and the floor rises only
 * over numbers without a gap, or over a gap that has been open for {@link #PATIENCE}. The row at the floor shows that the tables are still
 * those we know. Not for more than one thread.
 *
 * <h2>Limits</h2>
 * A transaction that runs longer than that beside others is not noticed; nothing in the product does.
 */
final class ChangeMarks {

    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** How many rows before the newest are watched from the beginning: what may have been under way when we began. */
    static final int LOOKBACK = 5000;

    /** The tables whose rows say that the map may look different: every change of an item, a posting or a decision adds one. */
    enum Source {
        REVISION("item_revision"),
        POSTING("area_posting"),
        DECISION("posting_decision");

        private final String table;

        Source(String table) {
            this.table = table;
        }

        String table() {
            return table;
        }
    }

    /** The rows of a table from the floor up: how many, and the largest number (that of the floor when there are none). */
    record Count(long rows, long last) {}

    /** A row, and the item it is about. */
    record Change(Source source, long number, UUID itemId) {}

    private static final class Track {

        private long floor;
        private final TreeSet<Long> known = new TreeSet<>();
        private final Deque<Map.Entry<Instant, Long>> seen = new ArrayDeque<>();

        Count count() {
            return new Count(known.size(), known.isEmpty() ? floor : known.last());
        }

        void settle(Instant now) {
            while (!seen.isEmpty() && !now.isBefore(seen.peekFirst().getKey().plus(PATIENCE))) {
                floor = Math.max(floor, seen.removeFirst().getValue());
            }
            while (known.contains(floor + 1)) {
                floor++;
            }
            known.headSet(floor, false).clear();
        }

        void take(Set<Long> numbers, Instant now) {
            known.addAll(numbers);
            if (!known.isEmpty()) {
                seen.addLast(Map.entry(now, known.last()));
            }
            settle(now);
        }
    }

    private final Map<Source, Track> tracks = new EnumMap<>(Source.class);

    /** @param newest the largest number in each table */
    ChangeMarks(Map<Source, Long> newest) {
        for (Source source : Source.values()) {
            Track track = new Track();
            track.floor = Math.max(0, newest.getOrDefault(source, 0L) - LOOKBACK);
            tracks.put(source, track);
        }
    }

    /** Rows below these numbers need not be looked at again. */
    Map<Source, Long> floors() {
        return tracks.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().floor));
    }

    /** Whether these counts of the rows from the floors up are those already taken account of. */
    boolean isCurrent(Map<Source, Count> counts) {
        return tracks.entrySet().stream()
                .allMatch(entry -> entry.getValue().count().equals(counts.get(entry.getKey())));
    }

    /**
     * Takes account of all rows from the floors up.
     *
     * @return the items that rows not seen before are about; empty when rows have gone, and nothing known holds any more
     */
    Optional<Set<UUID>> take(List<Change> changes, Instant now) {
        Map<Source, Set<Long>> numbers = new EnumMap<>(Source.class);
        for (Source source : Source.values()) {
            numbers.put(source, new TreeSet<>());
        }
        changes.forEach(change -> numbers.get(change.source()).add(change.number()));
        boolean rowsHaveGone = tracks.entrySet().stream()
                .anyMatch(entry -> !numbers.get(entry.getKey()).containsAll(entry.getValue().known));
        if (rowsHaveGone) {
            return Optional.empty();
        }
        Set<UUID> items = changes.stream()
                .filter(change -> !tracks.get(change.source()).known.contains(change.number()))
                .map(Change::itemId)
                .collect(Collectors.toSet());
        tracks.forEach((source, track) -> track.take(numbers.get(source), now));
        return Optional.of(items);
    }
}
