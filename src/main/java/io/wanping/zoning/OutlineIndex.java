package io.wanping.zoning;

import io.wanping.geo.AreaMeasurer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Finds the outline that holds most of a shape's area. Containment, the common case, is answered by the prepared outline without
 * cutting. Thread safety: yes.
 */
final class OutlineIndex<T> {

    private static final int SHARE_SCALE = 6;

    /** The winner and its part of the shape's area, 0 to 1. */
    record Share<T>(T outline, BigDecimal share) {}

    private record Entry<T>(T value, MultiPolygon outline, PreparedGeometry prepared) {}

    private final List<Entry<T>> entries;
    private final AreaMeasurer areas;

    OutlineIndex(List<T> values, Function<T, MultiPolygon> outline, AreaMeasurer areas) {
        this.entries = values.stream()
                .map(value ->
                        new Entry<>(value, outline.apply(value), PreparedGeometryFactory.prepare(outline.apply(value))))
                .toList();
        this.areas = areas;
    }

    /** The part of a shape's area that lies in one of them, 0 to 1. */
    BigDecimal shareIn(T value, MultiPolygon shape) {
        BigDecimal whole = areas.measure(shape).squareMetres();
        if (whole.signum() == 0) {
            return BigDecimal.ZERO;
        }
        return entries.stream()
                .filter(entry -> entry.value().equals(value))
                .map(entry -> OverlayNGRobust.overlay(entry.outline(), shape, OverlayNG.INTERSECTION))
                .map(part -> areas.measure(part).squareMetres().divide(whole, SHARE_SCALE, RoundingMode.HALF_UP))
                .findFirst()
                .orElse(BigDecimal.ZERO)
                .min(BigDecimal.ONE);
    }

    /** The one with the largest share; where two hold the same, the earlier one. Empty where none holds area of the shape. */
    Optional<Share<T>> largestShare(MultiPolygon shape) {
        for (Entry<T> entry : entries) {
            if (entry.prepared().covers(shape)) {
                return Optional.of(new Share<>(entry.value(), BigDecimal.ONE));
            }
        }
        BigDecimal whole = areas.measure(shape).squareMetres();
        Share<T> best = null;
        for (Entry<T> entry : entries) {
            if (whole.signum() > 0 && entry.prepared().intersects(shape)) {
                Geometry part = OverlayNGRobust.overlay(entry.outline(), shape, OverlayNG.INTERSECTION);
                BigDecimal share = areas.measure(part)
                        .squareMetres()
                        .divide(whole, SHARE_SCALE, RoundingMode.HALF_UP)
                        .min(BigDecimal.ONE);
                if (share.signum() > 0 && (best == null || share.compareTo(best.share()) > 0)) {
                    best = new Share<>(entry.value(), share);
                }
            }
        }
        return Optional.ofNullable(best);
    }
}
