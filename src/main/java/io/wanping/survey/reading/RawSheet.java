package io.wanping.survey.reading;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A sheet as it stands.
 *
 * @param rows rows that hold something, in order; row numbers may have gaps
 * @param merges merged blocks; only the first cell of one holds its value
 * @param hiddenColumns indexes of hidden columns within the used width
 * @param columns used width
 */
public record RawSheet(
        String name,
        boolean hidden,
        List<RawRow> rows,
        List<CellRange> merges,
        List<Integer> hiddenColumns,
        int columns) {

    /** Rows by Excel number. */
    public Map<Integer, RawRow> byNumber() {
        return rows.stream().collect(Collectors.toMap(RawRow::number, Function.identity(), (first, second) -> first));
    }
}
