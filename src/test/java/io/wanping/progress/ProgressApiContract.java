package io.wanping.progress;

import static io.wanping.journal.AreaAccount.OPTIMISE;
import static io.wanping.journal.AreaAccount.RELEASE;
import static io.wanping.journal.AreaAccount.RESERVE;
import static io.wanping.journal.AreaAccount.UNCOUNTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.journal.AreaJournal;
import io.wanping.register.FieldValues;
import io.wanping.register.ItemField;
import io.wanping.register.ItemKind;
import io.wanping.register.Items;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.Entries;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Zones;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Figures as a leader's page gets them, from a ledger entered by two people. */
abstract class ProgressApiContract {

    private static final LocalDate LONG_AGO = LocalDate.of(2024, 3, 1);

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

    private Entries entries;
    private Clerk viewer;

    @BeforeEach
    void enter() {
        ledger.clear();
        entries = new Entries(items, journal, zones);
        viewer = clerks.viewer();
        UUID north = entries.site("P-1", 500_000, entries.squareIn("SHIBEI", 0), LONG_AGO, "DATALINK_VALLEY");
        UUID south = entries.site("P-2", 300_000, entries.squareIn("NANXI", 0), LONG_AGO);
        UUID unplaced = entries.site("P-3", 90_000, null, LONG_AGO, "DATALINK_VALLEY", "INDUSTRIAL_PARKS");
        UUID outside = entries.site("P-4", 40_000, Entries.square(121.9, 31.0), LONG_AGO);
        entries.move(north, UNCOUNTED, RESERVE, 384_000, LocalDate.of(2025, 5, 20));
        entries.move(north, RESERVE, RELEASE, 20_000, LocalDate.of(2025, 12, 3));
        entries.move(south, UNCOUNTED, OPTIMISE, 250_000, LocalDate.of(2025, 12, 31));
        entries.move(unplaced, UNCOUNTED, RELEASE, 5_000, LocalDate.of(2025, 11, 30));
        entries.move(outside, UNCOUNTED, RESERVE, 7_000, LocalDate.of(2026, 1, 1));
        entries.propose(south, UNCOUNTED, RESERVE, 11_000, LocalDate.of(2025, 6, 1));
        entries.reject(entries.propose(south, UNCOUNTED, RESERVE, 12_000, LocalDate.of(2025, 6, 1)));
    }

    @Test
    void givesTheFiguresOfADayByZone() {
        JsonNode progress = viewer.get("/api/progress?asOf=2025-12-31").json();

        assertThat(progress.path("groupBy").asString()).isEqualTo("zone");
        assertThat(number(progress, "total_m2")).isEqualByComparingTo("930000");
        JsonNode reserve = named(progress.path("targets"), "target", "RESERVE");
        assertThat(reserve.path("name").asString()).isEqualTo("储备");
        assertThat(number(reserve, "target_m2")).isEqualByComparingTo("1000000");
        assertThat(number(reserve, "opening_m2")).isEqualByComparingTo("384000");
        assertThat(number(reserve, "this_period_m2")).isEqualByComparingTo("-20000");
        assertThat(number(reserve, "done_m2")).isEqualByComparingTo("364000");
        assertThat(number(reserve, "unconfirmed_m2")).isEqualByComparingTo("11000");
        assertThat(number(reserve, "missing_m2")).isEqualByComparingTo("636000");
        assertThat(number(reserve, "rate")).isEqualByComparingTo("0.364");
        assertThat(number(reserve, "time_rate")).isEqualByComparingTo("0.3333333333");
        assertThat(reserve.path("lamp").asString()).isEqualTo("GREEN");
        assertThat(reserve.path("sources").path("period").path("kind").asString())
                .isEqualTo("assumed");
        assertThat(reserve.path("scopes").get(0).path("name").asString()).isEqualTo("数通链谷");

        assertThat(strings(progress.path("rows"), "key"))
                .containsExactly("SHIBEI", "DANING", "SUHEWAN", "NANXI", "NONE", "UNPLACED");
        assertThat(strings(progress.path("rows"), "name")).endsWith("未归区", "未落图");
        JsonNode shibei = named(progress.path("rows"), "key", "SHIBEI");
        assertThat(shibei.path("role").asString()).isEqualTo("核心区");
        JsonNode share = named(shibei.path("cells"), "target", "RESERVE");
        assertThat(number(share, "target_m2")).isEqualByComparingTo("400000");
        assertThat(number(share, "rate")).isEqualByComparingTo("0.91");
        assertThat(share.path("owner").asString()).contains("市北");
        JsonNode unplaced =
                named(named(progress.path("rows"), "key", "UNPLACED").path("cells"), "target", "RELEASE");
        assertThat(number(unplaced, "done_m2")).isEqualByComparingTo("5000");
        assertThat(unplaced.path("lamp").isNull()).isTrue();
        assertThat(progress.path("series")).isEmpty();
    }

    @Test
    void keepsTheSeparateTargetOutOfEveryTotalAndCountsAnItemInTwoOfItsScopesOnce() {
        JsonNode progress = viewer.get("/api/progress?asOf=2025-12-31").json();

        JsonNode release = named(progress.path("targets"), "target", "RELEASE");
        JsonNode valley = named(progress.path("targets"), "target", "DATALINK_RELEASE");
        assertThat(number(release, "done_m2")).isEqualByComparingTo("25000");
        assertThat(valley.path("separate").asBoolean()).isTrue();
        assertThat(number(valley, "done_m2")).isEqualByComparingTo("25000");
        assertThat(sum(progress.path("rows"), "total_m2")).isEqualByComparingTo(number(progress, "total_m2"));
    }

    @Test
    void saysTheSentenceInTheReadersLanguage() {
        assertThat(viewer.get("/api/progress?asOf=2025-12-31")
                        .json()
                        .path("sentence")
                        .asString())
                .startsWith("截至2025年12月31日，累计储备36.40万㎡，完成率36.4%，快于序时进度3.1个百分点；累计优化25.00万㎡")
                .contains("单列指标数通链谷释放2.50万㎡");
        JsonNode english = viewer.send("GET", "/api/progress?asOf=2025-12-31", null, Map.of("Accept-Language", "en"))
                .json();
        assertThat(english.path("sentence").asString())
                .startsWith(
                        "As of 31 December 2025: Reserve 364,000 ㎡, 36.4 % of target, 3.1 points ahead of schedule;");
        assertThat(strings(english.path("rows"), "name")).contains("Shibei", "Not on map");
    }

    @Test
    void addsStreetsAndZonesUpToTheSameTotalAndNeverScopes() {
        BigDecimal total = number(viewer.get("/api/progress?asOf=2026-06-30").json(), "total_m2");
        JsonNode byStreet =
                viewer.get("/api/progress?asOf=2026-06-30&groupBy=street").json();
        JsonNode byScope =
                viewer.get("/api/progress?asOf=2026-06-30&groupBy=scope").json();

        assertThat(total).isEqualByComparingTo("930000");
        assertThat(sum(byStreet.path("rows"), "total_m2")).isEqualByComparingTo(total);
        assertThat(strings(byStreet.path("rows"), "key")).endsWith("NONE").hasSize(15);
        assertThat(number(byScope, "total_m2")).isEqualByComparingTo(total);
        assertThat(number(named(byScope.path("rows"), "key", "DATALINK_VALLEY"), "total_m2"))
                .isEqualByComparingTo("590000");
        assertThat(number(named(byScope.path("rows"), "key", "INDUSTRIAL_PARKS"), "total_m2"))
                .isEqualByComparingTo("90000");
    }

    @Test
    void drawsABurnUpOverThePeriodOfTheTarget() {
        JsonNode progress =
                viewer.get("/api/progress?asOf=2025-12-15&groupBy=month").json();

        JsonNode points = named(progress.path("series"), "target", "RESERVE").path("points");
        assertThat(points).hasSize(36);
        assertThat(number(points.get(3), "done_m2")).isEqualByComparingTo("0");
        assertThat(number(points.get(4), "done_m2")).isEqualByComparingTo("384000");
        assertThat(points.get(11).path("month").asString()).isEqualTo("2025-12");
        assertThat(number(points.get(11), "done_m2")).isEqualByComparingTo("364000");
        assertThat(number(points.get(11), "scheduled_m2")).isEqualByComparingTo("333333.33");
        assertThat(points.get(12).path("done_m2").isNull()).isTrue();
        assertThat(progress.path("rows")).isEmpty();
    }

    @Test
    void readsFlowWhenAskedAndOneRowPerTarget() {
        JsonNode progress = viewer.get("/api/progress?asOf=2025-12-31&groupBy=target&reading=flow")
                .json();

        assertThat(named(progress.path("targets"), "target", "RESERVE")
                        .path("reading")
                        .asString())
                .isEqualTo("FLOW");
        assertThat(strings(progress.path("rows"), "key"))
                .containsExactly("RESERVE", "OPTIMISE", "RELEASE", "DATALINK_RELEASE");
        assertThat(progress.path("rows").get(0).path("cells")).hasSize(1);
    }

    @Test
    void answersAsTheLedgerWasKnownBeforeItWasWritten() {
        JsonNode progress = viewer.get("/api/progress?asOf=2026-06-30&knownAt=2020-01-01T00:00:00Z")
                .json();

        assertThat(number(progress, "total_m2")).isEqualByComparingTo("0");
    }

    @Test
    void answersForTheLastInstantThereIs() {
        JsonNode progress = viewer.get("/api/progress?asOf=2026-06-30&knownAt=2999-12-30T00:00:00Z")
                .json();

        assertThat(number(progress, "total_m2")).isEqualByComparingTo("930000");
    }

    @Test
    void listsWhatLagsWithItsPersonAndDeadlineTheFurthestBehindFirst() {
        FieldValues plan = Entries.gross(10_000)
                .with(ItemField.NAME, "示例仓库")
                .with(ItemField.PLANNED_ACCOUNT, "RELEASE")
                .with(ItemField.PLANNED_AREA, new BigDecimal(8_000))
                .with(ItemField.DEADLINE, LocalDate.of(2025, 12, 31))
                .with(ItemField.RESPONSIBLE_UNIT, "示例单位")
                .with(ItemField.RESPONSIBLE_PERSON, "贺兰舟");
        UUID site = entries.register(ItemKind.SITE, "L-1", plan, entries.squareIn("DANING", 0), LONG_AGO);
        UUID building = entries.register(
                ItemKind.BUILDING,
                "L-1-1",
                Entries.gross(10_000).with(ItemField.SITE_CODE, "L-1"),
                entries.squareIn("DANING", 0),
                LONG_AGO);
        entries.move(building, UNCOUNTED, RELEASE, 2_000, LocalDate.of(2025, 6, 30));
        entries.register(
                ItemKind.SITE,
                "L-2",
                plan.with(ItemField.DEADLINE, LocalDate.of(2026, 12, 31)),
                entries.squareIn("DANING", 1),
                LONG_AGO);
        entries.register(
                ItemKind.SITE,
                "L-3",
                plan.with(ItemField.DEADLINE, LocalDate.of(2030, 12, 31)),
                entries.squareIn("DANING", 2),
                LocalDate.of(2025, 12, 31));

        JsonNode lagging =
                viewer.get("/api/progress/lagging?asOf=2025-12-31&limit=2").json();

        assertThat(lagging.path("total").asInt()).isEqualTo(3);
        assertThat(lagging.path("items")).hasSize(2);
        JsonNode worst = lagging.path("items").get(0);
        assertThat(worst.path("itemId").asString()).isEqualTo(site.toString());
        assertThat(worst.path("zoneName").asString()).isEqualTo("大宁");
        assertThat(number(worst, "done_m2")).isEqualByComparingTo("2000");
        assertThat(number(worst, "rate")).isEqualByComparingTo("0.25");
        assertThat(number(worst, "gap_points")).isEqualByComparingTo("-75");
        assertThat(worst.path("days_left").asInt()).isZero();
        assertThat(worst.path("responsiblePerson").asString())
                .as("a viewer sees no persons")
                .isEqualTo("贺**");
        assertThat(number(lagging.path("items").get(1), "gap_points")).isEqualByComparingTo("-50");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/progress?groupBy=colour, 422, progress.choice-unknown",
        "/api/progress?reading=both, 422, progress.choice-unknown",
        "/api/progress?figures=rounded, 422, progress.choice-unknown",
        "/api/progress?asOf=0001-01-01, 422, progress.date-out-of-range",
        "/api/progress?knownAt=-1000000-01-01T00:00:00Z, 422, progress.date-out-of-range",
        "/api/progress?asOf=yesterday, 400, shell.unreadable-request",
        "/api/progress/lagging?asOf=9999-12-31, 422, progress.date-out-of-range",
        "/api/progress/lagging?limit=many, 400, shell.unreadable-request"
    })
    void refusesWhatItCannotReadWithACode(String path, int status, String code) {
        Clerk.Answer answer = viewer.get(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("title").asString()).doesNotContain("{").isNotEqualTo(code);
    }

    private static JsonNode named(JsonNode list, String key, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(entry -> entry.path(key).asString().equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> strings(JsonNode list, String key) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(entry -> entry.path(key).asString())
                .toList();
    }

    private static BigDecimal number(JsonNode json, String key) {
        return json.path(key).decimalValue();
    }

    private static BigDecimal sum(JsonNode list, String key) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(entry -> number(entry, key))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
