package io.wanping.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which numbers of an append-only table have been read. Numbers are given when a row is written and seen when its transaction ends, so a
 * smaller one may appear after a larger one: gaps are asked about again until they are {@link #PATIENCE} old, since most of them are rows
 * that were refused and will never be. Not for more than one thread.
 */
final class SeenNumbers {

    static final Duration PATIENCE = Duration.ofMinutes(30);

    /** How far behind the newest number a row may still be under way. */
    static final int LOOKBACK = 5000;

    private static final int MOST_GAPS = 200;

    /** Numbers not seen yet, both ends included. */
    record Gap(long from, long to, Instant since) {}

    private final List<Gap> gaps = new ArrayList<>();
    private long last;

    long last() {
        return last;
    }

    List<Gap> gaps() {
        return List.copyOf(gaps);
    }

    /** Takes a number; every number between the last and this one is missing, for the time being. */
    void take(long number, Instant now) {
        if (number > last) {
            if (number > last + 1) {
                gaps.add(new Gap(last + 1, number - 1, now));
            }
            last = number;
            return;
        }
        for (int i = 0; i < gaps.size(); i++) {
            Gap gap = gaps.get(i);
            if (number >= gap.from() && number <= gap.to()) {
                gaps.remove(i);
                if (number < gap.to()) {
                    gaps.add(i, new Gap(number + 1, gap.to(), gap.since()));
                }
                if (number > gap.from()) {
                    gaps.add(i, new Gap(gap.from(), number - 1, gap.since()));
                }
                return;
            }
        }
    }

    /** Begins so many numbers before one: what may have been under way when we began. */
    void beginBefore(long number) {
        gaps.clear();
        last = Math.max(0, number - LOOKBACK);
    }

    /** Gaps from long ago are no longer under way. */
    void settle() {
        gaps.removeIf(gap -> gap.to() < last - LOOKBACK);
    }

    /** Gaps that are too old, and the oldest when there are too many. */
    void forgetOldGaps(Instant now) {
        gaps.removeIf(gap -> now.isAfter(gap.since().plus(PATIENCE)));
        if (gaps.size() > MOST_GAPS) {
            gaps.subList(0, gaps.size() - MOST_GAPS).clear();
        }
    }
}
