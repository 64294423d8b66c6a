package io.wanping.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.account.Role;
import io.wanping.geo.GeoJson;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Zone;
import io.wanping.zoning.Zones;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever answers for a zone changes what lies in it and nothing else, whichever way he tries. */
abstract class ZoneScopeContract {

    private static final double SIDE = 0.0004;

    @Autowired
    private Clerks clerks;

    @Autowired
    private Zones zones;

    @Autowired
    private TestLedger ledger;

    private Clerk shibei;
    private Clerk shibeiChecker;
    private Clerk everywhere;

    @BeforeEach
    void people() {
        ledger.clear();
        shibei = clerks.signedIn("shibei-operator", "市北", Set.of(Role.EDITOR), "SHIBEI");
        shibeiChecker = clerks.signedIn("shibei-checker", "市北复核", Set.of(Role.CHECKER), "SHIBEI");
        everywhere = clerks.editor();
    }

    @Test
    void anOperatorRegistersInHisZoneOnly() {
        assertThat(register(shibei, "Z-1", "SHIBEI").status()).isEqualTo(201);
        Clerk.Answer elsewhere = register(shibei, "Z-2", "DANING");
        assertThat(elsewhere.status()).isEqualTo(422);
        assertThat(elsewhere.code()).isEqualTo("register.not-your-zone");
        assertThat(shibei.post("/api/items", Map.of("kind", "SITE", "code", "Z-3"))
                        .code())
                .as("what lies nowhere is nobody's zone")
                .isEqualTo("register.not-your-zone");
        assertThat(ledger.rows("item")).containsEntry("item", 1L);
        assertThat(ledger.jdbc()
                        .queryForObject(
                                "select count(*) from audit_row where result = 'REFUSED' and actor = 'shibei-operator'",
                                Long.class))
                .isEqualTo(2);
    }

    @Test
    void anOperatorNeitherChangesNorMovesNorTakesOverWhatLiesElsewhere() {
        String theirs = id(register(everywhere, "Z-4", "DANING"));
        String ours = id(register(shibei, "Z-5", "SHIBEI"));

        assertThat(rename(shibei, theirs, 1).code()).isEqualTo("register.not-your-zone");
        assertThat(shibei.patch(
                                "/api/items/" + theirs,
                                Map.of("geometry", geometry("SHIBEI")),
                                Map.of("If-Match", "\"1\""))
                        .code())
                .as("pulling it over")
                .isEqualTo("register.not-your-zone");
        assertThat(shibei.patch(
                                "/api/items/" + ours,
                                Map.of("geometry", geometry("DANING")),
                                Map.of("If-Match", "\"1\""))
                        .code())
                .as("pushing it away")
                .isEqualTo("register.not-your-zone");
        assertThat(rename(shibei, ours, 1).status()).isEqualTo(200);
        assertThat(rename(everywhere, theirs, 1).status()).isEqualTo(200);
    }

    @Test
    void anOperatorPostsAndAsksForNothingElsewhere() {
        String theirs = id(register(everywhere, "Z-6", "DANING"));
        String ours = id(register(shibei, "Z-7", "SHIBEI"));

        assertThat(propose(shibei, theirs, "a").code()).isEqualTo("journal.not-your-zone");
        Clerk.Answer mine = propose(shibei, ours, "b");
        assertThat(mine.status()).as(mine.text()).isEqualTo(201);
        String elsewhere = propose(everywhere, theirs, "c").json().path("id").asString();

        assertThat(shibeiChecker
                        .post("/api/journal/postings/" + elsewhere + "/confirm", "{}")
                        .code())
                .isEqualTo("journal.not-your-zone");
        assertThat(shibeiChecker
                        .post("/api/journal/postings/" + elsewhere + "/reject", Map.of("reason", "不归我"))
                        .code())
                .isEqualTo("journal.not-your-zone");
        Clerk.Answer many = shibeiChecker.post(
                "/api/journal/confirmations",
                Map.of("ids", List.of(elsewhere, mine.json().path("id").asString())));
        assertThat(many.json().path("confirmed").asInt()).isEqualTo(1);
        assertThat(many.json().path("refused").get(0).path("code").asString()).isEqualTo("journal.not-your-zone");
        assertThat(ledger.jdbc().queryForObject("select count(*) from posting_decision", Long.class))
                .isEqualTo(1);
    }

    @Test
    void othersAreThereToBeRead() {
        String theirs = id(register(everywhere, "Z-8", "DANING"));
        assertThat(shibei.get("/api/items/" + theirs).status()).isEqualTo(200);
        assertThat(shibei.get("/api/items").json().path("total").asInt()).isEqualTo(1);
    }

    @Test
    void othersCanBeHiddenAltogether() {
        String theirs = id(register(everywhere, "Z-10", "DANING"));
        String ours = id(register(shibei, "Z-11", "SHIBEI"));
        String posting = propose(everywhere, theirs, "d").json().path("id").asString();
        propose(shibei, ours, "e");
        assertThat(clerks.of(Role.SECURITY_ADMIN)
                        .put("/api/account-policy", Map.of("otherZones", "HIDDEN"), Map.of("If-Match", "\"0\""))
                        .status())
                .isEqualTo(200);

        for (Clerk reader : List.of(shibei, shibeiChecker)) {
            assertThat(reader.get("/api/items").json().path("total").asInt()).isEqualTo(1);
            assertThat(reader.get("/api/items?zone=DANING").json().path("total").asInt())
                    .isZero();
            assertThat(reader.get("/api/sites").json().path("total").asInt()).isEqualTo(1);
            assertThat(reader.get("/api/items/" + ours).status()).isEqualTo(200);
            assertThat(reader.get("/api/journal/postings?status=PROPOSED")
                            .json()
                            .path("total")
                            .asInt())
                    .isEqualTo(1);
            assertThat(reader.get("/api/map/items").json().path("features").size())
                    .isEqualTo(1);
            for (String path : List.of(
                    "/api/items/" + theirs,
                    "/api/sites/" + theirs,
                    "/api/items/" + theirs + "/revisions",
                    "/api/journal/items/" + theirs,
                    "/api/journal/postings/" + posting)) {
                assertThat(reader.get(path).status()).as(path).isEqualTo(404);
            }
            for (String path : List.of("/api/journal/reconciliation", "/api/journal/closings")) {
                assertThat(reader.get(path).code()).as(path).isEqualTo("account.other-zones-hidden");
            }
            for (String path : List.of(
                    "/api/items", "/api/journal/postings", "/api/map/items", "/api/progress/lagging", "/api/imports")) {
                assertThat(reader.get(path).text())
                        .as(path)
                        .doesNotContain("Z-10")
                        .doesNotContain(theirs);
            }
            assertThat(reader.get("/api/progress").status())
                    .as("the district's figures")
                    .isEqualTo(200);
        }
        assertThat(everywhere.get("/api/items").json().path("total").asInt()).isEqualTo(2);
        assertThat(everywhere.get("/api/journal/reconciliation").status()).isEqualTo(200);
    }

    @Test
    void aWithdrawnZoneIsGoneAtOnce() {
        String ours = id(register(shibei, "Z-9", "SHIBEI"));
        grant("DANING");
        try {
            assertThat(rename(shibei, ours, 1).code()).isEqualTo("register.not-your-zone");
        } finally {
            grant("SHIBEI");
        }
        assertThat(rename(shibei, ours, 1).status()).isEqualTo(200);
    }

    private void grant(String zone) {
        Map<String, Object> rights = Map.of("roles", List.of("EDITOR"), "zones", List.of(zone), "streets", List.of());
        assertThat(clerks.of(Role.SECURITY_ADMIN)
                        .put("/api/accounts/shibei-operator/rights", rights, Map.of())
                        .status())
                .isEqualTo(200);
    }

    private Clerk.Answer register(Clerk clerk, String code, String zone) {
        Map<String, Object> body = new HashMap<>(Map.of("kind", "SITE", "code", code, "name", "地块 " + code));
        body.put("geometry", geometry(zone));
        body.put("fields", Map.of("grossFloorArea_m2", 1000));
        return clerk.post("/api/items", body);
    }

    private static Clerk.Answer rename(Clerk clerk, String id, int version) {
        return clerk.patch(
                "/api/items/" + id, Map.of("fields", Map.of("name", "新名")), Map.of("If-Match", "\"" + version + "\""));
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
                        java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"))
                                .toString(),
                        "reason",
                        "入库"),
                Map.of("Idempotency-Key", key));
    }

    private static String id(Clerk.Answer made) {
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("id").asString();
    }

    /** A small square well inside the zone. */
    private Object geometry(String code) {
        Zone zone = zones.listZones().stream()
                .filter(known -> known.code().equals(code))
                .findFirst()
                .orElseThrow();
        Coordinate middle = zone.outline().getInteriorPoint().getCoordinate();
        Envelope box = new Envelope(middle.x, middle.x + SIDE, middle.y, middle.y + SIDE);
        GeometryFactory factory = new GeometryFactory();
        MultiPolygon square = factory.createMultiPolygon(new Polygon[] {(Polygon) factory.toGeometry(box)});
        return GeoJson.write(square);
    }
}
