package io.wanping.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.SettableClock;
import io.wanping.testing.TestLedger;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The rules of sign-in as the security administrator sets them, and that they hold from the next request on. */
abstract class AccountPolicyContract {

    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final String POLICY = "/api/account-policy";

    @Autowired
    private Clerks clerks;

    @Autowired
    private TestLedger ledger;

    @Autowired
    private SettableClock clock;

    private Clerk security;

    @BeforeEach
    void afresh() {
        clock.reset();
        ledger.clear();
        security = clerks.of(Role.SECURITY_ADMIN);
    }

    @AfterEach
    void asDelivered() {
        clock.reset();
        ledger.clear();
    }

    @Test
    void startsWithWhatTheStandardAsksFor() {
        Clerk.Answer answer = clerks.viewer().get(POLICY);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(answer.json().path("passwordLength").asInt()).isEqualTo(10);
        assertThat(answer.json().path("passwordClasses").asInt()).isEqualTo(3);
        assertThat(answer.json().path("passwordsRemembered").asInt()).isEqualTo(5);
        assertThat(answer.json().path("passwordMaxAge_days").asInt()).isEqualTo(90);
        assertThat(answer.json().path("failures").asInt()).isEqualTo(5);
        assertThat(answer.json().path("lock_minutes").asInt()).isEqualTo(30);
        assertThat(answer.json().path("idle_minutes").asInt()).isEqualTo(30);
        assertThat(answer.json().path("absolute_hours").asInt()).isEqualTo(12);
        assertThat(answer.json()
                        .path("bounds")
                        .path("idle_minutes")
                        .path("most")
                        .asInt())
                .isEqualTo(30);
        assertThat(answer.json().path("changedBy").isNull()).isTrue();
    }

    @Test
    void onlyTheSecurityAdministratorChangesIt() {
        for (Role role : Set.of(Role.VIEWER, Role.EDITOR, Role.CHECKER, Role.SYSTEM_ADMIN, Role.AUDITOR)) {
            assertThat(clerks.of(role)
                            .put(POLICY, Map.of("idle_minutes", 10), base(0))
                            .code())
                    .as(role.name())
                    .isEqualTo("account.right-missing");
        }
        assertThat(clerks.anonymous().get(POLICY).status()).isEqualTo(401);
    }

    @Test
    void canBeMadeStricterAndNeverWeaker() {
        Map<String, List<Integer>> beyond = Map.of(
                "passwordLength", List.of(9, 0, -1, 65),
                "passwordClasses", List.of(2, 5),
                "passwordsRemembered", List.of(4, 25),
                "passwordMaxAge_days", List.of(0, 91),
                "failures", List.of(0, 6),
                "lock_minutes", List.of(29, Integer.MAX_VALUE),
                "idle_minutes", List.of(4, 31),
                "absolute_hours", List.of(0, 13),
                "addressFailures", List.of(4, 101));
        beyond.forEach((name, values) -> values.forEach(value -> {
            Clerk.Answer answer = security.put(POLICY, Map.of(name, value), base(0));
            assertThat(answer.status()).as(name + " " + value).isEqualTo(422);
            assertThat(answer.code()).isEqualTo("account.policy-out-of-bounds");
            assertThat(answer.json()
                            .path("findings")
                            .get(0)
                            .path("place")
                            .path("field")
                            .asString())
                    .isEqualTo(name);
        }));
        for (String body : List.of(
                "{\"idle_minutes\":\"ten\"}",
                "{\"idle_minutes\":1.5}",
                "{\"otherZones\":\"SOME\"}",
                "{\"secondFactorRoles\":[\"KING\"]}",
                "{\"secondFactorRoles\":[null]}",
                "[]")) {
            assertThat(security.put(POLICY, body, base(0)).status()).as(body).isEqualTo(400);
        }
        assertThat(security.get(POLICY).json().path("version").asInt()).isZero();
        assertThat(security.put(POLICY, Map.of("idle_minutes", 5), base(0)).status())
                .isEqualTo(200);
    }

    @Test
    void twoWhoChangeItAtOnceDoNotOverwriteEachOther() {
        assertThat(security.put(POLICY, Map.of("idle_minutes", 20), Map.of()).status())
                .isEqualTo(428);
        assertThat(security.put(POLICY, Map.of("idle_minutes", 20), base(0)).status())
                .isEqualTo(200);
        assertThat(security.put(POLICY, Map.of("failures", 3), base(0)).status())
                .isEqualTo(412);
        Clerk.Answer second = security.put(POLICY, Map.of("failures", 3), base(1));
        assertThat(second.header("ETag")).isEqualTo("\"2\"");
        assertThat(second.json().path("idle_minutes").asInt())
                .as("what is not given stays")
                .isEqualTo(20);
    }

    @Test
    void recordsWhatItWasAndWhatItBecame() {
        security.put(POLICY, Map.of("idle_minutes", 20, "secondFactorRoles", List.of("AUDITOR")), base(0));

        String detail = ledger.jdbc()
                .queryForObject("select detail from audit_row where action = 'policy.change'", String.class);
        assertThat(detail)
                .contains("\"before.idle_minutes\":\"30\"")
                .contains("\"after.idle_minutes\":\"20\"")
                .contains("\"after.secondFactorRoles\":\"AUDITOR\"")
                .doesNotContain("lock_minutes");
    }

    @Test
    void newRulesForPasswordsHoldAtOnce() {
        security.put(POLICY, Map.of("passwordLength", 20, "passwordClasses", 4), base(0));
        Clerk clerk = person(Role.VIEWER);

        assertThat(clerk.post("/api/account/password", passwords("Short-Enough-1"))
                        .json()
                        .path("findings")
                        .size())
                .isEqualTo(1);
        assertThat(clerk.post("/api/account/password", passwords("Long-Enough-To-Pass-1"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void anOldPasswordMustBeChangedBeforeAnythingElse() {
        String name = name();
        Clerk clerk = clerks.signedIn(name, "试用人", Set.of(Role.VIEWER));
        ledger.jdbc()
                .update(
                        "update account set password_changed_at = ? where username = ?",
                        clock.instant().minus(Duration.ofDays(89)).atOffset(java.time.ZoneOffset.UTC),
                        name);
        assertThat(clerk.get("/api/items").status()).isEqualTo(200);

        clock.advance(Duration.ofDays(1).plusMinutes(1));
        Clerk later = clerks.anonymous();
        assertThat(later.signIn(name, Clerks.PASSWORD)
                        .json()
                        .path("mustChangePassword")
                        .asBoolean())
                .isTrue();
        assertThat(later.get("/api/items").code()).isEqualTo("account.password-change-required");
        assertThat(later.post("/api/account/password", passwords("Another-2026-x"))
                        .status())
                .isEqualTo(204);
        assertThat(later.get("/api/items").status()).isEqualTo(200);
    }

    @Test
    void fewerFailuresAndALongerLockHoldAtOnce() {
        security.put(POLICY, Map.of("failures", 3, "lock_minutes", 60), base(0));
        String name = name();
        clerks.create(name, "试用人", Set.of(Role.VIEWER));
        for (int i = 0; i < 3; i++) {
            assertThat(clerks.anonymous()
                            .signIn(name, "Wrong-1")
                            .json()
                            .path("title")
                            .asString())
                    .contains("3", "60");
        }
        clock.advance(Duration.ofMinutes(59));
        assertThat(clerks.anonymous().signIn(name, Clerks.PASSWORD).status()).isEqualTo(401);
        clock.advance(Duration.ofMinutes(2));
        assertThat(clerks.anonymous().signIn(name, Clerks.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void anIdleSessionEndsAndAUsedOneGoesOn() {
        Clerk clerk = person(Role.VIEWER);
        for (int i = 0; i < 4; i++) {
            clock.advance(Duration.ofMinutes(29));
            assertThat(clerk.get("/api/items").status()).isEqualTo(200);
        }
        clock.advance(Duration.ofMinutes(31));
        assertThat(clerk.get("/api/items").status()).isEqualTo(401);
        assertThat(clerk.get("/api/session").status()).isEqualTo(401);
        clock.reset();
        assertThat(clerk.get("/api/session").status())
                .as("an ended session stays ended")
                .isEqualTo(401);
    }

    @Test
    void aShorterIdleTimeHoldsForOpenSessionsToo() {
        Clerk clerk = person(Role.VIEWER);
        clerk.get("/api/items");
        security.put(POLICY, Map.of("idle_minutes", 5), base(0));
        clock.advance(Duration.ofMinutes(6));

        assertThat(clerk.get("/api/items").status()).isEqualTo(401);
    }

    @Test
    void noSessionOutlivesTwelveHours() {
        Clerk clerk = person(Role.VIEWER);
        for (int i = 0; i < 28; i++) {
            clock.advance(Duration.ofMinutes(25));
            assertThat(clerk.get("/api/items").status())
                    .as("after %s min", (i + 1) * 25)
                    .isEqualTo(200);
        }
        clock.advance(Duration.ofMinutes(21));
        assertThat(clerk.get("/api/items").status()).isEqualTo(401);
    }

    @Test
    void anAddressThatFailsAgainAndAgainHasToWait() {
        security.put(POLICY, Map.of("addressFailures", 5), base(0));
        String name = name();
        clerks.create(name, "试用人", Set.of(Role.VIEWER));
        clock.set(clock.instant());
        for (int i = 0; i < 5; i++) {
            assertThat(clerks.anonymous().signIn("nobody-" + i, "Wrong-1").status())
                    .isEqualTo(401);
        }
        Clerk.Answer waiting = clerks.anonymous().signIn(name, Clerks.PASSWORD);
        assertThat(waiting.status()).isEqualTo(429);
        assertThat(waiting.code()).isEqualTo("account.too-many-attempts");
        assertThat(waiting.header("Retry-After")).isEqualTo("1");

        for (int i = 0; i < 8; i++) {
            clock.advance(Duration.ofSeconds(61));
            assertThat(clerks.anonymous().signIn("nobody", "Wrong-1").status()).isEqualTo(401);
        }
        clock.advance(Duration.ofSeconds(55));
        assertThat(clerks.anonymous().signIn(name, Clerks.PASSWORD).status())
                .as("never longer than a minute")
                .isEqualTo(429);
        clock.advance(Duration.ofSeconds(6));
        assertThat(clerks.anonymous().signIn(name, Clerks.PASSWORD).status()).isEqualTo(200);
        clerks.anonymous().signIn("nobody", "Wrong-1");
        assertThat(clerks.anonymous().signIn(name, Clerks.PASSWORD).status())
                .as("getting in does not take the count back")
                .isEqualTo(429);
        clock.advance(Duration.ofMinutes(31));
        clerks.anonymous().signIn("nobody", "Wrong-1");
        assertThat(clerks.anonymous().signIn(name, Clerks.PASSWORD).status())
                .as("half an hour does")
                .isEqualTo(200);
    }

    @Test
    void waitsGrowFromASecondToAMinute() {
        long[] waits = {0, 1, 2, 4, 8, 16, 32, 60, 60};
        for (int beyond = 0; beyond < waits.length; beyond++) {
            assertThat(SignInAddresses.wait(29L + beyond, AccountPolicy.INITIAL))
                    .isEqualTo(waits[beyond]);
        }
        assertThat(SignInAddresses.wait(Long.MAX_VALUE, AccountPolicy.INITIAL)).isEqualTo(60);
    }

    private Clerk person(Role role) {
        return clerks.signedIn(name(), "试用人", Set.of(role));
    }

    private String name() {
        return "ruled-" + PEOPLE.incrementAndGet() + (ledger.isH2() ? "h" : "p");
    }

    private static Map<String, String> base(int version) {
        return Map.of("If-Match", "\"" + version + "\"");
    }

    private static Map<String, String> passwords(String chosen) {
        return new HashMap<>(Map.of("oldPassword", Clerks.PASSWORD, "newPassword", chosen));
    }
}
