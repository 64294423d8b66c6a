package io.wanping.survey.understanding;

import io.wanping.survey.reading.CellAddress;
import io.wanping.survey.values.Unit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column and what it was taken for.
 *
 * @param index from 0
 * @param header levels joined by {@code " > "}
 * @param unit unit of its numbers; null means the stored unit, or no number
 * @param field null when no field takes it: the column is kept with the record
 * @param why message key of the reason, with {@code whyArguments}
 */
public record UnderstoodColumn(
        int index,
        String header,
        @Nullable Unit unit,
        @Nullable ImportField field,
        double confidence,
        String why,
        Map<String, String> whyArguments) {

    public String letters() {
        return CellAddress.letters(index);
    }
}
