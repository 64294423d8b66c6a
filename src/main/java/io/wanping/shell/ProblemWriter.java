package io.wanping.shell;

import io.wanping.finding.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem where no controller is asked: in filters, some of which come before the one that makes answers safe. */
@Component
class ProblemWriter {

    private final Problems problems;
    private final JsonMapper json;

    ProblemWriter(Problems problems, JsonMapper json) {
        this.problems = problems;
        this.json = json;
    }

    void write(Refused refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (refusal.kind() == Refused.Kind.TOO_MANY) {
            response.setHeader(HttpHeaders.RETRY_AFTER, refusal.arguments().getOrDefault("seconds", "60"));
        }
        write(problems.of(refusal, request.getRequestURI(), LocaleConfiguration.of(request)), response);
    }

    void write(int status, String code, HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(problems.of(status, code, Map.of(), request.getRequestURI(), LocaleConfiguration.of(request)), response);
    }

    private void write(ProblemDetail problem, HttpServletResponse response) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Content-Security-Policy", SecurityConfiguration.CONTENT_SECURITY_POLICY);
        json.writeValue(response.getOutputStream(), problem);
    }
}
