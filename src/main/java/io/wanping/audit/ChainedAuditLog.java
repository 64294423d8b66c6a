package io.wanping.audit;

import io.wanping.account.Actor;
import io.wanping.account.RequestAddress;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The audit log as a chain: each row holds the hash of the one before. The head row is locked from the first deed of a transaction to its
 * end, so a command records last.
 */
@Service
class ChainedAuditLog implements AuditLog {

    private static final int LONGEST_SUBJECT = 400;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AuditStore store;
    private final RequestAddress address;
    private final Clock clock;

    ChainedAuditLog(AuditStore store, RequestAddress address, Clock clock) {
        this.store = store;
        this.address = address;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Actor actor, String action, String subject, Map<String, ?> detail) {
        append(actor, action, subject, AuditRow.Result.DONE, detail);
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void recordRefusal(Actor actor, String action, String subject, Map<String, ?> detail) {
        append(actor, action, subject, AuditRow.Result.REFUSED, detail);
    }

    private void append(Actor actor, String action, String subject, AuditRow.Result result, Map<String, ?> detail) {
        AuditStore.Head head = store.lockHead();
        Map<String, Object> plain = new TreeMap<>();
        detail.forEach((name, value) -> plain.put(name, value instanceof Number ? value : String.valueOf(value)));
        AuditRow row = new AuditRow(
                head.seq() + 1,
                clock.instant(),
                actor.username(),
                actor.displayName(),
                address.get(),
                action,
                subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT),
                result,
                JSON.writeValueAsString(plain),
                head.hash(),
                "");
        store.append(row.sealed());
    }
}
