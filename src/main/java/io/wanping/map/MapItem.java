package io.wanping.map;

import io.wanping.register.ItemKind;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * An item on the map.
 *
 * @param footprint {@code lon, lat} degrees, EPSG:4490, never empty
 */
record MapItem(
        UUID id,
        ItemKind kind,
        String code,
        String name,
        String zone,
        @Nullable String stage,
        @Nullable BigDecimal grossFloorArea_m2,
        @Nullable BigDecimal landArea_m2,
        @Nullable UUID siteId,
        boolean sample,
        long version,
        Traits traits,
        MultiPolygon footprint) {

    /**
     * What a map can be coloured by besides the account. Floors and vacancy of a site are those of its buildings.
     *
     * @param performanceClass A to D; null when unknown
     * @param floors above ground, of a site those of its highest building
     * @param vacancy vacant part of the rentable area, 0 to 1; null when either is unknown
     * @param area_m2 declared land of a site, gross floor area of a building; the two are never added
     */
    record Traits(
            @Nullable String stage,
            @Nullable String performanceClass,
            @Nullable Integer floors,
            @Nullable BigDecimal vacancy,
            @Nullable BigDecimal area_m2) {

        static final Traits UNKNOWN = new Traits(null, null, null, null, null);
    }
}
