package io.wanping.survey.reading;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A block of cells, both ends included. Rows count from 1 and columns from 0, as everywhere in this module. */
public record CellRange(int firstRow, int firstColumn, int lastRow, int lastColumn) {

    private static final Pattern REFERENCE =
            Pattern.compile("\\$?([A-Z]{1,3})\\$?(\\d{1,7}):\\$?([A-Z]{1,3})\\$?(\\d{1,7})");

    static Optional<CellRange> parse(String reference) {
        Matcher matcher = REFERENCE.matcher(reference);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new CellRange(
                Integer.parseInt(matcher.group(2)),
                CellAddress.column(matcher.group(1)),
                Integer.parseInt(matcher.group(4)),
                CellAddress.column(matcher.group(3))));
    }

    public boolean contains(int row, int column) {
        return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
    }

    public int columns() {
        return lastColumn - firstColumn + 1;
    }

    public int rows() {
        return lastRow - firstRow + 1;
    }
}
