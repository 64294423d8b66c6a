package io.wanping.zoning;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.account.Role;
import io.wanping.geo.Area;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.TestLedger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

abstract class ZoningContract {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    @Autowired
    private Zones zones;

    @Autowired
    private Targets targets;

    @Autowired
    private ZoningLoader loader;

    @Autowired
    private Clerks clerks;

    @Autowired
    private TestLedger ledger;

    @Test
    void theSampleHasFourZonesFourteenStreetsSevenScopesAndFourTargets() {
        assertThat(zones.listZones()).extracting(Zone::code).containsExactly("SHIBEI", "DANING", "SUHEWAN", "NANXI");
        assertThat(zones.listStreets()).hasSize(14);
        assertThat(zones.listScopes()).hasSize(7);
        assertThat(targets.listTargets())
                .extracting(Target::code)
                .containsExactly("RESERVE", "OPTIMISE", "RELEASE", "DATALINK_RELEASE");
        assertThat(targets.listTargets())
                .extracting(Target::target)
                .containsExactly(
                        Area.ofSquareMetres(1_000_000),
                        Area.ofSquareMetres(1_000_000),
                        Area.ofSquareMetres(1_000_000),
                        Area.ofSquareMetres(100_000));
        assertThat(targets.getTarget("DATALINK_RELEASE").separate()).isTrue();
        assertThat(targets.getTarget("DATALINK_RELEASE").countedScopes()).containsExactly("DATALINK_VALLEY");
        assertThat(targets.getTarget("RELEASE").countedScopes()).isEmpty();
    }

    @Test
    void everySettingOfATargetSaysWhereItComesFrom() {
        for (Target target : targets.listTargets()) {
            assertThat(target.sources().keySet())
                    .contains("target_m2", "period", "areaBasis", "reading", "scopeRule", "subTargets", "lamp");
            assertThat(target.sources().values())
                    .allSatisfy(note -> assertThat(note.text() + note.textEn()).isNotBlank());
        }
    }

    @Test
    void loadingASecondTimeChangesNothing() {
        assertThat(loader.loadOnce("classpath:gis-data/zoning/")).isFalse();
    }

    @Test
    void aShapeBelongsToTheZoneThatHoldsMostOfIt() {
        ZoneShare inside = zones.assign(box(121.4500, 31.3000, 121.4510, 31.3010));
        ZoneShare outside = zones.assign(box(121.6000, 31.3000, 121.6010, 31.3010));

        assertThat(inside.zone()).isEqualTo("SHIBEI");
        assertThat(inside.share()).isEqualByComparingTo("1");
        assertThat(outside.zone()).isEqualTo(Zones.NONE);
        assertThat(zones.streetOf(box(121.6000, 31.3000, 121.6010, 31.3010))).isEmpty();
    }

    @Test
    void aShapeAcrossABorderGoesWhereMostOfItLiesAndSaysHowMuch() {
        // The border of 市北 and 大宁 at 121.45° E runs near 31.2957° N.
        ZoneShare share = zones.assign(box(121.4495, 31.2945, 121.4505, 31.2985));

        assertThat(share.zone()).isEqualTo("SHIBEI");
        assertThat(share.share().doubleValue()).isStrictlyBetween(0.5, 1.0);
    }

    @Test
    void zonesAndStreetsAreFoundInAnyUsualSpelling() {
        assertThat(zones.findZoneByName("市北功能区")).map(Zone::code).contains("SHIBEI");
        assertThat(zones.findZoneByName("nanxi")).map(Zone::code).contains("NANXI");
        assertThat(zones.findStreetByName("闸北区大宁路街道")).map(Street::code).contains("310106019");
        assertThat(zones.findScopeByName("数通链谷")).map(Scope::code).contains("DATALINK_VALLEY");
        assertThat(zones.findZoneByName("浦东")).isEmpty();
    }

    @Test
    void outlinesAreServedAsGeoJson() {
        JsonNode answer = clerks.viewer().get("/api/zones").json();

        assertThat(answer.get("features").size()).isEqualTo(4);
        JsonNode first = answer.get("features").get(0);
        assertThat(first.at("/properties/code").stringValue()).isEqualTo("SHIBEI");
        assertThat(first.at("/properties/schematic").booleanValue()).isTrue();
        double lon = first.at("/geometry/coordinates/0/0/0/0").doubleValue();
        assertThat(lon).isBetween(121.3, 121.6);
        assertThat(clerks.viewer().get("/api/streets").json().get("features").size())
                .isEqualTo(14);
        assertThat(clerks.viewer().get("/api/district").json().get("features").size())
                .isEqualTo(1);
    }

    @Test
    void aTargetIsChangedByTheSecurityAdministratorWithAReasonThatIsShown() {
        ledger.clear();
        Clerk admin = clerks.of(Role.SECURITY_ADMIN);
        JsonNode before = admin.get("/api/targets").json().get("targets").get(1);
        long version = version("OPTIMISE");

        Clerk.Answer answer = admin.put("/api/targets/OPTIMISE", request("2025-07-01", "区委会议纪要 12 号"), match(version));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"" + (version + 1) + "\"");
        assertThat(answer.json().at("/sources/period/text").stringValue()).contains("区委会议纪要 12 号");
        assertThat(answer.json().at("/sources/areaBasis/kind").stringValue()).isEqualTo("assumed");
        assertThat(clerks.of(Role.AUDITOR)
                        .get("/api/audit?action=target.change")
                        .json()
                        .get("rows")
                        .size())
                .isEqualTo(1);
        ((ObjectNode) before).put("reason", "改回");
        assertThat(admin.put("/api/targets/OPTIMISE", before, match(version + 1))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aStaleChangeOfATargetIsRefusedWithBothVersions() {
        long version = version("OPTIMISE");

        Clerk.Answer answer = clerks.of(Role.SECURITY_ADMIN)
                .put("/api/targets/OPTIMISE", request("2025-07-01", "x"), match(version + 7));

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.code()).isEqualTo("zoning.target-stale");
    }

    @Test
    void settingsThatMakeNoSenseAreRefusedEachWithItsFinding() {
        Map<String, Object> request = request("2029-01-01", " ");
        request.put("target_m2", 10);
        request.put("lamps", Map.of("greenBelow_points", 40, "redAbove_points", 30));
        request.put("subTargets", List.of(Map.of("zone", "PUDONG", "target_m2", 11, "owner", "", "ownerEn", "")));

        Clerk.Answer answer =
                clerks.of(Role.SECURITY_ADMIN).put("/api/targets/OPTIMISE", request, match(version("OPTIMISE")));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("findings").findValuesAsString("code"))
                .containsExactlyInAnyOrder(
                        "zoning.period-backwards",
                        "zoning.lamps-crossed",
                        "zoning.zone-unknown",
                        "zoning.sub-targets-exceed",
                        "zoning.reason-missing");
    }

    private long version(String target) {
        return targets.getTarget(target).version();
    }

    private static Map<String, String> match(long version) {
        return Map.of("If-Match", "\"" + version + "\"");
    }

    private static Map<String, Object> request(String periodStart, String reason) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("target_m2", 1_000_000);
        request.put("reading", "STOCK");
        request.put("periodStart", periodStart);
        request.put("periodEnd", "2027-12-31");
        request.put("lamps", Map.of("greenBelow_points", 10, "redAbove_points", 30));
        request.put(
                "subTargets", List.of(Map.of("zone", "SHIBEI", "target_m2", 240_000, "owner", "甲", "ownerEn", "A")));
        request.put("reason", reason);
        return request;
    }

    private static MultiPolygon box(double west, double south, double east, double north) {
        Polygon polygon = (Polygon) FACTORY.toGeometry(new Envelope(west, east, south, north));
        return FACTORY.createMultiPolygon(new Polygon[] {polygon});
    }
}
