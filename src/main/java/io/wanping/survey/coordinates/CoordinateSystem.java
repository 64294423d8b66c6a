package io.wanping.survey.coordinates;

import io.wanping.geo.CoordinateSource;
import io.wanping.geo.Crs;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The systems a sheet may be in, those tried first in front. {@code easting} bounds are what the system's numbers look like in China. */
public enum CoordinateSystem {
    /** Degrees; WGS 84 is treated as equal. */
    CGCS2000(Crs.CGCS2000, CoordinateSource.CGCS2000, 70, 140, 0, 56),
    /** Degrees and minutes and seconds packed into one number: 121.2711 is 121°27′11″. */
    DEGREES_MMSS(Crs.CGCS2000, CoordinateSource.CGCS2000, 70, 140, 0, 56),
    GK_120E(Crs.CGCS2000_GK_120E, null, 100_000, 900_000, 1_900_000, 6_200_000),
    GK_ZONE_40(Crs.CGCS2000_GK_ZONE_40, null, 40_100_000, 40_900_000, 1_900_000, 6_200_000),
    GK_123E(Crs.CGCS2000_GK_123E, null, 100_000, 900_000, 1_900_000, 6_200_000),
    GK_ZONE_41(Crs.CGCS2000_GK_ZONE_41, null, 41_100_000, 41_900_000, 1_900_000, 6_200_000),
    /** The bureau's own grid, where its transform is set. */
    LOCAL(null, null, -100_000, 100_000, -100_000, 100_000),
    /** 高德, 腾讯, 微信: never assumed, only chosen or stated. */
    GCJ02(Crs.CGCS2000, CoordinateSource.GCJ02, 70, 140, 0, 56),
    /** 百度: never assumed, only chosen or stated. */
    BD09(Crs.CGCS2000, CoordinateSource.BD09, 70, 140, 0, 56);

    private final @Nullable Crs crs;
    private final @Nullable CoordinateSource source;
    private final double leastEast;
    private final double mostEast;
    private final double leastNorth;
    private final double mostNorth;

    CoordinateSystem(
            @Nullable Crs crs,
            @Nullable CoordinateSource source,
            double leastEast,
            double mostEast,
            double leastNorth,
            double mostNorth) {
        this.crs = crs;
        this.source = source;
        this.leastEast = leastEast;
        this.mostEast = mostEast;
        this.leastNorth = leastNorth;
        this.mostNorth = mostNorth;
    }

    public static Optional<CoordinateSystem> named(@Nullable String name) {
        return Arrays.stream(values())
                .filter(system -> system.name().equals(name))
                .findFirst();
    }

    @Nullable
    Crs crs() {
        return crs;
    }

    /** Whose degrees these are; null for plane systems. */
    @Nullable
    CoordinateSource source() {
        return source;
    }

    boolean isWebMap() {
        return this == GCJ02 || this == BD09;
    }

    boolean isDegrees() {
        return source != null;
    }

    boolean couldHold(double east, double north) {
        return east >= leastEast && east <= mostEast && north >= leastNorth && north <= mostNorth;
    }
}
