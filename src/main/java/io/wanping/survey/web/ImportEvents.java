package io.wanping.survey.web;

import io.wanping.survey.batch.Batch;
import io.wanping.survey.batch.BatchStatus;
import io.wanping.survey.batch.Batches;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells browsers how an import is getting on: {@code progress} and {@code state} events until nothing runs any more. Looks into the
 * database, so that it does not matter which instance does the work.
 */
@Component
class ImportEvents implements DisposableBean {

    private static final long LOOK_EVERY_MILLIS = 300;
    private static final long LONGEST_MILLIS = Duration.ofMinutes(10).toMillis();

    private final Batches batches;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "import-events");
        thread.setDaemon(true);
        return thread;
    });

    ImportEvents(Batches batches) {
        this.batches = batches;
    }

    SseEmitter follow(UUID id) {
        SseEmitter emitter = new SseEmitter(LONGEST_MILLIS);
        Follower follower = new Follower(id, emitter);
        Future<?> looking = clock.scheduleWithFixedDelay(follower, 0, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        emitter.onCompletion(() -> looking.cancel(false));
        emitter.onTimeout(emitter::complete);
        emitter.onError(gone -> looking.cancel(false));
        return emitter;
    }

    /** One browser that watches one batch. */
    private final class Follower implements Runnable {

        private final UUID id;
        private final SseEmitter emitter;
        private final AtomicReference<BatchStatus> toldStatus = new AtomicReference<>();
        private final AtomicReference<Batch.Progress> toldProgress = new AtomicReference<>();

        Follower(UUID id, SseEmitter emitter) {
            this.id = id;
            this.emitter = emitter;
        }

        @Override
        public void run() {
            try {
                tell(batches.get(id));
            } catch (IOException | IllegalStateException gone) {
                emitter.completeWithError(gone);
            } catch (RuntimeException fault) {
                emitter.complete();
            }
        }

        private void tell(Batch batch) throws IOException {
            Batch.@Nullable Progress progress = batch.progress();
            if (progress != null && !progress.equals(toldProgress.getAndSet(progress))) {
                emitter.send(SseEmitter.event()
                        .name("progress")
                        .data(Map.of("phase", progress.phase(), "done", progress.done(), "total", progress.total())));
            }
            if (toldStatus.getAndSet(batch.status()) != batch.status()) {
                emitter.send(SseEmitter.event().name("state").data(Map.of("status", batch.status())));
            }
            if (batch.status() != BatchStatus.READING && batch.status() != BatchStatus.APPLYING) {
                emitter.complete();
            }
        }
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }
}
