package io.wanping.journal;

import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.geo.Area;
import io.wanping.geo.Footprint;
import io.wanping.geo.Overlap;
import io.wanping.geo.OverlapSearch;
import io.wanping.register.Item;
import io.wanping.register.Items;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Watches that no ground is counted twice. Only items with capacity take part: a site with buildings has none, so a building never
 * collides with the site it stands on. Two items collide when their footprints share more than the tolerance and both hold counted
 * area (RESERVE, OPTIMISE or RELEASE).
 */
@Component
class DoubleCounting {

    private static final int MOST_ASKED_ONE_BY_ONE = 20;

    private final Items items;
    private final PostingStore store;
    private final OverlapSearch overlaps;

    DoubleCounting(Items items, PostingStore store, OverlapSearch overlaps) {
        this.items = items;
        this.store = store;
        this.overlaps = overlaps;
    }

    /** All collisions of the ledger as it stands. */
    record Collision(Item first, Item second, Overlap overlap) {}

    List<Collision> listCollisions() {
        Map<UUID, Item> counted = counted(items.listCountedOnTheMap(), List.of());
        return overlaps
                .among(counted.values().stream().map(DoubleCounting::footprint).toList())
                .stream()
                .filter(Overlap::exceedsTolerance)
                .map(overlap -> new Collision(counted.get(overlap.first()), counted.get(overlap.second()), overlap))
                .toList();
    }

    /** Collisions that confirming these postings would bring about, one finding for each. */
    List<Finding> findingsFor(List<Posting> postings) {
        Map<UUID, Item> entering = items
                .listByIds(postings.stream()
                        .filter(posting -> posting.to() != AreaAccount.UNCOUNTED)
                        .map(Posting::itemId)
                        .toList())
                .stream()
                .filter(item -> item.geometry() != null)
                .collect(Collectors.toMap(Item::id, Function.identity()));
        return entering.size() > MOST_ASKED_ONE_BY_ONE ? findingsAmongAll(entering) : findingsNear(entering);
    }

    private List<Finding> findingsNear(Map<UUID, Item> entering) {
        List<Finding> findings = new ArrayList<>();
        for (Item item : entering.values()) {
            List<Item> near = items.listNear(item.geometry().getEnvelopeInternal()).stream()
                    .filter(other ->
                            !other.id().equals(item.id()) && !other.capacity().isZero())
                    .toList();
            Map<UUID, Item> others = counted(near, entering.keySet());
            overlaps
                    .of(
                            footprint(item),
                            others.values().stream()
                                    .map(DoubleCounting::footprint)
                                    .toList())
                    .stream()
                    .filter(Overlap::exceedsTolerance)
                    .forEach(overlap -> findings.add(finding(item, others.get(overlap.second()), overlap)));
        }
        return findings;
    }

    /** For many items at once: one look at everything counted instead of one at each neighbourhood. */
    private List<Finding> findingsAmongAll(Map<UUID, Item> entering) {
        Map<UUID, Item> counted = counted(items.listCountedOnTheMap(), entering.keySet());
        counted.putAll(entering);
        return overlaps
                .among(counted.values().stream().map(DoubleCounting::footprint).toList())
                .stream()
                .filter(Overlap::exceedsTolerance)
                .filter(overlap -> entering.containsKey(overlap.first()) || entering.containsKey(overlap.second()))
                .map(overlap -> entering.containsKey(overlap.first())
                        ? finding(counted.get(overlap.first()), counted.get(overlap.second()), overlap)
                        : finding(counted.get(overlap.second()), counted.get(overlap.first()), overlap))
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

    private static Finding finding(Item item, Item other, Overlap overlap) {
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
