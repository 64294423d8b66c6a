package io.wanping.account;

import io.wanping.finding.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out, who is signed in, and one's own password. */
@RestController
class SessionController {

    private final SignIn signIn;
    private final Accounts accounts;
    private final SignedInActor signedIn;
    private final SecurityContextRepository contexts;

    SessionController(SignIn signIn, Accounts accounts, SignedInActor signedIn, SecurityContextRepository contexts) {
        this.signIn = signIn;
        this.accounts = accounts;
        this.signedIn = signedIn;
        this.contexts = contexts;
    }

    record SignInRequest(
            @Nullable String username, @Nullable String password) {}

    record Session(
            String username,
            String displayName,
            List<Role> roles,
            List<Right> rights,
            List<String> zones,
            boolean mustChangePassword) {

        static Session of(Account account) {
            return new Session(
                    account.username(),
                    account.displayName(),
                    account.roles().stream().sorted().toList(),
                    account.actor().rights().stream().sorted().toList(),
                    account.zones().stream().sorted().toList(),
                    account.mustChangePassword());
        }
    }

    /** A session made before signing in is given up, so that nobody can hand his own to somebody else. */
    @PostMapping("/api/session")
    Session open(@RequestBody SignInRequest body, HttpServletRequest request, HttpServletResponse response) {
        Account account = signIn.signIn(
                body.username() == null ? "" : body.username(), body.password() == null ? "" : body.password());
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(account.username(), null, List.of()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        return Session.of(account);
    }

    @GetMapping("/api/session")
    Session get() {
        Account account = signedIn.account();
        if (account == null) {
            throw new Refused(Refused.Kind.NOT_SIGNED_IN, "account.not-signed-in");
        }
        return Session.of(account);
    }

    @DeleteMapping("/api/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(HttpServletRequest request) {
        signedIn.find().ifPresent(accounts::recordSignOut);
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    record PasswordRequest(
            @Nullable String oldPassword, @Nullable String newPassword) {}

    @PostMapping("/api/account/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(@RequestBody PasswordRequest body) {
        accounts.changePassword(
                signedIn.get().username(),
                body.oldPassword() == null ? "" : body.oldPassword(),
                body.newPassword() == null ? "" : body.newPassword());
        signedIn.forget();
    }
}
