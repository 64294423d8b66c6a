package io.wanping.shell;

import io.wanping.account.Actor;
import io.wanping.account.ApplicationPasswords;
import io.wanping.account.Sight;
import io.wanping.account.SignedInActor;
import io.wanping.finding.Refused;
import jakarta.servlet.DispatcherType;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;

/**
 * Web security: the authorisation table decides, everything else is refused. Browsers carry a session cookie and a token against forged
 * requests; the page may load nothing but the product's own files.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    static final String CONTENT_SECURITY_POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'";

    private static final String PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

    /** A refusal that says why. */
    static final class Denied extends AuthorizationDecision {

        private final transient Refused refusal;

        Denied(Refused refusal) {
            super(false);
            this.refusal = refusal;
        }

        Refused refusal() {
            return refusal;
        }
    }

    @Bean
    SecurityContextRepository securityContextRepository() {
        return new HttpSessionSecurityContextRepository();
    }

    /** Secure whenever the connection is, or where the session's cookie is set to be. */
    @Bean
    CsrfTokenRepository csrfTokenRepository(
            @Value("${server.servlet.session.cookie.secure:#{null}}") @Nullable Boolean secureCookies) {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieCustomizer(cookie -> {
            cookie.sameSite("Lax").path("/");
            if (secureCookies != null) {
                cookie.secure(secureCookies);
            }
        });
        return tokens;
    }

    @Bean
    @Order(1)
    SecurityFilterChain machineFilterChain(
            HttpSecurity http,
            AuthorizationTable table,
            SignedInActor actor,
            Sight sight,
            SecurityProblems problems,
            ProblemWriter writer,
            ApplicationPasswords passwords) {
        return common(http, table, actor, sight, problems)
                .securityMatcher(MachineSignIn::concerns)
                .securityContext(
                        context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .addFilterBefore(new MachineSignIn(passwords, writer), AnonymousAuthenticationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain browserFilterChain(
            HttpSecurity http,
            AuthorizationTable table,
            SignedInActor actor,
            Sight sight,
            SecurityProblems problems,
            SecurityContextRepository contexts,
            CsrfTokenRepository csrfTokens,
            SingleSignOn singleSignOn) {
        singleSignOn.addTo(http);
        return common(http, table, actor, sight, problems)
                .securityContext(context -> context.securityContextRepository(contexts))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.IF_REQUIRED))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens).csrfTokenRequestHandler(new HeaderToken()))
                .build();
    }

    private static HttpSecurity common(
            HttpSecurity http, AuthorizationTable table, SignedInActor actor, Sight sight, SecurityProblems problems) {
        return http.requestCache(cache -> cache.disable())
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .headers(headers -> headers.cacheControl(cache -> cache.disable())
                        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN))
                        .frameOptions(frame -> frame.deny())
                        .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS))
                        .crossOriginOpenerPolicy(policy ->
                                policy.policy(CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(policy -> policy.policy(
                                CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy.SAME_ORIGIN)))
                .addFilterAfter(new UncachedAnswers(), org.springframework.security.web.header.HeaderWriterFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .anyRequest()
                        .access(byTable(table, actor, sight)))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems));
    }

    private static AuthorizationManager<RequestAuthorizationContext> byTable(
            AuthorizationTable table, SignedInActor signedIn, Sight sight) {
        return new AuthorizationManager<>() {
            @Override
            public AuthorizationResult authorize(
                    Supplier<? extends Authentication> authentication, RequestAuthorizationContext context) {
                String path = context.getRequest().getRequestURI();
                HttpMethod method = HttpMethod.valueOf(context.getRequest().getMethod());
                return decide(table.find(method, path), signedIn, sight);
            }
        };
    }

    private static AuthorizationDecision decide(Optional<Access> access, SignedInActor signedIn, Sight sight) {
        if (access.isPresent() && access.get().kind() == Access.Kind.PUBLIC) {
            return new AuthorizationDecision(true);
        }
        Optional<Actor> actor = signedIn.find();
        if (actor.isEmpty()) {
            return new Denied(new Refused(Refused.Kind.NOT_SIGNED_IN, "account.not-signed-in"));
        }
        if (access.isEmpty()) {
            return new Denied(Refused.notFound("shell.no-such-address"));
        }
        if (signedIn.isMachine() && !isForMachines(access.get())) {
            return new Denied(new Refused(Refused.Kind.FORBIDDEN, "account.not-for-programs"));
        }
        if (access.get().kind() == Access.Kind.SIGNED_IN) {
            return new AuthorizationDecision(true);
        }
        if (signedIn.mustChangePassword()) {
            return new Denied(new Refused(Refused.Kind.FORBIDDEN, "account.password-change-required"));
        }
        if (signedIn.mustEnrolSecondFactor()) {
            return new Denied(new Refused(Refused.Kind.FORBIDDEN, "account.second-factor-enrolment-required"));
        }
        if (access.get().kind() == Access.Kind.PERSON) {
            return new AuthorizationDecision(true);
        }
        if (actor.get().may(access.get().right()) && !access.get().minded() && sight.isNarrow()) {
            return new Denied(new Refused(Refused.Kind.FORBIDDEN, "account.other-zones-hidden"));
        }
        return actor.get().may(access.get().right())
                ? new AuthorizationDecision(true)
                : new Denied(new Refused(
                        Refused.Kind.FORBIDDEN,
                        "account.right-missing",
                        "right",
                        access.get().right()));
    }

    private static boolean isForMachines(Access access) {
        return access.kind() == Access.Kind.RIGHT && access.right().isForMachines();
    }
}
