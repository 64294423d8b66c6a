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
 * is not told. Attempts on one account wait for each other, so that failures are counted one by one.
 */
@Service
class SignIn {

    private static final int LONGEST_NAME = 64;

    private final AccountStore store;
    private final Passwords passwords;
    private final AccountPolicy policy;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SignIn(
            AccountStore store,
            Passwords passwords,
            AccountPolicy policy,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.policy = policy;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @throws Refused {@code account.sign-in-failed} */
    Account signIn(String username, String password) {
        String name = username.strip().toLowerCase(Locale.ROOT);
        Account account = transaction.execute(status -> attempt(name, password));
        if (account == null) {
            String tried = name.substring(0, Math.min(LONGEST_NAME, name.length()));
            Actor unknown = new Actor(tried.isEmpty() ? "?" : tried, "", Set.of(), Set.of());
            events.publishEvent(new AccountDeed(unknown, "session.open", tried, true, Map.of()));
            throw new Refused(
                    Refused.Kind.NOT_SIGNED_IN,
                    "account.sign-in-failed",
                    "failures",
                    policy.failures(),
                    "minutes",
                    policy.lock().toMinutes());
        }
        return account;
    }

    private @Nullable Account attempt(String username, String password) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Account account = store.lock(username).orElse(null);
        if (account == null) {
            passwords.compareWithNobody(password);
            return null;
        }
        boolean right = passwords.matches(password, account.passwordHash());
        if (account.isLocked(now) || !account.enabled()) {
            return null;
        }
        if (!right) {
            store.update(failed(account, now));
            return null;
        }
        Account signedIn = new Account(
                account.username(),
                account.displayName(),
                account.passwordHash(),
                account.mustChangePassword(),
                account.passwordChangedAt(),
                true,
                0,
                null,
                now,
                account.roles(),
                account.zones());
        store.update(signedIn);
        events.publishEvent(new AccountDeed(account.actor(), "session.open", username, false, Map.of()));
        return signedIn;
    }

    private Account failed(Account account, Instant now) {
        int failures = account.failures() + 1;
        boolean locks = failures >= policy.failures();
        return new Account(
                account.username(),
                account.displayName(),
                account.passwordHash(),
                account.mustChangePassword(),
                account.passwordChangedAt(),
                account.enabled(),
                locks ? 0 : failures,
                locks ? now.plus(policy.lock()) : account.lockedUntil(),
                account.lastSignIn(),
                account.roles(),
                account.zones());
    }
}
