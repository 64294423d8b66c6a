package io.wanping.journal;

import io.wanping.audit.AuditChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks through the whole ledger, row by row, for a broken law, and names what breaks it. Reads everything and changes nothing; on a large
 * ledger it takes its time.
 */
@Service
public class SelfCheck {

    private static final int MOST_NAMED = 20;

    private final SelfCheckStore store;
    private final MonthClosings closings;
    private final ClosingComparison comparison;
    private final Reconciliation reconciliation;
    private final EvidenceStore evidence;
    private final AuditChain chain;

    SelfCheck(
            SelfCheckStore store,
            MonthClosings closings,
            ClosingComparison comparison,
            Reconciliation reconciliation,
            EvidenceStore evidence,
            AuditChain chain) {
        this.store = store;
        this.closings = closings;
        this.comparison = comparison;
        this.reconciliation = reconciliation;
        this.evidence = evidence;
        this.chain = chain;
    }

    /** The laws, in the order they are checked. */
    public enum Law {
        /** Σ accounts of an item = its capacity. */
        CONSERVED,
        /** No account is below zero on any day. */
        NEVER_NEGATIVE,
        /** A site never counts beside its buildings. */
        SITE_OR_BUILDINGS,
        /** Σ zones = Σ streets = total = what came from outside = Σ registers. */
        RECONCILED,
        /** Counted ground is not claimed twice without an answer. */
        GROUND_ONCE,
        /** Another person decided, afterwards. */
        TWO_PEOPLE,
        /** A reversal gives back what it names. */
        REVERSED_EXACTLY,
        /** At most once. */
        REVERSED_ONCE,
        /** Figures of a closed month are the sum of its holdings. */
        FROZEN_WHOLE,
        /** Every difference since has its reasons. */
        DIFFERENCES_EXPLAINED,
        /** Files are what was attached. */
        EVIDENCE_INTACT,
        /** The record of deeds is one chain. */
        AUDIT_CHAIN
    }

    /** @param broken what breaks the law, by the code people know; the first few; empty when it holds */
    public record Result(Law law, List<String> broken) {

        public boolean holds() {
            return broken.isEmpty();
        }
    }

    /** Every law with what breaks it. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Result> run() {
        Reconciliation.Statement statement = reconciliation.reconcile(null, null, Locale.ROOT);
        return List.of(
                new Result(Law.CONSERVED, store.unconserved(MOST_NAMED)),
                new Result(Law.NEVER_NEGATIVE, store.overdrawn(MOST_NAMED)),
                new Result(Law.SITE_OR_BUILDINGS, store.sitesBesideBuildings(MOST_NAMED)),
                new Result(
                        Law.RECONCILED,
                        statement.differences().stream()
                                .map(difference ->
                                        difference.check() + " " + difference.left_m2() + " " + difference.right_m2())
                                .toList()),
                new Result(
                        Law.GROUND_ONCE,
                        statement.collisions().stream()
                                .filter(collision -> !collision.settled())
                                .map(collision -> collision.first() + " " + collision.second())
                                .limit(MOST_NAMED)
                                .toList()),
                new Result(Law.TWO_PEOPLE, store.decidedWrongly(MOST_NAMED)),
                new Result(Law.REVERSED_EXACTLY, store.reversedWrongly(MOST_NAMED)),
                new Result(Law.REVERSED_ONCE, store.reversedTwice(MOST_NAMED)),
                new Result(Law.FROZEN_WHOLE, store.frozenWrongly(MOST_NAMED)),
                new Result(Law.DIFFERENCES_EXPLAINED, unexplained()),
                new Result(Law.EVIDENCE_INTACT, bentFiles()),
                new Result(Law.AUDIT_CHAIN, brokenChain()));
    }

    private List<String> unexplained() {
        return closings.listClosings().stream()
                .filter(closing -> !comparison.compare(closing).explained())
                .map(closing -> closing.month().toString())
                .limit(MOST_NAMED)
                .toList();
    }

    private List<String> bentFiles() {
        List<EvidenceFile> all = new ArrayList<>();
        evidence.each(all::add);
        return all.stream()
                .filter(file ->
                        !EvidenceFiles.sha256(evidence.content(file.id())).equals(file.sha256()))
                .map(file -> file.id().toString())
                .limit(MOST_NAMED)
                .toList();
    }

    private List<String> brokenChain() {
        AuditChain.Verification found = chain.verify();
        return found.intact() ? List.of() : List.of(String.valueOf(found.firstBrokenSeq()));
    }
}
