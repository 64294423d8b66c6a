package io.wanping.account;

import io.wanping.finding.Refused;
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

    private final Accounts accounts;
    private final OpenSessions sessions;

    SignedInActor(Accounts accounts, OpenSessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @Override
    public Actor get() {
        return find().orElseThrow(() -> new Refused(Refused.Kind.NOT_SIGNED_IN, "account.not-signed-in"));
    }

    /** Empty when nobody is signed in, or the account may not be used any more. */
    public Optional<Actor> find() {
        return Optional.ofNullable(account()).map(Account::actor);
    }

    /** Whether the signed-in person has to choose a password before doing anything else. */
    public boolean mustChangePassword() {
        Account account = account();
        return account != null && account.mustChangePassword();
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
                .filter(found -> request instanceof ServletRequestAttributes servlet
                        && sessions.isGood(servlet.getRequest(), found))
                .orElse(null);
        if (request != null && account != null) {
            request.setAttribute(ATTRIBUTE, account, RequestAttributes.SCOPE_REQUEST);
        }
        return account;
    }
}
