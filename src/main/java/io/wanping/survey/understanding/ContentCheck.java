package io.wanping.survey.understanding;

import io.wanping.survey.reading.RawCell;
import io.wanping.survey.values.DateReading;
import io.wanping.survey.values.Dimension;
import io.wanping.survey.values.NumberReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Holds guesses against what stands in the column. A heading that is known for sure is believed whatever stands below it, so that bad
 * cells are reported and not hidden; a doubtful one must be borne out. Outlines and coordinates are known by their look alone.
 */
final class ContentCheck {

    private static final int SAMPLE = 60;
    private static final int FEWEST_CELLS = 3;
    private static final double SURE = 0.9;
    private static final double LEAST_SHARE = 0.6;
    private static final double BY_CONTENT = 0.85;

    private ContentCheck() {}

    static List<Guess> check(SheetGrid grid, int column, List<Integer> dataRows, List<Guess> guesses, SheetKind kind) {
        List<RawCell> cells = dataRows.stream()
                .map(row -> grid.cell(row, column))
                .filter(cell -> !cell.isEmpty())
                .limit(SAMPLE)
                .toList();
        List<Guess> checked = new ArrayList<>();
        for (Guess guess : guesses) {
            boolean doubtful = guess.confidence() < SURE && cells.size() >= FEWEST_CELLS;
            double share = doubtful ? share(cells, guess.field()) : 1;
            checked.add(share >= LEAST_SHARE ? guess : guess.times(share));
        }
        if (checked.isEmpty() && cells.size() >= FEWEST_CELLS && kind.itemKind().isPresent()) {
            byLook(cells, checked);
        }
        return checked;
    }

    private static void byLook(List<RawCell> cells, List<Guess> guesses) {
        if (share(cells, ContentCheck::isOutline) >= LEAST_SHARE) {
            add(guesses, ImportField.GEOMETRY);
        } else if (share(cells, cell -> within(cell, 118, 125)) == 1) {
            add(guesses, ImportField.LON);
        } else if (share(
                        cells,
                        cell -> within(cell, 29, 33)
                                && cell.number() != null
                                && cell.number().scale() >= 3)
                == 1) {
            add(guesses, ImportField.LAT);
        }
    }

    private static void add(List<Guess> guesses, String field) {
        ImportField.named(field)
                .ifPresent(
                        found -> guesses.add(new Guess(found, BY_CONTENT, "survey.why.content", Map.of("word", ""))));
    }

    private static double share(List<RawCell> cells, ImportField field) {
        return switch (field.kind()) {
            case NUMBER, WHOLE ->
                share(
                        cells,
                        cell -> NumberReading.read(
                                                cell,
                                                field.dimension() == null ? Dimension.COUNT : field.dimension(),
                                                null)
                                        .value()
                                != null);
            case DATE, YEAR -> share(cells, cell -> DateReading.read(cell).value() != null);
            case OUTLINE -> share(cells, ContentCheck::isOutline);
            case DEGREES -> share(cells, cell -> within(cell, -180, 180));
            default -> 1;
        };
    }

    private interface Check {
        boolean holds(RawCell cell);
    }

    private static double share(List<RawCell> cells, Check check) {
        return (double) cells.stream().filter(check::holds).count() / cells.size();
    }

    private static boolean isOutline(RawCell cell) {
        return cell.text().strip().toUpperCase(Locale.ROOT).matches("(SRID=\\d+;)?\\s*(MULTI)?POLYGON\\b(?s:.*)");
    }

    private static boolean within(RawCell cell, int least, int most) {
        return cell.number() != null
                && cell.kind() == RawCell.Kind.NUMBER
                && cell.number().doubleValue() >= least
                && cell.number().doubleValue() <= most;
    }
}
