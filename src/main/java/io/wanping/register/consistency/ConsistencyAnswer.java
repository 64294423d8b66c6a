package io.wanping.register.consistency;

import java.time.Instant;
import java.util.UUID;

/**
 * Why a finding is right as it is, in somebody's words. Never changed: a later one takes its place.
 *
 * @param subject codes of the items when it was said
 * @param factsMark {@link ConsistencyFinding#factsMark()} when it was said
 * @param withdrawn takes back what was said before
 */
record ConsistencyAnswer(
        UUID id,
        String findingId,
        String checkCode,
        String subject,
        String factsMark,
        String facts,
        String reason,
        boolean withdrawn,
        String statedByName,
        Instant statedAt) {}
