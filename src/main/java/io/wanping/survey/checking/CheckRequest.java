package io.wanping.survey.checking;

import io.wanping.account.Actor;
import java.util.UUID;

/**
 * Whose workbook is checked, as which batch.
 *
 * @param keyPrefix makes the idempotency keys of its postings: the same file gives the same keys
 * @param sample its new items are marked 示例数据
 */
public record CheckRequest(UUID batchId, String fileName, String keyPrefix, boolean sample, Actor actor) {}
