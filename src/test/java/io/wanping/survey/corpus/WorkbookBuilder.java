package io.wanping.survey.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Builds an .xlsx row by row. Values: String text, Number number, LocalDate a date cell, Boolean truth, {@link Formula} a formula with or
 * without a kept value, null nothing.
 */
public final class WorkbookBuilder {

    /** A formula cell; {@code value} is what the file carries, null for none, a {@link FormulaError} for an error. */
    public record Formula(String text, @Nullable Object value) {}

    /** A date shown by a format of its own. */
    public record Dated(LocalDate date, String format) {}

    private final XSSFWorkbook workbook = new XSSFWorkbook();
    private @Nullable XSSFSheet sheet;
    private int next;

    public static WorkbookBuilder aWorkbook() {
        return new WorkbookBuilder();
    }

    public WorkbookBuilder sheet(String name) {
        sheet = workbook.createSheet(name);
        next = 0;
        return this;
    }

    public WorkbookBuilder row(@Nullable Object... values) {
        Row row = current().createRow(next++);
        for (int column = 0; column < values.length; column++) {
            Object value = values[column];
            if (value != null) {
                write(row.createCell(column), value);
            }
        }
        return this;
    }

    public WorkbookBuilder blank() {
        next++;
        return this;
    }

    /** Merges cells, by Excel reference. */
    public WorkbookBuilder merge(String reference) {
        current().addMergedRegion(CellRangeAddress.valueOf(reference));
        return this;
    }

    public WorkbookBuilder hideSheet() {
        workbook.setSheetHidden(workbook.getSheetIndex(current()), true);
        return this;
    }

    public WorkbookBuilder hideColumn(int column) {
        current().setColumnHidden(column, true);
        return this;
    }

    public WorkbookBuilder hideLastRow() {
        current().getRow(next - 1).setZeroHeight(true);
        return this;
    }

    public WorkbookBuilder use1904Dates() {
        workbook.getCTWorkbook().getWorkbookPr().setDate1904(true);
        return this;
    }

    /** A drop-down arrow over the headings that shows some rows only. */
    public WorkbookBuilder filter(String reference) {
        current().setAutoFilter(CellRangeAddress.valueOf(reference));
        return this;
    }

    /** The same cells as an .xls of Excel 97–2003. */
    public byte[] oldBytes() {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream();
                org.apache.poi.hssf.usermodel.HSSFWorkbook old = new org.apache.poi.hssf.usermodel.HSSFWorkbook()) {
            for (int index = 0; index < workbook.getNumberOfSheets(); index++) {
                copy(workbook.getSheetAt(index), old.createSheet(workbook.getSheetName(index)), old);
                old.setSheetHidden(index, workbook.isSheetHidden(index));
            }
            old.write(out);
            return out.toByteArray();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void copy(
            XSSFSheet from,
            org.apache.poi.hssf.usermodel.HSSFSheet to,
            org.apache.poi.hssf.usermodel.HSSFWorkbook workbook) {
        from.getMergedRegions().forEach(to::addMergedRegion);
        for (Row row : from) {
            Row copy = to.createRow(row.getRowNum());
            for (Cell cell : row) {
                Cell fresh = copy.createCell(cell.getColumnIndex());
                CellStyle style = workbook.createCellStyle();
                style.setDataFormat(workbook.createDataFormat()
                        .getFormat(cell.getCellStyle().getDataFormatString()));
                fresh.setCellStyle(style);
                switch (cell.getCellType()) {
                    case STRING -> fresh.setCellValue(cell.getStringCellValue());
                    case NUMERIC -> fresh.setCellValue(cell.getNumericCellValue());
                    case BOOLEAN -> fresh.setCellValue(cell.getBooleanCellValue());
                    case FORMULA -> {
                        fresh.setCellFormula(cell.getCellFormula());
                        workbook.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(fresh);
                    }
                    default -> {}
                }
            }
        }
    }

    public byte[] bytes() {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private XSSFSheet current() {
        if (sheet == null) {
            sheet("Sheet1");
        }
        return sheet;
    }

    private void write(Cell cell, Object value) {
        if (value instanceof String text) {
            cell.setCellValue(text);
        } else if (value instanceof Number number) {
            cell.setCellValue(new BigDecimal(number.toString()).doubleValue());
        } else if (value instanceof Boolean truth) {
            cell.setCellValue(truth);
        } else if (value instanceof LocalDate date) {
            cell.setCellValue(date);
            cell.setCellStyle(style("yyyy-mm-dd"));
        } else if (value instanceof Dated dated) {
            cell.setCellValue(dated.date());
            cell.setCellStyle(style(dated.format()));
        } else if (value instanceof Formula formula) {
            write(cell, formula);
        } else {
            throw new IllegalArgumentException(value.getClass().getName());
        }
    }

    private static void write(Cell cell, Formula formula) {
        cell.setCellFormula(formula.text());
        if (formula.value() instanceof FormulaError error) {
            cell.setCellErrorValue(error.getCode());
        } else if (formula.value() instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else if (formula.value() instanceof String text) {
            cell.setCellValue(text);
        }
    }

    private CellStyle style(String format) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }
}
