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
 * @param row Excel row of the one value where the sheet is a form; null in a table
 */
public record UnderstoodColumn(
        int index,
        String header,
        @Nullable Unit unit,
        @Nullable ImportField field,
        double confidence,
        String why,
        Map<String, String> whyArguments,
        @Nullable Integer row) {

    UnderstoodColumn(
            int index,
            String header,
            @Nullable Unit unit,
            @Nullable ImportField field,
            double confidence,
            String why,
            Map<String, String> whyArguments) {
        this(index, header, unit, field, confidence, why, whyArguments, null);
    }

    /** Letters of a column; address of the cell where the sheet is a form. */
    public String letters() {
        return row == null ? CellAddress.letters(index) : CellAddress.of(row, index);
    }

    /** The row in which the value of a record stands. */
    public int rowOf(int recordRow) {
        return row == null ? recordRow : row;
    }
}
