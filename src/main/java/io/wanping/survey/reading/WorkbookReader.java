package io.wanping.survey.reading;

import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.survey.findings.SurveyFinding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.springframework.stereotype.Component;

/**
 * Reads a whole workbook into raw cells. The file's name is only repeated; its bytes decide.
 *
 * <p>Errors: {@link UnreadableWorkbook} only, whatever the libraries below throw. Limits: {@link ReadingLimits}. Macros and formulas are
 * never run; a formula gives the value the file carries, or one worked out by {@link FormulaEvaluation}. Formats: .xlsx, .xlsm, .xls of
 * 1997 and later, text in cells apart. Thread safety: yes.
 */
@Component
public class WorkbookReader {

    private final ReadingLimits limits;

    public WorkbookReader() {
        this(ReadingLimits.STANDING);
    }

    public WorkbookReader(ReadingLimits limits) {
        this.limits = limits;
    }

    /**
     * Looks at the first bytes only, for an answer at once.
     *
     * @throws UnreadableWorkbook when they are not those of a workbook or a text
     */
    public static void refuseOtherKinds(byte[] bytes) {
        Integrity.checkKind(bytes);
    }

    public RawWorkbook read(String fileName, byte[] bytes) {
        return switch (Integrity.checkKind(bytes)) {
            case TEXT -> new TextFile(fileName, limits).read(bytes);
            case XLS -> new OldWorkbook(fileName, limits).read(bytes);
            case XLSX -> readPackage(fileName, bytes);
        };
    }

    private RawWorkbook readPackage(String fileName, byte[] bytes) {
        boolean macros = Integrity.check(bytes, limits);
        try {
            return readChecked(fileName, bytes, macros);
        } catch (UnreadableWorkbook known) {
            throw known;
        } catch (IOException | XMLStreamException | RuntimeException | StackOverflowError damage) {
            // The libraries throw at least six kinds of exception for parts that contradict each other.
            throw new UnreadableWorkbook(
                    SurveyFinding.DAMAGED, "seen", damage.getClass().getSimpleName());
        }
    }

    private RawWorkbook readChecked(String fileName, byte[] bytes, boolean macros)
            throws IOException, XMLStreamException {
        List<RawSheet> sheets = new ArrayList<>();
        int rows = 0;
        try (ReadableWorkbook workbook =
                        new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, true));
                ZipFile zip = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                        .get()) {
            List<String> parts = SheetParts.list(zip);
            for (Sheet sheet : workbook.getSheets().toList()) {
                String part = sheet.getIndex() < parts.size() ? parts.get(sheet.getIndex()) : "";
                SheetMarks marks = SheetMarks.read(zip, part, limits.columns());
                RawSheet read = read(sheet, marks, workbook.isDate1904(), limits.rows() - rows);
                rows += read.rows().size();
                sheets.add(read);
            }
        }
        if (rows == 0) {
            throw new UnreadableWorkbook(SurveyFinding.WORKBOOK_EMPTY, "seen", sheets.size());
        }
        List<Finding> told =
                macros ? List.of(SurveyFinding.MACRO_WORKBOOK.at(new Place.Workbook(fileName))) : List.of();
        return new RawWorkbook(fileName, List.copyOf(sheets), told);
    }

    private RawSheet read(Sheet sheet, SheetMarks marks, boolean from1904, int rowsLeft) throws IOException {
        List<RawRow> rows = new ArrayList<>();
        CellReading cells = new CellReading(from1904);
        int columns = 0;
        try (Stream<Row> stream = sheet.openStream()) {
            int offset = 0;
            for (Iterator<Row> iterator = stream.iterator(); iterator.hasNext(); ) {
                Row next = iterator.next();
                // Rows that carry no number are counted from 0 by the library.
                offset = next.getRowNum() == 0 ? 1 : offset;
                RawRow row = read(next, next.getRowNum() + offset, cells);
                if (row.isBlank()) {
                    continue;
                }
                columns = Math.max(columns, row.cells().size());
                rows.add(row);
                if (columns > limits.columns()) {
                    throw new UnreadableWorkbook(
                            new Place.Cell(sheet.getName(), CellAddress.of(row.number(), columns - 1)),
                            SurveyFinding.TOO_MANY_COLUMNS,
                            "seen",
                            columns,
                            "most",
                            limits.columns());
                }
                if (rows.size() > rowsLeft) {
                    throw new UnreadableWorkbook(
                            new Place.Sheet(sheet.getName()), SurveyFinding.TOO_MANY_ROWS, "most", limits.rows());
                }
            }
        }
        int width = columns;
        return FormulaEvaluation.evaluate(new RawSheet(
                sheet.getName(),
                sheet.getVisibility() != SheetVisibility.VISIBLE,
                List.copyOf(rows),
                marks.merges(),
                marks.hiddenColumns().stream().filter(column -> column < width).toList(),
                columns));
    }

    private static RawRow read(Row row, int number, CellReading cells) {
        List<RawCell> read = new ArrayList<>(row.getCellCount());
        int used = 0;
        for (int column = 0; column < row.getCellCount(); column++) {
            Cell cell = row.getCell(column);
            RawCell raw = cell == null ? RawCell.EMPTY : cells.read(cell);
            read.add(raw);
            if (!raw.isEmpty()) {
                used = column + 1;
            }
        }
        return new RawRow(number, List.copyOf(read.subList(0, used)), row.isHidden());
    }
}
