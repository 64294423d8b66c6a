package io.wanping.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From where figures of a day are looked at. Pure.
 *
 * <h2>Rules</h2>
 * <ol>
 *   <li>Current figures: postings on the days they were effective, items where they were at the end of the day.
 *   <li>Reported figures of a closed month: what was known when it was closed, items where they were then. Later deeds change nothing.
 *   <li>Reported figures of an open month: what is known now. What began to count after a month was closed counts in the first month that
 *       was still open, on its first day.
 * </ol>
 *
 * @param knownAt as known at this instant; for reported figures of a closed month, that of the closing
 * @param calendar the closings whose figures stand
 * @param closing the closing that froze these figures; null for current figures and for open months
 * @param closedAt when the month of the day was closed, whatever figures are asked for; null while it is open
 */
public record Vantage(
        FigureKind figures,
        Instant knownAt,
        ReportingCalendar calendar,
        @Nullable UUID closing,
        @Nullable Instant closedAt,
        @Nullable YearMonth frozenMonth,
        ZoneId zone) {

    /** Current figures of a ledger of which no month is closed. */
    public static Vantage current(Instant knownAt, ZoneId zone) {
        return new Vantage(FigureKind.CURRENT, knownAt, ReportingCalendar.NOTHING_CLOSED, null, null, null, zone);
    }

    /** On which days postings count. */
    public Counting counting() {
        return figures == FigureKind.REPORTED ? calendar.counting() : Counting.EFFECTIVE;
    }

    /** Where items are for figures of a day: in a month that was reported where they were reported, else where they were on the day. */
    public Placing placing(LocalDate day) {
        if (figures == FigureKind.REPORTED) {
            YearMonth month = YearMonth.from(day);
            Instant reported = month.equals(frozenMonth) ? closedAt : calendar.closingOf(month);
            if (reported != null) {
                return Placing.at(reported);
            }
        }
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS);
        return end.isBefore(knownAt) ? new Placing(end, knownAt) : Placing.at(knownAt);
    }
}
