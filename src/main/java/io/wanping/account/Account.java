package io.wanping.account;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account as it stands; the hash never leaves this module.
 *
 * @param sessionsFrom sessions opened before this instant are over; null when none was ended early
 * @param secondFactor a second factor is enrolled
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
        Set<Role> roles,
        Set<String> zones) {

    boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /** After the right password. */
    Account signedIn(Instant now) {
        return new Account(
                username,
                displayName,
                passwordHash,
                mustChangePassword,
                passwordChangedAt,
                enabled,
                0,
                null,
                now,
                sessionsFrom,
                secondFactor,
                roles,
                zones);
    }

    /** After a wrong password; the last one allowed locks. */
    Account failed(AccountPolicy policy, Instant now) {
        boolean locks = failures + 1 >= policy.failures();
        return new Account(
                username,
                displayName,
                passwordHash,
                mustChangePassword,
                passwordChangedAt,
                enabled,
                locks ? 0 : failures + 1,
                locks ? now.plus(policy.lock()) : lockedUntil,
                lastSignIn,
                sessionsFrom,
                secondFactor,
                roles,
                zones);
    }

    Account withSessionsFrom(Instant now) {
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
                now,
                secondFactor,
                roles,
                zones);
    }

    /** The password was given and not chosen, or is too old. */
    boolean mustChangePassword(AccountPolicy policy, Instant now) {
        return mustChangePassword || policy.isTooOld(passwordChangedAt, now);
    }

    /** A role asks for a second factor and there is none yet. */
    boolean mustEnrolSecondFactor(AccountPolicy policy) {
        return !secondFactor && policy.asksSecondFactorOf(roles);
    }

    Actor actor() {
        return new Actor(username, displayName, roles, zones);
    }
}
