package io.wanping.register;

import io.wanping.geo.Area;
import io.wanping.geo.AreaMeasurer;
import io.wanping.zoning.ZoneShare;
import io.wanping.zoning.Zones;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * Where an item belongs: the zone that holds most of its ground, the street likewise, and the measured area. Without geometry the
 * item is UNPLACED and the street is the declared one; nothing is guessed from names alone.
 */
record Placement(
        String zone,
        @Nullable BigDecimal zoneShare,
        String zoneMethod,
        @Nullable String street,
        @Nullable Area measuredArea) {

    static Placement of(
            @Nullable MultiPolygon geometry, @Nullable String declaredStreet, Zones zones, AreaMeasurer areas) {
        String declared = declaredStreet == null
                ? null
                : zones.findStreetByName(declaredStreet)
                        .map(street -> street.code())
                        .orElse(null);
        if (geometry == null) {
            return new Placement(Zones.UNPLACED, null, "NO_GEOMETRY", declared, null);
        }
        ZoneShare share = zones.assign(geometry);
        String street = zones.streetOf(geometry).map(found -> found.code()).orElse(declared);
        return new Placement(
                share.zone(),
                share.share().setScale(6, RoundingMode.HALF_UP),
                share.method(),
                street,
                areas.measure(geometry));
    }

    /** Kept in the zone somebody decided on, whatever the boundaries say; off the map there is no zone to keep. */
    Placement keeping(Item item, @Nullable MultiPolygon geometry, Zones zones) {
        if (geometry == null || !item.zoneMethod().equals(ZoneShare.OVERRIDE)) {
            return this;
        }
        BigDecimal share = zones.shareIn(item.zone(), geometry).setScale(6, RoundingMode.HALF_UP);
        return new Placement(item.zone(), share, ZoneShare.OVERRIDE, street, measuredArea);
    }
}
