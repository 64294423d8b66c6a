package io.wanping.journal;

import io.wanping.account.CurrentActor;
import io.wanping.finding.BaseVersion;
import io.wanping.finding.Refused;
import io.wanping.geo.AreaMeasurer;
import io.wanping.geo.GeoJson;
import io.wanping.register.ItemKind;
import io.wanping.register.Placements;
import io.wanping.zoning.Boundaries;
import io.wanping.zoning.BoundaryVersion;
import io.wanping.zoning.Zone;
import io.wanping.zoning.Zones;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Versions of the zone boundaries: what a new one moves, saving it, and what was moved by which. */
@RestController
class BoundaryController {

    /** More are counted and summed but not listed one by one. */
    private static final int MOST_LISTED = 5_000;

    private final BoundaryChanges changes;
    private final Boundaries boundaries;
    private final Zones zones;
    private final AreaMeasurer areas;
    private final CurrentActor actor;

    BoundaryController(
            BoundaryChanges changes, Boundaries boundaries, Zones zones, AreaMeasurer areas, CurrentActor actor) {
        this.changes = changes;
        this.boundaries = boundaries;
        this.zones = zones;
        this.areas = areas;
        this.actor = actor;
    }

    record SumView(String from, String to, AreaAccount account, int items, BigDecimal area_m2) {

        static SumView of(BoundaryMoveStore.Sum sum) {
            return new SumView(sum.from(), sum.to(), sum.account(), sum.items(), sum.area_m2());
        }
    }

    record VersionView(
            long version,
            @Nullable LocalDate effectiveOn,
            String reason,
            String actorName,
            Instant recordedAt,
            List<String> changedZones,
            List<SumView> moved) {}

    record VersionList(List<VersionView> versions) {}

    @GetMapping("/api/boundaries")
    VersionList list() {
        List<BoundaryMoveStore.Sum> sums = changes.listSums(0, Long.MAX_VALUE);
        return new VersionList(boundaries.listVersions().stream()
                .map(version -> view(version, sums))
                .toList());
    }

    /** Outlines of a version, GeoJSON {@code lon, lat}, by zone. */
    record Outlines(long version, Map<String, JsonNode> outlines) {}

    @GetMapping("/api/boundaries/{version}")
    Outlines get(@PathVariable long version) {
        Map<String, JsonNode> outlines = new LinkedHashMap<>();
        boundaries.getOutlines(version).forEach((zone, outline) -> outlines.put(zone, GeoJson.write(outline)));
        return new Outlines(version, outlines);
    }

    record Moved(long from, long to, List<SumView> moved) {}

    /** Area moved by the versions after {@code from}, up to and with {@code to}. */
    @GetMapping("/api/boundaries/moves")
    Moved moves(@RequestParam(defaultValue = "1") long from, @RequestParam(defaultValue = "9999999") long to) {
        Map<List<Object>, SumView> sums = new LinkedHashMap<>();
        for (BoundaryMoveStore.Sum sum : changes.listSums(from, to)) {
            sums.merge(
                    List.of(sum.from(), sum.to(), sum.account()),
                    SumView.of(sum),
                    (one, other) -> new SumView(
                            one.from(),
                            one.to(),
                            one.account(),
                            one.items() + other.items(),
                            one.area_m2().add(other.area_m2())));
        }
        return new Moved(from, to, List.copyOf(sums.values()));
    }

    record ZoneVersionView(
            long version,
            @Nullable LocalDate effectiveOn,
            String reason,
            String actorName,
            Instant recordedAt,
            BigDecimal area_m2,
            List<SumView> moved) {}

    record ZoneVersions(String code, List<ZoneVersionView> versions) {}

    /** The versions that changed one zone, newest first, each with what went in and out of it. */
    @GetMapping("/api/zones/{code}/versions")
    ZoneVersions versions(@PathVariable String code) {
        if (zones.listZones().stream().noneMatch(zone -> zone.code().equals(code))) {
            throw Refused.notFound("zoning.zone-unknown", "seen", code.length() <= 60 ? code : code.substring(0, 60));
        }
        List<BoundaryMoveStore.Sum> sums = changes.listSums(0, Long.MAX_VALUE);
        List<ZoneVersionView> views = new ArrayList<>();
        for (BoundaryVersion version : boundaries.listVersions()) {
            if (version.changedZones().contains(code)) {
                views.add(new ZoneVersionView(
                        version.version(),
                        version.effectiveOn(),
                        version.reason(),
                        version.actorName(),
                        version.recordedAt(),
                        areas.measure(boundaries.getOutlines(version.version()).get(code))
                                .squareMetres(),
                        sums.stream()
                                .filter(sum -> sum.version() == version.version()
                                        && (sum.from().equals(code) || sum.to().equals(code)))
                                .map(SumView::of)
                                .toList()));
            }
        }
        return new ZoneVersions(code, views);
    }

    /** {@code zones} a FeatureCollection; {@code effectiveOn} and {@code reason} are asked for when saving. */
    record BoundaryRequest(
            @Nullable JsonNode zones,
            @Nullable LocalDate effectiveOn,
            @Nullable String reason) {}

    record ZoneView(String code, String name, BigDecimal before_m2, BigDecimal after_m2, JsonNode geometry) {}

    record MoveView(
            UUID id,
            ItemKind kind,
            String code,
            String name,
            String from,
            String to,
            BigDecimal share,
            LedgerItems.Balances balances,
            JsonNode geometry) {}

    record PreviewView(
            long base,
            int onTheMap,
            int moving,
            int keeping,
            List<ZoneView> zones,
            List<SumView> moved,
            List<MoveView> moves,
            List<MoveView> kept) {}

    @PostMapping("/api/boundaries/preview")
    PreviewView preview(@RequestBody BoundaryRequest request) {
        BoundaryChanges.Preview preview = changes.preview(request.zones());
        return new PreviewView(
                preview.draft().base(),
                preview.foreseen().onTheMap(),
                preview.foreseen().moves().size(),
                preview.foreseen().kept().size(),
                preview.draft().zones().stream().map(this::zone).toList(),
                sums(preview.rows()),
                moves(preview.foreseen().moves(), preview),
                moves(preview.foreseen().kept(), preview));
    }

    @PostMapping("/api/boundaries")
    ResponseEntity<VersionView> save(
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody BoundaryRequest request) {
        long base = BaseVersion.of(ifMatch, "zoning.base-version-missing");
        long version = changes.save(
                request.zones(),
                base,
                request.effectiveOn(),
                request.reason() == null ? "" : request.reason(),
                actor.get());
        List<BoundaryMoveStore.Sum> sums = changes.listSums(version - 1, version);
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(boundaries.listVersions().stream()
                        .filter(saved -> saved.version() == version)
                        .map(saved -> view(saved, sums))
                        .findFirst()
                        .orElseThrow());
    }

    private static VersionView view(BoundaryVersion version, List<BoundaryMoveStore.Sum> sums) {
        return new VersionView(
                version.version(),
                version.effectiveOn(),
                version.reason(),
                version.actorName(),
                version.recordedAt(),
                version.changedZones(),
                sums.stream()
                        .filter(sum -> sum.version() == version.version())
                        .map(SumView::of)
                        .toList());
    }

    private ZoneView zone(Zone drawn) {
        MultiPolygon before = zones.listZones().stream()
                .filter(zone -> zone.code().equals(drawn.code()))
                .map(Zone::outline)
                .findFirst()
                .orElse(drawn.outline());
        return new ZoneView(
                drawn.code(),
                drawn.name(),
                areas.measure(before).squareMetres(),
                areas.measure(drawn.outline()).squareMetres(),
                GeoJson.write(drawn.outline()));
    }

    private static List<MoveView> moves(List<Placements.Move> moves, BoundaryChanges.Preview preview) {
        return moves.stream()
                .limit(MOST_LISTED)
                .map(move -> new MoveView(
                        move.id(),
                        move.kind(),
                        move.code(),
                        move.name(),
                        move.from(),
                        move.to(),
                        move.share(),
                        LedgerItems.Balances.of(preview.balances().getOrDefault(move.id(), ItemBalance.empty())),
                        GeoJson.write(move.geometry())))
                .toList();
    }

    private static List<SumView> sums(List<BoundaryMoveStore.Row> rows) {
        Map<List<Object>, SumView> sums = new LinkedHashMap<>();
        for (BoundaryMoveStore.Row row : rows) {
            sums.merge(
                    List.of(row.from(), row.to(), row.account()),
                    new SumView(
                            row.from(), row.to(), row.account(), 1, row.area().squareMetres()),
                    (one, other) -> new SumView(
                            one.from(),
                            one.to(),
                            one.account(),
                            one.items() + other.items(),
                            one.area_m2().add(other.area_m2())));
        }
        return List.copyOf(sums.values());
    }
}
