package io.wanping.journal;

import io.wanping.geo.Area;
import io.wanping.register.Item;
import java.time.LocalDate;

/**
 * An item as a planned change of the registers would leave it.
 *
 * @param capacity its countable area after the change
 * @param effectiveOn the day from which that would hold
 */
public record ExpectedItem(Item item, Area capacity, LocalDate effectiveOn) {}
