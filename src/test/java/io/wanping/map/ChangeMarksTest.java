package io.wanping.map;

import static io.wanping.map.ChangeMarks.Source.DECISION;
import static io.wanping.map.ChangeMarks.Source.POSTING;
import static io.wanping.map.ChangeMarks.Source.REVISION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChangeMarksTest {

    private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");
    private static final UUID ITEM = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final ChangeMarks marks = new ChangeMarks(Map.of());

    @Test
    void tellsEachChangeOnce() {
        assertThat(take(change(1, ITEM), change(2, OTHER))).containsExactlyInAnyOrder(ITEM, OTHER);
        assertThat(take(change(2, OTHER))).isEmpty();
        assertThat(take(change(2, OTHER), change(3, ITEM))).containsExactly(ITEM);
    }

    @Test
    void noticesARowThatAppearsAfterALaterOne() {
        take(change(1, ITEM), change(3, ITEM));
        assertThat(marks.isCurrent(counts(2, 3))).isTrue();

        assertThat(marks.isCurrent(counts(3, 3))).isFalse();
        assertThat(take(change(1, ITEM), change(2, OTHER), change(3, ITEM))).containsExactly(OTHER);
        assertThat(marks.floors()).containsEntry(POSTING, 3L);
    }

    @Test
    void waitsForAGapForTenMinutesAndNoLonger() {
        take(change(1, ITEM), change(5, ITEM));
        assertThat(marks.floors()).containsEntry(POSTING, 1L);

        marks.take(
                List.of(change(1, ITEM), change(5, ITEM)),
                NOW.plus(ChangeMarks.PATIENCE).minusMillis(1));
        assertThat(marks.floors()).containsEntry(POSTING, 1L);
        marks.take(List.of(change(1, ITEM), change(5, ITEM)), NOW.plus(ChangeMarks.PATIENCE));
        assertThat(marks.floors()).containsEntry(POSTING, 5L);
    }

    @Test
    void keepsLittleOfAMillionRowsWithoutGaps() {
        marks.take(
                LongStream.rangeClosed(1, 1_000_000)
                        .mapToObj(number -> change(number, ITEM))
                        .toList(),
                NOW);

        assertThat(marks.floors()).containsEntry(POSTING, 1_000_000L);
        assertThat(marks.isCurrent(counts(1, 1_000_000))).isTrue();
    }

    @Test
    void saysThatNothingHoldsWhenRowsHaveGone() {
        take(change(1, ITEM), change(2, ITEM));

        assertThat(marks.isCurrent(counts(0, 2))).isFalse();
        assertThat(marks.take(List.of(), NOW)).isEmpty();
    }

    @Test
    void watchesTheTablesApart() {
        marks.take(
                List.of(
                        new ChangeMarks.Change(REVISION, 1, ITEM),
                        new ChangeMarks.Change(POSTING, 1, ITEM),
                        new ChangeMarks.Change(DECISION, 2, OTHER)),
                NOW);

        assertThat(marks.floors()).isEqualTo(Map.of(REVISION, 1L, POSTING, 1L, DECISION, 0L));
    }

    @Test
    void startsSomeWayBeforeTheNewestRow() {
        ChangeMarks late = new ChangeMarks(Map.of(POSTING, 1_000_000L, REVISION, 10L));

        assertThat(late.floors())
                .containsEntry(POSTING, 1_000_000L - ChangeMarks.LOOKBACK)
                .containsEntry(REVISION, 0L);
    }

    private Set<UUID> take(ChangeMarks.Change... changes) {
        return marks.take(List.of(changes), NOW).orElseThrow();
    }

    private static ChangeMarks.Change change(long number, UUID item) {
        return new ChangeMarks.Change(POSTING, number, item);
    }

    private static Map<ChangeMarks.Source, ChangeMarks.Count> counts(long rows, long last) {
        return Map.of(
                REVISION, new ChangeMarks.Count(0, 0),
                POSTING, new ChangeMarks.Count(rows, last),
                DECISION, new ChangeMarks.Count(0, 0));
    }
}
