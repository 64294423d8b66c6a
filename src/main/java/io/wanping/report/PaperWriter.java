package io.wanping.report;

import io.wanping.geo.Reprojector;
import io.wanping.journal.AreaAccount;
import io.wanping.progress.Figure;
import io.wanping.progress.Lamp;
import io.wanping.progress.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.jspecify.annotations.Nullable;

/** Fills the places of a Word template with what a paper says. The special report and the one page differ only in their templates. */
final class PaperWriter {

    private static final double FULL_WIDTH_CM = 15.6;
    private static final int MOST_LAGGING = 6;
    private static final int FIVE = 5;

    private final Paper paper;
    private final PaperWords words;
    private final PaperNotes notes;
    private final PaperCharts charts;
    private final MapFigure.Ground ground;
    private final Reprojector reprojector;
    private final PaperDocument document;
    private final String title;

    PaperWriter(
            Paper paper,
            PaperWords words,
            MapFigure.Ground ground,
            Reprojector reprojector,
            PaperDocument document,
            String kind) {
        this.paper = paper;
        this.words = words;
        this.notes = new PaperNotes(paper, words);
        this.charts = new PaperCharts(paper, words);
        this.ground = ground;
        this.reprojector = reprojector;
        this.document = document;
        this.title = notes.title(kind);
    }

    byte[] write() {
        document.fill(this::fill);
        OfficeFile.describe(document.document(), title, notes.figuresLine(), paper.knownAt());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            document.document().write(out);
            return OfficeFile.withoutTimes(out.toByteArray());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void fill(PaperDocument.Slot slot) {
        switch (slot.place()) {
            case TITLE -> slot.paragraph(title);
            case DATE_LINE -> slot.paragraph(notes.dateLine());
            case SENTENCE -> sentence(slot);
            case TARGET_TABLE -> targetTable(slot);
            case TARGET_CHART -> charts.targets(slot.chart(words.text("chart.targets"), FULL_WIDTH_CM, 5.4));
            case ZONE_WORDS -> zoneWords(slot);
            case ZONE_CHART -> charts.zones(slot.chart(words.text("chart.zones"), FULL_WIDTH_CM, 6.0));
            case MONTH_CHART -> charts.months(slot.chart(words.text("chart.months"), FULL_WIDTH_CM, 6.2));
            case MAP -> map(slot);
            case LAGGING -> lagging(slot, MOST_LAGGING);
            case PROBLEMS -> numbered(slot, new Assessment(paper, words).problems());
            case NEXT_STEPS -> numbered(slot, new Assessment(paper, words).nextSteps());
            case NUMBERS -> numbers(slot);
            case FIVE_ITEMS -> lagging(slot, FIVE);
            case CHART_AND_MAP -> chartAndMap(slot);
            case NOTES -> notes(slot);
        }
    }

    /** With a footnote for what each target counts, and one for what was known and that it adds up. */
    private void sentence(PaperDocument.Slot slot) {
        XWPFParagraph paragraph = slot.paragraph(paper.sentence());
        document.footnote(paragraph, String.join(" ", notes.targetNotes()));
        List<String> rest = new ArrayList<>(List.of(notes.dateLine(), notes.reconciliation()));
        rest.addAll(notes.remarks());
        rest.add(notes.figuresLine() + words.text("full-stop"));
        document.footnote(paragraph, String.join(words.english() ? " " : "", rest));
    }

    private void targetTable(PaperDocument.Slot slot) {
        slot.styled(PaperDocument.STYLE_CAPTION, words.text("caption.targets", "unit", words.unit()));
        PaperDocument.Table table = slot.table(17, 9, 9, 10, 10, 9, 9, 10, 9, 8);
        table.head(
                words.text("column.target-name"),
                words.text("column.target"),
                words.text("column.opening"),
                words.text("column.this-period"),
                words.text("column.done"),
                words.text("column.rate"),
                words.text("column.time-rate"),
                words.text("column.gap-short"),
                words.text("column.lamp"),
                words.text("column.missing"));
        for (Progress.TargetFigure line : paper.zones().targets()) {
            Figure figure = line.figure();
            String name = words.target(line.target()) + (line.target().separate() ? words.text("separate") : "");
            table.line(List.of(
                    PaperDocument.Text.left(name),
                    PaperDocument.Text.right(words.area(figure.target())),
                    PaperDocument.Text.right(words.area(figure.opening())),
                    PaperDocument.Text.right(words.change(figure.thisPeriod())),
                    PaperDocument.Text.right(words.area(figure.done())),
                    PaperDocument.Text.right(words.percent(figure.rate())),
                    PaperDocument.Text.right(words.percent(figure.timeRate())),
                    PaperDocument.Text.right(words.points(figure.gapPoints())),
                    lamp(figure.lamp()),
                    PaperDocument.Text.right(words.area(figure.missing()))));
        }
    }

    private PaperDocument.Text lamp(@Nullable Lamp lamp) {
        return lamp == null
                ? PaperDocument.Text.centre(PaperWords.NONE)
                : new PaperDocument.Text(
                        words.lamp(lamp), PaperDocument.Align.CENTRE, Palette.ink(lamp), Palette.wash(lamp));
    }

    /** A sentence for each target: what each zone has reached of it. */
    private void zoneWords(PaperDocument.Slot slot) {
        for (int i = 0; i < paper.zones().targets().size(); i++) {
            int index = i;
            String zones = paper.zones().rows().stream()
                    .filter(row -> !row.cells().get(index).figure().done().isZero())
                    .map(row -> zone(row, row.cells().get(index).figure()))
                    .collect(Collectors.joining(words.text("semicolon")));
            String name = words.target(paper.zones().targets().get(i).target());
            slot.paragraph(
                    zones.isEmpty()
                            ? words.text("zones.none", "name", name)
                            : words.text("zones.line", "name", name, "zones", zones));
        }
    }

    private String zone(Progress.Row row, Figure figure) {
        String name = words.heading(row.heading());
        return figure.rate() == null
                ? words.text("zones.area", "zone", name, "area", words.areaWithUnit(figure.done()))
                : words.text(
                        "zones.rate",
                        "zone",
                        name,
                        "area",
                        words.areaWithUnit(figure.done()),
                        "rate",
                        words.percent(figure.rate()),
                        "points",
                        words.points(figure.gapPoints()));
    }

    private void map(PaperDocument.Slot slot) {
        if (!paper.isInternal()) {
            slot.paragraph(words.text("map.external"));
            return;
        }
        byte[] picture = new MapFigure(paper, words, ground, reprojector, 1500, 880).draw();
        slot.picture(picture, words.text("caption.map"), FULL_WIDTH_CM, FULL_WIDTH_CM * 880 / 1500);
        slot.styled(PaperDocument.STYLE_CAPTION, words.text("caption.map"));
    }

    private void lagging(PaperDocument.Slot slot, int most) {
        List<ItemLine> worst = paper.lagging().stream().limit(most).toList();
        if (worst.isEmpty()) {
            slot.paragraph(words.text("lagging.none"));
            return;
        }
        slot.styled(
                PaperDocument.STYLE_CAPTION,
                words.text(
                        "caption.lagging",
                        "shown",
                        worst.size(),
                        "all",
                        paper.lagging().size()));
        PaperDocument.Table table =
                paper.isInternal() ? slot.table(22, 9, 17, 10, 16, 16, 10) : slot.table(26, 10, 18, 12, 16, 18);
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
        table.head(heads.toArray(String[]::new));
        for (ItemLine item : worst) {
            List<PaperDocument.Text> cells = new ArrayList<>(List.of(
                    PaperDocument.Text.left(item.name()),
                    PaperDocument.Text.centre(item.zone()),
                    PaperDocument.Text.right(words.account(planned(item)) + " " + words.area(item.done()) + " / "
                            + words.area(item.planned())),
                    PaperDocument.Text.right(words.points(item.gapPoints())),
                    PaperDocument.Text.centre(
                            words.date(item.deadline()) + (isOverdue(item) ? words.text("overdue") : "")),
                    PaperDocument.Text.left(item.unit())));
            if (paper.isInternal()) {
                cells.add(PaperDocument.Text.left(item.person()));
            }
            table.line(cells);
        }
    }

    private static AreaAccount planned(ItemLine item) {
        return item.plannedAccount() == null ? AreaAccount.UNCOUNTED : item.plannedAccount();
    }

    private static boolean isOverdue(ItemLine item) {
        return item.daysLeft() != null && item.daysLeft() < 0;
    }

    private void numbered(PaperDocument.Slot slot, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            slot.paragraph(lines.size() == 1 ? lines.get(0) : words.text("numbered", "n", i + 1, "line", lines.get(i)));
        }
    }

    /** The targets that are added to nothing, side by side, large; the separate ones small below. */
    private void numbers(PaperDocument.Slot slot) {
        List<Progress.TargetFigure> lines = paper.zones().targets().stream()
                .filter(line -> !line.target().separate())
                .toList();
        if (lines.isEmpty()) {
            return;
        }
        int[] widths = new int[lines.size()];
        Arrays.fill(widths, 100 / lines.size());
        PaperDocument.Table table = slot.table(widths);
        List<XWPFTableCell> cells = table.cells();
        for (int i = 0; i < lines.size(); i++) {
            Figure figure = lines.get(i).figure();
            XWPFTableCell cell = cells.get(i);
            table.write(
                    cell,
                    PaperDocument.STYLE_HEAD,
                    words.text("number.name", "name", words.target(lines.get(i).target())),
                    PaperDocument.Align.CENTRE,
                    Palette.INK);
            table.write(
                    cell,
                    PaperDocument.STYLE_NUMBER,
                    words.areaWithUnit(figure.done()),
                    PaperDocument.Align.CENTRE,
                    Palette.INK);
            table.write(
                    cell,
                    PaperDocument.STYLE_CELL,
                    words.text(
                            "number.line", "target", words.area(figure.target()), "rate", words.percent(figure.rate())),
                    PaperDocument.Align.CENTRE,
                    Palette.INK);
            Lamp lamp = figure.lamp();
            table.write(
                    cell,
                    PaperDocument.STYLE_CELL,
                    words.text("number.gap", "points", words.points(figure.gapPoints()), "lamp", words.lamp(lamp)),
                    PaperDocument.Align.CENTRE,
                    lamp == null ? Palette.INK : Palette.ink(lamp));
        }
    }

    private void chartAndMap(PaperDocument.Slot slot) {
        if (!paper.isInternal()) {
            charts.months(slot.chart(words.text("chart.months"), FULL_WIDTH_CM + 1.4, 6.8));
            return;
        }
        PaperDocument.Table table = slot.table(50, 50);
        table.withoutBorders();
        List<XWPFTableCell> cells = table.cells();
        XWPFParagraph left = cells.get(0).getParagraphs().get(0);
        left.setAlignment(ParagraphAlignment.CENTER);
        charts.months(document.chart(left.createRun(), words.text("chart.months"), 8.3, 7.2));
        XWPFParagraph right = cells.get(1).getParagraphs().get(0);
        right.setAlignment(ParagraphAlignment.CENTER);
        byte[] picture = new MapFigure(paper, words, ground, reprojector, 1100, 950).draw();
        PaperDocument.picture(right.createRun(), picture, words.text("caption.map"), 8.3, 8.3 * 950 / 1100);
    }

    private void notes(PaperDocument.Slot slot) {
        List<String> lines = new ArrayList<>(notes.targetNotes());
        lines.addAll(notes.remarks());
        lines.add(notes.figuresLine() + words.text("full-stop"));
        slot.paragraph(String.join(words.english() ? " " : "", lines));
    }
}
