package io.wanping.progress;

import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item whose planned area has not reached its account as fast as its deadline asks.
 *
 * @param planned area that shall reach the account by the deadline, above zero
 * @param done confirmed area in the account; that of a site includes its buildings
 * @param rate {@code done ÷ planned}
 * @param timeRate elapsed part of the time the item has: from the later of the target's start and the day the item entered the ledger
 *     to its deadline
 * @param gapPoints below zero
 * @param daysLeft to the deadline; negative when overdue
 */
public record LaggingItem(
        UUID itemId,
        String code,
        String name,
        String zone,
        @Nullable String street,
        AreaAccount account,
        Area planned,
        Area done,
        BigDecimal rate,
        BigDecimal timeRate,
        BigDecimal gapPoints,
        LocalDate deadline,
        long daysLeft,
        @Nullable String responsibleUnit,
        @Nullable String responsiblePerson) {}
