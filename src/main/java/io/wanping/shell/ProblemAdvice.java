package io.wanping.shell;

import com.fasterxml.uuid.Generators;
import io.wanping.account.SignedInActor;
import io.wanping.audit.AuditLog;
import io.wanping.finding.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.exc.JsonNodeException;

/** Every error of a controller as problem+json. A fault of ours carries an id that the log has too, and nothing else about itself. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;
    private final Constraints constraints;
    private final SignedInActor signedIn;
    private final AuditLog audit;

    ProblemAdvice(Problems problems, Constraints constraints, SignedInActor signedIn, AuditLog audit) {
        this.problems = problems;
        this.constraints = constraints;
        this.signedIn = signedIn;
        this.audit = audit;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Refused refusal, HttpServletRequest request, Locale locale) {
        record(refusal, request);
        HttpHeaders headers = new HttpHeaders();
        if (refusal.kind() == Refused.Kind.TOO_MANY) {
            headers.set(HttpHeaders.RETRY_AFTER, refusal.arguments().getOrDefault("seconds", "60"));
        }
        return answer(problems.of(refusal, request.getRequestURI(), locale), headers);
    }

    /** Reading what is not there is no attempt at anything; everything else that was refused to somebody is. */
    private void record(Refused refusal, HttpServletRequest request) {
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if ((reads && refusal.kind() != Refused.Kind.FORBIDDEN) || refusal.kind() == Refused.Kind.NOT_SIGNED_IN) {
            return;
        }
        Map<String, Object> detail = new TreeMap<>(Map.of("code", refusal.code()));
        if (!refusal.findings().isEmpty()) {
            detail.put(
                    "findings",
                    refusal.findings().stream()
                            .map(finding -> finding.code())
                            .distinct()
                            .collect(Collectors.joining(" ")));
            detail.put("places", refusal.findings().size());
        }
        signedIn.find()
                .ifPresent(actor -> audit.recordRefusal(
                        actor, "request.refuse", request.getMethod() + " " + request.getRequestURI(), detail));
    }

    @ExceptionHandler
    ResponseEntity<Object> constraint(
            DataIntegrityViolationException violation, HttpServletRequest request, Locale locale) {
        return constraints
                .translate(violation)
                .or(() -> notStorable(violation))
                .map(refusal -> refused(refusal, request, locale))
                .orElseGet(() -> fault(violation, request, locale));
    }

    /** Values no column holds (SQLSTATE class 22): text with a null character, or longer or larger than anybody checked. */
    private static Optional<Refused> notStorable(DataIntegrityViolationException violation) {
        return violation.getMostSpecificCause() instanceof SQLException cause
                        && cause.getSQLState() != null
                        && cause.getSQLState().startsWith("22")
                ? Optional.of(new Refused(Refused.Kind.INVALID, "shell.value-not-storable"))
                : Optional.empty();
    }

    /** Two changes met and one had to give way; trying again helps. */
    @ExceptionHandler
    ResponseEntity<Object> collided(
            PessimisticLockingFailureException collision, HttpServletRequest request, Locale locale) {
        LOG.info("collision at {} {}: {}", request.getMethod(), request.getRequestURI(), collision.getMessage());
        return refused(new Refused(Refused.Kind.CONFLICT, "shell.collision"), request, locale);
    }

    /** What the firewall turned away, noticed only when the parameter was read. */
    @ExceptionHandler
    ResponseEntity<Object> turnedAway(RequestRejectedException rejection, HttpServletRequest request, Locale locale) {
        return answer(
                problems.of(400, "shell.unreadable-request", Map.of(), request.getRequestURI(), locale),
                new HttpHeaders());
    }

    /** Parameters that are no UTF-8, or too many. */
    @ExceptionHandler
    ResponseEntity<Object> parameters(InvalidParameterException unreadable, HttpServletRequest request, Locale locale) {
        int status = unreadable.getErrorCode();
        return answer(problems.of(status, code(status), Map.of(), request.getRequestURI(), locale), new HttpHeaders());
    }

    /** A part of a body that was taken as JSON of whatever shape and is no value of the kind its field needs. */
    @ExceptionHandler
    ResponseEntity<Object> unreadable(JsonNodeException unreadable, HttpServletRequest request, Locale locale) {
        return answer(problems.of(400, code(400), Map.of(), request.getRequestURI(), locale), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> fault(Exception fault, HttpServletRequest request, Locale locale) {
        String id = Generators.timeBasedEpochRandomGenerator().generate().toString();
        LOG.error("fault {} at {} {}", id, request.getMethod(), request.getRequestURI(), fault);
        ProblemDetail problem = problems.of(500, "shell.fault", Map.of("id", id), request.getRequestURI(), locale);
        problem.setProperty("arguments", Map.of("id", id));
        return answer(problem, new HttpHeaders());
    }

    /** What the framework itself refuses: unreadable bodies and parameters, wrong methods and types, too large uploads. */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception refusal, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String path = ((ServletWebRequest) request).getRequest().getRequestURI();
        Locale locale = LocaleContextHolder.getLocale();
        for (Throwable cause = refusal.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                record(refused, ((ServletWebRequest) request).getRequest());
                return answer(problems.of(refused, path, locale), headers);
            }
        }
        return answer(problems.of(status.value(), code(status.value()), Map.of(), path, locale), headers);
    }

    static String code(int status) {
        return switch (status) {
            case 404 -> "shell.no-such-address";
            case 405 -> "shell.method-not-allowed";
            case 406 -> "shell.not-acceptable";
            case 413 -> "shell.too-large";
            case 415 -> "shell.type-not-supported";
            default -> status >= 500 ? "shell.unavailable" : "shell.unreadable-request";
        };
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
