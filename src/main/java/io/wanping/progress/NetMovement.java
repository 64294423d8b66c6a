package io.wanping.progress;

import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;

/**
 * The sum of all postings of one group of items from one account to another within one span of {@link Cuts}.
 *
 * @param group zone, street or scope code by the split that was asked for; empty for all items together
 * @param confirmed false while a checker's decision was not known
 */
record NetMovement(String group, AreaAccount from, AreaAccount to, int span, boolean confirmed, Area area) {}
