package io.wanping.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.account.Role;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.OnH2;
import io.wanping.testing.TestLedger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** With a proxy in front that does TLS. What is said of other addresses than the proxy's is not believed. */
@OnH2
@TestPropertySource(properties = "wanping.proxies=127.0.0.1")
class BehindProxyTest {

    @Autowired
    private Clerks clerks;

    @Autowired
    private TestLedger ledger;

    @Test
    void believesTheProxyAboutTheReaderAndHisConnection() {
        ledger.clear();
        clerks.create("proxied", "试用人", java.util.Set.of(Role.VIEWER));
        Clerk clerk = clerks.anonymous();
        Map<String, String> forwarded = Map.of("X-Forwarded-For", "203.0.113.9", "X-Forwarded-Proto", "https");
        Clerk.Answer about = clerk.send("GET", "/api/about", null, forwarded);
        assertThat(about.header("Strict-Transport-Security")).contains("max-age");
        String token = cookie(about, "XSRF-TOKEN");
        assertThat(token).contains("; Secure");

        String value = token.substring("XSRF-TOKEN=".length(), token.indexOf(';'));
        Clerk.Answer signedIn = clerk.send(
                "POST",
                "/api/session",
                Map.of("username", "proxied", "password", Clerks.PASSWORD),
                Map.of(
                        "X-Forwarded-For",
                        "198.51.100.7, 203.0.113.9",
                        "X-Forwarded-Proto",
                        "https",
                        "Cookie",
                        "XSRF-TOKEN=" + value,
                        "X-XSRF-TOKEN",
                        value));
        assertThat(signedIn.status()).isEqualTo(200);
        assertThat(cookie(signedIn, "WANPING")).contains("; Secure").contains("HttpOnly");
        assertThat(ledger.jdbc()
                        .queryForObject("select address from audit_row where action = 'session.open'", String.class))
                .as("the last address before the proxy; what stands further left anybody can write")
                .isEqualTo("203.0.113.9");
    }

    private static String cookie(Clerk.Answer answer, String name) {
        List<String> cookies = answer.headers().allValues("Set-Cookie");
        return cookies.stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .findFirst()
                .orElseThrow();
    }
}
