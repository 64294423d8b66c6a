package io.wanping.survey.understanding;

import io.wanping.finding.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sheet as understood.
 *
 * @param roles role of every row from 1 to the last used one
 * @param missing fields without which its rows cannot be read
 * @param effectiveOn 报告期, or the day a person named; null when unknown
 */
public record UnderstoodSheet(
        int index,
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
        List<Finding> findings) {

    private static final String SAMPLE_MARK = "示例数据";

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
