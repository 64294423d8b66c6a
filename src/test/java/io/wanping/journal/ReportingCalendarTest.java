package io.wanping.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportingCalendarTest {

    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private static final YearMonth JULY = YearMonth.of(2026, 7);
    private static final Instant JUNE_CLOSED = Instant.parse("2026-07-03T08:00:00Z");
    private static final Instant JULY_CLOSED = Instant.parse("2026-08-04T08:00:00Z");

    private final ReportingCalendar none = new ReportingCalendar(Map.of());
    private final ReportingCalendar june = new ReportingCalendar(Map.of(JUNE, JUNE_CLOSED));
    private final ReportingCalendar both = new ReportingCalendar(Map.of(JUNE, JUNE_CLOSED, JULY, JULY_CLOSED));

    @Test
    void whileNothingIsClosedEverythingIsReportedInItsOwnMonth() {
        assertThat(none.closedThrough()).isNull();
        assertThat(none.isClosed(YearMonth.of(1999, 1))).isFalse();
        assertThat(none.monthOf(LocalDate.of(2026, 2, 28), JULY_CLOSED)).isEqualTo(YearMonth.of(2026, 2));
        assertThat(none.openMonthOf(LocalDate.of(2026, 2, 28))).isEqualTo(YearMonth.of(2026, 2));
        assertThat(none.after(JUNE_CLOSED)).isEqualTo(JUNE_CLOSED);
        assertThat(none.liesBeforeAClosing(Instant.EPOCH)).isFalse();
    }

    @Test
    void whatCountedBeforeTheMonthWasClosedIsReportedInIt() {
        assertThat(june.monthOf(LocalDate.of(2026, 6, 30), JUNE_CLOSED)).isEqualTo(JUNE);
        assertThat(june.monthOf(LocalDate.of(2026, 3, 1), JUNE_CLOSED)).isEqualTo(YearMonth.of(2026, 3));
    }

    @Test
    void whatCountedLaterIsReportedInTheFirstOpenMonth() {
        Instant later = JUNE_CLOSED.plusNanos(1000);

        assertThat(june.monthOf(LocalDate.of(2026, 6, 30), later)).isEqualTo(JULY);
        assertThat(june.monthOf(LocalDate.of(2026, 3, 1), later)).isEqualTo(JULY);
        assertThat(june.monthOf(LocalDate.of(2026, 7, 1), later)).isEqualTo(JULY);
        assertThat(june.monthOf(LocalDate.of(2026, 9, 1), later)).isEqualTo(YearMonth.of(2026, 9));
    }

    @Test
    void anAdjustmentStaysInTheMonthThatWasOpenWhenItCounted() {
        Instant between = Instant.parse("2026-07-20T00:00:00Z");

        assertThat(both.monthOf(LocalDate.of(2026, 6, 30), between)).isEqualTo(JULY);
        assertThat(both.monthOf(LocalDate.of(2026, 6, 30), JULY_CLOSED.plusSeconds(1)))
                .isEqualTo(YearMonth.of(2026, 8));
        assertThat(both.openMonthOf(LocalDate.of(2026, 6, 30))).isEqualTo(YearMonth.of(2026, 8));
    }

    @Test
    void monthsBeforeTheFirstClosingAreClosedWithIt() {
        assertThat(june.isClosed(YearMonth.of(2024, 1))).isTrue();
        assertThat(june.isClosed(JUNE)).isTrue();
        assertThat(june.isClosed(JULY)).isFalse();
    }

    @Test
    void timeNeverRunsBackBehindAClosing() {
        assertThat(both.after(JUNE_CLOSED)).isEqualTo(JULY_CLOSED.plusNanos(1000));
        assertThat(both.liesBeforeAClosing(JULY_CLOSED)).isTrue();
        assertThat(both.liesBeforeAClosing(JULY_CLOSED.plusNanos(1000))).isFalse();
    }
}
