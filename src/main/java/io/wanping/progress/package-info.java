/**
 * Progress: the only place that turns the area journal into figures. Answers for any day, as known at any instant: how much each target
 * has reached by zone, street, scope and month, how that stands against the schedule, and which items lag. In current figures or as
 * reported. Owns the table {@code reported_terms}, kept when a {@link io.wanping.journal.MonthClosed month is closed}; reads
 * {@code area_posting}, {@code posting_decision}, {@code item} and {@code item_scope} through stores of its own, because sums must be
 * formed where the rows are. Entry points: {@link io.wanping.progress.Figures} and {@link io.wanping.progress.LaggingItems}.
 */
@NullMarked
package io.wanping.progress;

import org.jspecify.annotations.NullMarked;
