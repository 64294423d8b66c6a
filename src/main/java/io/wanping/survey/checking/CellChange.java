package io.wanping.survey.checking;

import org.jspecify.annotations.Nullable;

/**
 * One value a row changes.
 *
 * @param field JSON name of the field; {@code attributes.} and the heading for a column no field takes; {@code geometry} with the areas
 *     in ㎡ as before and after
 * @param before as in JSON: text, number, true or false, null
 * @param cell Excel address; empty where no single cell says it
 * @param raw the text of that cell
 * @param base what the same unit stated before; null when it stated nothing, or the same as the ledger
 * @param verdict what becomes of it
 */
public record CellChange(
        String field,
        @Nullable Object before,
        @Nullable Object after,
        String cell,
        String raw,
        @Nullable Object base,
        @Nullable Verdict verdict) {

    /** What becomes of a value that differs from the ledger's. */
    public enum Verdict {
        /** The sheet's value is taken; the ledger's was the one the unit stated before, or there was none. */
        TAKEN,
        /** The unit says what it said before; the ledger was changed since and keeps its value. */
        KEPT,
        /** Ledger and sheet were both changed: a person decides. */
        CONFLICT,
        /** A person decided for the ledger. */
        OURS,
        /** A person decided for the sheet. */
        THEIRS,
        /** A person decided for what the unit stated before. */
        BASE
    }

    public CellChange(String field, @Nullable Object before, @Nullable Object after, String cell, String raw) {
        this(field, before, after, cell, raw, null, Verdict.TAKEN);
    }

    /** Whether the ledger would be changed. */
    public boolean isWritten() {
        return verdict == null || verdict == Verdict.TAKEN || verdict == Verdict.THEIRS || verdict == Verdict.BASE;
    }
}
