package io.wanping.account;

import io.wanping.finding.Refused;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The person of the running request. A session knows only the user name; what the account may do is read anew for each request, so that
 * a disabled account or a withdrawn role takes effect at once.
 */
@Component
public class SignedInActor implements CurrentActor {

    private static final String ATTRIBUTE = SignedInActor.class.getName();
    private static final String POLICY = AccountPolicy.class.getName();

    private final Accounts accounts;
    private final AccountPolicies policies;
    private final OpenSessions sessions;
    private final Clock clock;

    SignedInActor(Accounts accounts, AccountPolicies policies, OpenSessions sessions, Clock clock) {
        this.accounts = accounts;
        this.policies = policies;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public Actor get() {
        return find().orElseThrow(() -> new Refused(Refused.Kind.NOT_SIGNED_IN, "account.not-signed-in"));
    }

    /** Empty when nobody is signed in, or the account may not be used any more. */
    public Optional<Actor> find() {
        return Optional.ofNullable(account()).map(Account::actor);
    }

    /** A program with an application password: it has no session, and nothing to do with passwords and administration. */
    public boolean isMachine() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof MachineClient;
    }

    /** Whether the signed-in person has to choose a password before doing anything else. */
    public boolean mustChangePassword() {
        Account account = account();
        return account != null && !provesHimselfElsewhere() && account.mustChangePassword(policy(), clock.instant());
    }

    /** Whether the signed-in person has to enrol a second factor before doing anything else. */
    public boolean mustEnrolSecondFactor() {
        Account account = account();
        return account != null && !provesHimselfElsewhere() && account.mustEnrolSecondFactor(policy());
    }

    private boolean provesHimselfElsewhere() {
        return isMachine()
                || (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes servlet
                        && OpenSessions.isFromOutside(servlet.getRequest()));
    }

    /** Whether a role of the signed-in person asks for a second factor. */
    boolean needsSecondFactor() {
        Account account = account();
        return account != null && policy().asksSecondFactorOf(account.roles());
    }

    /** The policy, read once for the running request. */
    AccountPolicy policy() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return policies.current();
        }
        if (request.getAttribute(POLICY, RequestAttributes.SCOPE_REQUEST) instanceof AccountPolicy known) {
            return known;
        }
        AccountPolicy policy = policies.current();
        request.setAttribute(POLICY, policy, RequestAttributes.SCOPE_REQUEST);
        return policy;
    }

    /** After the running request changed the account. */
    void forget() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.removeAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        }
    }

    @Nullable
    Account account() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || authentication instanceof AnonymousAuthenticationToken
                || !authentication.isAuthenticated()) {
            return null;
        }
        String username = authentication.getName();
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null
                && request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof Account known
                && known.username().equals(username)) {
            return known;
        }
        Account account = accounts.findAccount(username)
                .filter(Account::enabled)
                .filter(found -> authentication instanceof MachineClient
                        || (request instanceof ServletRequestAttributes servlet
                                && sessions.isGood(servlet.getRequest(), found, policy())))
                .orElse(null);
        if (request != null && account != null) {
            request.setAttribute(ATTRIBUTE, account, RequestAttributes.SCOPE_REQUEST);
        }
        return account;
    }
}
