package io.wanping.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A finding in the reader's language: what was seen, what was expected, what to do, and where. */
public record FindingView(
        String id,
        String code,
        Severity severity,
        String title,
        String seen,
        String expected,
        String fix,
        PlaceView place) {

    /** The place spelled out for a screen; only the parts its kind has are present. {@code lon, lat} in degrees, CGCS2000. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PlaceView(
            String kind,
            String text,
            @Nullable String sheet,
            @Nullable String cell,
            @Nullable Double lon,
            @Nullable Double lat,
            @Nullable String item,
            @Nullable String field) {

        static PlaceView of(Place place) {
            if (place instanceof Place.Cell cell) {
                return new PlaceView("CELL", place.text(), cell.sheet(), cell.address(), null, null, null, null);
            } else if (place instanceof Place.Sheet sheet) {
                return new PlaceView("SHEET", place.text(), sheet.sheet(), null, null, null, null, null);
            } else if (place instanceof Place.Spot spot) {
                return new PlaceView("SPOT", place.text(), null, null, spot.lon(), spot.lat(), null, null);
            } else if (place instanceof Place.Item item) {
                return new PlaceView("ITEM", place.text(), null, null, null, null, item.itemCode(), null);
            } else if (place instanceof Place.Field field) {
                return new PlaceView("FIELD", place.text(), null, null, null, null, null, field.name());
            }
            return new PlaceView("WORKBOOK", place.text(), null, null, null, null, null, null);
        }
    }
}
