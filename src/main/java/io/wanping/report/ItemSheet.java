package io.wanping.report;

import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/** 清单: every item with what it holds, what is planned, who answers for it and until when. */
final class ItemSheet {

    private static final int HEAD_ROW = 2;
    private static final short A3 = PrintSetup.A3_PAPERSIZE;

    /** One column: its head, its width in characters, and what it writes. */
    private record Column(String name, int width, Cell cell) {}

    private interface Cell {
        void write(Row row, int column, ItemLine item);
    }

    private final Paper paper;
    private final PaperWords words;
    private final PaperNotes notes;
    private final BookStyles styles;

    ItemSheet(Paper paper, PaperWords words, PaperNotes notes, BookStyles styles) {
        this.paper = paper;
        this.words = words;
        this.notes = notes;
        this.styles = styles;
    }

    void write(Sheet sheet) {
        SheetPen pen = new SheetPen(sheet, styles, words);
        List<Column> columns = columns(pen);
        pen.widths(columns.stream().mapToInt(Column::width).toArray());
        pen.title(0, notes.title("monthly") + " · " + words.text("sheet.items"), columns.size());
        pen.note(1, notes.dateLine() + " " + String.join(" ", notes.remarks()), columns.size(), 1);
        pen.head(HEAD_ROW, columns.stream().map(Column::name).toArray(String[]::new));
        int row = HEAD_ROW + 1;
        for (ItemLine item : paper.items()) {
            Row written = sheet.createRow(row++);
            for (int column = 0; column < columns.size(); column++) {
                columns.get(column).cell().write(written, column, item);
            }
        }
        totals(pen, columns, row);
        sheet.setAutoFilter(new CellRangeAddress(HEAD_ROW, Math.max(HEAD_ROW, row - 1), 0, columns.size() - 1));
        pen.print(A3, HEAD_ROW, HEAD_ROW, notes.figuresLine());
    }

    private List<Column> columns(SheetPen pen) {
        List<Column> columns = new ArrayList<>();
        columns.add(text(pen, "code", 18, ItemLine::code));
        columns.add(text(pen, "name", 28, ItemLine::name));
        columns.add(text(pen, "kind", 7, item -> words.text("kind." + item.kind())));
        columns.add(text(pen, "zone", 11, ItemLine::zone));
        columns.add(text(pen, "street", 13, ItemLine::street));
        columns.add(new Column(
                words.text("column.gross"),
                13,
                (row, column, item) -> pen.number(row, column, item.grossFloorArea_m2(), "#,##0.00", false)));
        columns.add(area(pen, "reserve", item -> item.held(AreaAccount.RESERVE)));
        columns.add(area(pen, "optimise", item -> item.held(AreaAccount.OPTIMISE)));
        columns.add(area(pen, "release", item -> item.held(AreaAccount.RELEASE)));
        columns.add(area(pen, "waiting", ItemLine::waiting));
        columns.add(text(
                pen,
                "planned-account",
                9,
                item -> item.plannedAccount() == null ? null : words.account(item.plannedAccount())));
        columns.add(area(pen, "planned", ItemLine::planned));
        columns.add(area(pen, "reached", ItemLine::done));
        columns.add(new Column(
                words.text("column.deadline"), 11, (row, column, item) -> pen.date(row, column, item.deadline())));
        columns.add(text(pen, "state", 9, item -> words.text("state." + item.state())));
        columns.add(new Column(
                words.text("column.gap"),
                9,
                (row, column, item) -> pen.number(row, column, item.gapPoints(), SheetPen.POINTS, false)));
        columns.add(text(pen, "stage", 11, ItemLine::stage));
        columns.add(text(pen, "unit", 24, ItemLine::unit));
        if (paper.isInternal()) {
            columns.add(text(pen, "person", 10, ItemLine::person));
            columns.add(text(pen, "problems", 28, ItemLine::problems));
            columns.add(text(pen, "next-steps", 28, ItemLine::nextSteps));
        }
        return columns;
    }

    /** What the whole list holds: the same ㎡ as on the other sheets, unless the reader sees only some zones. */
    private void totals(SheetPen pen, List<Column> columns, int at) {
        Row row = pen.sheet().createRow(at);
        for (int column = 0; column < columns.size(); column++) {
            pen.text(row, column, column == 0 ? words.text("total") : null, true);
        }
        List<Function<ItemLine, Area>> sums = List.of(
                item -> item.held(AreaAccount.RESERVE),
                item -> item.held(AreaAccount.OPTIMISE),
                item -> item.held(AreaAccount.RELEASE),
                ItemLine::waiting);
        for (int i = 0; i < sums.size(); i++) {
            int column = 6 + i;
            Area sum = paper.items().stream().map(sums.get(i)).reduce(Area.ZERO, Area::plus);
            pen.formula(
                    row,
                    column,
                    paper.items().isEmpty()
                            ? "0"
                            : "SUM(" + SheetPen.at(HEAD_ROW + 1, column) + ":" + SheetPen.at(at - 1, column) + ")",
                    sum.squareMetres(),
                    "#,##0.00");
        }
    }

    private Column text(SheetPen pen, String name, int width, Function<ItemLine, String> value) {
        return new Column(
                words.text("column." + name),
                width,
                (row, column, item) -> pen.text(row, column, value.apply(item), false));
    }

    /** In ㎡: an item is small against ten thousand of them. */
    private Column area(SheetPen pen, String name, Function<ItemLine, Area> value) {
        return new Column(words.text("column." + name), 13, (row, column, item) -> {
            Area area = value.apply(item);
            pen.number(row, column, area == null ? null : area.squareMetres(), "#,##0.00", false);
        });
    }
}
