package io.wanping.progress;

import io.wanping.zoning.Reading;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The effective dates whose postings make a figure: after one day, up to and including another. Null means from the beginning.
 */
record Window(@Nullable LocalDate after, LocalDate upTo) {

    /**
     * STOCK counts what is in the account on the day, however long ago it came; FLOW counts what entered, net, within the period and
     * up to the day: nothing before the period begins, nothing more once it is over.
     */
    static Window of(Reading reading, Period period, LocalDate asOf) {
        if (reading == Reading.STOCK) {
            return new Window(null, asOf);
        }
        LocalDate before = period.start().minusDays(1);
        LocalDate last = asOf.isBefore(period.end()) ? asOf : period.end();
        return new Window(before, last.isBefore(before) ? before : last);
    }

    /** The days at which the running sum must be known. */
    Stream<LocalDate> cuts() {
        return Stream.of(after == null ? upTo : after, upTo);
    }
}
