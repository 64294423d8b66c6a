package io.wanping.register;

import io.wanping.account.CurrentActor;
import io.wanping.account.Sight;
import io.wanping.finding.BaseVersion;
import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import io.wanping.geo.Area;
import io.wanping.geo.GeoJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Splitting and merging. A preview shows what would be; what was shown is then sent back to be done. */
@RestController
class ItemDivisionController {

    /** A hundredth of a millimetre: what is shown and sent back is what was cut. */
    private static final int DECIMALS = 10;

    private final ItemDivisions divisions;
    private final Items items;
    private final LineageStore lineage;
    private final DrawnGeometry drawn;
    private final CurrentActor actor;
    private final Sight sight;

    ItemDivisionController(
            ItemDivisions divisions,
            Items items,
            LineageStore lineage,
            DrawnGeometry drawn,
            CurrentActor actor,
            Sight sight) {
        this.divisions = divisions;
        this.items = items;
        this.lineage = lineage;
        this.drawn = drawn;
        this.actor = actor;
        this.sight = sight;
    }

    record LineRequest(@Nullable JsonNode line) {}

    record PartView(
            JsonNode geometry,
            BigDecimal area_m2,
            BigDecimal share,
            Map<String, @Nullable Object> areas_m2,
            List<String> buildings) {}

    record PartsView(List<PartView> parts) {}

    @PostMapping("/api/items/{id}/split/preview")
    PartsView previewSplit(@PathVariable UUID id, @RequestBody LineRequest request) {
        Item item = inSight(id);
        List<Finding> findings = new ArrayList<>();
        LineString line = drawn.readLine(request.line(), "line", findings);
        if (line == null) {
            throw Refused.because(findings);
        }
        List<ItemDivisions.Part> parts = divisions.foresee(item, line);
        Area ground = parts.stream().map(ItemDivisions.Part::ground).reduce(Area.ZERO, Area::plus);
        return new PartsView(parts.stream()
                .map(part -> new PartView(
                        GeoJson.write(part.geometry(), DECIMALS),
                        part.ground().squareMetres(),
                        ItemDivisions.share(part.ground(), ground),
                        ItemJson.plain(part.areas()),
                        part.buildings().stream().map(Item::code).toList()))
                .toList());
    }

    record PartRequest(
            @Nullable String code,
            @Nullable String name,
            @Nullable JsonNode geometry) {}

    record SplitRequest(
            @Nullable List<@Nullable PartRequest> parts,
            @Nullable String reason) {}

    record SplitView(List<UUID> ids) {}

    @PostMapping("/api/items/{id}/split")
    SplitView split(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody SplitRequest request) {
        long base = BaseVersion.of(ifMatch, "register.base-version-missing");
        inSight(id);
        List<Finding> findings = new ArrayList<>();
        List<ItemDivisions.NewPart> parts = new ArrayList<>();
        List<@Nullable PartRequest> asked = request.parts() == null ? List.of() : request.parts();
        for (int i = 0; i < asked.size(); i++) {
            PartRequest part = asked.get(i);
            String code = part == null || part.code() == null ? "" : part.code().strip();
            MultiPolygon shape =
                    drawn.read(part == null ? null : part.geometry(), "parts[" + i + "].geometry", findings);
            findings.addAll(ItemRules.checkCode(code));
            if (shape == null || shape.isEmpty()) {
                if (findings.isEmpty()) {
                    findings.add(RegisterFinding.NOT_ON_THE_MAP.at(
                            new Place.Field("parts[" + i + "].geometry"), "item", code));
                }
                continue;
            }
            parts.add(new ItemDivisions.NewPart(code, part.name(), shape));
        }
        Refused.ifAny(findings);
        return new SplitView(divisions.split(id, base, parts, reason(request.reason()), actor.get()));
    }

    record IdsRequest(@Nullable List<@Nullable UUID> ids) {}

    record ParentView(UUID id, String code, String name, long version, BigDecimal area_m2) {}

    record UnionView(
            JsonNode geometry, BigDecimal area_m2, Map<String, @Nullable Object> areas_m2, List<ParentView> items) {}

    @PostMapping("/api/items/merge/preview")
    UnionView previewMerge(@RequestBody IdsRequest request) {
        List<UUID> ids = new ArrayList<>();
        if (request.ids() != null) {
            request.ids().stream().filter(id -> id != null).forEach(ids::add);
        }
        ids.forEach(this::inSight);
        ItemDivisions.Union union = divisions.foresee(ids);
        return new UnionView(
                GeoJson.write(union.geometry(), DECIMALS),
                union.ground().squareMetres(),
                ItemJson.plain(union.areas()),
                union.parents().stream()
                        .map(item -> new ParentView(
                                item.id(),
                                item.code(),
                                item.fields().text(ItemField.NAME) == null
                                        ? ""
                                        : String.valueOf(item.fields().text(ItemField.NAME)),
                                item.version(),
                                item.measuredArea() == null
                                        ? BigDecimal.ZERO
                                        : item.measuredArea().squareMetres()))
                        .toList());
    }

    record VersionRequest(@Nullable UUID id, @Nullable Long version) {}

    record MergeRequest(
            @Nullable List<@Nullable VersionRequest> items,
            @Nullable String code,
            @Nullable String name,
            @Nullable String reason) {}

    record MergedView(UUID id) {}

    @PostMapping("/api/items/merge")
    MergedView merge(@RequestBody MergeRequest request) {
        List<ItemDivisions.Version> versions = new ArrayList<>();
        if (request.items() != null) {
            for (VersionRequest one : request.items()) {
                if (one == null || one.id() == null || one.version() == null) {
                    throw new Refused(Refused.Kind.INVALID, "register.base-version-missing");
                }
                inSight(one.id());
                versions.add(new ItemDivisions.Version(one.id(), one.version()));
            }
        }
        String code = request.code() == null ? "" : request.code().strip();
        Refused.ifAny(ItemRules.checkCode(code));
        return new MergedView(divisions.merge(versions, code, request.name(), reason(request.reason()), actor.get()));
    }

    record LineageView(List<LineageStore.Relative> parents, List<LineageStore.Relative> children) {}

    /** Also of an item that has left the registers: that is whose children one looks for. */
    @GetMapping("/api/items/{id}/lineage")
    LineageView lineage(@PathVariable UUID id) {
        items.requireInSight(items.getItemEver(id), sight);
        return new LineageView(lineage.listParents(id), lineage.listChildren(id));
    }

    private Item inSight(UUID id) {
        Item item = items.getItem(id);
        items.requireInSight(item, sight);
        return item;
    }

    private static String reason(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
