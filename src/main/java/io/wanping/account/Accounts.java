package io.wanping.account;

import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accounts: making, changing, unlocking them and their passwords. Nobody changes what his own account may do. */
@Service
public class Accounts {

    private static final Pattern USERNAME = Pattern.compile("[a-z][a-z0-9._-]{1,39}");
    private static final int LONGEST_NAME = 60;

    private final AccountStore store;
    private final Passwords passwords;
    private final AccountPolicies policies;
    private final KnownZones knownZones;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Accounts(
            AccountStore store,
            Passwords passwords,
            AccountPolicies policies,
            KnownZones knownZones,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.policies = policies;
        this.knownZones = knownZones;
        this.events = events;
        this.clock = clock;
    }

    /** Whether a text can be a user name at all. */
    static boolean isUsername(String text) {
        return USERNAME.matcher(text).matches() && !text.equals(Actor.SYSTEM.username());
    }

    /** An account to be made. {@code zones} empty means the whole district. */
    public record NewAccount(String username, String displayName, Set<Role> roles, Set<String> zones) {}

    /** Whether nobody could sign in yet. */
    @Transactional(readOnly = true)
    public boolean isEmpty() {
        return store.isEmpty();
    }

    /**
     * Makes an account.
     *
     * @param chosenPassword a password chosen by whoever runs the product, or null for a random one that must be changed at first
     *     sign-in
     * @return the password to hand over, once
     * @throws Refused with findings
     */
    @Transactional
    public String create(NewAccount wanted, @Nullable String chosenPassword, Actor by) {
        String username = wanted.username().strip().toLowerCase(Locale.ROOT);
        List<Finding> findings = new ArrayList<>();
        if (!isUsername(username)) {
            findings.add(AccountFinding.USERNAME_INVALID.at(new Place.Field("username"), "seen", shortened(username)));
        } else if (store.find(username).isPresent()) {
            findings.add(AccountFinding.USERNAME_TAKEN.at(new Place.Field("username"), "seen", username));
        }
        findings.addAll(checkName(wanted.displayName()));
        findings.addAll(checkRoles(wanted.roles()));
        findings.addAll(checkZones(wanted.zones()));
        if (chosenPassword != null) {
            findings.addAll(passwords.judge(policies.current(), username, chosenPassword, List.of()));
        }
        Refused.ifAny(findings);
        Instant now = now();
        String password = chosenPassword == null ? passwords.oneTime() : chosenPassword;
        store.insert(
                new Account(
                        username,
                        wanted.displayName().strip(),
                        passwords.hash(password),
                        chosenPassword == null,
                        now,
                        true,
                        0,
                        null,
                        null,
                        null,
                        false,
                        wanted.roles(),
                        wanted.zones()),
                now);
        tell(by, "account.create", username, Map.of("roles", sorted(wanted.roles()), "zones", sorted(wanted.zones())));
        return password;
    }

    /** Changes of an account; null leaves a part as it is. */
    record Change(
            @Nullable String displayName,
            @Nullable Set<Role> roles,
            @Nullable Set<String> zones,
            @Nullable Boolean enabled) {}

    @Transactional
    Account change(String username, Change change, Actor by) {
        Account account = lock(username);
        List<Finding> findings = new ArrayList<>();
        if (by.username().equals(username)) {
            findings.add(AccountFinding.OWN_ACCOUNT.at(new Place.Field("username"), "seen", username));
        }
        if (change.displayName() != null) {
            findings.addAll(checkName(change.displayName()));
        }
        if (change.roles() != null) {
            findings.addAll(checkRoles(change.roles()));
        }
        if (change.zones() != null) {
            findings.addAll(checkZones(change.zones()));
        }
        Refused.ifAny(findings);
        Account changed = new Account(
                account.username(),
                change.displayName() == null
                        ? account.displayName()
                        : change.displayName().strip(),
                account.passwordHash(),
                account.mustChangePassword(),
                account.passwordChangedAt(),
                change.enabled() == null ? account.enabled() : change.enabled(),
                account.failures(),
                account.lockedUntil(),
                account.lastSignIn(),
                Boolean.FALSE.equals(change.enabled()) ? now() : account.sessionsFrom(),
                account.secondFactor(),
                change.roles() == null ? account.roles() : change.roles(),
                change.zones() == null ? account.zones() : change.zones());
        store.update(changed);
        store.updateRolesAndZones(changed);
        tell(by, "account.change", username, BeforeAfter.of(words(account), words(changed)));
        return changed;
    }

    /** @return a random password that must be changed at the next sign-in */
    @Transactional
    String resetPassword(String username, Actor by) {
        refuseOwn(username, by);
        Account account = lock(username);
        String password = passwords.oneTime();
        store.rememberPassword(account, now());
        store.update(withPassword(account, passwords.hash(password), true));
        tell(by, "password.reset", username, Map.of());
        return password;
    }

    @Transactional
    void unlock(String username, Actor by) {
        Account account = lock(username);
        store.update(withPassword(account, account.passwordHash(), account.mustChangePassword()));
        tell(by, "account.unlock", username, Map.of());
    }

    /**
     * A person changes his own password; his other sessions are over. A wrong old password counts like one at sign-in, so that a session
     * left open does not let anybody guess on.
     */
    @Transactional(noRollbackFor = Refused.class)
    void changePassword(String username, String oldPassword, String newPassword) {
        requirePassword(username, oldPassword, "oldPassword");
        Account account = lock(username);
        AccountPolicy policy = policies.current();
        List<String> earlier = new ArrayList<>(List.of(account.passwordHash()));
        earlier.addAll(store.listOldPasswords(username, policy.passwordsRemembered() - 1));
        Refused.ifAny(passwords.judge(policy, username, newPassword, earlier));
        store.rememberPassword(account, now());
        store.update(withPassword(account, passwords.hash(newPassword), false));
        tell(account.actor(), "password.change", username, Map.of());
    }

    /**
     * For what an open session is not proof enough. A wrong password counts like one at sign-in.
     *
     * @throws Refused {@code account.password-wrong}, also while the account is locked; the transaction must not roll back for it
     */
    @Transactional(noRollbackFor = Refused.class)
    void requirePassword(String username, String password, String field) {
        Account account = lock(username);
        if (account.isLocked(now()) || !passwords.matches(password, account.passwordHash())) {
            countWrongSecret(username);
            throw Refused.because(AccountFinding.PASSWORD_WRONG.at(new Place.Field(field)));
        }
    }

    @Transactional
    void countWrongSecret(String username) {
        Account account = lock(username);
        Instant now = now();
        if (!account.isLocked(now)) {
            Account failed = account.failed(policies.current(), now);
            store.update(failed);
            if (failed.isLocked(now)) {
                tell(Actor.SYSTEM, "account.lock", account.username(), Map.of("until", failed.lockedUntil()));
            }
        }
    }

    void refuseOwn(String username, Actor by) {
        if (by.username().equals(username)) {
            throw Refused.because(AccountFinding.OWN_ACCOUNT.at(new Place.Field("username"), "seen", username));
        }
    }

    @Transactional(readOnly = true)
    List<Account> listAccounts() {
        return store.list();
    }

    @Transactional(readOnly = true)
    Account getAccount(String username) {
        return store.find(username).orElseThrow(() -> unknown(username));
    }

    @Transactional(readOnly = true)
    Optional<Account> findAccount(String username) {
        return store.find(username);
    }

    boolean isLocked(Account account) {
        return account.isLocked(clock.instant());
    }

    /** A session was closed by its owner. */
    @Transactional
    void recordSignOut(Actor actor) {
        tell(actor, "session.close", actor.username(), Map.of());
    }

    private Account lock(String username) {
        return store.lock(username).orElseThrow(() -> unknown(username));
    }

    private Account withPassword(Account account, String hash, boolean mustChange) {
        boolean sameHash = hash.equals(account.passwordHash());
        return new Account(
                account.username(),
                account.displayName(),
                hash,
                mustChange,
                sameHash ? account.passwordChangedAt() : now(),
                account.enabled(),
                0,
                null,
                account.lastSignIn(),
                sameHash ? account.sessionsFrom() : now(),
                account.secondFactor(),
                account.roles(),
                account.zones());
    }

    private static List<Finding> checkName(String name) {
        return name.isBlank() || name.strip().length() > LONGEST_NAME
                ? List.of(AccountFinding.NAME_MISSING.at(new Place.Field("displayName"), "most", LONGEST_NAME))
                : List.of();
    }

    private static List<Finding> checkRoles(Set<Role> roles) {
        Place place = new Place.Field("roles");
        if (roles.isEmpty()) {
            return List.of(AccountFinding.ROLES_MISSING.at(place));
        }
        List<Role> administrators = roles.stream()
                .filter(Role.THREE_ADMINISTRATORS::contains)
                .sorted()
                .toList();
        return administrators.size() > 1
                ? List.of(AccountFinding.ADMINISTRATORS_TOGETHER.at(place, "seen", administrators))
                : List.of();
    }

    private List<Finding> checkZones(Set<String> zones) {
        return zones.stream()
                .filter(zone -> !knownZones.contains(zone))
                .map(zone -> AccountFinding.ZONE_UNKNOWN.at(new Place.Field("zones"), "seen", shortened(zone)))
                .toList();
    }

    private static Map<String, String> words(Account account) {
        return Map.of(
                "displayName", account.displayName(),
                "roles", sorted(account.roles()),
                "zones", sorted(account.zones()),
                "enabled", String.valueOf(account.enabled()));
    }

    private void tell(Actor by, String action, String username, Map<String, ?> detail) {
        events.publishEvent(new AccountDeed(by, action, username, false, detail));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    static String sorted(Set<?> values) {
        Set<String> sorted = new TreeSet<>();
        values.forEach(value -> sorted.add(value.toString()));
        return String.join(" ", sorted);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME) + "…";
    }

    private static Refused unknown(String username) {
        return Refused.notFound("account.unknown", "username", shortened(username));
    }
}
