package io.wanping.register.consistency;

import static io.wanping.register.consistency.ConsistencyCheck.AREA_DIFFERS;
import static io.wanping.register.consistency.ConsistencyCheck.AREA_MISSING;
import static io.wanping.register.consistency.ConsistencyCheck.GROSS_NOT_SUM;
import static io.wanping.register.consistency.ConsistencyCheck.LAND_USE_DIFFERS;
import static io.wanping.register.consistency.ConsistencyCheck.OUTSIDE_SITE;
import static io.wanping.register.consistency.ConsistencyCheck.OVERLAP;
import static io.wanping.register.consistency.ConsistencyCheck.PLACEMENT_STALE;
import static io.wanping.register.consistency.ConsistencyCheck.RECORD_MISSING;
import static io.wanping.register.consistency.ConsistencyCheck.RENTABLE_EXCEEDS_GROSS;
import static io.wanping.register.consistency.ConsistencyCheck.SHAPE_MISSING;
import static io.wanping.register.consistency.ConsistencyCheck.SITE_NOT_SUM;
import static io.wanping.register.consistency.ConsistencyCheck.SLIVER;
import static io.wanping.register.consistency.ConsistencyCheck.STREET_DIFFERS;
import static io.wanping.register.consistency.ConsistencyCheck.VACANT_EXCEEDS_RENTABLE;
import static io.wanping.register.consistency.ConsistencyCheck.ZONE_DIFFERS;
import static io.wanping.register.consistency.ConsistencyCheck.ZONE_MISSING;
import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.account.Role;
import io.wanping.geo.AreaMeasurer;
import io.wanping.register.Dating;
import io.wanping.register.FieldValues;
import io.wanping.register.ItemCommand;
import io.wanping.register.ItemField;
import io.wanping.register.ItemSource;
import io.wanping.register.Items;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.NewItem;
import io.wanping.testing.People;
import io.wanping.testing.Plots;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Zones;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Registers and map held against each other, over HTTP, on a real database. */
abstract class ConsistencyContract {

    private static final LocalDate DAY = LocalDate.of(2025, 6, 1);
    private static final ItemSource SHEET = ItemSource.survey(UUID.randomUUID(), "摸排表.xlsx", "地块", 7);

    @Autowired
    private Items items;

    @Autowired
    private Zones zones;

    @Autowired
    private AreaMeasurer areas;

    @Autowired
    private Clerks clerks;

    @Autowired
    private TestLedger ledger;

    private Clerk editor;
    private List<MultiPolygon> plots;

    @BeforeEach
    void open() {
        ledger.clear();
        editor = clerks.editor();
        plots = Plots.within(zones.findZoneByName("SHIBEI").orElseThrow().outline(), 8);
    }

    // bad input

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?check=NONSENSE",
                "?state=MAYBE",
                "?offset=x",
                "?offset=99999999999",
                "?limit=1e9",
            })
    void questionsNobodyCanAnswerAreProblemsWithACode(String query) {
        Clerk.Answer answer = editor.get("/api/consistency" + query);

        assertThat(answer.status()).as(answer.text()).isBetween(400, 422);
        assertThat(answer.code()).isNotEmpty();
    }

    @Test
    void placesOutsideTheListAreEmptyPagesAndNoFaults() {
        register(NewItem.site("S1"));

        for (String query : List.of("offset=-5&limit=-1", "offset=2147483647", "limit=0")) {
            Clerk.Answer answer = editor.get("/api/consistency?" + query);
            assertThat(answer.status()).as(query).isEqualTo(200);
            assertThat(answer.json().get("findings")).isEmpty();
            assertThat(answer.json().get("total").intValue()).isPositive();
        }
    }

    @Test
    void anAnswerWithoutReasonOrOfNothingIsRefusedAndWritesNothing() {
        register(NewItem.site("S1").with(ItemField.NAME, "甲"));
        JsonNode finding = only(SHAPE_MISSING);
        String address = "/api/consistency/" + finding.get("id").asString() + "/answer";
        String mark = finding.get("factsMark").asString();

        assertThat(editor.post(address, Map.of("factsMark", mark)).code())
                .isEqualTo("register.consistency-reason-missing");
        assertThat(editor.post(address, Map.of("factsMark", mark, "reason", "   "))
                        .code())
                .isEqualTo("register.consistency-reason-missing");
        assertThat(editor.post(address, Map.of("factsMark", mark, "reason", "a\u0000b"))
                        .code())
                .isEqualTo("register.text-not-storable");
        assertThat(editor.post(address, Map.of("factsMark", mark, "reason", "长".repeat(2001)))
                        .code())
                .isEqualTo("register.text-too-long");
        assertThat(editor.post(address, Map.of("reason", "没看到数据")).status()).isEqualTo(412);
        assertThat(editor.post(address, Map.of("factsMark", "0000", "reason", "看的是旧数据"))
                        .code())
                .isEqualTo("register.consistency-facts-changed");
        assertThat(editor.post(address, Map.of("factsMark", mark, "reason", "x", "withdraw", true))
                        .code())
                .isEqualTo("register.consistency-nothing-to-withdraw");
        assertThat(editor.post("/api/consistency/nothing/answer", Map.of("factsMark", mark, "reason", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(editor.post(address, "[]").status()).isBetween(400, 422);
        assertThat(clerks.viewer()
                        .post(address, Map.of("factsMark", mark, "reason", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(ledger.rows("consistency_answer")).containsEntry("consistency_answer", 0L);
    }

    // the checks

    @Test
    void anEmptyLedgerHasNothingToDisagreeAbout() {
        JsonNode page = page("");

        assertThat(page.get("total").intValue()).isZero();
        assertThat(page.get("counts")).hasSize(ConsistencyCheck.values().length);
        assertThat(page.get("tolerances").get(0).get("source").asString()).contains("§6");
    }

    @Test
    void aRecordAndItsShapeThatAgreeAreNotListed() {
        BigDecimal measured = areas.measure(plots.get(0)).squareMetres();
        register(
                NewItem.site("S1")
                        .with(ItemField.NAME, "甲")
                        .with(ItemField.LAND_AREA, measured)
                        .with(ItemField.DECLARED_ZONE, "市北功能区")
                        .with(ItemField.LAND_USE, "工业")
                        .with(ItemField.LAND_USE_CODE, "1001")
                        .gross("1000")
                        .shaped(plots.get(0)),
                NewItem.building("B1")
                        .with(ItemField.ABOVE_GROUND_AREA, new BigDecimal("800"))
                        .with(ItemField.BELOW_GROUND_AREA, new BigDecimal("200"))
                        .with(ItemField.RENTABLE_AREA, new BigDecimal("700"))
                        .with(ItemField.VACANT_AREA, new BigDecimal("700"))
                        .gross("1000")
                        .on("S1")
                        .shaped(plots.get(0)));

        assertThat(found()).isEmpty();
    }

    @Test
    void whatHasNoShapeNoZoneNoRecordOrNoAreaIsSaid() {
        register(
                NewItem.site("S1").with(ItemField.NAME, "无图").gross("1500"),
                NewItem.site("S2").shaped(plots.get(0)),
                NewItem.site("S3").with(ItemField.NAME, "无面积").shaped(plots.get(1)),
                NewItem.site("S4").with(ItemField.NAME, "区外").gross("900").shaped(Plots.AT_SEA));

        assertThat(found())
                .containsExactlyInAnyOrder(
                        SHAPE_MISSING + " S1", RECORD_MISSING + " S2", AREA_MISSING + " S3", ZONE_MISSING + " S4");
        JsonNode buckets = page("").get("buckets");
        assertThat(buckets.get(0).get("zone").asString()).isEqualTo("UNPLACED");
        assertThat(buckets.get(0).get("items").intValue()).isEqualTo(1);
        assertThat(buckets.get(0).get("capacity_m2").decimalValue()).isEqualByComparingTo("1500");
        assertThat(buckets.get(1).get("zone").asString()).isEqualTo("NONE");
        assertThat(buckets.get(1).get("capacity_m2").decimalValue()).isEqualByComparingTo("900");
        assertThat(only(SHAPE_MISSING).get("lon").isNull()).isTrue();
        assertThat(only(ZONE_MISSING).get("lon").doubleValue()).isBetween(123.0, 124.0);
    }

    @Test
    void declaredAndMeasuredGroundMayBeOnePerCentAndTenSquareMetresApart() {
        BigDecimal measured = areas.measure(plots.get(0)).squareMetres();
        register(
                land("NEAR", plots.get(0), measured.add(new BigDecimal("10.00"))),
                land(
                        "FAR",
                        plots.get(1),
                        areas.measure(plots.get(1)).squareMetres().add(new BigDecimal("10.01"))),
                NewItem.building("SMALL")
                        .gross("100")
                        .with(
                                ItemField.FOOTPRINT_AREA,
                                areas.measure(plots.get(2)).squareMetres().multiply(new BigDecimal("1.5")))
                        .shaped(plots.get(2)));

        assertThat(found()).containsExactlyInAnyOrder(AREA_DIFFERS + " FAR", AREA_DIFFERS + " SMALL");
        JsonNode far = StreamSupport.stream(
                        page("check=AREA_DIFFERS&q=far").get("findings").spliterator(), false)
                .toList()
                .get(0);
        assertThat(far.get("area_m2").decimalValue()).isEqualByComparingTo("10.01");
        assertThat(far.get("seen").asString()).contains("10.01");
    }

    @Test
    void groundClaimedTwiceIsToldWithItsShareOnBothSidesAndSliversApart() {
        register(
                land("A", plots.get(0)),
                land("B", Plots.pushed(plots.get(0), 0.25)),
                land("C", plots.get(2)),
                land("D", Plots.pushed(plots.get(2), 0.9999)),
                NewItem.building("E").gross("1").shaped(plots.get(0)));

        JsonNode overlap = only(OVERLAP);
        assertThat(codes(overlap)).containsExactlyInAnyOrder("A", "B");
        assertThat(overlap.get("seen").asString()).contains("75.00%");
        BigDecimal expected = areas.measure(plots.get(0).intersection(Plots.pushed(plots.get(0), 0.25)))
                .squareMetres();
        assertThat(overlap.get("area_m2").decimalValue())
                .isCloseTo(expected, org.assertj.core.data.Offset.offset(new BigDecimal("0.05")));
        assertThat(codes(only(SLIVER))).containsExactlyInAnyOrder("C", "D");
        JsonNode whole =
                editor.get("/api/consistency/" + overlap.get("id").asString()).json();
        assertThat(whole.get("geometry").get("type").asString()).isEqualTo("Polygon");
        assertThat(whole.get("fix").asString()).isNotEmpty();
    }

    @Test
    void aBuildingOffItsSiteIsToldByWhatLiesOutside() {
        register(
                land("S", plots.get(0)).gross("300"),
                NewItem.building("IN").gross("100").on("S").shaped(plots.get(0)),
                NewItem.building("PUSHED").gross("100").on("S").shaped(Plots.pushed(plots.get(0), 0.5)),
                NewItem.building("GONE").gross("100").on("S").shaped(plots.get(3)));

        assertThat(found().stream().filter(line -> line.startsWith("OUTSIDE")))
                .containsExactlyInAnyOrder(OUTSIDE_SITE + " PUSHED S", OUTSIDE_SITE + " GONE S");
        assertThat(page("check=OUTSIDE_SITE&q=pushed")
                        .get("findings")
                        .get(0)
                        .get("seen")
                        .asString())
                .contains("50.00%");
        assertThat(page("check=OUTSIDE_SITE&q=gone")
                        .get("findings")
                        .get(0)
                        .get("seen")
                        .asString())
                .contains("100.00%");
    }

    @Test
    void sumsThatDoNotAddUpAreTold() {
        register(
                NewItem.site("S").gross("5000").shaped(plots.get(0)),
                NewItem.building("B1")
                        .gross("1000")
                        .with(ItemField.ABOVE_GROUND_AREA, new BigDecimal("800"))
                        .with(ItemField.BELOW_GROUND_AREA, new BigDecimal("201.01"))
                        .on("S")
                        .shaped(plots.get(0)),
                NewItem.building("B2")
                        .gross("1000")
                        .with(ItemField.RENTABLE_AREA, new BigDecimal("1200"))
                        .with(ItemField.VACANT_AREA, new BigDecimal("1300"))
                        .shaped(plots.get(1)));

        assertThat(found())
                .containsExactlyInAnyOrder(
                        GROSS_NOT_SUM + " B1",
                        VACANT_EXCEEDS_RENTABLE + " B2",
                        RENTABLE_EXCEEDS_GROSS + " B2",
                        SITE_NOT_SUM + " S");
        assertThat(only(SITE_NOT_SUM).get("area_m2").decimalValue()).isEqualByComparingTo("4000");
    }

    @Test
    void wordsThatContradictCodesOrTheMapAreTold() {
        register(
                named("RIGHT", plots.get(0)).with(ItemField.LAND_USE, "铁路用地").with(ItemField.LAND_USE_CODE, "1001"),
                named("USE", plots.get(1)).with(ItemField.LAND_USE, "商务金融用地").with(ItemField.LAND_USE_CODE, "1001"),
                named("ZONE", plots.get(2)).with(ItemField.DECLARED_ZONE, "大宁"),
                named("ZONE-UNKNOWN", plots.get(3)).with(ItemField.DECLARED_ZONE, "亚特兰蒂斯"),
                named("STREET", plots.get(4)).with(ItemField.DECLARED_STREET, "南京西路街道"));

        assertThat(found())
                .containsExactlyInAnyOrder(
                        LAND_USE_DIFFERS + " USE",
                        ZONE_DIFFERS + " ZONE",
                        ZONE_DIFFERS + " ZONE-UNKNOWN",
                        STREET_DIFFERS + " STREET");
        assertThat(only(LAND_USE_DIFFERS).get("seen").asString())
                .contains("工业用地")
                .contains("商务金融用地");
        assertThat(page("check=ZONE_DIFFERS&q=ZONE-U")
                        .get("findings")
                        .get(0)
                        .get("seen")
                        .asString())
                .contains("亚特兰蒂斯")
                .contains("市北");
    }

    @Test
    void aPlaceTheBoundariesDoNotBackIsTold() {
        register(named("S", plots.get(0)));
        ledger.jdbc().update("update item set zone_code = 'DANING'");
        register(named("OTHER", plots.get(1)));

        assertThat(found()).containsExactly(PLACEMENT_STALE + " S");
    }

    // identity, answers

    @Test
    void aFindingKeepsItsIdAndItsAnswerLapsesInSightWhenTheFactsChange() {
        register(land("A", plots.get(0), new BigDecimal("9000")));
        JsonNode finding = only(AREA_DIFFERS);
        String id = finding.get("id").asString();

        Clerk.Answer said = answer(finding, "权证含代征道路，已核");
        assertThat(said.status()).as(said.text()).isEqualTo(200);
        assertThat(said.json().get("state").asString()).isEqualTo("ANSWERED");
        JsonNode answered = only(AREA_DIFFERS);
        assertThat(answered.get("answer").get("reason").asString()).isEqualTo("权证含代征道路，已核");
        assertThat(answered.get("answer").get("statedByName").asString()).isEqualTo("周予安");
        assertThat(page("state=OPEN").get("total").intValue()).isZero();
        assertThat(page("state=ANSWERED").get("total").intValue())
                .as("never silenced")
                .isEqualTo(1);
        assertThat(ledger.jdbc()
                        .queryForObject(
                                "select count(*) from audit_row where action = 'consistency.answer'", Long.class))
                .isEqualTo(1);

        revise("A", ItemField.NAME, "改名不改事实");
        assertThat(only(AREA_DIFFERS).get("state").asString()).isEqualTo("ANSWERED");

        revise("A", ItemField.LAND_AREA, new BigDecimal("9500"));
        JsonNode lapsed = only(AREA_DIFFERS);
        assertThat(lapsed.get("id").asString()).isEqualTo(id);
        assertThat(lapsed.get("state").asString()).isEqualTo("LAPSED");
        assertThat(lapsed.get("answer").get("holds").booleanValue()).isFalse();
        assertThat(lapsed.get("answer").get("facts").asString()).contains("9000");

        answer(lapsed, "新证复核");
        JsonNode whole = editor.get("/api/consistency/" + id).json();
        assertThat(whole.get("answers")).hasSize(2);
        assertThat(whole.get("answers").get(0).get("reason").asString()).isEqualTo("新证复核");

        Clerk.Answer withdrawn = editor.post(
                "/api/consistency/" + id + "/answer",
                Map.of(
                        "reason",
                        "看错了",
                        "withdraw",
                        true,
                        "factsMark",
                        lapsed.get("factsMark").asString()));
        assertThat(withdrawn.json().get("state").asString()).isEqualTo("OPEN");
        assertThat(ledger.rows("consistency_answer")).containsEntry("consistency_answer", 3L);
    }

    @Test
    void statementsAreNeverChangedInTheDatabase() {
        register(NewItem.site("S1").with(ItemField.NAME, "甲"));
        answer(only(SHAPE_MISSING), "待补测");

        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> ledger.jdbc().update("update consistency_answer set reason = '无事'"))
                .isInstanceOf(org.springframework.dao.DataAccessException.class);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> ledger.jdbc().update("delete from consistency_answer"))
                .isInstanceOf(org.springframework.dao.DataAccessException.class);
    }

    // who sees and answers what

    @Test
    void anOperatorAnswersInHisZoneOnly() {
        MultiPolygon daning = Plots.within(
                        zones.findZoneByName("DANING").orElseThrow().outline(), 1)
                .get(0);
        register(land("THEIRS", daning, new BigDecimal("1")), land("OURS", plots.get(0), new BigDecimal("1")));
        Clerk operator = clerks.signedIn("shibei-consistency", "市北", Set.of(Role.EDITOR), "SHIBEI");

        for (JsonNode finding : page("check=AREA_DIFFERS").get("findings")) {
            Clerk.Answer said = operator.post(
                    "/api/consistency/" + finding.get("id").asString() + "/answer",
                    Map.of("reason", "已核", "factsMark", finding.get("factsMark").asString()));
            assertThat(said.status()).isEqualTo(codes(finding).contains("OURS") ? 200 : 422);
        }
        assertThat(ledger.rows("consistency_answer")).containsEntry("consistency_answer", 1L);
        assertThat(page("zone=DANING&check=AREA_DIFFERS").get("total").intValue())
                .isEqualTo(1);
    }

    @Test
    void whatIsHiddenFromAReaderIsNotListedCountedOrAnswered() {
        MultiPolygon daning = Plots.within(
                        zones.findZoneByName("DANING").orElseThrow().outline(), 1)
                .get(0);
        register(
                land("THEIRS", daning, new BigDecimal("1")),
                land("OURS", plots.get(0), new BigDecimal("1")),
                NewItem.site("OURS-UNPLACED").with(ItemField.NAME, "甲").with(ItemField.DECLARED_ZONE, "市北"),
                NewItem.site("THEIRS-UNPLACED").with(ItemField.NAME, "乙").with(ItemField.DECLARED_ZONE, "大宁"));
        String theirs = page("q=THEIRS&check=AREA_DIFFERS")
                .get("findings")
                .get(0)
                .get("id")
                .asString();
        Clerk operator = clerks.signedIn("shibei-consistency", "市北", Set.of(Role.EDITOR), "SHIBEI");
        assertThat(clerks.of(Role.SECURITY_ADMIN)
                        .put("/api/account-policy", Map.of("otherZones", "HIDDEN"), Map.of("If-Match", "\"0\""))
                        .status())
                .isEqualTo(200);

        Clerk.Answer list = operator.get("/api/consistency");
        assertThat(list.text()).contains("OURS-UNPLACED").doesNotContain("THEIRS");
        assertThat(list.json().get("buckets").get(0).get("items").intValue()).isEqualTo(1);
        assertThat(operator.get("/api/consistency/export").text()).doesNotContain("THEIRS");
        assertThat(operator.get("/api/consistency/" + theirs).status()).isEqualTo(404);
        assertThat(operator.post("/api/consistency/" + theirs + "/answer", Map.of("reason", "x", "factsMark", "x"))
                        .status())
                .isEqualTo(404);
    }

    // export

    @Test
    void theListIsTakenOutAsTextThatNoSpreadsheetRuns() {
        register(
                NewItem.site("S1").with(ItemField.NAME, "=cmd|'/c calc'!A1"),
                NewItem.site("S2").with(ItemField.NAME, "联系 13812345678"));
        answer(only("S1"), "待补测, \"已约\"");

        String csv = editor.get("/api/consistency/export?check=SHAPE_MISSING,AREA_MISSING")
                .text();
        assertThat(csv).startsWith("\ufefffinding,").contains("'=cmd|").contains("\"待补测, \"\"已约\"\"\"");
        assertThat(csv).contains("13812345678");
        assertThat(csv.lines().filter(line -> line.contains("SHAPE_MISSING"))).hasSize(2);
        assertThat(clerks.viewer().get("/api/consistency/export").text())
                .contains("138****5678")
                .doesNotContain("13812345678");
        assertThat(ledger.jdbc()
                        .queryForObject(
                                "select count(*) from audit_row where action = 'consistency.export'", Long.class))
                .isEqualTo(2);
    }

    @Test
    void pagesTogetherAreTheWholeListInOneOrder() {
        register(java.util.stream.IntStream.range(0, 25)
                .mapToObj(i -> NewItem.site("P" + i).with(ItemField.NAME, "甲").gross(String.valueOf(100 + i)))
                .toArray(NewItem[]::new));

        List<String> whole = ids(page("limit=500"));
        List<String> pieces = new java.util.ArrayList<>();
        for (int offset = 0; offset < 30; offset += 10) {
            pieces.addAll(ids(page("limit=10&offset=" + offset)));
        }
        assertThat(whole).hasSize(25).doesNotHaveDuplicates();
        assertThat(pieces).isEqualTo(whole);
        assertThat(codes(page("limit=1").get("findings").get(0))).containsExactly("P24");
    }

    private NewItem land(String code, MultiPolygon shape) {
        return land(code, shape, areas.measure(shape).squareMetres());
    }

    private static NewItem land(String code, MultiPolygon shape, BigDecimal land) {
        return NewItem.site(code).with(ItemField.LAND_AREA, land).shaped(shape);
    }

    private static NewItem named(String code, MultiPolygon shape) {
        return NewItem.site(code).with(ItemField.NAME, code).gross("10").shaped(shape);
    }

    private void register(NewItem... some) {
        items.apply(
                Arrays.stream(some)
                        .map(item -> (ItemCommand) item.from(SHEET).command())
                        .toList(),
                People.EDITOR,
                Dating.effective(DAY));
    }

    private void revise(String code, ItemField field, Object value) {
        var item = items.findByCode(code).orElseThrow();
        items.apply(
                List.of(new ItemCommand.Revise(
                        item.id(),
                        item.version(),
                        FieldValues.none().with(field, value),
                        null,
                        null,
                        Map.of(),
                        Map.of(),
                        "",
                        ItemSource.mapEdit())),
                People.EDITOR,
                Dating.effective(DAY));
    }

    private Clerk.Answer answer(JsonNode finding, String reason) {
        return editor.post(
                "/api/consistency/" + finding.get("id").asString() + "/answer",
                Map.of("reason", reason, "factsMark", finding.get("factsMark").asString()));
    }

    private JsonNode page(String query) {
        Clerk.Answer answer = editor.get("/api/consistency?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode only(ConsistencyCheck check) {
        JsonNode findings = page("check=" + check).get("findings");
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private JsonNode only(String code) {
        return page("check=SHAPE_MISSING&q=" + code).get("findings").get(0);
    }

    private List<String> found() {
        return StreamSupport.stream(page("limit=500").get("findings").spliterator(), false)
                .map(finding -> finding.get("check").asString() + " " + String.join(" ", codes(finding)))
                .toList();
    }

    private static List<String> ids(JsonNode page) {
        return StreamSupport.stream(page.get("findings").spliterator(), false)
                .map(finding -> finding.get("id").asString())
                .toList();
    }

    private static List<String> codes(JsonNode finding) {
        return StreamSupport.stream(finding.get("items").spliterator(), false)
                .map(item -> item.get("code").asString())
                .toList();
    }
}
