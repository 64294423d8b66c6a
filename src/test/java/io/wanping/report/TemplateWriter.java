package io.wanping.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xwpf.model.XWPFHeaderFooterPolicy;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrGeneral;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** Draws the built-in Word templates: pages, styles, and a paragraph for each place. Used once; the bureau restyles them in Word. */
final class TemplateWriter {

    private static final int MILLIMETRE = 57;

    private final XWPFDocument document = new XWPFDocument();
    private final XWPFStyles styles = document.createStyles();
    private final boolean english;

    private TemplateWriter(boolean english) {
        this.english = english;
    }

    static byte[] specialReport(boolean english) {
        TemplateWriter writer = new TemplateWriter(english);
        writer.page(37, 28, 26, 25);
        writer.styles(16, 28);
        writer.places("标题", PaperPlace.TITLE);
        writer.places("日期", PaperPlace.DATE_LINE);
        writer.heading("一、总体进展", "1. Where we stand");
        writer.places("正文", PaperPlace.SENTENCE, PaperPlace.TARGET_TABLE, PaperPlace.TARGET_CHART);
        writer.places("正文", PaperPlace.ZONE_CHART, PaperPlace.MONTH_CHART, PaperPlace.MAP);
        writer.heading("二、重点项目", "2. Items to watch");
        writer.places("正文", PaperPlace.LAGGING);
        writer.heading("三、存在问题", "3. Problems");
        writer.places("正文", PaperPlace.PROBLEMS);
        writer.heading("四、下一步工作", "4. Next steps");
        writer.places("正文", PaperPlace.NEXT_STEPS);
        return writer.finish();
    }

    static byte[] onePage(boolean english) {
        TemplateWriter writer = new TemplateWriter(english);
        writer.page(18, 15, 19, 19);
        writer.styles(12, 18);
        writer.places("标题", PaperPlace.TITLE);
        writer.places("日期", PaperPlace.DATE_LINE);
        writer.places("正文", PaperPlace.NUMBERS, PaperPlace.CHART_AND_MAP, PaperPlace.FIVE_ITEMS);
        writer.places("说明", PaperPlace.NOTES);
        return writer.finish();
    }

    private void page(int top, int bottom, int left, int right) {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(11906));
        size.setH(BigInteger.valueOf(16838));
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf((long) top * MILLIMETRE));
        margins.setBottom(BigInteger.valueOf((long) bottom * MILLIMETRE));
        margins.setLeft(BigInteger.valueOf((long) left * MILLIMETRE));
        margins.setRight(BigInteger.valueOf((long) right * MILLIMETRE));
        margins.setHeader(BigInteger.valueOf(15L * MILLIMETRE));
        margins.setFooter(BigInteger.valueOf(10L * MILLIMETRE));
        XWPFFooter footer = document.createHeaderFooterPolicy().createFooter(XWPFHeaderFooterPolicy.DEFAULT);
        XWPFParagraph number = footer.createParagraph();
        number.setAlignment(ParagraphAlignment.CENTER);
        number.createRun().setText("— ");
        number.getCTP().addNewFldSimple().setInstr("PAGE");
        number.createRun().setText(" —");
    }

    /** Sizes of the standard for official documents (GB/T 9704): title 22 pt, text 16 pt; the one page is smaller. */
    private void styles(int text_points, int line_points) {
        style("标题", "方正小标宋简体", text_points == 16 ? 22 : 20, false, STJc.CENTER, 0, text_points == 16 ? 34 : 28, false);
        style("日期", "楷体_GB2312", text_points == 16 ? 10 : 9, false, STJc.CENTER, 0, text_points == 16 ? 20 : 14, false);
        style("一级标题", "黑体", text_points, false, STJc.LEFT, english ? 0 : 2 * text_points, line_points, true);
        style("正文", "仿宋_GB2312", text_points, false, STJc.BOTH, english ? 0 : 2 * text_points, line_points, false);
        style("说明", "仿宋_GB2312", text_points == 16 ? 9 : 8, false, STJc.BOTH, 0, text_points == 16 ? 13 : 11, false);
        style(PaperDocument.STYLE_HEAD, "黑体", 10, false, STJc.CENTER, 0, 15, false);
        style(PaperDocument.STYLE_CELL, "仿宋_GB2312", 10, false, STJc.LEFT, 0, 15, false);
        style(PaperDocument.STYLE_CAPTION, "黑体", 10, false, STJc.CENTER, 0, 0, false);
        style(PaperDocument.STYLE_FOOTNOTE, "仿宋_GB2312", 8, false, STJc.BOTH, 0, 11, false);
        style(PaperDocument.STYLE_NUMBER, "方正小标宋简体", 24, false, STJc.CENTER, 0, 34, false);
    }

    private void style(
            String name,
            String font,
            int points,
            boolean bold,
            STJc.Enum align,
            int indent_points,
            int line,
            boolean keep) {
        CTStyle style = CTStyle.Factory.newInstance();
        style.setType(STStyleType.PARAGRAPH);
        style.setStyleId("W" + styles.getNumberOfStyles());
        style.addNewName().setVal(name);
        style.addNewQFormat();
        CTPPrGeneral paragraph = style.addNewPPr();
        if (keep) {
            paragraph.addNewKeepNext();
        }
        var spacing = paragraph.addNewSpacing();
        if (line > 0) {
            spacing.setLine(BigInteger.valueOf(line * 20L));
            spacing.setLineRule(line < 20 ? STLineSpacingRule.AT_LEAST : STLineSpacingRule.EXACT);
        }
        spacing.setBefore(BigInteger.valueOf(name.equals(PaperDocument.STYLE_CAPTION) ? 80 : 0));
        spacing.setAfter(BigInteger.ZERO);
        if (indent_points > 0) {
            paragraph.addNewInd().setFirstLine(BigInteger.valueOf(indent_points * 20L));
        }
        paragraph.addNewJc().setVal(align);
        CTRPr run = style.addNewRPr();
        CTFonts fonts = run.addNewRFonts();
        fonts.setEastAsia(font);
        fonts.setAscii(english ? "Times New Roman" : font);
        fonts.setHAnsi(english ? "Times New Roman" : font);
        if (bold) {
            run.addNewB();
        }
        run.addNewSz().setVal(BigInteger.valueOf(points * 2L));
        styles.addStyle(new XWPFStyle(style));
    }

    private void heading(String chinese, String inEnglish) {
        paragraph("一级标题", english ? inEnglish : chinese);
    }

    private void places(String style, PaperPlace... places) {
        for (PaperPlace place : places) {
            paragraph(style, place.inTemplate());
        }
    }

    private void paragraph(String style, String text) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setStyle(styles.getStyleWithName(style).getStyleId());
        paragraph.createRun().setText(text);
    }

    private byte[] finish() {
        try {
            fonts();
            OfficeFile.describe(document, "Wanping", "template", Instant.parse("2026-01-01T00:00:00Z"));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.write(out);
            return OfficeFile.withoutTimes(out.toByteArray());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InvalidFormatException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** What stands in for a font that is not installed. */
    private void fonts() throws IOException, InvalidFormatException {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
                + "<w:fonts xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">");
        for (List<String> font : List.of(
                List.of("方正小标宋简体", "华文中宋"),
                List.of("仿宋_GB2312", "仿宋"),
                List.of("楷体_GB2312", "楷体"),
                List.of("黑体", "SimHei"))) {
            xml.append("<w:font w:name=\"")
                    .append(font.get(0))
                    .append("\"><w:altName w:val=\"")
                    .append(font.get(1))
                    .append("\"/><w:charset w:val=\"86\"/></w:font>");
        }
        PackagePart part = document.getPackage()
                .createPart(
                        PackagingURIHelper.createPartName("/word/fontTable.xml"),
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml");
        document.getPackagePart()
                .addRelationship(
                        part.getPartName(),
                        TargetMode.INTERNAL,
                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable");
        try (OutputStream out = part.getOutputStream()) {
            out.write(xml.append("</w:fonts>").toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
