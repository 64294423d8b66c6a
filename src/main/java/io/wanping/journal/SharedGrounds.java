package io.wanping.journal;

import com.fasterxml.uuid.Generators;
import io.wanping.account.Actor;
import io.wanping.audit.AuditLog;
import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import io.wanping.geo.Area;
import io.wanping.geo.Footprint;
import io.wanping.geo.Overlap;
import io.wanping.geo.OverlapSearch;
import io.wanping.register.Item;
import io.wanping.register.Items;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Overlaps people have spoken about. A statement gives each of two items its part of the ground they share, with a reason; it opens the way
 * for confirmation as long as they share no more than when it was made. It can be replaced and withdrawn, never silenced.
 *
 * <h2>Limits</h2>
 * Statements are about pairs: three items on the same ground need three of them.
 */
@Service
class SharedGrounds {

    private static final int SHARE_DECIMALS = 6;

    private final GroundSharingStore store;
    private final Items items;
    private final OverlapSearch overlaps;
    private final PostingRules rules;
    private final AuditLog audit;
    private final Clock clock;

    SharedGrounds(
            GroundSharingStore store,
            Items items,
            OverlapSearch overlaps,
            PostingRules rules,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.items = items;
        this.overlaps = overlaps;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /** An overlap and the latest statement about it. */
    record Spoken(
            Item first,
            Item second,
            Overlap overlap,
            @Nullable GroundSharing sharing,
            boolean holds) {

        /** What is the first one's and the second one's, where a statement holds. */
        List<Area> parts() {
            if (sharing == null || !holds) {
                return List.of();
            }
            boolean inOrder = sharing.first().equals(first.id());
            BigDecimal share = inOrder ? sharing.firstShare() : sharing.secondShare();
            return GroundSharing.split(overlap.area(), List.of(share, BigDecimal.ONE.subtract(share)));
        }
    }

    /** The statements that count, to ask about many overlaps. */
    final class Statements {

        private final Map<GroundSharingStore.Pair, GroundSharing> latest = store.latest();

        boolean settle(Overlap overlap) {
            GroundSharing sharing = about(overlap);
            return sharing != null
                    && sharing.holds(overlap.area(), overlaps.tolerance().area());
        }

        @Nullable
        GroundSharing about(Overlap overlap) {
            return latest.get(GroundSharingStore.Pair.of(overlap.first(), overlap.second()));
        }
    }

    Statements statements() {
        return new Statements();
    }

    /** Every overlap on the map beyond drawing accuracy between items with capacity, largest first. */
    @Transactional(readOnly = true)
    List<Spoken> listOverlaps() {
        Map<UUID, Item> known = new java.util.LinkedHashMap<>();
        items.listCountedOnTheMap().forEach(item -> known.put(item.id(), item));
        Statements statements = statements();
        return overlaps
                .among(known.values().stream()
                        .map(item -> new Footprint(item.id(), item.geometry()))
                        .toList())
                .stream()
                .filter(Overlap::exceedsTolerance)
                .map(overlap -> new Spoken(
                        known.get(overlap.first()),
                        known.get(overlap.second()),
                        overlap,
                        statements.about(overlap),
                        statements.settle(overlap)))
                .sorted((one, other) ->
                        other.overlap().area().compareTo(one.overlap().area()))
                .toList();
    }

    /**
     * States whose shared ground is.
     *
     * @param oneShare the first named item's part; null withdraws what was said
     * @throws Refused when the two share nothing, shares are not 1 together, without a reason, or outside the actor's zones
     */
    @Transactional
    GroundSharing state(
            UUID one,
            UUID other,
            @Nullable BigDecimal oneShare,
            @Nullable BigDecimal otherShare,
            String reason,
            Actor actor) {
        items.lock(Set.of(one, other).stream().sorted().toList());
        Item first = items.getItem(one);
        Item second = items.getItem(other);
        Optional<Overlap> overlap = overlap(first, second);
        List<Finding> findings = new ArrayList<>(rules.checkReason(reason));
        Place place = new Place.Item(first.code());
        if (overlap.isEmpty()) {
            findings.add(JournalFinding.NO_SHARED_GROUND.at(place, "other", second.code()));
        }
        if (!areWhole(oneShare, otherShare)) {
            findings.add(JournalFinding.SHARES_NOT_WHOLE.at(
                    new Place.Field("shares"), "one", String.valueOf(oneShare), "other", String.valueOf(otherShare)));
        }
        for (Item item : List.of(first, second)) {
            findings.addAll(rules.checkReach(item, actor));
        }
        if (!findings.isEmpty()) {
            throw Refused.because(findings);
        }
        GroundSharingStore.Pair pair = GroundSharingStore.Pair.of(one, other);
        boolean inOrder = pair.first().equals(one);
        GroundSharing sharing = new GroundSharing(
                pair.first(),
                pair.second(),
                inOrder ? oneShare : otherShare,
                inOrder ? otherShare : oneShare,
                overlap.orElseThrow().area(),
                reason.strip(),
                actor.username(),
                actor.displayName(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        store.insert(Generators.timeBasedEpochRandomGenerator().generate(), sharing);
        audit.record(
                actor,
                oneShare == null ? "ground.withdraw" : "ground.share",
                first.code() + " " + second.code(),
                Map.of(
                        "one", String.valueOf(oneShare),
                        "other", String.valueOf(otherShare),
                        "shared_m2", sharing.shared().squareMetres(),
                        "reason", sharing.reason()));
        return sharing;
    }

    private Optional<Overlap> overlap(Item first, Item second) {
        if (first.geometry() == null || second.geometry() == null) {
            return Optional.empty();
        }
        return overlaps
                .of(new Footprint(first.id(), first.geometry()), List.of(new Footprint(second.id(), second.geometry())))
                .stream()
                .filter(Overlap::exceedsTolerance)
                .findFirst();
    }

    private static boolean areWhole(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return isShare(one) && isShare(other) && one.add(other).compareTo(BigDecimal.ONE) == 0;
    }

    /** Looked at by its digits first: a number of a billion digits is never written out. */
    private static boolean isShare(BigDecimal share) {
        return share.signum() >= 0
                && share.compareTo(BigDecimal.ONE) <= 0
                && share.stripTrailingZeros().scale() <= SHARE_DECIMALS;
    }
}
