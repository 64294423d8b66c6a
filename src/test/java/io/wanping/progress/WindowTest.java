package io.wanping.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.zoning.Reading;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

    private static final Period PERIOD = new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 12, 31));

    @Test
    void readsStockFromTheBeginningOfTime() {
        LocalDate day = LocalDate.of(2024, 3, 1);

        assertThat(Window.of(Reading.STOCK, PERIOD, day)).isEqualTo(new Window(null, day));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-01, 2024-12-31", // not begun: empty
        "2024-12-31, 2024-12-31",
        "2025-01-01, 2025-01-01",
        "2026-05-20, 2026-05-20",
        "2027-05-20, 2026-12-31" // over
    })
    void readsFlowWithinThePeriodOnly(LocalDate asOf, LocalDate upTo) {
        assertThat(Window.of(Reading.FLOW, PERIOD, asOf)).isEqualTo(new Window(LocalDate.of(2024, 12, 31), upTo));
    }
}
