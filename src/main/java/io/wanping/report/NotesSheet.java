package io.wanping.report;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;

/** 说明: everything the other sheets rest on. */
final class NotesSheet {

    private static final int COLUMNS = 8;
    private static final int CHARACTERS_A_LINE = 78;

    private final PaperWords words;
    private final PaperNotes notes;
    private final BookStyles styles;

    NotesSheet(PaperWords words, PaperNotes notes, BookStyles styles) {
        this.words = words;
        this.notes = notes;
        this.styles = styles;
    }

    void write(Sheet sheet) {
        SheetPen pen = new SheetPen(sheet, styles, words);
        pen.widths(16, 16, 16, 16, 16, 16, 16, 16);
        pen.title(0, words.text("sheet.notes"), COLUMNS);
        List<String> lines = new ArrayList<>(List.of(notes.dateLine(), notes.figuresLine(), notes.reconciliation()));
        lines.addAll(notes.targetNotes());
        lines.addAll(notes.remarks());
        for (int i = 0; i < lines.size(); i++) {
            pen.sentence(i + 1, lines.get(i), COLUMNS, 1 + lines.get(i).length() / CHARACTERS_A_LINE);
        }
        pen.print(SheetPen.A4, 0, 0, notes.figuresLine());
    }
}
