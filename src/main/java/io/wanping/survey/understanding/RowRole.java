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
    /** A further row of a form whose first row is DATA. */
    FORM,
    BLANK,
    TAIL
}
