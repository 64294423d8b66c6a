package io.wanping.survey.batch;

import io.wanping.finding.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Warnings or questions of one kind, answered by one answer.
 *
 * @param kind subject of an answer to all of them
 * @param open how many have no answer
 * @param answer where all have the same one; else null
 */
public record QuestionGroup(
        String kind, int count, int open, @Nullable String answer, Finding first) {}
