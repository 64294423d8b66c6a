package io.wanping.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * A sheet as a bureau lays it out: a title over all columns, a row with reporting unit and date, two rows of headings with merged
 * groups, on request a row of units, the data, a 合计 row with formulas, and a tail with the names of those who filled it in.
 */
final class SurveySheet {

    /** How a column's cells look. AREA columns are summed in the 合计 row. */
    enum Look {
        TEXT,
        CENTRED,
        LONG,
        AREA,
        DECIMAL,
        WHOLE,
        DATE
    }

    /**
     * @param group heading over several columns; empty when the column has one heading over both rows
     * @param unit null when the column has none
     * @param width in characters
     */
    record Column(String group, String heading, @Nullable String unit, int width, Look look) {
        /** Its heading, with the group where the heading alone says nothing: {@code 层高 > 首层}. */
        String path() {
            return SHARED.contains(heading) ? group + " > " + heading : heading;
        }
    }

    /** Headings that several groups use. */
    private static final List<String> SHARED = List.of("地上", "地下", "首层", "标准层");

    private static final int TITLE_ROW = 0;
    private static final int NOTE_ROW = 1;
    private static final int GROUP_ROW = 2;
    private static final int HEADING_ROW = 3;
    private static final byte[] HEADING_FILL = {(byte) 0xDD, (byte) 0xE6, (byte) 0xEE};
    private static final byte[] TOTAL_FILL = {(byte) 0xF2, (byte) 0xF0, (byte) 0xE8};

    private final XSSFSheet sheet;
    private final List<Column> columns;
    private final Map<Look, XSSFCellStyle> styles = new EnumMap<>(Look.class);
    private final XSSFCellStyle heading;
    private final XSSFCellStyle total;
    private final XSSFCellStyle totalWord;
    private final XSSFCellStyle plain;
    private final int firstDataRow;
    private int next;

    SurveySheet(
            XSSFWorkbook book,
            String name,
            String title,
            String note,
            List<Column> columns,
            boolean unitRow,
            int frozenColumns) {
        this.sheet = book.createSheet(name);
        this.columns = columns;
        for (Look look : Look.values()) {
            styles.put(look, cellStyle(book, look));
        }
        this.heading = filled(book, HEADING_FILL, true);
        heading.setAlignment(HorizontalAlignment.CENTER);
        heading.setWrapText(true);
        this.total = filled(book, TOTAL_FILL, true);
        total.setDataFormat(book.createDataFormat().getFormat("#,##0.00"));
        this.totalWord = filled(book, TOTAL_FILL, true);
        totalWord.setAlignment(HorizontalAlignment.CENTER);
        this.plain = book.createCellStyle();
        plain.setFont(font(book, 10, false));
        plain.setVerticalAlignment(VerticalAlignment.CENTER);

        XSSFCellStyle titleStyle = book.createCellStyle();
        titleStyle.setFont(font(book, 16, true));
        titleStyle.setAlignment(HorizontalAlignment.CENTER);
        titleStyle.setVerticalAlignment(VerticalAlignment.CENTER);
        across(TITLE_ROW, title, titleStyle, 30);
        across(NOTE_ROW, note, plain, 18);
        headings(unitRow);
        this.firstDataRow = HEADING_ROW + (unitRow ? 2 : 1);
        this.next = firstDataRow;
        if (unitRow) {
            units();
        }
        for (int i = 0; i < columns.size(); i++) {
            sheet.setColumnWidth(i, columns.get(i).width() * 256);
        }
        sheet.createFreezePane(frozenColumns, firstDataRow);
        print();
    }

    /** Adds a row of data; an {@link Integer} goes into the 序号 column when the caller puts it there. @return its Excel row number */
    int add(List<? extends @Nullable Object> values) {
        Row row = sheet.createRow(next);
        row.setHeightInPoints(16);
        for (int i = 0; i < columns.size(); i++) {
            Cell cell = row.createCell(i);
            cell.setCellStyle(styles.get(columns.get(i).look()));
            write(cell, values.get(i));
        }
        next++;
        return next;
    }

    /** Closes the table with its sums and the people who answer for it. */
    void close(String tail) {
        Row row = sheet.createRow(next);
        row.setHeightInPoints(18);
        for (int i = 0; i < columns.size(); i++) {
            Cell cell = row.createCell(i);
            cell.setCellStyle(total);
            if (i == 0) {
                cell.setCellStyle(totalWord);
                cell.setCellValue("合计");
            } else if (columns.get(i).look() == Look.AREA) {
                sum(cell, i);
            }
        }
        next += 1;
        Row last = sheet.createRow(next);
        last.setHeightInPoints(18);
        Cell cell = last.createCell(0);
        cell.setCellStyle(plain);
        cell.setCellValue(tail);
        sheet.addMergedRegion(new CellRangeAddress(next, next, 0, columns.size() - 1));
    }

    /** The sum as a formula with its value, as a spreadsheet program would have left it. */
    private void sum(Cell cell, int column) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int row = firstDataRow; row < next; row++) {
            Cell addend = sheet.getRow(row).getCell(column);
            if (addend.getCellType() == CellType.NUMERIC) {
                sum = sum.add(BigDecimal.valueOf(addend.getNumericCellValue()));
            }
        }
        String letter = CellReference.convertNumToColString(column);
        cell.setCellFormula("SUM(" + letter + (firstDataRow + 1) + ":" + letter + next + ")");
        cell.setCellValue(sum.doubleValue());
    }

    private void headings(boolean unitRow) {
        Row groups = sheet.createRow(GROUP_ROW);
        Row names = sheet.createRow(HEADING_ROW);
        groups.setHeightInPoints(20);
        names.setHeightInPoints(32);
        List<CellRangeAddress> merges = new ArrayList<>();
        int groupStart = 0;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String text =
                    column.unit() == null || unitRow ? column.heading() : column.heading() + "（" + column.unit() + "）";
            head(groups, i, column.group().isEmpty() ? text : column.group());
            head(names, i, column.group().isEmpty() ? "" : text);
            boolean lastOfGroup =
                    i + 1 == columns.size() || !columns.get(i + 1).group().equals(column.group());
            if (column.group().isEmpty()) {
                merges.add(new CellRangeAddress(GROUP_ROW, HEADING_ROW, i, i));
                groupStart = i + 1;
            } else if (lastOfGroup) {
                if (i > groupStart) {
                    merges.add(new CellRangeAddress(GROUP_ROW, GROUP_ROW, groupStart, i));
                }
                groupStart = i + 1;
            }
        }
        for (CellRangeAddress merge : merges) {
            for (int i = merge.getFirstColumn() + 1; i <= merge.getLastColumn(); i++) {
                groups.getCell(i).setBlank();
            }
            sheet.addMergedRegion(merge);
        }
    }

    private void units() {
        Row row = sheet.createRow(HEADING_ROW + 1);
        row.setHeightInPoints(16);
        for (int i = 0; i < columns.size(); i++) {
            head(row, i, columns.get(i).unit() == null ? "—" : columns.get(i).unit());
        }
    }

    private void head(Row row, int column, @Nullable String text) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(heading);
        if (text != null && !text.isEmpty()) {
            cell.setCellValue(text);
        }
    }

    private void across(int row, String text, XSSFCellStyle style, int height) {
        Row line = sheet.createRow(row);
        line.setHeightInPoints(height);
        Cell cell = line.createCell(0);
        cell.setCellStyle(style);
        cell.setCellValue(text);
        sheet.addMergedRegion(new CellRangeAddress(row, row, 0, columns.size() - 1));
    }

    private void print() {
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A3_PAPERSIZE);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.setFitToPage(true);
        sheet.setRepeatingRows(new CellRangeAddress(GROUP_ROW, firstDataRow - 1, -1, -1));
        sheet.getFooter().setCenter("第 &P 页 共 &N 页");
    }

    private static void write(Cell cell, @Nullable Object value) {
        if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else if (value instanceof LocalDate day) {
            cell.setCellValue(day);
        } else if (value instanceof Boolean yes) {
            cell.setCellValue(yes ? "是" : "否");
        } else if (value != null) {
            cell.setCellValue(value.toString());
        }
    }

    private static XSSFCellStyle cellStyle(XSSFWorkbook book, Look look) {
        XSSFCellStyle style = bordered(book);
        style.setFont(font(book, 10, false));
        switch (look) {
            case AREA -> style.setDataFormat(book.createDataFormat().getFormat("#,##0.00"));
            case DECIMAL -> style.setDataFormat(book.createDataFormat().getFormat("0.0"));
            case WHOLE -> style.setDataFormat(book.createDataFormat().getFormat("0"));
            case DATE -> style.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
            // Codes of 16 digits must stay text when somebody types over them.
            case CENTRED -> style.setDataFormat(book.createDataFormat().getFormat("@"));
            default -> {}
        }
        if (look == Look.CENTRED || look == Look.DATE || look == Look.WHOLE) {
            style.setAlignment(HorizontalAlignment.CENTER);
        }
        return style;
    }

    private static XSSFCellStyle filled(XSSFWorkbook book, byte[] colour, boolean bold) {
        XSSFCellStyle style = bordered(book);
        style.setFont(font(book, 10, bold));
        style.setFillForegroundColor(new XSSFColor(colour, null));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    private static XSSFCellStyle bordered(XSSFWorkbook book) {
        XSSFCellStyle style = book.createCellStyle();
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        return style;
    }

    private static XSSFFont font(XSSFWorkbook book, int points, boolean bold) {
        XSSFFont font = book.createFont();
        font.setFontName("宋体");
        font.setFontHeightInPoints((short) points);
        font.setBold(bold);
        return font;
    }
}
