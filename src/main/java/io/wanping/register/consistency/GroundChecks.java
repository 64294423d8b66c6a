package io.wanping.register.consistency;

import static io.wanping.register.consistency.RecordChecks.plain;

import io.wanping.geo.AreaMeasurer;
import io.wanping.geo.Footprint;
import io.wanping.geo.Overlap;
import io.wanping.geo.OverlapSearch;
import io.wanping.register.ItemKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.springframework.stereotype.Component;

/**
 * What items say about each other: ground two of one kind both claim, buildings off their site, sites whose buildings have another area
 * together. Exact, over the whole ledger; areas geodesic.
 *
 * <p>A building is off its site by what of its footprint the site's shape does not cover; up to the tolerance, or as thin as drawing
 * accuracy, is not told. Thread safety: yes.
 */
@Component
class GroundChecks {

    private static final int SHARE_DECIMALS = 4;

    private final OverlapSearch overlaps;
    private final AreaMeasurer areas;
    private final ConsistencyTolerance tolerance;

    GroundChecks(OverlapSearch overlaps, AreaMeasurer areas, ConsistencyTolerance tolerance) {
        this.overlaps = overlaps;
        this.areas = areas;
        this.tolerance = tolerance;
    }

    List<ConsistencyFinding> check(Collection<CheckedItem> items) {
        Map<UUID, CheckedItem> byId = items.stream().collect(Collectors.toMap(CheckedItem::id, Function.identity()));
        List<ConsistencyFinding> findings = new ArrayList<>();
        for (ItemKind kind : ItemKind.values()) {
            findings.addAll(
                    shared(items.stream().filter(item -> item.kind() == kind).toList(), byId));
        }
        Map<UUID, List<CheckedItem>> onSite = new HashMap<>();
        for (CheckedItem item : items) {
            if (item.siteId() != null) {
                onSite.computeIfAbsent(item.siteId(), none -> new ArrayList<>()).add(item);
            }
        }
        findings.addAll(onSite.entrySet().parallelStream()
                .flatMap(entry -> ofSite(byId.get(entry.getKey()), entry.getValue()).stream())
                .toList());
        return findings;
    }

    private List<ConsistencyFinding> shared(List<CheckedItem> ofKind, Map<UUID, CheckedItem> byId) {
        List<Footprint> footprints = ofKind.stream()
                .filter(item -> item.geometry() != null)
                .map(item -> new Footprint(item.id(), Objects.requireNonNull(item.geometry())))
                .toList();
        return overlaps.among(footprints).stream()
                .map(overlap -> finding(overlap, byId))
                .toList();
    }

    private static ConsistencyFinding finding(Overlap overlap, Map<UUID, CheckedItem> byId) {
        BigDecimal area = overlap.area().squareMetres();
        return new ConsistencyFinding(
                overlap.exceedsTolerance() ? ConsistencyCheck.OVERLAP : ConsistencyCheck.SLIVER,
                List.of(byId.get(overlap.first()), byId.get(overlap.second())),
                ConsistencyFinding.inOrder(
                        "shared",
                        plain(area),
                        "share",
                        percent(overlap.shareOfFirst()),
                        "otherShare",
                        percent(overlap.shareOfSecond())),
                area,
                overlap.shared());
    }

    private List<ConsistencyFinding> ofSite(@Nullable CheckedItem site, List<CheckedItem> buildings) {
        if (site == null) {
            return List.of();
        }
        List<ConsistencyFinding> findings = new ArrayList<>();
        sum(site, buildings).ifPresent(findings::add);
        Geometry ground = site.geometry();
        if (ground != null) {
            var prepared = PreparedGeometryFactory.prepare(ground);
            for (CheckedItem building : buildings) {
                if (building.geometry() != null && !prepared.covers(building.geometry())) {
                    outside(building, building.geometry(), site, ground).ifPresent(findings::add);
                }
            }
        }
        return findings;
    }

    private Optional<ConsistencyFinding> outside(
            CheckedItem building, Geometry footprint, CheckedItem site, Geometry ground) {
        Geometry beyond = OverlayNGRobust.overlay(footprint, ground, OverlayNG.DIFFERENCE);
        BigDecimal area = areas.measure(beyond).squareMetres();
        double width_metres = 2 * area.doubleValue() / Math.max(areas.lengthMetres(beyond), Double.MIN_NORMAL);
        if (area.compareTo(tolerance.outside_m2()) <= 0
                || width_metres <= overlaps.tolerance().width_metres()) {
            return Optional.empty();
        }
        BigDecimal whole = areas.measure(footprint).squareMetres();
        return Optional.of(new ConsistencyFinding(
                ConsistencyCheck.OUTSIDE_SITE,
                List.of(building, site),
                ConsistencyFinding.inOrder(
                        "outside", plain(area), "share", percent(area.divide(whole, 6, RoundingMode.HALF_UP))),
                area,
                beyond));
    }

    /** Told only where every building of the site has an area: an unknown one is another finding, and no wrong sum. */
    private Optional<ConsistencyFinding> sum(CheckedItem site, List<CheckedItem> buildings) {
        BigDecimal gross = site.gross_m2();
        if (gross == null || buildings.stream().anyMatch(building -> building.gross_m2() == null)) {
            return Optional.empty();
        }
        BigDecimal together = buildings.stream()
                .map(building -> Objects.requireNonNull(building.gross_m2()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (tolerance.isSum(gross, together)) {
            return Optional.empty();
        }
        return Optional.of(ConsistencyFinding.of(
                ConsistencyCheck.SITE_NOT_SUM,
                site,
                gross.subtract(together).abs(),
                "gross",
                plain(gross),
                "sum",
                plain(together),
                "buildings",
                buildings.size()));
    }

    private static String percent(BigDecimal share) {
        return share.setScale(SHARE_DECIMALS, RoundingMode.HALF_UP)
                        .movePointRight(2)
                        .toPlainString()
                + "%";
    }
}
