package io.wanping.register;

import io.wanping.account.Actor;
import io.wanping.account.PersonalData;
import io.wanping.account.Reach;
import io.wanping.account.Sight;
import io.wanping.audit.AuditLog;
import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import io.wanping.geo.Area;
import io.wanping.geo.AreaMeasurer;
import io.wanping.geo.Ewkb;
import io.wanping.zoning.Zones;
import java.nio.charset.StandardCharsets;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
    private final PlacementStore placements;
    private final ChangeChecks checks;
    private final Zones zones;
    private final AreaMeasurer areas;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Items(
            ItemStore store,
            PlacementStore placements,
            ChangeChecks checks,
            Zones zones,
            AreaMeasurer areas,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.placements = placements;
        this.checks = checks;
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
        Map<UUID, List<Finding>> findings = checks.check(drafted, actor);
        List<ItemChange> changes = onTheirSites(drafted, findings);
        Refused.ifAny(findings.values().stream().flatMap(List::stream).toList());
        write(changes, actor, now);
        placements.insert(changes, dating, now);
        List<CapacitiesChanged.Change> capacities = settleCapacities(changes, actor);
        if (!capacities.isEmpty()) {
            events.publishEvent(new CapacitiesChanged(actor, dating, capacities));
        }
        record(changes, actor);
        List<PlacesChanged.Place> left = changes.stream()
                .filter(ItemChange::changesPlace)
                .map(change -> change.before().place())
                .toList();
        if (!left.isEmpty()) {
            events.publishEvent(new PlacesChanged(left));
        }
        return commands.stream().map(ItemCommand::id).toList();
    }

    /**
     * What commands would come to.
     *
     * @param items the items as they would be, by id, those refused included as far as they can be imagined
     * @param findings why {@link #apply} would refuse, by the id of the item
     * @param capacities capacities that would change, by the id of the item; sites whose buildings change included
     */
    public record Foreseen(Map<UUID, Item> items, Map<UUID, List<Finding>> findings, Map<UUID, Area> capacities) {}

    /**
     * The same way as {@link #apply}, up to the moment of writing.
     *
     * @throws Refused {@code register.stale} or {@code register.item-unknown}, as {@link #apply} does
     */
    @Transactional(readOnly = true)
    public Foreseen foresee(List<ItemCommand> commands, Actor actor) {
        List<ItemChange> drafted = draft(commands, clock.instant());
        Map<UUID, List<Finding>> findings = checks.check(drafted, actor);
        List<ItemChange> changes = onTheirSites(drafted, findings);
        Map<UUID, Item> items = new LinkedHashMap<>();
        changes.forEach(change -> items.put(change.after().id(), change.after()));

        Set<UUID> touchedSites = CapacitySettlement.touchedSites(changes);
        Set<UUID> withBuildings = store.listSitesWithBuildings(touchedSites);
        changes.stream()
                .map(change -> change.after().siteId())
                .filter(Objects::nonNull)
                .forEach(withBuildings::add);
        Set<UUID> otherSites = new LinkedHashSet<>(touchedSites);
        otherSites.removeAll(items.keySet());
        CapacitySettlement settlement = new CapacitySettlement(withBuildings);
        changes.forEach(settlement::settle);
        store.listByIds(otherSites).forEach(settlement::settle);
        Map<UUID, Area> capacities = new LinkedHashMap<>();
        settlement.differences().forEach(difference -> capacities.put(difference.itemId(), difference.after()));
        return new Foreseen(items, findings, capacities);
    }

    /** What is wrong with a command by itself, without writing anything; empty when it may be tried. */
    public List<Finding> check(ItemKind kind, String code, FieldValues fields) {
        return ItemRules.check(kind, code, fields);
    }

    @Transactional(readOnly = true)
    public Item getItem(UUID id) {
        return store.listByIds(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> Refused.notFound("register.item-unknown", "item", id));
    }

    /** An item in the registers or once in them. */
    @Transactional(readOnly = true)
    Item getItemEver(UUID id) {
        return store.findEver(id).orElseThrow(() -> Refused.notFound("register.item-unknown", "item", id));
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

    /** Whether any item, retired ones included, is the bureau's own. */
    @Transactional(readOnly = true)
    public boolean hasOtherThanSample() {
        return store.hasOtherThanSample();
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
            if (!(command instanceof ItemCommand.Register)) {
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
                .filter(command -> !(command instanceof ItemCommand.Register))
                .map(ItemCommand::id)
                .toList()));
        Map<UUID, Long> wanted = new LinkedHashMap<>();
        for (ItemCommand command : commands) {
            if (command instanceof ItemCommand.Restore restore) {
                wanted.put(restore.id(), restore.revision());
            }
        }
        Map<UUID, PastState> past = store.listPastStates(wanted);
        List<ItemChange> changes = new ArrayList<>();
        Set<UUID> changed = new HashSet<>();
        for (ItemCommand command : commands) {
            if (command instanceof ItemCommand.Register register) {
                Placement placement = placed(register.geometry(), register.fields());
                changes.add(new ItemChange(null, ItemChange.registered(register, placement, now), command));
                continue;
            }
            Item item = unchangedSince(command, current.get(command.id()));
            if (!changed.add(item.id())) {
                throw stale(command, item);
            }
            if (command instanceof ItemCommand.Revise revise) {
                changes.add(new ItemChange(item, revised(revise, item, now), command));
            } else if (command instanceof ItemCommand.Restore restore) {
                changes.add(new ItemChange(item, restored(restore, item, past.get(item.id()), now), command));
            } else if (command instanceof ItemCommand.Assign assign) {
                changes.add(new ItemChange(item, ItemChange.assigned(item, assign, now), command));
            } else {
                changes.add(new ItemChange(item, ItemChange.retired(item, now), command));
            }
        }
        return changes;
    }

    private static Item unchangedSince(ItemCommand command, @Nullable Item item) {
        if (item == null) {
            throw Refused.notFound("register.item-unknown", "item", command.id());
        }
        if (item.version() != command.baseVersion()) {
            throw stale(command, item);
        }
        return item;
    }

    private static Refused stale(ItemCommand command, Item item) {
        return new Refused(
                Refused.Kind.STALE,
                "register.stale",
                "item",
                item.code(),
                "seen",
                command.baseVersion(),
                "current",
                item.version());
    }

    private Item revised(ItemCommand.Revise revise, Item item, Instant now) {
        FieldValues fields = item.fields().overlaidWith(revise.fields());
        MultiPolygon geometry = revise.geometry() == null ? item.geometry() : revise.geometry();
        Placement placement = placed(geometry, fields).keeping(item, geometry, zones);
        return ItemChange.revised(item, revise, placement, now);
    }

    private Item restored(ItemCommand.Restore restore, Item item, @Nullable PastState past, Instant now) {
        if (past == null) {
            throw Refused.notFound("register.revision-unknown", "item", item.code(), "revision", restore.revision());
        }
        Placement placement = placed(past.geometry(), past.fields()).keeping(item, past.geometry(), zones);
        return ItemChange.restored(item, past, placement, now);
    }

    private Placement placed(@Nullable MultiPolygon geometry, FieldValues fields) {
        return Placement.of(geometry, fields.text(ItemField.DECLARED_STREET), zones, areas);
    }

    /** Whether the reader may look at the item: it lies in, or off the map declares, a zone he sees. */
    public boolean isInSight(Item item, Sight sight) {
        return isWithin(item, sight.reach());
    }

    /** Whether the item lies in, or off the map declares, a zone of the reach, and lies in a street of it. */
    public boolean isWithin(Item item, Reach reach) {
        return reach.includes(item.zone(), item.street()) || reach.includes(zoneInCharge(item), item.street());
    }

    /** @throws Refused as for an item there is not */
    public void requireInSight(Item item, Sight sight) {
        if (!isInSight(item, sight)) {
            throw Refused.notFound("register.item-unknown", "item", item.id());
        }
    }

    /** Whether the person answers for the item. */
    public boolean isReached(Item item, Actor actor) {
        return actor.reaches(zoneInCharge(item), item.street());
    }

    /** What keeps the person from the item, another zone or another street; empty when he answers for it. */
    public List<Finding> checkReach(Item item, Actor actor) {
        return checks.checkReach(actor, item);
    }

    /** The item's street by its name, for messages; a dash where it is not known. */
    public String streetName(Item item) {
        return checks.streetName(item.street());
    }

    /** The zone whose people may change the item: the one it lies in; off the map, the one it declares. */
    public String zoneInCharge(Item item) {
        return checks.zoneInCharge(item);
    }

    private List<ItemChange> onTheirSites(List<ItemChange> changes, Map<UUID, List<Finding>> findings) {
        Map<String, Item> byCode = new LinkedHashMap<>();
        changes.forEach(change -> byCode.put(change.after().code(), change.after()));
        Set<String> elsewhere = changes.stream()
                .map(change -> siteCode(change.after()))
                .filter(code -> code != null && !byCode.containsKey(code))
                .collect(Collectors.toSet());
        store.listByCodes(elsewhere).forEach(site -> byCode.put(site.code(), site));
        List<ItemChange> placed = new ArrayList<>();
        for (ItemChange change : changes) {
            if (change.isRetirement()) {
                placed.add(change);
                continue;
            }
            List<Finding> found = new ArrayList<>();
            placed.add(change.on(siteOf(change.after(), byCode, found)));
            ChangeChecks.addIfAny(findings, change.after().id(), found);
        }
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
        store.retire(
                changes.stream()
                        .filter(ItemChange::isRetirement)
                        .map(change -> change.after().id())
                        .toList(),
                now);
        store.insertRevisions(changes.stream().map(ItemChange::revision).toList(), actor, now);
    }

    /**
     * Sets the capacities that follow from the change: of the items themselves, and of sites that won their first building or lost
     * their last one.
     */
    private List<CapacitiesChanged.Change> settleCapacities(List<ItemChange> changes, Actor actor) {
        Set<UUID> touchedSites = CapacitySettlement.touchedSites(changes);
        Set<UUID> otherSites = new LinkedHashSet<>(touchedSites);
        changes.forEach(change -> otherSites.remove(change.after().id()));
        store.lock(otherSites);
        CapacitySettlement settlement = new CapacitySettlement(store.listSitesWithBuildings(touchedSites));
        changes.forEach(settlement::settle);
        List<Finding> findings = new ArrayList<>();
        for (Item site : store.listByIds(otherSites)) {
            settlement.settle(site);
            if (settlement.settled().containsKey(site.id())) {
                findings.addAll(checks.checkReach(actor, site));
            }
        }
        Refused.ifAny(findings);
        store.updateCapacities(settlement.settled());
        return settlement.differences();
    }

    private void record(List<ItemChange> changes, Actor actor) {
        if (changes.size() == 1) {
            ItemChange change = changes.get(0);
            Map<String, Object> detail = new TreeMap<>(change.deed());
            detail.put("version", change.after().version());
            detail.put("source", change.command().source().kind());
            detail.put("reason", PersonalData.maskedNumbers(change.command().reason()));
            audit.record(actor, deed(change.command()), change.after().code(), detail);
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
                                            .count(),
                            "revisions_sha256", digest(changes)));
        }
    }

    /** Ties the revisions, which say before and after of each item, to the chain. */
    private static String digest(List<ItemChange> changes) {
        StringBuilder text = new StringBuilder();
        for (ItemChange change : changes) {
            text.append(change.after().code()).append(' ').append(change.after().version());
            text.append(' ').append(change.revision().changesJson()).append('\n');
        }
        return ItemChange.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String deed(ItemCommand command) {
        if (command instanceof ItemCommand.Register) {
            return "item.register";
        } else if (command instanceof ItemCommand.Restore) {
            return "item.restore";
        }
        if (command instanceof ItemCommand.Assign) {
            return "item.assign";
        }
        return command instanceof ItemCommand.Retire ? "item.retire" : "item.revise";
    }

    private static Map<UUID, Item> byId(List<Item> items) {
        return items.stream().collect(Collectors.toMap(Item::id, Function.identity()));
    }
}
