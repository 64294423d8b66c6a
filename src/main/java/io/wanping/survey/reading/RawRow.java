package io.wanping.survey.reading;

import java.util.List;

/** A row that holds something. {@code number} is the Excel row number; cells are by column index and may end early. */
public record RawRow(int number, List<RawCell> cells, boolean hidden) {

    public RawCell cell(int column) {
        return column < cells.size() ? cells.get(column) : RawCell.EMPTY;
    }

    public boolean isBlank() {
        return cells.stream().allMatch(RawCell::isEmpty);
    }
}
