package io.wanping.zoning;

import io.wanping.account.CurrentActor;
import io.wanping.finding.BaseVersion;
import io.wanping.finding.Refused;
import io.wanping.geo.Area;
import io.wanping.geo.GeoJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Zones, streets, scopes and targets over HTTP. Shapes are GeoJSON, {@code lon, lat} degrees. */
@RestController
class ZoningController {

    private final Zones zones;
    private final Targets targets;
    private final CurrentActor actor;

    ZoningController(Zones zones, Targets targets, CurrentActor actor) {
        this.zones = zones;
        this.targets = targets;
        this.actor = actor;
    }

    @GetMapping("/api/zones")
    ObjectNode zones() {
        ArrayNode features = JsonNodeFactory.instance.arrayNode();
        for (Zone zone : zones.listZones()) {
            ObjectNode properties = properties(zone.code(), zone.name(), zone.nameEn(), zone.schematic());
            properties.put("role", zone.role()).put("roleEn", zone.roleEn());
            properties.put("operator", zone.operator()).put("operatorEn", zone.operatorEn());
            features.add(feature(zone.code(), properties, zone.outline()));
        }
        return collection(features);
    }

    @GetMapping("/api/streets")
    ObjectNode streets() {
        ArrayNode features = JsonNodeFactory.instance.arrayNode();
        for (Street street : zones.listStreets()) {
            ObjectNode properties = properties(street.code(), street.name(), street.nameEn(), street.schematic());
            features.add(feature(street.code(), properties, street.outline()));
        }
        return collection(features);
    }

    @GetMapping("/api/district")
    ObjectNode district() {
        ArrayNode features = JsonNodeFactory.instance.arrayNode();
        zones.findDistrict().ifPresent(district -> {
            ObjectNode properties =
                    properties(district.code(), district.name(), district.nameEn(), district.schematic());
            features.add(feature(district.code(), properties, district.outline()));
        });
        return collection(features);
    }

    record ScopeList(List<Scope> scopes) {}

    @GetMapping("/api/scopes")
    ScopeList scopes() {
        return new ScopeList(zones.listScopes());
    }

    record SubTargetView(String zone, BigDecimal target_m2, String owner, String ownerEn) {

        static SubTargetView of(Target.SubTarget part) {
            return new SubTargetView(part.zone(), part.target().squareMetres(), part.owner(), part.ownerEn());
        }
    }

    record TargetView(
            String code,
            String name,
            String nameEn,
            String account,
            BigDecimal target_m2,
            String areaBasis,
            Reading reading,
            LocalDate periodStart,
            LocalDate periodEnd,
            Target.ScopeRule scopeRule,
            List<String> scopes,
            List<SubTargetView> subTargets,
            Target.Lamps lamps,
            Map<String, Target.SourceNote> sources,
            boolean separate,
            long version) {

        static TargetView of(Target target) {
            return new TargetView(
                    target.code(),
                    target.name(),
                    target.nameEn(),
                    target.account(),
                    target.target().squareMetres(),
                    target.areaBasis(),
                    target.reading(),
                    target.periodStart(),
                    target.periodEnd(),
                    target.scopeRule(),
                    target.scopes(),
                    target.subTargets().stream().map(SubTargetView::of).toList(),
                    target.lamps(),
                    target.sources(),
                    target.separate(),
                    target.version());
        }
    }

    record TargetList(List<TargetView> targets) {}

    @GetMapping("/api/targets")
    TargetList targets() {
        return new TargetList(targets.listTargets().stream().map(TargetView::of).toList());
    }

    record TargetRequest(
            BigDecimal target_m2,
            Reading reading,
            LocalDate periodStart,
            LocalDate periodEnd,
            Target.Lamps lamps,
            List<SubTargetView> subTargets,
            @Nullable String reason) {}

    @PutMapping("/api/targets/{code}")
    ResponseEntity<TargetView> change(
            @PathVariable String code,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody TargetRequest request) {
        Target changed = targets.change(
                code, BaseVersion.of(ifMatch, "zoning.base-version-missing"), change(request), actor.get());
        return ResponseEntity.ok().eTag("\"" + changed.version() + "\"").body(TargetView.of(changed));
    }

    private static Targets.Change change(TargetRequest request) {
        refuseMissing("target_m2", request.target_m2());
        refuseMissing("reading", request.reading());
        refuseMissing("periodStart", request.periodStart());
        refuseMissing("periodEnd", request.periodEnd());
        refuseMissing("lamps", request.lamps());
        refuseMissing("lamps", request.lamps().greenBelow_points());
        refuseMissing("lamps", request.lamps().redAbove_points());
        refuseMissing("subTargets", request.subTargets());
        return new Targets.Change(
                Area.ofSquareMetres(request.target_m2()),
                request.reading(),
                request.periodStart(),
                request.periodEnd(),
                request.lamps(),
                request.subTargets().stream().map(ZoningController::subTarget).toList(),
                request.reason() == null ? "" : request.reason());
    }

    private static Target.SubTarget subTarget(SubTargetView part) {
        refuseMissing("zone", part.zone());
        refuseMissing("target_m2", part.target_m2());
        return new Target.SubTarget(
                part.zone(),
                Area.ofSquareMetres(part.target_m2()),
                part.owner() == null ? "" : part.owner(),
                part.ownerEn() == null ? "" : part.ownerEn());
    }

    private static void refuseMissing(String field, @Nullable Object value) {
        if (value == null) {
            throw new Refused(Refused.Kind.INVALID, "zoning.field-missing", "field", field);
        }
    }

    private static ObjectNode properties(String code, String name, String nameEn, boolean schematic) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("code", code)
                .put("name", name)
                .put("nameEn", nameEn)
                .put("schematic", schematic);
    }

    private static ObjectNode feature(String id, ObjectNode properties, MultiPolygon outline) {
        ObjectNode feature =
                JsonNodeFactory.instance.objectNode().put("type", "Feature").put("id", id);
        feature.set("properties", properties);
        feature.set("geometry", GeoJson.write(outline));
        return feature;
    }

    private static ObjectNode collection(ArrayNode features) {
        ObjectNode collection = JsonNodeFactory.instance.objectNode().put("type", "FeatureCollection");
        collection.set("features", features);
        return collection;
    }
}
