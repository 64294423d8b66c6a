/**
 * Raw cells to a table: where the header band is, what each row is, which column is which field in which unit, and why we think so.
 * Pure but for the words it knows, which come from {@code gis-data/reference} and the message files. What is understood is shown to
 * people before anything is done with it; their corrections come back as {@link io.wanping.survey.understanding.MappingChoice}.
 */
@NullMarked
package io.wanping.survey.understanding;

import org.jspecify.annotations.NullMarked;
