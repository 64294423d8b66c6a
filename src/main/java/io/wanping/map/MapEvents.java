package io.wanping.map;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells browsers that something on the map has changed, whoever did it and on whichever instance: the marks in the database are asked, once
 * for all who listen. Says only that, so that it is no second way to read anything; the browser then asks for what it shows.
 */
@Component
class MapEvents implements DisposableBean {

    private static final long LOOK_EVERY_MILLIS = 1500;
    private static final long LONGEST_MILLIS = Duration.ofMinutes(10).toMillis();

    /** Rounds after which a line is sent although nothing happened, so that a connection that is gone is noticed. */
    private static final int ROUNDS_OF_SILENCE = 20;

    private final ItemMirror mirror;
    private final Set<SseEmitter> listeners = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "map-events");
        thread.setDaemon(true);
        return thread;
    });
    private long told = -1;
    private int silent;

    MapEvents(ItemMirror mirror) {
        this.mirror = mirror;
        clock.scheduleWithFixedDelay(this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    SseEmitter follow() {
        SseEmitter emitter = new SseEmitter(LONGEST_MILLIS);
        emitter.onCompletion(() -> listeners.remove(emitter));
        emitter.onTimeout(emitter::complete);
        emitter.onError(gone -> listeners.remove(emitter));
        listeners.add(emitter);
        send(emitter, SseEmitter.event().comment("listening"));
        return emitter;
    }

    /** Nobody listening: nobody is asked. */
    private void look() {
        if (listeners.isEmpty()) {
            told = -1;
            return;
        }
        long change;
        try {
            change = mirror.change();
        } catch (RuntimeException unavailable) {
            // the database is away; the next round asks again
            return;
        }
        if (told >= 0 && change != told) {
            listeners.forEach(
                    one -> send(one, SseEmitter.event().name("changed").data(Map.of("change", change))));
            silent = 0;
        } else if (++silent >= ROUNDS_OF_SILENCE) {
            listeners.forEach(one -> send(one, SseEmitter.event().comment("still here")));
            silent = 0;
        }
        told = change;
    }

    private void send(SseEmitter listener, SseEmitter.SseEventBuilder event) {
        try {
            listener.send(event);
        } catch (IOException | IllegalStateException gone) {
            listeners.remove(listener);
            listener.completeWithError(gone);
        }
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
        listeners.forEach(SseEmitter::complete);
    }
}
