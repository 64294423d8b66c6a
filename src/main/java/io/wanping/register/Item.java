package io.wanping.register;

import io.wanping.geo.Area;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * A site or building as it stands now.
 *
 * @param geometry valid MultiPolygon, {@code lon, lat} degrees, EPSG:4490; null when not on the map
 * @param measuredArea geodesic area of the geometry; null without geometry
 * @param zone a zone code, {@code NONE} outside every zone, {@code UNPLACED} without geometry
 * @param zoneShare part of the geometry's area in that zone, 0 to 1; null without geometry
 * @param street street code, from the outline where there is one, else as declared; null when unknown
 * @param siteId the site a building stands on
 * @param capacity the countable area: gross floor area, but zero for a site that has buildings, so that no ㎡ counts twice
 * @param version counts revisions from 1
 */
public record Item(
        UUID id,
        ItemKind kind,
        String code,
        FieldValues fields,
        Set<String> scopes,
        @Nullable MultiPolygon geometry,
        @Nullable Area measuredArea,
        String zone,
        @Nullable BigDecimal zoneShare,
        String zoneMethod,
        @Nullable String street,
        @Nullable UUID siteId,
        Area capacity,
        long version,
        Map<ItemField, CellSource> provenance,
        Map<String, String> attributes,
        boolean sample,
        Instant changedAt) {

    PlacesChanged.Place place() {
        return new PlacesChanged.Place(id, zone, street, Set.copyOf(scopes));
    }

    public String name() {
        String name = fields.text(ItemField.NAME);
        return name == null ? code : name;
    }
}
