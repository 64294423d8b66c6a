package io.wanping.survey.batch;

import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Notes how far an import is, apart from the transaction that does the work, so that others see it while it runs. */
@Component
class ProgressNotes {

    private static final long APART_NANOS = Duration.ofMillis(250).toNanos();

    private final BatchStore store;
    private final TransactionTemplate apart;

    ProgressNotes(BatchStore store, PlatformTransactionManager transactions) {
        this.store = store;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** A person asked to stop. Thrown inside the transaction so that nothing of it stays. */
    static final class Cancelled extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String by;

        Cancelled(String by) {
            super(null, null, false, false);
            this.by = by;
        }

        String by() {
            return by;
        }
    }

    /** Asks a running import to stop; it does before its next step. */
    void cancel(UUID batch, String by) {
        apart.executeWithoutResult(status -> store.requestCancel(batch, by));
    }

    /** The notes of one run. */
    Run begin(UUID batch) {
        return new Run(batch);
    }

    void end(UUID batch) {
        apart.executeWithoutResult(status -> store.clearProgress(batch));
    }

    /** Notes at most four times a second, and every change of phase. */
    final class Run {

        private final UUID batch;
        private String phase = "";
        private long notedAt;

        private Run(UUID batch) {
            this.batch = batch;
        }

        void note(String now, int done, int total) {
            long instant = System.nanoTime();
            if (!now.equals(phase) || instant - notedAt >= APART_NANOS) {
                phase = now;
                notedAt = instant;
                apart.executeWithoutResult(status -> store.writeProgress(batch, now, done, total));
            }
        }

        /** @throws Cancelled when a person asked to stop */
        void stopIfCancelled() {
            apart.execute(status -> store.cancelRequestedBy(batch)).ifPresent(by -> {
                throw new Cancelled(by);
            });
        }
    }
}
