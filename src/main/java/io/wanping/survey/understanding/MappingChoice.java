package io.wanping.survey.understanding;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about a table; beats whatever was understood. Columns not named stay as understood.
 *
 * @param name key of the table: {@link UnderstoodSheet#key()}
 * @param coordinates system its coordinates are in, by its name; null lets them be judged by where they fall
 */
public record MappingChoice(
        String name,
        @Nullable SheetKind kind,
        @Nullable LocalDate effectiveOn,
        List<Column> columns,
        @Nullable String coordinates) {

    public MappingChoice(String name, @Nullable SheetKind kind, @Nullable LocalDate effectiveOn, List<Column> columns) {
        this(name, kind, effectiveOn, columns, null);
    }

    /** @param field null: keep the column aside · @param unit as written, null for the stored unit */
    public record Column(
            String column, @Nullable String field, @Nullable String unit) {}
}
