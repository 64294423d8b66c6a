package io.wanping.register.consistency;

import io.wanping.register.ItemKind;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * What the checks look at of an item. Areas ㎡ as declared, null when unknown.
 *
 * @param geometry {@code lon, lat} degrees, EPSG:4490; null when not on the map
 * @param measured_m2 geodesic area of the geometry
 * @param zone a zone code, NONE or UNPLACED
 */
record CheckedItem(
        UUID id,
        ItemKind kind,
        String code,
        @Nullable String name,
        @Nullable String parcelNumber,
        @Nullable UUID siteId,
        @Nullable String declaredZone,
        @Nullable String declaredStreet,
        @Nullable BigDecimal land_m2,
        @Nullable BigDecimal gross_m2,
        @Nullable BigDecimal aboveGround_m2,
        @Nullable BigDecimal belowGround_m2,
        @Nullable BigDecimal footprint_m2,
        @Nullable BigDecimal rentable_m2,
        @Nullable BigDecimal vacant_m2,
        @Nullable String landUse,
        @Nullable String landUseCode,
        @Nullable MultiPolygon geometry,
        @Nullable BigDecimal measured_m2,
        String zone,
        String zoneMethod,
        @Nullable String street,
        BigDecimal capacity_m2) {

    /** The declared area that the shape should measure: land of a site, footprint of a building. */
    @Nullable
    BigDecimal declaredGround_m2() {
        return kind == ItemKind.SITE ? land_m2 : footprint_m2;
    }

    /** The name people know it by; the code where it has none. */
    String called() {
        return name == null ? code : name;
    }
}
