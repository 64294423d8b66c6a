package io.wanping.progress;

import io.wanping.finding.Texts;
import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import io.wanping.zoning.Reading;
import io.wanping.zoning.Target;
import io.wanping.zoning.Zone;
import io.wanping.zoning.Zones;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Figures as the interface names them, in the reader's language; nothing is computed and nothing rounded here. */
@Component
class ProgressViews {

    private final ProgressSentence sentence;
    private final Zones zones;
    private final Texts texts;

    ProgressViews(ProgressSentence sentence, Zones zones, Texts texts) {
        this.sentence = sentence;
        this.zones = zones;
        this.texts = texts;
    }

    record ScopeView(String code, String name, String nameEn) {}

    record TargetView(
            String target,
            String name,
            String nameEn,
            String account,
            Reading reading,
            String areaBasis,
            LocalDate periodStart,
            LocalDate periodEnd,
            boolean separate,
            List<ScopeView> scopes,
            @Nullable BigDecimal target_m2,
            BigDecimal opening_m2,
            BigDecimal this_period_m2,
            BigDecimal moved_m2,
            BigDecimal adjustment_m2,
            BigDecimal done_m2,
            BigDecimal unconfirmed_m2,
            @Nullable BigDecimal rate,
            @Nullable BigDecimal time_rate,
            @Nullable BigDecimal gap_points,
            @Nullable Lamp lamp,
            @Nullable BigDecimal missing_m2,
            Map<String, Target.SourceNote> sources) {}

    record CellView(
            String target,
            @Nullable BigDecimal target_m2,
            BigDecimal opening_m2,
            BigDecimal this_period_m2,
            BigDecimal moved_m2,
            BigDecimal adjustment_m2,
            BigDecimal done_m2,
            BigDecimal unconfirmed_m2,
            @Nullable BigDecimal rate,
            @Nullable BigDecimal time_rate,
            @Nullable BigDecimal gap_points,
            @Nullable Lamp lamp,
            @Nullable BigDecimal missing_m2,
            @Nullable String owner) {}

    record RowView(String key, String name, @Nullable String role, BigDecimal total_m2, List<CellView> cells) {}

    record PointView(
            String month,
            @Nullable BigDecimal done_m2,
            @Nullable BigDecimal unconfirmed_m2,
            BigDecimal scheduled_m2) {}

    record SeriesView(String target, List<PointView> points) {}

    record ProgressView(
            LocalDate asOf,
            Instant knownAt,
            String groupBy,
            String figures,
            boolean closed,
            @Nullable Instant closedAt,
            String sentence,
            BigDecimal total_m2,
            List<TargetView> targets,
            List<RowView> rows,
            List<SeriesView> series) {}

    record LaggingView(
            UUID itemId,
            String code,
            String name,
            String zone,
            String zoneName,
            AreaAccount account,
            BigDecimal planned_m2,
            BigDecimal done_m2,
            BigDecimal rate,
            BigDecimal time_rate,
            BigDecimal gap_points,
            LocalDate deadline,
            long days_left,
            @Nullable String responsibleUnit,
            @Nullable String responsiblePerson) {}

    record LaggingList(int total, List<LaggingView> items) {}

    ProgressView view(Progress progress, Locale locale) {
        Map<String, Progress.Heading> scopes =
                progress.scopes().stream().collect(Collectors.toMap(Progress.Heading::key, Function.identity()));
        return new ProgressView(
                progress.asOf(),
                progress.knownAt(),
                progress.groupBy().name().toLowerCase(Locale.ROOT),
                progress.figures().name().toLowerCase(Locale.ROOT),
                progress.closedAt() != null,
                progress.closedAt(),
                sentence.of(progress, locale),
                progress.total().squareMetres(),
                progress.targets().stream().map(line -> view(line, scopes)).toList(),
                progress.rows().stream().map(row -> view(row, locale)).toList(),
                progress.series().stream().map(ProgressViews::view).toList());
    }

    LaggingList view(List<LaggingItem> lagging, int most, Locale locale) {
        Map<String, Zone> known = zones.listZones().stream().collect(Collectors.toMap(Zone::code, Function.identity()));
        return new LaggingList(
                lagging.size(),
                lagging.stream()
                        .limit(most)
                        .map(item -> view(item, zoneName(item.zone(), known, locale)))
                        .toList());
    }

    private static TargetView view(Progress.TargetFigure line, Map<String, Progress.Heading> scopes) {
        Target target = line.target();
        Figure figure = line.figure();
        return new TargetView(
                target.code(),
                target.name(),
                target.nameEn(),
                target.account(),
                line.reading(),
                target.areaBasis(),
                target.periodStart(),
                target.periodEnd(),
                target.separate(),
                target.scopes().stream()
                        .map(code -> view(code, scopes.get(code)))
                        .toList(),
                squareMetres(figure.target()),
                figure.opening().squareMetres(),
                figure.thisPeriod().squareMetres(),
                figure.moved().squareMetres(),
                figure.adjustment().squareMetres(),
                figure.done().squareMetres(),
                figure.unconfirmed().squareMetres(),
                figure.rate(),
                figure.timeRate(),
                figure.gapPoints(),
                figure.lamp(),
                squareMetres(figure.missing()),
                // In one order, so that the same figures are the same bytes after every start.
                new TreeMap<>(target.sources()));
    }

    private static ScopeView view(String code, Progress.@Nullable Heading scope) {
        return scope == null ? new ScopeView(code, code, code) : new ScopeView(code, scope.name(), scope.nameEn());
    }

    private static RowView view(Progress.Row row, Locale locale) {
        Progress.Heading heading = row.heading();
        return new RowView(
                heading.key(),
                english(locale) ? heading.nameEn() : heading.name(),
                english(locale) ? heading.roleEn() : heading.role(),
                row.total().squareMetres(),
                row.cells().stream().map(cell -> view(cell, locale)).toList());
    }

    private static CellView view(Progress.Cell cell, Locale locale) {
        Figure figure = cell.figure();
        Target.SubTarget share = cell.subTarget();
        return new CellView(
                cell.target().code(),
                squareMetres(figure.target()),
                figure.opening().squareMetres(),
                figure.thisPeriod().squareMetres(),
                figure.moved().squareMetres(),
                figure.adjustment().squareMetres(),
                figure.done().squareMetres(),
                figure.unconfirmed().squareMetres(),
                figure.rate(),
                figure.timeRate(),
                figure.gapPoints(),
                figure.lamp(),
                squareMetres(figure.missing()),
                share == null ? null : english(locale) ? share.ownerEn() : share.owner());
    }

    private static SeriesView view(Progress.Series series) {
        return new SeriesView(
                series.target().code(),
                series.points().stream()
                        .map(point -> new PointView(
                                point.month().toString(),
                                squareMetres(point.done()),
                                squareMetres(point.unconfirmed()),
                                point.scheduled().squareMetres()))
                        .toList());
    }

    private static LaggingView view(LaggingItem item, String zoneName) {
        return new LaggingView(
                item.itemId(),
                item.code(),
                item.name(),
                item.zone(),
                zoneName,
                item.account(),
                item.planned().squareMetres(),
                item.done().squareMetres(),
                item.rate(),
                item.timeRate(),
                item.gapPoints(),
                item.deadline(),
                item.daysLeft(),
                item.responsibleUnit(),
                item.responsiblePerson());
    }

    private String zoneName(String code, Map<String, Zone> known, Locale locale) {
        Zone zone = known.get(code);
        if (zone == null) {
            return texts.text("progress.bucket.zone." + code, locale);
        }
        return english(locale) ? zone.nameEn() : zone.name();
    }

    private static @Nullable BigDecimal squareMetres(@Nullable Area area) {
        return area == null ? null : area.squareMetres();
    }

    private static boolean english(Locale locale) {
        return locale.getLanguage().equals("en");
    }
}
