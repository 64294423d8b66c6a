package io.wanping.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A month that was closed, and perhaps reopened.
 *
 * @param remark what the checker wrote when closing
 * @param reopening null while it is closed
 */
public record MonthClosing(
        UUID id,
        YearMonth month,
        Instant closedAt,
        String closedBy,
        String closedByName,
        String remark,
        @Nullable Reopening reopening) {

    /** Who opened it again, when and why. */
    public record Reopening(Instant at, String by, String byName, String reason) {}

    public boolean isClosed() {
        return reopening == null;
    }

    /** The day its figures are as of. */
    public LocalDate lastDay() {
        return month.atEndOfMonth();
    }
}
