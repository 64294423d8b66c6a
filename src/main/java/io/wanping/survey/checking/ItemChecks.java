package io.wanping.survey.checking;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import io.wanping.finding.Finding;
import io.wanping.finding.Severity;
import io.wanping.finding.Texts;
import io.wanping.geo.Area;
import io.wanping.geo.AreaMeasurer;
import io.wanping.journal.AreaJournal;
import io.wanping.journal.ExpectedItem;
import io.wanping.register.CellSource;
import io.wanping.register.FieldValues;
import io.wanping.register.Item;
import io.wanping.register.ItemCommand;
import io.wanping.register.ItemField;
import io.wanping.register.ItemKind;
import io.wanping.register.ItemSource;
import io.wanping.register.Items;
import io.wanping.register.RegisterFinding;
import io.wanping.survey.findings.SurveyFinding;
import io.wanping.survey.understanding.ImportField;
import io.wanping.survey.understanding.SheetKind;
import io.wanping.survey.understanding.UnderstoodSheet;
import io.wanping.zoning.Zones;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.stereotype.Component;

/**
 * Holds the rows of site and building sheets against the ledger: matches them, lists what each would change, and asks registers and
 * journal whether they would take it. A row that is refused takes with it the rows that need it.
 */
@Component
class ItemChecks {

    private static final TimeBasedEpochRandomGenerator IDS = Generators.timeBasedEpochRandomGenerator();
    private static final double SAME_PLACE_DEGREES = 1e-9;
    private static final BigDecimal LARGEST_DIFFERENCE_M2 = BigDecimal.TEN;
    private static final BigDecimal LARGEST_DIFFERENCE = new BigDecimal("0.01");
    private static final Map<String, String> FIELD_OF_CODE = Map.of(
            RegisterFinding.SITE_UNKNOWN.code(),
            ItemField.SITE_CODE.jsonName(),
            RegisterFinding.SITE_IS_A_BUILDING.code(),
            ItemField.SITE_CODE.jsonName(),
            RegisterFinding.SCOPE_UNKNOWN.code(),
            ImportField.SCOPES,
            RegisterFinding.NOT_YOUR_ZONE.code(),
            ItemField.DECLARED_ZONE.jsonName(),
            "journal.too-little-area",
            ItemField.GROSS_FLOOR_AREA.jsonName());

    private final ItemMatching matching;
    private final PlaceMatching placeMatching;
    private final RuleBook rules;
    private final Statements statements;
    private final Items items;
    private final AreaJournal journal;
    private final Zones zones;
    private final AreaMeasurer areas;
    private final Texts texts;

    ItemChecks(
            ItemMatching matching,
            PlaceMatching placeMatching,
            RuleBook rules,
            Statements statements,
            Items items,
            AreaJournal journal,
            Zones zones,
            AreaMeasurer areas,
            Texts texts) {
        this.placeMatching = placeMatching;
        this.rules = rules;
        this.statements = statements;
        this.matching = matching;
        this.items = items;
        this.journal = journal;
        this.zones = zones;
        this.areas = areas;
        this.texts = texts;
    }

    /** A draft with what was found out about it; {@code command} null where there is nothing to do. */
    static final class Candidate {

        private final ItemDraft draft;
        private final ItemMatching.Match match;
        private final List<CellChange> changes;
        private final @Nullable ItemCommand command;

        Candidate(ItemDraft draft, ItemMatching.Match match, List<CellChange> changes, @Nullable ItemCommand command) {
            this.draft = draft;
            this.match = match;
            this.changes = changes;
            this.command = command;
        }

        boolean isParked() {
            return draft.cells().findings().stream().anyMatch(finding -> finding.severity() == Severity.QUESTION);
        }

        boolean isTaken() {
            return command != null && !draft.cells().hasErrors() && !isParked();
        }

        Outcome outcome() {
            if (draft.cells().hasErrors()) {
                return Outcome.REJECTED;
            }
            if (isParked()) {
                return Outcome.PARKED;
            }
            return match.item() == null ? Outcome.NEW : command == null ? Outcome.SAME : Outcome.CHANGED;
        }

        UnderstoodSheet sheet() {
            return draft.cells().sheet();
        }

        String code() {
            return draft.code().isEmpty() && match.item() != null ? match.item().code() : draft.code();
        }

        CheckedRow row(LocalDate effectiveOn) {
            Outcome outcome = outcome();
            Item item = match.item();
            String name = draft.fields().text(ItemField.NAME);
            return new CheckedRow(
                    draft.cells().sheet().name(),
                    draft.cells().row(),
                    draft.kind() == ItemKind.SITE ? SheetKind.SITE : SheetKind.BUILDING,
                    outcome,
                    code(),
                    name != null ? name : item == null ? "" : item.name(),
                    item == null ? null : item.id(),
                    match.by(),
                    outcome == Outcome.REJECTED ? List.of() : changes,
                    List.copyOf(draft.cells().findings()),
                    draft.lon(),
                    draft.lat(),
                    effectiveOn,
                    isTaken() ? command : null,
                    null,
                    outcome == Outcome.REJECTED || outcome == Outcome.PARKED ? Map.of() : ThreeWay.stated(draft));
        }
    }

    /**
     * All item rows, decided.
     *
     * @param expected items as they would be after the change, for the movements of the same workbook
     * @param capacityGrowth by how much countable area would grow in all
     */
    record Checked(List<Candidate> candidates, List<ExpectedItem> expected, Area capacityGrowth) {}

    Checked check(List<ItemDraft> drafts, Function<ItemDraft, LocalDate> effectiveOn, CheckRequest request) {
        List<Candidate> candidates = new ArrayList<>();
        List<ItemMatching.Match> matches =
                placeMatching.suggest(drafts, matching.match(drafts, request.actor()), request.actor());
        Map<UUID, Map<String, Object>> bases = statements.find(
                request.reportingUnit(),
                matches.stream()
                        .map(ItemMatching.Match::item)
                        .filter(Objects::nonNull)
                        .map(Item::id)
                        .toList());
        for (int i = 0; i < drafts.size(); i++) {
            candidates.add(candidate(drafts.get(i), matches.get(i), bases, request));
        }
        return settle(candidates, effectiveOn, request);
    }

    private Candidate candidate(
            ItemDraft read, ItemMatching.Match match, Map<UUID, Map<String, Object>> bases, CheckRequest request) {
        if (request.answers()
                .leavesOut(read.cells().sheet().name(), read.cells().row())) {
            read.cells().findings().add(SurveyFinding.LEFT_OUT.at(read.cells().place(ImportField.CODE)));
        }
        MultiPolygon place = read.geometry() != null
                ? read.geometry()
                : match.item() == null ? null : match.item().geometry();
        ItemDraft draft = rules.check(read, match.item(), squareMetres(place));
        if (match.finding() != null) {
            draft.cells().findings().add(match.finding());
            return new Candidate(draft, match, List.of(), null);
        }
        if (match.item() == null && draft.code().isEmpty()) {
            if (!draft.cells().hasErrors()) {
                draft.cells()
                        .findings()
                        .add(RegisterFinding.CODE_MISSING.at(draft.cells().place(ImportField.CODE)));
            }
            return new Candidate(draft, match, List.of(), null);
        }
        ItemSource source = ItemSource.survey(
                request.batchId(),
                request.fileName(),
                draft.cells().sheet().name(),
                draft.cells().row());
        Item item = match.item();
        if (item == null) {
            return new Candidate(draft, match, changes(draft, null), register(draft, source, request));
        }
        ThreeWay.Merged merged = ThreeWay.merge(draft, item, bases.get(item.id()));
        List<CellChange> changes = new ArrayList<>(merged.changes());
        changes.addAll(otherChanges(draft, item));
        boolean written = changes.stream().anyMatch(CellChange::isWritten);
        ItemCommand command = written ? revise(draft, merged.fields(), item, source, request) : null;
        return new Candidate(draft, match, changes, command);
    }

    private static ItemCommand register(ItemDraft draft, ItemSource source, CheckRequest request) {
        return new ItemCommand.Register(
                IDS.generate(),
                draft.kind(),
                draft.code(),
                draft.fields(),
                draft.scopes() == null ? Set.of() : draft.scopes(),
                draft.geometry(),
                draft.provenance(),
                draft.attributes(),
                source,
                request.sample());
    }

    private ItemCommand revise(
            ItemDraft draft, FieldValues fields, Item item, ItemSource source, CheckRequest request) {
        Map<ItemField, CellSource> provenance = new EnumMap<>(ItemField.class);
        for (ItemField field : fields.fields()) {
            CellSource cell = draft.provenance().get(field);
            if (cell != null) {
                provenance.put(field, cell);
            }
        }
        boolean sameScopes = draft.scopes() == null || draft.scopes().equals(item.scopes());
        return new ItemCommand.Revise(
                item.id(),
                item.version(),
                fields,
                sameScopes ? null : draft.scopes(),
                isSamePlace(draft.geometry(), item.geometry()) ? null : draft.geometry(),
                provenance,
                draft.attributes(),
                texts.text("survey.import-reason", Map.of("file", request.fileName()), Locale.CHINESE),
                source);
    }

    private List<CellChange> changes(ItemDraft draft, @Nullable Item item) {
        FieldValues old = item == null ? FieldValues.none() : item.fields();
        List<CellChange> changes = new ArrayList<>();
        for (ItemField field : old.changedBy(draft.fields())) {
            changes.add(change(
                    draft.cells(),
                    field.jsonName(),
                    ThreeWay.plain(old.get(field)),
                    ThreeWay.plain(draft.fields().get(field))));
        }
        changes.addAll(otherChanges(draft, item));
        return changes;
    }

    /** Scopes, place and columns no field takes: what differs is taken. */
    private List<CellChange> otherChanges(ItemDraft draft, @Nullable Item item) {
        RowCells cells = draft.cells();
        List<CellChange> changes = new ArrayList<>();
        Set<String> oldScopes = item == null ? Set.of() : item.scopes();
        if (draft.scopes() != null && !draft.scopes().equals(oldScopes)) {
            changes.add(change(
                    cells,
                    ImportField.SCOPES,
                    oldScopes.stream().sorted().toList(),
                    draft.scopes().stream().sorted().toList()));
        }
        MultiPolygon oldPlace = item == null ? null : item.geometry();
        if (!isSamePlace(draft.geometry(), oldPlace)) {
            changes.add(change(cells, ImportField.GEOMETRY, squareMetres(oldPlace), squareMetres(draft.geometry())));
        }
        Map<String, String> oldAttributes = item == null ? Map.of() : item.attributes();
        draft.attributes().forEach((header, text) -> {
            if (!text.equals(oldAttributes.get(header))) {
                changes.add(new CellChange("attributes." + header, oldAttributes.get(header), text, "", text));
            }
        });
        return changes;
    }

    private @Nullable BigDecimal squareMetres(@Nullable MultiPolygon place) {
        return place == null ? null : areas.measure(place).squareMetres();
    }

    private static CellChange change(RowCells cells, String field, @Nullable Object before, @Nullable Object after) {
        return cells.column(field)
                .map(column -> new CellChange(
                        field,
                        before,
                        after,
                        cells.address(column),
                        field.equals(ImportField.GEOMETRY) ? "" : cells.raw(column)))
                .orElseGet(() -> new CellChange(field, before, after, "", ""));
    }

    private static boolean isSamePlace(@Nullable MultiPolygon drawn, @Nullable MultiPolygon known) {
        return drawn == null || (known != null && drawn.norm().equalsExact(known.norm(), SAME_PLACE_DEGREES));
    }

    /** Asks the registers and the journal until nothing more falls out. */
    private Checked settle(
            List<Candidate> candidates, Function<ItemDraft, LocalDate> effectiveOn, CheckRequest request) {
        while (true) {
            List<Candidate> taken =
                    candidates.stream().filter(Candidate::isTaken).toList();
            Map<UUID, Candidate> byItem = new LinkedHashMap<>();
            taken.forEach(candidate ->
                    byItem.put(Objects.requireNonNull(candidate.command).id(), candidate));
            Items.Foreseen foreseen = items.foresee(
                    taken.stream()
                            .map(candidate -> Objects.requireNonNull(candidate.command))
                            .toList(),
                    request.actor());
            boolean fell = false;
            for (Map.Entry<UUID, List<Finding>> entry : foreseen.findings().entrySet()) {
                fell |= blame(byItem.get(entry.getKey()), entry.getValue());
            }
            if (!fell) {
                fell = blameForCapacities(taken, byItem, foreseen, effectiveOn);
            }
            if (!fell) {
                return checked(candidates, byItem, foreseen, effectiveOn);
            }
        }
    }

    private static boolean blame(@Nullable Candidate candidate, List<Finding> findings) {
        if (candidate == null) {
            return false;
        }
        RowCells cells = candidate.draft.cells();
        findings.forEach(finding -> cells.findings().add(cells.moved(finding, FIELD_OF_CODE, ImportField.CODE)));
        return true;
    }

    /** A smaller capacity needs area still uncounted: of the item itself, or of the site that its buildings replace. */
    private boolean blameForCapacities(
            List<Candidate> taken,
            Map<UUID, Candidate> byItem,
            Items.Foreseen foreseen,
            Function<ItemDraft, LocalDate> effectiveOn) {
        Map<UUID, List<Candidate>> bySite = taken.stream()
                .filter(candidate -> candidate.draft.kind() == ItemKind.BUILDING)
                .filter(candidate -> siteOf(candidate, foreseen) != null)
                .collect(Collectors.groupingBy(candidate -> Objects.requireNonNull(siteOf(candidate, foreseen))));
        Map<LocalDate, Map<UUID, Area>> byDay = new TreeMap<>();
        foreseen.capacities().forEach((itemId, capacity) -> {
            Candidate candidate = byItem.containsKey(itemId)
                    ? byItem.get(itemId)
                    : bySite.getOrDefault(itemId, List.of()).stream()
                            .findFirst()
                            .orElse(null);
            if (candidate != null) {
                byDay.computeIfAbsent(effectiveOn.apply(candidate.draft), day -> new LinkedHashMap<>())
                        .put(itemId, capacity);
            }
        });
        boolean fell = false;
        for (Map.Entry<LocalDate, Map<UUID, Area>> day : byDay.entrySet()) {
            for (Map.Entry<UUID, List<Finding>> refused :
                    journal.checkCapacities(day.getValue(), day.getKey()).entrySet()) {
                List<Candidate> guilty = bySite.getOrDefault(refused.getKey(), List.of());
                guilty = guilty.isEmpty() && byItem.containsKey(refused.getKey())
                        ? List.of(byItem.get(refused.getKey()))
                        : guilty;
                for (Candidate candidate : guilty) {
                    fell |= blame(candidate, refused.getValue());
                }
            }
        }
        return fell;
    }

    private static @Nullable UUID siteOf(Candidate candidate, Items.Foreseen foreseen) {
        Item item =
                foreseen.items().get(Objects.requireNonNull(candidate.command).id());
        return item == null ? null : item.siteId();
    }

    private Checked checked(
            List<Candidate> candidates,
            Map<UUID, Candidate> byItem,
            Items.Foreseen foreseen,
            Function<ItemDraft, LocalDate> effectiveOn) {
        List<ExpectedItem> expected = new ArrayList<>();
        Map<UUID, Item> others = items
                .listByIds(foreseen.capacities().keySet().stream()
                        .filter(id -> !byItem.containsKey(id))
                        .toList())
                .stream()
                .collect(Collectors.toMap(Item::id, Function.identity()));
        LocalDate first = candidates.stream()
                .map(candidate -> effectiveOn.apply(candidate.draft))
                .min(LocalDate::compareTo)
                .orElse(LocalDate.MIN);
        Area growth = Area.ZERO;
        for (Map.Entry<UUID, Item> entry : foreseen.items().entrySet()) {
            Candidate candidate = byItem.get(entry.getKey());
            Item after = entry.getValue();
            Area before = candidate.match.item() == null
                    ? Area.ZERO
                    : candidate.match.item().capacity();
            Area capacity = foreseen.capacities().getOrDefault(entry.getKey(), before);
            growth = growth.plus(capacity.minus(before));
            expected.add(new ExpectedItem(after, capacity, effectiveOn.apply(candidate.draft)));
            remark(candidate, after);
        }
        for (Item site : others.values()) {
            Area capacity = foreseen.capacities().get(site.id());
            growth = growth.plus(capacity.minus(site.capacity()));
            expected.add(new ExpectedItem(site, capacity, first));
        }
        return new Checked(candidates, expected, growth);
    }

    /** What a person should look at although the row is taken. */
    private void remark(Candidate candidate, Item after) {
        RowCells cells = candidate.draft.cells();
        remarkMove(candidate, cells);
        String written = candidate.draft.fields().text(ItemField.DECLARED_ZONE);
        if (written != null && after.geometry() != null) {
            zones.findZoneByName(written)
                    .filter(zone -> !zone.code().equals(after.zone()))
                    .ifPresent(zone -> cells.findings()
                            .add(SurveyFinding.ZONE_DISAGREES.at(
                                    cells.place(ItemField.DECLARED_ZONE.jsonName()),
                                    "seen",
                                    written,
                                    "zone",
                                    zoneName(after.zone()))));
        }
        ItemField declaredField = after.kind() == ItemKind.SITE ? ItemField.LAND_AREA : ItemField.FOOTPRINT_AREA;
        BigDecimal declared = candidate.draft.fields().number(declaredField);
        Area measured = after.measuredArea();
        if (declared != null && measured != null) {
            BigDecimal apart = declared.subtract(measured.squareMetres()).abs();
            if (apart.compareTo(LARGEST_DIFFERENCE_M2) > 0
                    && apart.compareTo(measured.squareMetres().multiply(LARGEST_DIFFERENCE)) > 0) {
                cells.findings()
                        .add(SurveyFinding.AREA_DISAGREES.at(
                                cells.place(declaredField.jsonName()),
                                "seen",
                                declared.toPlainString(),
                                "measured",
                                measured.squareMetres().toPlainString()));
            }
        }
    }

    private static void remarkMove(Candidate candidate, RowCells cells) {
        MultiPolygon drawn = candidate.draft.geometry();
        MultiPolygon known =
                candidate.match.item() == null ? null : candidate.match.item().geometry();
        if (drawn != null && known != null && !drawn.getEnvelopeInternal().intersects(known.getEnvelopeInternal())) {
            long metres = Math.round(PlaceMatching.metresBetween(drawn.getCentroid(), known.getCentroid()));
            cells.findings()
                    .add(SurveyFinding.MOVED.at(
                            cells.place(ImportField.GEOMETRY), "seen", metres, "other", candidate.code()));
        }
    }

    private String zoneName(String code) {
        return zones.listZones().stream()
                .filter(zone -> zone.code().equals(code))
                .map(zone -> zone.name())
                .findFirst()
                .orElseGet(() -> texts.text("journal.bucket." + code, Locale.CHINESE));
    }
}
