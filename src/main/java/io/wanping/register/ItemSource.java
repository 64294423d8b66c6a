package io.wanping.register;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a revision came from: an edit on the map, a row of a survey workbook, a program, a changed boundary, or one change of many items.
 * {@code row} is the Excel row number.
 */
public record ItemSource(
        Kind kind,
        @Nullable UUID batchId,
        @Nullable String fileName,
        @Nullable String sheet,
        @Nullable Integer row) {

    /** The kind of source. */
    public enum Kind {
        MAP_EDIT,
        SURVEY,
        API,
        /** A changed zone boundary. */
        BOUNDARY,
        /** One change of many items at once. */
        BULK
    }

    public static ItemSource api() {
        return new ItemSource(Kind.API, null, null, null, null);
    }

    public static ItemSource mapEdit() {
        return new ItemSource(Kind.MAP_EDIT, null, null, null, null);
    }

    /** @param version of the zone boundaries */
    public static ItemSource boundary(long version) {
        return new ItemSource(Kind.BOUNDARY, null, "v" + version, null, null);
    }

    /** @param bulk names all that was changed together */
    public static ItemSource bulk(UUID bulk) {
        return new ItemSource(Kind.BULK, bulk, null, null, null);
    }

    public static ItemSource survey(UUID batchId, String fileName, String sheet, int row) {
        return new ItemSource(Kind.SURVEY, batchId, fileName, sheet, row);
    }
}
