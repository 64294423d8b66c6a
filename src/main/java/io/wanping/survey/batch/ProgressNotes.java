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
    }
}
