package io.wanping.survey.reading;

import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.survey.findings.SurveyFinding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * A workbook of Excel 97–2003 (.xls, BIFF8) as raw cells. Held in memory whole, hence the limit on its bytes; 65,536 rows a sheet are the
 * most the format has. Formulas give the value the file carries; macros are left where they are.
 */
final class OldWorkbook {

    /** The objects of such a file take about fifteen times its bytes. */
    private static final int MOST_BYTES = 24 << 20;

    private final String fileName;
    private final ReadingLimits limits;

    OldWorkbook(String fileName, ReadingLimits limits) {
        this.fileName = fileName;
        this.limits = limits;
    }

    RawWorkbook read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new UnreadableWorkbook(
                    SurveyFinding.FILE_TOO_LARGE, "seen", bytes.length >> 20, "most", MOST_BYTES >> 20);
        }
        try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(bytes));
                HSSFWorkbook workbook = new HSSFWorkbook(file.getRoot(), false)) {
            List<RawSheet> sheets = new ArrayList<>();
            int rows = 0;
            boolean from1904 = workbook.getInternalWorkbook().isUsing1904DateWindowing();
            for (int index = 0; index < workbook.getNumberOfSheets(); index++) {
                boolean hidden = workbook.getSheetVisibility(index) != SheetVisibility.VISIBLE;
                RawSheet sheet =
                        read(workbook.getSheetAt(index), hidden, new CellValues(from1904), limits.rows() - rows);
                rows += sheet.rows().size();
                sheets.add(sheet);
            }
            if (rows == 0) {
                throw new UnreadableWorkbook(SurveyFinding.WORKBOOK_EMPTY, "seen", sheets.size());
            }
            boolean macros = file.getRoot().hasEntryCaseInsensitive("_VBA_PROJECT_CUR");
            List<Finding> told =
                    macros ? List.of(SurveyFinding.MACRO_WORKBOOK.at(new Place.Workbook(fileName))) : List.of();
            return new RawWorkbook(fileName, List.copyOf(sheets), told);
        } catch (UnreadableWorkbook known) {
            throw known;
        } catch (EncryptedDocumentException locked) {
            throw new UnreadableWorkbook(SurveyFinding.ENCRYPTED, "seen", "OLE2");
        } catch (OldExcelFormatException older) {
            throw new UnreadableWorkbook(SurveyFinding.OLD_WORKBOOK);
        } catch (IOException | RuntimeException | StackOverflowError damage) {
            throw new UnreadableWorkbook(
                    SurveyFinding.DAMAGED, "seen", damage.getClass().getSimpleName());
        }
    }

    private RawSheet read(HSSFSheet sheet, boolean hidden, CellValues values, int rowsLeft) {
        List<RawRow> rows = new ArrayList<>();
        int columns = 0;
        for (int index = sheet.getFirstRowNum(); index <= sheet.getLastRowNum(); index++) {
            HSSFRow row = index < 0 ? null : sheet.getRow(index);
            if (row == null) {
                continue;
            }
            RawRow read = read(row, values);
            if (read.isBlank()) {
                continue;
            }
            columns = Math.max(columns, read.cells().size());
            rows.add(read);
            if (columns > limits.columns()) {
                throw new UnreadableWorkbook(
                        new Place.Cell(sheet.getSheetName(), CellAddress.of(read.number(), columns - 1)),
                        SurveyFinding.TOO_MANY_COLUMNS,
                        "seen",
                        columns,
                        "most",
                        limits.columns());
            }
            if (rows.size() > rowsLeft) {
                throw new UnreadableWorkbook(
                        new Place.Sheet(sheet.getSheetName()), SurveyFinding.TOO_MANY_ROWS, "most", limits.rows());
            }
        }
        List<CellRange> merges = new ArrayList<>();
        for (CellRangeAddress merge : sheet.getMergedRegions()) {
            merges.add(new CellRange(
                    merge.getFirstRow() + 1, merge.getFirstColumn(), merge.getLastRow() + 1, merge.getLastColumn()));
        }
        List<Integer> hiddenColumns = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            if (sheet.isColumnHidden(column)) {
                hiddenColumns.add(column);
            }
        }
        return new RawSheet(sheet.getSheetName(), hidden, List.copyOf(rows), merges, hiddenColumns, columns);
    }

    private static RawRow read(HSSFRow row, CellValues values) {
        List<RawCell> cells = new ArrayList<>();
        int used = 0;
        for (int column = 0; column < Math.max(0, row.getLastCellNum()); column++) {
            HSSFCell cell = row.getCell(column);
            RawCell raw = cell == null ? RawCell.EMPTY : read(cell, values);
            cells.add(raw);
            used = raw.isEmpty() ? used : column + 1;
        }
        return new RawRow(row.getRowNum() + 1, List.copyOf(cells.subList(0, used)), row.getZeroHeight());
    }

    private static RawCell read(HSSFCell cell, CellValues values) {
        boolean formula = cell.getCellType() == CellType.FORMULA;
        CellType type = formula ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC ->
                values.number(
                        new BigDecimal(Double.toString(cell.getNumericCellValue())),
                        CellValues.dateForm(
                                (int) cell.getCellStyle().getDataFormat(),
                                cell.getCellStyle().getDataFormatString()),
                        formula);
            case STRING -> values.text(cell.getRichStringCellValue().getString(), formula);
            case BOOLEAN -> values.truth(cell.getBooleanCellValue(), formula);
            case ERROR ->
                values.error(
                        FormulaError.isValidCode(cell.getErrorCellValue())
                                ? FormulaError.forInt(cell.getErrorCellValue()).getString()
                                : "#?",
                        formula);
            default -> RawCell.EMPTY;
        };
    }
}
