package io.wanping.progress;

import io.wanping.geo.Area;
import io.wanping.register.ItemField;
import io.wanping.zoning.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is to come for one target: 已认定, 拟认定, 已承诺 and 缺口 together are the target, unless it is passed. Pure.
 *
 * @param promised what items still owe of their plans with deadlines from the day on up to the end of the period
 * @param overdue what items owe whose deadline is past; promised for no month, so it is not in {@code promised}
 * @param uncovered 缺口: what nothing covers, never below zero
 * @param neededPerMonth {@code missing ÷ months left}; null when none is left
 * @param pipeline promised by month of the deadline
 */
public record Outlook(
        Target target,
        Area done,
        Area unconfirmed,
        Area promised,
        Area overdue,
        Area uncovered,
        @Nullable Area neededPerMonth,
        List<Promised> pipeline,
        List<Forecast.Band> forecast) {

    /** A month of the pipeline. */
    public record Promised(YearMonth month, Area area, int items) {}

    static Outlook of(Progress.TargetFigure line, Progress.Series series, List<ItemStanding> items, LocalDate asOf) {
        Target target = line.target();
        Map<YearMonth, Promised> months = new TreeMap<>();
        Area promised = Area.ZERO;
        Area overdue = Area.ZERO;
        for (ItemStanding item : items) {
            Area owed = owed(item, target);
            LocalDate deadline = item.item().fields().date(ItemField.DEADLINE);
            if (owed.isZero() || deadline == null || deadline.isAfter(target.periodEnd())) {
                continue;
            }
            if (deadline.isBefore(asOf)) {
                overdue = overdue.plus(owed);
            } else {
                promised = promised.plus(owed);
                months.merge(
                        YearMonth.from(deadline),
                        new Promised(YearMonth.from(deadline), owed, 1),
                        (one, other) ->
                                new Promised(one.month(), one.area().plus(other.area()), one.items() + other.items()));
            }
        }
        Figure figure = line.figure();
        Area covered = figure.done().plus(figure.unconfirmed()).plus(promised);
        Area uncovered = target.target().minus(covered);
        return new Outlook(
                target,
                figure.done(),
                figure.unconfirmed(),
                promised,
                overdue,
                uncovered.isNegative() ? Area.ZERO : uncovered,
                neededPerMonth(figure.missing(), target, asOf),
                List.copyOf(months.values()),
                Forecast.bands(
                        figure.done(),
                        increments(series, asOf),
                        YearMonth.from(asOf),
                        YearMonth.from(target.periodEnd())));
    }

    /** What the item owes the target; nothing where it is planned for another account or stands in none of the target's scopes. */
    private static Area owed(ItemStanding item, Target target) {
        String account = item.item().fields().text(ItemField.PLANNED_ACCOUNT);
        BigDecimal planned = item.item().fields().number(ItemField.PLANNED_AREA);
        boolean counted = target.countedScopes().isEmpty()
                || target.countedScopes().stream().anyMatch(item.item().scopes()::contains);
        if (!target.account().equals(account) || planned == null || item.done() == null || !counted) {
            return Area.ZERO;
        }
        Area owed = Area.ofSquareMetres(planned).minus(item.done());
        return owed.isNegative() ? Area.ZERO : owed;
    }

    private static @Nullable Area neededPerMonth(@Nullable Area missing, Target target, LocalDate asOf) {
        YearMonth end = YearMonth.from(target.periodEnd());
        YearMonth now = YearMonth.from(asOf);
        int left = (end.getYear() - now.getYear()) * 12 + end.getMonthValue() - now.getMonthValue();
        return missing == null || left <= 0
                ? null
                : Area.ofSquareMetres(
                        missing.squareMetres().divide(BigDecimal.valueOf(left), Area.SCALE, RoundingMode.HALF_UP));
    }

    /** What each finished month added; the running one is no month yet. */
    private static List<Area> increments(Progress.Series series, LocalDate asOf) {
        boolean over = asOf.equals(YearMonth.from(asOf).atEndOfMonth());
        List<Area> increments = new ArrayList<>();
        Area before = null;
        for (Progress.Point point : series.points()) {
            Area done = point.done();
            if (done == null || (point.month().equals(YearMonth.from(asOf)) && !over)) {
                break;
            }
            if (before != null) {
                increments.add(done.minus(before));
            }
            before = done;
        }
        return increments;
    }
}
