package io.wanping.survey.checking;

import io.wanping.account.Actor;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose workbook is checked, as which batch.
 *
 * @param keyPrefix makes the idempotency keys of its postings: the same file gives the same keys
 * @param answers what people answered to questions and warnings
 * @param coordinates by the key of a table, the system a person says its coordinates are in
 * @param reportingUnit who sent it, in the form of {@link ReportingUnit}; null when it does not say
 * @param sample its new items are marked 示例数据
 */
public record CheckRequest(
        UUID batchId,
        String fileName,
        String keyPrefix,
        boolean sample,
        Actor actor,
        Answers answers,
        Map<String, String> coordinates,
        @Nullable String reportingUnit) {}
