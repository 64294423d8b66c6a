package io.wanping.shell;

import io.wanping.account.ApplicationPasswords;
import io.wanping.account.MachineClient;
import io.wanping.finding.Refused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * HTTP Basic for programs, with an application password, request by request: no session, no cookie, and so nothing a forged request could
 * ride on. Browsers are never asked for Basic, so they never send it by themselves.
 */
final class MachineSignIn extends OncePerRequestFilter {

    private static final String BASIC = "basic ";
    private static final List<String> OPEN_TO_PROGRAMS = List.of("/api/", "/ogc", "/tiles/", "/v3/");

    private final ApplicationPasswords passwords;
    private final ProblemWriter problems;

    MachineSignIn(ApplicationPasswords passwords, ProblemWriter problems) {
        this.passwords = passwords;
        this.problems = problems;
    }

    /** Whether a request comes this way and no other. */
    static boolean concerns(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null
                && header.toLowerCase(Locale.ROOT).startsWith(BASIC)
                && OPEN_TO_PROGRAMS.stream().anyMatch(request.getRequestURI()::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            String[] pair = pair(request.getHeader(HttpHeaders.AUTHORIZATION));
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new MachineClient(passwords.open(pair[0], pair[1])));
            SecurityContextHolder.setContext(context);
        } catch (Refused refusal) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"wanping\", charset=\"UTF-8\"");
            problems.write(refusal, request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    /** Name and password; both empty, which opens nothing, where the header cannot be read. */
    private static String[] pair(String header) {
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            String[] pair = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            return pair.length == 2 ? pair : new String[] {"", ""};
        } catch (IllegalArgumentException notBase64) {
            return new String[] {"", ""};
        }
    }
}
