/**
 * Bytes to raw cells. {@link io.wanping.survey.reading.WorkbookReader} first proves the file whole and harmless, then reads every cell
 * as it stands; it understands nothing. Whatever is wrong leaves as one exception,
 * {@link io.wanping.survey.reading.UnreadableWorkbook}.
 */
@NullMarked
package io.wanping.survey.reading;

import org.jspecify.annotations.NullMarked;
