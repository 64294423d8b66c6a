package io.wanping.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.account.Role;
import io.wanping.geo.GeoJson;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.Plots;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Zones;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A clerk's day at the registers, over HTTP. */
abstract class RegisterHttpContract {

    @Autowired
    private Clerks clerks;

    @Autowired
    private Zones zones;

    @Autowired
    private TestLedger ledger;

    private Clerk editor;

    @BeforeEach
    void open() {
        ledger.clear();
        editor = clerks.editor();
    }

    @Test
    void aClerkRegistersASiteDrawsItCorrectsItAndReadsItsHistory() {
        Clerk.Answer made = editor.post("/api/sites", body("S1", Map.of("name", "老厂区", "grossFloorArea_m2", 1200.5)));
        assertThat(made.status()).isEqualTo(201);
        String address = made.header("Location");
        assertThat(address).startsWith("/api/sites/");
        assertThat(made.header("ETag")).isEqualTo("\"1\"");

        Clerk.Answer read = editor.get(address);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json().get("zone").asString()).isEqualTo("UNPLACED");
        assertThat(read.json().get("capacity_m2").decimalValue()).isEqualByComparingTo("1200.5");
        assertThat(read.json().get("fields").get("name").asString()).isEqualTo("老厂区");

        Clerk.Answer drawn = editor.patch(
                address, Map.of("geometry", GeoJson.write(plot(0)), "reason", "补绘红线"), ifMatch(read.header("ETag")));
        assertThat(drawn.status()).isEqualTo(200);
        assertThat(drawn.header("ETag")).isEqualTo("\"2\"");
        assertThat(editor.get(address).json().get("zone").asString()).isEqualTo("SHIBEI");
        assertThat(editor.get(address).json().get("measuredArea_m2").decimalValue())
                .isPositive();

        JsonNode revisions = editor.get(address + "/revisions").json();
        assertThat(revisions).hasSize(2);
        assertThat(revisions.get(0).get("reason").asString()).isEqualTo("补绘红线");
        assertThat(revisions.get(0).get("geometryChanged").booleanValue()).isTrue();
        assertThat(revisions.get(0).get("actorName").asString()).isEqualTo("周予安");
        assertThat(revisions.get(1).get("changes").get(0).get("label").asString())
                .isIn("名称", "总建筑面积");
    }

    @Test
    void theThreeAddressesShowTheSameRecords() {
        String site = idOf(editor.post("/api/sites", body("S1", Map.of())));
        String building = idOf(editor.post("/api/buildings", body("B1", Map.of("siteCode", "S1"))));

        assertThat(codes("/api/sites")).containsExactly("S1");
        assertThat(codes("/api/buildings")).containsExactly("B1");
        assertThat(codes("/api/items")).containsExactly("B1", "S1");
        assertThat(codes("/api/sites?kind=BUILDING")).containsExactly("S1");
        assertThat(editor.get("/api/items/" + building)
                        .json()
                        .get("site")
                        .get("id")
                        .asString())
                .isEqualTo(site);
        assertThat(editor.get("/api/sites/" + building).status()).isEqualTo(404);
        assertThat(editor.get("/api/buildings/" + site).status()).isEqualTo(404);
        assertThat(editor.get("/api/buildings/" + site + "/revisions").status()).isEqualTo(404);
        assertThat(editor.patch("/api/buildings/" + site, Map.of(), ifMatch("\"1\""))
                        .status())
                .isEqualTo(404);
        assertThat(editor.patch("/api/buildings/" + building, Map.of("fields", Map.of("name", "x")), ifMatch("\"1\""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anAddressWithAKindTakesNoOther() {
        Map<String, Object> body = new LinkedHashMap<>(body("B1", Map.of()));
        body.put("kind", "BUILDING");

        assertThat(editor.post("/api/sites", body).code()).isEqualTo("register.value-type");
        assertThat(editor.post("/api/buildings", body).status()).isEqualTo(201);
        assertThat(editor.post("/api/items", body("X", Map.of())).code()).isEqualTo("register.value-type");
    }

    @Test
    void everyProblemIsToldWithItsPlaceInBothLanguages() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("grossFloorArea_m2", "一千");
        fields.put("floorsAbove", 2.5);
        fields.put("deadline", "2026-02-30");
        fields.put("lowEfficiency", "yes");
        fields.put("nonsense", 1);
        Clerk.Answer answer = editor.post("/api/buildings", body("B1", fields));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        List<String> codes = new ArrayList<>();
        answer.json()
                .get("findings")
                .forEach(finding -> codes.add(finding.get("code").asString() + " "
                        + finding.get("place").get("field").asString()));
        assertThat(codes)
                .containsExactlyInAnyOrder(
                        "register.value-type grossFloorArea_m2",
                        "register.value-type floorsAbove",
                        "register.value-type deadline",
                        "register.value-type lowEfficiency",
                        "register.field-unknown nonsense");
        Clerk.Answer english =
                editor.post("/api/buildings", body("B1", Map.of("nonsense", 1)), Map.of("Accept-Language", "en"));
        assertThat(english.json().get("title").asString()).isEqualTo("Unknown field");
        assertThat(ledger.rows("item")).containsEntry("item", 0L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":\"B1\",\"fields\":{\"grossFloorArea_m2\":1e999999999}}",
                "{\"code\":\"B1\",\"fields\":{\"grossFloorArea_m2\":-1e999999999}}",
                "{\"code\":\"B1\",\"fields\":{\"floorsAbove\":1e999999999}}",
                "{\"code\":\"B1\",\"fields\":{\"grossFloorArea_m2\":1e300}}",
                "{\"code\":\"B1\",\"fields\":{\"name\":\"a\\u0000b\"}}",
                "{\"code\":\"B1\",\"fields\":{\"name\":\"a\\ud800b\"}}",
                "{\"code\":\"B\\u00001\"}",
                "{\"code\":\"B1\",\"fields\":\"nothing\"}",
                "{\"code\":\"B1\",\"fields\":[1]}",
                "{\"code\":\"B1\",\"scopes\":[\"ATLANTIS\"]}",
                "{\"code\":\"B1\",\"fields\":{\"deadline\":\"+99999999-01-01\"}}",
                "{\"code\":\"B1\",\"geometry\":{\"type\":\"Polygon\"}}",
                "{\"code\":\"B1\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[121.4,31.3]}}",
                "{\"code\":\"B1\",\"geometry\":\"POLYGON EMPTY\"}",
                "{\"code\":\"B1\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[1e400,31],[121,31],[121,32],[1e400,31]]]}}",
                "{\"code\":null}",
                "{}"
            })
    void unusableRecordsAreRefusedWithFindingsAndWriteNothing(String body) {
        Clerk.Answer answer = editor.post("/api/buildings", body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().get("findings")).isNotEmpty();
        assertThat(ledger.rows("item", "item_revision").values()).containsOnly(0L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"code\":\"B1\",\"kind\":\"CASTLE\"}",
                "{\"code\":{}}",
                "{\"code\":\"B1\",\"scopes\":[null]}",
                "null"
            })
    void unreadableBodiesAreRefused(String body) {
        assertThat(editor.post("/api/items", body).status()).isEqualTo(400);
    }

    @Test
    void aBowTieIsRefusedAndSaysWhereItsLinesCross() {
        Map<String, Object> body = new LinkedHashMap<>(body("B1", Map.of()));
        body.put("geometry", GeoJson.write(Plots.bowTie(plot(0))));

        Clerk.Answer answer = editor.post("/api/buildings", body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).startsWith("geo.");
        assertThat(answer.json().get("findings").get(0).get("seen").asString()).isNotBlank();
    }

    @Test
    void aShapeAtSeaIsRefused() {
        Map<String, Object> body = new LinkedHashMap<>(body("B1", Map.of()));
        body.put("geometry", GeoJson.write(Plots.AT_SEA));

        assertThat(editor.post("/api/buildings", body).code()).isEqualTo("register.outside-district");
    }

    @Test
    void aChangeNamesTheVersionItStartsFrom() {
        String address = "/api/items/" + idOf(editor.post("/api/sites", body("S1", Map.of())));

        for (Map<String, String> headers :
                List.of(Map.<String, String>of(), ifMatch("*"), ifMatch("x"), ifMatch("\"1\", \"2\""))) {
            Clerk.Answer answer = editor.patch(address, Map.of("fields", Map.of("name", "x")), headers);
            assertThat(answer.status()).isEqualTo(428);
            assertThat(answer.code()).isEqualTo("register.base-version-missing");
        }
    }

    @Test
    void aStaleChangeAnswers412WithBothVersions() {
        String address = "/api/items/" + idOf(editor.post("/api/sites", body("S1", Map.of())));
        editor.patch(address, Map.of("fields", Map.of("name", "甲")), ifMatch("\"1\""));

        Clerk.Answer answer = editor.patch(address, Map.of("fields", Map.of("name", "乙")), ifMatch("W/\"1\""));

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.code()).isEqualTo("register.stale");
        assertThat(answer.json().get("arguments").get("seen").asString()).isEqualTo("1");
        assertThat(answer.json().get("arguments").get("current").asString()).isEqualTo("2");
        assertThat(answer.json().get("title").asString()).contains("S1", "第 1 版", "第 2 版");
    }

    @Test
    void anOperatorSeesAllAndChangesOnlyHisZone() {
        Clerk operator = clerks.signedIn("shibei-op", "市北运营", Set.of(Role.EDITOR), "SHIBEI");
        Map<String, Object> daning = new LinkedHashMap<>(body("D1", Map.of()));
        daning.put("geometry", GeoJson.write(plotIn("DANING")));
        String address = "/api/sites/" + idOf(editor.post("/api/sites", daning));

        assertThat(operator.get(address).status()).isEqualTo(200);
        Clerk.Answer answer = operator.patch(address, Map.of("fields", Map.of("name", "x")), ifMatch("\"1\""));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("register.not-your-zone");
    }

    @Test
    void listsAreCutIntoPagesThatMissAndRepeatNothing() {
        for (int i = 0; i < 7; i++) {
            editor.post("/api/buildings", body("B" + i, Map.of("grossFloorArea_m2", (i % 3) * 100)));
        }
        for (String sort : List.of("code", "area", "name")) {
            List<String> seen = new ArrayList<>();
            String next = "";
            for (int pages = 0; next != null && pages < 10; pages++) {
                JsonNode page = editor.get(
                                "/api/buildings?limit=3&sort=" + sort + (next.isEmpty() ? "" : "&cursor=" + next))
                        .json();
                page.get("items").forEach(item -> seen.add(item.get("code").asString()));
                assertThat(page.get("total").intValue()).isEqualTo(7);
                next = page.path("next").isNull() || page.path("next").isMissingNode()
                        ? null
                        : page.get("next").asString();
            }
            assertThat(seen).as(sort).hasSize(7).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "q=%25,0",
        "q=_,0",
        "q=!,0",
        "q=老厂,1",
        "q=s1,1",
        "q=%00,-1",
        "zone=UNPLACED,1",
        "zone=SHIBEI,1",
        "zone=x,0",
        "street=x,0",
        "scope=x,0",
        "site=x,0",
        "placed=true,1",
        "placed=false,1",
        "account=UNCOUNTED,1",
        "account=RESERVE,0",
        "limit=-5,2",
        "limit=100000,2",
        "cursor=00000000-0000-7000-8000-000000000000,0"
    })
    void filtersTakeAnythingSomebodyMayType(String query, int expected) {
        editor.post("/api/sites", body("S1", Map.of("name", "老厂区", "grossFloorArea_m2", 10)));
        Map<String, Object> placed = new LinkedHashMap<>(body("S2", Map.of()));
        placed.put("geometry", GeoJson.write(plot(0)));
        editor.post("/api/sites", placed);

        Clerk.Answer answer = editor.get("/api/items?" + query);

        if (expected < 0) {
            assertThat(answer.status()).isEqualTo(400);
        } else {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().get("total").intValue() - (query.startsWith("cursor") ? 2 : 0))
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bbox=1,2,3",
                "bbox=a,b,c,d",
                "bbox=NaN,0,1,1",
                "bbox=0,0,Infinity,1",
                "bbox=-1e308,-1e308,1e308,1e308",
                "bbox=5,5,5,5"
            })
    void aBoxNobodyUnderstandsIsRefused(String query) {
        Clerk.Answer answer = editor.get("/api/items?" + query);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("journal.box-unreadable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind=CASTLE", "placed=perhaps", "cursor=x", "limit=many", "account=ATTIC"})
    void aFilterOfTheWrongTypeIsRefused(String query) {
        assertThat(editor.get("/api/items?" + query).status()).isEqualTo(400);
    }

    @Test
    void theBoxFindsWhatLiesInIt() {
        Map<String, Object> placed = new LinkedHashMap<>(body("S2", Map.of()));
        placed.put("geometry", GeoJson.write(plot(0)));
        editor.post("/api/sites", placed);

        assertThat(codes("/api/items?bbox=121.3,31.1,121.6,31.4")).containsExactly("S2");
        assertThat(codes("/api/items?bbox=120.3,30.1,120.6,30.4")).isEmpty();
    }

    private List<String> codes(String path) {
        List<String> codes = new ArrayList<>();
        editor.get(path)
                .json()
                .get("items")
                .forEach(item -> codes.add(item.get("code").asString()));
        return codes;
    }

    private static Map<String, Object> body(String code, Map<String, ?> fields) {
        return Map.of("code", code, "fields", fields);
    }

    private static Map<String, String> ifMatch(String version) {
        return Map.of("If-Match", version);
    }

    private static String idOf(Clerk.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private MultiPolygon plot(int number) {
        return Plots.within(zones.findZoneByName("SHIBEI").orElseThrow().outline(), number + 1)
                .get(number);
    }

    private MultiPolygon plotIn(String zone) {
        return Plots.within(zones.findZoneByName(zone).orElseThrow().outline(), 1)
                .get(0);
    }
}
