package io.wanping.report;

import io.wanping.finding.Texts;
import io.wanping.geo.Reprojector;
import io.wanping.progress.Figure;
import io.wanping.progress.Lamp;
import io.wanping.progress.Progress;
import io.wanping.zoning.Zones;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.common.usermodel.fonts.FontGroup;
import org.apache.poi.sl.usermodel.PictureData;
import org.apache.poi.sl.usermodel.TableCell.BorderEdge;
import org.apache.poi.sl.usermodel.TextParagraph.TextAlign;
import org.apache.poi.sl.usermodel.VerticalAlignment;
import org.apache.poi.util.Units;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFChart;
import org.apache.poi.xslf.usermodel.XSLFPictureShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTableCell;
import org.apache.poi.xslf.usermodel.XSLFTableRow;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextRun;
import org.openxmlformats.schemas.presentationml.x2006.main.CTPicture;
import org.springframework.stereotype.Component;

/** 领导一页纸 as one slide, 16:9: the numbers, one chart, one map, five items, and under them what they mean. */
@Component
class OnePageSlides {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 540;
    private static final int MARGIN = 30;
    private static final int FIVE = 5;
    private static final String TITLE_FONT = "方正小标宋简体";
    private static final String TEXT_FONT = "黑体";

    private final Texts texts;
    private final Zones zones;
    private final Reprojector reprojector;

    OnePageSlides(Texts texts, Zones zones, Reprojector reprojector) {
        this.texts = texts;
        this.zones = zones;
        this.reprojector = reprojector;
    }

    byte[] write(Paper paper) {
        return write(paper, texts, WordPapers.ground(zones), reprojector);
    }

    static byte[] write(Paper paper, Texts texts, MapFigure.Ground ground, Reprojector reprojector) {
        PaperWords words = new PaperWords(texts, paper.locale());
        PaperNotes notes = new PaperNotes(paper, words);
        try (XMLSlideShow show = new XMLSlideShow()) {
            show.setPageSize(new Dimension(WIDTH, HEIGHT));
            XSLFSlide slide = show.createSlide();
            text(slide, new Rectangle(MARGIN, 14, WIDTH - 2 * MARGIN, 36), notes.title("onepage"), TITLE_FONT, 24);
            text(slide, new Rectangle(MARGIN, 50, WIDTH - 2 * MARGIN, 20), notes.dateLine(), TEXT_FONT, 10);
            numbers(slide, paper, words);
            int figures = 166;
            XSLFChart chart = show.createChart(slide);
            new PaperCharts(paper, words).months(chart);
            int half = (WIDTH - 3 * MARGIN) / 2;
            slide.addChart(chart, emu(MARGIN, figures, paper.isInternal() ? half : WIDTH - 2 * MARGIN, 190));
            if (paper.isInternal()) {
                map(
                        show,
                        slide,
                        new MapFigure(paper, words, ground, reprojector, 1260, 570).draw(),
                        words,
                        half,
                        figures);
            }
            items(slide, paper, words, figures + 198);
            text(
                    slide,
                    new Rectangle(MARGIN, HEIGHT - 34, WIDTH - 2 * MARGIN, 28),
                    notes.reconciliation() + " " + notes.figuresLine(),
                    TEXT_FONT,
                    8);
            OfficeFile.describe(show, notes.title("onepage"), notes.figuresLine(), paper.knownAt());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            show.write(out);
            return OfficeFile.withoutTimes(out.toByteArray());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void map(XMLSlideShow show, XSLFSlide slide, byte[] png, PaperWords words, int width, int top) {
        XSLFPictureShape picture = slide.createPicture(show.addPicture(png, PictureData.PictureType.PNG));
        picture.setAnchor(new Rectangle2D.Double(2.0 * MARGIN + width, top, width, width * 570.0 / 1260));
        ((CTPicture) picture.getXmlObject()).getNvPicPr().getCNvPr().setDescr(words.text("caption.map"));
    }

    private static void numbers(XSLFSlide slide, Paper paper, PaperWords words) {
        List<Progress.TargetFigure> lines = paper.zones().targets().stream()
                .filter(line -> !line.target().separate())
                .toList();
        if (lines.isEmpty()) {
            return;
        }
        int width = (WIDTH - 2 * MARGIN - 12 * (lines.size() - 1)) / lines.size();
        for (int i = 0; i < lines.size(); i++) {
            Figure figure = lines.get(i).figure();
            XSLFTextBox box = slide.createTextBox();
            box.setAnchor(new Rectangle(MARGIN + i * (width + 12), 74, width, 86));
            box.setFillColor(colour(Palette.TOTAL));
            box.setLineColor(colour(Palette.RULE));
            box.setVerticalAlignment(VerticalAlignment.MIDDLE);
            box.clearText();
            add(box, words.text("number.name", "name", words.target(lines.get(i).target())), 12, Palette.INK_2);
            add(box, words.areaWithUnit(figure.done()), 26, Palette.INK);
            String line = words.text(
                    "number.line",
                    "target",
                    words.area(figure.target()),
                    "rate",
                    words.percent(figure.rate()),
                    "points",
                    words.points(figure.gapPoints()));
            XSLFTextParagraph last = add(box, line + "  ", 11, Palette.INK_2);
            Lamp lamp = figure.lamp();
            XSLFTextRun run = last.addNewTextRun();
            style(run, words.lamp(lamp), TEXT_FONT, 11, lamp == null ? Palette.INK_2 : Palette.ink(lamp));
        }
    }

    private static void items(XSLFSlide slide, Paper paper, PaperWords words, int top) {
        List<ItemLine> worst = paper.lagging().stream().limit(FIVE).toList();
        if (worst.isEmpty()) {
            text(slide, new Rectangle(MARGIN, top, WIDTH - 2 * MARGIN, 24), words.text("lagging.none"), TEXT_FONT, 12);
            return;
        }
        List<String> heads = new ArrayList<>(List.of(
                words.text("column.name"),
                words.text("column.zone"),
                words.text("column.planned-reached"),
                words.text("column.gap-short"),
                words.text("column.deadline"),
                words.text("column.unit")));
        if (paper.isInternal()) {
            heads.add(words.text("column.person"));
        }
        int[] widths = paper.isInternal()
                ? new int[] {260, 90, 150, 90, 120, 120, 70}
                : new int[] {300, 100, 160, 100, 120, 120};
        XSLFTable table = slide.createTable();
        table.setAnchor(new Rectangle(MARGIN, top, WIDTH - 2 * MARGIN, 22 * (worst.size() + 1)));
        row(table, heads, Palette.HEAD);
        for (ItemLine item : worst) {
            List<String> cells = new ArrayList<>(List.of(
                    shortened(item.name()),
                    item.zone(),
                    words.area(item.done()) + " / " + words.area(item.planned()),
                    words.points(item.gapPoints()),
                    words.date(item.deadline()),
                    item.unit() == null ? PaperWords.NONE : shortened(item.unit())));
            if (paper.isInternal()) {
                cells.add(item.person() == null ? PaperWords.NONE : item.person());
            }
            row(table, cells, Palette.PAPER);
        }
        for (int column = 0; column < widths.length; column++) {
            table.setColumnWidth(column, widths[column]);
        }
    }

    /** A line of the slide's table holds so much; the whole name stands in the special report and in the list. */
    private static String shortened(String text) {
        int most = 22;
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    private static void row(XSLFTable table, List<String> texts, String ground) {
        XSLFTableRow row = table.addRow();
        row.setHeight(22);
        for (String text : texts) {
            XSLFTableCell cell = row.addCell();
            cell.setFillColor(colour(ground));
            cell.setVerticalAlignment(VerticalAlignment.MIDDLE);
            cell.setTopInset(2);
            cell.setBottomInset(2);
            for (BorderEdge edge : BorderEdge.values()) {
                cell.setBorderColor(edge, colour(Palette.RULE));
                cell.setBorderWidth(edge, 0.5);
            }
            cell.clearText();
            style(cell.addNewTextParagraph().addNewTextRun(), text, TEXT_FONT, 10, Palette.INK);
        }
    }

    private static void text(XSLFSlide slide, Rectangle place, String text, String font, double points) {
        XSLFTextBox box = slide.createTextBox();
        box.setAnchor(place);
        box.setTopInset(0);
        box.setBottomInset(0);
        box.setLeftInset(0);
        box.setRightInset(0);
        box.clearText();
        XSLFTextParagraph paragraph = box.addNewTextParagraph();
        style(paragraph.addNewTextRun(), text, font, points, points > 20 ? Palette.INK : Palette.INK_3);
    }

    private static XSLFTextParagraph add(XSLFTextBox box, String text, double points, String colour) {
        XSLFTextParagraph paragraph = box.addNewTextParagraph();
        paragraph.setTextAlign(TextAlign.CENTER);
        style(paragraph.addNewTextRun(), text, TEXT_FONT, points, colour);
        return paragraph;
    }

    private static void style(XSLFTextRun run, String text, String font, double points, String colour) {
        run.setText(text);
        run.setFontFamily(font);
        run.setFontFamily(font, FontGroup.EAST_ASIAN);
        run.setFontSize(points);
        run.setFontColor(colour(colour));
    }

    /** Charts are placed in EMU, everything else in points. */
    private static Rectangle2D emu(double x, double y, double width, double height) {
        return new Rectangle2D.Double(Units.toEMU(x), Units.toEMU(y), Units.toEMU(width), Units.toEMU(height));
    }

    private static Color colour(String hex) {
        return new Color(Integer.parseInt(hex, 16));
    }
}
