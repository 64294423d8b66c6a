package io.wanping.geo;

import java.util.Arrays;
import java.util.Optional;

/**
 * The coordinate reference systems the product speaks, by EPSG code: a closed set, because each one named here was checked.
 *
 * <p>Inside the product, coordinates are always {@code lon, lat} or {@code easting, northing} whatever the standard says;
 * {@link #axisOrder()} tells how the standard (and a Chinese drawing, whose "X" is north) writes them. A grid not in this list, such
 * as a city's own, is a {@link LocalCrs}.
 */
public enum Crs {
    /** The storage system: China Geodetic Coordinate System 2000, degrees. */
    CGCS2000(4490, AxisOrder.NORTH_EAST, Unit.DEGREE),
    /** 3° Gauss–Krüger, central meridian 120° E, false easting 500 km; covers all of Jing'an. */
    CGCS2000_GK_120E(4549, AxisOrder.NORTH_EAST, Unit.METRE),
    /** As {@link #CGCS2000_GK_120E} with the zone number 40 before the easting (40 500 km). */
    CGCS2000_GK_ZONE_40(4528, AxisOrder.NORTH_EAST, Unit.METRE),
    /** 3° Gauss–Krüger, central meridian 123° E. */
    CGCS2000_GK_123E(4550, AxisOrder.NORTH_EAST, Unit.METRE),
    /** As {@link #CGCS2000_GK_123E} with the zone number 41 before the easting. */
    CGCS2000_GK_ZONE_41(4529, AxisOrder.NORTH_EAST, Unit.METRE),
    /** Degrees; differs from CGCS2000 by less than a decimetre and is treated as equal to it in GeoJSON and tiles. */
    WGS84(4326, AxisOrder.NORTH_EAST, Unit.DEGREE),
    /** For pictures only: an area measured in it is 37 % too large here. */
    WEB_MERCATOR(3857, AxisOrder.EAST_NORTH, Unit.METRE),
    /** WGS 84 / UTM zone 51 north (120°–126° E). */
    UTM_51N(32651, AxisOrder.EAST_NORTH, Unit.METRE);

    /** Which ordinate the standard writes first. */
    public enum AxisOrder {
        EAST_NORTH,
        NORTH_EAST
    }

    /** Unit of the ordinates. */
    public enum Unit {
        DEGREE,
        METRE
    }

    /** EPSG code of what is stored, as databases and EWKB want it. */
    public static final int STORAGE_SRID = 4490;

    private final int code;
    private final AxisOrder axisOrder;
    private final Unit unit;

    Crs(int code, AxisOrder axisOrder, Unit unit) {
        this.code = code;
        this.axisOrder = axisOrder;
        this.unit = unit;
    }

    public static Optional<Crs> ofCode(int epsgCode) {
        return Arrays.stream(values()).filter(crs -> crs.code == epsgCode).findFirst();
    }

    /** EPSG code. */
    public int code() {
        return code;
    }

    /** As the standard writes it, not as the product holds it. */
    public AxisOrder axisOrder() {
        return axisOrder;
    }

    public Unit unit() {
        return unit;
    }

    /** Key of the Chinese and English name in the {@code geo} message files. */
    public String nameKey() {
        return "geo.crs." + code;
    }
}
