package io.wanping.journal;

import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps area from starting to count while its month is being closed. Everything that makes area count records its deed before it commits,
 * and so does a closing, before it reads: the record lets one after the other through. Whoever comes second and reckoned with another
 * calendar is turned back and tries again.
 */
@Component
class ReportingPeriods {

    private final ClosingStore store;

    ReportingPeriods(ClosingStore store) {
        this.store = store;
    }

    ReportingCalendar calendar() {
        return store.calendar();
    }

    /** The calendar the running transaction reckons with; it commits only if that still holds at the end. */
    ReportingCalendar watched() {
        long seen = store.lastSeq();
        ReportingCalendar calendar = store.calendar();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                if (store.lastSeq() != seen) {
                    throw new CannotAcquireLockException("a month was closed or reopened meanwhile");
                }
            }
        });
        return calendar;
    }
}
