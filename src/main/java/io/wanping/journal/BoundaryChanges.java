package io.wanping.journal;

import io.wanping.account.Actor;
import io.wanping.audit.AuditLog;
import io.wanping.finding.Finding;
import io.wanping.finding.Refused;
import io.wanping.geo.Area;
import io.wanping.register.Items;
import io.wanping.register.Placements;
import io.wanping.zoning.Boundaries;
import io.wanping.zoning.BoundaryDraft;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/**
 * A changed zone boundary from the first look to the last row: which items it moves, how much of each account, and then all of it at once.
 * The area moved is kept with the version, so that figures can tell it from area that really changed.
 */
@Service
class BoundaryChanges {

    private static final List<AreaAccount> HOLDING =
            List.of(AreaAccount.UNCOUNTED, AreaAccount.RESERVE, AreaAccount.OPTIMISE, AreaAccount.RELEASE);

    private final Boundaries boundaries;
    private final Placements placements;
    private final Items items;
    private final PostingStore postings;
    private final BoundaryMoveStore store;
    private final AuditLog audit;

    BoundaryChanges(
            Boundaries boundaries,
            Placements placements,
            Items items,
            PostingStore postings,
            BoundaryMoveStore store,
            AuditLog audit) {
        this.boundaries = boundaries;
        this.placements = placements;
        this.items = items;
        this.postings = postings;
        this.store = store;
        this.audit = audit;
    }

    /** What a boundary would move; confirmed balances by item. */
    record Preview(BoundaryDraft draft, Placements.Foreseen foreseen, Map<UUID, ItemBalance> balances) {

        List<BoundaryMoveStore.Row> rows() {
            List<BoundaryMoveStore.Row> rows = new ArrayList<>();
            for (Placements.Move move : foreseen.moves()) {
                ItemBalance balance = balances.getOrDefault(move.id(), ItemBalance.empty());
                for (AreaAccount account : HOLDING) {
                    Area held = balance.of(account);
                    if (!held.isZero()) {
                        rows.add(new BoundaryMoveStore.Row(move.id(), account, move.from(), move.to(), held));
                    }
                }
            }
            return rows;
        }
    }

    /** @throws Refused with findings and places where the outlines are no partition */
    @Transactional(readOnly = true)
    Preview preview(@Nullable JsonNode collection) {
        return preview(boundaries.draft(collection));
    }

    private Preview preview(BoundaryDraft draft) {
        Placements.Foreseen foreseen = placements.foresee(draft);
        return new Preview(
                draft,
                foreseen,
                postings.balances(
                        foreseen.moves().stream().map(Placements.Move::id).toList()));
    }

    /**
     * Saves a version and moves what it moves, or nothing.
     *
     * @param base the version that was looked at
     * @throws Refused as {@link #preview}, without day or reason, or stale
     */
    @Transactional
    long save(@Nullable JsonNode collection, long base, @Nullable LocalDate effectiveOn, String reason, Actor actor) {
        BoundaryDraft draft = boundaries.draft(collection);
        List<Finding> findings = boundaries.check(effectiveOn, reason);
        Refused.ifAny(findings);
        if (draft.base() != base || effectiveOn == null) {
            throw new Refused(Refused.Kind.STALE, "zoning.boundary-stale", "seen", base, "current", draft.base());
        }
        long version = boundaries.save(draft, effectiveOn, reason, actor);
        items.lock(placements.foresee(draft).moves().stream()
                .map(Placements.Move::id)
                .sorted()
                .toList());
        Preview preview = preview(draft);
        store.insert(version, preview.rows());
        placements.move(preview.foreseen().moves(), version, effectiveOn, reason.strip(), actor);
        audit.record(
                actor,
                "zone.boundary",
                "v" + version,
                Map.of(
                        "effectiveOn",
                        effectiveOn,
                        "moved",
                        preview.foreseen().moves().size(),
                        "kept",
                        preview.foreseen().kept().size(),
                        "reason",
                        reason.strip()));
        return version;
    }

    @Transactional(readOnly = true)
    List<BoundaryMoveStore.Sum> listSums(long from, long to) {
        return store.sums(from, to);
    }
}
