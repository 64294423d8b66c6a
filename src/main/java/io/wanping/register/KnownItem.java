package io.wanping.register;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * An item as the register knew it at an instant.
 *
 * @param geometry {@code lon, lat} degrees, EPSG:4490; null when it was not on the map
 * @param zone the zone it was in; {@code NONE} or {@code UNPLACED} where it was in none
 * @param street the street it was in
 * @param retired it had left the registers by then
 */
public record KnownItem(
        UUID id,
        ItemKind kind,
        String code,
        FieldValues fields,
        Set<String> scopes,
        @Nullable MultiPolygon geometry,
        String zone,
        @Nullable String street,
        @Nullable UUID siteId,
        boolean sample,
        boolean retired) {

    public String name() {
        String name = fields.text(ItemField.NAME);
        return name == null || name.isBlank() ? code : name;
    }
}
