package io.wanping.account;

import com.fasterxml.uuid.Generators;
import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Passwords for programs: each account may give several, each with a name, and take each back. They are made by the product (160 random
 * bits, so one plain hash keeps them), sent with every request as HTTP Basic, and open data, never administration.
 */
@Service
public class ApplicationPasswords {

    private static final int GROUPS = 8;
    private static final int LONGEST_NAME = 60;
    private static final int MOST = 20;
    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

    private final ApplicationPasswordStore store;
    private final Accounts accounts;
    private final AccountPolicies policies;
    private final SignInAddresses addresses;
    private final RequestAddress address;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ApplicationPasswords(
            ApplicationPasswordStore store,
            Accounts accounts,
            AccountPolicies policies,
            SignInAddresses addresses,
            RequestAddress address,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.policies = policies;
        this.addresses = addresses;
        this.address = address;
        this.events = events;
        this.clock = clock;
    }

    /** @param password shown once */
    record Made(UUID id, String name, String password) {}

    @Transactional(noRollbackFor = Refused.class)
    Made create(Actor owner, String name, String ownPassword) {
        accounts.requirePassword(owner.username(), ownPassword, "password");
        String stripped = name.strip();
        List<ApplicationPasswordStore.ApplicationPassword> present = store.list(owner.username());
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            throw Refused.because(AccountFinding.NAME_MISSING.at(new Place.Field("name"), "most", LONGEST_NAME));
        }
        if (present.size() >= MOST) {
            throw new Refused(Refused.Kind.CONFLICT, "account.too-many-application-passwords", "most", MOST);
        }
        UUID id = Generators.timeBasedEpochRandomGenerator().generate();
        String password = SealedSecrets.randomText(GROUPS);
        store.insert(id, owner.username(), stripped, SealedSecrets.fingerprint(password), now());
        tell(owner, "application-password.create", owner.username(), Map.of("name", stripped));
        return new Made(id, stripped, password);
    }

    @Transactional(readOnly = true)
    List<ApplicationPasswordStore.ApplicationPassword> list(String username) {
        return store.list(username);
    }

    @Transactional
    void revoke(Actor owner, UUID id) {
        String name = store.revoke(owner.username(), id, now())
                .orElseThrow(() -> Refused.notFound("account.application-password-unknown"));
        tell(owner, "application-password.revoke", owner.username(), Map.of("name", name));
    }

    @Transactional
    void revokeAll(String username, Actor by) {
        accounts.getAccount(username);
        int revoked = store.revokeAll(username, now());
        tell(by, "application-password.revoke", username, Map.of("count", revoked));
    }

    /**
     * Lets a program in for one request.
     *
     * @throws Refused {@code account.sign-in-failed}, whatever is wrong, or {@code account.too-many-attempts}
     */
    public Actor open(String username, String password) {
        AccountPolicy policy = policies.current();
        addresses.refuseIfTooSoon(address.get(), policy);
        Optional<Account> account = Accounts.isUsername(username) ? accounts.findAccount(username) : Optional.empty();
        Optional<ApplicationPasswordStore.ApplicationPassword> found = account.filter(Account::enabled)
                .flatMap(known -> store.find(known.username(), SealedSecrets.fingerprint(password)));
        if (found.isEmpty()) {
            addresses.countFailure(address.get());
            Actor tried =
                    account.map(Account::actor).orElse(new Actor(SignIn.shortened(username), "", Set.of(), Set.of()));
            events.publishEvent(new AccountDeed(tried, "application-password.use", tried.username(), true, Map.of()));
            throw SignIn.failed(policy);
        }
        Instant now = now();
        Instant lastUsed = found.get().lastUsedAt();
        if (lastUsed == null || now.isAfter(lastUsed.plus(USE_IS_NOTED_EVERY))) {
            store.touch(found.get().id(), now);
        }
        return account.get().actor();
    }

    private void tell(Actor by, String action, String username, Map<String, ?> detail) {
        events.publishEvent(new AccountDeed(by, action, username, false, detail));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
