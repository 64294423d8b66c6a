package io.wanping.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets in whom an identity provider of the bureau vouches for, if there is an account of that name: accounts, roles and zones stay with the
 * system administrator. Whoever needs a second factor comes in this way only where the provider is set to ask for one itself.
 */
@Service
public class OutsideSignIn {

    private final AccountStore store;
    private final AccountPolicies policies;
    private final OpenSessions sessions;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final boolean providerAsksSecondFactor;
    private final Clock clock;

    OutsideSignIn(
            AccountStore store,
            AccountPolicies policies,
            OpenSessions sessions,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            @Value("${wanping.oidc.second-factor:false}") boolean providerAsksSecondFactor,
            Clock clock) {
        this.store = store;
        this.policies = policies;
        this.sessions = sessions;
        this.events = events;
        this.transaction = transaction;
        this.providerAsksSecondFactor = providerAsksSecondFactor;
        this.clock = clock;
    }

    /** @return whether the person got in; a session is open then, else none is */
    public boolean open(String username, String provider, HttpServletRequest request, HttpServletResponse response) {
        String name = username.strip().toLowerCase(Locale.ROOT);
        Account account = Accounts.isUsername(name) ? transaction.execute(status -> attempt(name, provider)) : null;
        if (account == null) {
            sessions.close(request, response);
            Actor tried = new Actor(SignIn.shortened(name), "", Set.of(), Set.of());
            events.publishEvent(new AccountDeed(
                    tried, SignIn.ACTION, tried.username(), true, Map.of("via", provider, "reason", "NOT_ADMITTED")));
            return false;
        }
        sessions.openFromOutside(name, request, response);
        return true;
    }

    private @Nullable Account attempt(String username, String provider) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Account account = store.lock(username).orElse(null);
        if (account == null || !account.enabled() || account.isLocked(now) || needsMore(account)) {
            return null;
        }
        Account signedIn = account.signedIn(now);
        store.update(signedIn);
        events.publishEvent(new AccountDeed(account.actor(), SignIn.ACTION, username, false, Map.of("via", provider)));
        return signedIn;
    }

    private boolean needsMore(Account account) {
        return !providerAsksSecondFactor
                && (account.secondFactor() || policies.current().asksSecondFactorOf(account.roles()));
    }
}
