package io.wanping.progress;

import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import io.wanping.zoning.Reading;
import io.wanping.zoning.Target;
import io.wanping.zoning.Targets;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What charts show beyond the tables: every zone month by month, what moved in the running month and from where, what each account
 * holds, and what the register says of buildings. Figures are those of {@link Figures}: made of the same sums by the same rules.
 */
@Service
public class ChartFigures {

    private final Figures figures;
    private final Movements movements;
    private final MonthStepStore steps;
    private final BuildingStore buildings;
    private final Targets targets;

    ChartFigures(Figures figures, Movements movements, MonthStepStore steps, BuildingStore buildings, Targets targets) {
        this.figures = figures;
        this.movements = movements;
        this.steps = steps;
        this.buildings = buildings;
        this.targets = targets;
    }

    /**
     * Which charts are asked for.
     *
     * @param zone keeps steps and buildings to one zone, {@link io.wanping.zoning.Zones#NONE} and UNPLACED included; null for the district
     */
    public record Question(
            LocalDate asOf,
            Instant knownAt,
            @Nullable Reading reading,
            @Nullable String zone) {}

    /**
     * One month of one zone.
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

    /**
     * How a figure came from the end of the month before to the day asked for.
     *
     * @param moved net by the other account and by whether it corrects an earlier posting; their sum is {@code done − opening}
     */
    public record MonthSteps(Target target, Reading reading, Area opening, List<Step> moved, Area done) {}

    /** @param area into the target's account when positive, out of it when negative */
    public record Step(AreaAccount with, boolean correction, Area area) {}

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

    @Transactional(readOnly = true)
    public Charts chart(Question question) {
        List<Target> all = targets.listTargets();
        Reckoning reckoning = new Reckoning(
                new ProgressQuestion(question.asOf(), question.knownAt(), Grouping.MONTH, question.reading()), all);
        Map<List<String>, Map<String, Timeline>> byZone = new HashMap<>();
        for (List<String> scopes : reckoning.scopeSets()) {
            Movements.Question asked = scopes.isEmpty()
                    ? reckoning.asksAllAccounts(Movements.Split.ZONE)
                    : reckoning.asks(Movements.Split.ZONE, scopes);
            byZone.put(scopes, Timeline.byGroup(asked.cuts(), movements.list(asked)));
        }
        return new Charts(
                question.asOf(),
                question.knownAt(),
                zones(reckoning, byZone, all),
                all.stream()
                        .map(target -> steps(reckoning, byZone, target, question))
                        .toList(),
                buildings.listOccupancy(),
                buildings.listStages(question.zone()));
    }

    private List<ZoneCharts> zones(
            Reckoning reckoning, Map<List<String>, Map<String, Timeline>> byZone, List<Target> all) {
        return figures.headings(Grouping.ZONE).stream()
                .map(heading -> {
                    Timeline whole = reckoning.timeline(byZone.get(List.<String>of()), heading.key());
                    return new ZoneCharts(
                            heading,
                            reckoning.holdings(whole),
                            all.stream()
                                    .map(target -> new ZoneMonths(
                                            target,
                                            zoneMonths(
                                                    reckoning,
                                                    target,
                                                    heading.key(),
                                                    reckoning.timeline(
                                                            byZone.get(target.countedScopes()), heading.key()))))
                                    .toList());
                })
                .toList();
    }

    private static List<ZonePoint> zoneMonths(Reckoning reckoning, Target target, String zone, Timeline timeline) {
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

    private MonthSteps steps(
            Reckoning reckoning, Map<List<String>, Map<String, Timeline>> byZone, Target target, Question question) {
        Map<String, Timeline> groups = byZone.get(target.countedScopes());
        LocalDate before = question.asOf().withDayOfMonth(1).minusDays(1);
        Area opening = Area.ZERO;
        Area done = Area.ZERO;
        for (Map.Entry<String, Timeline> group : groups.entrySet()) {
            if (question.zone() == null || question.zone().equals(group.getKey())) {
                opening = opening.plus(reckoning.doneBy(target, group.getValue(), before));
                done = done.plus(reckoning.doneBy(target, group.getValue(), question.asOf()));
            }
        }
        Reading reading = question.reading() == null ? target.reading() : question.reading();
        Period period = new Period(target.periodStart(), target.periodEnd());
        LocalDate after = Window.of(reading, period, before).upTo();
        LocalDate upTo = Window.of(reading, period, question.asOf()).upTo();
        List<Step> moved = steps.list(new MonthStepStore.Asked(
                AreaAccount.valueOf(target.account()),
                after,
                upTo,
                question.knownAt(),
                target.countedScopes(),
                question.zone()));
        return new MonthSteps(target, reading, opening, moved, done);
    }
}
