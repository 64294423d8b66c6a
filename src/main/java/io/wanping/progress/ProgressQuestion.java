package io.wanping.progress;

import io.wanping.journal.FigureKind;
import io.wanping.zoning.Reading;
import io.wanping.zoning.Target;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which figures are asked for.
 *
 * @param asOf 数据截止日: postings effective by the end of this day
 * @param knownAt as the ledger was known at this instant: postings recorded and decisions taken by then
 * @param reading read every target this way; null reads each as it is set
 * @param figures 现口径 or 上报口径
 */
public record ProgressQuestion(
        LocalDate asOf,
        Instant knownAt,
        Grouping groupBy,
        @Nullable Reading reading,
        FigureKind figures) {

    /** Current figures. */
    public ProgressQuestion(LocalDate asOf, Instant knownAt, Grouping groupBy, @Nullable Reading reading) {
        this(asOf, knownAt, groupBy, reading, FigureKind.CURRENT);
    }

    Reading readingOf(Target target) {
        return reading == null ? target.reading() : reading;
    }
}
