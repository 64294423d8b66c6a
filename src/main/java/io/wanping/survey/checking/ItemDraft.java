package io.wanping.survey.checking;

import io.wanping.register.CellSource;
import io.wanping.register.FieldValues;
import io.wanping.register.ItemField;
import io.wanping.register.ItemKind;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * What a row of a site or building sheet says; nothing is said where a cell is empty.
 *
 * @param code empty when the row names none
 * @param scopes null when the row names none
 * @param lon of the point or of a point in the outline, for the map; null when unknown
 */
record ItemDraft(
        RowCells cells,
        ItemKind kind,
        String code,
        FieldValues fields,
        @Nullable Set<String> scopes,
        @Nullable MultiPolygon geometry,
        @Nullable Double lon,
        @Nullable Double lat,
        Map<ItemField, CellSource> provenance,
        Map<String, String> attributes) {

    ItemDraft with(FieldValues corrected) {
        return new ItemDraft(cells, kind, code, corrected, scopes, geometry, lon, lat, provenance, attributes);
    }

    /** The same with a place found elsewhere in the file. */
    ItemDraft at(PlaceReading.Shape shape) {
        return new ItemDraft(
                cells, kind, code, fields, scopes, shape.outline(), shape.lon(), shape.lat(), provenance, attributes);
    }
}
