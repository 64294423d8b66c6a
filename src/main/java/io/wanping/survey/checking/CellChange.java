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
 */
public record CellChange(
        String field, @Nullable Object before, @Nullable Object after, String cell, String raw) {}
