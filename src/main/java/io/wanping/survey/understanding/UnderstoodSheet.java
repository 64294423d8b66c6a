package io.wanping.survey.understanding;

import io.wanping.finding.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table of a sheet as understood; most sheets hold one.
 *
 * @param table counts the tables of the sheet from 1
 * @param form a form of labels with their values beside them: one record
 * @param roles role of every row of the table
 * @param fingerprint of its headings; empty for a form
 * @param missing fields without which its rows cannot be read
 * @param effectiveOn 报告期, or the day a person named; null when unknown
 */
public record UnderstoodSheet(
        int index,
        int table,
        boolean form,
        SheetGrid grid,
        String name,
        SheetKind kind,
        boolean hidden,
        Map<Integer, RowRole> roles,
        List<Integer> headerRows,
        List<UnderstoodColumn> columns,
        List<SumCheck> sums,
        List<String> missing,
        @Nullable String reportingUnit,
        @Nullable LocalDate effectiveOn,
        List<Finding> findings,
        String fingerprint) {

    private static final String SAMPLE_MARK = "示例数据";

    /** Names the table among all of the workbook; no sheet's name may hold square brackets. */
    public String key() {
        return table == 1 ? name : name + "[" + table + "]";
    }

    /** Numbers of the rows that hold records. */
    public List<Integer> dataRows() {
        return roles.entrySet().stream()
                .filter(entry -> entry.getValue() == RowRole.DATA)
                .map(Map.Entry::getKey)
                .toList();
    }

    public Optional<UnderstoodColumn> columnOf(String field) {
        return columns.stream()
                .filter(column ->
                        column.field() != null && column.field().name().equals(field))
                .findFirst();
    }

    boolean isSample() {
        return roles.entrySet().stream()
                .filter(entry -> entry.getValue() == RowRole.TITLE || entry.getValue() == RowRole.NOTE)
                .flatMap(entry -> grid.filledCells(entry.getKey()).stream())
                .anyMatch(cell -> cell.text().contains(SAMPLE_MARK));
    }

    public boolean isRead() {
        return kind != SheetKind.NONE;
    }
}
