package io.wanping.report;

import io.wanping.finding.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.stereotype.Component;

/**
 * 月报 as a workbook: the whole with charts, the monthly table by zone, scope and street, the months, the list of items, and what the
 * figures mean. The list is written row by row, so that its length costs no memory.
 */
@Component
class MonthlyWorkbook {

    private static final int ROWS_IN_MEMORY = 200;

    private final Texts texts;

    MonthlyWorkbook(Texts texts) {
        this.texts = texts;
    }

    byte[] write(Paper paper) {
        PaperWords words = new PaperWords(texts, paper.locale());
        PaperNotes notes = new PaperNotes(paper, words);
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            BookStyles styles = new BookStyles(book);
            OverviewSheet overview = new OverviewSheet(paper, words, notes, styles);
            overview.write(book.createSheet(words.text("sheet.overview")));
            TargetTable table = new TargetTable(paper, words, notes, styles);
            table.write(book.createSheet(words.text("sheet.zones")), paper.zones());
            table.write(book.createSheet(words.text("sheet.scopes")), paper.scopes());
            table.write(book.createSheet(words.text("sheet.streets")), paper.streets());
            overview.writeMonths(book.createSheet(words.text("sheet.months")));
            overview.draw(book);
            new NotesSheet(words, notes, styles).write(book.createSheet(words.text("sheet.notes")));
            OfficeFile.describe(book, notes.title("monthly"), notes.figuresLine(), paper.knownAt());
            try (SXSSFWorkbook streamed = new SXSSFWorkbook(book, ROWS_IN_MEMORY)) {
                new ItemSheet(paper, words, notes, styles).write(streamed.createSheet(words.text("sheet.items")));
                streamed.setSheetOrder(words.text("sheet.notes"), streamed.getNumberOfSheets() - 1);
                streamed.setActiveSheet(0);
                return bytes(streamed);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static byte[] bytes(Workbook book) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        book.write(out);
        return OfficeFile.withoutTimes(out.toByteArray());
    }
}
