package io.wanping.progress;

import static io.wanping.journal.AreaAccount.RELEASE;
import static io.wanping.journal.AreaAccount.RESERVE;
import static io.wanping.journal.AreaAccount.UNCOUNTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.geo.Area;
import io.wanping.journal.AreaJournal;
import io.wanping.register.FieldValues;
import io.wanping.register.ItemField;
import io.wanping.register.ItemKind;
import io.wanping.register.Items;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.Entries;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Reading;
import io.wanping.zoning.Zones;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A mark of a chart is the figure of the table: same sums, same rules. */
abstract class ChartFiguresContract {

    private static final LocalDate LONG_AGO = LocalDate.of(2024, 3, 1);
    private static final int QUESTIONS = 8;

    @Autowired
    private TestLedger ledger;

    @Autowired
    private Clerks clerks;

    @Autowired
    private Items items;

    @Autowired
    private AreaJournal journal;

    @Autowired
    private Zones zones;

    @Autowired
    private Figures figures;

    @Autowired
    private ChartFigures charts;

    @Autowired
    private MovementMirror mirror;

    @Autowired
    private NamedParameterJdbcTemplate jdbc;

    private Entries entries;

    @BeforeEach
    void empty() {
        ledger.clear();
        entries = new Entries(items, journal, zones);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void agreesWithTheTablesOnRandomJournals(long seed) {
        RandomLedger random = new RandomLedger(seed, 40, 600);
        random.write(jdbc);
        mirror.forget();
        for (int i = 0; i < QUESTIONS; i++) {
            ProgressQuestion question = new ProgressQuestion(
                    random.someDay(),
                    random.someInstant(),
                    Grouping.ZONE,
                    i % 3 == 0 ? null : random.oneOf(List.of(Reading.values())));
            String zone = i % 2 == 0 ? null : random.oneOf(RandomLedger.ZONES);
            agrees(question, zone, "seed " + seed + ", " + question + ", " + zone);
        }
    }

    private void agrees(ProgressQuestion question, @Nullable String zone, String where) {
        Progress table = figures.reckon(question);
        ChartFigures.Charts drawn = charts.chart(
                new ProgressQuestion(question.asOf(), question.knownAt(), Grouping.MONTH, question.reading()), zone);

        assertThat(drawn.zones()).as(where).hasSameSizeAs(table.rows());
        for (int i = 0; i < drawn.zones().size(); i++) {
            Progress.Row row = table.rows().get(i);
            ChartFigures.ZoneCharts line = drawn.zones().get(i);
            assertThat(line.heading()).isEqualTo(row.heading());
            assertThat(sum(line.holdings().values())).as(where).isEqualTo(row.total());
            for (int t = 0; t < row.cells().size(); t++) {
                lastPointIsTheCell(line.months().get(t), row.cells().get(t), question.asOf(), where);
            }
        }
        for (int t = 0; t < drawn.steps().size(); t++) {
            ChartFigures.MonthSteps steps = drawn.steps().get(t);
            Figure figure = figure(table, t, zone);
            assertThat(steps.opening()).as(where).isEqualTo(figure.opening());
            assertThat(steps.done()).as(where).isEqualTo(figure.done());
            assertThat(sum(steps.steps().stream().map(ChartFigures.Step::area).toList()))
                    .as(where)
                    .isEqualTo(figure.done().minus(figure.opening()));
            assertThat(sum(steps.steps().stream()
                            .filter(step -> step.kind() == ChartFigures.StepKind.PLACEMENT)
                            .map(ChartFigures.Step::area)
                            .toList()))
                    .as(where)
                    .isEqualTo(figure.moved());
        }
    }

    /** The running month of a zone's line is its cell in the table, as long as the period runs. */
    private static void lastPointIsTheCell(
            ChartFigures.ZoneMonths months, Progress.Cell cell, LocalDate asOf, String where) {
        List<ChartFigures.ZonePoint> points = months.points();
        if (points.isEmpty() || !points.get(points.size() - 1).month().equals(YearMonth.from(asOf))) {
            return;
        }
        ChartFigures.ZonePoint last = points.get(points.size() - 1);
        assertThat(last.done()).as(where).isEqualTo(cell.figure().done());
        assertThat(last.gained()).as(where).isEqualTo(cell.figure().thisPeriod());
    }

    private static Figure figure(Progress table, int target, @Nullable String zone) {
        if (zone == null) {
            return table.targets().get(target).figure();
        }
        return table.rows().stream()
                .filter(row -> row.heading().key().equals(zone))
                .findFirst()
                .orElseThrow()
                .cells()
                .get(target)
                .figure();
    }

    @Test
    void saysFromWhereTheMonthCame() {
        UUID north = entries.site("P-1", 500_000, entries.squareIn("SHIBEI", 0), LONG_AGO, "DATALINK_VALLEY");
        entries.move(north, UNCOUNTED, RESERVE, 300_000, LocalDate.of(2025, 5, 20));
        entries.move(north, RESERVE, RELEASE, 20_000, LocalDate.of(2025, 6, 3));
        UUID wrong = entries.move(north, UNCOUNTED, RELEASE, 5_000, LocalDate.of(2025, 6, 4));
        UUID back = journal.reverse(wrong, LocalDate.of(2025, 6, 20), "重复填报", "reverse-1", Entries.MAKER);
        journal.confirm(List.of(back), Entries.CHECKER);
        entries.propose(north, UNCOUNTED, RELEASE, 7_000, LocalDate.of(2025, 6, 5));

        JsonNode steps = clerks.viewer()
                .get("/api/progress/charts?asOf=2025-06-30")
                .json()
                .path("steps");

        JsonNode release = named(steps, "target", "RELEASE");
        assertThat(number(release, "opening_m2")).isEqualByComparingTo("0");
        assertThat(StreamSupport.stream(release.path("steps").spliterator(), false)
                        .map(step -> step.path("kind").asString() + " "
                                + step.path("with").asString() + " "
                                + number(step, "area_m2").toBigInteger()))
                .as("what was posted and taken back in the same month is nothing")
                .containsExactly("MOVEMENT RESERVE 20000");
        assertThat(number(release, "done_m2")).isEqualByComparingTo("20000");
        JsonNode reserve = named(steps, "target", "RESERVE");
        assertThat(number(reserve, "opening_m2")).isEqualByComparingTo("300000");
        assertThat(reserve.path("steps")).hasSize(1);
        assertThat(reserve.path("steps").get(0).path("with").asString()).isEqualTo("RELEASE");
        assertThat(number(reserve.path("steps").get(0), "area_m2")).isEqualByComparingTo("-20000");
    }

    @Test
    void addsUpOccupancyOfBuildingsThatSayItAndCountsThoseThatDoNot() {
        entries.register(
                ItemKind.BUILDING,
                "B-1",
                Entries.gross(10_000)
                        .with(ItemField.RENTABLE_AREA, new BigDecimal("8000.50"))
                        .with(ItemField.VACANT_AREA, new BigDecimal("1200.25")),
                entries.squareIn("SHIBEI", 0),
                LONG_AGO);
        entries.register(ItemKind.BUILDING, "B-2", Entries.gross(5_000), entries.squareIn("SHIBEI", 1), LONG_AGO);
        FieldValues built = Entries.gross(20_000).with(ItemField.STAGE, "在建");
        entries.register(ItemKind.SITE, "S-1", built, entries.squareIn("NANXI", 0), LONG_AGO);

        Clerk viewer = clerks.viewer();
        JsonNode drawn = viewer.get("/api/progress/charts?asOf=2025-06-30").json();

        JsonNode shibei = named(drawn.path("occupancy"), "zone", "SHIBEI");
        assertThat(shibei.path("buildings").asInt()).isEqualTo(2);
        assertThat(shibei.path("known").asInt()).isEqualTo(1);
        assertThat(number(shibei, "rentable_m2")).isEqualByComparingTo("8000.50");
        assertThat(number(shibei, "vacant_m2")).isEqualByComparingTo("1200.25");
        assertThat(drawn.path("stages").get(0).path("stage").asString()).isEqualTo("在建");
        assertThat(number(drawn.path("stages").get(0), "gross_m2")).isEqualByComparingTo("20000");
        JsonNode narrow =
                viewer.get("/api/progress/charts?asOf=2025-06-30&zone=SHIBEI").json();
        assertThat(narrow.path("stages")).hasSize(1);
        assertThat(narrow.path("stages").get(0).path("stage").isNull()).isTrue();
    }

    @Test
    void drawsAnEmptyLedgerAsZeroesAndADayBeforeThePeriodWithoutMonths() {
        JsonNode drawn =
                clerks.viewer().get("/api/progress/charts?asOf=2024-06-30").json();

        JsonNode shibei = named(drawn.path("zones"), "key", "SHIBEI");
        assertThat(number(shibei, "release_m2")).isEqualByComparingTo("0");
        assertThat(shibei.path("series").get(0).path("points")).isEmpty();
        assertThat(drawn.path("occupancy")).isEmpty();
        assertThat(drawn.path("steps")).hasSize(4);
        assertThat(drawn.path("steps").get(0).path("steps")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/progress/charts?zone=ATLANTIS, 422, progress.choice-unknown",
        "/api/progress/charts?reading=both, 422, progress.choice-unknown",
        "/api/progress/charts?asOf=0001-01-01, 422, progress.date-out-of-range",
        "/api/progress/charts?knownAt=tomorrow, 400, shell.unreadable-request"
    })
    void refusesWhatItCannotReadWithACode(String path, int status, String code) {
        Clerk.Answer answer = clerks.viewer().get(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    private static Area sum(Iterable<Area> areas) {
        Area sum = Area.ZERO;
        for (Area area : areas) {
            sum = sum.plus(area);
        }
        return sum;
    }

    private static JsonNode named(JsonNode list, String key, String value) {
        for (JsonNode entry : list) {
            if (entry.path(key).asString().equals(value)) {
                return entry;
            }
        }
        throw new AssertionError(value + " is not in " + list);
    }

    private static BigDecimal number(JsonNode json, String key) {
        return json.path(key).decimalValue();
    }
}
