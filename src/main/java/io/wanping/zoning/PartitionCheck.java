package io.wanping.zoning;

import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.geo.Area;
import io.wanping.geo.AreaMeasurer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Holds outlines to be a partition of the district: no two share ground, none leaves the district, and together they leave no gap. Says
 * where and how much, in geodesic ㎡.
 *
 * <p>Tolerance: {@link #TOLERANCE}, our assumption; a shared edge of the whole district drawn to the centimetre stays below it. Pure.
 */
final class PartitionCheck {

    static final Area TOLERANCE = Area.ofSquareMetres(10);

    private final AreaMeasurer areas;

    PartitionCheck(AreaMeasurer areas) {
        this.areas = areas;
    }

    /** @param parts outline by the name a person knows; {@code lon, lat} degrees, EPSG:4490 */
    List<Finding> check(MultiPolygon district, Map<String, MultiPolygon> parts) {
        List<Finding> findings = new ArrayList<>();
        List<Map.Entry<String, MultiPolygon>> all = List.copyOf(parts.entrySet());
        for (Map.Entry<String, MultiPolygon> part : all) {
            if (part.getValue().isEmpty() || !part.getValue().isValid()) {
                findings.add(
                        ZoningFinding.OUTLINE_BROKEN.at(spot(part.getValue(), part.getKey()), "name", part.getKey()));
            }
        }
        if (!findings.isEmpty()) {
            return findings;
        }
        Geometry uncovered = district;
        for (int i = 0; i < all.size(); i++) {
            MultiPolygon outline = all.get(i).getValue();
            for (int j = i + 1; j < all.size(); j++) {
                Geometry shared = overlay(outline, all.get(j).getValue(), OverlayNG.INTERSECTION);
                report(
                        findings,
                        shared,
                        ZoningFinding.ZONES_OVERLAP,
                        all.get(i).getKey() + " · " + all.get(j).getKey());
            }
            Geometry outside = overlay(outline, district, OverlayNG.DIFFERENCE);
            report(
                    findings,
                    outside,
                    ZoningFinding.ZONE_LEAVES_DISTRICT,
                    all.get(i).getKey());
            uncovered = overlay(uncovered, outline, OverlayNG.DIFFERENCE);
        }
        report(findings, uncovered, ZoningFinding.GAP_BETWEEN_ZONES, "");
        return findings;
    }

    private void report(List<Finding> findings, Geometry wrong, ZoningFinding code, String names) {
        Area area = areas.measure(wrong);
        if (area.compareTo(TOLERANCE) > 0) {
            findings.add(code.at(
                    spot(wrong, names),
                    "name",
                    names,
                    "area",
                    area.squareMetres().toPlainString()));
        }
    }

    private static Geometry overlay(Geometry left, Geometry right, int operation) {
        return OverlayNGRobust.overlay(left, right, operation);
    }

    private static Place spot(Geometry geometry, String name) {
        if (geometry.isEmpty()) {
            return new Place.Field(name);
        }
        Coordinate at = geometry.getInteriorPoint().getCoordinate();
        return new Place.Spot(at.x, at.y, name);
    }
}
