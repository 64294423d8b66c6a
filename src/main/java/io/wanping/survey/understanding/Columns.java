package io.wanping.survey.understanding;

import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.survey.findings.SurveyFinding;
import io.wanping.survey.reading.CellAddress;
import io.wanping.survey.values.Dimension;
import io.wanping.survey.values.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Describes every column that has a heading: field, unit, confidence and why, with people's own choices laid over. */
final class Columns {

    private final SheetGrid grid;
    private final Preamble preamble;
    private final Vocabulary vocabulary;
    private final List<Finding> findings;

    Columns(SheetGrid grid, Preamble preamble, Vocabulary vocabulary, List<Finding> findings) {
        this.grid = grid;
        this.preamble = preamble;
        this.vocabulary = vocabulary;
        this.findings = findings;
    }

    List<UnderstoodColumn> describe(
            List<HeaderText> headings,
            Map<Integer, Guess> assigned,
            HeaderBand band,
            @Nullable MappingChoice choice,
            @Nullable MappingChoice remembered) {
        Map<Integer, MappingChoice.Column> chosen = new HashMap<>();
        Map<Integer, String> why = new HashMap<>();
        Set<String> chosenFields = new HashSet<>();
        take(remembered, "survey.why.remembered", chosen, why, chosenFields);
        take(choice, "survey.why.chosen", chosen, why, chosenFields);
        List<UnderstoodColumn> columns = new ArrayList<>();
        for (int index = 0; index < headings.size(); index++) {
            HeaderText heading = headings.get(index);
            MappingChoice.Column byHand = chosen.get(index);
            Guess guess = assigned.get(index);
            if (byHand != null) {
                columns.add(byHand(index, heading, byHand, why.getOrDefault(index, "survey.why.chosen")));
            } else if (guess != null && !chosenFields.contains(guess.field().name())) {
                columns.add(guessed(index, heading, guess, band.lastRow()));
            } else if (!heading.isEmpty()) {
                columns.add(keptAside(index, heading, band.lastRow()));
            }
        }
        return List.copyOf(columns);
    }

    private static void take(
            @Nullable MappingChoice choice,
            String reason,
            Map<Integer, MappingChoice.Column> chosen,
            Map<Integer, String> why,
            Set<String> fields) {
        if (choice == null) {
            return;
        }
        for (MappingChoice.Column column : choice.columns()) {
            int index = CellAddress.column(column.column());
            if (index < 0) {
                continue;
            }
            // A field chosen now for another column leaves the one it was remembered for.
            if (column.field() != null) {
                chosen.values().removeIf(other -> column.field().equals(other.field()));
                fields.add(column.field());
            }
            chosen.put(index, column);
            why.put(index, reason);
        }
    }

    /** The entries of a form; a choice names the cell its value stands in. */
    List<UnderstoodColumn> describe(FormSearch.Form form, @Nullable MappingChoice choice) {
        Map<String, MappingChoice.Column> chosen = new HashMap<>();
        if (choice != null) {
            choice.columns().forEach(column -> chosen.put(column.column(), column));
        }
        List<UnderstoodColumn> columns = new ArrayList<>();
        for (FormSearch.Entry entry : form.entries()) {
            MappingChoice.Column byHand = chosen.get(CellAddress.of(entry.row(), entry.valueColumn()));
            UnderstoodColumn column = byHand != null
                    ? byHand(entry.valueColumn(), entry.label(), byHand, "survey.why.chosen")
                    : entry.guess() != null
                            ? guessed(entry.valueColumn(), entry.label(), entry.guess(), entry.row())
                            : keptAside(entry.valueColumn(), entry.label(), entry.row());
            columns.add(new UnderstoodColumn(
                    column.index(),
                    column.header(),
                    column.unit(),
                    column.field(),
                    column.confidence(),
                    column.why(),
                    column.whyArguments(),
                    entry.row()));
        }
        return List.copyOf(columns);
    }

    private UnderstoodColumn byHand(int index, HeaderText heading, MappingChoice.Column choice, String why) {
        ImportField field = choice.field() == null
                ? null
                : ImportField.named(choice.field()).orElse(null);
        Unit unit = choice.unit() == null ? null : Unit.find(choice.unit()).orElse(null);
        if (unit == null && field != null && field.dimension() != null) {
            unit = choice.unit() == null ? unitOf(heading, field.dimension()) : null;
        }
        return new UnderstoodColumn(index, heading.path(), unit, field, 1, why, Map.of());
    }

    private UnderstoodColumn guessed(int index, HeaderText heading, Guess guess, int headerRow) {
        Dimension dimension = guess.field().dimension();
        if (dimension == null) {
            return new UnderstoodColumn(
                    index, heading.path(), null, guess.field(), guess.confidence(), guess.why(), guess.arguments());
        }
        Unit unit = heading.unit();
        if (heading.strangeUnit() != null || (unit != null && unit.dimension() != dimension)) {
            String seen = heading.strangeUnit() == null && unit != null ? unit.symbol() : heading.strangeUnit();
            findings.add(SurveyFinding.UNIT_UNKNOWN.at(
                    cell(headerRow, index),
                    "seen",
                    String.valueOf(seen),
                    "field",
                    heading.path(),
                    "unit",
                    dimension.storedUnit()));
            return new UnderstoodColumn(
                    index,
                    heading.path(),
                    null,
                    null,
                    0,
                    "survey.why.unit-unknown",
                    Map.of("unit", String.valueOf(seen)));
        }
        if (unit == null) {
            unit = unitOf(heading, dimension);
            if (dimension == Dimension.LOAD || (dimension == Dimension.AREA && preamble.areaUnit() == null)) {
                findings.add(SurveyFinding.UNIT_ASSUMED.at(
                        cell(headerRow, index), "field", heading.path(), "unit", dimension.storedUnit()));
            }
        }
        return new UnderstoodColumn(
                index, heading.path(), unit, guess.field(), guess.confidence(), guess.why(), guess.arguments());
    }

    private @Nullable Unit unitOf(HeaderText heading, Dimension dimension) {
        if (heading.unit() != null && heading.unit().dimension() == dimension) {
            return heading.unit();
        }
        if (dimension == Dimension.AREA && preamble.areaUnit() != null) {
            return preamble.areaUnit();
        }
        return Unit.find(dimension.storedUnit(), dimension).orElse(null);
    }

    private UnderstoodColumn keptAside(int index, HeaderText heading, int headerRow) {
        boolean serial = heading.path().replaceAll("\\s+", "").matches("序号|编次|No\\.?|NO\\.?");
        String why = serial
                ? "survey.why.serial"
                : vocabulary.knownWithoutField(heading) ? "survey.why.no-field" : "survey.why.unknown";
        if (!serial) {
            findings.add(SurveyFinding.COLUMN_KEPT_ASIDE.at(cell(headerRow, index), "field", heading.path()));
        }
        return new UnderstoodColumn(index, heading.path(), heading.unit(), null, serial ? 1 : 0, why, Map.of());
    }

    private Place cell(int row, int column) {
        return new Place.Cell(grid.sheet().name(), CellAddress.of(row, column));
    }
}
