package io.wanping.audit;

import io.wanping.account.Actor;
import io.wanping.finding.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets go of old rows, never of younger ones than 等保 2.0 keeps. What is left stays provable: an anchor holds the hash of the last row
 * that went, and a row of the chain tells of the anchor, so that rows cannot be taken away under a forged one. The guard of the table
 * holds both rules too.
 */
@Service
class AuditRetention {

    static final String ACTION = "audit.purge";
    /** Six months, as the law on network security says (网络安全法 第二十一条). */
    static final int KEPT_DAYS = 180;

    private final AuditStore store;
    private final AuditChain chain;
    private final AuditLog log;
    private final Clock clock;

    AuditRetention(AuditStore store, AuditChain chain, AuditLog log, Clock clock) {
        this.store = store;
        this.chain = chain;
        this.log = log;
        this.clock = clock;
    }

    /** @param lastSeq the last row that went; 0 when none did */
    record Purged(long rows, long lastSeq, String lastHash) {}

    /**
     * Removes the rows before a day.
     *
     * @throws Refused {@code audit.too-young} for a day within the last {@value #KEPT_DAYS}; {@code audit.chain-broken} when the chain is
     *     not intact, since its rows are then evidence
     */
    @Transactional
    Purged purge(LocalDate before, Actor by) {
        if (before.isAfter(LocalDate.now(clock).minusDays(KEPT_DAYS))) {
            throw new Refused(Refused.Kind.INVALID, "audit.too-young", "days", KEPT_DAYS, "seen", before);
        }
        store.lockHead();
        AuditChain.Verification verification = chain.verifyInTransaction();
        if (!verification.intact()) {
            throw new Refused(
                    Refused.Kind.CONFLICT, "audit.chain-broken", "row", String.valueOf(verification.firstBrokenSeq()));
        }
        Instant instant = before.atStartOfDay(clock.getZone()).toInstant();
        AuditStore.Anchor anchor = store.lastBefore(instant).orElse(AuditStore.Anchor.NONE);
        if (anchor.seq() == 0) {
            return new Purged(0, 0, "");
        }
        int rows = store.purge(anchor, clock.instant().truncatedTo(ChronoUnit.MICROS));
        log.record(
                by,
                ACTION,
                "",
                Map.of("before", before, "rows", rows, "lastSeq", anchor.seq(), "lastHash", anchor.hash()));
        return new Purged(rows, anchor.seq(), anchor.hash());
    }
}
