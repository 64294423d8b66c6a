package io.wanping.progress;

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
 */
public record ProgressQuestion(
        LocalDate asOf,
        Instant knownAt,
        Grouping groupBy,
        @Nullable Reading reading) {

    Reading readingOf(Target target) {
        return reading == null ? target.reading() : reading;
    }
}
