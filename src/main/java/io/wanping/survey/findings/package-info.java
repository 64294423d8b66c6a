/** The catalogue of what can be wrong with a workbook. */
@NullMarked
package io.wanping.survey.findings;

import org.jspecify.annotations.NullMarked;
