package io.wanping.journal;

import io.wanping.account.Sight;
import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.geo.Area;
import io.wanping.geo.Footprint;
import io.wanping.geo.Overlap;
import io.wanping.geo.OverlapSearch;
import io.wanping.register.Item;
import io.wanping.register.Items;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.locationtech.jts.index.strtree.STRtree;
import org.springframework.stereotype.Component;

/**
 * Watches that no ground is counted twice. Only items with capacity take part: a site with buildings has none, so a building never
 * collides with the site it stands on. Two items collide when their footprints share more than the tolerance and both hold counted
 * area (RESERVE, OPTIMISE or RELEASE), unless people said whose that ground is.
 */
@Component
class DoubleCounting {

    /** Up to so many items the database is asked for the neighbours of each; beyond, the whole map is read once. */
    private static final int MOST_SINGLE_SEARCHES = 20;

    private final Items items;
    private final PostingStore store;
    private final OverlapSearch overlaps;
    private final SharedGrounds grounds;
    private final Sight sight;

    DoubleCounting(Items items, PostingStore store, OverlapSearch overlaps, SharedGrounds grounds, Sight sight) {
        this.items = items;
        this.store = store;
        this.overlaps = overlaps;
        this.grounds = grounds;
        this.sight = sight;
    }

    /**
     * Two counted items on the same ground.
     *
     * @param settled whether a statement says whose it is
     */
    record Collision(Item first, Item second, Overlap overlap, boolean settled) {}

    /** All collisions of the ledger as it stands. */
    List<Collision> listCollisions() {
        SharedGrounds.Statements statements = grounds.statements();
        Map<UUID, Item> counted = counted(items.listCountedOnTheMap(), List.of());
        return overlaps
                .among(counted.values().stream().map(DoubleCounting::footprint).toList())
                .stream()
                .filter(Overlap::exceedsTolerance)
                .map(overlap -> new Collision(
                        counted.get(overlap.first()),
                        counted.get(overlap.second()),
                        overlap,
                        statements.settle(overlap)))
                .toList();
    }

    /**
     * Items that could claim the same ground as those whose area these postings would count. Whoever decides about one locks them all, so
     * that of two overlapping items confirmed at the same moment only one gets through.
     */
    Set<UUID> neighbours(List<PostingStore.Aim> aims) {
        Map<UUID, Item> entering = entering(aims.stream()
                .filter(aim -> counts(aim.to()))
                .map(PostingStore.Aim::itemId)
                .collect(Collectors.toSet()));
        return candidates(entering.values()).stream().map(Item::id).collect(Collectors.toSet());
    }

    /** Collisions that confirming these postings would bring about, one finding for each. */
    List<Finding> findingsFor(List<Posting> postings) {
        Map<UUID, Item> entering = entering(postings.stream()
                .filter(posting -> counts(posting.to()))
                .map(Posting::itemId)
                .collect(Collectors.toSet()));
        Map<UUID, Item> all = new LinkedHashMap<>(counted(candidates(entering.values()), entering.keySet()));
        all.putAll(entering);
        SharedGrounds.Statements statements = grounds.statements();
        return overlaps
                .among(all.values().stream().map(DoubleCounting::footprint).toList())
                .stream()
                .filter(Overlap::exceedsTolerance)
                .filter(overlap -> !statements.settle(overlap))
                .filter(overlap -> entering.containsKey(overlap.first()) || entering.containsKey(overlap.second()))
                .map(overlap -> entering.containsKey(overlap.first())
                        ? finding(all.get(overlap.first()), all.get(overlap.second()), overlap)
                        : finding(all.get(overlap.second()), all.get(overlap.first()), overlap))
                .toList();
    }

    private static boolean counts(AreaAccount account) {
        return account != AreaAccount.UNCOUNTED && account != AreaAccount.ORIGIN;
    }

    private Map<UUID, Item> entering(Set<UUID> ids) {
        return items.listByIds(ids).stream()
                .filter(item -> item.geometry() != null)
                .collect(Collectors.toMap(Item::id, Function.identity(), (one, same) -> one, LinkedHashMap::new));
    }

    /** Items with capacity whose bounding box meets that of one of these, these included. */
    private List<Item> candidates(Collection<Item> entering) {
        if (entering.size() > MOST_SINGLE_SEARCHES) {
            STRtree boxes = new STRtree();
            entering.forEach(item -> boxes.insert(item.geometry().getEnvelopeInternal(), item));
            return items.listCountedOnTheMap().stream()
                    .filter(item ->
                            !boxes.query(item.geometry().getEnvelopeInternal()).isEmpty())
                    .toList();
        }
        return entering.stream()
                .flatMap(item -> items.listNear(item.geometry().getEnvelopeInternal()).stream())
                .filter(item -> !item.capacity().isZero())
                .toList();
    }

    private Map<UUID, Item> counted(Collection<Item> candidates, Collection<UUID> countedAnyway) {
        Map<UUID, ItemBalance> balances =
                store.balances(candidates.stream().map(Item::id).toList());
        Map<UUID, Item> counted = new LinkedHashMap<>();
        for (Item item : candidates) {
            ItemBalance balance = balances.getOrDefault(item.id(), ItemBalance.empty());
            Area area = balance.total().minus(balance.of(AreaAccount.UNCOUNTED));
            if (countedAnyway.contains(item.id()) || !area.isZero()) {
                counted.put(item.id(), item);
            }
        }
        return counted;
    }

    /** A neighbour the reader may not look at is told of by the shared ground alone. */
    Finding finding(Item item, Item other, Overlap overlap) {
        if (!items.isInSight(other, sight)) {
            return JournalFinding.COUNTED_ELSEWHERE.at(
                    new Place.Item(item.code()),
                    "shared",
                    overlap.area().squareMetres().toPlainString());
        }
        return JournalFinding.COUNTED_TWICE.at(
                new Place.Item(item.code()),
                "other",
                other.code(),
                "otherName",
                other.name(),
                "shared",
                overlap.area().squareMetres().toPlainString());
    }

    private static Footprint footprint(Item item) {
        return new Footprint(item.id(), item.geometry());
    }
}
