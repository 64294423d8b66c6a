package io.wanping.register;

import com.fasterxml.uuid.Generators;
import io.wanping.account.Actor;
import io.wanping.audit.AuditLog;
import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import io.wanping.geo.Area;
import io.wanping.geo.AreaMeasurer;
import io.wanping.geo.ShapeCutting;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Splits items and merges them: the parents leave the registers, others take their place, and who came from whom is kept. All through
 * {@link Items#apply}, so what the journal cannot book, because area of a parent is counted already, is refused as a whole.
 *
 * <p>A split divides the areas of the record by measured ground, by largest remainder, so that the sums stay. A site with buildings counts
 * nothing itself, so its floor areas are not divided but left unknown; its buildings go to the part that has most of each, those without an
 * outline to the largest part. Words are copied, but not the parcel number, which names the whole.
 */
@Service
class ItemDivisions {

    /** What a rounded coordinate may cost, and no more: part of the ground of the item. */
    private static final BigDecimal DIFFERENCE_SHARE = new BigDecimal("0.001");

    private static final Area DIFFERENCE = Area.ofSquareMetres(new BigDecimal("1"));
    private static final int MOST_PARTS = 20;
    private static final int MOST_MERGED = 50;
    private static final Set<ItemField> OF_THE_WHOLE =
            Set.of(ItemField.NAME, ItemField.PARCEL_NUMBER, ItemField.BUILDING_NUMBER);
    private static final Set<ItemField> OF_BUILDINGS =
            Set.of(ItemField.GROSS_FLOOR_AREA, ItemField.ABOVE_GROUND_AREA, ItemField.BELOW_GROUND_AREA);

    private final Items items;
    private final LineageStore lineage;
    private final AreaMeasurer areas;
    private final AuditLog audit;
    private final Clock clock;

    ItemDivisions(Items items, LineageStore lineage, AreaMeasurer areas, AuditLog audit, Clock clock) {
        this.items = items;
        this.lineage = lineage;
        this.areas = areas;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param name null for none */
    record NewPart(String code, @Nullable String name, MultiPolygon geometry) {}

    /**
     * @param areas the divided fields of the part
     * @param buildings that would stand on it
     */
    record Part(MultiPolygon geometry, Area ground, FieldValues areas, List<Item> buildings) {}

    record Version(UUID id, long version) {}

    record Union(List<Item> parents, MultiPolygon geometry, Area ground, FieldValues areas) {}

    /** What a line would make of an item. */
    @Transactional(readOnly = true)
    List<Part> foresee(Item item, LineString line) {
        List<MultiPolygon> shapes = ShapeCutting.cut(requireShape(item), line);
        if (shapes.size() < 2 || shapes.size() > MOST_PARTS) {
            Refused.ifAny(List.of(RegisterFinding.SPLIT_LINE_MISSES.at(
                    new Place.Field("line"), "item", item.code(), "seen", shapes.size(), "most", MOST_PARTS)));
        }
        return parts(item, shapes);
    }

    /** @return the ids of the parts in the order given */
    @Transactional
    List<UUID> split(UUID id, long baseVersion, List<NewPart> wanted, String reason, Actor actor) {
        Item item = items.getItem(id);
        List<Finding> findings = new ArrayList<>();
        if (wanted.size() < 2 || wanted.size() > MOST_PARTS) {
            findings.add(RegisterFinding.SPLIT_LINE_MISSES.at(
                    new Place.Field("parts"), "item", item.code(), "seen", wanted.size(), "most", MOST_PARTS));
        } else {
            findings.addAll(
                    checkTogether(item, wanted.stream().map(NewPart::geometry).toList()));
        }
        Refused.ifAny(findings);
        List<Part> parts = parts(item, wanted.stream().map(NewPart::geometry).toList());
        List<ItemCommand> commands = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        List<LineageStore.Link> links = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            NewPart asked = wanted.get(i);
            UUID child = Generators.timeBasedEpochRandomGenerator().generate();
            ids.add(child);
            links.add(new LineageStore.Link(id, child, LineageStore.Kind.SPLIT, share(part.ground(), ground(parts))));
            FieldValues fields = wordsOf(item).overlaidWith(part.areas()).with(ItemField.NAME, asked.name());
            commands.add(register(child, item, asked.code(), fields, part.geometry()));
            part.buildings().forEach(building -> commands.add(moved(building, asked.code(), reason)));
        }
        commands.add(new ItemCommand.Retire(id, baseVersion, reason, ItemSource.mapEdit()));
        carryOut(commands, links, reason, actor, "item.split", item.code());
        return ids;
    }

    /** What items would come to together. */
    @Transactional(readOnly = true)
    Union foresee(List<UUID> ids) {
        if (ids.size() < 2 || ids.size() > MOST_MERGED || new HashSet<>(ids).size() < ids.size()) {
            Refused.ifAny(List.of(RegisterFinding.MERGE_TOO_FEW.at(
                    new Place.Field("items"), "seen", new HashSet<>(ids).size(), "most", MOST_MERGED)));
        }
        List<Item> parents = ids.stream().map(items::getItem).toList();
        Item main = parents.get(0);
        List<Finding> findings = new ArrayList<>();
        for (Item parent : parents) {
            if (parent.kind() != main.kind()
                    || (main.kind() == ItemKind.BUILDING && !Objects.equals(main.siteId(), parent.siteId()))) {
                findings.add(RegisterFinding.MERGE_OF_KINDS.at(
                        new Place.Item(parent.code()), "item", parent.code(), "other", main.code()));
            }
        }
        Refused.ifAny(findings);
        MultiPolygon joined = ShapeCutting.joined(
                parents.stream().map(ItemDivisions::requireShape).toList());
        if (joined.getNumGeometries() > mostParts(parents)) {
            Refused.ifAny(List.of(RegisterFinding.MERGE_APART.at(
                    new Place.Item(main.code()), "item", main.code(), "seen", joined.getNumGeometries())));
        }
        return new Union(parents, joined, areas.measure(joined), summed(parents));
    }

    /** @param versions the first gives the words of the merged item */
    @Transactional
    UUID merge(List<Version> versions, String code, @Nullable String name, String reason, Actor actor) {
        Union union = foresee(versions.stream().map(Version::id).toList());
        Item main = union.parents().get(0);
        UUID child = Generators.timeBasedEpochRandomGenerator().generate();
        List<ItemCommand> commands = new ArrayList<>();
        FieldValues words = main.fields().text(ItemField.PARCEL_NUMBER) == null
                ? wordsOf(main)
                : wordsOf(main).with(ItemField.PARCEL_NUMBER, main.fields().text(ItemField.PARCEL_NUMBER));
        commands.add(register(
                child, main, code, words.overlaidWith(union.areas()).with(ItemField.NAME, name), union.geometry()));
        List<LineageStore.Link> links = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Item parent = union.parents().get(i);
            Area ground = areas.measure(requireShape(parent));
            links.add(
                    new LineageStore.Link(parent.id(), child, LineageStore.Kind.MERGE, share(ground, union.ground())));
            items.listBuildingsOn(parent.id()).forEach(building -> commands.add(moved(building, code, reason)));
            commands.add(new ItemCommand.Retire(parent.id(), versions.get(i).version(), reason, ItemSource.mapEdit()));
        }
        carryOut(commands, links, reason, actor, "item.merge", code);
        return child;
    }

    private void carryOut(
            List<ItemCommand> commands,
            List<LineageStore.Link> links,
            String reason,
            Actor actor,
            String deed,
            String code) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        items.apply(commands, actor, Dating.effective(LocalDate.now(clock)));
        lineage.insert(links, reason, actor, now);
        audit.record(actor, deed, code, Map.of("items", links.size()));
    }

    private List<Finding> checkTogether(Item item, List<MultiPolygon> shapes) {
        MultiPolygon whole = requireShape(item);
        MultiPolygon together = ShapeCutting.joined(shapes);
        Area ground = areas.measure(whole);
        Area missing = areas.measure(ShapeCutting.difference(whole, together));
        Area sum = shapes.stream().map(areas::measure).reduce(Area.ZERO, Area::plus);
        Area twice = sum.minus(areas.measure(together));
        Area off = missing.compareTo(twice) > 0 ? missing : twice;
        BigDecimal allowed = DIFFERENCE.squareMetres().max(ground.squareMetres().multiply(DIFFERENCE_SHARE));
        return off.squareMetres().compareTo(allowed) <= 0
                ? List.of()
                : List.of(RegisterFinding.PARTS_DIFFER.at(
                        new Place.Field("parts"), "item", item.code(), "seen", off.squareMetres()));
    }

    private List<Part> parts(Item item, List<MultiPolygon> shapes) {
        List<Area> grounds = shapes.stream().map(areas::measure).toList();
        List<Item> buildings = item.kind() == ItemKind.SITE ? items.listBuildingsOn(item.id()) : List.of();
        Map<Integer, List<Item>> standing = new LinkedHashMap<>();
        buildings.forEach(
                building -> standing.computeIfAbsent(partOf(building, shapes, grounds), any -> new ArrayList<>())
                        .add(building));
        List<FieldValues> divided =
                new ArrayList<>(shapes.stream().map(shape -> FieldValues.none()).toList());
        for (ItemField field : item.fields().fields()) {
            BigDecimal total =
                    field.type() == ItemField.Type.AREA ? item.fields().number(field) : null;
            if (total == null || (!buildings.isEmpty() && OF_BUILDINGS.contains(field))) {
                continue;
            }
            List<BigDecimal> shares = AreaShares.divided(total, grounds);
            for (int i = 0; i < shares.size(); i++) {
                divided.set(i, divided.get(i).with(field, shares.get(i)));
            }
        }
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            parts.add(new Part(shapes.get(i), grounds.get(i), divided.get(i), standing.getOrDefault(i, List.of())));
        }
        return parts;
    }

    /** The part that has most of the building; the largest for one without an outline. */
    private static int partOf(Item building, List<MultiPolygon> shapes, List<Area> grounds) {
        int best = 0;
        double most = -1;
        for (int i = 0; i < shapes.size(); i++) {
            MultiPolygon outline = building.geometry();
            double shared = outline == null
                    ? grounds.get(i).squareMetres().doubleValue()
                    : ShapeCutting.shared(outline, shapes.get(i)).getArea();
            if (shared > most) {
                most = shared;
                best = i;
            }
        }
        return best;
    }

    private static FieldValues summed(List<Item> parents) {
        FieldValues sums = FieldValues.none();
        for (ItemField field : ItemField.values()) {
            if (field.type() != ItemField.Type.AREA) {
                continue;
            }
            List<BigDecimal> known = parents.stream()
                    .map(parent -> parent.fields().number(field))
                    .filter(Objects::nonNull)
                    .toList();
            if (!known.isEmpty()) {
                sums = sums.with(field, known.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
            }
        }
        return sums;
    }

    /** What is said of the whole and stays true of a part: neither areas nor names and numbers. */
    private static FieldValues wordsOf(Item item) {
        FieldValues words = FieldValues.none();
        for (ItemField field : item.fields().fields()) {
            if (field.type() != ItemField.Type.AREA && !OF_THE_WHOLE.contains(field)) {
                words = words.with(field, item.fields().get(field));
            }
        }
        return words;
    }

    private static ItemCommand register(UUID id, Item like, String code, FieldValues fields, MultiPolygon geometry) {
        return new ItemCommand.Register(
                id,
                like.kind(),
                code,
                fields,
                like.scopes(),
                geometry,
                Map.of(),
                Map.of(),
                ItemSource.mapEdit(),
                like.sample());
    }

    private static ItemCommand moved(Item building, String siteCode, String reason) {
        return new ItemCommand.Revise(
                building.id(),
                building.version(),
                FieldValues.none().with(ItemField.SITE_CODE, siteCode),
                null,
                null,
                Map.of(),
                Map.of(),
                reason,
                ItemSource.mapEdit());
    }

    private static MultiPolygon requireShape(Item item) {
        MultiPolygon shape = item.geometry();
        if (shape == null) {
            throw Refused.because(RegisterFinding.NOT_ON_THE_MAP.at(new Place.Item(item.code()), "item", item.code()));
        }
        return shape;
    }

    /** Items in several pieces may stay so; merging must not leave more pieces than the most scattered of them has. */
    private static int mostParts(List<Item> parents) {
        return parents.stream()
                .map(ItemDivisions::requireShape)
                .map(MultiPolygon::getNumGeometries)
                .max(Comparator.naturalOrder())
                .orElse(1);
    }

    private static Area ground(List<Part> parts) {
        return parts.stream().map(Part::ground).reduce(Area.ZERO, Area::plus);
    }

    static BigDecimal share(Area part, Area whole) {
        return part.squareMetres()
                .divide(whole.squareMetres(), 8, RoundingMode.HALF_UP)
                .min(BigDecimal.ONE);
    }
}
