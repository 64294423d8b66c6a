package io.wanping.progress;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Days at which running sums are wanted, ascending. They cut time into spans: span {@code i} is the days after cut {@code i − 1} up to
 * and including cut {@code i}; what is later than the last cut is in none.
 */
record Cuts(List<LocalDate> days) {

    static Cuts at(Collection<LocalDate> days) {
        return new Cuts(List.copyOf(new TreeSet<>(days)));
    }

    Cuts {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("no cuts");
        }
    }

    LocalDate last() {
        return days.get(days.size() - 1);
    }

    /** The span that ends with this day. */
    int spanEndingOn(LocalDate day) {
        int span = days.indexOf(day);
        if (span < 0) {
            throw new IllegalArgumentException(day + " is no cut of " + days);
        }
        return span;
    }
}
