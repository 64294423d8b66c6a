package io.wanping.survey.checking;

import io.wanping.finding.Finding;
import io.wanping.finding.Severity;
import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import io.wanping.journal.AreaJournal;
import io.wanping.journal.EvidenceKind;
import io.wanping.journal.ExpectedItem;
import io.wanping.journal.Posting;
import io.wanping.journal.PostingCommand;
import io.wanping.journal.PostingKind;
import io.wanping.journal.PostingStatus;
import io.wanping.register.CellSource;
import io.wanping.register.Item;
import io.wanping.register.Items;
import io.wanping.survey.findings.SurveyFinding;
import io.wanping.survey.reading.RawCell;
import io.wanping.survey.understanding.ImportField;
import io.wanping.survey.understanding.SheetKind;
import io.wanping.survey.understanding.UnderstoodColumn;
import io.wanping.survey.understanding.UnderstoodSheet;
import io.wanping.survey.understanding.ValueKind;
import io.wanping.survey.values.DateReading;
import io.wanping.survey.values.Dimension;
import io.wanping.survey.values.NumberReading;
import io.wanping.survey.values.SurveyDate;
import io.wanping.survey.values.TextReading;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the rows of posting sheets and holds them against the journal, as if the items of the same workbook were already there. A row that
 * was posted before, by the same key or saying the same, is SAME; one that repeats another row of the file is parked.
 */
@Component
class PostingChecks {

    private static final Map<String, String> FIELD_OF_CODE = Map.of(
            "journal.too-little-area", ImportField.AREA,
            "journal.area-not-positive", ImportField.AREA,
            "journal.same-account", ImportField.TO_ACCOUNT,
            "journal.account-not-holding", ImportField.FROM_ACCOUNT,
            "journal.future-date", ImportField.EFFECTIVE_ON,
            "journal.date-too-early", ImportField.EFFECTIVE_ON,
            "journal.evidence-missing", ImportField.EVIDENCE_KIND,
            "journal.text-too-long", ImportField.REASON);

    private final ItemRowReader rows;
    private final Items items;
    private final AreaJournal journal;
    private final Clock clock;

    PostingChecks(ItemRowReader rows, Items items, AreaJournal journal, Clock clock) {
        this.rows = rows;
        this.items = items;
        this.journal = journal;
        this.clock = clock;
    }

    /** What a row says. */
    private record Draft(
            RowCells cells,
            Map<String, Object> values,
            @Nullable Item item,
            @Nullable PostingCommand command,
            CheckedRow.@Nullable PastDecision decision,
            boolean[] postedBefore) {

        boolean isOpen() {
            return command != null && !cells.hasErrors() && !isParked() && !postedBefore[0];
        }

        boolean isParked() {
            return cells.findings().stream().anyMatch(finding -> finding.severity() == Severity.QUESTION);
        }
    }

    /** What a movement is, whoever entered it. */
    private record Same(UUID itemId, AreaAccount from, AreaAccount to, Area area, LocalDate effectiveOn) {

        static Same of(PostingCommand command) {
            return new Same(command.itemId(), command.from(), command.to(), command.area(), command.effectiveOn());
        }

        static Same of(Posting posting) {
            return new Same(posting.itemId(), posting.from(), posting.to(), posting.area(), posting.effectiveOn());
        }
    }

    /** The rows of posting sheets, decided, in the order of the file. */
    List<CheckedRow> check(List<UnderstoodSheet> sheets, ItemChecks.Checked checkedItems, CheckRequest request) {
        Map<String, Item> known = new HashMap<>();
        Set<String> refusedHere = new HashSet<>();
        List<RowCells> all = new ArrayList<>();
        for (UnderstoodSheet sheet : sheets) {
            Map<String, UnderstoodColumn> columns = RowCells.columnsByField(sheet);
            sheet.dataRows().forEach(row -> all.add(new RowCells(sheet, row, columns, request.answers())));
        }
        List<Map<String, Object>> values = all.stream().map(this::values).toList();
        known.putAll(items.findByCodes(values.stream()
                .map(read -> text(read, ImportField.ITEM_CODE))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet())));
        checkedItems.expected().forEach(one -> known.put(one.item().code(), one.item()));
        checkedItems.candidates().stream()
                .filter(candidate -> candidate.outcome() == Outcome.REJECTED || candidate.outcome() == Outcome.PARKED)
                .forEach(candidate -> refusedHere.add(candidate.code()));
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            drafts.add(draft(all.get(i), values.get(i), known, refusedHere, request));
        }
        findPostedBefore(drafts);
        parkRepeated(drafts);
        askJournal(drafts, checkedItems.expected(), request);
        return drafts.stream().map(PostingChecks::row).toList();
    }

    private Map<String, Object> values(RowCells cells) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (UnderstoodColumn column : cells.columns().values()) {
            ImportField field = Objects.requireNonNull(column.field());
            RawCell cell = cells.cell(column);
            Object value = switch (field.kind()) {
                case CODE -> cells.take(column, TextReading.readCode(cell));
                case NUMBER -> cells.take(column, NumberReading.read(cell, Dimension.AREA, column.unit()));
                case DATE -> {
                    SurveyDate date = cells.take(column, DateReading.read(cell));
                    yield date == null ? null : date.day();
                }
                case CHOICE -> cells.take(column, rows.choice(cell, String.valueOf(field.words())));
                default -> cells.take(column, TextReading.read(cell));
            };
            if (value != null) {
                values.put(field.name(), value);
            }
        }
        return values;
    }

    private static void leaveOut(RowCells cells, CheckRequest request) {
        if (request.answers().leavesOut(cells.sheet().name(), cells.row())) {
            cells.findings()
                    .add(SurveyFinding.LEFT_OUT.at(
                            new io.wanping.finding.Place.Cell(cells.sheet().name(), "A" + cells.row())));
        }
    }

    private Draft draft(
            RowCells cells,
            Map<String, Object> values,
            Map<String, Item> known,
            Set<String> refusedHere,
            CheckRequest request) {
        leaveOut(cells, request);
        cells.refuseMissingColumns();
        for (String needed : ImportField.POSTING_NEEDS) {
            if (!values.containsKey(needed) && !cells.hasErrors()) {
                cells.column(needed)
                        .ifPresent(column -> cells.findings()
                                .add(SurveyFinding.VALUE_MISSING.at(cells.place(column), "field", column.header())));
            }
        }
        String code = text(values, ImportField.ITEM_CODE);
        Item item = code == null ? null : known.get(code);
        if (code != null && item == null) {
            SurveyFinding finding =
                    refusedHere.contains(code) ? SurveyFinding.ITEM_NOT_TAKEN : SurveyFinding.ITEM_UNKNOWN;
            cells.findings().add(finding.at(cells.place(ImportField.ITEM_CODE), "seen", code));
        }
        boolean complete = values.keySet().containsAll(ImportField.POSTING_NEEDS);
        if (item == null || !complete || cells.hasErrors()) {
            return new Draft(cells, values, item, null, null, new boolean[1]);
        }
        return new Draft(
                cells, values, item, command(cells, values, item, request), decision(values, request), new boolean[1]);
    }

    private PostingCommand command(RowCells cells, Map<String, Object> values, Item item, CheckRequest request) {
        String evidence = text(values, ImportField.EVIDENCE_KIND);
        UnderstoodColumn areaColumn = cells.column(ImportField.AREA).orElseThrow();
        CellSource source = cells.source(areaColumn, request.batchId(), request.fileName());
        return new PostingCommand(
                item.id(),
                AreaAccount.valueOf(String.valueOf(values.get(ImportField.FROM_ACCOUNT))),
                AreaAccount.valueOf(String.valueOf(values.get(ImportField.TO_ACCOUNT))),
                Area.ofSquareMetres((BigDecimal) values.get(ImportField.AREA)),
                (LocalDate) values.get(ImportField.EFFECTIVE_ON),
                Objects.requireNonNullElse(text(values, ImportField.REASON), ""),
                evidence == null ? null : EvidenceKind.valueOf(evidence),
                text(values, ImportField.EVIDENCE_REF),
                request.keyPrefix() + ":" + cells.sheet().index() + ":" + cells.row(),
                source,
                history(values, request));
    }

    private PostingCommand.@Nullable History history(Map<String, Object> values, CheckRequest request) {
        String maker = text(values, ImportField.MAKER);
        if (!request.actor().isSystem() || maker == null) {
            return null;
        }
        LocalDate recorded =
                (LocalDate) values.getOrDefault(ImportField.RECORDED_ON, values.get(ImportField.EFFECTIVE_ON));
        return new PostingCommand.History(maker, maker, startOf(recorded));
    }

    private CheckedRow.@Nullable PastDecision decision(Map<String, Object> values, CheckRequest request) {
        String checker = text(values, ImportField.CHECKER);
        LocalDate decided = (LocalDate) values.get(ImportField.DECIDED_ON);
        return !request.actor().isSystem() || checker == null || decided == null
                ? null
                : new CheckedRow.PastDecision(checker, startOf(decided));
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    private void findPostedBefore(List<Draft> drafts) {
        List<Draft> open = drafts.stream().filter(Draft::isOpen).toList();
        Set<String> usedKeys = journal.findByKeys(open.stream()
                        .map(draft -> Objects.requireNonNull(draft.command()).idempotencyKey())
                        .toList())
                .keySet();
        Map<Same, Integer> posted = new HashMap<>();
        journal
                .listByItems(open.stream()
                        .map(draft -> Objects.requireNonNull(draft.command()).itemId())
                        .collect(Collectors.toSet()))
                .stream()
                .filter(posting -> posting.kind() == PostingKind.MOVEMENT
                        && posting.status() != PostingStatus.REJECTED
                        && posting.correctedById() == null)
                .forEach(posting -> posted.merge(Same.of(posting), 1, Integer::sum));
        for (Draft draft : open) {
            PostingCommand command = Objects.requireNonNull(draft.command());
            Same same = Same.of(command);
            int left = posted.getOrDefault(same, 0);
            if (usedKeys.contains(command.idempotencyKey()) || left > 0) {
                draft.postedBefore()[0] = true;
                posted.put(same, left - 1);
            }
        }
    }

    private static void parkRepeated(List<Draft> drafts) {
        Map<Same, Draft> first = new HashMap<>();
        for (Draft draft : drafts) {
            if (draft.isOpen()) {
                Draft other = first.putIfAbsent(Same.of(Objects.requireNonNull(draft.command())), draft);
                if (other != null) {
                    draft.cells()
                            .ask(SurveyFinding.POSTING_TWICE.at(
                                    draft.cells().place(ImportField.AREA),
                                    "other",
                                    other.cells().place(ImportField.AREA).text()));
                }
            }
        }
    }

    private void askJournal(List<Draft> drafts, List<ExpectedItem> expected, CheckRequest request) {
        List<Draft> open =
                drafts.stream().filter(Draft::isOpen).sorted(inOrderOfEffect()).toList();
        List<PostingCommand> commands = open.stream()
                .map(draft -> Objects.requireNonNull(draft.command()))
                .toList();
        List<List<Finding>> findings = journal.check(commands, expected, request.actor());
        for (int i = 0; i < open.size(); i++) {
            Draft draft = open.get(i);
            List<Finding> found = new ArrayList<>(findings.get(i));
            if (draft.decision() != null && draft.item() != null) {
                found.addAll(journal.checkEvidence(commands.get(i), draft.item().code()));
            }
            found.forEach(finding ->
                    draft.cells().findings().add(draft.cells().moved(finding, FIELD_OF_CODE, ImportField.ITEM_CODE)));
        }
    }

    private static Comparator<Draft> inOrderOfEffect() {
        return Comparator.comparing(
                        (Draft draft) -> Objects.requireNonNull(draft.command()).effectiveOn())
                .thenComparing(draft -> Objects.requireNonNull(draft.command()).from());
    }

    /** Rows to be posted, in the order of their effective dates: area must be there before it moves on. */
    static List<CheckedRow.PostingRow> inOrder(List<CheckedRow> rows) {
        return rows.stream()
                .map(CheckedRow::posting)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing((CheckedRow.PostingRow posting) ->
                                posting.command().effectiveOn())
                        .thenComparing(posting -> posting.command().from()))
                .toList();
    }

    private static CheckedRow row(Draft draft) {
        RowCells cells = draft.cells();
        Outcome outcome = cells.hasErrors()
                ? Outcome.REJECTED
                : draft.isParked() ? Outcome.PARKED : draft.postedBefore()[0] ? Outcome.SAME : Outcome.NEW;
        List<CellChange> changes = new ArrayList<>();
        if (outcome == Outcome.NEW) {
            for (UnderstoodColumn column : cells.columns().values()) {
                ImportField field = Objects.requireNonNull(column.field());
                Object value = draft.values().get(field.name());
                if (value != null && field.kind() != ValueKind.CODE && !ImportField.HISTORY.contains(field.name())) {
                    changes.add(new CellChange(
                            field.name(),
                            null,
                            value instanceof LocalDate date ? date.toString() : value,
                            cells.address(column),
                            cells.raw(column)));
                }
            }
        }
        String name = text(draft.values(), ImportField.ITEM_NAME);
        boolean registered = draft.item() != null;
        return new CheckedRow(
                cells.sheet().name(),
                cells.row(),
                SheetKind.POSTING,
                outcome,
                Objects.requireNonNullElse(text(draft.values(), ImportField.ITEM_CODE), ""),
                name != null ? name : registered ? draft.item().name() : "",
                registered ? draft.item().id() : null,
                registered ? MatchedBy.CODE : null,
                changes,
                List.copyOf(cells.findings()),
                null,
                null,
                (LocalDate) draft.values().get(ImportField.EFFECTIVE_ON),
                null,
                outcome == Outcome.NEW && draft.command() != null
                        ? new CheckedRow.PostingRow(draft.command(), draft.decision())
                        : null,
                Map.of());
    }

    private static @Nullable String text(Map<String, Object> values, String field) {
        Object value = values.get(field);
        return value == null ? null : value.toString();
    }
}
