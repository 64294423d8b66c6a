package io.wanping.progress;

import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import io.wanping.zoning.Reading;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The figures of charts as JSON: ㎡, unrounded. */
final class ChartViews {

    record PointView(
            String month,
            BigDecimal done_m2,
            BigDecimal gained_m2,
            @Nullable BigDecimal scheduled_m2) {}

    record SeriesView(String target, List<PointView> points) {}

    record ZoneView(
            String key,
            String name,
            BigDecimal uncounted_m2,
            BigDecimal reserve_m2,
            BigDecimal optimise_m2,
            BigDecimal release_m2,
            List<SeriesView> series) {}

    record StepView(ChartFigures.StepKind kind, @Nullable AreaAccount with, BigDecimal area_m2) {}

    record StepsView(String target, Reading reading, BigDecimal opening_m2, List<StepView> steps, BigDecimal done_m2) {}

    record OccupancyView(String zone, int buildings, int known, BigDecimal rentable_m2, BigDecimal vacant_m2) {}

    record StageView(@Nullable String stage, int items, BigDecimal gross_m2) {}

    record ChartsView(
            LocalDate asOf,
            Instant knownAt,
            List<ZoneView> zones,
            List<StepsView> steps,
            List<OccupancyView> occupancy,
            List<StageView> stages) {}

    private ChartViews() {}

    static ChartsView of(ChartFigures.Charts charts, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        return new ChartsView(
                charts.asOf(),
                charts.knownAt(),
                charts.zones().stream().map(zone -> zone(zone, english)).toList(),
                charts.steps().stream().map(ChartViews::steps).toList(),
                charts.occupancy().stream()
                        .map(line -> new OccupancyView(
                                line.zone(),
                                line.buildings(),
                                line.known(),
                                line.rentable().squareMetres(),
                                line.vacant().squareMetres()))
                        .toList(),
                charts.stages().stream()
                        .map(line -> new StageView(
                                line.stage(), line.items(), line.gross().squareMetres()))
                        .toList());
    }

    private static ZoneView zone(ChartFigures.ZoneCharts zone, boolean english) {
        return new ZoneView(
                zone.heading().key(),
                english ? zone.heading().nameEn() : zone.heading().name(),
                held(zone, AreaAccount.UNCOUNTED),
                held(zone, AreaAccount.RESERVE),
                held(zone, AreaAccount.OPTIMISE),
                held(zone, AreaAccount.RELEASE),
                zone.months().stream()
                        .map(months -> new SeriesView(
                                months.target().code(),
                                months.points().stream().map(ChartViews::point).toList()))
                        .toList());
    }

    private static BigDecimal held(ChartFigures.ZoneCharts zone, AreaAccount account) {
        return zone.holdings().getOrDefault(account, Area.ZERO).squareMetres();
    }

    private static PointView point(ChartFigures.ZonePoint point) {
        return new PointView(
                point.month().toString(),
                point.done().squareMetres(),
                point.gained().squareMetres(),
                point.scheduled() == null ? null : point.scheduled().squareMetres());
    }

    private static StepsView steps(ChartFigures.MonthSteps steps) {
        return new StepsView(
                steps.target().code(),
                steps.reading(),
                steps.opening().squareMetres(),
                steps.steps().stream()
                        .map(step -> new StepView(
                                step.kind(), step.with(), step.area().squareMetres()))
                        .toList(),
                steps.done().squareMetres());
    }
}
