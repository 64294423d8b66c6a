package io.wanping.journal;

import io.wanping.geo.Area;
import io.wanping.register.CapacitiesChanged;
import java.time.Instant;
import java.util.UUID;

/** The posting that follows a change of capacity: more area comes from ORIGIN into UNCOUNTED, less goes back. Pure. */
final class CapacityBooking {

    private CapacityBooking() {}

    static PostingStore.NewPosting posting(
            UUID id, CapacitiesChanged.Change change, CapacitiesChanged event, Instant recordedAt) {
        Area difference = change.after().minus(change.before());
        boolean grows = !difference.isNegative();
        return new PostingStore.NewPosting(
                id,
                change.itemId(),
                PostingKind.CAPACITY,
                grows ? AreaAccount.ORIGIN : AreaAccount.UNCOUNTED,
                grows ? AreaAccount.UNCOUNTED : AreaAccount.ORIGIN,
                difference.abs(),
                event.dating().effectiveOn(),
                recordedAt,
                change.reason(),
                null,
                null,
                event.actor().username(),
                event.actor().displayName(),
                change.because(),
                null,
                "capacity:" + id);
    }
}
