package io.wanping.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.geo.Area;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    @Test
    void goesOnExactlyWhereEveryMonthWasTheSame() {
        List<Forecast.Band> bands = Forecast.bands(
                Area.ofSquareMetres(100),
                Collections.nCopies(6, Area.ofSquareMetres(10)),
                OCTOBER,
                OCTOBER.plusMonths(3));

        assertThat(bands).containsExactly(band(1, 110, 110, 110), band(2, 120, 120, 120), band(3, 130, 130, 130));
    }

    @Test
    void widensWithTimeAndIsTheSameEachTime() {
        List<Area> past = List.of(area(0), area(0), area(0), area(60), area(0), area(30), area(-10));
        List<Forecast.Band> bands = Forecast.bands(area(0), past, OCTOBER, OCTOBER.plusMonths(14));

        assertThat(bands).isEqualTo(Forecast.bands(area(0), past, OCTOBER, OCTOBER.plusMonths(14)));
        Forecast.Band first = bands.get(0);
        Forecast.Band last = bands.get(13);
        assertThat(last.high().minus(last.low())).isGreaterThan(first.high().minus(first.low()));
        assertThat(last.middle().squareMetres().doubleValue())
                .as("fourteen times the mean of the past")
                .isBetween(100.0, 220.0);
    }

    @Test
    void saysNothingFromAShortPastOrAfterTheEnd() {
        assertThat(Forecast.bands(area(0), Collections.nCopies(5, area(1)), OCTOBER, OCTOBER.plusMonths(3)))
                .isEmpty();
        assertThat(Forecast.bands(area(0), Collections.nCopies(9, area(1)), OCTOBER, OCTOBER))
                .isEmpty();
    }

    @Test
    void countsHowOftenAndHowFarPromisesMoved() {
        UUID one = new UUID(0, 1);
        LocalDate day = LocalDate.of(2026, 6, 30);

        assertThat(Slippage.of(List.of(
                        new Slippage.Move(one, day, day.plusDays(90)),
                        new Slippage.Move(one, day.plusDays(90), day.plusDays(120)),
                        new Slippage.Move(new UUID(0, 2), day, day.minusDays(30)))))
                .isEqualTo(new Slippage(2, 2, 1, 30));
        assertThat(Slippage.of(List.of())).isEqualTo(new Slippage(0, 0, 0, 0));
    }

    private static Forecast.Band band(int months, long low, long middle, long high) {
        return new Forecast.Band(OCTOBER.plusMonths(months), area(low), area(middle), area(high));
    }

    private static Area area(long squareMetres) {
        return Area.ofSquareMetres(squareMetres);
    }
}
