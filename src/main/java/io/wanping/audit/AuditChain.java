package io.wanping.audit;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Verifies the record of deeds from its first row to its head. */
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
     */
    public record Verification(
            boolean intact, long rows, @Nullable Long firstBrokenSeq) {}

    /** Reads every row once. Rows cut off at the end show too, because the head counts them. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Verification verify() {
        Walk walk = new Walk();
        store.eachInOrder(walk::take);
        return walk.endAt(store.head());
    }

    /** Takes the rows one after the other. Pure. */
    static final class Walk {
        private long rows;
        private String last = AuditRow.GENESIS;
        private @Nullable Long broken;

        void take(AuditRow row) {
            rows++;
            boolean follows = row.seq() == rows && row.previousHash().equals(last);
            if (broken == null && (!follows || !row.hash().equals(row.expectedHash()))) {
                broken = rows;
            }
            last = row.hash();
        }

        Verification endAt(AuditStore.Head head) {
            if (broken == null && !(last.equals(head.hash()) && rows == head.seq())) {
                broken = rows + 1;
            }
            return new Verification(broken == null, rows, broken);
        }
    }
}
