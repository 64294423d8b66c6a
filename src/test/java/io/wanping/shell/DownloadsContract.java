package io.wanping.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.account.Role;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.SettableClock;
import io.wanping.testing.TestLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What leaves as a file holds what its readers may know, and leaves a row behind. */
abstract class DownloadsContract {

    private static final List<String> PERSONS = List.of("江一帆", "唐若溪", "13812345678", "江*", "唐*", "138*");
    private static final String OUTLINE = """
            {"type":"Polygon","coordinates":[[[121.4522345,31.2812345],[121.4528345,31.2812345],[121.4528345,31.2817345],
            [121.4522345,31.2817345],[121.4522345,31.2812345]]]}""";

    @Autowired
    private Clerks clerks;

    @Autowired
    private TestLedger ledger;

    @Autowired
    private SettableClock clock;

    private Clerk editor;

    @BeforeEach
    void items() {
        ledger.clear();
        editor = clerks.editor();
        Clerk.Answer made = editor.post("/api/items", """
                {"kind":"SITE","code":"D-1","name":"=HYPERLINK(1)","geometry":%s,"fields":{"responsiblePerson":"江一帆",
                "rightHolder":"唐若溪","remarks":"联系江一帆 13812345678","address":"某路 13812345678","landArea_m2":1000.5,
                "responsibleUnit":"静安区科经委 13812345678","grossFloorArea_m2":2000}}""".formatted(OUTLINE), Map.of());
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(editor.post("/api/items", Map.of("kind", "SITE", "code", "D-2", "name", "不在图上"))
                        .status())
                .isEqualTo(201);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void theBureauGetsWholeOutlines() {
        Clerk.Answer file = editor.get("/api/files/export?format=geojson&audience=internal");

        assertThat(file.status()).as(file.text()).isEqualTo(200);
        assertThat(file.header("Content-Type")).startsWith("application/geo+json");
        assertThat(file.header("Content-Disposition")).contains("attachment").contains("items-internal-");
        JsonNode features = file.json().path("features");
        assertThat(features.size()).isEqualTo(2);
        JsonNode first = features.get(0);
        assertThat(first.path("properties").path("code").asString()).isEqualTo("D-1");
        assertThat(first.path("geometry").path("type").asString()).endsWith("Polygon");
        assertThat(first.path("geometry").toString()).contains("121.4522345");
        assertThat(first.path("properties").path("responsiblePerson").asString())
                .isEqualTo("江一帆");
        assertThat(first.path("properties").path("uncounted_m2").asInt()).isEqualTo(2000);
        assertThat(features.get(1).path("geometry").isNull()).isTrue();
    }

    @Test
    void outsidersGetNeitherBoundaryPointsNorPersons() {
        for (String format : List.of("geojson", "csv")) {
            Clerk.Answer file = editor.get("/api/files/export?format=" + format + "&audience=external");
            assertThat(file.status()).as(file.text()).isEqualTo(200);
            assertThat(PERSONS).as(format).noneMatch(file.text().replace("138****5678", "")::contains);
            assertThat(file.text())
                    .doesNotContain("Polygon")
                    .doesNotContain("POLYGON")
                    .doesNotContain("121.452234")
                    .doesNotContain("某路")
                    .doesNotContain("responsiblePerson")
                    .doesNotContain("rightHolder")
                    .doesNotContain("remarks")
                    .contains("D-1")
                    .contains("静安区科经委")
                    .contains("121.453")
                    .contains("31.281");
        }
        JsonNode point = editor.get("/api/files/export?format=geojson&audience=external")
                .json()
                .path("features")
                .get(0)
                .path("geometry");
        assertThat(point.path("type").asString()).isEqualTo("Point");
        assertThat(point.path("coordinates").toString()).isEqualTo("[121.453,31.281]");
    }

    @Test
    void spreadsheetsGetTextAsText() {
        String file =
                editor.get("/api/files/export?format=csv&audience=internal").text();
        List<String> lines = file.lines().toList();

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("\ufeffcode,kind,zone,").endsWith(",lon,lat,wkt");
        assertThat(lines.get(1))
                .contains("'=HYPERLINK(1)")
                .contains("MULTIPOLYGON")
                .contains("1000.5");
    }

    @Test
    void eachFileLeavesARowThatSaysHowManyAndWhich() {
        editor.get("/api/files/export?format=geojson&audience=external&q=D-1");

        Map<String, Object> row = ledger.jdbc()
                .queryForMap("select actor, result, detail from audit_row where action = 'coordinates.download'");
        assertThat(row.get("actor")).isEqualTo("editor");
        assertThat(row.get("result")).isEqualTo("DONE");
        assertThat(row.get("detail").toString())
                .contains("\"count\":1")
                .contains("\"audience\":\"EXTERNAL\"")
                .contains("\"format\":\"GEOJSON\"")
                .contains("q=D-1");
    }

    @Test
    void nothingLeavesWithoutTheRightOrWithoutAnAudience() {
        for (Role role : List.of(Role.VIEWER, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR)) {
            assertThat(clerks.of(role)
                            .get("/api/files/export?format=csv&audience=external")
                            .code())
                    .isEqualTo("account.right-missing");
        }
        for (String query : List.of(
                "",
                "?format=csv",
                "?audience=internal",
                "?format=shp&audience=internal",
                "?format=csv&audience=everybody",
                "?format=&audience=",
                "?format=csv&audience=internal&bbox=1,2",
                "?format=csv&audience=internal&kind=CASTLE",
                "?format=csv%0d%0aX:y&audience=internal")) {
            Clerk.Answer refused = editor.get("/api/files/export" + query);
            assertThat(refused.status()).as(query).isIn(400, 422);
            assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        }
        assertThat(rows("coordinates.download")).isZero();
        assertThat(ledger.jdbc()
                        .queryForObject(
                                "select count(*) from audit_row where result = 'REFUSED' and subject = 'GET /api/files/export'",
                                Long.class))
                .as("who may not is recorded")
                .isEqualTo(4);
    }

    @Test
    void whoeverIsKeptToHisZonesExportsThose() {
        Clerk shibei = clerks.signedIn("shibei-export", "市北", Set.of(Role.EDITOR), "SHIBEI");
        assertThat(features(shibei)).isEqualTo(2);
        clerks.of(Role.SECURITY_ADMIN)
                .put("/api/account-policy", Map.of("otherZones", "HIDDEN"), Map.of("If-Match", "\"0\""));
        assertThat(features(shibei)).isZero();
        assertThat(features(editor)).isEqualTo(2);
    }

    @Test
    void lookingAtTheMapIsRecordedOnceAnHour() {
        clock.advance(Duration.ofDays(2));
        Clerk reader = clerks.signedIn("map-reader", "看图人", Set.of(Role.VIEWER));
        List<Long> seen = new ArrayList<>();
        for (int hour = 0; hour < 3; hour++) {
            for (int i = 0; i < 5; i++) {
                assertThat(reader.get("/api/map/items").status()).isEqualTo(200);
                assertThat(reader.get("/tiles/sites/12/3430/1674.mvt").status()).isEqualTo(200);
                assertThat(reader.get("/tiles/zones/12/3430/1674.mvt").status()).isEqualTo(200);
            }
            seen.add(rows("coordinates.view"));
            clock.advance(Duration.ofHours(1));
            reader.signIn("map-reader", Clerks.PASSWORD);
        }
        assertThat(seen).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aProgramExportsAndIsRecordedUnderItsOwner() {
        Clerk.Answer made =
                editor.post("/api/account/application-passwords", Map.of("name", "GIS", "password", Clerks.PASSWORD));
        assertThat(made.status()).as(made.text()).isIn(200, 201);
        String basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString(
                                ("editor:" + made.json().path("password").asString()).getBytes());
        Clerk.Answer file = clerks.anonymous()
                .send(
                        "GET",
                        "/api/files/export?format=geojson&audience=internal",
                        null,
                        Map.of("Authorization", basic));
        assertThat(file.status()).as(file.text()).isEqualTo(200);
        assertThat(rows("coordinates.download")).isEqualTo(1);
    }

    private static int features(Clerk clerk) {
        return clerk.get("/api/files/export?format=geojson&audience=internal")
                .json()
                .path("features")
                .size();
    }

    private long rows(String action) {
        return ledger.jdbc()
                .queryForObject(
                        "select count(*) from audit_row where result = 'DONE' and action = ?", Long.class, action);
    }
}
