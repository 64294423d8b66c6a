package io.wanping.survey.values;

import io.wanping.survey.findings.SurveyFinding;
import io.wanping.survey.reading.RawCell;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a parser made of a cell.
 *
 * @param value null when the cell says nothing, or nothing that can be taken
 * @param choices what it may mean, where it may mean several things
 */
public record Parsed<T>(@Nullable T value, List<Remark> remarks, List<T> choices) {

    private static final int LONGEST_SEEN = 40;

    Parsed(@Nullable T value, List<Remark> remarks) {
        this(value, remarks, List.of());
    }

    /** What a person may choose, by its number. */
    public Optional<T> choice(int number) {
        return number < choices.size() ? Optional.of(choices.get(number)) : Optional.empty();
    }

    static <T> Parsed<T> of(T value) {
        return new Parsed<>(value, List.of());
    }

    static <T> Parsed<T> of(T value, Remark remark) {
        return new Parsed<>(value, List.of(remark));
    }

    static <T> Parsed<T> nothing() {
        return new Parsed<>(null, List.of());
    }

    public static <T> Parsed<T> refused(SurveyFinding code, RawCell cell, Object... namesAndValues) {
        Object[] all = new Object[namesAndValues.length + 2];
        all[0] = "seen";
        all[1] = seen(cell);
        System.arraycopy(namesAndValues, 0, all, 2, namesAndValues.length);
        return new Parsed<>(null, List.of(Remark.of(code, all)));
    }

    /** What is the same for every kind of value: nothing there, or a formula gone wrong. */
    static <T> Optional<Parsed<T>> unlessReadable(RawCell cell) {
        return switch (cell.kind()) {
            case EMPTY -> Optional.of(nothing());
            case ERROR -> Optional.of(refused(SurveyFinding.FORMULA_ERROR, cell));
            case UNCALCULATED -> Optional.of(refused(SurveyFinding.FORMULA_WITHOUT_VALUE, cell));
            case TEXT -> EmptyWords.isEmpty(cell.text()) ? Optional.of(nothing()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    static String seen(RawCell cell) {
        String text = cell.text().strip();
        return text.length() <= LONGEST_SEEN ? text : text.substring(0, LONGEST_SEEN) + "…";
    }
}
