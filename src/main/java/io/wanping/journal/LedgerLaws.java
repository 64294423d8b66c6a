package io.wanping.journal;

import io.wanping.journal.SelfCheck.Law;
import io.wanping.journal.SelfCheck.Result;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The laws a figure rests on, quick enough to ask before each paper: conservation, no account below zero, a site never beside its
 * buildings, and every sum the same by every way. {@link SelfCheck} asks these and all others.
 */
@Service
public class LedgerLaws {

    private static final int MOST_NAMED = 20;

    private final SelfCheckStore store;
    private final Reconciliation reconciliation;

    LedgerLaws(SelfCheckStore store, Reconciliation reconciliation) {
        this.store = store;
        this.reconciliation = reconciliation;
    }

    /** Those that are broken, with what breaks them by the code people know; empty when all hold. */
    @Transactional(readOnly = true)
    public List<Result> broken() {
        return List.of(
                        new Result(Law.CONSERVED, store.unconserved(MOST_NAMED)),
                        new Result(Law.NEVER_NEGATIVE, store.overdrawn(MOST_NAMED)),
                        new Result(Law.SITE_OR_BUILDINGS, store.sitesBesideBuildings(MOST_NAMED)),
                        new Result(
                                Law.RECONCILED,
                                reconciliation.reconcile(null, null, Locale.ROOT).differences().stream()
                                        .map(Reconciliation.Difference::check)
                                        .toList()))
                .stream()
                .filter(result -> !result.holds())
                .toList();
    }
}
