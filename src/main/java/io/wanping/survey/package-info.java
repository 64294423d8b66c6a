/**
 * Survey workbooks: read, understood, checked, shown, applied in one transaction, undone. Nothing is written before a person confirms,
 * and then only through the same commands as single edits ({@link io.wanping.register.Items#apply},
 * {@link io.wanping.journal.AreaJournal#propose}). Owns the tables {@code import_batch}, {@code import_file_part},
 * {@code import_row}, {@code import_finding} and {@code import_progress}.
 *
 * <p>The way of a file through the packages below: {@code reading} (bytes → raw cells) → {@code understanding} (header band, row roles,
 * columns → fields and units) → {@code checking} with {@code values} (cells → typed values, matching, outcome of every row) →
 * {@code batch} (kept, applied, undone) → {@code web}. {@link io.wanping.survey.Surveys} is the door for other modules.
 */
@NullMarked
package io.wanping.survey;

import org.jspecify.annotations.NullMarked;
