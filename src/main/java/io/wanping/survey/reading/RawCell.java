package io.wanping.survey.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A cell as it stands.
 *
 * @param text what a person would read: text stripped of nothing, numbers without exponent, dates ISO, {@code #REF!} for errors
 * @param number the number of a NUMBER or DATE cell
 * @param date the day of a DATE cell
 * @param dateForm how a DATE cell is displayed
 * @param formula whether a formula made it; its value is the one the file carries
 */
public record RawCell(
        Kind kind,
        String text,
        @Nullable BigDecimal number,
        @Nullable LocalDate date,
        @Nullable DateForm dateForm,
        boolean formula) {

    /** What the file says the cell holds. */
    public enum Kind {
        EMPTY,
        TEXT,
        NUMBER,
        DATE,
        BOOLEAN,
        ERROR,
        /** A formula the file carries no value for. */
        UNCALCULATED
    }

    /** Which parts of a date the cell shows: a code such as 22-02 turned into a date shows only two. */
    public enum DateForm {
        FULL,
        MONTH_DAY,
        YEAR_MONTH
    }

    public static final RawCell EMPTY = new RawCell(Kind.EMPTY, "", null, null, null, false);

    public static RawCell text(String text) {
        return text.isBlank() ? EMPTY : new RawCell(Kind.TEXT, text, null, null, null, false);
    }

    public boolean isEmpty() {
        return kind == Kind.EMPTY;
    }
}
