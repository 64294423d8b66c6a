package io.wanping.survey.understanding;

import io.wanping.survey.reading.CellRange;
import io.wanping.survey.reading.RawCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds forms: sheets whose labels have their value beside them, one record each. A label is a heading known for sure; its value is the
 * next cell to the right, where that is not a label itself. A sheet is a form when enough labels stand in enough rows; the label it began
 * with, seen again, begins the next form.
 */
final class FormSearch {

    private static final double SURE = 0.9;
    private static final int FEWEST_FIELDS = 4;
    private static final int FEWEST_ROWS = 3;
    private static final int MOST_ROWS = 400;
    private static final int LONGEST_LABEL = 30;

    private final Vocabulary vocabulary;

    FormSearch(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** A label and where its value stands; {@code guess} null for one that no field takes. */
    record Entry(
            int row,
            int valueColumn,
            HeaderText label,
            @org.jspecify.annotations.Nullable Guess guess) {}

    /** One form. */
    record Form(SheetKind kind, int firstRow, int lastRow, List<Entry> entries) {

        double score() {
            return entries.stream()
                    .filter(entry -> entry.guess() != null)
                    .mapToDouble(entry -> entry.guess().confidence())
                    .sum();
        }
    }

    /** The forms of a sheet, of the kind that explains most of it; none where it is a table or nothing we know. */
    List<Form> find(SheetGrid grid, List<SheetKind> kinds) {
        List<Form> best = List.of();
        double bestScore = 0;
        if (grid.lastRow() > MOST_ROWS) {
            return best;
        }
        for (SheetKind kind : kinds) {
            if (kind.itemKind().isEmpty()) {
                continue;
            }
            List<Form> forms = find(grid, kind);
            double score = forms.stream().mapToDouble(Form::score).sum();
            if (score > bestScore + 1e-9) {
                best = forms;
                bestScore = score;
            }
        }
        return best;
    }

    private List<Form> find(SheetGrid grid, SheetKind kind) {
        Map<Long, Guess> labels = new HashMap<>();
        for (int row = 1; row <= grid.lastRow(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                Guess guess = label(grid.cell(row, column), kind);
                if (guess != null) {
                    labels.put(key(row, column), guess);
                }
            }
        }
        List<Form> forms = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        Set<String> fields = new HashSet<>();
        String firstField = null;
        for (int row = 1; row <= grid.lastRow(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                Guess guess = labels.get(key(row, column));
                int valueColumn = valueColumn(grid, row, column);
                boolean labelled = guess != null
                        && valueColumn >= 0
                        && !labels.containsKey(key(row, valueColumn))
                        && !isUnderALabel(labels, row, valueColumn, entries);
                if (!labelled) {
                    continue;
                }
                String field = guess.field().name();
                if (field.equals(firstField)) {
                    close(forms, entries, kind);
                    entries = new ArrayList<>();
                    fields.clear();
                }
                firstField = entries.isEmpty() ? field : firstField;
                boolean fresh = fields.add(field);
                entries.add(new Entry(
                        row,
                        valueColumn,
                        HeaderText.of(List.of(grid.cell(row, column).text())),
                        fresh ? guess : null));
            }
        }
        close(forms, entries, kind);
        return forms;
    }

    /** In a table the cell beside a heading is a heading, and the last heading's neighbour lies outside. */
    private static boolean isUnderALabel(Map<Long, Guess> labels, int row, int column, List<Entry> entries) {
        return labels.containsKey(key(row - 1, column))
                && entries.stream().noneMatch(entry -> entry.row() == row - 1 && entry.valueColumn() == column);
    }

    private static void close(List<Form> forms, List<Entry> entries, SheetKind kind) {
        long fields = entries.stream().filter(entry -> entry.guess() != null).count();
        long rows = entries.stream().map(Entry::row).distinct().count();
        if (fields >= FEWEST_FIELDS && rows >= FEWEST_ROWS) {
            int first = entries.stream().mapToInt(Entry::row).min().orElseThrow();
            int last = entries.stream().mapToInt(Entry::row).max().orElseThrow();
            forms.add(new Form(kind, first, last, List.copyOf(entries)));
        }
    }

    private @org.jspecify.annotations.Nullable Guess label(RawCell cell, SheetKind kind) {
        if (cell.kind() != RawCell.Kind.TEXT || cell.text().strip().length() > LONGEST_LABEL) {
            return null;
        }
        return vocabulary.guess(HeaderText.of(List.of(cell.text())), kind).stream()
                .filter(guess -> guess.confidence() >= SURE)
                .max(java.util.Comparator.comparingDouble(Guess::confidence)
                        .thenComparing(guess -> guess.field().name()))
                .orElse(null);
    }

    /** The column right of a label, past the block it is merged over; -1 at the edge. */
    private static int valueColumn(SheetGrid grid, int row, int column) {
        CellRange merge = grid.mergeAt(row, column);
        int next = merge == null ? column + 1 : merge.lastColumn() + 1;
        return next < grid.columns() ? next : -1;
    }

    private static long key(int row, int column) {
        return ((long) row << 16) | column;
    }
}
