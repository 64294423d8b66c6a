package io.wanping.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * Opens and closes sessions, and says whether one is still good. A session holds the user name and when it was opened, nothing else that
 * matters; it lies in the database, so that several instances share it.
 */
@Component
class OpenSessions {

    private static final String OPENED_AT = "opened-at";
    private static final String LAST_SEEN = "last-seen";
    private static final String FROM_OUTSIDE = "from-outside";
    /** How exactly the last request is noted, to spare a write for each. */
    private static final Duration NOTED_EVERY = Duration.ofSeconds(10);

    private final SecurityContextRepository contexts;
    private final CsrfTokenRepository tokens;
    private final Clock clock;

    OpenSessions(SecurityContextRepository contexts, CsrfTokenRepository tokens, Clock clock) {
        this.contexts = contexts;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** A session made before signing in is given up, and so is its token, so that nobody can hand his own to somebody else. */
    void open(String username, HttpServletRequest request, HttpServletResponse response) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(username, null, List.of()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        request.getSession().setAttribute(OPENED_AT, now());
        request.getSession().setAttribute(LAST_SEEN, now());
        tokens.saveToken(tokens.generateToken(request), request, response);
    }

    /** For somebody another system vouches for: how he proves himself is that system's business. */
    void openFromOutside(String username, HttpServletRequest request, HttpServletResponse response) {
        open(username, request, response);
        request.getSession().setAttribute(FROM_OUTSIDE, true);
    }

    static boolean isFromOutside(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && Boolean.TRUE.equals(session.getAttribute(FROM_OUTSIDE));
    }

    void close(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
        tokens.saveToken(tokens.generateToken(request), request, response);
    }

    /**
     * Whether the session is still good, which the request then keeps it: opened after everything that ended the account's earlier ones,
     * not longer ago than any session may last, and not left idle.
     */
    boolean isGood(HttpServletRequest request, Account account, AccountPolicy policy) {
        HttpSession session = request.getSession(false);
        Instant now = now();
        if (session == null
                || !(session.getAttribute(OPENED_AT) instanceof Instant openedAt)
                || !(session.getAttribute(LAST_SEEN) instanceof Instant lastSeen)) {
            return false;
        }
        boolean ended = account.sessionsFrom() != null && openedAt.isBefore(account.sessionsFrom());
        boolean tooLong = now.isAfter(openedAt.plus(Duration.ofHours(policy.absolute_hours())));
        boolean idle = now.isAfter(lastSeen.plus(Duration.ofMinutes(policy.idle_minutes())));
        if (ended || tooLong || idle) {
            session.invalidate();
            return false;
        }
        if (now.isAfter(lastSeen.plus(NOTED_EVERY))) {
            session.setAttribute(LAST_SEEN, now);
        }
        return true;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
