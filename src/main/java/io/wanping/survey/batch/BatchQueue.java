package io.wanping.survey.batch;

import io.wanping.finding.Refused;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Two imports at a time on this instance; a short line of waiting ones. At shutdown running ones may finish, waiting ones stay where they were. */
@Component
class BatchQueue implements DisposableBean {

    private static final int AT_A_TIME = 2;
    private static final int MOST_WAITING = 50;
    private static final int PATIENCE_SECONDS = 15;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            AT_A_TIME, AT_A_TIME, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(MOST_WAITING), work -> {
                Thread thread = new Thread(work, "import-" + NUMBER.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });

    BatchQueue() {
        executor.allowCoreThreadTimeOut(true);
    }

    void submit(Runnable work) {
        try {
            executor.execute(work);
        } catch (RejectedExecutionException full) {
            throw new Refused(Refused.Kind.LOCKED, "survey.busy");
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        executor.shutdown();
        executor.getQueue().clear();
        if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            executor.shutdownNow();
        }
    }
}
