package io.wanping.progress;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The days a target or plan runs, both ends included.
 *
 * <p>Schedule (序时进度): linear by day, a day counting once it is over. The day before the start is 0, the last day is 1, and so is
 * every later one. A deadline that lies before the start is over from that day on.
 */
public record Period(LocalDate start, LocalDate end) {

    /** Part of the period that is over at the end of a day, 0 to 1, to {@link Figure#RATE_DECIMALS} decimals. */
    public BigDecimal timeRate(LocalDate asOf) {
        long days = ChronoUnit.DAYS.between(start, end) + 1;
        long elapsed = Math.max(0, Math.min(ChronoUnit.DAYS.between(start, asOf) + 1, days));
        if (days <= 0) {
            return asOf.isBefore(end) ? rate(BigDecimal.ZERO) : rate(BigDecimal.ONE);
        }
        return BigDecimal.valueOf(elapsed).divide(BigDecimal.valueOf(days), Figure.RATE_DECIMALS, RoundingMode.HALF_UP);
    }

    private static BigDecimal rate(BigDecimal value) {
        return value.setScale(Figure.RATE_DECIMALS);
    }
}
