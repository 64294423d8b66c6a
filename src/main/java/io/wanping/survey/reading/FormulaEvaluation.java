package io.wanping.survey.reading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Works out formulas the file carries no value for, where that is safe: arithmetic over cells of the same sheet, and SUM, AVERAGE, MIN,
 * MAX, PRODUCT, ABS, ROUND, ROUNDUP, ROUNDDOWN, INT. Anything else (names, other sheets or files, text, dates, conditions) stays
 * {@link RawCell.Kind#UNCALCULATED} and is asked about. Nothing of the file is ever run.
 *
 * <p>Limits: {@value #DEEPEST} formulas deep, {@value #MOST_STEPS} cells looked at per sheet; a circle stays uncalculated.
 */
final class FormulaEvaluation {

    private static final int DEEPEST = 60;
    private static final int MOST_STEPS = 2_000_000;
    private static final int LONGEST = 400;
    private static final int MOST_DIGITS = 340;

    private final Map<Integer, RawRow> rows;
    private final Map<Long, BigDecimal> known = new HashMap<>();
    private final Set<Long> failed = new HashSet<>();
    private final Set<Long> running = new HashSet<>();
    private int steps;

    private FormulaEvaluation(RawSheet sheet) {
        this.rows = sheet.byNumber();
    }

    /** The sheet with every formula worked out that can be. */
    static RawSheet evaluate(RawSheet sheet) {
        boolean any = sheet.rows().stream()
                .flatMap(row -> row.cells().stream())
                .anyMatch(cell -> cell.kind() == RawCell.Kind.UNCALCULATED);
        if (!any) {
            return sheet;
        }
        FormulaEvaluation evaluation = new FormulaEvaluation(sheet);
        List<RawRow> evaluated = new ArrayList<>();
        for (RawRow row : sheet.rows()) {
            List<RawCell> cells = new ArrayList<>(row.cells());
            for (int column = 0; column < cells.size(); column++) {
                if (cells.get(column).kind() == RawCell.Kind.UNCALCULATED) {
                    BigDecimal value = evaluation.tried(row.number(), column);
                    if (value != null) {
                        cells.set(column, worked(value));
                    }
                }
            }
            evaluated.add(new RawRow(row.number(), List.copyOf(cells), row.hidden()));
        }
        return new RawSheet(
                sheet.name(),
                sheet.hidden(),
                List.copyOf(evaluated),
                sheet.merges(),
                sheet.hiddenColumns(),
                sheet.columns());
    }

    /** Numbers no spreadsheet holds would fill the memory when they meet small ones. */
    private static BigDecimal bounded(BigDecimal value) {
        if (Math.abs((long) value.precision() - value.scale()) > MOST_DIGITS) {
            throw new Unsafe();
        }
        return value;
    }

    private static RawCell worked(BigDecimal value) {
        BigDecimal rounded = value.round(new MathContext(15)).stripTrailingZeros();
        BigDecimal plain = rounded.scale() < 0 ? rounded.setScale(0) : rounded;
        return new RawCell(RawCell.Kind.NUMBER, plain.toPlainString(), plain, null, null, true);
    }

    /** Not to be worked out. */
    private static final class Unsafe extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unsafe() {
            super(null, null, false, false);
        }
    }

    private @org.jspecify.annotations.Nullable BigDecimal tried(int row, int column) {
        try {
            return valueOf(row, column, 0);
        } catch (Unsafe | ArithmeticException unsafe) {
            running.clear();
            return null;
        }
    }

    private BigDecimal valueOf(int row, int column, int depth) {
        if (++steps > MOST_STEPS || depth > DEEPEST) {
            throw new Unsafe();
        }
        RawRow found = rows.get(row);
        RawCell cell = found == null ? RawCell.EMPTY : found.cell(column);
        return switch (cell.kind()) {
            case EMPTY -> BigDecimal.ZERO;
            case NUMBER -> cell.number() == null ? BigDecimal.ZERO : cell.number();
            case UNCALCULATED -> formula(cell, row, column, depth);
            default -> throw new Unsafe();
        };
    }

    private BigDecimal formula(RawCell cell, int row, int column, int depth) {
        long key = ((long) row << 16) | column;
        BigDecimal value = known.get(key);
        if (value != null) {
            return value;
        }
        if (failed.contains(key) || cell.text().length() > LONGEST || !running.add(key)) {
            throw new Unsafe();
        }
        try {
            value = new Reader(cell.text().substring(1), depth).whole();
            known.put(key, value);
            return value;
        } catch (Unsafe unsafe) {
            failed.add(key);
            throw unsafe;
        } finally {
            running.remove(key);
        }
    }

    /** Reads one formula from left to right. */
    private final class Reader {

        private static final int DEEPEST_BRACKETS = 40;

        private final String text;
        private final int depth;
        private int at;
        private int brackets;

        Reader(String text, int depth) {
            this.text = text.replaceAll("\\s+", "").replace("$", "");
            this.depth = depth;
        }

        BigDecimal whole() {
            BigDecimal value = sum();
            if (at != text.length()) {
                throw new Unsafe();
            }
            return value;
        }

        private BigDecimal sum() {
            BigDecimal value = product();
            while (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                boolean plus = text.charAt(at++) == '+';
                BigDecimal next = product();
                value = bounded(plus ? value.add(next) : value.subtract(next));
            }
            return value;
        }

        private BigDecimal product() {
            BigDecimal value = factor();
            while (at < text.length() && (text.charAt(at) == '*' || text.charAt(at) == '/')) {
                boolean times = text.charAt(at++) == '*';
                BigDecimal next = factor();
                value = bounded(
                        times
                                ? value.multiply(next, MathContext.DECIMAL128)
                                : value.divide(next, MathContext.DECIMAL128));
            }
            return value;
        }

        private BigDecimal factor() {
            if (at >= text.length() || ++brackets > DEEPEST_BRACKETS) {
                throw new Unsafe();
            }
            try {
                char next = text.charAt(at);
                if (next == '-' || next == '+') {
                    at++;
                    BigDecimal value = factor();
                    return next == '-' ? value.negate() : value;
                }
                if (next == '(') {
                    at++;
                    BigDecimal value = sum();
                    expect(')');
                    return percent(value);
                }
                return percent(Character.isDigit(next) || next == '.' ? number() : named());
            } finally {
                brackets--;
            }
        }

        private BigDecimal percent(BigDecimal value) {
            if (at < text.length() && text.charAt(at) == '%') {
                at++;
                return value.movePointLeft(2);
            }
            return value;
        }

        private BigDecimal number() {
            int from = at;
            while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
                at++;
            }
            try {
                return new BigDecimal(text.substring(from, at));
            } catch (NumberFormatException notOne) {
                throw new Unsafe();
            }
        }

        private String word() {
            int from = at;
            while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
                at++;
            }
            return text.substring(from, at);
        }

        private BigDecimal named() {
            String word = word();
            if (at < text.length() && text.charAt(at) == '(') {
                at++;
                return function(word.toUpperCase(java.util.Locale.ROOT));
            }
            int[] cell = cell(word);
            return valueOf(cell[0], cell[1], depth + 1);
        }

        private int[] cell(String word) {
            int digits = 0;
            while (digits < word.length() && Character.isLetter(word.charAt(digits))) {
                digits++;
            }
            String letters = word.substring(0, digits).toUpperCase(java.util.Locale.ROOT);
            String number = word.substring(digits);
            int column = CellAddress.column(letters);
            if (column < 0 || !number.matches("[1-9]\\d{0,6}")) {
                throw new Unsafe();
            }
            return new int[] {Integer.parseInt(number), column};
        }

        private BigDecimal function(String name) {
            boolean rounding = Set.of("ROUND", "ROUNDUP", "ROUNDDOWN").contains(name);
            if (rounding || name.equals("ABS") || name.equals("INT")) {
                BigDecimal value = sum();
                int digits = 0;
                if (rounding) {
                    expect(',');
                    digits = sum().intValueExact();
                    if (Math.abs(digits) > 15) {
                        throw new Unsafe();
                    }
                }
                expect(')');
                return switch (name) {
                    case "ABS" -> value.abs();
                    case "INT" -> value.setScale(0, RoundingMode.FLOOR);
                    case "ROUNDUP" -> value.setScale(digits, RoundingMode.UP);
                    case "ROUNDDOWN" -> value.setScale(digits, RoundingMode.DOWN);
                    default -> value.setScale(digits, RoundingMode.HALF_UP);
                };
            }
            List<BigDecimal> values = new ArrayList<>();
            do {
                argument(values);
            } while (take(','));
            expect(')');
            return gathered(name, values);
        }

        private BigDecimal gathered(String name, List<BigDecimal> values) {
            BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            return bounded(
                    switch (name) {
                        case "SUM" -> sum;
                        case "PRODUCT" ->
                            values.stream()
                                    .reduce(BigDecimal.ONE, (a, b) -> bounded(a.multiply(b, MathContext.DECIMAL128)));
                        case "AVERAGE" -> sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128);
                        case "MIN" -> values.stream().min(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
                        case "MAX" -> values.stream().max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
                        default -> throw new Unsafe();
                    });
        }

        /** A block of cells, of which only those that hold something count, or a value. */
        private void argument(List<BigDecimal> values) {
            int before = at;
            String word = word();
            if (at < text.length() && text.charAt(at) == ':') {
                at++;
                int[] first = cell(word);
                int[] last = cell(word());
                for (int row = first[0]; row <= last[0]; row++) {
                    for (int column = first[1]; column <= last[1]; column++) {
                        if (++steps > MOST_STEPS) {
                            throw new Unsafe();
                        }
                        RawRow found = rows.get(row);
                        RawCell cell = found == null ? RawCell.EMPTY : found.cell(column);
                        // Excel's block functions pass over words.
                        if (!cell.isEmpty() && cell.kind() != RawCell.Kind.TEXT) {
                            values.add(valueOf(row, column, depth + 1));
                        }
                    }
                }
                return;
            }
            at = before;
            values.add(sum());
        }

        private boolean take(char wanted) {
            if (at < text.length() && text.charAt(at) == wanted) {
                at++;
                return true;
            }
            return false;
        }

        private void expect(char wanted) {
            if (!take(wanted)) {
                throw new Unsafe();
            }
        }
    }
}
