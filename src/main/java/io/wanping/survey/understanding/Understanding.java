package io.wanping.survey.understanding;

import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.survey.findings.SurveyFinding;
import io.wanping.survey.reading.CellAddress;
import io.wanping.survey.reading.RawCell;
import io.wanping.survey.reading.RawRow;
import io.wanping.survey.reading.RawSheet;
import io.wanping.survey.reading.RawWorkbook;
import io.wanping.survey.values.Unit;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes tables of sheets. Deterministic: the same workbook and choices give the same answer. Never refuses a sheet; one that cannot be
 * understood is of kind NONE and says why.
 */
@Component
public class Understanding {

    private static final List<SheetKind> TABLES =
            List.of(SheetKind.SITE, SheetKind.BUILDING, SheetKind.POSTING, SheetKind.POINTS);
    private static final int MOST_TABLES = 60;
    private static final double CLEARLY_A_TABLE = 1.5;
    private static final String NOT_FOR_IMPORT = "本表不导入";

    private final Vocabulary vocabulary;
    private final HeaderSearch headers;
    private final FormSearch forms;
    private final Clock clock;

    public Understanding(Vocabulary vocabulary, Clock clock) {
        this.vocabulary = vocabulary;
        this.headers = new HeaderSearch(vocabulary);
        this.forms = new FormSearch(vocabulary);
        this.clock = clock;
    }

    public UnderstoodWorkbook understand(RawWorkbook workbook, List<MappingChoice> choices) {
        return understand(workbook, (unit, fingerprint) -> Optional.empty(), choices);
    }

    /**
     * @param memory what people decided before about a table with the same headings from the same unit; choices beat it
     */
    public UnderstoodWorkbook understand(RawWorkbook workbook, MappingMemory memory, List<MappingChoice> choices) {
        Map<String, MappingChoice> byKey = new HashMap<>();
        choices.forEach(choice -> byKey.put(choice.name(), choice));
        List<UnderstoodSheet> tables = new ArrayList<>();
        for (int index = 0; index < workbook.sheets().size(); index++) {
            tables.addAll(new SheetReading(index, workbook.sheets().get(index), memory, byKey).tables());
        }
        return new UnderstoodWorkbook(workbook.fileName(), List.copyOf(tables), workbook.findings());
    }

    /** Takes one sheet apart. */
    private final class SheetReading {

        private final int index;
        private final RawSheet sheet;
        private final SheetGrid grid;
        private final MappingMemory memory;
        private final Map<String, MappingChoice> choices;
        private final List<UnderstoodSheet> tables = new ArrayList<>();

        SheetReading(int index, RawSheet sheet, MappingMemory memory, Map<String, MappingChoice> choices) {
            this.index = index;
            this.sheet = sheet;
            this.grid = new SheetGrid(sheet);
            this.memory = memory;
            this.choices = choices;
        }

        private List<UnderstoodSheet> tables() {
            SheetKind chosen = kind(choices.get(sheet.name()));
            boolean aside = sheet.rows().isEmpty() || chosen == SheetKind.NONE || isNotForImport();
            List<SheetKind> kinds = chosen == null ? TABLES : List.of(chosen);
            Optional<HeaderBand> band = aside ? Optional.empty() : headers.find(grid, kinds, 1);
            List<FormSearch.Form> found = aside ? List.of() : forms.find(grid, kinds);
            double formScore =
                    found.stream().mapToDouble(FormSearch.Form::score).sum();
            if (!found.isEmpty()
                    && formScore > CLEARLY_A_TABLE * band.map(HeaderBand::score).orElse(0.0)) {
                readForms(found);
            } else if (band.isPresent()) {
                readTables(band.get(), kinds);
            } else {
                List<Finding> findings = new ArrayList<>();
                if (!aside) {
                    findings.add(SurveyFinding.HEADER_NOT_FOUND.at(new Place.Sheet(sheet.name())));
                }
                tables.add(notRead(findings));
            }
            return tables;
        }

        /** Pages of ours that come back with the sender's file, and instructions. */
        private boolean isNotForImport() {
            return grid.filledCells(1).stream().anyMatch(cell -> cell.text().contains(NOT_FOR_IMPORT));
        }

        private UnderstoodSheet notRead(List<Finding> findings) {
            return new UnderstoodSheet(
                    index,
                    1,
                    false,
                    grid,
                    sheet.name(),
                    SheetKind.NONE,
                    sheet.hidden(),
                    RowRoles.withoutHeader(grid),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    null,
                    findings,
                    "");
        }

        private void readTables(HeaderBand first, List<SheetKind> kinds) {
            HeaderBand band = first;
            int from = 1;
            Preamble before = null;
            while (band != null) {
                HeaderBand next = tables.size() < MOST_TABLES ? nextBand(band, kinds) : null;
                int last = next == null ? grid.lastRow() : titleOf(next, band) - 1;
                Preamble preamble = Preamble.read(grid, from, band.firstRow()).after(before);
                readTable(band, preamble, from, last);
                before = preamble;
                from = last + 1;
                band = next;
            }
        }

        /** The headings of another table further down; the same headings once more are not another table. */
        private @Nullable HeaderBand nextBand(HeaderBand band, List<SheetKind> kinds) {
            for (int row = band.lastRow() + 2; row < grid.lastRow(); row++) {
                if (HeaderSearch.beginsAnew(grid, row) && HeaderSearch.isHeading(grid, row)) {
                    HeaderBand next = headers.at(grid, kinds, row).orElse(null);
                    if (next != null && !path(next).equals(path(band))) {
                        return next;
                    }
                }
            }
            return null;
        }

        private List<String> path(HeaderBand band) {
            return band.headers().stream().map(HeaderText::path).toList();
        }

        /** The row in which the title above a table begins. */
        private int titleOf(HeaderBand band, HeaderBand before) {
            int row = band.firstRow();
            while (row - 1 > before.lastRow() + 1 && isTitle(row - 1)) {
                row--;
            }
            return row;
        }

        private boolean isTitle(int row) {
            List<RawCell> cells = grid.filledCells(row);
            return !cells.isEmpty()
                    && (cells.size() == 1 && cells.get(0).kind() == RawCell.Kind.TEXT
                            || cells.stream().anyMatch(cell -> RowRoles.isNoteText(cell.text())));
        }

        private void readTable(HeaderBand band, Preamble preamble, int from, int last) {
            int table = tables.size() + 1;
            String key = table == 1 ? sheet.name() : sheet.name() + "[" + table + "]";
            String fingerprint = Fingerprint.of(
                    band.kind(), band.headers().stream().map(HeaderText::path).toList());
            MappingChoice choice = choices.get(key);
            MappingChoice remembered =
                    memory.find(preamble.reportingUnit(), fingerprint).orElse(null);
            List<Finding> findings = new ArrayList<>();
            if (table == 1) {
                tellHidden(sheet, findings);
            }
            Map<Integer, RowRole> roles = new RowRoles(grid, band, codeColumn(band, choice), from, last).classify();
            List<Integer> dataRows = roles.entrySet().stream()
                    .filter(entry -> entry.getValue() == RowRole.DATA)
                    .map(Map.Entry::getKey)
                    .toList();
            List<HeaderText> headings = withUnitRow(grid, roles, band.headers());
            Map<Integer, Guess> assigned = assign(grid, headings, band.kind(), dataRows);
            List<UnderstoodColumn> columns = new Columns(grid, preamble, vocabulary, findings)
                    .describe(headings, assigned, band, choice, remembered);
            List<String> missing = missing(band.kind(), columns);
            missing.forEach(field ->
                    findings.add(SurveyFinding.COLUMN_MISSING.at(new Place.Sheet(sheet.name()), "field", field)));
            List<SumCheck> sums = SumChecks.check(grid, roles, columns, findings);
            LocalDate effectiveOn = effectiveOn(sheet.name(), band.kind(), preamble, choice, findings);
            List<Integer> headerRows = roles.entrySet().stream()
                    .filter(entry -> entry.getValue() == RowRole.HEADER && entry.getKey() <= band.lastRow())
                    .map(Map.Entry::getKey)
                    .toList();
            tables.add(new UnderstoodSheet(
                    index,
                    table,
                    false,
                    grid,
                    sheet.name(),
                    kind(choice) == SheetKind.NONE ? SheetKind.NONE : band.kind(),
                    sheet.hidden(),
                    roles,
                    headerRows,
                    columns,
                    sums,
                    missing,
                    preamble.reportingUnit(),
                    effectiveOn,
                    List.copyOf(findings),
                    fingerprint));
        }

        private void readForms(List<FormSearch.Form> found) {
            int from = 1;
            Preamble before = null;
            for (FormSearch.Form form : found) {
                int last = form == found.get(found.size() - 1) ? grid.lastRow() : form.lastRow();
                Preamble preamble = Preamble.read(grid, from, last + 1).after(before);
                readForm(form, preamble, from, last);
                before = preamble;
                from = last + 1;
            }
        }

        private void readForm(FormSearch.Form form, Preamble preamble, int from, int last) {
            int table = tables.size() + 1;
            String key = table == 1 ? sheet.name() : sheet.name() + "[" + table + "]";
            MappingChoice choice = choices.get(key);
            List<Finding> findings = new ArrayList<>();
            if (table == 1) {
                tellHidden(sheet, findings);
            }
            List<UnderstoodColumn> columns = new Columns(grid, preamble, vocabulary, findings).describe(form, choice);
            List<String> missing = missing(form.kind(), columns);
            missing.forEach(field ->
                    findings.add(SurveyFinding.COLUMN_MISSING.at(new Place.Sheet(sheet.name()), "field", field)));
            Map<Integer, RowRole> roles = new TreeMap<>();
            for (int row = from; row <= last; row++) {
                roles.put(
                        row,
                        grid.isBlank(row)
                                ? RowRole.BLANK
                                : row < form.firstRow()
                                        ? RowRole.TITLE
                                        : row == form.firstRow()
                                                ? RowRole.DATA
                                                : row <= form.lastRow() ? RowRole.FORM : RowRole.TAIL);
            }
            tables.add(new UnderstoodSheet(
                    index,
                    table,
                    true,
                    grid,
                    sheet.name(),
                    kind(choice) == SheetKind.NONE ? SheetKind.NONE : form.kind(),
                    sheet.hidden(),
                    roles,
                    List.of(),
                    columns,
                    List.of(),
                    missing,
                    preamble.reportingUnit(),
                    effectiveOn(sheet.name(), form.kind(), preamble, choice, findings),
                    List.copyOf(findings),
                    ""));
        }
    }

    private static @Nullable SheetKind kind(@Nullable MappingChoice choice) {
        return choice == null ? null : choice.kind();
    }

    private @Nullable Integer codeColumn(HeaderBand band, @Nullable MappingChoice choice) {
        if (choice != null) {
            for (MappingChoice.Column column : choice.columns()) {
                if (ImportField.CODE.equals(column.field()) || ImportField.ITEM_CODE.equals(column.field())) {
                    return CellAddress.column(column.column());
                }
            }
        }
        return ColumnAssignment.best(band.headers(), band.kind(), vocabulary).entrySet().stream()
                .filter(entry -> entry.getValue().field().name().equals(ImportField.CODE)
                        || entry.getValue().field().name().equals(ImportField.ITEM_CODE))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static List<HeaderText> withUnitRow(
            SheetGrid grid, Map<Integer, RowRole> roles, List<HeaderText> headings) {
        List<HeaderText> all = new ArrayList<>(headings);
        roles.forEach((row, role) -> {
            if (role == RowRole.UNIT) {
                for (int column = 0; column < all.size(); column++) {
                    int at = column;
                    Unit.find(grid.cell(row, column).text())
                            .ifPresent(unit -> all.set(at, all.get(at).in(unit)));
                }
            }
        });
        return all;
    }

    private Map<Integer, Guess> assign(
            SheetGrid grid, List<HeaderText> headings, SheetKind kind, List<Integer> dataRows) {
        Map<Integer, List<Guess>> guesses = new TreeMap<>();
        for (int column = 0; column < headings.size(); column++) {
            List<Guess> byWords = vocabulary.guess(headings.get(column), kind);
            guesses.put(column, ContentCheck.check(grid, column, dataRows, byWords, kind));
        }
        return ColumnAssignment.best(guesses);
    }

    private static List<String> missing(SheetKind kind, List<UnderstoodColumn> columns) {
        Set<String> present = new HashSet<>();
        columns.forEach(column -> {
            if (column.field() != null) {
                present.add(column.field().name());
            }
        });
        if (kind == SheetKind.POSTING || kind == SheetKind.POINTS) {
            return (kind == SheetKind.POSTING ? ImportField.POSTING_NEEDS : ImportField.POINTS_NEED)
                    .stream().filter(field -> !present.contains(field)).toList();
        }
        boolean found = present.contains(ImportField.CODE)
                || present.contains("parcelNumber")
                || (present.contains("name") && present.contains("declaredStreet"));
        return found ? List.of() : List.of(ImportField.CODE);
    }

    private @Nullable LocalDate effectiveOn(
            String sheet, SheetKind kind, Preamble preamble, @Nullable MappingChoice choice, List<Finding> findings) {
        if (choice != null && choice.effectiveOn() != null) {
            return choice.effectiveOn();
        }
        if (kind == SheetKind.POSTING || kind == SheetKind.POINTS) {
            return preamble.reportingDate() == null
                    ? null
                    : preamble.reportingDate().day();
        }
        if (preamble.dateText() == null || preamble.dateCell() == null) {
            findings.add(SurveyFinding.REPORTING_DATE_MISSING.at(new Place.Sheet(sheet)));
            return null;
        }
        Place place = new Place.Cell(sheet, preamble.dateCell());
        if (preamble.reportingDate() == null) {
            findings.add(SurveyFinding.REPORTING_DATE_UNREADABLE.at(place, "seen", preamble.dateText()));
            return null;
        }
        LocalDate day = preamble.reportingDate().day();
        if (day.isAfter(LocalDate.now(clock))) {
            findings.add(SurveyFinding.REPORTING_DATE_IN_FUTURE.at(place, "seen", day));
            return null;
        }
        return day;
    }

    private static void tellHidden(RawSheet sheet, List<Finding> findings) {
        Place place = new Place.Sheet(sheet.name());
        if (sheet.hidden()) {
            findings.add(SurveyFinding.SHEET_HIDDEN.at(place));
        }
        List<Integer> rows =
                sheet.rows().stream().filter(RawRow::hidden).map(RawRow::number).toList();
        if (!rows.isEmpty()) {
            findings.add(SurveyFinding.ROWS_HIDDEN.at(place, "seen", rows.size(), "first", rows.get(0)));
        }
        if (!sheet.hiddenColumns().isEmpty()) {
            findings.add(SurveyFinding.COLUMNS_HIDDEN.at(
                    place,
                    "seen",
                    sheet.hiddenColumns().size(),
                    "first",
                    CellAddress.letters(sheet.hiddenColumns().get(0))));
        }
    }
}
