package io.wanping.survey.understanding;

import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.survey.findings.SurveyFinding;
import io.wanping.survey.reading.CellAddress;
import io.wanping.survey.reading.RawRow;
import io.wanping.survey.reading.RawSheet;
import io.wanping.survey.reading.RawWorkbook;
import io.wanping.survey.values.Unit;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
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

    private static final List<SheetKind> TABLES = List.of(SheetKind.SITE, SheetKind.BUILDING, SheetKind.POSTING);

    private final Vocabulary vocabulary;
    private final HeaderSearch headers;
    private final Clock clock;

    public Understanding(Vocabulary vocabulary, Clock clock) {
        this.vocabulary = vocabulary;
        this.headers = new HeaderSearch(vocabulary);
        this.clock = clock;
    }

    public UnderstoodWorkbook understand(RawWorkbook workbook, List<MappingChoice> choices) {
        List<UnderstoodSheet> sheets = new ArrayList<>();
        for (int index = 0; index < workbook.sheets().size(); index++) {
            RawSheet sheet = workbook.sheets().get(index);
            MappingChoice choice = choices.stream()
                    .filter(made -> made.name().equals(sheet.name()))
                    .findFirst()
                    .orElse(null);
            sheets.add(understand(index, sheet, choice));
        }
        return new UnderstoodWorkbook(workbook.fileName(), List.copyOf(sheets));
    }

    private UnderstoodSheet understand(int index, RawSheet sheet, @Nullable MappingChoice choice) {
        SheetGrid grid = new SheetGrid(sheet);
        List<Finding> findings = new ArrayList<>();
        SheetKind chosen = choice == null ? null : choice.kind();
        Optional<HeaderBand> band = sheet.rows().isEmpty() || chosen == SheetKind.NONE
                ? Optional.empty()
                : headers.find(grid, chosen == null ? TABLES : List.of(chosen));
        if (band.isEmpty()) {
            if (!sheet.rows().isEmpty() && chosen != SheetKind.NONE) {
                findings.add(SurveyFinding.HEADER_NOT_FOUND.at(new Place.Sheet(sheet.name())));
            }
            return new UnderstoodSheet(
                    index,
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
                    findings);
        }
        tellHidden(sheet, findings);
        return understand(index, grid, band.get(), choice, findings);
    }

    private UnderstoodSheet understand(
            int index, SheetGrid grid, HeaderBand band, @Nullable MappingChoice choice, List<Finding> findings) {
        String name = grid.sheet().name();
        Preamble preamble = Preamble.read(grid, band.firstRow());
        Map<Integer, RowRole> roles = new RowRoles(grid, band, codeColumn(band, choice)).classify();
        List<Integer> dataRows = roles.entrySet().stream()
                .filter(entry -> entry.getValue() == RowRole.DATA)
                .map(Map.Entry::getKey)
                .toList();
        List<HeaderText> headings = withUnitRow(grid, roles, band.headers());
        Map<Integer, Guess> assigned = assign(grid, headings, band.kind(), dataRows);
        List<UnderstoodColumn> columns =
                new Columns(grid, preamble, vocabulary, findings).describe(headings, assigned, band, choice);
        List<String> missing = missing(band.kind(), columns);
        missing.forEach(field -> findings.add(SurveyFinding.COLUMN_MISSING.at(new Place.Sheet(name), "field", field)));
        List<SumCheck> sums = SumChecks.check(grid, roles, columns, findings);
        LocalDate effectiveOn = effectiveOn(name, band.kind(), preamble, choice, findings);
        List<Integer> headerRows = roles.entrySet().stream()
                .filter(entry -> entry.getValue() == RowRole.HEADER && entry.getKey() <= band.lastRow())
                .map(Map.Entry::getKey)
                .toList();
        return new UnderstoodSheet(
                index,
                grid,
                name,
                band.kind(),
                grid.sheet().hidden(),
                roles,
                headerRows,
                columns,
                sums,
                missing,
                preamble.reportingUnit(),
                effectiveOn,
                List.copyOf(findings));
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
        if (kind == SheetKind.POSTING) {
            return ImportField.POSTING_NEEDS.stream()
                    .filter(field -> !present.contains(field))
                    .toList();
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
        if (kind == SheetKind.POSTING) {
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
