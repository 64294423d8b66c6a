package io.wanping.register;

import io.wanping.account.Actor;
import io.wanping.geo.Area;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The countable areas of items changed. Published inside the transaction that changed them: the journal books each difference or
 * refuses, and then nothing of the change is written.
 */
public record CapacitiesChanged(Actor actor, Dating dating, List<Change> changes) {

    /**
     * One item's change.
     *
     * @param version the item's version after the change; with the item it makes the booking unique
     * @param reason why, in the words of the command; empty when none was asked
     * @param because the cell that says so, null for an edit by hand
     */
    public record Change(
            UUID itemId,
            String itemCode,
            long version,
            Area before,
            Area after,
            String reason,
            @Nullable CellSource because) {}
}
