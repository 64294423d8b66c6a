package io.wanping.progress;

import static io.wanping.progress.SomeTarget.aTarget;
import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Reading;
import io.wanping.zoning.Target;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Holds what the databases add up to postings looked at one by one. */
abstract class MovementStoreContract {

    private static final int QUESTIONS = 40;

    private static final List<Target> TARGETS = List.of(
            aTarget(AreaAccount.RESERVE, 1_000_000)
                    .sharedBy("SHIBEI", 400_000)
                    .sharedBy("NANXI", 0)
                    .build(),
            aTarget(AreaAccount.OPTIMISE, 1_000_000)
                    .read(Reading.FLOW)
                    .from(LocalDate.of(2025, 2, 10), LocalDate.of(2026, 6, 30))
                    .build(),
            aTarget(AreaAccount.RELEASE, 1_000_000).build(),
            aTarget("DATALINK_RELEASE", AreaAccount.RELEASE, 100_000)
                    .onlyIn("DATALINK_VALLEY", "INDUSTRIAL_PARKS")
                    .apart()
                    .build());

    @Autowired
    private NamedParameterJdbcTemplate jdbc;

    @Autowired
    private TestLedger ledgerRows;

    @Autowired
    private MovementMirror mirror;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void addsUpWhatThePostingsSayForAnyDayAsKnownAtAnyInstant(long seed) {
        ledgerRows.clear();
        RandomLedger ledger = new RandomLedger(seed, 40, 600);
        ledger.write(jdbc);
        MovementStore store = new MovementStore(jdbc);
        mirror.forget();
        for (int i = 0; i < QUESTIONS; i++) {
            ProgressQuestion question = new ProgressQuestion(
                    ledger.someDay(),
                    ledger.someInstant(),
                    ledger.oneOf(List.of(Grouping.values())),
                    ledger.oneOf(List.of(Reading.values())));
            check(ledger, question, store, "seed " + seed + ", " + question);
            check(ledger, question, mirror, "seed " + seed + ", in memory, " + question);
            check(
                    ledger,
                    new ProgressQuestion(question.asOf(), question.knownAt(), question.groupBy(), null),
                    store,
                    "seed " + seed + ", as set, " + question);
        }
    }

    private static void check(RandomLedger ledger, ProgressQuestion question, Movements store, String where) {
        Progress progress = Figures.reckon(question, TARGETS, headings(question.groupBy()), store);

        for (Progress.TargetFigure line : progress.targets()) {
            checkFigure(ledger, question, line.target(), line.figure(), item -> true, where);
        }
        assertThat(progress.total())
                .as(where)
                .isEqualTo(ledger.gained(
                                AreaAccount.ORIGIN, new Window(null, question.asOf()), question.knownAt(), item -> true)
                        .confirmed()
                        .negate());
        for (Progress.Row row : progress.rows()) {
            for (Progress.Cell cell : row.cells()) {
                checkFigure(
                        ledger,
                        question,
                        cell.target(),
                        cell.figure(),
                        inRow(question.groupBy(), row.heading().key()),
                        where + ", row " + row.heading().key());
            }
        }
        if (question.groupBy() == Grouping.ZONE || question.groupBy() == Grouping.STREET) {
            checkRowsAddUp(progress, where);
        }
        checkSeries(ledger, question, progress, where);
    }

    private static void checkFigure(
            RandomLedger ledger,
            ProgressQuestion question,
            Target target,
            Figure figure,
            Predicate<RandomLedger.Item> wanted,
            String where) {
        Timeline.Tally now = expected(ledger, question, target, question.asOf(), wanted);
        Timeline.Tally before = expected(
                ledger, question, target, question.asOf().withDayOfMonth(1).minusDays(1), wanted);
        assertThat(figure.done()).as(where).isEqualTo(now.confirmed());
        assertThat(figure.unconfirmed()).as(where).isEqualTo(now.unconfirmed());
        assertThat(figure.opening()).as(where).isEqualTo(before.confirmed());
        assertThat(figure.thisPeriod()).as(where).isEqualTo(now.confirmed().minus(before.confirmed()));
    }

    private static Timeline.Tally expected(
            RandomLedger ledger,
            ProgressQuestion question,
            Target target,
            LocalDate day,
            Predicate<RandomLedger.Item> wanted) {
        Predicate<RandomLedger.Item> counted = item ->
                target.countedScopes().isEmpty() || item.scopes().stream().anyMatch(target.countedScopes()::contains);
        Period period = new Period(target.periodStart(), target.periodEnd());
        return ledger.gained(
                AreaAccount.valueOf(target.account()),
                Window.of(question.readingOf(target), period, day),
                question.knownAt(),
                wanted.and(counted));
    }

    private static void checkRowsAddUp(Progress progress, String where) {
        assertThat(sum(progress.rows().stream().map(Progress.Row::total)))
                .as(where)
                .isEqualTo(progress.total());
        for (int i = 0; i < progress.targets().size(); i++) {
            int column = i;
            Figure overall = progress.targets().get(i).figure();
            List<Figure> cells = progress.rows().stream()
                    .map(row -> row.cells().get(column).figure())
                    .toList();
            assertThat(sum(cells.stream().map(Figure::done))).as(where).isEqualTo(overall.done());
            assertThat(sum(cells.stream().map(Figure::opening))).as(where).isEqualTo(overall.opening());
            assertThat(sum(cells.stream().map(Figure::thisPeriod))).as(where).isEqualTo(overall.thisPeriod());
            assertThat(sum(cells.stream().map(Figure::unconfirmed))).as(where).isEqualTo(overall.unconfirmed());
        }
    }

    private static void checkSeries(RandomLedger ledger, ProgressQuestion question, Progress progress, String where) {
        for (Progress.Series series : progress.series()) {
            for (Progress.Point point : series.points()) {
                LocalDate end = point.month().atEndOfMonth();
                if (point.done() == null) {
                    assertThat(point.month().atDay(1)).as(where).isAfter(question.asOf());
                } else {
                    LocalDate day = end.isAfter(question.asOf()) ? question.asOf() : end;
                    Timeline.Tally tally = expected(ledger, question, series.target(), day, item -> true);
                    assertThat(point.done()).as(where).isEqualTo(tally.confirmed());
                    assertThat(point.unconfirmed()).as(where).isEqualTo(tally.unconfirmed());
                }
            }
        }
    }

    private static Predicate<RandomLedger.Item> inRow(Grouping grouping, String key) {
        return switch (grouping) {
            case ZONE -> item -> item.zone().equals(key);
            case STREET ->
                item -> Objects.requireNonNullElse(item.street(), "NONE").equals(key);
            case SCOPE -> item -> item.scopes().contains(key);
            case TARGET, MONTH -> item -> true;
        };
    }

    private static List<Progress.Heading> headings(Grouping grouping) {
        List<String> keys = switch (grouping) {
            case ZONE -> RandomLedger.ZONES;
            case STREET -> RandomLedger.STREETS;
            case SCOPE -> RandomLedger.SCOPES;
            case TARGET, MONTH -> List.of();
        };
        return keys.stream()
                .map(key -> new Progress.Heading(key, key, key, null, null))
                .toList();
    }

    private static Area sum(Stream<Area> areas) {
        return areas.reduce(Area.ZERO, Area::plus);
    }
}
