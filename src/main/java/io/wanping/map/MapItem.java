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
        MultiPolygon footprint) {}
