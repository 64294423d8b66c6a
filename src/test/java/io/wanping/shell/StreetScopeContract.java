package io.wanping.shell;

import static io.wanping.survey.corpus.WorkbookBuilder.aWorkbook;
import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.account.Reach;
import io.wanping.account.Role;
import io.wanping.geo.GeoJson;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Street;
import io.wanping.zoning.Zone;
import io.wanping.zoning.Zones;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Staff of a street change what lies in it and nothing else, whichever way they try; with a zone besides, both limits hold. */
abstract class StreetScopeContract {

    private static final double SIDE = 0.0003;
    private static final GeometryFactory SHAPES = new GeometryFactory();

    @Autowired
    private Clerks clerks;

    @Autowired
    private Zones zones;

    @Autowired
    private TestLedger ledger;

    private Street ours;
    private Street theirs;
    /** A zone with ground in both streets. */
    private Zone zone;

    private Clerk staff;
    private Clerk staffChecker;
    private Clerk everywhere;

    @BeforeEach
    void people() {
        ledger.clear();
        zone = zones.listZones().stream()
                .max(Comparator.comparing(candidate -> second(candidate)))
                .orElseThrow();
        List<Street> largest = zones.listStreets().stream()
                .sorted(Comparator.comparing((Street street) -> -shared(zone, street)))
                .toList();
        ours = largest.get(0);
        theirs = largest.get(1);
        Reach reach = new Reach(Set.of(), Set.of(ours.code()));
        staff = clerks.signedInWithin("street-editor", "街道", Set.of(Role.EDITOR), reach);
        staffChecker = clerks.signedInWithin("street-checker", "街道复核", Set.of(Role.CHECKER), reach);
        everywhere = clerks.editor();
    }

    @Test
    void staffRegisterInTheirStreetOnly() {
        assertThat(register(staff, "S-1", ours).status()).isEqualTo(201);
        Clerk.Answer elsewhere = register(staff, "S-2", theirs);
        assertThat(elsewhere.status()).isEqualTo(422);
        assertThat(elsewhere.code()).isEqualTo("register.not-your-street");
        assertThat(elsewhere.text()).contains(theirs.name());
        assertThat(staff.post("/api/items", Map.of("kind", "SITE", "code", "S-3"))
                        .code())
                .as("what lies in no known street is nobody's")
                .isEqualTo("register.not-your-street");
        assertThat(declared(staff, "S-4", theirs.name()).code()).isEqualTo("register.not-your-street");
        assertThat(declared(staff, "S-5", ours.name()).status()).isEqualTo(201);
        assertThat(ledger.rows("item")).containsEntry("item", 2L);
        assertThat(ledger.jdbc()
                        .queryForObject(
                                "select count(*) from audit_row where result = 'REFUSED' and actor = 'street-editor'",
                                Long.class))
                .isEqualTo(3);
    }

    @Test
    void staffNeitherChangeNorMoveNorTakeOverWhatLiesElsewhere() {
        String other = id(register(everywhere, "S-6", theirs));
        String own = id(register(staff, "S-7", ours));

        assertThat(rename(staff, other, 1).code()).isEqualTo("register.not-your-street");
        assertThat(move(staff, other, ours).code()).as("pulling it over").isEqualTo("register.not-your-street");
        assertThat(move(staff, own, theirs).code()).as("pushing it away").isEqualTo("register.not-your-street");
        String declared = id(declared(staff, "S-8", ours.name()));
        assertThat(staff.patch(
                                "/api/items/" + declared,
                                Map.of("fields", Map.of("declaredStreet", theirs.name())),
                                Map.of("If-Match", "\"1\""))
                        .code())
                .as("declaring it away")
                .isEqualTo("register.not-your-street");
        assertThat(rename(staff, own, 1).status()).isEqualTo(200);
        assertThat(rename(everywhere, other, 1).status()).isEqualTo(200);

        assertThat(everywhere
                        .patch("/api/items/" + own, Map.of("geometry", square(theirs)), Map.of("If-Match", "\"2\""))
                        .status())
                .isEqualTo(200);
        assertThat(rename(staff, own, 3).code())
                .as("what moved to another street is the other street's")
                .isEqualTo("register.not-your-street");
    }

    @Test
    void staffPostAndDecideNothingElsewhere() {
        String other = id(register(everywhere, "S-9", theirs));
        String own = id(register(staff, "S-10", ours));

        assertThat(propose(staff, other, "a").code()).isEqualTo("journal.not-your-street");
        Clerk.Answer mine = propose(staff, own, "b");
        assertThat(mine.status()).as(mine.text()).isEqualTo(201);
        String elsewhere = propose(everywhere, other, "c").json().path("id").asString();

        assertThat(staffChecker
                        .post("/api/journal/postings/" + elsewhere + "/confirm", "{}")
                        .code())
                .isEqualTo("journal.not-your-street");
        assertThat(staffChecker
                        .post("/api/journal/postings/" + elsewhere + "/reject", Map.of("reason", "不归我"))
                        .code())
                .isEqualTo("journal.not-your-street");
        Clerk.Answer many = staffChecker.post(
                "/api/journal/confirmations",
                Map.of("ids", List.of(elsewhere, mine.json().path("id").asString())));
        assertThat(many.json().path("confirmed").asInt()).isEqualTo(1);
        assertThat(many.json().path("refused").get(0).path("code").asString()).isEqualTo("journal.not-your-street");
        assertThat(ledger.jdbc().queryForObject("select count(*) from posting_decision", Long.class))
                .isEqualTo(1);
    }

    @Test
    void aZoneAndAStreetTogetherBothHold() {
        Zone another = zones.listZones().stream()
                .filter(candidate -> !candidate.code().equals(zone.code()))
                .filter(candidate -> shared(candidate, ours) == 0)
                .findFirst()
                .orElseThrow();
        Clerk both = clerks.signedInWithin(
                "street-and-zone", "街道与片区", Set.of(Role.EDITOR), new Reach(Set.of(zone.code()), Set.of(ours.code())));
        Clerk neither = clerks.signedInWithin(
                "street-not-zone",
                "街道与另一片区",
                Set.of(Role.EDITOR),
                new Reach(Set.of(another.code()), Set.of(ours.code())));

        assertThat(register(both, "S-11", ours).status()).isEqualTo(201);
        assertThat(register(both, "S-12", theirs).code()).isEqualTo("register.not-your-street");
        assertThat(register(neither, "S-13", ours).code()).isEqualTo("register.not-your-zone");
    }

    @Test
    void othersAreThereToBeReadOrHiddenAltogether() {
        String other = id(register(everywhere, "S-14", theirs));
        String own = id(register(staff, "S-15", ours));
        String posting = propose(everywhere, other, "d").json().path("id").asString();
        propose(staff, own, "e");
        assertThat(staff.get("/api/items/" + other).status()).isEqualTo(200);
        assertThat(staff.get("/api/items").json().path("total").asInt()).isEqualTo(2);

        assertThat(clerks.of(Role.SECURITY_ADMIN)
                        .put("/api/account-policy", Map.of("otherZones", "HIDDEN"), Map.of("If-Match", "\"0\""))
                        .status())
                .isEqualTo(200);
        for (Clerk reader : List.of(staff, staffChecker)) {
            assertThat(reader.get("/api/items").json().path("total").asInt()).isEqualTo(1);
            assertThat(reader.get("/api/items?street=" + theirs.code())
                            .json()
                            .path("total")
                            .asInt())
                    .isZero();
            assertThat(reader.get("/api/items/" + own).status()).isEqualTo(200);
            assertThat(reader.get("/api/journal/postings?status=PROPOSED")
                            .json()
                            .path("total")
                            .asInt())
                    .isEqualTo(1);
            assertThat(reader.get("/api/map/items").json().path("features").size())
                    .isEqualTo(1);
            for (String path : List.of(
                    "/api/items/" + other,
                    "/api/sites/" + other,
                    "/api/items/" + other + "/revisions",
                    "/api/journal/items/" + other,
                    "/api/journal/postings/" + posting)) {
                assertThat(reader.get(path).status()).as(path).isEqualTo(404);
            }
            for (String path : List.of("/api/journal/reconciliation", "/api/journal/closings")) {
                assertThat(reader.get(path).code()).as(path).isEqualTo("account.other-zones-hidden");
            }
            for (String path : List.of(
                    "/api/items",
                    "/api/journal/postings",
                    "/api/map/items",
                    "/api/progress/lagging?asOf=2027-12-31",
                    "/api/imports")) {
                assertThat(reader.get(path).text())
                        .as(path)
                        .doesNotContain("S-14")
                        .doesNotContain(other);
            }
        }
        assertThat(rename(staff, other, 1).status())
                .as("what is hidden is not there to be changed either")
                .isEqualTo(404);
        assertThat(everywhere.get("/api/items").json().path("total").asInt()).isEqualTo(2);
    }

    @Test
    void aWorkbookOfStaffChangesNothingElsewhere() {
        id(register(everywhere, "S-18", theirs));
        byte[] workbook = aWorkbook()
                .sheet("地块")
                .row("编号", "名称", "街道", "用地面积（㎡）")
                .row("S-18", "改别人的", theirs.name(), 10)
                .row("S-19", "新的别处", theirs.name(), 10)
                .row("S-20", "新的本处", ours.name(), 10)
                .bytes();
        JsonNode batch = imported(workbook);
        assertThat(batch.path("counts").path("rejected").asInt())
                .as(batch.toString())
                .isEqualTo(2);
        assertThat(batch.path("counts").path("new").asInt()).isEqualTo(1);
        assertThat(batch.path("findings").toString()).contains("register.not-your-street");
        staff.post("/api/imports/" + batch.path("id").asString() + "/undo", Map.of("reason", "试"));

        clerks.of(Role.SECURITY_ADMIN)
                .put("/api/account-policy", Map.of("otherZones", "HIDDEN"), Map.of("If-Match", "\"0\""));
        JsonNode hidden = imported(aWorkbook()
                .sheet("地块")
                .row("编号", "名称", "街道", "用地面积（㎡）")
                .row("S-18", "", ours.name(), 10)
                .bytes());
        assertThat(hidden.path("counts").path("rejected").asInt()).isEqualTo(1);
        assertThat(hidden.path("findings").toString())
                .contains("register.code-taken")
                .doesNotContain("地块 S-18");
        assertThat(staff.get("/api/imports/" + hidden.path("id").asString() + "/rows")
                        .text())
                .doesNotContain("地块 S-18");
    }

    private JsonNode imported(byte[] workbook) {
        Clerk.Answer received = staff.upload("/api/imports", "街道.xlsx", workbook);
        assertThat(received.status()).as(received.text()).isEqualTo(202);
        String id = received.json().path("id").asString();
        staff.get("/api/imports/" + id + "/events");
        return staff.get("/api/imports/" + id).json();
    }

    @Test
    void aHiddenNeighbourOnTheSameGroundIsNotNamed() {
        String other = id(straddling(everywhere, "S-16", theirs, ours));
        String own = id(straddling(staff, "S-17", ours, theirs));
        String counted = propose(everywhere, other, "f").json().path("id").asString();
        assertThat(clerks.checker()
                        .post("/api/journal/postings/" + counted + "/confirm", "{}")
                        .status())
                .isLessThan(300);
        String mine = propose(staff, own, "g").json().path("id").asString();
        Clerk.Answer seen = staffChecker.post("/api/journal/postings/" + mine + "/confirm", "{}");
        assertThat(seen.code()).isEqualTo("journal.counted-twice");
        assertThat(seen.text()).contains("S-16");

        clerks.of(Role.SECURITY_ADMIN)
                .put("/api/account-policy", Map.of("otherZones", "HIDDEN"), Map.of("If-Match", "\"0\""));
        Clerk.Answer hidden = staffChecker.post("/api/journal/postings/" + mine + "/confirm", "{}");
        assertThat(hidden.status()).isEqualTo(422);
        assertThat(hidden.code()).isEqualTo("journal.counted-elsewhere");
        for (Clerk.Answer answer : List.of(
                hidden,
                staff.get("/api/items/" + own),
                staff.get("/api/journal/postings/" + mine),
                staff.get("/api/journal/items/" + own))) {
            assertThat(answer.text())
                    .doesNotContain("S-16")
                    .doesNotContain(other)
                    .doesNotContain("地块 S-16");
        }
        assertThat(staff.get("/api/items/" + own).text())
                .contains("journal.counted-elsewhere")
                .contains("其他片区地块");
        assertThat(staff.post(
                                "/api/journal/overlaps",
                                Map.of("first", own, "second", other, "firstShare", 1, "secondShare", 0, "reason", "试"))
                        .status())
                .as("what is hidden cannot be spoken about")
                .isEqualTo(404);
    }

    /** Mostly in the one street, with a strip of some 20 m in the other. */
    private Clerk.Answer straddling(Clerk clerk, String code, Street mostly, Street partly) {
        Geometry line = zone.outline()
                .intersection(mostly.outline().buffer(1e-7))
                .intersection(zone.outline().intersection(partly.outline().buffer(1e-7)));
        Coordinate middle = line.getInteriorPoint().getCoordinate();
        Envelope around = new Envelope(middle);
        around.expandBy(0.001);
        Geometry shape = SHAPES.toGeometry(around)
                .intersection(mostly.outline().buffer(0.0001))
                .intersection(zone.outline().union(mostly.outline()).union(partly.outline()));
        Polygon largest = (Polygon) java.util.stream.IntStream.range(0, shape.getNumGeometries())
                .mapToObj(shape::getGeometryN)
                .max(Comparator.comparing(Geometry::getArea))
                .orElseThrow();
        Map<String, Object> body = new HashMap<>(Map.of("kind", "SITE", "code", code, "name", "地块 " + code));
        body.put("geometry", GeoJson.write(SHAPES.createMultiPolygon(new Polygon[] {
            SHAPES.createPolygon(largest.getExteriorRing().getCoordinateSequence())
        })));
        body.put("fields", Map.of("grossFloorArea_m2", 1000));
        return clerk.post("/api/items", body);
    }

    private double second(Zone candidate) {
        return zones.listStreets().stream()
                .map(street -> shared(candidate, street))
                .sorted(Comparator.reverseOrder())
                .skip(1)
                .findFirst()
                .orElse(0.0);
    }

    private static double shared(Zone zone, Street street) {
        return zone.outline().intersection(street.outline()).getArea();
    }

    private Clerk.Answer register(Clerk clerk, String code, Street street) {
        Map<String, Object> body = new HashMap<>(Map.of("kind", "SITE", "code", code, "name", "地块 " + code));
        body.put("geometry", square(street));
        body.put(
                "fields",
                Map.of(
                        "grossFloorArea_m2",
                        1000,
                        "plannedAccount",
                        "RESERVE",
                        "plannedArea_m2",
                        500,
                        "deadline",
                        "2027-06-30"));
        return clerk.post("/api/items", body);
    }

    /** Off the map, in the street it says. */
    private static Clerk.Answer declared(Clerk clerk, String code, String street) {
        return clerk.post(
                "/api/items", Map.of("kind", "SITE", "code", code, "fields", Map.of("declaredStreet", street)));
    }

    private static Clerk.Answer rename(Clerk clerk, String id, int version) {
        return clerk.patch(
                "/api/items/" + id, Map.of("fields", Map.of("name", "新名")), Map.of("If-Match", "\"" + version + "\""));
    }

    private Clerk.Answer move(Clerk clerk, String id, Street street) {
        return clerk.patch("/api/items/" + id, Map.of("geometry", square(street)), Map.of("If-Match", "\"1\""));
    }

    private static Clerk.Answer propose(Clerk clerk, String item, String key) {
        return clerk.post(
                "/api/journal/postings",
                Map.of(
                        "itemId",
                        item,
                        "from",
                        "UNCOUNTED",
                        "to",
                        "RESERVE",
                        "area_m2",
                        10,
                        "effectiveOn",
                        LocalDate.now(ZoneId.of("Asia/Shanghai")).toString(),
                        "reason",
                        "入库"),
                Map.of("Idempotency-Key", key));
    }

    private static String id(Clerk.Answer made) {
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("id").asString();
    }

    /** A small square well inside the part of the zone that lies in the street. */
    private Object square(Street street) {
        Geometry common = zone.outline().intersection(street.outline());
        Coordinate middle = common.getInteriorPoint().getCoordinate();
        Envelope box = new Envelope(middle.x, middle.x + SIDE, middle.y, middle.y + SIDE);
        return GeoJson.write(SHAPES.createMultiPolygon(new Polygon[] {(Polygon) SHAPES.toGeometry(box)}));
    }
}
