package io.wanping.survey.values;

import java.time.LocalDate;

/** A day as precisely as it was written. {@code day} is the last one of the period, since by then what is stated is so. */
public record SurveyDate(LocalDate day, Precision precision) {

    /** The period a date names. */
    public enum Precision {
        DAY,
        MONTH,
        QUARTER,
        YEAR
    }
}
