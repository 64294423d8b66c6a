package io.wanping.register;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The two dates of a change: when it became true and when it was learned.
 *
 * @param effectiveOn the day from which capacities hold
 * @param recordedAt null for now; only the loading of an existing history may name an earlier instant, and the journal refuses it
 *     from anybody but the system
 */
public record Dating(LocalDate effectiveOn, @Nullable Instant recordedAt) {

    public static Dating effective(LocalDate day) {
        return new Dating(day, null);
    }
}
