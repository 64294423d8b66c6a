package io.wanping.report;

import io.wanping.account.Audience;
import io.wanping.journal.MonthClosing;
import io.wanping.progress.Progress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a paper says, gathered in one go before a word of it is written.
 *
 * @param asOf the last day of the month, or today while it runs
 * @param knownAt when the month was closed, or now while it is open
 * @param closing null while it is open
 * @param items the list, by code, of what the reader may look at
 * @param lagging those behind, the furthest first
 * @param keptTo names of the zones the list is kept to; empty when it holds the whole district
 * @param figuresId the same for the same figures
 */
record Paper(
        PaperQuestion question,
        LocalDate asOf,
        Instant knownAt,
        @Nullable MonthClosing closing,
        Progress zones,
        Progress streets,
        Progress scopes,
        Progress months,
        String sentence,
        List<ItemLine> items,
        List<ItemLine> lagging,
        Set<String> keptTo,
        String figuresId) {

    Locale locale() {
        return question.locale();
    }

    boolean isInternal() {
        return question.audience() == Audience.INTERNAL;
    }

    boolean hasSample() {
        return items.stream().anyMatch(ItemLine::sample);
    }
}
