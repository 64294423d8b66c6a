package io.wanping.account;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An account as it stands; the hash never leaves this module. */
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
        Set<Role> roles,
        Set<String> zones) {

    boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    Actor actor() {
        return new Actor(username, displayName, roles, zones);
    }
}
