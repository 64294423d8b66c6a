package io.wanping.audit;

import io.wanping.account.AccountDeed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records what happens to accounts; the account module knows nothing of the record. */
@Component
class AccountAudit {

    private final AuditLog log;

    AccountAudit(AuditLog log) {
        this.log = log;
    }

    @EventListener
    void on(AccountDeed deed) {
        if (deed.refused()) {
            log.recordRefusal(deed.actor(), deed.action(), deed.username(), deed.detail());
        } else {
            log.record(deed.actor(), deed.action(), deed.username(), deed.detail());
        }
    }
}
