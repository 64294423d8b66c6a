package io.wanping.zoning;

import java.math.BigDecimal;

/**
 * The zone a shape belongs to.
 *
 * @param zone a zone code, or {@link Zones#NONE}
 * @param share part of the shape's area that lies in it, 0 to 1; zero for {@link Zones#NONE}
 * @param method {@code LARGEST_SHARE} or {@code OUTSIDE}; {@link #OVERRIDE} where somebody decided, with a reason
 */
public record ZoneShare(String zone, BigDecimal share, String method) {

    /** By hand. */
    public static final String OVERRIDE = "OVERRIDE";

    static final String LARGEST_SHARE = "LARGEST_SHARE";
    static final String OUTSIDE = "OUTSIDE";
}
