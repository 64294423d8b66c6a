package io.wanping.journal;

import io.wanping.geo.Area;
import io.wanping.register.CellSource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Propose to move area of one item from one account to another on a day.
 *
 * @param area above zero
 * @param idempotencyKey a repeated key has one effect
 * @param source the spreadsheet cell that says so, null for a posting by hand
 * @param history the maker and instant of an existing record being loaded; null otherwise, and refused from anybody but the system
 */
public record PostingCommand(
        UUID itemId,
        AreaAccount from,
        AreaAccount to,
        Area area,
        LocalDate effectiveOn,
        String reason,
        @Nullable EvidenceKind evidenceKind,
        @Nullable String evidenceRef,
        String idempotencyKey,
        @Nullable CellSource source,
        @Nullable History history) {

    /** Whether another command moves the same area in the same way on the same day. */
    boolean movesAs(PostingCommand other) {
        return itemId.equals(other.itemId)
                && from == other.from
                && to == other.to
                && area.equals(other.area)
                && effectiveOn.equals(other.effectiveOn);
    }

    /** Who made an older record, and when. */
    public record History(String maker, String makerName, Instant recordedAt) {}
}
