package io.wanping.register;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a revision came from: an edit on the map, a row of a survey workbook, or a program. {@code row} is the Excel row number. */
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
        API
    }

    public static ItemSource api() {
        return new ItemSource(Kind.API, null, null, null, null);
    }

    public static ItemSource mapEdit() {
        return new ItemSource(Kind.MAP_EDIT, null, null, null, null);
    }

    public static ItemSource survey(UUID batchId, String fileName, String sheet, int row) {
        return new ItemSource(Kind.SURVEY, batchId, fileName, sheet, row);
    }
}
