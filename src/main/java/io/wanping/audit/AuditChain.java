package io.wanping.audit;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies the record of deeds from its first row, or from where it was purged, to its head. Whoever holds the database could compute a
 * whole chain anew: against that, auditors note down {@link Verification#headHash} from time to time, or keep exports.
 */
@Service
public class AuditChain {

    private final AuditStore store;

    AuditChain(AuditStore store) {
        this.store = store;
    }

    /**
     * What a verification found.
     *
     * @param rows rows read
     * @param firstBrokenSeq the first place where a row was changed, is missing or does not follow; null when intact
     * @param firstSeq the first row there should be: 1, or the one after the last that was purged
     * @param headHash hash of the last row
     */
    public record Verification(
            boolean intact, long rows, @Nullable Long firstBrokenSeq, long firstSeq, String headHash) {}

    /** Reads every row once. Rows cut off at the end show too, because the head counts them. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Verification verify() {
        return verifyInTransaction();
    }

    /** Inside a transaction that has locked the head. */
    Verification verifyInTransaction() {
        Walk walk = new Walk(store.anchor());
        store.eachInOrder(AuditStore.Filter.ALL, walk::take);
        return walk.endAt(store.head());
    }

    /** Takes the rows one after the other. Pure. */
    static final class Walk {
        private static final JsonMapper JSON = JsonMapper.builder().build();

        private final AuditStore.Anchor anchor;
        private long rows;
        private String last;
        private boolean toldOfAnchor;
        private @Nullable Long broken;

        Walk(AuditStore.Anchor anchor) {
            this.anchor = anchor;
            this.last = anchor.hash();
            this.toldOfAnchor = anchor.seq() == 0;
        }

        void take(AuditRow row) {
            rows++;
            long expected = anchor.seq() + rows;
            boolean follows = row.seq() == expected && row.previousHash().equals(last);
            if (broken == null && (!follows || !row.hash().equals(row.expectedHash()))) {
                broken = expected;
            }
            toldOfAnchor = toldOfAnchor || (broken == null && tellsOf(row, anchor));
            last = row.hash();
        }

        Verification endAt(AuditStore.Head head) {
            long end = anchor.seq() + rows;
            if (broken == null && !(last.equals(head.hash()) && end == head.seq())) {
                broken = end + 1;
            }
            if (broken == null && !toldOfAnchor) {
                broken = anchor.seq();
            }
            return new Verification(broken == null, rows, broken, anchor.seq() + 1, head.hash());
        }

        private static boolean tellsOf(AuditRow row, AuditStore.Anchor anchor) {
            if (!row.action().equals(AuditRetention.ACTION) || !row.result().equals(AuditRow.Result.DONE.name())) {
                return false;
            }
            try {
                JsonNode detail = JSON.readTree(row.detail());
                return detail.path("lastSeq").asLong(-1) == anchor.seq()
                        && detail.path("lastHash").asString("").equals(anchor.hash());
            } catch (JacksonException damaged) {
                return false;
            }
        }
    }
}
