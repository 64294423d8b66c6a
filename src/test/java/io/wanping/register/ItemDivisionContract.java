package io.wanping.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.geo.GeoJson;
import io.wanping.journal.AreaAccount;
import io.wanping.journal.AreaJournal;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.Entries;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Zones;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Splitting and merging over HTTP, with what the journal, the buildings and the history make of it. */
abstract class ItemDivisionContract {

    private static final LocalDate LONG_AGO = LocalDate.of(2024, 3, 1);
    private static final JsonMapper JSON = JsonMapper.builder().build();

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
    private JdbcTemplate jdbc;

    private Entries entries;
    private Clerk editor;
    private MultiPolygon square;
    private Envelope box;

    @BeforeEach
    void enter() {
        ledger.clear();
        entries = new Entries(items, journal, zones);
        editor = clerks.editor();
        square = entries.squareIn("SHIBEI", 0);
        box = square.getEnvelopeInternal();
    }

    @Test
    void dividesAreasByGroundAndLeavesTheSumsAsTheyAre() {
        UUID site = entries.site("P", 1_001, square, LONG_AGO);
        JsonNode parts = preview(site, line(0.3)).json().path("parts");
        assertThat(parts).hasSize(2);
        assertThat(parts.get(0).path("share").doubleValue()).isBetween(0.299, 0.301);

        Clerk.Answer done = split(site, 1, parts, "分宗");

        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(codes()).containsExactlyInAnyOrder("P-1", "P-2");
        assertThat(sum("grossFloorArea_m2")).isEqualByComparingTo("1001");
        assertThat(total("select sum(capacity_m2) from item where retired_at is null"))
                .isEqualByComparingTo("1001");
        assertThat(
                        total(
                                "select sum(case when to_account = 'UNCOUNTED' then area_m2 else -area_m2 end) from area_posting"))
                .as("what the journal holds")
                .isEqualByComparingTo("1001");
        assertThat(editor.get("/api/items/" + site).status()).isEqualTo(404);
    }

    @Test
    void keepsVerticesAndShowsWhoCameFromWhom() {
        UUID site = entries.site("P", 100, square, LONG_AGO);
        JsonNode parts = preview(site, line(0.5)).json().path("parts");
        JsonNode ids = split(site, 1, parts, "分宗").json().path("ids");

        for (int i = 0; i < 2; i++) {
            JsonNode saved =
                    editor.get("/api/items/" + ids.get(i).asString()).json().path("geometry");
            MultiPolygon shape = (MultiPolygon) GeoJson.read(saved);
            MultiPolygon shown = (MultiPolygon) GeoJson.read(parts.get(i).path("geometry"));
            assertThat(shape.norm().equalsExact(shown.norm(), 1e-7)).isTrue();
            JsonNode lineage = editor.get("/api/items/" + ids.get(i).asString() + "/lineage")
                    .json();
            assertThat(lineage.path("parents").get(0).path("code").asString()).isEqualTo("P");
            assertThat(lineage.path("parents").get(0).path("retired").asBoolean())
                    .isTrue();
            assertThat(lineage.path("parents").get(0).path("reason").asString()).isEqualTo("分宗");
        }
        assertThat(editor.get("/api/items/" + site + "/lineage").json().path("children"))
                .hasSize(2);
    }

    @Test
    void takesBuildingsAlongToThePartTheyStandOn() {
        UUID site = entries.site("P", 5_000, square, LONG_AGO);
        MultiPolygon east = Entries.square(box.getMinX() + 0.7 * box.getWidth(), box.getMinY() + 0.2 * box.getHeight());
        UUID building = entries.register(
                ItemKind.BUILDING, "B", Entries.gross(800).with(ItemField.SITE_CODE, "P"), east, LONG_AGO);
        UUID unplaced = entries.register(
                ItemKind.BUILDING, "C", Entries.gross(200).with(ItemField.SITE_CODE, "P"), null, LONG_AGO);
        entries.move(building, AreaAccount.UNCOUNTED, AreaAccount.RELEASE, 800, LocalDate.of(2025, 6, 1));
        long version = items.getItem(site).version();

        JsonNode parts = preview(site, line(0.6)).json().path("parts");
        assertThat(parts.get(0).path("areas_m2").has("grossFloorArea_m2")).isFalse();
        assertThat(split(site, version, parts, "").status()).isEqualTo(200);

        assertThat(editor.get("/api/items/" + building)
                        .json()
                        .path("site")
                        .path("code")
                        .asString())
                .isEqualTo("P-2");
        assertThat(editor.get("/api/items/" + unplaced)
                        .json()
                        .path("site")
                        .path("code")
                        .asString())
                .isEqualTo("P-1");
        assertThat(total("select sum(capacity_m2) from item where retired_at is null"))
                .as("the buildings count, and nothing counts twice")
                .isEqualByComparingTo("1000");
    }

    @Test
    void refusesToSplitWhatIsCountedAlreadyAndWritesNothing() {
        UUID site = entries.site("P", 1_000, square, LONG_AGO);
        entries.move(site, AreaAccount.UNCOUNTED, AreaAccount.RESERVE, 400, LocalDate.of(2025, 6, 1));
        JsonNode parts = preview(site, line(0.5)).json().path("parts");

        Clerk.Answer refused = split(site, items.getItem(site).version(), parts, "");

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text()).contains("P");
        assertThat(codes()).containsExactly("P");
        assertThat(total("select count(*) from item_lineage")).isZero();
        assertThat(total("select count(*) from item")).isOne();
    }

    @Test
    void refusesAStaleSplitALineThatMissesAndPartsThatDoNotMakeUpTheWhole() {
        UUID site = entries.site("P", 1_000, square, LONG_AGO);
        assertThat(preview(site, List.of(List.of(121.0, 31.0), List.of(121.1, 31.0)))
                        .code())
                .isEqualTo("register.split-line-misses");
        assertThat(preview(site, List.of()).status()).isEqualTo(422);
        assertThat(editor.post("/api/items/" + site + "/split/preview", Map.of())
                        .status())
                .isEqualTo(422);
        assertThat(editor.post("/api/items/" + UUID.randomUUID() + "/split/preview", Map.of("line", line(0.5)))
                        .status())
                .isEqualTo(404);

        JsonNode parts = preview(site, line(0.5)).json().path("parts");
        assertThat(split(site, 7, parts, "").status()).isEqualTo(412);
        JsonNode other = preview(site, line(0.9)).json().path("parts");
        JsonNode mixed = JSON.createArrayNode().add(parts.get(0)).add(other.get(1));
        assertThat(split(site, 1, mixed, "").code()).isEqualTo("register.parts-differ");
        JsonNode twice = JSON.createArrayNode().add(other.get(0)).add(parts.get(1));
        assertThat(split(site, 1, twice, "").code()).isEqualTo("register.parts-differ");
        assertThat(split(site, 1, JSON.createArrayNode(), "").code()).isEqualTo("register.split-line-misses");
        assertThat(editor.post("/api/items/" + site + "/split", Map.of("parts", List.of()), Map.of())
                        .status())
                .isEqualTo(428);
        assertThat(codes()).containsExactly("P");
    }

    @Test
    void mergesNeighboursIntoOneThatHoldsWhatTheyHeld() {
        UUID site = entries.site("P", 1_001, square, LONG_AGO);
        JsonNode ids = split(site, 1, preview(site, line(0.4)).json().path("parts"), "")
                .json()
                .path("ids");
        JsonNode union =
                editor.post("/api/items/merge/preview", Map.of("ids", ids)).json();
        assertThat(union.path("areas_m2").path("grossFloorArea_m2").decimalValue())
                .isEqualByComparingTo("1001");

        Clerk.Answer done = merge(union.path("items"), "H");

        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(codes()).containsExactly("H");
        assertThat(sum("grossFloorArea_m2")).isEqualByComparingTo("1001");
        JsonNode merged =
                editor.get("/api/items/" + done.json().path("id").asString()).json();
        MultiPolygon shape = (MultiPolygon) GeoJson.read(merged.path("geometry"));
        assertThat(shape.norm().symDifference(square.norm()).getArea()).isLessThan(1e-10);
        assertThat(editor.get("/api/items/" + done.json().path("id").asString() + "/lineage")
                        .json()
                        .path("parents"))
                .hasSize(2);
        assertThat(
                        total(
                                "select sum(case when to_account = 'UNCOUNTED' then area_m2 else -area_m2 end) from area_posting"))
                .isEqualByComparingTo("1001");
    }

    @Test
    void refusesToMergeWhatLiesApartIsOfTwoKindsOrIsOne() {
        UUID here = entries.site("P", 100, square, LONG_AGO);
        UUID there = entries.site("Q", 100, entries.squareIn("NANXI", 0), LONG_AGO);
        UUID building = entries.register(ItemKind.BUILDING, "B", Entries.gross(5), square, LONG_AGO);
        UUID unplaced = entries.site("R", 100, null, LONG_AGO);

        assertThat(previewMerge(here, there).code()).isEqualTo("register.merge-apart");
        assertThat(previewMerge(here, building).code()).isEqualTo("register.merge-of-kinds");
        assertThat(previewMerge(here, here).code()).isEqualTo("register.merge-too-few");
        assertThat(previewMerge(here).code()).isEqualTo("register.merge-too-few");
        assertThat(previewMerge(here, unplaced).code()).isEqualTo("register.not-on-the-map");
        assertThat(editor.post("/api/items/merge", Map.of()).status()).isBetween(400, 422);
        assertThat(clerks.viewer()
                        .post("/api/items/merge/preview", Map.of("ids", List.of(here, there)))
                        .status())
                .isEqualTo(403);
        assertThat(codes()).contains("P", "Q", "B", "R");
    }

    private Clerk.Answer previewMerge(UUID... ids) {
        return editor.post("/api/items/merge/preview", Map.of("ids", List.of(ids)));
    }

    private Clerk.Answer merge(JsonNode parents, String code) {
        List<Object> versions = new ArrayList<>();
        parents.forEach(one -> versions.add(Map.of(
                "id", one.path("id").asString(), "version", one.path("version").asLong())));
        return editor.post("/api/items/merge", Map.of("items", versions, "code", code, "reason", "并宗"));
    }

    /** A line from south to north across the square. */
    private List<List<Double>> line(double part) {
        double lon = box.getMinX() + part * box.getWidth();
        return List.of(List.of(lon, box.getMinY() - 1e-5), List.of(lon, box.getMaxY() + 1e-5));
    }

    private Clerk.Answer preview(UUID id, Object line) {
        return editor.post(
                "/api/items/" + id + "/split/preview",
                Map.of("line", Map.of("type", "LineString", "coordinates", line)));
    }

    private Clerk.Answer split(UUID id, long version, JsonNode parts, String reason) {
        List<Object> wanted = new ArrayList<>();
        for (JsonNode part : parts) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("code", "P-" + (wanted.size() + 1));
            one.put("geometry", part.path("geometry"));
            wanted.add(one);
        }
        return editor.post(
                "/api/items/" + id + "/split",
                Map.of("parts", wanted, "reason", reason),
                Map.of("If-Match", "\"" + version + "\""));
    }

    private List<String> codes() {
        List<String> codes = new ArrayList<>();
        editor.get("/api/items")
                .json()
                .path("items")
                .forEach(item -> codes.add(item.path("code").asString()));
        return codes;
    }

    private BigDecimal sum(String field) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode item : editor.get("/api/sites").json().path("items")) {
            sum = sum.add(item.path(field).decimalValue());
        }
        return sum;
    }

    private BigDecimal total(String sql) {
        return jdbc.queryForObject(sql, BigDecimal.class);
    }
}
