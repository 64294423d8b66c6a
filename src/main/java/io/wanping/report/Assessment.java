package io.wanping.report;

import io.wanping.geo.Area;
import io.wanping.progress.ItemStanding;
import io.wanping.progress.Lamp;
import io.wanping.progress.Progress;
import io.wanping.zoning.Zones;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 存在问题 and 下一步工作, said from the figures and the list alone: targets and zones behind, plans that are late, what waits for a checker,
 * what is nowhere on the map, what nobody answers for; and what follows from each. Nothing to say is said too. Pure.
 */
final class Assessment {

    /** How far ahead a deadline is called near; our assumption. */
    private static final int NEAR_MONTHS = 3;

    private static final int MOST_NAMED = 5;

    private final Paper paper;
    private final PaperWords words;

    Assessment(Paper paper, PaperWords words) {
        this.paper = paper;
        this.words = words;
    }

    List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (Progress.TargetFigure line : paper.zones().targets()) {
            if (isBehind(line.figure().lamp())) {
                problems.add(words.text(
                        "problem.target",
                        "name",
                        words.target(line.target()),
                        "points",
                        PaperWords.number(line.figure().gapPoints().abs(), 1),
                        "lamp",
                        words.lamp(line.figure().lamp()),
                        "missing",
                        words.areaWithUnit(line.figure().missing())));
            }
        }
        redZones().forEach(problems::add);
        long overdue = count(ItemStanding.State.OVERDUE);
        if (!paper.lagging().isEmpty()) {
            problems.add(words.text(
                    "problem.lagging",
                    "count",
                    paper.lagging().size(),
                    "overdue",
                    overdue,
                    "names",
                    names(paper.lagging())));
        }
        waiting(problems);
        buckets(problems);
        long unanswered = paper.items().stream()
                .filter(item -> item.isPlanned() && item.unit() == null)
                .count();
        if (unanswered > 0) {
            problems.add(words.text("problem.unanswered", "count", unanswered));
        }
        return problems.isEmpty() ? List.of(words.text("problem.none")) : problems;
    }

    List<String> nextSteps() {
        List<String> steps = new ArrayList<>();
        for (Progress.TargetFigure line : paper.zones().targets()) {
            if (isBehind(line.figure().lamp())) {
                steps.add(words.text(
                        "step.target",
                        "name",
                        words.target(line.target()),
                        "end",
                        words.longDate(line.target().periodEnd()),
                        "missing",
                        words.areaWithUnit(line.figure().missing())));
            }
        }
        paper.lagging().stream()
                .limit(MOST_NAMED)
                .filter(item -> item.nextSteps() != null)
                .forEach(item -> steps.add(words.text("step.item", "name", item.name(), "step", item.nextSteps())));
        List<ItemLine> near = near();
        if (!near.isEmpty()) {
            steps.add(words.text(
                    "step.near",
                    "day",
                    words.longDate(paper.asOf().plusMonths(NEAR_MONTHS)),
                    "count",
                    near.size(),
                    "names",
                    names(near)));
        }
        if (count(ItemStanding.State.OVERDUE) > 0) {
            steps.add(words.text("step.overdue", "count", count(ItemStanding.State.OVERDUE)));
        }
        if (paper.zones().targets().stream()
                .anyMatch(line -> !line.figure().unconfirmed().isZero())) {
            steps.add(words.text("step.waiting"));
        }
        if (!unplaced().isZero()) {
            steps.add(words.text("step.unplaced"));
        }
        return steps.isEmpty() ? List.of(words.text("step.none")) : steps;
    }

    private List<String> redZones() {
        List<String> zones = new ArrayList<>();
        for (int i = 0; i < paper.zones().targets().size(); i++) {
            int index = i;
            List<String> red = paper.zones().rows().stream()
                    .filter(row -> row.cells().get(index).figure().lamp() == Lamp.RED)
                    .map(row -> words.heading(row.heading())
                            + words.text("brackets.open")
                            + words.points(row.cells().get(index).figure().gapPoints())
                            + words.text("brackets.close"))
                    .toList();
            if (!red.isEmpty()) {
                zones.add(words.text(
                        "problem.zones",
                        "name",
                        words.target(paper.zones().targets().get(i).target()),
                        "zones",
                        String.join(words.text("comma"), red)));
            }
        }
        return zones;
    }

    private void waiting(List<String> problems) {
        List<String> waiting = paper.zones().targets().stream()
                .filter(line -> !line.figure().unconfirmed().isZero())
                .map(line -> words.target(line.target())
                        + words.areaWithUnit(line.figure().unconfirmed()))
                .toList();
        if (!waiting.isEmpty()) {
            problems.add(words.text("problem.waiting", "areas", String.join(words.text("comma"), waiting)));
        }
    }

    private void buckets(List<String> problems) {
        if (!unplaced().isZero()) {
            problems.add(words.text("problem.unplaced", "area", words.areaWithUnit(unplaced())));
        }
        Area outside = bucket(Zones.NONE);
        if (!outside.isZero()) {
            problems.add(words.text("problem.outside", "area", words.areaWithUnit(outside)));
        }
    }

    private Area unplaced() {
        return bucket(Zones.UNPLACED);
    }

    private Area bucket(String zone) {
        return paper.zones().rows().stream()
                .filter(row -> row.heading().key().equals(zone))
                .map(Progress.Row::total)
                .reduce(Area.ZERO, Area::plus);
    }

    /** Planned, not done, and due soon; the nearest first. */
    private List<ItemLine> near() {
        LocalDate last = paper.asOf().plusMonths(NEAR_MONTHS);
        return paper.items().stream()
                .filter(item -> item.isPlanned() && item.state() != ItemStanding.State.DONE)
                .filter(item -> item.deadline() != null
                        && !item.deadline().isBefore(paper.asOf())
                        && !item.deadline().isAfter(last))
                .sorted(Comparator.comparing(ItemLine::deadline).thenComparing(ItemLine::code))
                .toList();
    }

    private String names(List<ItemLine> items) {
        String names = String.join(
                words.text("comma"),
                items.stream().limit(MOST_NAMED).map(ItemLine::name).toList());
        return items.size() > MOST_NAMED ? words.text("and-others", "names", names) : names;
    }

    private long count(ItemStanding.State state) {
        return paper.items().stream().filter(item -> item.state() == state).count();
    }

    private static boolean isBehind(@Nullable Lamp lamp) {
        return lamp == Lamp.AMBER || lamp == Lamp.RED;
    }
}
