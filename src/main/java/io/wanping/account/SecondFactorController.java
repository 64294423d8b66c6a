package io.wanping.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own second factor, and its reset by the system administrator. */
@RestController
class SecondFactorController {

    private final SecondFactors factors;
    private final SignedInActor signedIn;
    private final OpenSessions sessions;

    SecondFactorController(SecondFactors factors, SignedInActor signedIn, OpenSessions sessions) {
        this.factors = factors;
        this.signedIn = signedIn;
        this.sessions = sessions;
    }

    record StateView(
            boolean enrolled, boolean required, @Nullable Instant confirmedAt, int recoveryCodesLeft) {}

    @GetMapping("/api/account/second-factor")
    StateView state() {
        SecondFactors.State state = factors.state(signedIn.get().username());
        return new StateView(
                state.enrolled(), signedIn.needsSecondFactor(), state.confirmedAt(), state.recoveryCodesLeft());
    }

    /** @param code of the factor there is already; left out without one */
    record ProofRequest(@Nullable String password, @Nullable String code) {

        String passwordText() {
            return password == null ? "" : password;
        }

        String codeText() {
            return code == null ? "" : code;
        }
    }

    @PostMapping("/api/account/second-factor")
    SecondFactors.Draft begin(@RequestBody ProofRequest request) {
        return factors.begin(signedIn.get().username(), request.passwordText(), request.codeText());
    }

    record CodeRequest(@Nullable String code) {}

    record RecoveryCodes(List<String> recoveryCodes) {}

    @PostMapping("/api/account/second-factor/confirmation")
    RecoveryCodes confirm(@RequestBody CodeRequest body, HttpServletRequest request, HttpServletResponse response) {
        String username = signedIn.get().username();
        List<String> codes = factors.confirm(username, body.code() == null ? "" : body.code());
        sessions.open(username, request, response);
        signedIn.forget();
        return new RecoveryCodes(codes);
    }

    @PostMapping("/api/account/second-factor/recovery-codes")
    RecoveryCodes renewRecoveryCodes(@RequestBody ProofRequest request) {
        return new RecoveryCodes(
                factors.renewRecoveryCodes(signedIn.get().username(), request.passwordText(), request.codeText()));
    }

    @PostMapping("/api/account/second-factor/removal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@RequestBody ProofRequest request) {
        factors.remove(
                signedIn.get().username(), request.passwordText(), request.codeText(), signedIn.needsSecondFactor());
        signedIn.forget();
    }

    @PostMapping("/api/accounts/{username}/second-factor-reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@PathVariable String username) {
        factors.reset(username, signedIn.get());
    }
}
