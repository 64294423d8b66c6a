package io.wanping.survey.batch;

import io.wanping.finding.Finding;
import io.wanping.finding.FindingView;
import io.wanping.finding.Place;
import io.wanping.finding.Severity;
import io.wanping.finding.Texts;
import io.wanping.survey.reading.CellAddress;
import io.wanping.survey.reading.RawCell;
import io.wanping.survey.reading.RawRow;
import io.wanping.survey.reading.RawSheet;
import io.wanping.survey.reading.RawWorkbook;
import io.wanping.survey.reading.WorkbookReader;
import io.wanping.survey.understanding.ImportField;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.stereotype.Component;

/**
 * The sender's own file back: formatting kept, cells with findings coloured and commented, drop-downs for coded columns, and a list of all
 * findings on a page of its own. Carries the mark of its batch, so that the corrected file continues it. All words are written as text:
 * nothing a sheet said can become a formula.
 *
 * <p>Limits: {@value #MOST_CELLS} cells; of a larger file only the list comes back. {@value #MOST_COMMENTS} comments.
 */
@Component
public class ReturnWorkbook {

    static final String LIST = "问题清单";
    private static final String AUTHOR = "万平";
    private static final int MOST_CELLS = 700_000;
    private static final int MOST_COMMENTS = 5000;
    private static final int MOST_LISTED = 50_000;
    private static final int LONGEST_TEXT = 8000;
    private static final int LONGEST_COMMENT = 1500;
    private static final Map<Severity, IndexedColors> COLOURS = Map.of(
            Severity.ERROR, IndexedColors.ROSE,
            Severity.QUESTION, IndexedColors.LIGHT_YELLOW,
            Severity.WARNING, IndexedColors.LEMON_CHIFFON);

    private final Texts texts;
    private final WorkbookReader reader;
    private final CodedCells codedCells;

    ReturnWorkbook(Texts texts, WorkbookReader reader, CodedCells codedCells) {
        this.texts = texts;
        this.reader = reader;
        this.codedCells = codedCells;
    }

    /** @param old an .xls */
    public record Made(String name, byte[] bytes, boolean old) {}

    Made make(Batch batch, byte[] file, List<Finding> findings) {
        boolean old = file.length > 1 && file[0] == (byte) 0xD0;
        long cells = batch.report().sheets().stream()
                .mapToLong(sheet -> (long) sheet.rows() * sheet.columnCount())
                .sum();
        try (Workbook workbook = cells > MOST_CELLS ? new XSSFWorkbook() : open(batch.fileName(), file, old)) {
            Writing writing = new Writing(workbook);
            writing.clean();
            if (cells <= MOST_CELLS) {
                writing.mark(findings);
                writing.dropDowns(batch);
            }
            writing.list(findings, batch);
            ReturnMark.put(workbook, batch.id());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            boolean stillOld = workbook instanceof HSSFWorkbook;
            return new Made(name(batch.fileName(), stillOld), out.toByteArray(), stillOld);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String name(String fileName, boolean old) {
        String bare = fileName.replaceFirst("\\.[A-Za-z]{1,5}$", "").replaceFirst("（退回）$", "");
        return bare + "（退回）" + (old ? ".xls" : ".xlsx");
    }

    private Workbook open(String fileName, byte[] file, boolean old) throws IOException {
        if (old) {
            return new HSSFWorkbook(new ByteArrayInputStream(file));
        }
        if (file.length > 1 && file[0] == 'P' && file[1] == 'K') {
            return new XSSFWorkbook(new ByteArrayInputStream(file));
        }
        return fromText(reader.read(fileName, file));
    }

    private static Workbook fromText(RawWorkbook raw) {
        XSSFWorkbook workbook = new XSSFWorkbook();
        for (RawSheet sheet : raw.sheets()) {
            Sheet copy = workbook.createSheet(WorkbookUtil.createSafeSheetName(sheet.name()));
            for (RawRow row : sheet.rows()) {
                Row fresh = copy.createRow(row.number() - 1);
                for (int column = 0; column < row.cells().size(); column++) {
                    RawCell cell = row.cells().get(column);
                    if (cell.kind() == RawCell.Kind.NUMBER && cell.number() != null) {
                        fresh.createCell(column).setCellValue(cell.number().doubleValue());
                    } else if (!cell.isEmpty()) {
                        fresh.createCell(column).setCellValue(shortened(cell.text(), LONGEST_TEXT));
                    }
                }
            }
        }
        return workbook;
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    /** One workbook being written. */
    private final class Writing {

        private final Workbook workbook;
        private final CreationHelper helper;
        private final Map<String, CellStyle> styles = new HashMap<>();

        Writing(Workbook workbook) {
            this.workbook = workbook;
            this.helper = workbook.getCreationHelper();
        }

        /** Takes off what an earlier return put on. */
        void clean() {
            int list = workbook.getSheetIndex(LIST);
            if (list >= 0) {
                workbook.removeSheetAt(list);
            }
            for (Sheet sheet : workbook) {
                List<Cell> marked = new ArrayList<>();
                sheet.getCellComments().forEach((address, comment) -> {
                    Row row = AUTHOR.equals(comment.getAuthor()) ? sheet.getRow(address.getRow()) : null;
                    if (row != null && row.getCell(address.getColumn()) != null) {
                        marked.add(row.getCell(address.getColumn()));
                    }
                });
                for (Cell cell : marked) {
                    cell.removeCellComment();
                    cell.setCellStyle(style(cell.getCellStyle(), null));
                }
            }
        }

        /** Colours and comments the cells, worst findings first. */
        void mark(List<Finding> findings) {
            Map<Place.Cell, List<Finding>> byCell = new LinkedHashMap<>();
            for (Finding finding : findings) {
                if (finding.place() instanceof Place.Cell cell && finding.severity() != Severity.INFO) {
                    byCell.computeIfAbsent(cell, none -> new ArrayList<>()).add(finding);
                }
            }
            Map<Sheet, Drawing<?>> drawings = new HashMap<>();
            int comments = 0;
            for (Map.Entry<Place.Cell, List<Finding>> entry : byCell.entrySet()) {
                Cell cell = cell(entry.getKey());
                if (cell == null) {
                    continue;
                }
                Severity worst = entry.getValue().stream()
                        .map(Finding::severity)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
                cell.setCellStyle(style(cell.getCellStyle(), COLOURS.get(worst)));
                if (comments++ < MOST_COMMENTS && cell.getCellComment() == null) {
                    comment(
                            cell,
                            entry.getValue(),
                            drawings.computeIfAbsent(cell.getSheet(), Sheet::createDrawingPatriarch));
                }
            }
        }

        private @org.jspecify.annotations.Nullable Cell cell(Place.Cell place) {
            Sheet sheet = workbook.getSheet(place.sheet());
            String letters = place.address().replaceAll("\\d", "");
            String number = place.address().replaceAll("\\D", "");
            int column = CellAddress.column(letters);
            if (sheet == null || column < 0 || number.isEmpty()) {
                return null;
            }
            int index = Integer.parseInt(number) - 1;
            Row row = sheet.getRow(index) == null ? sheet.createRow(index) : sheet.getRow(index);
            return row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
        }

        private void comment(Cell cell, List<Finding> findings, Drawing<?> drawing) {
            StringBuilder words = new StringBuilder();
            for (Finding finding : findings) {
                FindingView view = view(finding);
                words.append(view.title())
                        .append("：")
                        .append(view.seen())
                        .append("\n应为：")
                        .append(view.expected())
                        .append("\n")
                        .append(view.fix())
                        .append("\n");
            }
            ClientAnchor anchor = helper.createClientAnchor();
            anchor.setCol1(cell.getColumnIndex() + 1);
            anchor.setCol2(cell.getColumnIndex() + 5);
            anchor.setRow1(cell.getRowIndex());
            anchor.setRow2(cell.getRowIndex() + 6);
            Comment comment = drawing.createCellComment(anchor);
            comment.setAuthor(AUTHOR);
            comment.setString(
                    helper.createRichTextString(shortened(words.toString().strip(), LONGEST_COMMENT)));
            cell.setCellComment(comment);
        }

        /** The cell's own style in another colour; null takes our colour off. */
        private CellStyle style(CellStyle own, @org.jspecify.annotations.Nullable IndexedColors colour) {
            return styles.computeIfAbsent(own.getIndex() + " " + colour, none -> {
                CellStyle style = workbook.createCellStyle();
                style.cloneStyleFrom(own);
                if (colour == null) {
                    style.setFillPattern(FillPatternType.NO_FILL);
                } else {
                    style.setFillForegroundColor(colour.getIndex());
                    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
                }
                return style;
            });
        }

        void dropDowns(Batch batch) {
            for (BatchReport.SheetReport sheet : batch.report().sheets()) {
                Sheet target = workbook.getSheet(sheet.name().replaceFirst("\\[\\d+]$", ""));
                if (target == null || sheet.firstDataRow() == null || sheet.lastDataRow() == null) {
                    continue;
                }
                for (BatchReport.ColumnReport column : sheet.columns()) {
                    int index = CellAddress.column(column.column());
                    if (column.field() != null && index >= 0) {
                        ImportField.named(column.field())
                                .ifPresent(field -> codedCells.offer(
                                        target, field, sheet.firstDataRow() - 1, sheet.lastDataRow() - 1, index));
                    }
                }
            }
        }

        void list(List<Finding> findings, Batch batch) {
            Sheet sheet = workbook.createSheet(LIST);
            CellStyle plain = workbook.createCellStyle();
            plain.setWrapText(true);
            plain.setQuotePrefixed(true);
            CellStyle head = workbook.createCellStyle();
            Font bold = workbook.createFont();
            bold.setBold(true);
            head.setFont(bold);
            sheet.createRow(0).createCell(0).setCellValue("问题清单（本表不导入）。改好各表后整份再上传，会接着同一批处理。批次 " + batch.id());
            Row headings = sheet.createRow(1);
            String[] names = {"序号", "工作表", "单元格", "程度", "问题", "看到的", "应为", "怎么改"};
            int[] widths = {6, 18, 10, 8, 26, 46, 40, 46};
            for (int column = 0; column < names.length; column++) {
                Cell cell = headings.createCell(column);
                cell.setCellValue(names[column]);
                cell.setCellStyle(head);
                sheet.setColumnWidth(column, widths[column] * 256);
            }
            int number = 0;
            for (Finding finding : findings) {
                if (finding.severity() == Severity.INFO || number >= MOST_LISTED) {
                    continue;
                }
                Row row = sheet.createRow(++number + 1);
                FindingView view = view(finding);
                String place = finding.place() instanceof Place.Cell cell
                        ? cell.sheet()
                        : finding.place().text();
                String address = finding.place() instanceof Place.Cell cell ? cell.address() : "";
                row.createCell(0).setCellValue(number);
                String severity = texts.text("survey.severity." + finding.severity(), Locale.CHINESE);
                String[] words = {place, address, severity, view.title(), view.seen(), view.expected(), view.fix()};
                for (int column = 0; column < words.length; column++) {
                    Cell cell = row.createCell(column + 1);
                    cell.setCellValue(shortened(words[column], LONGEST_TEXT));
                    cell.setCellStyle(plain);
                }
                if (!address.isEmpty() && number <= MOST_COMMENTS && workbook.getSheet(place) != null) {
                    Hyperlink link = helper.createHyperlink(HyperlinkType.DOCUMENT);
                    link.setAddress("'" + place.replace("'", "''") + "'!" + address);
                    row.getCell(2).setHyperlink(link);
                }
            }
            sheet.createFreezePane(0, 2);
        }

        private FindingView view(Finding finding) {
            Map<String, String> arguments = new HashMap<>(finding.arguments());
            arguments.computeIfPresent(
                    "field",
                    (name, field) -> ImportField.named(field)
                            .map(known -> texts.text(known.labelKey(), Locale.CHINESE))
                            .orElse(field));
            return texts.view(
                    new Finding(finding.code(), finding.severity(), finding.place(), arguments), Locale.CHINESE);
        }
    }
}
