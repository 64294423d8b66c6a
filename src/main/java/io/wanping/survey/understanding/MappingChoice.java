package io.wanping.survey.understanding;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person decided about a sheet; beats whatever was understood. Columns not named stay as understood. */
public record MappingChoice(
        String name, @Nullable SheetKind kind, @Nullable LocalDate effectiveOn, List<Column> columns) {

    /** @param field null: keep the column aside · @param unit as written, null for the stored unit */
    public record Column(
            String column, @Nullable String field, @Nullable String unit) {}
}
