package io.wanping.report;

import io.wanping.geo.Area;
import io.wanping.progress.Figure;
import io.wanping.progress.Grouping;
import io.wanping.progress.Progress;
import io.wanping.zoning.Target;
import java.math.BigDecimal;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/**
 * The monthly table: for each target the zones, then 未归区 and 未落图, then 合计, with 目标 期初 本期新增 累计完成 完成率 序时进度 差值 灯 缺口
 * 责任单位, and 未认定 and 划转 apart behind them. 合计 is a formula over the rows; scopes have none, since they share items.
 */
final class TargetTable {

    private static final int TARGET = 2;
    private static final int OPENING = 3;
    private static final int THIS_PERIOD = 4;
    private static final int DONE = 5;
    private static final int RATE = 6;
    private static final int TIME_RATE = 7;
    private static final int GAP = 8;
    private static final int LAMP = 9;
    private static final int MISSING = 10;
    private static final int OWNER = 11;
    private static final int UNCONFIRMED = 12;
    private static final int MOVED = 13;
    private static final int COLUMNS = 14;
    private static final int HEAD_ROW = 2;

    private final Paper paper;
    private final PaperWords words;
    private final PaperNotes notes;
    private final BookStyles styles;

    TargetTable(Paper paper, PaperWords words, PaperNotes notes, BookStyles styles) {
        this.paper = paper;
        this.words = words;
        this.notes = notes;
        this.styles = styles;
    }

    void write(Sheet sheet, Progress progress) {
        SheetPen pen = new SheetPen(sheet, styles, words);
        String by = progress.groupBy().name().toLowerCase(Locale.ROOT);
        pen.widths(14, 18, 10, 10, 10, 10, 9, 9, 9, 9, 10, 26, 10, 9);
        pen.title(0, notes.title("monthly") + " · " + words.text("by." + by), COLUMNS);
        pen.note(1, notes.dateLine(), COLUMNS, 1);
        pen.head(
                HEAD_ROW,
                words.text("column.target-name"),
                words.text("by." + by),
                words.text("column.target"),
                words.text("column.opening"),
                words.text("column.this-period"),
                words.text("column.done"),
                words.text("column.rate"),
                words.text("column.time-rate"),
                words.text("column.gap"),
                words.text("column.lamp"),
                words.text("column.missing"),
                words.text("column.owner"),
                words.text("column.unconfirmed"),
                words.text("column.moved"));
        int row = HEAD_ROW + 1;
        for (int target = 0; target < progress.targets().size(); target++) {
            row = block(pen, progress, target, row);
        }
        pen.note(row, notes.tableNote(progress.groupBy()), COLUMNS, 3);
        pen.print(SheetPen.A4, HEAD_ROW, HEAD_ROW, notes.figuresLine());
    }

    private int block(SheetPen pen, Progress progress, int index, int firstRow) {
        Progress.TargetFigure line = progress.targets().get(index);
        String name = words.target(line.target()) + (line.target().separate() ? "\n" + words.text("separate") : "");
        int row = firstRow;
        for (Progress.Row group : progress.rows()) {
            Progress.Cell cell = group.cells().get(index);
            Row written = pen.sheet().createRow(row++);
            pen.centred(written, 0, name, false);
            pen.text(written, 1, words.heading(group.heading()), false);
            figure(pen, written, cell.figure(), owner(cell.subTarget()));
        }
        if (progress.groupBy() != Grouping.SCOPE) {
            total(pen, pen.sheet().createRow(row), line, name, firstRow, row - 1);
            row++;
        }
        if (row - firstRow > 1) {
            pen.sheet().addMergedRegion(new CellRangeAddress(firstRow, row - 1, 0, 0));
        }
        return row;
    }

    private @Nullable String owner(Target.@Nullable SubTarget share) {
        return share == null ? null : words.owner(share);
    }

    private void figure(SheetPen pen, Row row, Figure figure, @Nullable String owner) {
        pen.area(row, TARGET, figure.target(), false);
        pen.area(row, OPENING, figure.opening(), false);
        pen.area(row, THIS_PERIOD, figure.thisPeriod(), false);
        pen.area(row, DONE, figure.done(), false);
        pen.number(row, RATE, figure.rate(), SheetPen.PERCENT, false);
        pen.number(row, TIME_RATE, figure.timeRate(), SheetPen.PERCENT, false);
        pen.number(row, GAP, figure.gapPoints(), SheetPen.POINTS, false);
        pen.lamp(row, LAMP, figure.lamp());
        pen.area(row, MISSING, figure.missing(), false);
        pen.text(row, OWNER, owner, false);
        pen.area(row, UNCONFIRMED, figure.unconfirmed(), false);
        pen.area(row, MOVED, figure.moved(), false);
    }

    private void total(SheetPen pen, Row row, Progress.TargetFigure line, String name, int first, int last) {
        Figure figure = line.figure();
        int at = row.getRowNum();
        String done = SheetPen.at(at, DONE);
        String target = SheetPen.at(at, TARGET);
        pen.centred(row, 0, name, true);
        pen.text(row, 1, words.text("total"), true);
        pen.area(row, TARGET, figure.target(), true);
        sum(pen, row, OPENING, figure.opening(), first, last);
        sum(pen, row, THIS_PERIOD, figure.thisPeriod(), first, last);
        sum(pen, row, DONE, figure.done(), first, last);
        pen.formula(row, RATE, done + "/" + target, figure.rate(), SheetPen.PERCENT);
        pen.number(row, TIME_RATE, figure.timeRate(), SheetPen.PERCENT, true);
        pen.formula(
                row,
                GAP,
                "(" + SheetPen.at(at, RATE) + "-" + SheetPen.at(at, TIME_RATE) + ")*100",
                figure.gapPoints(),
                SheetPen.POINTS);
        pen.lamp(row, LAMP, figure.lamp());
        pen.formula(row, MISSING, "MAX(0," + target + "-" + done + ")", inUnit(figure.missing()), words.areaFormat());
        pen.text(row, OWNER, null, true);
        sum(pen, row, UNCONFIRMED, figure.unconfirmed(), first, last);
        sum(pen, row, MOVED, figure.moved(), first, last);
    }

    private void sum(SheetPen pen, Row row, int column, Area result, int first, int last) {
        pen.formula(
                row,
                column,
                "SUM(" + SheetPen.at(first, column) + ":" + SheetPen.at(last, column) + ")",
                words.inUnit(result),
                words.areaFormat());
    }

    private @Nullable BigDecimal inUnit(@Nullable Area area) {
        return area == null ? null : words.inUnit(area);
    }

    /** The rows of a target's groups on the sheet, both included. */
    static CellRangeAddress doneRange(Progress progress, int target) {
        int height = progress.rows().size() + (progress.groupBy() == Grouping.SCOPE ? 0 : 1);
        int first = HEAD_ROW + 1 + target * height;
        return new CellRangeAddress(first, first + progress.rows().size() - 1, DONE, DONE);
    }

    static CellRangeAddress nameRange(Progress progress) {
        CellRangeAddress done = doneRange(progress, 0);
        return new CellRangeAddress(done.getFirstRow(), done.getLastRow(), 1, 1);
    }
}
