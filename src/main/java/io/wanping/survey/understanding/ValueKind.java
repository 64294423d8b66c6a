package io.wanping.survey.understanding;

/** How the cells of a field are read. */
public enum ValueKind {
    TEXT,
    /** Text that identifies: digits must not get lost. */
    CODE,
    NUMBER,
    WHOLE,
    YEAR,
    DATE,
    YES_NO,
    CHOICE,
    /** Several scopes in one cell. */
    SCOPES,
    /** Well-known text of an outline. */
    OUTLINE,
    DEGREES;

    /** Whether one value in a merged block stands for every row of it; a merged number stands for all of them together. */
    public boolean fillsDown() {
        return this != NUMBER && this != WHOLE && this != OUTLINE && this != DEGREES;
    }
}
