/**
 * The area journal: every square metre of an item's capacity is in exactly one account at any time, and moves by postings that name
 * their evidence, their maker and their checker. Owns the append-only tables {@code area_posting}, {@code posting_decision},
 * {@code month_closing} and the figures frozen with it ({@code reported_*}), and the pages that show items together with their balances. Listens to {@link io.wanping.register.CapacitiesChanged}; the only way to
 * move area is {@link io.wanping.journal.AreaJournal}.
 */
@NullMarked
package io.wanping.journal;

import org.jspecify.annotations.NullMarked;
