package io.wanping.journal;

import java.time.Instant;
import java.util.UUID;

/** A confirmation that was given before this ledger was kept: who confirmed the posting, and when. */
public record HistoricDecision(UUID postingId, String checker, Instant decidedAt) {}
