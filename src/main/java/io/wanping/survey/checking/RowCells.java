package io.wanping.survey.checking;

import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.finding.Severity;
import io.wanping.register.CellSource;
import io.wanping.survey.findings.SurveyFinding;
import io.wanping.survey.reading.CellAddress;
import io.wanping.survey.reading.RawCell;
import io.wanping.survey.understanding.ImportField;
import io.wanping.survey.understanding.UnderstoodColumn;
import io.wanping.survey.understanding.UnderstoodSheet;
import io.wanping.survey.values.Parsed;
import io.wanping.survey.values.Remark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The mapped cells of one data row, with their addresses, and the findings they have caused so far. */
final class RowCells {

    private static final int LONGEST_RAW = 400;

    private final UnderstoodSheet sheet;
    private final int row;
    private final Map<String, UnderstoodColumn> columns;
    private final Answers answers;
    private final List<Finding> findings = new ArrayList<>();

    RowCells(UnderstoodSheet sheet, int row, Map<String, UnderstoodColumn> columns) {
        this(sheet, row, columns, Answers.NONE);
    }

    RowCells(UnderstoodSheet sheet, int row, Map<String, UnderstoodColumn> columns, Answers answers) {
        this.answers = answers;
        this.sheet = sheet;
        this.row = row;
        this.columns = columns;
    }

    /** Columns of a sheet by the field they are mapped to. */
    static Map<String, UnderstoodColumn> columnsByField(UnderstoodSheet sheet) {
        Map<String, UnderstoodColumn> columns = new LinkedHashMap<>();
        for (UnderstoodColumn column : sheet.columns()) {
            if (column.field() != null) {
                columns.put(column.field().name(), column);
            }
        }
        return columns;
    }

    UnderstoodSheet sheet() {
        return sheet;
    }

    int row() {
        return row;
    }

    List<Finding> findings() {
        return findings;
    }

    Optional<UnderstoodColumn> column(String field) {
        return Optional.ofNullable(columns.get(field));
    }

    Map<String, UnderstoodColumn> columns() {
        return columns;
    }

    /** The cell of a field; of a merged block where one value stands for all its rows. */
    RawCell cell(UnderstoodColumn column) {
        ImportField field = column.field();
        return field == null || field.kind().fillsDown()
                ? sheet.grid().filled(column.rowOf(row), column.index())
                : sheet.grid().cell(column.rowOf(row), column.index());
    }

    /**
     * The value of a parsed cell; what there is to say about it is noted at its address, with what a person answered to it. A question
     * that was answered is one no more.
     */
    <T> @Nullable T take(UnderstoodColumn column, Parsed<T> parsed) {
        T value = parsed.value();
        for (Remark remark : parsed.remarks()) {
            Finding finding = remark.at(place(column), column.header());
            String answer = answers.to(finding).orElse(null);
            if (answer == null) {
                findings.add(finding);
                continue;
            }
            findings.add(answered(finding, answer));
            value = switch (answer) {
                case Answers.EMPTY -> null;
                case Answers.FIRST -> parsed.choice(0).orElse(value);
                case Answers.SECOND -> parsed.choice(1).orElse(value);
                default -> value;
            };
        }
        return value;
    }

    /** Notes a finding, as answered where a person answered it. */
    Optional<String> ask(Finding finding) {
        Optional<String> answer = answers.to(finding);
        findings.add(answer.map(given -> answered(finding, given)).orElse(finding));
        return answer;
    }

    Optional<String> answerTo(Finding finding) {
        return answers.to(finding);
    }

    /** An answered question no longer waits; an answered warning is still told. */
    private static Finding answered(Finding finding, String answer) {
        return finding.severity() == Severity.QUESTION && !answer.equals(Answers.LEAVE_OUT)
                ? new Finding(finding.code(), Severity.WARNING, finding.place(), finding.arguments())
                : finding;
    }

    Place place(UnderstoodColumn column) {
        return new Place.Cell(sheet.name(), address(column));
    }

    /** The cell of a field; the first cell of the row where the sheet has no such column. */
    Place place(String field) {
        return column(field).map(this::place).orElseGet(() -> new Place.Cell(sheet.name(), CellAddress.of(row, 0)));
    }

    String address(UnderstoodColumn column) {
        int valueRow = column.field() == null || column.field().kind().fillsDown()
                ? sheet.grid().rowOfValue(column.rowOf(row), column.index())
                : column.rowOf(row);
        return CellAddress.of(valueRow, column.index());
    }

    String raw(UnderstoodColumn column) {
        String text = cell(column).text();
        return text.length() <= LONGEST_RAW ? text : text.substring(0, LONGEST_RAW - 1) + "…";
    }

    CellSource source(UnderstoodColumn column, UUID batchId, String fileName) {
        return new CellSource(batchId, fileName, sheet.name(), address(column), raw(column));
    }

    /** A finding about a record, moved to the cell that caused it. */
    Finding moved(Finding finding, Map<String, String> fieldOfCode, String otherwise) {
        String field = finding.place() instanceof Place.Field named
                ? named.name()
                : fieldOfCode.getOrDefault(finding.code(), otherwise);
        Map<String, String> arguments = new HashMap<>(finding.arguments());
        return new Finding(finding.code(), finding.severity(), place(field), arguments);
    }

    /** No row of a sheet that lacks a needed column can be taken. */
    void refuseMissingColumns() {
        for (String field : sheet.missing()) {
            findings.add(SurveyFinding.COLUMN_MISSING.at(new Place.Sheet(sheet.name()), "field", field));
        }
    }

    boolean hasErrors() {
        return findings.stream().anyMatch(finding -> finding.severity().blocks());
    }
}
