package io.wanping.journal;

import io.wanping.finding.Refused;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days and instants a question may name. Databases count days, and not endlessly: what no calendar of theirs holds is refused here. */
final class Days {

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2999, 12, 31);
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2999-12-31T00:00:00Z");

    private Days() {}

    static @Nullable LocalDate plausible(@Nullable LocalDate day) {
        if (day != null && (day.isBefore(EARLIEST) || day.isAfter(LATEST))) {
            throw refused(day);
        }
        return day;
    }

    static @Nullable Instant plausible(@Nullable Instant instant) {
        if (instant != null && (instant.isBefore(FIRST) || instant.isAfter(LAST))) {
            throw refused(instant);
        }
        return instant;
    }

    private static Refused refused(Object seen) {
        return new Refused(Refused.Kind.INVALID, "journal.day-implausible", "seen", seen);
    }
}
