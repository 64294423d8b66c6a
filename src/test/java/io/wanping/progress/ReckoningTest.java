package io.wanping.progress;

import static io.wanping.progress.SomeTarget.aTarget;
import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import io.wanping.journal.Counting;
import io.wanping.journal.Placing;
import io.wanping.journal.Vantage;
import io.wanping.zoning.Reading;
import io.wanping.zoning.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReckoningTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 9, 15);
    private static final Target RESERVE =
            aTarget(AreaAccount.RESERVE, 1000).sharedBy("SHIBEI", 600).build();
    private static final Target RELEASE = aTarget(AreaAccount.RELEASE, 1000).build();
    private static final Target VALLEY = aTarget("DATALINK_RELEASE", AreaAccount.RELEASE, 100)
            .onlyIn("DATALINK_VALLEY")
            .apart()
            .build();

    /** A posting of the tests; what a store would add up. */
    private record Moved(String group, AreaAccount from, AreaAccount to, LocalDate on, boolean confirmed, long area) {}

    private final List<Moved> moves = new ArrayList<>();

    @Test
    void openingIsTheEndOfTheMonthBeforeAndThisPeriodTheDaysSince() {
        reserve("SHIBEI", LocalDate.of(2026, 8, 31), 100);
        reserve("SHIBEI", LocalDate.of(2026, 9, 1), 20);
        reserve("SHIBEI", LocalDate.of(2026, 9, 15), 3);

        Figure figure = overall(question(Grouping.ZONE), RESERVE).get(0).figure();

        assertThat(figure.opening()).isEqualTo(area(100));
        assertThat(figure.thisPeriod()).isEqualTo(area(23));
        assertThat(figure.done()).isEqualTo(area(123));
    }

    @Test
    void readsStockWhateverCameBeforeThePeriodAndFlowOnlyWhatEnteredWithinIt() {
        reserve("SHIBEI", LocalDate.of(2024, 12, 31), 100);
        reserve("SHIBEI", LocalDate.of(2025, 1, 1), 20);
        reserve("SHIBEI", LocalDate.of(2026, 9, 2), 7);
        moves.add(new Moved("SHIBEI", AreaAccount.RESERVE, AreaAccount.RELEASE, LocalDate.of(2026, 1, 5), true, 50));

        Figure stock = overall(question(Grouping.ZONE), RESERVE).get(0).figure();
        Figure flow = overall(new ProgressQuestion(AS_OF, Instant.EPOCH, Grouping.ZONE, Reading.FLOW), RESERVE)
                .get(0)
                .figure();

        assertThat(stock.done()).isEqualTo(area(77));
        assertThat(stock.opening()).isEqualTo(area(70));
        assertThat(flow.done()).isEqualTo(area(-23));
        assertThat(flow.opening()).isEqualTo(area(-30));
        assertThat(flow.thisPeriod()).isEqualTo(area(7));
    }

    @Test
    void givesZonesWithASubTargetTheirOwnRateAndLampAndTheOthersNone() {
        reserve("SHIBEI", LocalDate.of(2026, 3, 1), 300);
        reserve("UNPLACED", LocalDate.of(2026, 3, 1), 40);

        List<Progress.Row> rows = rows(question(Grouping.ZONE), List.of("SHIBEI", "NONE", "UNPLACED"), RESERVE);

        Figure shibei = rows.get(0).cells().get(0).figure();
        assertThat(shibei.rate()).isEqualByComparingTo("0.5");
        assertThat(shibei.lamp()).isEqualTo(Lamp.GREEN);
        assertThat(shibei.missing()).isEqualTo(area(300));
        assertThat(rows.get(0).cells().get(0).subTarget().owner()).isEqualTo("shibei（示例）");
        Figure unplaced = rows.get(2).cells().get(0).figure();
        assertThat(unplaced.done()).isEqualTo(area(40));
        assertThat(unplaced.target()).isNull();
        assertThat(unplaced.lamp()).isNull();
        assertThat(rows.get(1).total()).isEqualTo(Area.ZERO);
    }

    @Test
    void showsAGroupNobodyKnowsRatherThanLosingItsArea() {
        reserve("OLD_ZONE", LocalDate.of(2026, 3, 1), 9);

        List<Progress.Row> rows = rows(question(Grouping.ZONE), List.of("SHIBEI"), RESERVE);

        assertThat(rows).extracting(row -> row.heading().key()).containsExactly("SHIBEI", "OLD_ZONE");
        assertThat(rows.get(1).cells().get(0).figure().done()).isEqualTo(area(9));
    }

    @Test
    void totalsWhatCameFromOutsideWhateverAccountItIsInNow() {
        moves.add(new Moved("SHIBEI", AreaAccount.ORIGIN, AreaAccount.UNCOUNTED, LocalDate.of(2026, 1, 1), true, 100));
        moves.add(new Moved("NANXI", AreaAccount.ORIGIN, AreaAccount.UNCOUNTED, LocalDate.of(2026, 1, 1), true, 30));
        release("SHIBEI", LocalDate.of(2026, 3, 1), 60);

        assertThat(total(question(Grouping.ZONE), RESERVE, RELEASE, VALLEY)).isEqualTo(area(130));
        assertThat(rows(question(Grouping.ZONE), List.of("SHIBEI", "NANXI"), RELEASE))
                .extracting(Progress.Row::total)
                .containsExactly(area(100), area(30));
    }

    @Test
    void keepsWhatWaitsForACheckerApart() {
        moves.add(new Moved("SHIBEI", AreaAccount.UNCOUNTED, AreaAccount.RESERVE, AS_OF, false, 80));

        Figure figure = overall(question(Grouping.ZONE), RESERVE).get(0).figure();

        assertThat(figure.done()).isEqualTo(Area.ZERO);
        assertThat(figure.unconfirmed()).isEqualTo(area(80));
    }

    @Test
    void drawsTheSeriesOverThePeriodWithNothingInMonthsToCome() {
        reserve("SHIBEI", LocalDate.of(2024, 6, 1), 5);
        reserve("SHIBEI", LocalDate.of(2025, 1, 31), 10);
        reserve("SHIBEI", LocalDate.of(2026, 9, 10), 100);
        ProgressQuestion question = question(Grouping.MONTH);

        List<Progress.Point> points = reckoning(question, RESERVE)
                .series(standing(question, RESERVE))
                .get(0)
                .points();

        assertThat(points).hasSize(36);
        assertThat(points.get(0))
                .isEqualTo(new Progress.Point(YearMonth.of(2025, 1), area(15), Area.ZERO, area("28.31")));
        assertThat(points.get(19).done()).isEqualTo(area(15));
        assertThat(points.get(20).month()).isEqualTo(YearMonth.of(2026, 9));
        assertThat(points.get(20).done()).isEqualTo(area(115));
        assertThat(points.get(21).done()).isNull();
        assertThat(points.get(21).unconfirmed()).isNull();
        assertThat(points.get(35).scheduled()).isEqualTo(area(1000));
    }

    @Test
    void drawsTheWholeSeriesOfAPeriodThatIsOverAndNoneOfOneNotBegun() {
        Target past = aTarget("PAST", AreaAccount.RESERVE, 10)
                .from(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 3, 31))
                .build();
        Target future = aTarget("FUTURE", AreaAccount.RELEASE, 10)
                .read(Reading.FLOW)
                .from(LocalDate.of(2028, 1, 1), LocalDate.of(2028, 2, 29))
                .build();
        ProgressQuestion question = question(Grouping.MONTH);

        List<Progress.Series> series = reckoning(question, past, future).series(standing(question, past, future));

        assertThat(series.get(0).points()).extracting(Progress.Point::done).containsOnly(Area.ZERO);
        assertThat(series.get(1).points()).extracting(Progress.Point::done).containsOnlyNulls();
        assertThat(overall(question, past, future).get(1).figure().timeRate()).isEqualByComparingTo("0");
    }

    private static ProgressQuestion question(Grouping grouping) {
        return new ProgressQuestion(AS_OF, Instant.EPOCH, grouping, null);
    }

    private void reserve(String zone, LocalDate on, long area) {
        moves.add(new Moved(zone, AreaAccount.UNCOUNTED, AreaAccount.RESERVE, on, true, area));
    }

    private void release(String zone, LocalDate on, long area) {
        moves.add(new Moved(zone, AreaAccount.UNCOUNTED, AreaAccount.RELEASE, on, true, area));
    }

    private static Reckoning reckoning(ProgressQuestion question, Target... targets) {
        return new Reckoning(question, Vantage.current(question.knownAt(), ZoneOffset.UTC), List.of(targets));
    }

    private List<Progress.TargetFigure> overall(ProgressQuestion question, Target... targets) {
        Standing standing = standing(question, targets);
        return reckoning(question, targets).overall(new Reckoning.Standings(standing, standing, standing));
    }

    private Area total(ProgressQuestion question, Target... targets) {
        return reckoning(question, targets).total(standing(question, targets));
    }

    private List<Progress.Row> rows(ProgressQuestion question, List<String> zones, Target... targets) {
        Reckoning reckoning = reckoning(question, targets);
        Standing standing = standing(question, targets);
        List<Progress.Heading> headings = zones.stream()
                .map(zone -> new Progress.Heading(zone, zone, zone, null, null))
                .toList();
        return reckoning.rows(headings, new Reckoning.Standings(standing, standing, standing));
    }

    private Standing standing(ProgressQuestion question, Target... targets) {
        Cuts cuts = reckoning(question, targets)
                .asks(Movements.Split.ALL, List.of(), Counting.EFFECTIVE, Placing.PRESENT)
                .cuts();
        Timeline timeline = Timeline.of(cuts, sums(cuts));
        return new Standing(
                Map.of(List.of(), timeline, List.of("DATALINK_VALLEY"), timeline),
                Map.of(List.of(), Timeline.byGroup(cuts, sums(cuts))));
    }

    private List<NetMovement> sums(Cuts cuts) {
        return moves.stream()
                .filter(move -> !move.on().isAfter(cuts.last()))
                .map(move -> new NetMovement(
                        move.group(),
                        move.from(),
                        move.to(),
                        (int) cuts.days().stream()
                                .filter(cut -> cut.isBefore(move.on()))
                                .count(),
                        move.confirmed(),
                        area(move.area())))
                .toList();
    }

    private static Area area(long squareMetres) {
        return Area.ofSquareMetres(squareMetres);
    }

    private static Area area(String squareMetres) {
        return Area.ofSquareMetres(squareMetres);
    }
}
