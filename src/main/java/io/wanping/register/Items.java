package io.wanping.register;

import io.wanping.account.Actor;
import io.wanping.audit.AuditLog;
import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import io.wanping.geo.Area;
import io.wanping.geo.AreaMeasurer;
import io.wanping.geo.Ewkb;
import io.wanping.zoning.Zones;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The registers of sites and buildings. The one way in is {@link #apply}: it checks, places, writes the item and its revision, tells
 * the journal which countable areas changed, and records the deed, all in one transaction; if anything is refused nothing is written.
 */
@Service
public class Items {

    private final ItemStore store;
    private final Zones zones;
    private final AreaMeasurer areas;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Items(
            ItemStore store,
            Zones zones,
            AreaMeasurer areas,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.zones = zones;
        this.areas = areas;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Carries out commands, all or none.
     *
     * @return the ids of the items, in the order of the commands
     * @throws Refused with findings (bad values, unknown site, code taken, not the actor's zone), or {@code register.stale} when a
     *     base version is no longer the current one
     */
    @Transactional
    public List<UUID> apply(List<ItemCommand> commands, Actor actor, Dating dating) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        lockWithSites(commands);
        List<ItemChange> drafted = draft(commands, now);
        refuseIfAny(check(drafted, actor));
        List<ItemChange> changes = onTheirSites(drafted);
        write(changes, actor, now);
        List<CapacitiesChanged.Change> capacities = settleCapacities(changes, actor);
        if (!capacities.isEmpty()) {
            events.publishEvent(new CapacitiesChanged(actor, dating, capacities));
        }
        record(changes, actor);
        return commands.stream().map(ItemCommand::id).toList();
    }

    /** What is wrong with a command by itself, without writing anything; empty when it may be tried. */
    public List<Finding> check(ItemKind kind, String code, FieldValues fields) {
        List<Finding> findings = new ArrayList<>(ItemRules.checkCode(code));
        findings.addAll(ItemRules.checkFields(kind, code, fields));
        return findings;
    }

    @Transactional(readOnly = true)
    public Item getItem(UUID id) {
        return store.listByIds(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> Refused.notFound("register.item-unknown", "item", id));
    }

    @Transactional(readOnly = true)
    public List<Item> listByIds(Collection<UUID> ids) {
        return store.listByIds(ids);
    }

    @Transactional(readOnly = true)
    public Optional<Item> findByCode(String code) {
        return store.listByCodes(List.of(code)).stream().findFirst();
    }

    @Transactional(readOnly = true)
    public Map<String, Item> findByCodes(Collection<String> codes) {
        return store.listByCodes(codes).stream().collect(Collectors.toMap(Item::code, Function.identity()));
    }

    @Transactional(readOnly = true)
    public List<Item> listByParcelNumbers(Collection<String> parcelNumbers) {
        return store.listByParcelNumbers(parcelNumbers);
    }

    @Transactional(readOnly = true)
    public List<Item> listByNames(Collection<String> names) {
        return store.listByNames(names);
    }

    @Transactional(readOnly = true)
    public List<Item> listBuildingsOn(UUID siteId) {
        return store.listBuildings(siteId);
    }

    /** Items whose bounding box meets {@code box} ({@code lon, lat} degrees); whether they really meet is for the caller to ask. */
    @Transactional(readOnly = true)
    public List<Item> listNear(Envelope box) {
        return store.listInBox(Ewkb.bytes(new GeometryFactory().toGeometry(box)));
    }

    /** Every item on the map with a countable area: what could be counted twice. */
    @Transactional(readOnly = true)
    public List<Item> listCountedOnTheMap() {
        return store.listCountedOnTheMap();
    }

    /** Whether any item is marked 示例数据. */
    @Transactional(readOnly = true)
    public boolean hasSample() {
        return store.hasSample();
    }

    @Transactional(readOnly = true)
    public boolean isEmpty() {
        return store.isEmpty();
    }

    /** Makes other changes of the same items wait for the end of the running transaction. */
    public void lock(Collection<UUID> ids) {
        store.lock(ids);
    }

    /**
     * Locks what will change, sites whose capacity may settle anew included, in one order for everybody: a building's row holds on to
     * its site's, so whoever locked the site only after writing the building could wait for a neighbour who does the same.
     */
    private void lockWithSites(List<ItemCommand> commands) {
        Set<UUID> ids = new LinkedHashSet<>();
        Set<String> siteCodes = new LinkedHashSet<>();
        for (ItemCommand command : commands) {
            if (command instanceof ItemCommand.Revise) {
                ids.add(command.id());
            }
            String site = command.fields().text(ItemField.SITE_CODE);
            if (site != null) {
                siteCodes.add(site);
            }
        }
        ids.addAll(store.listSiteIds(ids));
        ids.addAll(store.listIdsByCodes(siteCodes));
        store.lock(ids);
    }

    private List<ItemChange> draft(List<ItemCommand> commands, Instant now) {
        Map<UUID, Item> current = byId(store.listByIds(commands.stream()
                .filter(ItemCommand.Revise.class::isInstance)
                .map(ItemCommand::id)
                .toList()));
        List<ItemChange> changes = new ArrayList<>();
        Set<UUID> revised = new HashSet<>();
        for (ItemCommand command : commands) {
            if (command instanceof ItemCommand.Register register) {
                Placement placement = Placement.of(
                        register.geometry(), register.fields().text(ItemField.DECLARED_STREET), zones, areas);
                changes.add(new ItemChange(null, ItemChange.registered(register, placement, now), command));
            } else if (command instanceof ItemCommand.Revise revise) {
                ItemChange change = drafted(revise, current.get(revise.id()), now);
                if (!revised.add(revise.id())) {
                    throw stale(revise, change.after());
                }
                changes.add(change);
            }
        }
        return changes;
    }

    private ItemChange drafted(ItemCommand.Revise revise, @Nullable Item item, Instant now) {
        if (item == null) {
            throw Refused.notFound("register.item-unknown", "item", revise.id());
        }
        if (item.version() != revise.baseVersion()) {
            throw stale(revise, item);
        }
        FieldValues fields = item.fields().overlaidWith(revise.fields());
        Placement placement = Placement.of(
                revise.geometry() == null ? item.geometry() : revise.geometry(),
                fields.text(ItemField.DECLARED_STREET),
                zones,
                areas);
        return new ItemChange(item, ItemChange.revised(item, revise, placement, now), revise);
    }

    private static Refused stale(ItemCommand.Revise revise, Item item) {
        return new Refused(
                Refused.Kind.STALE,
                "register.stale",
                "item",
                item.code(),
                "seen",
                revise.baseVersion(),
                "current",
                item.version());
    }

    private List<Finding> check(List<ItemChange> changes, Actor actor) {
        List<Finding> findings = new ArrayList<>();
        Set<String> knownScopes =
                zones.listScopes().stream().map(scope -> scope.code()).collect(Collectors.toSet());
        Set<String> seenCodes = new LinkedHashSet<>();
        for (ItemChange change : changes) {
            Item item = change.after();
            findings.addAll(check(item.kind(), item.code(), item.fields()));
            if (change.command() instanceof ItemCommand.Revise revise) {
                findings.addAll(ItemRules.checkText("reason", item.code(), revise.reason(), ItemField.LONGEST_TEXT));
            }
            if (isDrawnOutside(change)) {
                findings.add(RegisterFinding.OUTSIDE_DISTRICT.at(new Place.Field("geometry"), "item", item.code()));
            }
            item.scopes().stream()
                    .filter(scope -> !knownScopes.contains(scope))
                    .forEach(scope ->
                            findings.add(RegisterFinding.SCOPE_UNKNOWN.at(new Place.Item(item.code()), "seen", scope)));
            if (!mayChange(actor, change)) {
                findings.add(RegisterFinding.NOT_YOUR_ZONE.at(new Place.Item(item.code()), "zone", item.zone()));
            }
            if (change.before() == null && !seenCodes.add(item.code())) {
                findings.add(RegisterFinding.CODE_TAKEN.at(new Place.Item(item.code()), "code", item.code()));
            }
        }
        store.listByCodes(seenCodes)
                .forEach(taken -> findings.add(
                        RegisterFinding.CODE_TAKEN.at(new Place.Item(taken.code()), "code", taken.code())));
        return findings;
    }

    /**
     * A shape drawn or sent to a place where the bureau has nothing to register is a slip. A survey row that lies there is real data in
     * the wrong system more often than not, and the survey asks about it itself.
     */
    private boolean isDrawnOutside(ItemChange change) {
        MultiPolygon geometry = change.after().geometry();
        return geometry != null
                && change.footprintChanged()
                && change.command().source().kind() != ItemSource.Kind.SURVEY
                && zones.findDistrict().isPresent()
                && !zones.meetsDistrict(geometry);
    }

    private boolean mayChange(Actor actor, ItemChange change) {
        return actor.zones().isEmpty()
                || ((change.before() == null || actor.zones().contains(zoneInCharge(change.before())))
                        && actor.zones().contains(zoneInCharge(change.after())));
    }

    /** The zone whose people may change the item: the one it lies in; off the map, the one it declares. */
    public String zoneInCharge(Item item) {
        String declared = item.fields().text(ItemField.DECLARED_ZONE);
        if (!item.zone().equals(Zones.UNPLACED) || declared == null) {
            return item.zone();
        }
        return zones.findZoneByName(declared).map(zone -> zone.code()).orElse(item.zone());
    }

    private List<ItemChange> onTheirSites(List<ItemChange> changes) {
        Map<String, Item> byCode = new LinkedHashMap<>();
        changes.forEach(change -> byCode.put(change.after().code(), change.after()));
        Set<String> elsewhere = changes.stream()
                .map(change -> siteCode(change.after()))
                .filter(code -> code != null && !byCode.containsKey(code))
                .collect(Collectors.toSet());
        store.listByCodes(elsewhere).forEach(site -> byCode.put(site.code(), site));
        List<Finding> findings = new ArrayList<>();
        List<ItemChange> placed = changes.stream()
                .map(change -> change.on(siteOf(change.after(), byCode, findings)))
                .toList();
        refuseIfAny(findings);
        return placed;
    }

    private static @Nullable UUID siteOf(Item item, Map<String, Item> byCode, List<Finding> findings) {
        String code = siteCode(item);
        if (code == null) {
            return null;
        }
        Item site = byCode.get(code);
        if (site == null) {
            findings.add(RegisterFinding.SITE_UNKNOWN.at(new Place.Item(item.code()), "site", code));
            return null;
        }
        if (site.kind() != ItemKind.SITE) {
            findings.add(RegisterFinding.SITE_IS_A_BUILDING.at(new Place.Item(item.code()), "site", code));
            return null;
        }
        return site.id();
    }

    private static @Nullable String siteCode(Item item) {
        return item.kind() == ItemKind.BUILDING ? item.fields().text(ItemField.SITE_CODE) : null;
    }

    private void write(List<ItemChange> changes, Actor actor, Instant now) {
        List<Item> added = changes.stream()
                .filter(change -> change.before() == null)
                .map(ItemChange::after)
                .sorted((left, right) -> left.kind().compareTo(right.kind()))
                .toList();
        store.insert(added);
        store.update(changes.stream()
                .filter(change -> change.before() != null)
                .map(ItemChange::after)
                .toList());
        store.insertRevisions(changes.stream().map(ItemChange::revision).toList(), actor, now);
    }

    /**
     * Sets the capacities that follow from the change: of the items themselves, and of sites that won their first building or lost
     * their last one.
     */
    private List<CapacitiesChanged.Change> settleCapacities(List<ItemChange> changes, Actor actor) {
        Map<UUID, ItemChange> changed = new LinkedHashMap<>();
        changes.forEach(change -> changed.put(change.after().id(), change));
        Set<UUID> touchedSites = new LinkedHashSet<>();
        for (ItemChange change : changes) {
            if (change.after().kind() == ItemKind.SITE) {
                touchedSites.add(change.after().id());
            } else {
                addIfPresent(touchedSites, change.after().siteId());
                addIfPresent(
                        touchedSites,
                        change.before() == null ? null : change.before().siteId());
            }
        }
        Set<UUID> otherSites = new LinkedHashSet<>(touchedSites);
        otherSites.removeAll(changed.keySet());
        store.lock(otherSites);
        Set<UUID> withBuildings = store.listSitesWithBuildings(touchedSites);

        Map<UUID, Area> settled = new LinkedHashMap<>();
        List<CapacitiesChanged.Change> differences = new ArrayList<>();
        for (ItemChange change : changes) {
            Area before = change.before() == null ? Area.ZERO : change.before().capacity();
            settle(change.after(), before, change.command(), withBuildings, settled, differences);
        }
        List<Finding> findings = new ArrayList<>();
        for (Item site : store.listByIds(otherSites)) {
            settle(site, site.capacity(), null, withBuildings, settled, differences);
            if (settled.containsKey(site.id()) && !actor.reaches(zoneInCharge(site))) {
                findings.add(RegisterFinding.NOT_YOUR_ZONE.at(new Place.Item(site.code()), "zone", site.zone()));
            }
        }
        refuseIfAny(findings);
        store.updateCapacities(settled);
        return differences;
    }

    private static void settle(
            Item item,
            Area before,
            @Nullable ItemCommand command,
            Set<UUID> withBuildings,
            Map<UUID, Area> settled,
            List<CapacitiesChanged.Change> differences) {
        Area capacity = ItemRules.capacity(item.kind(), item.fields(), withBuildings.contains(item.id()));
        if (!capacity.equals(item.capacity())) {
            settled.put(item.id(), capacity);
        }
        if (!capacity.equals(before)) {
            String reason = command instanceof ItemCommand.Revise revise ? revise.reason() : "";
            differences.add(new CapacitiesChanged.Change(
                    item.id(),
                    item.code(),
                    item.version(),
                    before,
                    capacity,
                    reason,
                    item.provenance().get(ItemField.GROSS_FLOOR_AREA)));
        }
    }

    private void record(List<ItemChange> changes, Actor actor) {
        if (changes.size() == 1) {
            ItemChange change = changes.get(0);
            audit.record(
                    actor,
                    change.before() == null ? "item.register" : "item.revise",
                    change.after().code(),
                    Map.of(
                            "version",
                            change.after().version(),
                            "source",
                            change.command().source().kind()));
        } else if (!changes.isEmpty()) {
            ItemSource source = changes.get(0).command().source();
            audit.record(
                    actor,
                    "item.change",
                    source.batchId() == null ? "" : source.batchId().toString(),
                    Map.of(
                            "registered",
                                    changes.stream()
                                            .filter(change -> change.before() == null)
                                            .count(),
                            "revised",
                                    changes.stream()
                                            .filter(change -> change.before() != null)
                                            .count()));
        }
    }

    private static void addIfPresent(Set<UUID> ids, @Nullable UUID id) {
        if (id != null) {
            ids.add(id);
        }
    }

    private static Map<UUID, Item> byId(List<Item> items) {
        return items.stream().collect(Collectors.toMap(Item::id, Function.identity()));
    }

    private static void refuseIfAny(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw Refused.because(findings);
        }
    }
}
