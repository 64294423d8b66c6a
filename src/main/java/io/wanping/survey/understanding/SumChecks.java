package io.wanping.survey.understanding;

import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.survey.findings.SurveyFinding;
import io.wanping.survey.reading.CellAddress;
import io.wanping.survey.reading.RawCell;
import io.wanping.survey.values.Dimension;
import io.wanping.survey.values.NumberReading;
import io.wanping.survey.values.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Compares 小计 and 合计 rows with the rows they add up: a 合计 all rows of the table, a 小计 those since the total before it; 其中 rows
 * are left alone. One unit of the last digit written is allowed for rounding.
 */
final class SumChecks {

    private SumChecks() {}

    static List<SumCheck> check(
            SheetGrid grid, Map<Integer, RowRole> roles, List<UnderstoodColumn> columns, List<Finding> findings) {
        List<SumCheck> checks = new ArrayList<>();
        List<Integer> all = rows(roles, 0, Integer.MAX_VALUE);
        int lastTotal = 0;
        for (Map.Entry<Integer, RowRole> entry : roles.entrySet()) {
            int row = entry.getKey();
            if (entry.getValue() != RowRole.SUBTOTAL || RowRoles.isOfWhich(grid, row)) {
                continue;
            }
            List<Integer> before = rows(roles, lastTotal, row);
            boolean grand = RowRoles.isGrandTotal(grid, row) || before.isEmpty();
            List<Integer> added = grand ? all : before;
            for (UnderstoodColumn column : columns) {
                if (column.field() != null && column.field().addsUp()) {
                    check(grid, row, added, column, checks, findings);
                }
            }
            lastTotal = row;
        }
        return checks;
    }

    private static List<Integer> rows(Map<Integer, RowRole> roles, int after, int before) {
        return roles.entrySet().stream()
                .filter(entry -> entry.getValue() == RowRole.DATA && entry.getKey() > after && entry.getKey() < before)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void check(
            SheetGrid grid,
            int totalRow,
            List<Integer> rows,
            UnderstoodColumn column,
            List<SumCheck> checks,
            List<Finding> findings) {
        RawCell total = grid.cell(totalRow, column.index());
        BigDecimal seen = number(total, column);
        if (seen == null || rows.isEmpty()) {
            return;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int row : rows) {
            BigDecimal number = number(grid.cell(row, column.index()), column);
            sum = number == null ? sum : sum.add(number);
        }
        BigDecimal perUnit =
                column.unit() == null ? BigDecimal.ONE : column.unit().toStored(BigDecimal.ONE);
        BigDecimal seenInUnit = seen.divide(perUnit, 6, RoundingMode.HALF_UP).stripTrailingZeros();
        int digits = Math.max(0, seenInUnit.scale());
        BigDecimal computed = sum.divide(perUnit, 6, RoundingMode.HALF_UP);
        boolean agrees = computed.subtract(seenInUnit).abs().compareTo(BigDecimal.ONE.movePointLeft(digits)) <= 0
                && (digits > 0 || computed.setScale(0, RoundingMode.HALF_UP).compareTo(seenInUnit) == 0);
        String cell = CellAddress.of(totalRow, column.index());
        String computedText = computed.setScale(Math.max(2, Math.min(digits, 6)), RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
        checks.add(new SumCheck(cell, column.header(), seenInUnit.toPlainString(), computedText, agrees));
        if (!agrees) {
            findings.add(SurveyFinding.SUM_DIFFERS.at(
                    new Place.Cell(grid.sheet().name(), cell),
                    "field",
                    column.header(),
                    "seen",
                    seenInUnit.toPlainString(),
                    "computed",
                    computedText,
                    "unit",
                    column.unit() == null ? "" : column.unit().symbol()));
        }
    }

    private static @org.jspecify.annotations.Nullable BigDecimal number(RawCell cell, UnderstoodColumn column) {
        Unit unit = column.unit();
        Dimension dimension = unit == null ? Dimension.COUNT : unit.dimension();
        return NumberReading.read(cell, dimension, unit).value();
    }
}
