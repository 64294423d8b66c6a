package io.wanping.survey.checking;

import io.wanping.finding.Finding;
import io.wanping.journal.PostingCommand;
import io.wanping.register.ItemCommand;
import io.wanping.survey.understanding.SheetKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row and how it ends.
 *
 * @param row Excel row number
 * @param itemId the item it is about; null when it is about none yet
 * @param effectiveOn the day its values hold from; null where a posting row names none
 * @param itemCommand what it asks of the registers; only for NEW and CHANGED rows of item sheets
 * @param stated what the row says of its item, field to value; the base of the next difference
 * @param posting what it asks of the journal; only for NEW rows of posting sheets
 */
public record CheckedRow(
        String sheet,
        int row,
        SheetKind kind,
        Outcome outcome,
        String code,
        String name,
        @Nullable UUID itemId,
        @Nullable MatchedBy matchedBy,
        List<CellChange> changes,
        List<Finding> findings,
        @Nullable Double lon,
        @Nullable Double lat,
        @Nullable LocalDate effectiveOn,
        @Nullable ItemCommand itemCommand,
        @Nullable PostingRow posting,
        Map<String, Object> stated) {

    /** A movement to be posted, with the decision of an existing history where one is loaded. */
    public record PostingRow(
            PostingCommand command, @Nullable PastDecision decision) {}

    /** Who confirmed it, and when, before this ledger was kept. */
    public record PastDecision(String checker, Instant decidedAt) {}

    /** The item's version once the row is applied; 0 when it changes no item. */
    public long versionAfter() {
        return itemCommand == null ? 0 : itemCommand.baseVersion() + 1;
    }
}
