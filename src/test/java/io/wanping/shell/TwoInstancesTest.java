package io.wanping.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.Wanping;
import io.wanping.account.Role;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.OnPostgis;
import io.wanping.testing.TestLedger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Two instances on one PostGIS are one product: who signed in at one is known at the other, and so is who may not. */
@OnPostgis
class TwoInstancesTest {

    @Autowired
    private Clerks clerks;

    @Autowired
    private TestLedger ledger;

    @Autowired
    private Environment environment;

    @Test
    void shareSessionsLocksPolicyAndTheRecord() {
        ledger.clear();
        try (ConfigurableApplicationContext other = start()) {
            int port = other.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            Clerk here = clerks.signedIn("two-places", "试用人", Set.of(Role.EDITOR));
            Clerk there = Clerks.anonymousAt(port);
            there.setCookie("WANPING", here.cookie("WANPING"));
            there.get("/api/about");
            assertThat(there.get("/api/session").json().path("username").asString())
                    .isEqualTo("two-places");
            assertThat(there.post("/api/items", Map.of("kind", "SITE", "code", "T-1"))
                            .status())
                    .isEqualTo(201);
            assertThat(here.get("/api/items?q=T-1").json().path("total").asInt())
                    .isEqualTo(1);

            clerks.of(Role.SECURITY_ADMIN)
                    .put(
                            "/api/accounts/two-places/rights",
                            Map.of("roles", List.of("VIEWER"), "zones", List.of(), "streets", List.of()),
                            Map.of());
            assertThat(there.post("/api/items", Map.of("kind", "SITE", "code", "T-2"))
                            .code())
                    .as("a right withdrawn here is gone there")
                    .isEqualTo("account.right-missing");

            clerks.of(Role.SECURITY_ADMIN)
                    .put("/api/account-policy", Map.of("failures", 3), Map.of("If-Match", "\"0\""));
            for (int i = 0; i < 3; i++) {
                Clerk guessing = i % 2 == 0 ? Clerks.anonymousAt(port) : clerks.anonymous();
                assertThat(guessing.signIn("two-places", "Wrong-" + i).status()).isEqualTo(401);
            }
            assertThat(Clerks.anonymousAt(port)
                            .signIn("two-places", Clerks.PASSWORD)
                            .status())
                    .as("failures are counted together")
                    .isEqualTo(401);

            assertThat(there.delete("/api/session").status()).isEqualTo(204);
            assertThat(here.get("/api/session").status()).as("signed out there").isEqualTo(401);
            assertThat(clerks.of(Role.AUDITOR)
                            .get("/api/audit/verification")
                            .json()
                            .path("intact")
                            .asBoolean())
                    .isTrue();
        } finally {
            ledger.clear();
        }
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Wanping.class)
                .run(
                        "--server.port=0",
                        "--spring.main.banner-mode=off",
                        "--wanping.sample.load=false",
                        "--wanping.account.hash-strength=4",
                        "--spring.datasource.url=" + environment.getRequiredProperty("spring.datasource.url"),
                        "--spring.datasource.username=" + environment.getRequiredProperty("spring.datasource.username"),
                        "--spring.datasource.password=",
                        "--wanping.data-directory=" + environment.getRequiredProperty("wanping.data-directory"));
    }
}
