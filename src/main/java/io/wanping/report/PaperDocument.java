package io.wanping.report;

import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.Document;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFChart;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFootnote;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.apache.xmlbeans.XmlCursor;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.drawingml.x2006.wordprocessingDrawing.CTInline;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STVerticalJc;

/**
 * A Word template being filled. Text goes where the template has a place for it and looks as the paragraph of that place looks, so that
 * whoever restyles the template restyles the paper. Tables and figures use the template's styles by their names.
 */
final class PaperDocument {

    static final String STYLE_HEAD = "表头";
    static final String STYLE_CELL = "表格文字";
    static final String STYLE_CAPTION = "图表题";
    static final String STYLE_FOOTNOTE = "脚注文字";
    static final String STYLE_NUMBER = "大数字";

    /** Of an A4 page with usual margins, where a template does not say. */
    private static final long A4_TEXT_TWIPS = 8845;

    private static final Pattern ANY_PLACE = Pattern.compile("\\{\\{.*\\}\\}");

    private final XWPFDocument document;
    private final String file;

    PaperDocument(XWPFDocument document, String file) {
        this.document = document;
        this.file = file;
    }

    XWPFDocument document() {
        return document;
    }

    /**
     * Fills every place, in the order of the template.
     *
     * @throws Refused where the template asks for something there is not
     */
    void fill(Consumer<Slot> writer) {
        for (XWPFParagraph paragraph : List.copyOf(document.getParagraphs())) {
            String text = paragraph.getText().strip();
            if (!ANY_PLACE.matcher(text).matches()) {
                continue;
            }
            PaperPlace place = PaperPlace.find(text)
                    .orElseThrow(() -> Refused.because(ReportFinding.TEMPLATE_PLACE_UNKNOWN.at(
                            new Place.Workbook(file), "file", file, "seen", text, "known", PaperPlace.all())));
            writer.accept(new Slot(place, paragraph));
            document.removeBodyElement(document.getPosOfParagraph(paragraph));
        }
    }

    /** A place; what is put into it stands before the paragraph that marks it. */
    final class Slot {

        private final PaperPlace place;
        private final XWPFParagraph marker;

        private Slot(PaperPlace place, XWPFParagraph marker) {
            this.place = place;
            this.marker = marker;
        }

        PaperPlace place() {
            return place;
        }

        /** A paragraph that looks like the place. */
        XWPFParagraph paragraph(String text) {
            XWPFParagraph paragraph = empty();
            if (marker.getCTP().isSetPPr()) {
                paragraph.getCTP().setPPr(marker.getCTP().getPPr());
            }
            run(paragraph, text);
            return paragraph;
        }

        XWPFParagraph styled(String style, String text) {
            XWPFParagraph paragraph = empty();
            paragraph.setStyle(styleId(style));
            run(paragraph, text);
            return paragraph;
        }

        private XWPFParagraph empty() {
            try (XmlCursor before = marker.getCTP().newCursor()) {
                return document.insertNewParagraph(before);
            }
        }

        private XWPFRun run(XWPFParagraph paragraph, String text) {
            XWPFRun run = paragraph.createRun();
            if (!marker.getRuns().isEmpty() && marker.getRuns().get(0).getCTR().isSetRPr()) {
                run.getCTR().setRPr(marker.getRuns().get(0).getCTR().getRPr());
            }
            run.setText(text);
            return run;
        }

        /** A table over the whole width, and a thin line after it, since tables that touch become one. */
        Table table(int... widths_percent) {
            Table table;
            try (XmlCursor before = marker.getCTP().newCursor()) {
                table = new Table(document.insertNewTbl(before), widths_percent);
            }
            XWPFParagraph after = styled(STYLE_FOOTNOTE, "");
            after.setSpacingBetween(4, LineSpacingRule.EXACT);
            return table;
        }

        void picture(byte[] png, String description, double width_cm, double height_cm) {
            XWPFParagraph paragraph = styled(STYLE_CAPTION, "");
            paragraph.setKeepNext(true);
            PaperDocument.picture(paragraph.getRuns().get(0), png, description, width_cm, height_cm);
        }

        XWPFChart chart(String description, double width_cm, double height_cm) {
            XWPFParagraph paragraph = styled(STYLE_CAPTION, "");
            return PaperDocument.this.chart(paragraph.getRuns().get(0), description, width_cm, height_cm);
        }
    }

    XWPFChart chart(XWPFRun run, String description, double width_cm, double height_cm) {
        try {
            XWPFChart chart = document.createChart(run, centimetres(width_cm), centimetres(height_cm));
            describe(run, description);
            return chart;
        } catch (InvalidFormatException fault) {
            throw new IllegalStateException(fault);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static void picture(XWPFRun run, byte[] png, String description, double width_cm, double height_cm) {
        try {
            run.addPicture(
                    new ByteArrayInputStream(png),
                    Document.PICTURE_TYPE_PNG,
                    "map.png",
                    centimetres(width_cm),
                    centimetres(height_cm));
            describe(run, description);
        } catch (InvalidFormatException fault) {
            throw new IllegalStateException(fault);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** What a screen reader says of a figure. */
    private static void describe(XWPFRun run, String description) {
        CTInline inline = run.getCTR().getDrawingArray(0).getInlineArray(0);
        inline.getDocPr().setDescr(description);
    }

    /** A note at the foot of the page the paragraph ends on. */
    void footnote(XWPFParagraph paragraph, String text) {
        XWPFFootnote footnote = document.createFootnote();
        XWPFParagraph note = footnote.createParagraph();
        note.setStyle(styleId(STYLE_FOOTNOTE));
        note.createRun().setText(text);
        paragraph.addFootnoteReference(footnote);
    }

    /** Word names styles for people and numbers them for itself. */
    private String styleId(String name) {
        var style = document.getStyles() == null ? null : document.getStyles().getStyleWithName(name);
        return style == null ? "" : style.getStyleId();
    }

    /** Between the margins of the template's page. */
    private long textWidth_twips() {
        CTSectPr section = document.getDocument().getBody().getSectPr();
        if (section == null || !section.isSetPgSz() || !section.isSetPgMar()) {
            return A4_TEXT_TWIPS;
        }
        return twips(section.getPgSz().getW())
                - twips(section.getPgMar().getLeft())
                - twips(section.getPgMar().getRight());
    }

    private static long twips(Object measure) {
        return Long.parseLong(String.valueOf(measure));
    }

    private static int centimetres(double length) {
        return (int) Math.round(length * Units.EMU_PER_CENTIMETER);
    }

    /** A table whose cells look as the template's styles want. */
    final class Table {

        private static final int PERCENT = 50;
        private static final int CELL_MARGIN_TWIPS = 50;

        private final XWPFTable table;
        private final int[] widths_percent;
        private boolean first = true;

        private Table(XWPFTable table, int[] widths_percent) {
            this.table = table;
            this.widths_percent = widths_percent;
            CTTblPr properties = table.getCTTbl().getTblPr() == null
                    ? table.getCTTbl().addNewTblPr()
                    : table.getCTTbl().getTblPr();
            table.setWidth("100%");
            table.setCellMargins(0, CELL_MARGIN_TWIPS, 0, CELL_MARGIN_TWIPS);
            properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
            CTTblGrid grid = table.getCTTbl().getTblGrid() == null
                    ? table.getCTTbl().addNewTblGrid()
                    : table.getCTTbl().getTblGrid();
            for (int width : widths_percent) {
                grid.addNewGridCol().setW(BigInteger.valueOf(textWidth_twips() * width / 100));
            }
            XWPFTable.XWPFBorderType line = XWPFTable.XWPFBorderType.SINGLE;
            table.setTopBorder(line, 6, 0, Palette.INK_3);
            table.setBottomBorder(line, 6, 0, Palette.INK_3);
            table.setInsideHBorder(line, 4, 0, Palette.RULE);
            table.setInsideVBorder(line, 4, 0, Palette.RULE);
            table.setLeftBorder(line, 4, 0, Palette.RULE);
            table.setRightBorder(line, 4, 0, Palette.RULE);
        }

        void withoutBorders() {
            table.removeBorders();
        }

        void head(String... texts) {
            XWPFTableRow row = row();
            row.setRepeatHeader(true);
            for (int column = 0; column < texts.length; column++) {
                XWPFTableCell cell = row.getCell(column);
                cell.setColor(Palette.HEAD);
                write(cell, STYLE_HEAD, texts[column], Align.CENTRE, Palette.INK);
            }
        }

        void line(List<Text> texts) {
            XWPFTableRow row = row();
            row.setCantSplitRow(true);
            for (int column = 0; column < texts.size(); column++) {
                Text text = texts.get(column);
                XWPFTableCell cell = row.getCell(column);
                if (text.ground() != null) {
                    cell.setColor(text.ground());
                }
                write(cell, STYLE_CELL, text.text(), text.align(), text.colour());
            }
        }

        /** Cells to be filled by the caller. */
        List<XWPFTableCell> cells() {
            XWPFTableRow row = row();
            row.getTableCells().forEach(cell -> cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER));
            return row.getTableCells();
        }

        void write(XWPFTableCell cell, String style, String text, Align align, String colour) {
            XWPFParagraph paragraph = cell.getParagraphs().size() == 1
                            && cell.getParagraphs().get(0).getRuns().isEmpty()
                    ? cell.getParagraphs().get(0)
                    : cell.addParagraph();
            paragraph.setStyle(styleId(style));
            paragraph.setAlignment(align.word());
            XWPFRun run = paragraph.createRun();
            run.setText(text);
            if (!colour.equals(Palette.INK)) {
                run.setColor(colour);
            }
        }

        private XWPFTableRow row() {
            XWPFTableRow row = first ? table.getRow(0) : table.createRow();
            first = false;
            while (row.getTableCells().size() < widths_percent.length) {
                row.addNewTableCell();
            }
            for (int column = 0; column < widths_percent.length; column++) {
                CTTcPr properties = row.getCell(column).getCTTc().isSetTcPr()
                        ? row.getCell(column).getCTTc().getTcPr()
                        : row.getCell(column).getCTTc().addNewTcPr();
                var width = properties.isSetTcW() ? properties.getTcW() : properties.addNewTcW();
                width.setType(STTblWidth.PCT);
                width.setW(BigInteger.valueOf((long) widths_percent[column] * PERCENT));
                (properties.isSetVAlign() ? properties.getVAlign() : properties.addNewVAlign())
                        .setVal(STVerticalJc.CENTER);
            }
            return row;
        }
    }

    enum Align {
        LEFT(ParagraphAlignment.LEFT),
        CENTRE(ParagraphAlignment.CENTER),
        RIGHT(ParagraphAlignment.RIGHT);

        private final ParagraphAlignment word;

        Align(ParagraphAlignment word) {
            this.word = word;
        }

        ParagraphAlignment word() {
            return word;
        }
    }

    /** Text of a cell. */
    record Text(
            String text,
            Align align,
            String colour,
            @Nullable String ground) {

        static Text left(@Nullable String text) {
            return new Text(text == null ? PaperWords.NONE : text, Align.LEFT, Palette.INK, null);
        }

        static Text centre(String text) {
            return new Text(text, Align.CENTRE, Palette.INK, null);
        }

        static Text right(String text) {
            return new Text(text, Align.RIGHT, Palette.INK, null);
        }
    }
}
