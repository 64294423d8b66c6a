package io.wanping.survey.understanding;

import io.wanping.survey.reading.RawCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the header band: every run of one to five heading-like rows near the top is read as headings of every kind of sheet, and the
 * reading that explains most columns best wins. Deeper bands must explain more to win.
 */
final class HeaderSearch {

    private static final int ROWS_SEARCHED = 40;
    private static final int DEEPEST_BAND = 5;
    private static final double MUCH_BETTER = 2;
    private static final double COST_OF_A_LEVEL = 0.15;
    private static final double HINT_OF_THE_NAME = 0.4;
    private static final double LEAST_SCORE = 1.5;
    private static final int LONGEST_HEADING = 60;

    private final Vocabulary vocabulary;

    HeaderSearch(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Among the rows from {@code from} on. */
    Optional<HeaderBand> find(SheetGrid grid, List<SheetKind> kinds, int from) {
        HeaderBand best = null;
        int last = Math.min(grid.lastRow(), from + ROWS_SEARCHED - 1);
        for (int first = from; first <= last; first++) {
            HeaderBand here = at(grid, kinds, first).orElse(null);
            if (here == null) {
                continue;
            }
            // Where a table has begun and had its rows, what follows a gap or a title is another table.
            if (best != null && here.firstRow() > best.lastRow() + 1 && beginsAnew(grid, first)) {
                if (here.score() < best.score() * MUCH_BETTER) {
                    break;
                }
            }
            if (best == null || here.score() > best.score() + 1e-9) {
                best = here;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Whether the row above is blank, or a title of one text. */
    static boolean beginsAnew(SheetGrid grid, int row) {
        return row > 1 && (grid.isBlank(row - 1) || grid.filledCells(row - 1).size() == 1);
    }

    /** The band that begins in a row, if one does. */
    Optional<HeaderBand> at(SheetGrid grid, List<SheetKind> kinds, int first) {
        HeaderBand best = null;
        for (int depth = 1; depth <= DEEPEST_BAND && isHeading(grid, first + depth - 1); depth++) {
            List<HeaderText> headers = headers(grid, first, first + depth - 1);
            for (SheetKind kind : kinds) {
                double score = score(grid, headers, kind, depth);
                if (score >= LEAST_SCORE && (best == null || score > best.score() + 1e-9)) {
                    best = new HeaderBand(first, first + depth - 1, kind, headers, score);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private double score(SheetGrid grid, List<HeaderText> headers, SheetKind kind, int depth) {
        double explained = ColumnAssignment.best(headers, kind, vocabulary).values().stream()
                .mapToDouble(Guess::confidence)
                .sum();
        return explained - COST_OF_A_LEVEL * (depth - 1) + hint(grid.sheet().name(), kind);
    }

    private static double hint(String sheetName, SheetKind kind) {
        boolean says = switch (kind) {
            case SITE -> sheetName.matches(".*(地块|厂区|园区|宗地|用地).*");
            case BUILDING -> sheetName.matches(".*(楼|厂房|建筑|房屋|幢).*");
            case POSTING -> sheetName.matches(".*(变动|台账|流水).*");
            case POINTS -> sheetName.matches(".*(界址|坐标|拐点).*");
            case NONE -> false;
        };
        return says ? HINT_OF_THE_NAME : 0;
    }

    /** Headings of every column over the rows of a band, merged blocks counted for every column they cover. */
    private static List<HeaderText> headers(SheetGrid grid, int firstRow, int lastRow) {
        List<HeaderText> headers = new ArrayList<>();
        for (int column = 0; column < grid.columns(); column++) {
            List<String> levels = new ArrayList<>();
            for (int row = firstRow; row <= lastRow; row++) {
                RawCell cell = grid.filled(row, column);
                levels.add(cell.text());
            }
            headers.add(HeaderText.of(levels));
        }
        return headers;
    }

    /** Several short texts side by side; a title is one text, a data row holds numbers. */
    static boolean isHeading(SheetGrid grid, int row) {
        List<RawCell> cells = grid.filledCells(row);
        if (cells.size() < 2) {
            return !cells.isEmpty() && grid.columns() > 1 && coveredByTallMerges(grid, row);
        }
        long texts = cells.stream()
                .filter(cell -> cell.kind() == RawCell.Kind.TEXT && cell.text().length() <= LONGEST_HEADING)
                .count();
        return texts >= cells.size() * 0.8
                && !RowRoles.isUnitRow(grid, row)
                && !RowRoles.isIndexRow(grid, row)
                && cells.stream().noneMatch(cell -> RowRoles.isNoteText(cell.text()));
    }

    /** A lower row of a band may hold one text only, when the others reach down into it. */
    private static boolean coveredByTallMerges(SheetGrid grid, int row) {
        for (int column = 0; column < grid.columns(); column++) {
            var merge = grid.mergeAt(row, column);
            if (merge != null && merge.firstRow() < row && merge.rows() > 1) {
                return true;
            }
        }
        return false;
    }
}
