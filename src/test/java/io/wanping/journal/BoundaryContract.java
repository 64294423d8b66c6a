package io.wanping.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.account.Actor;
import io.wanping.account.Role;
import io.wanping.geo.GeoJson;
import io.wanping.register.Items;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.Entries;
import io.wanping.testing.Plots;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Boundaries;
import io.wanping.zoning.Zones;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The border between two zones moves, over HTTP, on a real database; every test leaves the borders as it found them. */
abstract class BoundaryContract {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private static final LocalDate LONG_AGO = LocalDate.of(2025, 3, 1);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private Boundaries boundaries;

    @Autowired
    private BoundaryChanges changes;

    @Autowired
    private Items items;

    @Autowired
    private AreaJournal journal;

    @Autowired
    private Zones zones;

    @Autowired
    private Clerks clerks;

    @Autowired
    private TestLedger ledger;

    private Map<String, MultiPolygon> asFound;
    private Clerk setter;
    private Clerk editor;
    private Entries entries;
    private List<MultiPolygon> plots;

    @BeforeEach
    void open() {
        ledger.clear();
        setter = clerks.of(Role.SECURITY_ADMIN);
        editor = clerks.editor();
        entries = new Entries(items, journal, zones);
        asFound = new LinkedHashMap<>();
        zones.listZones().forEach(zone -> asFound.put(zone.code(), zone.outline()));
        plots = Plots.within(asFound.get("SHIBEI"), 6);
    }

    @AfterEach
    void putBack() {
        boolean moved =
                zones.listZones().stream().anyMatch(zone -> !zone.outline().equalsTopo(asFound.get(zone.code())));
        if (moved) {
            ledger.clear();
            JsonNode before = JSON.valueToTree(collection(asFound));
            changes.save(
                    before, newest(), TODAY, "恢复", new Actor("test", "测试", java.util.Set.of(), java.util.Set.of()));
        }
    }

    // bad input

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"zones\":null}",
                "{\"zones\":[]}",
                "{\"zones\":\"x\"}",
                "{\"zones\":{\"type\":\"FeatureCollection\",\"features\":[]}}",
                "{\"zones\":{\"features\":[null]}}",
                "{\"zones\":{\"features\":[{\"properties\":{\"code\":\"ATLANTIS\"}}]}}",
                "{\"zones\":{\"features\":[{\"properties\":{\"code\":\"SHIBEI\"},\"geometry\":null}]}}",
                "{\"zones\":{\"features\":[{\"properties\":{\"code\":\"SHIBEI\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}]}}",
                "{\"zones\":{\"features\":[{\"properties\":{\"code\":\"SHIBEI\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[1e400,1],[2,2],[3,1],[1e400,1]]]}}]}}",
                "{\"zones\":{\"features\":[{\"properties\":{\"code\":\"SHIBEI\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[121,31],[122,32],[122,31],[121,32],[121,31]]]}}]}}",
            })
    void outlinesThatCannotBeZonesAreRefusedWithFindings(String body) {
        Clerk.Answer answer = setter.post("/api/boundaries/preview", body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().get("findings")).isNotEmpty();
    }

    @Test
    void gapsAndOverlapsAreRefusedWithTheirPlaceAndNothingIsWritten() {
        MultiPolygon piece = plots.get(2);
        Map<String, MultiPolygon> gap =
                Map.of("SHIBEI", multi(asFound.get("SHIBEI").difference(piece)));
        Map<String, MultiPolygon> overlap =
                Map.of("DANING", multi(asFound.get("DANING").union(piece)));
        long versions = ledger.rows("zone_boundary_version").get("zone_boundary_version");

        for (Clerk.Answer answer : List.of(preview(gap), save(gap, newest(), TODAY, "漏了一块"))) {
            assertThat(answer.code()).isEqualTo("zoning.gap-between-zones");
            JsonNode place = answer.json().get("findings").get(0).get("place");
            assertThat(piece.getEnvelopeInternal()
                            .contains(
                                    place.get("lon").doubleValue(),
                                    place.get("lat").doubleValue()))
                    .isTrue();
        }
        assertThat(preview(overlap).code()).isEqualTo("zoning.zones-overlap");
        assertThat(preview(Map.of("SHIBEI", asFound.get("SHIBEI"))).code()).isEqualTo("zoning.boundary-same");
        assertThat(ledger.rows("zone_boundary_version")).containsEntry("zone_boundary_version", versions);
    }

    @Test
    void aVersionNeedsADayAReasonTheNewestBaseAndTheRight() {
        Map<String, MultiPolygon> moved = moved(plots.get(2));
        long versions = ledger.rows("zone_boundary_version").get("zone_boundary_version");

        assertThat(save(moved, newest(), null, "依据").code()).isEqualTo("zoning.boundary-day");
        assertThat(save(moved, newest(), TODAY.plusDays(1), "依据").code()).isEqualTo("zoning.boundary-day");
        assertThat(save(moved, newest(), TODAY, " ").code()).isEqualTo("zoning.boundary-reason-missing");
        assertThat(save(moved, newest(), TODAY, "a\u0000").code()).isEqualTo("zoning.boundary-reason-missing");
        assertThat(save(moved, newest() - 1, TODAY, "依据").status()).isEqualTo(412);
        assertThat(setter.post("/api/boundaries", body(moved, TODAY, "依据")).status())
                .isEqualTo(428);
        assertThat(editor.post("/api/boundaries/preview", body(moved, TODAY, "依据"))
                        .status())
                .isEqualTo(403);
        assertThat(editor.get("/api/zones/ATLANTIS/versions").status()).isEqualTo(404);
        assertThat(editor.get("/api/boundaries/99999").status()).isEqualTo(404);
        assertThat(ledger.rows("zone_boundary_version")).containsEntry("zone_boundary_version", versions);
    }

    // the whole way

    @Test
    void whatABoundaryMovesIsShownFirstThenSavedAtOnceAndToldFromRealChange() {
        UUID moving = entries.site("MOVES", 5_000, plots.get(2), LONG_AGO);
        UUID staying = entries.site("STAYS", 7_000, plots.get(5), LONG_AGO);
        entries.move(moving, AreaAccount.UNCOUNTED, AreaAccount.RESERVE, 2_000, LONG_AGO);
        entries.propose(moving, AreaAccount.UNCOUNTED, AreaAccount.RESERVE, 500, LONG_AGO);
        Map<String, MultiPolygon> moved = moved(plots.get(2));
        long base = newest();

        JsonNode preview = preview(moved).json();
        assertThat(preview.get("base").longValue()).isEqualTo(base);
        assertThat(preview.get("onTheMap").intValue()).isEqualTo(2);
        assertThat(preview.get("moving").intValue()).isEqualTo(1);
        assertThat(preview.get("moves").get(0).get("code").asString()).isEqualTo("MOVES");
        assertThat(preview.get("moves").get(0).get("to").asString()).isEqualTo("DANING");
        assertThat(area(preview.get("moved"), "RESERVE")).isEqualByComparingTo("2000");
        assertThat(area(preview.get("moved"), "UNCOUNTED")).isEqualByComparingTo("3000");
        assertThat(zoneOf(moving)).as("nothing is moved by looking").isEqualTo("SHIBEI");

        Clerk.Answer saved = save(moved, base, TODAY, "沪规划资源〔2026〕1号");
        assertThat(saved.status()).as(saved.text()).isEqualTo(201);
        assertThat(saved.json().get("version").longValue()).isEqualTo(base + 1);
        assertThat(saved.json().get("changedZones").size()).isEqualTo(2);
        assertThat(zoneOf(moving)).isEqualTo("DANING");
        assertThat(zoneOf(staying)).isEqualTo("SHIBEI");

        JsonNode revision =
                editor.get("/api/items/" + moving + "/revisions").json().get(0);
        assertThat(revision.get("source").get("kind").asString()).isEqualTo("BOUNDARY");
        assertThat(revision.get("reason").asString()).isEqualTo("沪规划资源〔2026〕1号");
        assertThat(revision.get("changes").get(0).get("after").asString()).isEqualTo("DANING");

        JsonNode placements = editor.get("/api/items/" + moving + "/placements").json();
        assertThat(placements).hasSize(2);
        assertThat(placements.get(0).get("cause").asString()).isEqualTo("BOUNDARY");
        assertThat(placements.get(0).get("boundaryVersion").longValue()).isEqualTo(base + 1);
        assertThat(placements.get(1).get("zone").asString()).isEqualTo("SHIBEI");
        assertThat(placements.get(1).get("effectiveOn").asString()).isEqualTo(LONG_AGO.toString());

        JsonNode between = editor.get("/api/boundaries/moves?from=" + base + "&to=" + (base + 1))
                .json();
        assertThat(area(between.get("moved"), "RESERVE")).isEqualByComparingTo("2000");
        assertThat(editor.get("/api/boundaries/moves?from=" + (base + 1)).json().get("moved"))
                .isEmpty();
        JsonNode versions = editor.get("/api/zones/SHIBEI/versions").json().get("versions");
        assertThat(versions.get(0).get("version").longValue()).isEqualTo(base + 1);
        assertThat(versions.get(0).get("area_m2").decimalValue())
                .isLessThan(versions.get(1).get("area_m2").decimalValue());
        assertThat(editor.get("/api/consistency?check=PLACEMENT_STALE")
                        .json()
                        .get("total")
                        .intValue())
                .isZero();
        assertThat(editor.get("/api/boundaries").json().get("versions").size()).isGreaterThanOrEqualTo(2);

        UUID later = entries.site("LATER", 10, plots.get(2), TODAY);
        assertThat(zoneOf(later)).as("by the new boundary").isEqualTo("DANING");
    }

    @Test
    void anItemPutIntoAZoneByHandStaysThereWithItsReason() {
        UUID item = entries.site("HAND", 900, plots.get(2), LONG_AGO);
        String address = "/api/items/" + item + "/placement";

        assertThat(editor.post(address, Map.of("zone", "NANXI", "reason", "跨区园区"), Map.of())
                        .status())
                .isEqualTo(428);
        assertThat(assign(address, 1, Map.of("zone", "NANXI")).code()).isEqualTo("register.assignment-reason-missing");
        assertThat(assign(address, 1, Map.of("zone", "ATLANTIS", "reason", "x")).code())
                .isEqualTo("register.zone-unknown");
        assertThat(assign(address, 7, Map.of("zone", "NANXI", "reason", "x")).status())
                .isEqualTo(412);
        Clerk.Answer put = assign(address, 1, Map.of("zone", "NANXI", "reason", "跨区园区，会议纪要 3 号"));
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(zoneOf(item)).isEqualTo("NANXI");

        assertThat(editor.patch(
                                "/api/items/" + item,
                                Map.of("geometry", GeoJson.write(plots.get(3))),
                                Map.of("If-Match", "\"2\""))
                        .status())
                .isEqualTo(200);
        assertThat(zoneOf(item)).as("redrawn").isEqualTo("NANXI");

        JsonNode preview = preview(moved(plots.get(3))).json();
        assertThat(preview.get("moving").intValue()).isZero();
        assertThat(preview.get("kept").get(0).get("code").asString()).isEqualTo("HAND");

        JsonNode history = editor.get("/api/items/" + item + "/placements").json();
        assertThat(history.get(0).get("cause").asString()).isEqualTo("OVERRIDE");
        assertThat(history.get(0).get("reason").asString()).isEqualTo("跨区园区，会议纪要 3 号");

        assertThat(assign(address, 3, Map.of("reason", "纪要作废")).status()).isEqualTo(200);
        assertThat(zoneOf(item)).isEqualTo("SHIBEI");
    }

    @Test
    void versionsAndPlacementsAreNeverChangedInTheDatabase() {
        entries.site("S", 900, plots.get(2), LONG_AGO);
        for (String sql : List.of(
                "update zone_boundary_version set reason = 'x'",
                "delete from zone_boundary",
                "update item_placement set zone_code = 'NANXI'")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> ledger.jdbc().update(sql))
                    .as(sql)
                    .isInstanceOf(org.springframework.dao.DataAccessException.class);
        }
    }

    private Clerk.Answer assign(String address, int base, Map<String, String> body) {
        return editor.post(address, body, Map.of("If-Match", "\"" + base + "\""));
    }

    private String zoneOf(UUID item) {
        return items.getItem(item).zone();
    }

    private long newest() {
        return boundaries.listVersions().get(0).version();
    }

    /** Some ground of 市北, the plot on it included, given to 大宁. */
    private Map<String, MultiPolygon> moved(MultiPolygon plot) {
        var box = plot.getEnvelopeInternal();
        box.expandBy(0.00005);
        Geometry piece = new GeometryFactory(plot.getPrecisionModel(), 4490).toGeometry(box);
        return Map.of(
                "SHIBEI", multi(asFound.get("SHIBEI").difference(piece)),
                "DANING", multi(asFound.get("DANING").union(piece)));
    }

    private Clerk.Answer preview(Map<String, MultiPolygon> outlines) {
        return setter.post("/api/boundaries/preview", body(outlines, null, ""));
    }

    private Clerk.Answer save(
            Map<String, MultiPolygon> outlines,
            long base,
            @org.jspecify.annotations.Nullable LocalDate day,
            String reason) {
        return setter.post("/api/boundaries", body(outlines, day, reason), Map.of("If-Match", "\"" + base + "\""));
    }

    private static Map<String, Object> body(
            Map<String, MultiPolygon> outlines, @org.jspecify.annotations.Nullable LocalDate day, String reason) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("zones", collection(outlines));
        body.put("effectiveOn", day == null ? null : day.toString());
        body.put("reason", reason);
        return body;
    }

    private static Map<String, Object> collection(Map<String, MultiPolygon> outlines) {
        List<Object> features = new ArrayList<>();
        outlines.forEach((code, outline) -> features.add(
                Map.of("type", "Feature", "properties", Map.of("code", code), "geometry", GeoJson.write(outline, 9))));
        return Map.of("type", "FeatureCollection", "features", features);
    }

    private static MultiPolygon multi(Geometry geometry) {
        return geometry instanceof MultiPolygon all
                ? all
                : geometry.getFactory().createMultiPolygon(new Polygon[] {(Polygon) geometry});
    }

    private static BigDecimal area(JsonNode sums, String account) {
        for (JsonNode sum : sums) {
            if (sum.get("account").asString().equals(account)) {
                return sum.get("area_m2").decimalValue();
            }
        }
        return BigDecimal.ZERO;
    }
}
