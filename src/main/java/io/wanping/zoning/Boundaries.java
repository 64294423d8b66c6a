package io.wanping.zoning;

import io.wanping.account.Actor;
import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import io.wanping.finding.Severity;
import io.wanping.finding.StorableText;
import io.wanping.geo.AreaMeasurer;
import io.wanping.geo.CheckedPolygon;
import io.wanping.geo.GeoJson;
import io.wanping.geo.GeometryChecks;
import io.wanping.geo.GeometryProblem;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.JsonNode;

/**
 * Versions of the zones' boundaries. New outlines are read and held to part the district before anything else; what they move is for the
 * register and the journal to say. A version once saved stays as it is.
 */
@Service
public class Boundaries {

    private static final int LONGEST_REASON = 2000;

    private final BoundaryStore store;
    private final Zones zones;
    private final GeometryChecks checks;
    private final PartitionCheck partition;
    private final AreaMeasurer areas;
    private final Clock clock;

    Boundaries(BoundaryStore store, Zones zones, GeometryChecks checks, AreaMeasurer areas, Clock clock) {
        this.store = store;
        this.zones = zones;
        this.checks = checks;
        this.partition = new PartitionCheck(areas);
        this.areas = areas;
        this.clock = clock;
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<BoundaryVersion> listVersions() {
        Map<Long, Map<String, MultiPolygon>> outlines = store.listOutlines();
        List<BoundaryVersion> versions = new ArrayList<>();
        Map<String, MultiPolygon> before = Map.of();
        for (BoundaryVersion version : store.listVersions()) {
            Map<String, MultiPolygon> now = outlines.getOrDefault(version.version(), Map.of());
            versions.add(
                    0,
                    new BoundaryVersion(
                            version.version(),
                            version.effectiveOn(),
                            version.reason(),
                            version.actorName(),
                            version.recordedAt(),
                            changed(before, now)));
            before = now;
        }
        return versions;
    }

    /** Outlines of a version by zone, {@code lon, lat} degrees, EPSG:4490. */
    @Transactional(readOnly = true)
    public Map<String, MultiPolygon> getOutlines(long version) {
        Map<String, MultiPolygon> outlines = store.listOutlines().get(version);
        if (outlines == null) {
            throw Refused.notFound("zoning.boundary-unknown", "version", version);
        }
        return outlines;
    }

    /**
     * Reads new outlines; zones that are not among them keep theirs.
     *
     * @param collection GeoJSON FeatureCollection; each feature names its zone by {@code code} or {@code name}
     * @throws Refused with findings: unreadable, unknown or repeated zones, broken outlines, gaps and overlaps with their place, or
     *     nothing changed
     */
    @Transactional(readOnly = true)
    public BoundaryDraft draft(@Nullable JsonNode collection) {
        List<Finding> findings = new ArrayList<>();
        Map<String, MultiPolygon> outlines = read(collection, findings);
        Refused.ifAny(findings);
        List<Zone> drawn = zones.listZones().stream()
                .map(zone -> outlines.containsKey(zone.code()) ? with(zone, outlines.get(zone.code())) : zone)
                .toList();
        if (drawn.equals(zones.listZones())
                || changed(byCode(zones.listZones()), byCode(drawn)).isEmpty()) {
            throw Refused.because(ZoningFinding.BOUNDARY_SAME.at(new Place.Field("zones")));
        }
        MultiPolygon district = zones.findDistrict()
                .orElseThrow(() -> Refused.notFound("zoning.boundary-unknown", "version", 0))
                .outline();
        Map<String, MultiPolygon> byName = new LinkedHashMap<>();
        drawn.forEach(zone -> byName.put(zone.name(), zone.outline()));
        Refused.ifAny(partition.check(district, byName));
        return new BoundaryDraft(store.newestVersion(), drawn, areas);
    }

    /** What is wrong with the day and the reason of a new version. */
    public List<Finding> check(@Nullable LocalDate effectiveOn, String reason) {
        List<Finding> findings = new ArrayList<>();
        LocalDate today = LocalDate.now(clock);
        LocalDate earliest = store.listVersions().stream()
                .map(BoundaryVersion::effectiveOn)
                .filter(day -> day != null)
                .max(LocalDate::compareTo)
                .orElse(LocalDate.of(2000, 1, 1));
        if (effectiveOn == null || effectiveOn.isAfter(today) || effectiveOn.isBefore(earliest)) {
            findings.add(ZoningFinding.BOUNDARY_DAY.at(
                    new Place.Field("effectiveOn"),
                    "seen",
                    effectiveOn == null ? "—" : effectiveOn,
                    "earliest",
                    earliest,
                    "latest",
                    today));
        }
        if (reason.isBlank() || reason.strip().length() > LONGEST_REASON || !StorableText.accepts(reason)) {
            findings.add(ZoningFinding.BOUNDARY_REASON_MISSING.at(
                    new Place.Field("reason"), "seen", reason.strip().length(), "most", LONGEST_REASON));
        }
        return findings;
    }

    /**
     * Writes a version, in the running transaction; readers see it when that ends. Items are the caller's to place.
     *
     * @throws Refused {@code zoning.boundary-stale} when another version was saved since the draft
     */
    @Transactional
    public long save(BoundaryDraft draft, LocalDate effectiveOn, String reason, Actor actor) {
        store.lock();
        long newest = store.newestVersion();
        if (newest != draft.base()) {
            throw new Refused(Refused.Kind.STALE, "zoning.boundary-stale", "seen", draft.base(), "current", newest);
        }
        store.insert(
                newest + 1,
                effectiveOn,
                reason.strip(),
                draft.zones(),
                actor,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        store.updateZones(draft.zones());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                zones.refresh();
            }
        });
        return newest + 1;
    }

    private Map<String, MultiPolygon> read(@Nullable JsonNode collection, List<Finding> findings) {
        Map<String, MultiPolygon> outlines = new LinkedHashMap<>();
        JsonNode features = collection == null ? null : collection.get("features");
        if (features == null || !features.isArray() || features.isEmpty()) {
            findings.add(ZoningFinding.BOUNDARY_UNREADABLE.at(new Place.Field("zones")));
            return outlines;
        }
        for (JsonNode feature : features) {
            JsonNode properties = feature.path("properties");
            String named = first(properties, "code", "name", "name_zh");
            String shown = named.length() <= 60 ? named : named.substring(0, 60) + "…";
            Zone zone = zones.findZoneByName(named).orElse(null);
            if (zone == null) {
                findings.add(ZoningFinding.ZONE_UNKNOWN.at(new Place.Field("zones"), "seen", shown));
            } else if (outlines.containsKey(zone.code())) {
                findings.add(ZoningFinding.BOUNDARY_ZONE_TWICE.at(new Place.Field("zones"), "seen", zone.name()));
            } else {
                outlines.put(zone.code(), zone.outline());
                outline(feature, zone, findings).ifPresent(outline -> outlines.put(zone.code(), outline));
            }
        }
        return outlines;
    }

    private Optional<MultiPolygon> outline(JsonNode feature, Zone zone, List<Finding> findings) {
        Place place = new Place.Field(zone.name());
        try {
            CheckedPolygon checked = checks.check(GeoJson.read(feature.get("geometry")));
            checked.remarks().stream()
                    .filter(remark -> remark.code().severity() != Severity.INFO)
                    .forEach(remark -> findings.add(remark.finding(place)));
            return Optional.of(checked.polygon());
        } catch (GeometryProblem problem) {
            findings.add(problem.at(place));
            return Optional.empty();
        }
    }

    private static String first(JsonNode properties, String... names) {
        for (String name : names) {
            String text = properties.path(name).asString("");
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    private static List<String> changed(Map<String, MultiPolygon> before, Map<String, MultiPolygon> now) {
        return now.entrySet().stream()
                .filter(zone -> !before.containsKey(zone.getKey())
                        || !before.get(zone.getKey()).equalsTopo(zone.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, MultiPolygon> byCode(List<Zone> all) {
        Map<String, MultiPolygon> outlines = new LinkedHashMap<>();
        all.forEach(zone -> outlines.put(zone.code(), zone.outline()));
        return outlines;
    }

    private static Zone with(Zone zone, MultiPolygon outline) {
        return new Zone(
                zone.code(),
                zone.name(),
                zone.nameEn(),
                zone.role(),
                zone.roleEn(),
                zone.operator(),
                zone.operatorEn(),
                outline,
                zone.schematic());
    }
}
