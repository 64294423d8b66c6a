package io.wanping.survey.understanding;

/** What a row of a sheet is for. Only DATA rows are read as records. */
public enum RowRole {
    TITLE,
    NOTE,
    HEADER,
    UNIT,
    INDEX,
    DATA,
    SUBTOTAL,
    BLANK,
    TAIL
}
