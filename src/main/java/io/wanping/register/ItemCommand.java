package io.wanping.register;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * What can be done to the registers. One command or ten thousand of them take the same path: {@link Items#apply}. Geometry is a valid
 * MultiPolygon, {@code lon, lat} degrees, CGCS2000 (EPSG:4490).
 */
public sealed interface ItemCommand {

    UUID id();

    /** The fields the command names. */
    FieldValues fields();

    ItemSource source();

    /**
     * Enter a new item.
     *
     * @param code the bureau's own code, unique over sites and buildings
     * @param geometry null when the item is not on the map yet (未落图)
     * @param provenance the cells the values came from; empty for edits by hand
     * @param attributes columns of a sheet that no field takes, header to text
     * @param sample marked 示例数据
     */
    record Register(
            UUID id,
            ItemKind kind,
            String code,
            FieldValues fields,
            Set<String> scopes,
            @Nullable MultiPolygon geometry,
            Map<ItemField, CellSource> provenance,
            Map<String, String> attributes,
            ItemSource source,
            boolean sample)
            implements ItemCommand {}

    /**
     * Change an item.
     *
     * @param baseVersion the version the editor saw; another one now is refused as stale
     * @param fields only the fields given; a field given as null is emptied
     * @param scopes null leaves the scopes as they are
     * @param geometry null leaves the geometry as it is
     * @param attributes laid over the attributes the item has
     */
    record Revise(
            UUID id,
            long baseVersion,
            FieldValues fields,
            @Nullable Set<String> scopes,
            @Nullable MultiPolygon geometry,
            Map<ItemField, CellSource> provenance,
            Map<String, String> attributes,
            String reason,
            ItemSource source)
            implements ItemCommand {}
}
