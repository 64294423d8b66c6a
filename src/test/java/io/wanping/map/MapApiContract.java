package io.wanping.map;

import static io.wanping.journal.AreaAccount.RELEASE;
import static io.wanping.journal.AreaAccount.RESERVE;
import static io.wanping.journal.AreaAccount.UNCOUNTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.geo.Ewkb;
import io.wanping.journal.AreaJournal;
import io.wanping.register.ItemField;
import io.wanping.register.ItemKind;
import io.wanping.register.Items;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.Entries;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Zones;
import java.time.LocalDate;
import java.util.ArrayList;
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

/** The map as a browser gets it. */
abstract class MapApiContract {

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
    private UUID site;
    private UUID building;

    @BeforeEach
    void enter() {
        ledger.clear();
        entries = new Entries(items, journal, zones);
        viewer = clerks.viewer();
        site = entries.site("S-1", 1_000, entries.squareIn("SHIBEI", 0), LONG_AGO);
        building = entries.register(
                ItemKind.BUILDING,
                "S-1-1",
                Entries.gross(2_000).with(ItemField.SITE_CODE, "S-1").with(ItemField.NAME, "一号楼"),
                entries.squareIn("SHIBEI", 0),
                LONG_AGO);
        entries.site("S-2", 3_000, entries.squareIn("NANXI", 0), LONG_AGO);
        entries.site("S-3", 4_000, null, LONG_AGO);
        entries.move(building, UNCOUNTED, RELEASE, 1_500, LocalDate.of(2025, 6, 1));
    }

    @Test
    void showsItemsWithTheAccountMostOfThemIsInOnTheDay() {
        JsonNode now = viewer.get("/api/map/items?asOf=2025-06-01").json();
        JsonNode before = viewer.get("/api/map/items?asOf=2025-05-31").json();

        assertThat(codes(now)).containsExactly("S-1", "S-2", "S-1-1");
        assertThat(property(now, "S-1-1", "account")).isEqualTo("RELEASE");
        assertThat(property(now, "S-1", "account")).isEqualTo("RELEASE");
        assertThat(property(before, "S-1-1", "account")).isEqualTo("UNCOUNTED");
        assertThat(property(now, "S-2", "account")).isEqualTo("UNCOUNTED");
        JsonNode feature = now.path("features").get(2);
        assertThat(feature.path("id").asString()).isEqualTo(building.toString());
        assertThat(feature.path("geometry").path("type").asString()).isEqualTo("MultiPolygon");
        assertThat(feature.path("properties").path("name").asString()).isEqualTo("一号楼");
        assertThat(feature.path("properties").path("siteId").asString()).isEqualTo(site.toString());
        assertThat(feature.path("properties").path("zone").asString()).isEqualTo("SHIBEI");
        assertThat(feature.path("properties").path("proposed").asBoolean()).isFalse();
    }

    @Test
    void marksWhatWaitsForAChecker() {
        entries.propose(building, UNCOUNTED, RESERVE, 100, LocalDate.of(2025, 6, 2));

        JsonNode map = viewer.get("/api/map/items").json();

        assertThat(property(map, "S-1-1", "proposed")).isEqualTo("true");
        assertThat(property(map, "S-1", "proposed")).isEqualTo("true");
        assertThat(property(map, "S-2", "proposed")).isEqualTo("false");
    }

    @Test
    void showsOneKindAndWhatTheBoxMeets() {
        var square = entries.squareIn("NANXI", 0).getEnvelopeInternal();
        String box = square.getMinX() + "," + square.getMinY() + "," + square.getMaxX() + "," + square.getMaxY();

        assertThat(codes(viewer.get("/api/map/items?kind=BUILDING").json())).containsExactly("S-1-1");
        assertThat(codes(viewer.get("/api/map/items?kind=site").json())).containsExactly("S-1", "S-2");
        assertThat(codes(viewer.get("/api/map/items?bbox=" + box).json())).containsExactly("S-2");
    }

    @Test
    void sendsNothingTwiceUntilSomethingInTheViewChanges() {
        Clerk.Answer first = viewer.get("/api/map/items?kind=BUILDING");
        String tag = first.header("ETag");
        assertThat(tag).isNotEmpty();
        assertThat(first.header("Cache-Control")).contains("no-cache");

        assertThat(ifChanged("/api/map/items?kind=BUILDING", tag).status()).isEqualTo(304);

        entries.propose(building, UNCOUNTED, RESERVE, 100, LocalDate.of(2025, 6, 2));
        Clerk.Answer changed = ifChanged("/api/map/items?kind=BUILDING", tag);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void refusesToSendMoreThanABrowserDrawsAndSaysHowManyThereAre() {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i <= ItemLayer.MOST_FEATURES; i++) {
            rows.add(new Object[] {UUID.randomUUID(), "M-" + i, Ewkb.bytes(Entries.square(121.46, 31.24))});
        }
        ledger.jdbc().batchUpdate("""
                        insert into item (id, kind, code, zone_code, zone_method, capacity_m2, version, provenance, attributes,
                            created_at, changed_at, footprint)
                        values (?, 'SITE', ?, 'NONE', 'TEST', 0, 1, '{}', '{}', current_timestamp, current_timestamp,
                            cast(? as geometry))""", rows);

        Clerk.Answer answer = viewer.get("/api/map/items?bbox=121.45,31.23,121.47,31.25");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("map.too-many");
        assertThat(answer.json().path("arguments").path("count").asInt()).isEqualTo(ItemLayer.MOST_FEATURES + 1);
        assertThat(answer.json().path("title").asString()).contains("5001");
    }

    @Test
    void drawsTheBackdropFromItsOwnFilesAndLetsTheBrowserKeepIt() {
        Clerk.Answer answer = viewer.get("/api/map/backdrop");

        List<String> kinds = StreamSupport.stream(answer.json().path("features").spliterator(), false)
                .map(feature -> feature.path("properties").path("kind").asString())
                .distinct()
                .toList();
        assertThat(kinds).containsExactlyInAnyOrder("motorway", "primary", "rail", "station");
        assertThat(answer.json().path("attribution").asString()).contains("OpenStreetMap");
        assertThat(answer.header("Cache-Control")).contains("max-age=3600").contains("private");
        assertThat(ifChanged("/api/map/backdrop", answer.header("ETag")).status())
                .isEqualTo(304);
    }

    @Test
    void countsItemsByColourAndAreaByAccount() {
        JsonNode summary = viewer.get("/api/map/summary").json();

        assertThat(summary.path("items").asInt()).isEqualTo(4);
        assertThat(summary.path("placed").asInt()).isEqualTo(3);
        assertThat(summary.path("unplaced").asInt()).isEqualTo(1);
        JsonNode byAccount = summary.path("byAccount");
        assertThat(byAccount.path("RELEASE").path("items").asInt()).isEqualTo(2);
        assertThat(byAccount.path("RELEASE").path("area_m2").decimalValue()).isEqualByComparingTo("1500");
        assertThat(byAccount.path("UNCOUNTED").path("items").asInt()).isEqualTo(2);
        assertThat(byAccount.path("UNCOUNTED").path("area_m2").decimalValue()).isEqualByComparingTo("7500");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/map/items?bbox=1;2;3;4, 422, map.box-unreadable",
        "/api/map/items?kind=ROAD, 422, map.kind-unknown",
        "/api/map/items?asOf=%2B99999-01-01, 422, map.date-out-of-range",
        "/api/map/summary?asOf=0001-01-01, 422, map.date-out-of-range",
        "/api/map/summary?asOf=soon, 400, shell.unreadable-request"
    })
    void refusesWhatItCannotReadWithACode(String path, int status, String code) {
        Clerk.Answer answer = viewer.get(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("title").asString()).doesNotContain("{").isNotEqualTo(code);
    }

    private Clerk.Answer ifChanged(String path, String tag) {
        return viewer.send("GET", path, null, Map.of("If-None-Match", tag));
    }

    private static List<String> codes(JsonNode collection) {
        return StreamSupport.stream(collection.path("features").spliterator(), false)
                .map(feature -> feature.path("properties").path("code").asString())
                .toList();
    }

    private static String property(JsonNode collection, String code, String name) {
        return StreamSupport.stream(collection.path("features").spliterator(), false)
                .map(feature -> feature.path("properties"))
                .filter(properties -> properties.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow()
                .path(name)
                .asString();
    }
}
