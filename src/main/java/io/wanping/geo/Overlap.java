package io.wanping.geo;

import java.math.BigDecimal;
import java.util.UUID;
import org.locationtech.jts.geom.Geometry;

/**
 * Ground that two footprints both claim. Touching along an edge or in a point is none.
 *
 * @param first the smaller id of the two in a search among many; the asked footprint in a search of one
 * @param shared Polygon or MultiPolygon, {@code lon, lat} CGCS2000
 * @param area geodesic ㎡ of {@code shared}
 * @param shareOfFirst part of the first footprint's area that is shared, 0 to 1, six decimals
 * @param shareOfSecond the same of the second
 */
public record Overlap(
        UUID first,
        UUID second,
        Geometry shared,
        Area area,
        BigDecimal shareOfFirst,
        BigDecimal shareOfSecond,
        Kind kind) {

    /** Decimals of a share. */
    public static final int SHARE_SCALE = 6;

    /** How the two lie; the first that applies. Equality and containment hold up to {@link OverlapTolerance#coveredShare()}. */
    public enum Kind {
        IDENTICAL,
        FIRST_WITHIN_SECOND,
        SECOND_WITHIN_FIRST,
        /** So small or so thin that it is drawing accuracy, by {@link OverlapTolerance}: listed, not blocking. */
        SLIVER,
        PARTIAL
    }

    /** More than drawing accuracy: square metres are in danger of being counted twice. */
    public boolean exceedsTolerance() {
        return kind != Kind.SLIVER;
    }
}
