package io.wanping.survey.understanding;

import io.wanping.survey.reading.CellRange;
import io.wanping.survey.reading.RawCell;
import io.wanping.survey.reading.RawRow;
import io.wanping.survey.reading.RawSheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sheet with its merged blocks: every cell of a block can be asked for the block's value. */
public final class SheetGrid {

    private final RawSheet sheet;
    private final Map<Integer, RawRow> rows;
    private final Map<Integer, List<CellRange>> mergesByRow = new HashMap<>();

    public SheetGrid(RawSheet sheet) {
        this.sheet = sheet;
        this.rows = sheet.byNumber();
        int last = lastRow();
        for (CellRange merge : sheet.merges()) {
            for (int row = merge.firstRow(); row <= Math.min(merge.lastRow(), last); row++) {
                mergesByRow.computeIfAbsent(row, number -> new ArrayList<>()).add(merge);
            }
        }
    }

    RawSheet sheet() {
        return sheet;
    }

    public int columns() {
        return sheet.columns();
    }

    int lastRow() {
        return sheet.rows().isEmpty()
                ? 0
                : sheet.rows().get(sheet.rows().size() - 1).number();
    }

    /** The cell itself. */
    public RawCell cell(int row, int column) {
        RawRow found = rows.get(row);
        return found == null ? RawCell.EMPTY : found.cell(column);
    }

    /** The cell, or that of the merged block it lies in. */
    public RawCell filled(int row, int column) {
        CellRange merge = mergeAt(row, column);
        return merge == null ? cell(row, column) : cell(merge.firstRow(), merge.firstColumn());
    }

    /** The row in which the value of {@link #filled} stands. */
    public int rowOfValue(int row, int column) {
        CellRange merge = mergeAt(row, column);
        return merge == null ? row : merge.firstRow();
    }

    @Nullable
    CellRange mergeAt(int row, int column) {
        for (CellRange merge : mergesByRow.getOrDefault(row, List.of())) {
            if (merge.contains(row, column)) {
                return merge;
            }
        }
        return null;
    }

    boolean isBlank(int row) {
        RawRow found = rows.get(row);
        return found == null || found.isBlank();
    }

    /** The cells of a row that hold something, as they stand. */
    List<RawCell> filledCells(int row) {
        RawRow found = rows.get(row);
        return found == null
                ? List.of()
                : found.cells().stream().filter(cell -> !cell.isEmpty()).toList();
    }

    /** Column of the first cell that holds something; -1 in a blank row. */
    int firstFilledColumn(int row) {
        RawRow found = rows.get(row);
        if (found != null) {
            for (int column = 0; column < found.cells().size(); column++) {
                if (!found.cells().get(column).isEmpty()) {
                    return column;
                }
            }
        }
        return -1;
    }
}
