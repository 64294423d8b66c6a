package io.wanping.report;

import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import io.wanping.progress.Progress;
import io.wanping.zoning.Target;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.chart.XDDFChart;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/** The charts of documents and slides. Each carries its own small workbook, so that it can be edited where it stands. */
final class PaperCharts {

    private final Paper paper;
    private final PaperWords words;

    PaperCharts(Paper paper, PaperWords words) {
        this.paper = paper;
        this.words = words;
    }

    /** 目标 beside 累计完成, a pair of bars for each target. */
    void targets(XDDFChart chart) {
        List<Progress.TargetFigure> lines = paper.zones().targets();
        XDDFDataSource<String> names = names(
                chart,
                lines.stream()
                        .map(line ->
                                words.target(line.target()) + (line.target().separate() ? words.text("separate") : ""))
                        .toList());
        NativeCharts.columns(
                chart,
                words.text("chart.targets"),
                words.unit(),
                words.areaFormat(),
                names,
                List.of(
                        series(
                                chart,
                                1,
                                words.text("column.target"),
                                lines.stream()
                                        .map(line -> line.figure().target())
                                        .toList(),
                                AreaAccount.UNCOUNTED),
                        series(
                                chart,
                                2,
                                words.text("column.done"),
                                lines.stream().map(line -> line.figure().done()).toList(),
                                AreaAccount.RELEASE)),
                false);
        finish(chart);
    }

    /** 累计完成 of each zone, one target upon the other; the separate one is never among them. */
    void zones(XDDFChart chart) {
        List<Progress.Row> rows = paper.zones().rows();
        XDDFDataSource<String> names = names(
                chart, rows.stream().map(row -> words.heading(row.heading())).toList());
        List<NativeCharts.Series> series = new ArrayList<>();
        for (int i = 0; i < paper.zones().targets().size(); i++) {
            int index = i;
            Target target = paper.zones().targets().get(i).target();
            if (!target.separate()) {
                series.add(series(
                        chart,
                        series.size() + 1,
                        words.target(target),
                        rows.stream()
                                .map(row -> row.cells().get(index).figure().done())
                                .toList(),
                        AreaAccount.valueOf(target.account())));
            }
        }
        NativeCharts.columns(chart, words.text("chart.zones"), words.unit(), words.areaFormat(), names, series, true);
        finish(chart);
    }

    /** What was reached by month, and what the schedules ask for; schedules that are the same are one line. */
    void months(XDDFChart chart) {
        List<Progress.Series> targets = paper.months().series().stream()
                .filter(one -> !one.target().separate())
                .toList();
        TreeSet<YearMonth> months = new TreeSet<>();
        targets.forEach(one -> one.points().forEach(point -> months.add(point.month())));
        XDDFDataSource<String> names =
                names(chart, months.stream().map(YearMonth::toString).toList());
        List<NativeCharts.Series> drawn = new ArrayList<>();
        List<NativeCharts.Series> dashed = new ArrayList<>();
        List<List<Area>> seen = new ArrayList<>();
        int column = 0;
        for (Progress.Series one : targets) {
            drawn.add(series(
                    chart,
                    ++column,
                    words.text("series.done", "name", words.target(one.target())),
                    values(one, months, Progress.Point::done),
                    AreaAccount.valueOf(one.target().account())));
        }
        for (Progress.Series one : targets) {
            List<Area> scheduled = values(one, months, Progress.Point::scheduled);
            if (!seen.contains(scheduled)) {
                seen.add(scheduled);
                dashed.add(
                        series(chart, ++column, scheduleName(targets, one, months), scheduled, AreaAccount.UNCOUNTED));
            }
        }
        NativeCharts.lines(
                chart,
                words.text("chart.months"),
                words.unit(),
                words.areaFormat(),
                names,
                drawn,
                dashed.stream()
                        .map(one -> new NativeCharts.Series(one.name(), one.values(), Palette.INK_3, Palette.INK_3))
                        .toList());
        finish(chart);
    }

    private String scheduleName(List<Progress.Series> targets, Progress.Series one, TreeSet<YearMonth> months) {
        List<Area> own = values(one, months, Progress.Point::scheduled);
        List<String> same = targets.stream()
                .filter(other ->
                        values(other, months, Progress.Point::scheduled).equals(own))
                .map(other -> words.target(other.target()))
                .toList();
        return words.text("series.scheduled", "name", String.join(words.text("comma"), same));
    }

    private static List<@Nullable Area> values(
            Progress.Series series, TreeSet<YearMonth> months, Function<Progress.Point, @Nullable Area> value) {
        List<@Nullable Area> values = new ArrayList<>();
        for (YearMonth month : months) {
            values.add(series.points().stream()
                    .filter(point -> point.month().equals(month))
                    .findFirst()
                    .map(value)
                    .orElse(null));
        }
        return values;
    }

    private static XDDFDataSource<String> names(XDDFChart chart, List<String> names) {
        return XDDFDataSourcesFactory.fromArray(
                names.toArray(String[]::new), chart.formatRange(new CellRangeAddress(1, names.size(), 0, 0)));
    }

    private NativeCharts.Series series(
            XDDFChart chart, int column, String name, List<@Nullable Area> areas, AreaAccount account) {
        Double[] numbers = areas.stream()
                .map(area -> area == null ? null : words.inUnit(area).doubleValue())
                .toArray(Double[]::new);
        XDDFNumericalDataSource<Double> values = XDDFDataSourcesFactory.fromArray(
                numbers, chart.formatRange(new CellRangeAddress(1, areas.size(), column, column)), column);
        return new NativeCharts.Series(name, values, Palette.fill(account), Palette.edge(account));
    }

    /** The chart's own workbook depends on nothing but its figures either. */
    private void finish(XDDFChart chart) {
        try {
            Date at = Date.from(paper.knownAt());
            var book = chart.getWorkbook();
            XSSFSheet sheet = book.getSheetAt(0);
            sheet.setColumnWidth(0, 20 * 256);
            var core = book.getProperties().getCoreProperties();
            core.setCreator("万平 Wanping");
            core.setCreated(Optional.of(at));
            core.setModified(Optional.of(at));
        } catch (IOException | InvalidFormatException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
