package io.wanping.report;

import io.wanping.journal.AreaAccount;
import io.wanping.progress.Figure;
import io.wanping.progress.Progress;
import io.wanping.zoning.Target;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** 总览: the sentence, a line for each target and three charts; and 逐月, the months the third of them draws. */
final class OverviewSheet {

    private static final int COLUMNS = 11;
    private static final int HEAD_ROW = 3;
    private static final int MONTH_HEAD_ROW = 2;
    private static final int CHART_ROWS = 17;

    private final Paper paper;
    private final PaperWords words;
    private final PaperNotes notes;
    private final BookStyles styles;

    OverviewSheet(Paper paper, PaperWords words, PaperNotes notes, BookStyles styles) {
        this.paper = paper;
        this.words = words;
        this.notes = notes;
        this.styles = styles;
    }

    void write(Sheet sheet) {
        SheetPen pen = new SheetPen(sheet, styles, words);
        pen.widths(20, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12);
        pen.title(0, notes.title("monthly"), COLUMNS);
        pen.note(1, notes.dateLine(), COLUMNS, 1);
        pen.sentence(2, paper.sentence(), COLUMNS, 3);
        pen.head(
                HEAD_ROW,
                words.text("column.target-name"),
                words.text("column.target"),
                words.text("column.opening"),
                words.text("column.this-period"),
                words.text("column.done"),
                words.text("column.rate"),
                words.text("column.time-rate"),
                words.text("column.gap"),
                words.text("column.lamp"),
                words.text("column.missing"),
                words.text("column.unconfirmed"));
        int row = HEAD_ROW + 1;
        for (Progress.TargetFigure line : paper.zones().targets()) {
            line(pen, pen.sheet().createRow(row++), line);
        }
        pen.note(row++, notes.reconciliation(), COLUMNS, 2);
        int below = row + 2 * CHART_ROWS + 1;
        for (String note : notes.targetNotes()) {
            pen.note(below++, note, COLUMNS, 2);
        }
        pen.print(SheetPen.A4, 0, 0, notes.figuresLine());
        pen.sheet().getPrintSetup().setFitHeight((short) 1);
        pen.sheet().createFreezePane(1, HEAD_ROW + 1);
    }

    private void line(SheetPen pen, Row row, Progress.TargetFigure line) {
        Figure figure = line.figure();
        row.setHeightInPoints(20f);
        pen.text(row, 0, words.target(line.target()) + (line.target().separate() ? words.text("separate") : ""), false);
        pen.area(row, 1, figure.target(), false);
        pen.area(row, 2, figure.opening(), false);
        pen.area(row, 3, figure.thisPeriod(), false);
        pen.area(row, 4, figure.done(), false);
        pen.number(row, 5, figure.rate(), SheetPen.PERCENT, false);
        pen.number(row, 6, figure.timeRate(), SheetPen.PERCENT, false);
        pen.number(row, 7, figure.gapPoints(), SheetPen.POINTS, false);
        pen.lamp(row, 8, figure.lamp());
        pen.area(row, 9, figure.missing(), false);
        pen.area(row, 10, figure.unconfirmed(), false);
    }

    /** A row for each month, and for each target what was reached and what the schedule asks for. */
    void writeMonths(Sheet sheet) {
        SheetPen pen = new SheetPen(sheet, styles, words);
        List<Progress.Series> series = paper.months().series();
        int columns = 1 + 2 * series.size();
        pen.title(0, notes.title("monthly") + " · " + words.text("sheet.months"), columns);
        pen.note(1, notes.dateLine(), columns, 2);
        List<String> names = new ArrayList<>(List.of(words.text("column.month")));
        for (Progress.Series one : series) {
            names.add(words.text("series.done", "name", words.target(one.target())));
            names.add(words.text("series.scheduled", "name", words.target(one.target())));
        }
        pen.head(MONTH_HEAD_ROW, names.toArray(String[]::new));
        int row = MONTH_HEAD_ROW + 1;
        List<Map<YearMonth, Progress.Point>> points =
                series.stream().map(OverviewSheet::byMonth).toList();
        for (YearMonth month : months()) {
            Row written = sheet.createRow(row++);
            pen.text(written, 0, month.toString(), false);
            for (int i = 0; i < series.size(); i++) {
                Progress.Point point = points.get(i).get(month);
                if (point != null && point.done() != null) {
                    pen.area(written, 1 + 2 * i, point.done(), false);
                }
                if (point != null) {
                    pen.area(written, 2 + 2 * i, point.scheduled(), false);
                }
            }
        }
        pen.widths(10, 16, 16, 16, 16, 16, 16, 16, 16);
        pen.print(SheetPen.A4, MONTH_HEAD_ROW, MONTH_HEAD_ROW, notes.figuresLine());
    }

    /** The charts, bound to the cells of this and the other sheets. */
    void draw(XSSFWorkbook book) {
        XSSFSheet overview = book.getSheet(words.text("sheet.overview"));
        XSSFSheet zones = book.getSheet(words.text("sheet.zones"));
        XSSFSheet months = book.getSheet(words.text("sheet.months"));
        List<Target> targets = paper.zones().targets().stream()
                .map(Progress.TargetFigure::target)
                .toList();
        int first = HEAD_ROW + 2 + targets.size();
        drawTargets(chart(overview, 0, first, 5), overview, targets.size());
        drawZones(chart(overview, 5, first, 6), zones, targets);
        drawMonths(chart(overview, 0, first + CHART_ROWS, COLUMNS), months, targets);
    }

    private void drawTargets(XSSFChart chart, XSSFSheet sheet, int targets) {
        int last = HEAD_ROW + targets;
        NativeCharts.columns(
                chart,
                words.text("chart.targets"),
                words.unit(),
                words.areaFormat(),
                strings(sheet, new CellRangeAddress(HEAD_ROW + 1, last, 0, 0)),
                List.of(
                        series(words.text("column.target"), sheet, cells(HEAD_ROW + 1, last, 1), AreaAccount.UNCOUNTED),
                        series(words.text("column.done"), sheet, cells(HEAD_ROW + 1, last, 4), AreaAccount.RELEASE)),
                false);
    }

    private void drawZones(XSSFChart chart, XSSFSheet sheet, List<Target> targets) {
        List<NativeCharts.Series> series = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            if (!targets.get(i).separate()) {
                series.add(series(
                        words.target(targets.get(i)),
                        sheet,
                        TargetTable.doneRange(paper.zones(), i),
                        AreaAccount.valueOf(targets.get(i).account())));
            }
        }
        NativeCharts.columns(
                chart,
                words.text("chart.zones"),
                words.unit(),
                words.areaFormat(),
                strings(sheet, TargetTable.nameRange(paper.zones())),
                series,
                true);
    }

    private void drawMonths(XSSFChart chart, XSSFSheet sheet, List<Target> targets) {
        int last = MONTH_HEAD_ROW + months().size();
        List<NativeCharts.Series> drawn = new ArrayList<>();
        List<NativeCharts.Series> dashed = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            Target target = targets.get(i);
            if (!target.separate()) {
                AreaAccount account = AreaAccount.valueOf(target.account());
                drawn.add(series(
                        words.text("series.done", "name", words.target(target)),
                        sheet,
                        cells(MONTH_HEAD_ROW + 1, last, 1 + 2 * i),
                        account));
                dashed.add(series(
                        words.text("series.scheduled", "name", words.target(target)),
                        sheet,
                        cells(MONTH_HEAD_ROW + 1, last, 2 + 2 * i),
                        account));
            }
        }
        NativeCharts.lines(
                chart,
                words.text("chart.months"),
                words.unit(),
                words.areaFormat(),
                strings(sheet, new CellRangeAddress(MONTH_HEAD_ROW + 1, last, 0, 0)),
                drawn,
                dashed);
    }

    private static XSSFChart chart(XSSFSheet sheet, int column, int row, int columns) {
        return sheet.createDrawingPatriarch()
                .createChart(new XSSFClientAnchor(0, 0, 0, 0, column, row, column + columns, row + CHART_ROWS));
    }

    private static XDDFDataSource<String> strings(XSSFSheet sheet, CellRangeAddress range) {
        return XDDFDataSourcesFactory.fromStringCellRange(sheet, range);
    }

    private static NativeCharts.Series series(
            String name, XSSFSheet sheet, CellRangeAddress range, AreaAccount account) {
        return new NativeCharts.Series(
                name,
                XDDFDataSourcesFactory.fromNumericCellRange(sheet, range),
                Palette.fill(account),
                Palette.edge(account));
    }

    private static CellRangeAddress cells(int first, int last, int column) {
        return new CellRangeAddress(first, last, column, column);
    }

    private TreeSet<YearMonth> months() {
        TreeSet<YearMonth> months = new TreeSet<>();
        paper.months().series().forEach(one -> one.points().forEach(point -> months.add(point.month())));
        return months;
    }

    private static Map<YearMonth, Progress.Point> byMonth(Progress.Series series) {
        Map<YearMonth, Progress.Point> byMonth = new LinkedHashMap<>();
        series.points().forEach(point -> byMonth.put(point.month(), point));
        return byMonth;
    }
}
