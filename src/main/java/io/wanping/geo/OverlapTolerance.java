package io.wanping.geo;

import java.math.BigDecimal;

/**
 * From when on an overlap is more than drawing accuracy. All three are settings; the defaults are our assumption: one square metre, two
 * steps of the seventh decimal of a degree (2 cm), and one part in a thousand.
 *
 * @param area an overlap up to this is a {@link Overlap.Kind#SLIVER}
 * @param width_metres an overlap whose mean width (twice area over perimeter) is up to this is a sliver too
 * @param coveredShare share from which a footprint counts as lying within the other, just below 1
 */
public record OverlapTolerance(Area area, double width_metres, BigDecimal coveredShare) {

    /** Our assumption, used where no setting says otherwise. */
    public static final OverlapTolerance ASSUMED =
            new OverlapTolerance(Area.ofSquareMetres(1), 0.02, new BigDecimal("0.999"));

    public OverlapTolerance {
        if (area.isNegative() || !(width_metres >= 0) || coveredShare.signum() <= 0) {
            throw new IllegalArgumentException("an overlap tolerance is not negative");
        }
    }
}
