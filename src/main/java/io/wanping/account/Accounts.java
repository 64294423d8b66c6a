package io.wanping.account;

import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accounts: making, changing, unlocking them and their passwords, and what they may do. Two people keep them: the system administrator
 * makes, names, disables and unlocks accounts and gives first passwords, the security administrator grants rights; neither touches his own
 * account or gets at the password of another administrator, and none of the three is ever without a holder once there is one.
 */
@Service
public class Accounts {

    private static final Pattern USERNAME = Pattern.compile("[a-z][a-z0-9._-]{1,39}");
    private static final int LONGEST_NAME = 60;

    private final AccountStore store;
    private final Passwords passwords;
    private final AccountPolicies policies;
    private final KnownZones knownZones;
    private final KnownStreets knownStreets;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Accounts(
            AccountStore store,
            Passwords passwords,
            AccountPolicies policies,
            KnownZones knownZones,
            KnownStreets knownStreets,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.policies = policies;
        this.knownZones = knownZones;
        this.knownStreets = knownStreets;
        this.events = events;
        this.clock = clock;
    }

    /** Whether a text can be a user name at all. */
    static boolean isUsername(String text) {
        return USERNAME.matcher(text).matches() && !text.equals(Actor.SYSTEM.username());
    }

    /** An account to be made, and what it should be able to do. */
    public record NewAccount(String username, String displayName, Entitlement wanted) {

        /** @param zones empty means the whole district */
        public NewAccount(String username, String displayName, Set<Role> roles, Set<String> zones) {
            this(username, displayName, new Entitlement(roles, new Reach(zones, Set.of())));
        }
    }

    /** Whether nobody could sign in yet. */
    @Transactional(readOnly = true)
    public boolean isEmpty() {
        return store.isEmpty();
    }

    /** Whether somebody who may sign in holds the role. */
    @Transactional(readOnly = true)
    public boolean hasHolder(Role role) {
        return store.list().stream()
                .anyMatch(account -> account.enabled() && account.roles().contains(role));
    }

    /** Whether there is an account of that name, disabled ones included. */
    @Transactional(readOnly = true)
    public boolean isTaken(String username) {
        return store.find(username).isPresent();
    }

    /**
     * Makes an account. What the product itself makes at its first start holds what is wanted; what a person makes holds nothing until
     * the security administrator grants it, and keeps what is wanted as a proposal.
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
        findings.addAll(check(wanted.wanted()));
        if (chosenPassword != null) {
            findings.addAll(passwords.judge(policies.current(), username, chosenPassword, List.of()));
        }
        Refused.ifAny(findings);
        Instant now = now();
        String password = chosenPassword == null ? passwords.oneTime() : chosenPassword;
        Entitlement held = by.isSystem() ? wanted.wanted() : Entitlement.NONE;
        Entitlement asked = by.isSystem() || wanted.wanted().isNone() ? null : wanted.wanted();
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
                        held,
                        asked),
                now);
        Map<String, String> made = new TreeMap<>(words("after.", held));
        made.put("after.displayName", wanted.displayName().strip());
        if (asked != null) {
            made.putAll(words("proposed.", asked));
        }
        tell(by, "account.create", username, made);
        return password;
    }

    /** Changes of an account; null leaves a part as it is. */
    record Change(@Nullable String displayName, @Nullable Boolean enabled) {}

    @Transactional
    Account change(String username, Change change, Actor by) {
        boolean disables = Boolean.FALSE.equals(change.enabled());
        List<Finding> findings = new ArrayList<>();
        if (disables) {
            findings.addAll(lastOf(username, Role.THREE_ADMINISTRATORS));
        }
        Account account = lock(username);
        if (by.username().equals(username)) {
            findings.add(AccountFinding.OWN_ACCOUNT.at(new Place.Field("username"), "seen", username));
        }
        if (change.displayName() != null) {
            findings.addAll(checkName(change.displayName()));
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
                disables ? now() : account.sessionsFrom(),
                account.secondFactor(),
                account.held(),
                account.asked());
        store.update(changed);
        tell(by, "account.change", username, BeforeAfter.of(words(account), words(changed)));
        return changed;
    }

    /**
     * Grants an account exactly these rights; what was proposed is decided by that.
     *
     * @throws Refused with findings: own account, three administrators in one, unknown zone or street, the last of an administrator's kind
     */
    @Transactional
    Account grant(String username, Entitlement granted, Actor by) {
        Set<Role> leaving = EnumSet.copyOf(Role.THREE_ADMINISTRATORS);
        leaving.removeAll(granted.roles());
        List<Finding> findings = new ArrayList<>(lastOf(username, leaving));
        Account account = lock(username);
        if (by.username().equals(username)) {
            findings.add(AccountFinding.OWN_ACCOUNT.at(new Place.Field("username"), "seen", username));
        }
        findings.addAll(check(granted));
        Refused.ifAny(findings);
        Account changed = account.holding(granted, null);
        store.update(changed);
        store.updateEntitlements(changed);
        tell(by, "account.grant", username, BeforeAfter.of(words("", account.held()), words("", granted)));
        return changed;
    }

    /** Without a holder one of the three could never be made again. */
    private List<Finding> lastOf(String username, Set<Role> roles) {
        return roles.stream()
                .sorted()
                .filter(role -> store.lockHolders(role).equals(List.of(username)))
                .map(role -> (Finding)
                        AccountFinding.LAST_ADMINISTRATOR.at(new Place.Field("roles"), "seen", username, "role", role))
                .toList();
    }

    /** @return a random password that must be changed at the next sign-in */
    @Transactional
    public String resetPassword(String username, Actor by) {
        refuseUnlessInCharge(username, by);
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
        tell(
                by,
                "account.unlock",
                username,
                BeforeAfter.of(
                        Map.of("lockedUntil", String.valueOf(account.lockedUntil())), Map.of("lockedUntil", "null")));
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

    /**
     * Whoever sets another's password or takes off his second factor could sign in as him: an administrator's is therefore set by an
     * administrator of the same kind, or on the server itself.
     *
     * @throws Refused for one's own account, and with {@link AccountFinding#OTHER_ADMINISTRATOR}
     */
    void refuseUnlessInCharge(String username, Actor by) {
        refuseOwn(username, by);
        Set<Role> others = EnumSet.copyOf(Role.THREE_ADMINISTRATORS);
        others.removeAll(by.roles());
        Account account = lock(username);
        if (!by.isSystem() && account.roles().stream().anyMatch(others::contains)) {
            throw Refused.because(AccountFinding.OTHER_ADMINISTRATOR.at(
                    new Place.Field("username"), "seen", username, "roles", sorted(account.roles())));
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
                account.held(),
                account.asked());
    }

    private static List<Finding> checkName(String name) {
        return name.isBlank() || name.strip().length() > LONGEST_NAME
                ? List.of(AccountFinding.NAME_MISSING.at(new Place.Field("displayName"), "most", LONGEST_NAME))
                : List.of();
    }

    private List<Finding> check(Entitlement wanted) {
        List<Finding> findings = new ArrayList<>();
        List<Role> administrators = wanted.roles().stream()
                .filter(Role.THREE_ADMINISTRATORS::contains)
                .sorted()
                .toList();
        if (administrators.size() > 1) {
            findings.add(AccountFinding.ADMINISTRATORS_TOGETHER.at(new Place.Field("roles"), "seen", administrators));
        }
        wanted.reach().zones().stream()
                .filter(zone -> !knownZones.contains(zone))
                .forEach(zone -> findings.add(
                        AccountFinding.ZONE_UNKNOWN.at(new Place.Field("zones"), "seen", shortened(zone))));
        wanted.reach().streets().stream()
                .filter(street -> !knownStreets.hasStreet(street))
                .forEach(street -> findings.add(
                        AccountFinding.STREET_UNKNOWN.at(new Place.Field("streets"), "seen", shortened(street))));
        return findings;
    }

    private static Map<String, String> words(Account account) {
        return Map.of("displayName", account.displayName(), "enabled", String.valueOf(account.enabled()));
    }

    private static Map<String, String> words(String before, Entitlement entitlement) {
        return Map.of(
                before + "roles", sorted(entitlement.roles()),
                before + "zones", sorted(entitlement.reach().zones()),
                before + "streets", sorted(entitlement.reach().streets()));
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
