package io.wanping.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which months are closed, and since when. Pure.
 *
 * <h2>Rules</h2>
 * <ol>
 *   <li>Months are closed one after the other; whatever lies before the last closed month is closed with it.
 *   <li>Area is reported in the month of its effective date. Where that month was closed before the area counted, it is an adjustment and
 *       reported in the first month that was still open.
 *   <li>Area counts from the moment it is confirmed; a change of capacity from the moment it is recorded.
 * </ol>
 */
public final class ReportingCalendar {

    static final ReportingCalendar NOTHING_CLOSED = new ReportingCalendar(Map.of());

    private final NavigableMap<YearMonth, Instant> closings;

    ReportingCalendar(Map<YearMonth, Instant> closings) {
        this.closings = Collections.unmodifiableNavigableMap(new TreeMap<>(closings));
    }

    /** The last closed month; null while none is. */
    public @Nullable YearMonth closedThrough() {
        return closings.isEmpty() ? null : closings.lastKey();
    }

    public boolean isClosed(YearMonth month) {
        return !closings.isEmpty() && !month.isAfter(closings.lastKey());
    }

    /** The closing that a month was closed with: its own or, before there were any, the first; empty while it is open. */
    Optional<YearMonth> closedWith(YearMonth month) {
        return Optional.ofNullable(closings.ceilingKey(month));
    }

    /** When a month was closed itself; null if it was not. */
    @Nullable
    Instant closingOf(YearMonth month) {
        return closings.get(month);
    }

    /** The closings of the months before one. */
    ReportingCalendar before(YearMonth month) {
        return new ReportingCalendar(closings.headMap(month, false));
    }

    /** On which days postings count, so that what is counted up to the end of a month is what is reported up to it. */
    Counting counting() {
        return new Counting(closings.entrySet().stream()
                .map(closing -> new Counting.Floor(
                        closing.getValue(), closing.getKey().plusMonths(1).atDay(1)))
                .toList());
    }

    /** The month in which something effective on a day is reported, if it counts since an instant. */
    YearMonth monthOf(LocalDate effectiveOn, Instant countedAt) {
        YearMonth month = YearMonth.from(effectiveOn);
        if (!isClosed(month)) {
            return month;
        }
        NavigableMap<YearMonth, Instant> later = closings.tailMap(month, true);
        for (Map.Entry<YearMonth, Instant> closing : later.entrySet()) {
            if (!countedAt.isAfter(closing.getValue())) {
                return closing.getKey().equals(later.firstKey()) ? month : closing.getKey();
            }
        }
        return closings.lastKey().plusMonths(1);
    }

    /** The month in which something effective on a day will be reported that does not count yet. */
    YearMonth openMonthOf(LocalDate effectiveOn) {
        YearMonth month = YearMonth.from(effectiveOn);
        return isClosed(month) ? closings.lastKey().plusMonths(1) : month;
    }

    /** {@code now}, but after every closing, whatever the clock of another instance said. */
    Instant after(Instant now) {
        Instant last = closings.values().stream().max(Instant::compareTo).orElse(Instant.MIN);
        return now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
    }

    /** Whether an instant lies before a month was closed that is closed now. */
    boolean liesBeforeAClosing(Instant instant) {
        return closings.values().stream().anyMatch(closing -> !instant.isAfter(closing));
    }
}
