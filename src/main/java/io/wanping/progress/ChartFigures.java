package io.wanping.progress;

import io.wanping.finding.Refused;
import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import io.wanping.journal.Counting;
import io.wanping.journal.Placing;
import io.wanping.journal.Vantage;
import io.wanping.journal.Vantages;
import io.wanping.zoning.Reading;
import io.wanping.zoning.Target;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What charts show beyond the tables: every zone month by month, what moved in the running month and from where, what each account
 * holds, and what the register says of buildings. Figures are those of {@link Figures}: made of the same sums by the same rules.
 */
@Service
public class ChartFigures {

    private static final List<String> ALL_ITEMS = List.of();

    private final Movements movements;
    private final Vantages vantages;
    private final TermsBook book;
    private final BuildingStore buildings;

    ChartFigures(Movements movements, Vantages vantages, TermsBook book, BuildingStore buildings) {
        this.movements = movements;
        this.vantages = vantages;
        this.book = book;
        this.buildings = buildings;
    }

    /**
     * One month of one zone, of the items that are in the zone on the day asked for.
     *
     * @param done at the end of the month, or on the day asked for in its month
     * @param gained what the month brought, net
     * @param scheduled what the zone's own sub-target asks for by then; null where it has none
     */
    public record ZonePoint(
            YearMonth month,
            Area done,
            Area gained,
            @Nullable Area scheduled) {}

    /** @param points up to the month of the day asked for; empty before the period begins */
    public record ZoneMonths(Target target, List<ZonePoint> points) {}

    /** @param holdings what each of the four accounts holds on the day, confirmed */
    public record ZoneCharts(Progress.Heading heading, Map<AreaAccount, Area> holdings, List<ZoneMonths> months) {}

    public enum StepKind {
        /** Area that moved in the month. */
        MOVEMENT,
        /** Area that moved in a month already reported; only in reported figures. */
        ADJUSTMENT,
        /** Items that came into the zone or left it. */
        PLACEMENT
    }

    /**
     * @param with the account on the other side; null for {@link StepKind#PLACEMENT}
     * @param area into the figure when positive, out of it when negative; never zero
     */
    public record Step(StepKind kind, @Nullable AreaAccount with, Area area) {}

    /** How a figure came from the end of the month before to the day asked for: {@code done = opening + the sum of the steps}. */
    public record MonthSteps(Target target, Reading reading, Area opening, List<Step> steps, Area done) {}

    public record Charts(
            LocalDate asOf,
            Instant knownAt,
            List<ZoneCharts> zones,
            List<MonthSteps> steps,
            List<Occupancy> occupancy,
            List<StageTotal> stages) {}

    /**
     * Buildings of a zone as the register has them now.
     *
     * @param buildings all of them
     * @param known those with rentable and vacant area, whose sums follow
     */
    public record Occupancy(String zone, int buildings, int known, Area rentable, Area vacant) {}

    /** @param stage as entered; null where none is */
    public record StageTotal(@Nullable String stage, int items, Area gross) {}

    /** Sums by zone, by the scopes that are counted. */
    private record Sums(Map<List<String>, List<NetMovement>> lists, Map<List<String>, Map<String, Timeline>> zones) {

        Timeline zone(List<String> scopes, String zone, Cuts cuts) {
            return zones.getOrDefault(scopes, Map.of()).getOrDefault(zone, new Timeline(cuts));
        }

        Stream<Timeline> reached(List<String> scopes, @Nullable String zone) {
            return zones.getOrDefault(scopes, Map.of()).entrySet().stream()
                    .filter(entry -> zone == null || zone.equals(entry.getKey()))
                    .map(Map.Entry::getValue);
        }
    }

    /**
     * The charts of a day.
     *
     * @param question by month; its grouping decides nothing else
     * @param zone keeps steps and stages to one zone, the buckets included; null for the district. An unknown one is refused.
     */
    @Transactional(readOnly = true)
    public Charts chart(ProgressQuestion question, @Nullable String zone) {
        Vantage vantage = vantages.from(question.asOf(), question.knownAt(), question.figures());
        Terms terms = book.from(vantage);
        refuseUnlessKnown(zone, terms);
        Reckoning reckoning = new Reckoning(question, vantage, terms.targets());
        Placing now = vantage.placing(question.asOf());
        Placing before = vantage.placing(reckoning.endOfMonthBefore());
        Sums standing = sums(reckoning, vantage.counting(), now);
        Sums opening = movements.anyLeftSince(before.at()) ? sums(reckoning, vantage.counting(), before) : standing;
        Sums effective = vantage.counting().floors().isEmpty() ? standing : sums(reckoning, Counting.EFFECTIVE, now);
        return new Charts(
                question.asOf(),
                vantage.knownAt(),
                terms.zones().stream()
                        .map(heading -> zone(reckoning, heading, standing, terms.targets()))
                        .toList(),
                terms.targets().stream()
                        .map(target -> steps(reckoning, question, target, zone, standing, opening, effective))
                        .toList(),
                buildings.listOccupancy(),
                buildings.listStages(zone));
    }

    private static void refuseUnlessKnown(@Nullable String zone, Terms terms) {
        List<String> known = terms.zones().stream().map(Progress.Heading::key).toList();
        if (zone != null && !known.contains(zone)) {
            throw new Refused(
                    Refused.Kind.INVALID, "progress.choice-unknown", "seen", zone, "choices", String.join(" ", known));
        }
    }

    private Sums sums(Reckoning reckoning, Counting counting, Placing placing) {
        Sums sums = new Sums(new HashMap<>(), new HashMap<>());
        for (List<String> scopes : reckoning.scopeSets()) {
            Movements.Question asked = scopes.isEmpty()
                    ? reckoning.asksAllAccounts(Movements.Split.ZONE, counting, placing)
                    : reckoning.asks(Movements.Split.ZONE, scopes, counting, placing);
            List<NetMovement> list = movements.list(asked);
            sums.lists().put(scopes, list);
            sums.zones().put(scopes, Timeline.byGroup(asked.cuts(), list));
        }
        return sums;
    }

    private static ZoneCharts zone(Reckoning reckoning, Progress.Heading heading, Sums standing, List<Target> targets) {
        return new ZoneCharts(
                heading,
                reckoning.holdings(standing.zone(ALL_ITEMS, heading.key(), reckoning.cuts())),
                targets.stream()
                        .map(target -> new ZoneMonths(
                                target,
                                months(
                                        reckoning,
                                        target,
                                        heading.key(),
                                        standing.zone(target.countedScopes(), heading.key(), reckoning.cuts()))))
                        .toList());
    }

    private static List<ZonePoint> months(Reckoning reckoning, Target target, String zone, Timeline timeline) {
        Area share = target.subTargets().stream()
                .filter(one -> one.zone().equals(zone))
                .map(Target.SubTarget::target)
                .findFirst()
                .orElse(null);
        List<ZonePoint> points = new ArrayList<>();
        for (YearMonth month : reckoning.monthsSoFar(target)) {
            Area done = reckoning.doneBy(target, timeline, month.atEndOfMonth());
            Area before = reckoning.doneBy(target, timeline, month.atDay(1).minusDays(1));
            points.add(new ZonePoint(
                    month, done, done.minus(before), share == null ? null : scheduled(target, share, month)));
        }
        return points;
    }

    private static Area scheduled(Target target, Area share, YearMonth month) {
        BigDecimal part = new Period(target.periodStart(), target.periodEnd()).timeRate(month.atEndOfMonth());
        return Area.ofSquareMetres(share.squareMetres().multiply(part));
    }

    private static MonthSteps steps(
            Reckoning reckoning,
            ProgressQuestion question,
            Target target,
            @Nullable String zone,
            Sums standing,
            Sums opening,
            Sums effective) {
        List<String> scopes = target.countedScopes();
        LocalDate before = reckoning.endOfMonthBefore();
        Area opened = sum(opening.reached(scopes, zone).map(line -> reckoning.doneBy(target, line, before)));
        Area held = sum(standing.reached(scopes, zone).map(line -> reckoning.doneBy(target, line, before)));
        Area done = sum(standing.reached(scopes, zone).map(line -> reckoning.doneBy(target, line, question.asOf())));
        Reckoning.Spans month = reckoning.monthOf(target);
        Map<AreaAccount, Area> counted = moved(standing.lists().get(scopes), target, zone, month);
        Map<AreaAccount, Area> happened = moved(effective.lists().get(scopes), target, zone, month);
        List<Step> steps = new ArrayList<>();
        happened.forEach((with, area) -> add(steps, StepKind.MOVEMENT, with, area));
        for (AreaAccount with : AreaAccount.values()) {
            Area late = counted.getOrDefault(with, Area.ZERO).minus(happened.getOrDefault(with, Area.ZERO));
            add(steps, StepKind.ADJUSTMENT, with, late);
        }
        add(steps, StepKind.PLACEMENT, null, held.minus(opened));
        return new MonthSteps(target, question.readingOf(target), opened, steps, done);
    }

    private static void add(List<Step> steps, StepKind kind, @Nullable AreaAccount with, Area area) {
        if (!area.isZero()) {
            steps.add(new Step(kind, with, area));
        }
    }

    /** Confirmed area into the target's account, net, by the account on the other side. */
    private static Map<AreaAccount, Area> moved(
            List<NetMovement> list, Target target, @Nullable String zone, Reckoning.Spans month) {
        AreaAccount own = AreaAccount.valueOf(target.account());
        Map<AreaAccount, Area> moved = new EnumMap<>(AreaAccount.class);
        for (NetMovement movement : list) {
            boolean wanted = movement.confirmed()
                    && month.contain(movement.span())
                    && (zone == null || zone.equals(movement.group()));
            if (wanted && movement.to() == own) {
                moved.merge(movement.from(), movement.area(), Area::plus);
            } else if (wanted && movement.from() == own) {
                moved.merge(movement.to(), movement.area().negate(), Area::plus);
            }
        }
        return moved;
    }

    private static Area sum(Stream<Area> areas) {
        return areas.reduce(Area.ZERO, Area::plus);
    }
}
