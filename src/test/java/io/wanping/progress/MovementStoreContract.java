package io.wanping.progress;

import static io.wanping.progress.SomeTarget.aTarget;
import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import io.wanping.journal.FigureKind;
import io.wanping.journal.Vantage;
import io.wanping.journal.Vantages;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Reading;
import io.wanping.zoning.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
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

    @Autowired
    private Vantages vantages;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void addsUpWhatThePostingsSayForAnyDayAsKnownAtAnyInstant(long seed) {
        ledgerRows.clear();
        RandomLedger ledger = new RandomLedger(seed, 40, 600);
        ledger.write(jdbc);
        NavigableMap<YearMonth, Instant> closings = ledger.someClosings();
        write(closings, jdbc);
        MovementStore store = new MovementStore(jdbc);
        mirror.forget();
        for (int i = 0; i < QUESTIONS; i++) {
            ProgressQuestion question = new ProgressQuestion(
                    ledger.someDay(),
                    ledger.someInstant(),
                    ledger.oneOf(List.of(Grouping.values())),
                    ledger.oneOf(Arrays.asList(Reading.STOCK, Reading.FLOW, null)),
                    ledger.oneOf(List.of(FigureKind.values())));
            Seen seen = new Seen(ledger, question, closings);
            check(seen, store, "seed " + seed + ", " + question);
            check(seen, mirror, "seed " + seed + ", in memory, " + question);
        }
    }

    static void write(NavigableMap<YearMonth, Instant> closings, NamedParameterJdbcTemplate jdbc) {
        closings.forEach((month, at) -> jdbc.update(
                """
                insert into month_closing (id, closed_month, action, at, actor, actor_name, reason)
                values (:id, :month, 'CLOSED', :at, 'c', 'c', '')""",
                new MapSqlParameterSource("id", UUID.randomUUID())
                        .addValue("month", month.toString())
                        .addValue("at", at.atOffset(ZoneOffset.UTC))));
    }

    private void check(Seen seen, Movements movements, String where) {
        ProgressQuestion question = seen.question();
        Vantage vantage = vantages.from(question.asOf(), question.knownAt(), question.figures());
        Progress progress = Figures.reckon(question, vantage, terms(), movements);

        assertThat(progress.knownAt()).as(where).isEqualTo(seen.knownAt());
        for (Progress.TargetFigure line : progress.targets()) {
            checkFigure(seen, line.target(), line.figure(), "", where);
        }
        assertThat(progress.total())
                .as(where)
                .isEqualTo(seen.gained(AreaAccount.ORIGIN, new Window(null, question.asOf()), false, item -> true)
                        .confirmed()
                        .negate());
        for (Progress.Row row : progress.rows()) {
            for (Progress.Cell cell : row.cells()) {
                String key = row.heading().key();
                checkFigure(seen, cell.target(), cell.figure(), key, where + ", row " + key);
            }
        }
        if (question.groupBy() == Grouping.ZONE || question.groupBy() == Grouping.STREET) {
            checkRowsAddUp(progress, where);
        }
        checkSeries(seen, progress, where);
    }

    private static void checkFigure(Seen seen, Target target, Figure figure, String row, String where) {
        LocalDate day = seen.question().asOf();
        LocalDate before = day.withDayOfMonth(1).minusDays(1);
        Timeline.Tally now = seen.gained(target, day, day, row, false);
        Area opening = seen.gained(target, before, before, row, false).confirmed();
        Area heldThen = seen.gained(target, before, day, row, false).confirmed();
        Area effective = seen.gained(target, day, day, row, true)
                .confirmed()
                .minus(seen.gained(target, before, day, row, true).confirmed());
        assertThat(figure.done()).as(where).isEqualTo(now.confirmed());
        assertThat(figure.unconfirmed()).as(where).isEqualTo(now.unconfirmed());
        assertThat(figure.opening()).as(where).isEqualTo(opening);
        assertThat(figure.moved()).as(where).isEqualTo(heldThen.minus(opening));
        assertThat(figure.thisPeriod()).as(where).isEqualTo(now.confirmed().minus(heldThen));
        assertThat(figure.adjustment()).as(where).isEqualTo(figure.thisPeriod().minus(effective));
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
            assertThat(sum(cells.stream().map(Figure::moved))).as(where).isEqualTo(overall.moved());
            assertThat(sum(cells.stream().map(Figure::adjustment))).as(where).isEqualTo(overall.adjustment());
        }
    }

    private static void checkSeries(Seen seen, Progress progress, String where) {
        LocalDate asOf = seen.question().asOf();
        for (Progress.Series series : progress.series()) {
            for (Progress.Point point : series.points()) {
                LocalDate end = point.month().atEndOfMonth();
                if (point.done() == null) {
                    assertThat(point.month().atDay(1)).as(where).isAfter(asOf);
                } else {
                    LocalDate day = end.isAfter(asOf) ? asOf : end;
                    Timeline.Tally tally = seen.gained(series.target(), day, asOf, "", false);
                    assertThat(point.done()).as(where).isEqualTo(tally.confirmed());
                    assertThat(point.unconfirmed()).as(where).isEqualTo(tally.unconfirmed());
                }
            }
        }
    }

    private static Terms terms() {
        return new Terms(
                TARGETS, headings(RandomLedger.ZONES), headings(RandomLedger.STREETS), headings(RandomLedger.SCOPES));
    }

    private static List<Progress.Heading> headings(List<String> keys) {
        return keys.stream()
                .map(key -> new Progress.Heading(key, key, key, null, null))
                .toList();
    }

    private static Area sum(Stream<Area> areas) {
        return areas.reduce(Area.ZERO, Area::plus);
    }
}
