package io.wanping.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    private static final Period THREE_YEARS = new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2027, 12, 31));

    @ParameterizedTest
    @CsvSource({
        "2024-06-30, 0",
        "2024-12-31, 0",
        "2025-01-01, 0.0009132420", // 1 of 1095 days
        "2025-08-07, 0.2", // 219 of 1095
        "2026-12-31, 0.6666666667",
        "2027-12-31, 1",
        "2031-01-01, 1"
    })
    void runsLinearlyByDayFromTheDayBeforeItsStartToItsLastDay(LocalDate asOf, String expected) {
        assertThat(THREE_YEARS.timeRate(asOf)).isEqualByComparingTo(expected);
    }

    @Test
    void countsADayLongPeriodAsOverOnItsDay() {
        LocalDate day = LocalDate.of(2026, 2, 28);
        Period period = new Period(day, day);

        assertThat(period.timeRate(day.minusDays(1))).isEqualByComparingTo("0");
        assertThat(period.timeRate(day)).isEqualByComparingTo("1");
    }

    @Test
    void isOverFromADeadlineOnThatLiesBeforeTheStart() {
        Period period = new Period(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 6, 30));

        assertThat(period.timeRate(LocalDate.of(2026, 6, 29))).isEqualByComparingTo("0");
        assertThat(period.timeRate(LocalDate.of(2026, 6, 30))).isEqualByComparingTo("1");
    }
}
