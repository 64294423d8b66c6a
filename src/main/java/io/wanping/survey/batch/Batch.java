package io.wanping.survey.batch;

import io.wanping.survey.checking.Counts;
import io.wanping.survey.understanding.MappingChoice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded workbook and what became of it.
 *
 * @param round how often the same file was applied and undone before
 * @param progress null while nothing runs
 * @param digest of what was shown; null before anything was
 */
public record Batch(
        UUID id,
        String fileName,
        long sizeBytes,
        String sha256,
        int round,
        BatchStatus status,
        Stamp uploaded,
        @Nullable Stamp applied,
        @Nullable Stamp undone,
        @Nullable String reportingUnit,
        @Nullable LocalDate effectiveOn,
        Counts counts,
        List<MappingChoice> choices,
        BatchReport report,
        @Nullable String digest,
        @Nullable Progress progress) {

    /** Who, under which name, and when. */
    public record Stamp(String by, String byName, Instant at) {}

    /** How far a running import is. */
    public record Progress(String phase, int done, int total) {}
}
