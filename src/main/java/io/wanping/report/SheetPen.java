package io.wanping.report;

import io.wanping.geo.Area;
import io.wanping.progress.Lamp;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** Writes one sheet: numbers as numbers, dates as dates, text as text; what is not known is a dash. */
final class SheetPen {

    static final String POINTS = "+0.0;\u22120.0;0.0";
    static final String PERCENT = "0.0%";
    private static final int CHARACTER = 256;

    private final Sheet sheet;
    private final BookStyles styles;
    private final PaperWords words;

    SheetPen(Sheet sheet, BookStyles styles, PaperWords words) {
        this.sheet = sheet;
        this.styles = styles;
        this.words = words;
    }

    Sheet sheet() {
        return sheet;
    }

    void widths(int... characters) {
        for (int column = 0; column < characters.length; column++) {
            sheet.setColumnWidth(column, characters[column] * CHARACTER);
        }
    }

    /** Over all columns, at the top. */
    void title(int row, String text, int columns) {
        merged(row, columns, 30f).setCellValue(text);
        sheet.getRow(row).getCell(0).setCellStyle(styles.title());
    }

    void note(int row, String text, int columns, int lines) {
        Cell cell = merged(row, columns, 14f * lines);
        cell.setCellValue(text);
        cell.setCellStyle(styles.note());
    }

    void sentence(int row, String text, int columns, int lines) {
        Cell cell = merged(row, columns, 17f * lines);
        cell.setCellValue(text);
        cell.setCellStyle(styles.sentence());
    }

    private Cell merged(int row, int columns, float height) {
        Row line = sheet.createRow(row);
        line.setHeightInPoints(height);
        sheet.addMergedRegion(new CellRangeAddress(row, row, 0, columns - 1));
        return line.createCell(0);
    }

    Row head(int row, String... names) {
        Row line = sheet.createRow(row);
        line.setHeightInPoints(32f);
        for (int column = 0; column < names.length; column++) {
            Cell cell = line.createCell(column);
            cell.setCellValue(names[column]);
            cell.setCellStyle(styles.head());
        }
        return line;
    }

    void text(Row row, int column, @Nullable String text, boolean total) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(styles.text(total));
        if (text != null) {
            cell.setCellValue(text);
        }
    }

    void centred(Row row, int column, String text, boolean total) {
        Cell cell = row.createCell(column);
        cell.setCellValue(text);
        cell.setCellStyle(styles.centred(total));
    }

    void area(Row row, int column, @Nullable Area area, boolean total) {
        number(row, column, area == null ? null : words.inUnit(area), words.areaFormat(), total);
    }

    void number(Row row, int column, @Nullable BigDecimal value, String format, boolean total) {
        if (value == null) {
            centred(row, column, PaperWords.NONE, total);
            return;
        }
        Cell cell = row.createCell(column);
        cell.setCellValue(value.doubleValue());
        cell.setCellStyle(styles.number(format, total));
    }

    void date(Row row, int column, @Nullable LocalDate day) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(styles.number("yyyy-mm-dd", false));
        if (day != null) {
            cell.setCellValue(day);
        }
    }

    void lamp(Row row, int column, @Nullable Lamp lamp) {
        if (lamp == null) {
            centred(row, column, PaperWords.NONE, false);
            return;
        }
        Cell cell = row.createCell(column);
        cell.setCellValue(words.lamp(lamp));
        cell.setCellStyle(styles.lamp(lamp));
    }

    /** A formula together with what it comes to, so that it also shows where nothing is computed. */
    void formula(Row row, int column, String formula, @Nullable BigDecimal result, String format) {
        if (result == null) {
            centred(row, column, PaperWords.NONE, true);
            return;
        }
        Cell cell = row.createCell(column);
        cell.setCellFormula(formula);
        cell.setCellValue(result.doubleValue());
        cell.setCellStyle(styles.number(format, true));
    }

    static String at(int row, int column) {
        return CellReference.convertNumToColString(column) + (row + 1);
    }

    /** Landscape, as wide as the page, with the head on every page and its number below. */
    void print(short paper, int firstHeadRow, int lastHeadRow, String footer) {
        PrintSetup setup = sheet.getPrintSetup();
        setup.setPaperSize(paper);
        setup.setLandscape(true);
        setup.setFitWidth((short) 1);
        setup.setFitHeight((short) 0);
        sheet.setFitToPage(true);
        sheet.setHorizontallyCenter(true);
        sheet.setMargin(PageMargin.LEFT, 0.5);
        sheet.setMargin(PageMargin.RIGHT, 0.5);
        sheet.setMargin(PageMargin.TOP, 0.6);
        sheet.setMargin(PageMargin.BOTTOM, 0.7);
        sheet.getFooter().setLeft(footer);
        sheet.getFooter().setRight("&P / &N");
        sheet.setRepeatingRows(new CellRangeAddress(firstHeadRow, lastHeadRow, -1, -1));
        sheet.createFreezePane(2, lastHeadRow + 1);
    }

    static final short A4 = PrintSetup.A4_PAPERSIZE;
}
