package io.wanping.account;

import io.wanping.finding.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
    private final OpenSessions sessions;

    SessionController(SignIn signIn, Accounts accounts, SignedInActor signedIn, OpenSessions sessions) {
        this.signIn = signIn;
        this.accounts = accounts;
        this.signedIn = signedIn;
        this.sessions = sessions;
    }

    record SignInRequest(
            @Nullable String username,
            @Nullable String password,
            @Nullable String code) {}

    record Session(
            String username,
            String displayName,
            List<Role> roles,
            List<Right> rights,
            List<String> zones,
            List<String> streets,
            boolean mustChangePassword,
            boolean mustEnrolSecondFactor) {

        static Session of(Account account, boolean mustChangePassword, boolean mustEnrolSecondFactor) {
            return new Session(
                    account.username(),
                    account.displayName(),
                    account.roles().stream().sorted().toList(),
                    account.actor().rights().stream().sorted().toList(),
                    account.held().reach().zones().stream().sorted().toList(),
                    account.held().reach().streets().stream().sorted().toList(),
                    mustChangePassword,
                    mustEnrolSecondFactor);
        }
    }

    @PostMapping("/api/session")
    Session open(@RequestBody SignInRequest body, HttpServletRequest request, HttpServletResponse response) {
        Account account = signIn.signIn(
                body.username() == null ? "" : body.username(),
                body.password() == null ? "" : body.password(),
                body.code() == null ? "" : body.code());
        sessions.open(account.username(), request, response);
        return Session.of(account, signedIn.mustChangePassword(), signedIn.mustEnrolSecondFactor());
    }

    @GetMapping("/api/session")
    Session get() {
        Account account = signedIn.account();
        if (account == null) {
            throw new Refused(Refused.Kind.NOT_SIGNED_IN, "account.not-signed-in");
        }
        return Session.of(account, signedIn.mustChangePassword(), signedIn.mustEnrolSecondFactor());
    }

    @DeleteMapping("/api/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(HttpServletRequest request, HttpServletResponse response) {
        signedIn.find().ifPresent(accounts::recordSignOut);
        sessions.close(request, response);
    }

    record PasswordRequest(
            @Nullable String oldPassword, @Nullable String newPassword) {}

    @PostMapping("/api/account/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(@RequestBody PasswordRequest body, HttpServletRequest request, HttpServletResponse response) {
        String username = signedIn.get().username();
        accounts.changePassword(
                username,
                body.oldPassword() == null ? "" : body.oldPassword(),
                body.newPassword() == null ? "" : body.newPassword());
        sessions.open(username, request, response);
        signedIn.forget();
    }
}
