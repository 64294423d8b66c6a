package io.wanping.register;

import java.math.BigDecimal;
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
    default FieldValues fields() {
        return FieldValues.none();
    }

    ItemSource source();

    /** Why, in the words of whoever gave the command; empty when none was asked. */
    default String reason() {
        return "";
    }

    /** The version the command starts from; 0 for a new item. */
    default long baseVersion() {
        return 0;
    }

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

    /**
     * Bring an item back to what it was at an earlier revision: fields, scopes, outline, provenance and attributes. A revision of its
     * own; nothing in between is lost.
     *
     * @param baseVersion the version the editor saw; another one now is refused as stale
     * @param revision the revision to go back to
     */
    record Restore(UUID id, long baseVersion, long revision, String reason, ItemSource source) implements ItemCommand {}

    /**
     * Take an item out of the registers. Its record, revisions and postings stay; it is in no list any more, its capacity goes back, and
     * its code is free again. A site that still has buildings is refused.
     *
     * @param baseVersion the version the editor saw; another one now is refused as stale
     */
    record Retire(UUID id, long baseVersion, String reason, ItemSource source) implements ItemCommand {}

    /**
     * Put an item into a zone, without changing anything it says about itself: because a boundary moved, or because somebody decides so.
     *
     * @param baseVersion the version the editor saw; another one now is refused as stale
     * @param zone the zone it belongs to from now on
     * @param share part of its footprint in that zone, 0 to 1
     * @param method {@code OVERRIDE} keeps it there when its shape or a boundary changes later
     */
    record Assign(
            UUID id, long baseVersion, String zone, BigDecimal share, String method, String reason, ItemSource source)
            implements ItemCommand {}
}
