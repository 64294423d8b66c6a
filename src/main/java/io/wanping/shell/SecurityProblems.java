package io.wanping.shell;

import io.wanping.account.Actor;
import io.wanping.account.SignedInActor;
import io.wanping.audit.AuditLog;
import io.wanping.finding.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** What the filters before the controllers refuse, as problem+json; a signed-in person's refused attempt is recorded. */
@Component
class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final SignedInActor signedIn;
    private final AuditLog audit;
    private final ProblemWriter writer;

    SecurityProblems(SignedInActor signedIn, AuditLog audit, ProblemWriter writer) {
        this.signedIn = signedIn;
        this.audit = audit;
        this.writer = writer;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException notSignedIn)
            throws IOException {
        writer.write(new Refused(Refused.Kind.NOT_SIGNED_IN, "account.not-signed-in"), request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        Refused refusal = refusal(denied);
        if (refusal.kind() == Refused.Kind.FORBIDDEN) {
            signedIn.find().ifPresent(actor -> record(actor, request, refusal));
        }
        writer.write(refusal, request, response);
    }

    private void record(Actor actor, HttpServletRequest request, Refused refusal) {
        audit.recordRefusal(
                actor,
                "request.refuse",
                request.getMethod() + " " + request.getRequestURI(),
                Map.of("code", refusal.code()));
    }

    private static Refused refusal(AccessDeniedException denied) {
        if (denied instanceof AuthorizationDeniedException decided
                && decided.getAuthorizationResult() instanceof SecurityConfiguration.Denied reasoned) {
            return reasoned.refusal();
        }
        if (denied instanceof CsrfException) {
            return new Refused(Refused.Kind.FORBIDDEN, "shell.token-missing");
        }
        return new Refused(Refused.Kind.FORBIDDEN, "shell.forbidden");
    }
}
