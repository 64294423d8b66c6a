package io.wanping.report;

import io.wanping.journal.FigureKind;
import io.wanping.journal.MonthClosing;
import io.wanping.progress.Grouping;
import io.wanping.progress.Progress;
import io.wanping.zoning.Target;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What stands under a paper so that nobody need ask: basis, reading, period, day, what was known, and the name of the figures. */
final class PaperNotes {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Paper paper;
    private final PaperWords words;

    PaperNotes(Paper paper, PaperWords words) {
        this.paper = paper;
        this.words = words;
    }

    String title(String kind) {
        return words.text("title." + kind, "month", words.month(paper.question().month()));
    }

    /** 数据截止日, what was known, and who it is for. */
    String dateLine() {
        MonthClosing closing = paper.closing();
        String known = closing == null
                ? words.text(
                        paper.question().figures() == FigureKind.CURRENT ? "known.current" : "known.open",
                        "at",
                        moment(paper.knownAt()))
                : words.text("known.closed", "at", moment(closing.closedAt()));
        return words.text(
                "date-line",
                "day",
                words.date(paper.asOf()),
                "known",
                known,
                "unit",
                words.unit(),
                "audience",
                words.text("audience." + paper.question().audience()));
    }

    String figuresLine() {
        MonthClosing closing = paper.closing();
        String figures = words.text("figures-id", "id", paper.figuresId());
        return closing == null ? figures : figures + words.text("closing-id", "id", closing.id());
    }

    /** One for each target: what it counts, how, and when. */
    List<String> targetNotes() {
        return paper.zones().targets().stream().map(this::targetNote).toList();
    }

    String targetNote(Progress.TargetFigure line) {
        Target target = line.target();
        return words.text(
                        "target-note",
                        "name",
                        words.target(target),
                        "target",
                        words.areaWithUnit(target.target()),
                        "basis",
                        words.text("basis." + target.areaBasis()),
                        "reading",
                        words.text("reading." + line.reading()),
                        "start",
                        words.date(target.periodStart()),
                        "end",
                        words.date(target.periodEnd()),
                        "green",
                        target.lamps().greenBelow_points().stripTrailingZeros().toPlainString(),
                        "red",
                        target.lamps().redAbove_points().stripTrailingZeros().toPlainString())
                + (target.separate() ? words.text("target-note.separate") : "");
    }

    String tableNote(Grouping grouping) {
        return words.text("table-note." + grouping.name().toLowerCase(Locale.ROOT));
    }

    /** Σ zones = Σ streets = total, with the numbers. */
    String reconciliation() {
        return words.text(
                "reconciliation",
                "parts",
                paper.zones().rows().stream()
                        .map(row -> words.heading(row.heading()) + " " + words.area(row.total()))
                        .collect(Collectors.joining(" + ")),
                "total",
                words.areaWithUnit(paper.zones().total()));
    }

    /** What a reader must know beyond the figures. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        remarks.add(words.text("remark.unconfirmed"));
        remarks.add(words.text("remark.unrounded"));
        if (paper.hasSample()) {
            remarks.add(words.text("remark.sample"));
        }
        if (!paper.keptTo().isEmpty()) {
            remarks.add(words.text("remark.kept-to", "zones", String.join(words.text("comma"), paper.keptTo())));
        }
        if (!paper.isInternal()) {
            remarks.add(words.text("remark.external"));
        }
        return remarks;
    }

    static String moment(Instant at) {
        return MOMENT.format(at.atZone(SHANGHAI));
    }
}
