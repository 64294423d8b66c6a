package io.wanping.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only those session cookies through that the product could have given. A made-up one would be looked for in the database, which does
 * not take every text. Runs before the sessions are looked up.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class SessionCookies extends OncePerRequestFilter {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final String name;

    SessionCookies(@Value("${server.servlet.session.cookie.name}") String name) {
        this.name = name;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Sifted(request, name), response);
    }

    private static boolean isSessionId(String value) {
        try {
            return ID.matcher(new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8))
                    .matches();
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static final class Sifted extends HttpServletRequestWrapper {

        private final String name;

        Sifted(HttpServletRequest request, String name) {
            super(request);
            this.name = name;
        }

        @Override
        public Cookie @Nullable [] getCookies() {
            Cookie[] cookies = super.getCookies();
            return cookies == null
                    ? null
                    : Arrays.stream(cookies)
                            .filter(cookie -> !cookie.getName().equals(name) || isSessionId(cookie.getValue()))
                            .toArray(Cookie[]::new);
        }
    }
}
