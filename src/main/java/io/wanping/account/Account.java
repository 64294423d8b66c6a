package io.wanping.account;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account as it stands; the hash never leaves this module.
 *
 * @param sessionsFrom sessions opened before this instant are over; null when none was ended early
 * @param secondFactor a second factor is enrolled
 * @param held what the account may do
 * @param asked what the system administrator proposed and the security administrator has not decided about; null when nothing is open
 */
record Account(
        String username,
        String displayName,
        String passwordHash,
        boolean mustChangePassword,
        Instant passwordChangedAt,
        boolean enabled,
        int failures,
        @Nullable Instant lockedUntil,
        @Nullable Instant lastSignIn,
        @Nullable Instant sessionsFrom,
        boolean secondFactor,
        Entitlement held,
        @Nullable Entitlement asked) {

    Set<Role> roles() {
        return held.roles();
    }

    boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /** After the right password. */
    Account signedIn(Instant now) {
        return with(0, null, now, sessionsFrom);
    }

    /** After a wrong password; the last one allowed locks. */
    Account failed(AccountPolicy policy, Instant now) {
        boolean locks = failures + 1 >= policy.failures();
        return with(locks ? 0 : failures + 1, locks ? now.plus(policy.lock()) : lockedUntil, lastSignIn, sessionsFrom);
    }

    Account withSessionsFrom(Instant now) {
        return with(failures, lockedUntil, lastSignIn, now);
    }

    Account holding(Entitlement held, @Nullable Entitlement asked) {
        return new Account(
                username,
                displayName,
                passwordHash,
                mustChangePassword,
                passwordChangedAt,
                enabled,
                failures,
                lockedUntil,
                lastSignIn,
                sessionsFrom,
                secondFactor,
                held,
                asked);
    }

    private Account with(
            int failures, @Nullable Instant lockedUntil, @Nullable Instant lastSignIn, @Nullable Instant sessionsFrom) {
        return new Account(
                username,
                displayName,
                passwordHash,
                mustChangePassword,
                passwordChangedAt,
                enabled,
                failures,
                lockedUntil,
                lastSignIn,
                sessionsFrom,
                secondFactor,
                held,
                asked);
    }

    /** The password was given and not chosen, or is too old. */
    boolean mustChangePassword(AccountPolicy policy, Instant now) {
        return mustChangePassword || policy.isTooOld(passwordChangedAt, now);
    }

    /** A role asks for a second factor and there is none yet. */
    boolean mustEnrolSecondFactor(AccountPolicy policy) {
        return !secondFactor && policy.asksSecondFactorOf(roles());
    }

    Actor actor() {
        return new Actor(username, displayName, held.roles(), held.reach());
    }
}
