package io.wanping.account;

import io.wanping.finding.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signing in. Every failure is answered alike and takes alike long, whether the name, the password or a lock is the reason: what exists
 * is not told. The password is compared before the account is locked, so that slow hashing holds neither a row nor a connection;
 * failures are then counted one by one.
 */
@Service
class SignIn {

    static final String ACTION = "session.open";
    private static final int TOLD_OF_UNKNOWN_NAMES = 3;

    private final AccountStore store;
    private final Passwords passwords;
    private final AccountPolicies policies;
    private final SecondFactors factors;
    private final SignInAddresses addresses;
    private final RequestAddress address;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SignIn(
            AccountStore store,
            Passwords passwords,
            AccountPolicies policies,
            SecondFactors factors,
            SignInAddresses addresses,
            RequestAddress address,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.policies = policies;
        this.factors = factors;
        this.addresses = addresses;
        this.address = address;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Why somebody did not get in; told to the auditor only. */
    private enum Reason {
        UNKNOWN_NAME,
        WRONG_PASSWORD,
        WRONG_SECOND_FACTOR,
        SECOND_FACTOR_MISSING,
        DISABLED,
        LOCKED
    }

    /** Either an account signed in, or why not. */
    private record Outcome(
            @Nullable Account account, @Nullable Reason reason) {

        static Outcome refused(Reason reason) {
            return new Outcome(null, reason);
        }
    }

    /**
     * @param code of the second factor, or a recovery code; empty where there is none
     * @throws Refused {@code account.sign-in-failed}; {@code account.second-factor-required} after the right password when a code is
     *     needed and none was given; {@code account.too-many-attempts}
     */
    Account signIn(String username, String password, String code) {
        AccountPolicy policy = policies.current();
        addresses.refuseIfTooSoon(address.get(), policy);
        String name = username.strip().toLowerCase(Locale.ROOT);
        Account seen = Accounts.isUsername(name) ? store.find(name).orElse(null) : null;
        if (seen == null) {
            passwords.compareWithNobody(password);
            throw refusal(new Actor(shortened(name), "", Set.of(), Set.of()), Reason.UNKNOWN_NAME, policy);
        }
        boolean right = passwords.matches(password, seen.passwordHash());
        Outcome outcome = transaction.execute(status -> settle(seen, right, code, policy));
        if (outcome.reason() != null) {
            throw refusal(seen.actor(), outcome.reason(), policy);
        }
        return java.util.Objects.requireNonNull(outcome.account());
    }

    /** @param right whether the password fitted the hash that {@code seen} had; a hash changed since counts as a wrong password */
    private Outcome settle(Account seen, boolean right, String code, AccountPolicy policy) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Account account = store.lock(seen.username()).orElseThrow();
        if (!account.enabled()) {
            return Outcome.refused(Reason.DISABLED);
        }
        if (account.isLocked(now)) {
            return Outcome.refused(Reason.LOCKED);
        }
        if (!right || !account.passwordHash().equals(seen.passwordHash())) {
            countFailure(account, policy, now);
            return Outcome.refused(Reason.WRONG_PASSWORD);
        }
        if (account.secondFactor() && code.isBlank()) {
            return Outcome.refused(Reason.SECOND_FACTOR_MISSING);
        }
        if (account.secondFactor() && !factors.use(account.username(), code)) {
            countFailure(account, policy, now);
            return Outcome.refused(Reason.WRONG_SECOND_FACTOR);
        }
        Account signedIn = account.signedIn(now);
        store.update(signedIn);
        events.publishEvent(new AccountDeed(account.actor(), ACTION, account.username(), false, Map.of()));
        return new Outcome(signedIn, null);
    }

    private void countFailure(Account account, AccountPolicy policy, Instant now) {
        Account failed = account.failed(policy, now);
        store.update(failed);
        if (failed.isLocked(now)) {
            events.publishEvent(new AccountDeed(
                    Actor.SYSTEM, "account.lock", account.username(), false, Map.of("until", failed.lockedUntil())));
        }
    }

    private Refused refusal(Actor tried, Reason reason, AccountPolicy policy) {
        events.publishEvent(new AccountDeed(tried, ACTION, tried.username(), true, Map.of("reason", reason)));
        if (reason == Reason.SECOND_FACTOR_MISSING) {
            return new Refused(Refused.Kind.NOT_SIGNED_IN, "account.second-factor-required");
        }
        addresses.countFailure(address.get());
        return failed(policy);
    }

    static Refused failed(AccountPolicy policy) {
        return new Refused(
                Refused.Kind.NOT_SIGNED_IN,
                "account.sign-in-failed",
                "failures",
                policy.failures(),
                "minutes",
                policy.lock_minutes());
    }

    /** People type passwords where the name belongs: of an unknown name only the beginning is recorded. */
    static String shortened(String name) {
        int told = name.offsetByCodePoints(0, Math.min(TOLD_OF_UNKNOWN_NAMES, name.codePointCount(0, name.length())));
        return name.substring(0, told) + "…";
    }
}
