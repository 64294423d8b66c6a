package io.wanping.account;

import io.wanping.finding.Finding;
import io.wanping.finding.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The policy as it is now. It is read anew each time, so that a change holds at once and in every instance. */
@Service
class AccountPolicies {

    private final AccountPolicyStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AccountPolicies(AccountPolicyStore store, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** @param version 0 while nobody changed it */
    record Current(
            AccountPolicy policy,
            long version,
            @Nullable Instant changedAt,
            @Nullable String changedBy) {}

    @Transactional(readOnly = true)
    AccountPolicy current() {
        return store.find().map(AccountPolicyStore.Chosen::policy).orElse(AccountPolicy.INITIAL);
    }

    @Transactional(readOnly = true)
    Current getCurrent() {
        return store.find()
                .map(chosen -> new Current(chosen.policy(), chosen.version(), chosen.changedAt(), chosen.changedBy()))
                .orElse(new Current(AccountPolicy.INITIAL, 0, null, null));
    }

    /** @throws Refused with findings, or {@code account.policy-stale} */
    @Transactional
    Current change(AccountPolicy wanted, long base, Actor by) {
        List<Finding> findings = wanted.check();
        if (!findings.isEmpty()) {
            throw Refused.because(findings);
        }
        Optional<AccountPolicyStore.Chosen> before = store.find();
        AccountPolicyStore.Chosen chosen = new AccountPolicyStore.Chosen(
                wanted, base + 1, clock.instant().truncatedTo(ChronoUnit.MICROS), by.username());
        if (base != before.map(AccountPolicyStore.Chosen::version).orElse(0L)) {
            throw stale();
        }
        if (before.isEmpty()) {
            store.insert(chosen);
        } else if (!store.update(chosen, base)) {
            throw stale();
        }
        AccountPolicy old = before.map(AccountPolicyStore.Chosen::policy).orElse(AccountPolicy.INITIAL);
        events.publishEvent(
                new AccountDeed(by, "policy.change", "account", false, BeforeAfter.of(words(old), words(wanted))));
        return getCurrent();
    }

    private static Map<String, String> words(AccountPolicy policy) {
        Map<String, String> words = new TreeMap<>();
        AccountPolicy.FIGURES.forEach(
                figure -> words.put(figure.name(), String.valueOf(figure.value().applyAsInt(policy))));
        words.put("secondFactorRoles", Accounts.sorted(policy.secondFactorRoles()));
        words.put("otherZones", policy.otherZones().name());
        return words;
    }

    private static Refused stale() {
        return new Refused(Refused.Kind.STALE, "account.policy-stale");
    }
}
