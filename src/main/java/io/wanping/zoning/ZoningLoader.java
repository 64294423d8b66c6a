package io.wanping.zoning;

import io.wanping.account.Actor;
import io.wanping.finding.Finding;
import io.wanping.finding.Refused;
import io.wanping.geo.Area;
import io.wanping.geo.AreaMeasurer;
import io.wanping.geo.CheckedPolygon;
import io.wanping.geo.GeoJson;
import io.wanping.geo.GeometryChecks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loads district, zones, streets, scopes and targets from a folder such as {@code gis-data/zoning}, once, into an empty database. Zones
 * and streets that do not part the district are refused with the place, and nothing is written.
 */
@Service
public class ZoningLoader {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ZoningStore store;
    private final BoundaryStore boundaries;
    private final TargetStore targets;
    private final Clock clock;
    private final Zones zones;
    private final GeometryChecks checks;
    private final PartitionCheck partition;
    private final ResourceLoader resources;

    ZoningLoader(
            ZoningStore store,
            BoundaryStore boundaries,
            TargetStore targets,
            Zones zones,
            GeometryChecks checks,
            AreaMeasurer areas,
            ResourceLoader resources,
            Clock clock) {
        this.store = store;
        this.boundaries = boundaries;
        this.clock = clock;
        this.targets = targets;
        this.zones = zones;
        this.checks = checks;
        this.partition = new PartitionCheck(areas);
        this.resources = resources;
    }

    /**
     * @param folder a resource folder ending in {@code /}, e.g. {@code classpath:gis-data/zoning/}
     * @return false when the database already has zones, and then nothing is read
     * @throws Refused with findings where zones or streets are no partition
     */
    @Transactional
    public boolean loadOnce(String folder) {
        if (!store.isEmpty()) {
            return false;
        }
        District district = district(read(folder, "district.geojson").get(0));
        List<Zone> zoneList =
                read(folder, "zones.geojson").stream().map(this::zone).toList();
        List<Street> streetList =
                read(folder, "streets.geojson").stream().map(this::street).toList();
        refuseUnlessPartition(district.outline(), zoneList, streetList);
        store.insert(district, zoneList, streetList, scopes(folder));
        boundaries.insert(1, null, "", zoneList, Actor.SYSTEM, clock.instant().truncatedTo(ChronoUnit.MICROS));
        int position = 1;
        for (JsonNode target : JSON.readTree(text(folder, "targets.json")).get("targets")) {
            targets.insert(position++, target(target));
        }
        zones.refresh();
        return true;
    }

    private void refuseUnlessPartition(MultiPolygon district, List<Zone> zoneList, List<Street> streetList) {
        Map<String, MultiPolygon> byZone = new LinkedHashMap<>();
        zoneList.forEach(zone -> byZone.put(zone.name(), zone.outline()));
        Map<String, MultiPolygon> byStreet = new LinkedHashMap<>();
        streetList.forEach(street -> byStreet.put(street.name(), street.outline()));
        List<Finding> findings = new ArrayList<>(partition.check(district, byZone));
        findings.addAll(partition.check(district, byStreet));
        if (!findings.isEmpty()) {
            throw Refused.because(findings);
        }
    }

    private District district(JsonNode feature) {
        return new District(
                property(feature, "code"),
                property(feature, "name_zh"),
                property(feature, "name_en"),
                outline(feature),
                schematic(feature));
    }

    private Zone zone(JsonNode feature) {
        return new Zone(
                property(feature, "code"),
                property(feature, "name_zh"),
                property(feature, "name_en"),
                property(feature, "role_zh"),
                property(feature, "role_en"),
                property(feature, "operator_zh"),
                property(feature, "operator_en"),
                outline(feature),
                schematic(feature));
    }

    private Street street(JsonNode feature) {
        return new Street(
                property(feature, "code"),
                property(feature, "name_zh"),
                property(feature, "name_en"),
                outline(feature),
                schematic(feature));
    }

    private List<Scope> scopes(String folder) {
        return text(folder, "scopes.csv")
                .lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> line.split(",", -1))
                .map(cells -> new Scope(cells[0], cells[1], cells[2], Scope.Kind.valueOf(cells[3])))
                .toList();
    }

    private static Target target(JsonNode json) {
        List<String> scopes = new ArrayList<>();
        json.get("scopes").forEach(scope -> scopes.add(scope.stringValue()));
        List<Target.SubTarget> parts = new ArrayList<>();
        json.get("subTargets")
                .forEach(part -> parts.add(new Target.SubTarget(
                        part.get("zone_code").stringValue(),
                        Area.ofSquareMetres(part.get("target_m2").decimalValue()),
                        part.get("owner_zh").stringValue(),
                        part.get("owner_en").stringValue())));
        Map<String, Target.SourceNote> sources = new LinkedHashMap<>();
        json.get("sources")
                .properties()
                .forEach(entry -> sources.put(
                        entry.getKey(),
                        new Target.SourceNote(
                                entry.getValue().get("kind").stringValue(),
                                entry.getValue().get("zh").stringValue(),
                                entry.getValue().get("en").stringValue())));
        return new Target(
                json.get("code").stringValue(),
                json.get("name_zh").stringValue(),
                json.get("name_en").stringValue(),
                json.get("account").stringValue(),
                Area.ofSquareMetres(json.get("target_m2").decimalValue()),
                json.get("areaBasis").stringValue(),
                Reading.valueOf(json.get("reading").stringValue()),
                LocalDate.parse(json.get("periodStart").stringValue()),
                LocalDate.parse(json.get("periodEnd").stringValue()),
                Target.ScopeRule.valueOf(json.get("scopeRule").stringValue()),
                scopes,
                parts,
                new Target.Lamps(
                        json.get("lamp").get("green_below").decimalValue(),
                        json.get("lamp").get("red_above").decimalValue()),
                sources,
                json.path("separate").booleanValue(false),
                1);
    }

    private List<JsonNode> read(String folder, String file) {
        List<JsonNode> features = new ArrayList<>();
        JSON.readTree(text(folder, file)).get("features").forEach(features::add);
        return features;
    }

    private MultiPolygon outline(JsonNode feature) {
        CheckedPolygon checked = checks.check(GeoJson.read(feature.get("geometry")));
        return checked.polygon();
    }

    private String text(String folder, String file) {
        Resource resource = resources.getResource(folder + file);
        try (InputStream stream = resource.getInputStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new IllegalStateException("no " + folder + file, missing);
        }
    }

    private static String property(JsonNode feature, String name) {
        return feature.get("properties").path(name).asString("");
    }

    private static boolean schematic(JsonNode feature) {
        return feature.get("properties").path("schematic").booleanValue(false);
    }
}
