/**
 * What becomes of a workbook: kept, checked, applied in one transaction, undone. Owns the tables {@code import_*}. The status of a batch
 * says where it is; work goes on in the background and another instance can take it up.
 */
@NullMarked
package io.wanping.survey.batch;

import org.jspecify.annotations.NullMarked;
