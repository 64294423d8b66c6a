package io.wanping.survey.batch;

import io.wanping.finding.Finding;

/** Findings of one code in a batch: how many, and the first of them. */
public record FindingGroup(int count, Finding first) {}
