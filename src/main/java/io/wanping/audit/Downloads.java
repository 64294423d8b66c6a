package io.wanping.audit;

import io.wanping.account.Actor;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What leaves the product. Whoever hands out a file calls {@link #taken} before its first byte. Looking at the map is no file and still
 * hands out coordinates: {@link #looked} records it once an hour for each person, so that panning about does not bury what matters.
 */
@Service
public class Downloads {

    private static final long SECONDS_OF_A_VIEW = 3600;

    private final AuditLog log;
    private final TransactionTemplate transaction;
    private final Clock clock;
    /** The hour whose view is recorded, by user name; of this instance. */
    private final Map<String, Long> seen = new ConcurrentHashMap<>();

    Downloads(AuditLog log, TransactionTemplate transaction, Clock clock) {
        this.log = log;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Records that a file is handed out, as {@code <what>.download}; in the running transaction, or in its own.
     *
     * @param what a noun: {@code coordinates}, {@code evidence}, {@code report}
     * @param subject the thing, by the code or id people know; empty for many
     * @param count items, rows or files in it
     * @param scope how it was chosen: filters, audience, format
     */
    @Transactional
    public void taken(Actor by, String what, String subject, long count, Map<String, ?> scope) {
        Map<String, Object> detail = new TreeMap<>(scope);
        detail.put("count", count);
        log.record(by, what + ".download", subject, detail);
    }

    /** Records as {@code coordinates.view} that somebody looks at many shapes at once, for the first time in this hour. */
    public void looked(Actor by, String where) {
        long hour = Math.floorDiv(clock.instant().getEpochSecond(), SECONDS_OF_A_VIEW);
        Long known = seen.get(by.username());
        if (known == null || known != hour) {
            transaction.executeWithoutResult(status -> log.record(by, "coordinates.view", "", Map.of("where", where)));
            seen.put(by.username(), hour);
        }
    }
}
