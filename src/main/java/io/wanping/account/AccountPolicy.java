package io.wanping.account;

import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * How careful sign-in is. A setting of the security administrator: he may make it stricter than it starts, never weaker, since it starts
 * with what 等保 2.0 asks for (domain paper §8); the figures about addresses and the longest session are our assumption.
 *
 * @param passwordLength fewest characters of a password
 * @param passwordClasses of lower case, upper case, digits and others, how many a password mixes at least
 * @param passwordsRemembered passwords, the present one included, that may not come back
 * @param passwordMaxAge_days days after which a password must be changed
 * @param failures wrong passwords in a row that lock an account
 * @param lock_minutes how long it stays locked
 * @param idle_minutes minutes without a request that end a session
 * @param absolute_hours hours after which a session ends whatever happens
 * @param addressFailures failures from one network address after which it has to wait between attempts
 * @param secondFactorRoles whoever holds one of these needs a second factor
 * @param otherZones what somebody who answers for some zones sees of the others
 */
record AccountPolicy(
        int passwordLength,
        int passwordClasses,
        int passwordsRemembered,
        int passwordMaxAge_days,
        int failures,
        int lock_minutes,
        int idle_minutes,
        int absolute_hours,
        int addressFailures,
        Set<Role> secondFactorRoles,
        OtherZones otherZones) {

    static final AccountPolicy INITIAL = new AccountPolicy(10, 3, 5, 90, 5, 30, 30, 12, 30, Set.of(), OtherZones.READ);

    /** A figure of the policy with its bounds. */
    record Figure(String name, int least, int most, ToIntFunction<AccountPolicy> value) {}

    static final List<Figure> FIGURES = List.of(
            new Figure("passwordLength", 10, 64, AccountPolicy::passwordLength),
            new Figure("passwordClasses", 3, 4, AccountPolicy::passwordClasses),
            new Figure("passwordsRemembered", 5, 24, AccountPolicy::passwordsRemembered),
            new Figure("passwordMaxAge_days", 1, 90, AccountPolicy::passwordMaxAge_days),
            new Figure("failures", 3, 5, AccountPolicy::failures),
            new Figure("lock_minutes", 30, 1440, AccountPolicy::lock_minutes),
            new Figure("idle_minutes", 5, 30, AccountPolicy::idle_minutes),
            new Figure("absolute_hours", 1, 12, AccountPolicy::absolute_hours),
            new Figure("addressFailures", 5, 100, AccountPolicy::addressFailures));

    AccountPolicy {
        secondFactorRoles = Set.copyOf(secondFactorRoles);
    }

    List<Finding> check() {
        return FIGURES.stream()
                .filter(figure -> figure.value().applyAsInt(this) < figure.least()
                        || figure.value().applyAsInt(this) > figure.most())
                .map(figure -> AccountFinding.POLICY_OUT_OF_BOUNDS.at(
                        new Place.Field(figure.name()),
                        "seen",
                        figure.value().applyAsInt(this),
                        "least",
                        figure.least(),
                        "most",
                        figure.most()))
                .toList();
    }

    Duration lock() {
        return Duration.ofMinutes(lock_minutes);
    }

    boolean isTooOld(Instant passwordChangedAt, Instant now) {
        return now.isAfter(passwordChangedAt.plus(Duration.ofDays(passwordMaxAge_days)));
    }

    boolean asksSecondFactorOf(Set<Role> roles) {
        Set<Role> asked = EnumSet.noneOf(Role.class);
        asked.addAll(secondFactorRoles);
        asked.retainAll(roles);
        return !asked.isEmpty();
    }
}
