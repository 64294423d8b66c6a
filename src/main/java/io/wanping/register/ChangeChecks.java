package io.wanping.register;

import io.wanping.account.Actor;
import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.zoning.Zones;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.stereotype.Component;

/** What a set of changes must keep, beside the rules of each record: codes, scopes, zones and people, and sites with buildings. */
@Component
class ChangeChecks {

    private final ItemStore store;
    private final Zones zones;

    ChangeChecks(ItemStore store, Zones zones) {
        this.store = store;
        this.zones = zones;
    }

    /** What is wrong with each change, by the id of its item. Reads; writes nothing. */
    Map<UUID, List<Finding>> check(List<ItemChange> changes, Actor actor) {
        Map<UUID, List<Finding>> findings = new LinkedHashMap<>();
        Set<String> knownScopes =
                zones.listScopes().stream().map(scope -> scope.code()).collect(Collectors.toSet());
        Set<String> newCodes = changes.stream()
                .filter(change -> change.before() == null)
                .map(change -> change.after().code())
                .collect(Collectors.toSet());
        Set<String> taken = store.listByCodes(newCodes).stream().map(Item::code).collect(Collectors.toSet());
        for (ItemChange change : changes) {
            Item item = change.after();
            List<Finding> found = new ArrayList<>(ItemRules.check(item.kind(), item.code(), item.fields()));
            found.addAll(
                    ItemRules.checkText("reason", item.code(), change.command().reason(), ItemField.LONGEST_TEXT));
            if (isDrawnOutside(change)) {
                found.add(RegisterFinding.OUTSIDE_DISTRICT.at(new Place.Field("geometry"), "item", item.code()));
            }
            item.scopes().stream()
                    .filter(scope -> !knownScopes.contains(scope))
                    .forEach(scope ->
                            found.add(RegisterFinding.SCOPE_UNKNOWN.at(new Place.Item(item.code()), "seen", scope)));
            found.addAll(checkReach(actor, change));
            if (change.before() == null && !taken.add(item.code())) {
                found.add(RegisterFinding.CODE_TAKEN.at(new Place.Item(item.code()), "code", item.code()));
            }
            addIfAny(findings, item.id(), found);
        }
        checkRetirements(changes, findings);
        return findings;
    }

    /** A site goes only after its buildings, or together with them. */
    private void checkRetirements(List<ItemChange> changes, Map<UUID, List<Finding>> findings) {
        List<Item> retired = changes.stream()
                .filter(ItemChange::isRetirement)
                .map(ItemChange::before)
                .filter(Objects::nonNull)
                .toList();
        if (retired.isEmpty()) {
            return;
        }
        Map<UUID, Integer> buildings =
                store.countBuildings(retired.stream().map(Item::id).toList());
        retired.forEach(item -> {
            if (item.siteId() != null) {
                buildings.computeIfPresent(item.siteId(), (site, count) -> count - 1);
            }
        });
        changes.stream()
                .filter(change -> !change.isRetirement() && change.before() != null)
                .filter(change -> change.before().siteId() != null && leavesItsSite(change))
                .forEach(change -> buildings.computeIfPresent(change.before().siteId(), (site, count) -> count - 1));
        for (Item item : retired) {
            int left = buildings.getOrDefault(item.id(), 0);
            if (left > 0) {
                addIfAny(
                        findings,
                        item.id(),
                        List.of(RegisterFinding.SITE_HAS_BUILDINGS.at(
                                new Place.Item(item.code()), "item", item.code(), "seen", left)));
            }
        }
    }

    private static boolean leavesItsSite(ItemChange change) {
        return !Objects.equals(
                change.before().fields().text(ItemField.SITE_CODE),
                change.after().fields().text(ItemField.SITE_CODE));
    }

    static void addIfAny(Map<UUID, List<Finding>> findings, UUID id, List<Finding> found) {
        if (!found.isEmpty()) {
            findings.computeIfAbsent(id, none -> new ArrayList<>()).addAll(found);
        }
    }

    /**
     * A shape drawn or sent to a place where the bureau has nothing to register is a slip. A survey row that lies there is real data in
     * the wrong system more often than not, and the survey asks about it itself.
     */
    private boolean isDrawnOutside(ItemChange change) {
        MultiPolygon geometry = change.after().geometry();
        return geometry != null
                && change.footprintChanged()
                && !(change.command() instanceof ItemCommand.Restore)
                && change.command().source().kind() != ItemSource.Kind.SURVEY
                && zones.findDistrict().isPresent()
                && !zones.meetsDistrict(geometry);
    }

    /** Neither taken from others nor given away: the item lies within the actor's reach before and after. */
    private List<Finding> checkReach(Actor actor, ItemChange change) {
        return Stream.of(change.before(), change.after())
                .filter(Objects::nonNull)
                .flatMap(item -> checkReach(actor, item).stream())
                .limit(1)
                .toList();
    }

    /** What keeps the actor from the item; empty when he answers for it. */
    List<Finding> checkReach(Actor actor, Item item) {
        String zone = zoneInCharge(item);
        if (actor.reaches(zone, item.street())) {
            return List.of();
        }
        Place place = new Place.Item(item.code());
        return List.of(
                actor.reachesZone(zone)
                        ? RegisterFinding.NOT_YOUR_STREET.at(place, "street", streetName(item.street()))
                        : RegisterFinding.NOT_YOUR_ZONE.at(place, "zone", item.zone()));
    }

    /** The name people know; a dash where the street is not known. */
    String streetName(@Nullable String code) {
        return zones.listStreets().stream()
                .filter(street -> street.code().equals(code))
                .map(street -> street.name())
                .findFirst()
                .orElse("—");
    }

    /** The zone whose people may change the item: the one it lies in; off the map, the one it declares. */
    String zoneInCharge(Item item) {
        String declared = item.fields().text(ItemField.DECLARED_ZONE);
        if (!item.zone().equals(Zones.UNPLACED) || declared == null) {
            return item.zone();
        }
        return zones.findZoneByName(declared).map(zone -> zone.code()).orElse(item.zone());
    }
}
