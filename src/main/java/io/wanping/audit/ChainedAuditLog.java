package io.wanping.audit;

import io.wanping.account.Actor;
import io.wanping.account.RequestAddress;
import io.wanping.finding.StorableText;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The audit log as a chain: each row holds the hash of the one before. The head row is locked from the first deed of a transaction to its
 * end, so a command records last.
 */
@Service
class ChainedAuditLog implements AuditLog {

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_DISPLAY_NAME = 200;
    private static final int LONGEST_SUBJECT = 400;
    private static final int LONGEST_VALUE = 4000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AuditStore store;
    private final RequestAddress address;
    private final String district;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ChainedAuditLog(
            AuditStore store,
            RequestAddress address,
            @Value("${wanping.district.code}") String district,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.district = district;
        this.transaction = transaction;
        this.address = address;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Actor actor, String action, String subject, Map<String, ?> detail) {
        append(actor, action, subject, AuditRow.Result.DONE, detail);
    }

    /** Never inside a transaction: one that had recorded a deed would wait for itself, and for ever. */
    @Override
    @Transactional(propagation = Propagation.NEVER)
    public void recordRefusal(Actor actor, String action, String subject, Map<String, ?> detail) {
        transaction.executeWithoutResult(status -> append(actor, action, subject, AuditRow.Result.REFUSED, detail));
    }

    private void append(Actor actor, String action, String subject, AuditRow.Result result, Map<String, ?> detail) {
        AuditStore.Head head = store.lockHead();
        Map<String, Object> plain = new TreeMap<>();
        detail.forEach((name, value) -> plain.put(
                name, value instanceof Number ? value : StorableText.of(String.valueOf(value), LONGEST_VALUE)));
        AuditRow row = new AuditRow(
                head.seq() + 1,
                district,
                clock.instant(),
                StorableText.of(actor.username(), LONGEST_NAME),
                StorableText.of(actor.displayName(), LONGEST_DISPLAY_NAME),
                address.get(),
                action,
                StorableText.of(subject, LONGEST_SUBJECT),
                result.name(),
                JSON.writeValueAsString(plain),
                head.hash(),
                "");
        store.append(row.sealed());
    }
}
