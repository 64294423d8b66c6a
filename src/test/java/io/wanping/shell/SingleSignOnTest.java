package io.wanping.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wanping.account.Role;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.OnH2;
import io.wanping.testing.TestLedger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** With an identity provider configured, and nothing else changed, people come in through it. */
@OnH2
class SingleSignOnTest {

    private static final Provider PROVIDER = new Provider();

    @Autowired
    private Clerks clerks;

    @Autowired
    private TestLedger ledger;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry registry) {
        String client = "spring.security.oauth2.client.registration.bureau.";
        String provider = "spring.security.oauth2.client.provider.bureau.";
        registry.add(client + "client-id", () -> "wanping");
        registry.add(client + "client-secret", () -> "for-tests-only");
        registry.add(client + "client-name", () -> "静安区统一身份认证");
        registry.add(client + "scope", () -> "openid");
        registry.add(client + "authorization-grant-type", () -> "authorization_code");
        registry.add(client + "redirect-uri", () -> "{baseUrl}/login/oauth2/code/{registrationId}");
        registry.add(provider + "authorization-uri", () -> PROVIDER.address() + "/authorize");
        registry.add(provider + "token-uri", () -> PROVIDER.address() + "/token");
        registry.add(provider + "jwk-set-uri", () -> PROVIDER.address() + "/keys");
        registry.add(provider + "user-name-attribute", () -> "preferred_username");
    }

    @AfterAll
    static void stop() {
        PROVIDER.stop();
    }

    @BeforeEach
    void afresh() {
        ledger.clear();
    }

    @Test
    void theSignInPageIsToldWhereToGo() {
        assertThat(clerks.anonymous()
                        .get("/api/about")
                        .json()
                        .path("singleSignOn")
                        .toString())
                .isEqualTo("[{\"name\":\"静安区统一身份认证\",\"start\":\"/oauth2/authorization/bureau\"}]");
    }

    @Test
    void whoeverTheProviderVouchesForAndHasAnAccountComesIn() {
        clerks.create("outsider", "试用人", Set.of(Role.EDITOR));
        Clerk clerk = clerks.anonymous();
        Clerk.Answer back = comeBack(clerk, "Outsider");

        assertThat(back.header("Location")).isEqualTo("/");
        assertThat(clerk.get("/api/session").json().path("username").asString()).isEqualTo("outsider");
        clerk.get("/api/about");
        assertThat(clerk.post("/api/items", Map.of("kind", "SITE", "code", "O-1"))
                        .status())
                .isEqualTo(201);
        assertThat(ledger.jdbc()
                        .queryForObject("select detail from audit_row where action = 'session.open'", String.class))
                .contains("bureau");
    }

    @Test
    void nobodyWithoutAnAccountComesIn() {
        Clerk clerk = clerks.anonymous();
        for (String name : List.of("stranger", "system", "' or 1=1", "outsider2\n")) {
            Clerk.Answer back = comeBack(clerk, name);
            assertThat(back.header("Location")).as(name).startsWith("/sign-in?refused");
            assertThat(clerk.get("/api/session").status()).isEqualTo(401);
        }
        assertThat(ledger.jdbc()
                        .queryForObject(
                                "select count(*) from audit_row where action = 'session.open' and result = 'REFUSED'",
                                Long.class))
                .isEqualTo(4);
    }

    @Test
    void aDisabledAccountStaysOutAndWhoNeedsASecondFactorToo() {
        clerks.create("outsider3", "试用人", Set.of(Role.EDITOR));
        ledger.jdbc().update("update account set enabled = false where username = 'outsider3'");
        assertThat(comeBack(clerks.anonymous(), "outsider3").header("Location")).startsWith("/sign-in?refused");

        clerks.create("outsider4", "试用人", Set.of(Role.CHECKER));
        clerks.of(Role.SECURITY_ADMIN)
                .put(
                        "/api/account-policy",
                        Map.of("secondFactorRoles", List.of("CHECKER")),
                        Map.of("If-Match", "\"0\""));
        assertThat(comeBack(clerks.anonymous(), "outsider4").header("Location")).startsWith("/sign-in?refused");
    }

    @Test
    void anAnswerNobodyAskedForIsRefused() {
        Clerk clerk = clerks.anonymous();
        Clerk.Answer back = clerk.get("/login/oauth2/code/bureau?code=x&state=forged");
        assertThat(back.header("Location")).startsWith("/sign-in?refused");
        assertThat(clerk.get("/api/session").status()).isEqualTo(401);
    }

    /** As a browser: to the provider, who knows the person, and back. */
    private static Clerk.Answer comeBack(Clerk clerk, String name) {
        Clerk.Answer sent = clerk.get("/oauth2/authorization/bureau");
        assertThat(sent.status()).isEqualTo(302);
        URI address = URI.create(sent.header("Location"));
        Map<String, String> query = Stream.of(address.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        PROVIDER.knows(name, query.get("nonce"));
        return clerk.get("/login/oauth2/code/bureau?code=once&state="
                + java.net.URLEncoder.encode(query.get("state"), StandardCharsets.UTF_8));
    }

    /** The smallest identity provider that the standard allows. */
    private static final class Provider {

        private final HttpServer server;
        private final RSAKey key;
        private volatile String name = "";
        private volatile String nonce = "";

        Provider() {
            try {
                key = new RSAKeyGenerator(2048).keyID("k").generate();
                server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
                server.createContext("/keys", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
                server.createContext("/token", this::token);
                server.start();
            } catch (IOException | JOSEException fault) {
                throw new IllegalStateException(fault);
            }
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        void knows(String person, String asked) {
            name = person;
            nonce = asked;
        }

        void stop() {
            server.stop(0);
        }

        private void token(HttpExchange exchange) throws IOException {
            try {
                Instant now = Instant.now();
                SignedJWT token = new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(),
                        new JWTClaimsSet.Builder()
                                .issuer(address())
                                .subject("42")
                                .audience("wanping")
                                .claim("nonce", nonce)
                                .claim("preferred_username", name)
                                .issueTime(Date.from(now))
                                .expirationTime(Date.from(now.plusSeconds(60)))
                                .build());
                token.sign(new RSASSASigner(key));
                answer(
                        exchange,
                        "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":60,\"scope\":\"openid\",\"id_token\":\""
                                + token.serialize() + "\"}");
            } catch (JOSEException fault) {
                throw new IllegalStateException(fault);
            }
        }

        private static void answer(HttpExchange exchange, String json) throws IOException {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        }
    }
}
