package io.wanping.journal;

import io.wanping.account.Actor;
import io.wanping.geo.Area;
import io.wanping.register.CellSource;
import io.wanping.register.ItemKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the journal with what was decided about it.
 *
 * @param seq order of recording
 * @param reportingMonth the first open month when it was recorded, {@code yyyy-MM}
 * @param decision null while proposed, and for capacity postings, which need none
 * @param correctedById the posting that compensates this one, unless that was rejected
 */
public record Posting(
        UUID id,
        long seq,
        UUID itemId,
        String itemCode,
        String itemName,
        ItemKind itemKind,
        String zone,
        PostingKind kind,
        AreaAccount from,
        AreaAccount to,
        Area area,
        LocalDate effectiveOn,
        Instant recordedAt,
        String reportingMonth,
        String reason,
        @Nullable EvidenceKind evidenceKind,
        @Nullable String evidenceRef,
        String maker,
        String makerName,
        @Nullable CellSource source,
        @Nullable UUID correctsId,
        @Nullable UUID correctedById,
        @Nullable Decision decision) {

    /** What another person decided, and when. */
    public record Decision(
            PostingStatus outcome, String checker, String checkerName, Instant decidedAt, String reason) {}

    /** This line as it stood at an instant: a later decision was not there yet. */
    Posting asKnownAt(Instant instant) {
        if (decision == null || !decision.decidedAt().isAfter(instant)) {
            return this;
        }
        return new Posting(
                id,
                seq,
                itemId,
                itemCode,
                itemName,
                itemKind,
                zone,
                kind,
                from,
                to,
                area,
                effectiveOn,
                recordedAt,
                reportingMonth,
                reason,
                evidenceKind,
                evidenceRef,
                maker,
                makerName,
                source,
                correctsId,
                correctedById,
                null);
    }

    /** Since when it is in the figures; null while it is not. */
    @Nullable
    Instant countedAt() {
        if (status() != PostingStatus.CONFIRMED) {
            return null;
        }
        return decision == null ? recordedAt : decision.decidedAt();
    }

    /**
     * Whether a person made it. A record from before the ledger names its maker by name only, and then the name decides: better one
     * namesake too many refused than one person confirming his own.
     */
    boolean isMadeBy(Actor person) {
        return maker.equals(person.username()) || (maker.equals(makerName) && makerName.equals(person.displayName()));
    }

    public PostingStatus status() {
        if (decision != null) {
            return decision.outcome();
        }
        return kind == PostingKind.CAPACITY ? PostingStatus.CONFIRMED : PostingStatus.PROPOSED;
    }
}
