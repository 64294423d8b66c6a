package io.wanping.progress;

import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import io.wanping.journal.Counting;
import io.wanping.journal.Placing;
import io.wanping.journal.Vantage;
import io.wanping.zoning.Reading;
import io.wanping.zoning.Target;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes figures of running sums, for one question and a list of targets. Pure. */
final class Reckoning {

    private static final List<String> ALL_ITEMS = List.of();

    private final ProgressQuestion question;
    private final Vantage vantage;
    private final List<Target> targets;
    private final Cuts cuts;

    Reckoning(ProgressQuestion question, Vantage vantage, List<Target> targets) {
        this.question = question;
        this.vantage = vantage;
        this.targets = targets;
        this.cuts = Cuts.at(
                Stream.concat(Stream.of(question.asOf()), targets.stream().flatMap(this::days))
                        .toList());
    }

    /**
     * The sums figures are made of.
     *
     * @param now items where they are on the day
     * @param opening items where they were at the end of the month before
     * @param effective every posting on the day it was effective, items where they are on the day
     */
    record Standings(Standing now, Standing opening, Standing effective) {

        private Timelines district(Target target, Cuts cuts) {
            List<String> scopes = target.countedScopes();
            return new Timelines(
                    now.district(scopes, cuts), opening.district(scopes, cuts), effective.district(scopes, cuts));
        }

        private Timelines group(Target target, String group, Cuts cuts) {
            List<String> scopes = target.countedScopes();
            return new Timelines(
                    now.group(scopes, group, cuts),
                    opening.group(scopes, group, cuts),
                    effective.group(scopes, group, cuts));
        }
    }

    private record Timelines(Timeline now, Timeline opening, Timeline effective) {}

    Cuts cuts() {
        return cuts;
    }

    /** The sets of scopes the targets count; the empty set counts every item and is always there, for the total. */
    Set<List<String>> scopeSets() {
        Set<List<String>> sets = new LinkedHashSet<>(Set.of(ALL_ITEMS));
        targets.forEach(target -> sets.add(target.countedScopes()));
        return sets;
    }

    /** What to ask for, so that all figures can be made from the answers. */
    Movements.Question asks(Movements.Split split, List<String> scopes, Counting counting, Placing placing) {
        Set<AreaAccount> accounts =
                targets.stream().map(Reckoning::account).collect(Collectors.toCollection(TreeSet::new));
        if (scopes.isEmpty()) {
            accounts.add(AreaAccount.ORIGIN);
        }
        return new Movements.Question(split, accounts, scopes, cuts, vantage.knownAt(), counting, placing);
    }

    /** Of all items and whatever the account: what every account holds can be made from the answer. */
    Movements.Question asksAllAccounts(Movements.Split split, Counting counting, Placing placing) {
        return new Movements.Question(
                split, EnumSet.allOf(AreaAccount.class), ALL_ITEMS, cuts, vantage.knownAt(), counting, placing);
    }

    List<Progress.TargetFigure> overall(Standings standings) {
        return targets.stream()
                .map(target -> {
                    Figure.Reached reached = reached(target, standings.district(target, cuts));
                    return new Progress.TargetFigure(
                            target, question.readingOf(target), against(target, target.target(), reached));
                })
                .toList();
    }

    /** 总账: what all four accounts hold together, counted or not. */
    Area total(Standing now) {
        return now.district(ALL_ITEMS, cuts).capacity(question.asOf());
    }

    /**
     * Rows of groups.
     *
     * @param headings in order; groups that have sums and no heading follow under their own key, so that nothing vanishes
     */
    List<Progress.Row> rows(List<Progress.Heading> headings, Standings standings) {
        return complete(headings, standings).stream()
                .map(heading -> {
                    List<Progress.Cell> cells = targets.stream()
                            .map(target -> cell(target, heading.key(), standings))
                            .toList();
                    Timeline all = standings.now().group(ALL_ITEMS, heading.key(), cuts);
                    return new Progress.Row(heading, all.capacity(question.asOf()), cells);
                })
                .toList();
    }

    /** One row for each target, measured against the whole target. */
    List<Progress.Row> targetRows(List<Progress.TargetFigure> overall) {
        return overall.stream()
                .map(line -> new Progress.Row(
                        new Progress.Heading(
                                line.target().code(),
                                line.target().name(),
                                line.target().nameEn(),
                                null,
                                null),
                        line.figure().done(),
                        List.of(new Progress.Cell(line.target(), line.figure(), null))))
                .toList();
    }

    List<Progress.Series> series(Standing now) {
        return targets.stream()
                .map(target -> new Progress.Series(
                        target,
                        months(target)
                                .map(month -> point(target, month, now.district(target.countedScopes(), cuts)))
                                .toList()))
                .toList();
    }

    /** Months of the target's period up to that of the day asked for. */
    List<YearMonth> monthsSoFar(Target target) {
        YearMonth running = YearMonth.from(question.asOf());
        return months(target).filter(month -> !month.isAfter(running)).toList();
    }

    /** Confirmed by the end of a day; a day after the one asked for stands for that one. The day must be the end of a month or that day. */
    Area doneBy(Target target, Timeline timeline, LocalDate day) {
        LocalDate known = day.isBefore(question.asOf()) ? day : question.asOf();
        return gained(target, timeline, known).confirmed();
    }

    /** The spans of the running month that count for the target: after the first, up to and including the second. */
    Spans monthOf(Target target) {
        Reading reading = question.readingOf(target);
        return new Spans(
                cuts.spanEndingOn(
                        Window.of(reading, period(target), endOfMonthBefore()).upTo()),
                cuts.spanEndingOn(
                        Window.of(reading, period(target), question.asOf()).upTo()));
    }

    /** Numbers of spans of {@link Cuts}. */
    record Spans(int after, int upTo) {
        boolean contain(int span) {
            return span > after && span <= upTo;
        }
    }

    /** What the four accounts hold on the day asked for, confirmed. Of a timeline over all items. */
    Map<AreaAccount, Area> holdings(Timeline timeline) {
        Map<AreaAccount, Area> holdings = new EnumMap<>(AreaAccount.class);
        for (AreaAccount account : AreaAccount.HOLDING) {
            holdings.put(
                    account,
                    timeline.gained(account, new Window(null, question.asOf())).confirmed());
        }
        return holdings;
    }

    private Progress.Cell cell(Target target, String group, Standings standings) {
        Figure.Reached reached = reached(target, standings.group(target, group, cuts));
        if (question.groupBy() != Grouping.ZONE) {
            return new Progress.Cell(target, Figure.unmeasured(reached), null);
        }
        Optional<Target.SubTarget> share = target.subTargets().stream()
                .filter(subTarget -> subTarget.zone().equals(group))
                .findFirst();
        return share.map(
                        subTarget -> new Progress.Cell(target, against(target, subTarget.target(), reached), subTarget))
                .orElseGet(() -> new Progress.Cell(target, Figure.unmeasured(reached), null));
    }

    private Progress.Point point(Target target, YearMonth month, Timeline timeline) {
        Area scheduled = scheduled(target, month.atEndOfMonth());
        LocalDate day = lastKnownDay(month);
        if (month.isAfter(YearMonth.from(question.asOf()))) {
            return new Progress.Point(month, null, null, scheduled);
        }
        Timeline.Tally gained = gained(target, timeline, day);
        return new Progress.Point(month, gained.confirmed(), gained.unconfirmed(), scheduled);
    }

    private static Area scheduled(Target target, LocalDate day) {
        BigDecimal part = period(target).timeRate(day);
        return Area.ofSquareMetres(target.target().squareMetres().multiply(part));
    }

    private Figure against(Target target, Area aim, Figure.Reached reached) {
        return Figure.against(aim, reached, period(target), target.lamps(), question.asOf());
    }

    private Figure.Reached reached(Target target, Timelines timelines) {
        Timeline.Tally now = gained(target, timelines.now(), question.asOf());
        Area held = gained(target, timelines.now(), endOfMonthBefore()).confirmed();
        Area opening = gained(target, timelines.opening(), endOfMonthBefore()).confirmed();
        Area changed = now.confirmed().minus(held);
        Area effective = gained(target, timelines.effective(), question.asOf())
                .minus(gained(target, timelines.effective(), endOfMonthBefore()))
                .confirmed();
        return new Figure.Reached(
                opening, now.confirmed(), now.unconfirmed(), held.minus(opening), changed.minus(effective));
    }

    private Timeline.Tally gained(Target target, Timeline timeline, LocalDate day) {
        return timeline.gained(account(target), Window.of(question.readingOf(target), period(target), day));
    }

    private Stream<LocalDate> days(Target target) {
        Stream<LocalDate> days = Stream.of(endOfMonthBefore(), question.asOf());
        if (question.groupBy() == Grouping.MONTH) {
            days = Stream.concat(
                    Stream.concat(days, beforePeriod(target)),
                    months(target)
                            .filter(month -> !month.isAfter(YearMonth.from(question.asOf())))
                            .map(this::lastKnownDay));
        }
        return days.flatMap(day ->
                Window.of(question.readingOf(target), period(target), day).cuts());
    }

    private Stream<LocalDate> beforePeriod(Target target) {
        LocalDate before = target.periodStart().withDayOfMonth(1).minusDays(1);
        return before.isBefore(question.asOf()) ? Stream.of(before) : Stream.of();
    }

    private LocalDate lastKnownDay(YearMonth month) {
        LocalDate end = month.atEndOfMonth();
        return end.isBefore(question.asOf()) ? end : question.asOf();
    }

    LocalDate endOfMonthBefore() {
        return question.asOf().withDayOfMonth(1).minusDays(1);
    }

    private static Stream<YearMonth> months(Target target) {
        YearMonth last = YearMonth.from(target.periodEnd());
        return Stream.iterate(
                YearMonth.from(target.periodStart()), month -> !month.isAfter(last), month -> month.plusMonths(1));
    }

    private static List<Progress.Heading> complete(List<Progress.Heading> headings, Standings standings) {
        Set<String> missing = Stream.of(standings.now(), standings.opening(), standings.effective())
                .flatMap(standing -> standing.groups().values().stream())
                .flatMap(timelines -> timelines.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        headings.forEach(heading -> missing.remove(heading.key()));
        List<Progress.Heading> all = new ArrayList<>(headings);
        missing.forEach(key -> all.add(new Progress.Heading(key, key, key, null, null)));
        return all;
    }

    private static AreaAccount account(Target target) {
        return AreaAccount.valueOf(target.account());
    }

    private static Period period(Target target) {
        return new Period(target.periodStart(), target.periodEnd());
    }
}
