package io.wanping.register;

import io.wanping.geo.Area;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Works out the countable areas that follow from changes: of the items themselves, and of sites that won their first building or lost
 * their last one. Pure.
 */
final class CapacitySettlement {

    private final Set<UUID> withBuildings;
    private final Map<UUID, Area> settled = new LinkedHashMap<>();
    private final List<CapacitiesChanged.Change> differences = new ArrayList<>();

    /** @param withBuildings the sites that will have buildings */
    CapacitySettlement(Set<UUID> withBuildings) {
        this.withBuildings = withBuildings;
    }

    /** Capacities to write, by item. */
    Map<UUID, Area> settled() {
        return settled;
    }

    /** What the journal has to book. */
    List<CapacitiesChanged.Change> differences() {
        return differences;
    }

    void settle(ItemChange change) {
        Area before = change.before() == null ? Area.ZERO : change.before().capacity();
        if (change.isRetirement()) {
            settled.put(change.after().id(), Area.ZERO);
            if (!before.isZero()) {
                differences.add(difference(
                        change.after(), before, Area.ZERO, change.command().reason()));
            }
        } else {
            settle(change.after(), before, change.command().reason());
        }
    }

    /** A site that is not changed itself. */
    void settle(Item site) {
        settle(site, site.capacity(), "");
    }

    private void settle(Item item, Area before, String reason) {
        Area capacity = ItemRules.capacity(item.kind(), item.fields(), withBuildings.contains(item.id()));
        if (!capacity.equals(item.capacity())) {
            settled.put(item.id(), capacity);
        }
        if (!capacity.equals(before)) {
            differences.add(difference(item, before, capacity, reason));
        }
    }

    /** Sites among the changes and those whose buildings are. */
    static Set<UUID> touchedSites(List<ItemChange> changes) {
        Set<UUID> sites = new LinkedHashSet<>();
        for (ItemChange change : changes) {
            if (change.after().kind() == ItemKind.SITE) {
                sites.add(change.after().id());
            } else {
                addIfPresent(sites, change.after().siteId());
                addIfPresent(
                        sites, change.before() == null ? null : change.before().siteId());
            }
        }
        return sites;
    }

    private static CapacitiesChanged.Change difference(Item item, Area before, Area after, String reason) {
        return new CapacitiesChanged.Change(
                item.id(),
                item.code(),
                item.version(),
                before,
                after,
                reason,
                item.provenance().get(ItemField.GROSS_FLOOR_AREA));
    }

    private static void addIfPresent(Set<UUID> ids, @Nullable UUID id) {
        if (id != null) {
            ids.add(id);
        }
    }
}
