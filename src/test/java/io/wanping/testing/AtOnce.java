package io.wanping.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Several people who do something at the same moment. */
public final class AtOnce {

    private AtOnce() {}

    /** @return what went wrong for each, null for the one who got through */
    public static List<@Nullable Throwable> run(Callable<?>... deeds) {
        ExecutorService people = Executors.newFixedThreadPool(deeds.length);
        CyclicBarrier start = new CyclicBarrier(deeds.length);
        try {
            List<Future<Object>> running = new ArrayList<>();
            for (Callable<?> deed : deeds) {
                running.add(people.submit(() -> {
                    start.await();
                    return deed.call();
                }));
            }
            List<@Nullable Throwable> outcomes = new ArrayList<>();
            for (Future<Object> one : running) {
                outcomes.add(outcome(one));
            }
            return outcomes;
        } finally {
            people.shutdownNow();
        }
    }

    private static @Nullable Throwable outcome(Future<Object> one) {
        try {
            one.get();
            return null;
        } catch (ExecutionException failed) {
            return failed.getCause();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
