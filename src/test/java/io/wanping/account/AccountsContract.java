package io.wanping.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.TestLedger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Accounts as the system administrator keeps them, and passwords as their owners change them. */
abstract class AccountsContract {

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @Autowired
    private Clerks clerks;

    @Autowired
    private TestLedger ledger;

    private Clerk admin;

    @BeforeEach
    void afresh() {
        ledger.clear();
        admin = clerks.of(Role.SYSTEM_ADMIN);
    }

    @Test
    void givesANewAccountAPasswordThatOpensNothingButItsOwnChange() {
        String name = name();
        Clerk.Answer created = admin.post("/api/accounts", account(name, "EDITOR"));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/api/accounts/" + name);
        String first = created.json().path("oneTimePassword").asString();

        Clerk clerk = clerks.anonymous();
        assertThat(clerk.signIn(name, first).json().path("mustChangePassword").asBoolean())
                .isTrue();
        for (String path : List.of("/api/items", "/api/zones", "/api/accounts", "/api/audit", "/v3/api-docs")) {
            assertThat(clerk.get(path).code()).as(path).isEqualTo("account.password-change-required");
            assertThat(clerk.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(clerk.post("/api/items", Map.of()).code()).isEqualTo("account.password-change-required");
        assertThat(clerk.get("/api/session").status()).isEqualTo(200);

        assertThat(clerk.post("/api/account/password", passwords(first, first)).status())
                .isEqualTo(422);
        assertThat(clerk.post("/api/account/password", passwords(first, "Chosen-2026-x"))
                        .status())
                .isEqualTo(204);
        assertThat(clerk.get("/api/items").status()).isEqualTo(200);
        assertThat(clerk.get("/api/session").json().path("mustChangePassword").asBoolean())
                .isFalse();
        assertThat(clerks.anonymous().signIn(name, first).status()).isEqualTo(401);
        assertThat(clerks.anonymous().signIn(name, "Chosen-2026-x").status()).isEqualTo(200);
    }

    @Test
    void saysWhatIsWrongWithANewPassword() {
        Clerk clerk = person(Role.VIEWER);
        Map<String, String> wrong = new HashMap<>(Map.of(
                "Short-1",
                "account.password-too-short",
                "alllowercaseletters",
                "account.password-too-simple",
                "Aa1-" + "x".repeat(80),
                "account.password-too-long",
                Clerks.PASSWORD,
                "account.password-used-before"));
        wrong.forEach((password, code) -> {
            Clerk.Answer answer = clerk.post("/api/account/password", passwords(Clerks.PASSWORD, password));
            assertThat(answer.status()).as(code).isEqualTo(422);
            assertThat(answer.code()).isEqualTo(code);
            assertThat(answer.json().path("findings").get(0).path("fix").asString())
                    .isNotBlank();
            assertThat(answer.json()
                            .path("findings")
                            .get(0)
                            .path("place")
                            .path("field")
                            .asString())
                    .isEqualTo("newPassword");
            assertThat(answer.text()).doesNotContain(password);
        });
        for (Object body : List.of("{}", "{\"oldPassword\":null,\"newPassword\":null}", "[]", "null", "")) {
            assertThat(clerk.post("/api/account/password", body).status()).isIn(400, 422);
        }
        assertThat(clerk.get("/api/session").status()).isEqualTo(200);
    }

    @Test
    void remembersTheLastFivePasswords() {
        Clerk clerk = person(Role.VIEWER);
        String current = Clerks.PASSWORD;
        for (int i = 1; i <= 4; i++) {
            assertThat(clerk.post("/api/account/password", passwords(current, "Password-No-" + i))
                            .status())
                    .isEqualTo(204);
            current = "Password-No-" + i;
            assertThat(clerk.post("/api/account/password", passwords(current, Clerks.PASSWORD))
                            .code())
                    .as("after %s changes", i)
                    .isEqualTo("account.password-used-before");
        }
        assertThat(clerk.post("/api/account/password", passwords(current, "Password-No-5"))
                        .status())
                .isEqualTo(204);
        assertThat(clerk.post("/api/account/password", passwords("Password-No-5", Clerks.PASSWORD))
                        .status())
                .as("the sixth before may come back")
                .isEqualTo(204);
    }

    @Test
    void aWrongOldPasswordCountsAndLocksLikeAtSignIn() {
        String name = name();
        Clerk clerk = clerks.signedIn(name, "试用人", Set.of(Role.VIEWER));
        for (int i = 0; i < 5; i++) {
            assertThat(clerk.post("/api/account/password", passwords("Guess-" + i, "Chosen-2026-x"))
                            .code())
                    .isEqualTo("account.password-wrong");
        }
        assertThat(clerk.post("/api/account/password", passwords(Clerks.PASSWORD, "Chosen-2026-x"))
                        .code())
                .isEqualTo("account.password-wrong");
        assertThat(clerks.anonymous().signIn(name, Clerks.PASSWORD).status()).isEqualTo(401);
        assertThat(ledger.jdbc()
                        .queryForObject(
                                "select count(*) from audit_row where action = 'account.lock' and subject = ?",
                                Long.class,
                                name))
                .isEqualTo(1);

        assertThat(admin.post("/api/accounts/" + name + "/unlock", null).status())
                .isEqualTo(204);
        assertThat(clerks.anonymous().signIn(name, Clerks.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aChangedPasswordEndsTheOtherSessionsAndKeepsThisOne() {
        String name = name();
        Clerk here = clerks.signedIn(name, "试用人", Set.of(Role.VIEWER));
        Clerk there = clerks.signedIn(name, "试用人", Set.of(Role.VIEWER));
        String cookie = here.cookie("WANPING");

        assertThat(here.post("/api/account/password", passwords(Clerks.PASSWORD, "Chosen-2026-x"))
                        .status())
                .isEqualTo(204);

        assertThat(here.get("/api/session").status()).isEqualTo(200);
        assertThat(here.cookie("WANPING")).isNotEqualTo(cookie);
        assertThat(there.get("/api/session").status()).isEqualTo(401);
        assertThat(there.get("/api/items").status()).isEqualTo(401);
    }

    @Test
    void aResetPasswordEndsAllSessions() {
        String name = name();
        Clerk clerk = clerks.signedIn(name, "试用人", Set.of(Role.VIEWER));
        Clerk.Answer reset = admin.post("/api/accounts/" + name + "/password-reset", null);

        assertThat(clerk.get("/api/items").status()).isEqualTo(401);
        assertThat(clerks.anonymous().signIn(name, Clerks.PASSWORD).status()).isEqualTo(401);
        assertThat(clerks.anonymous()
                        .signIn(name, reset.json().path("oneTimePassword").asString())
                        .json()
                        .path("mustChangePassword")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void withdrawnRightsAndDisabledAccountsTakeEffectAtOnce() {
        String name = name();
        Clerk clerk = clerks.signedIn(name, "试用人", Set.of(Role.EDITOR));
        assertThat(clerk.post("/api/items", Map.of()).status()).isEqualTo(422);

        assertThat(admin.patch("/api/accounts/" + name, Map.of("roles", List.of("VIEWER")), Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(clerk.post("/api/items", Map.of()).code()).isEqualTo("account.right-missing");
        assertThat(clerk.get("/api/items").status()).isEqualTo(200);

        admin.patch("/api/accounts/" + name, Map.of("enabled", false), Map.of());
        assertThat(clerk.get("/api/items").status()).isEqualTo(401);
        assertThat(clerk.get("/api/session").status()).isEqualTo(401);
        assertThat(clerks.anonymous().signIn(name, Clerks.PASSWORD).status()).isEqualTo(401);

        admin.patch("/api/accounts/" + name, Map.of("enabled", true), Map.of());
        assertThat(clerk.get("/api/items").status())
                .as("the old session does not come back to life")
                .isEqualTo(401);
        assertThat(clerks.anonymous().signIn(name, Clerks.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void theThreeAdministratorsAreNeverOneAccount() {
        for (List<String> together : List.of(
                List.of("SYSTEM_ADMIN", "SECURITY_ADMIN"),
                List.of("SYSTEM_ADMIN", "AUDITOR"),
                List.of("SECURITY_ADMIN", "AUDITOR"),
                List.of("SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDITOR"),
                List.of("VIEWER", "AUDITOR", "SYSTEM_ADMIN"))) {
            String name = name();
            Clerk.Answer created = admin.post("/api/accounts", account(name, together.toArray(String[]::new)));
            assertThat(created.code()).as(together.toString()).isEqualTo("account.administrators-together");

            clerks.create(name, "试用人", Set.of(Role.VIEWER));
            assertThat(admin.patch("/api/accounts/" + name, Map.of("roles", together), Map.of())
                            .code())
                    .isEqualTo("account.administrators-together");
            assertThat(roles(name)).containsExactly("VIEWER");
        }
    }

    @Test
    void nobodyChangesHisOwnAccount() {
        String own = "only-system_admin";
        for (Map<String, ?> change : List.of(
                Map.of("roles", List.of("SYSTEM_ADMIN", "EDITOR")),
                Map.of("enabled", false),
                Map.of("zones", List.of("SHIBEI")),
                Map.of("displayName", "别人"))) {
            assertThat(admin.patch("/api/accounts/" + own, change, Map.of()).code())
                    .isEqualTo("account.own-account");
        }
        assertThat(admin.post("/api/accounts/" + own + "/password-reset", null).code())
                .isEqualTo("account.own-account");
        assertThat(roles(own)).containsExactly("SYSTEM_ADMIN");
        assertThat(admin.get("/api/session").status()).isEqualTo(200);
    }

    @Test
    void refusesAccountsThatAreNot() {
        Map<Object, String> bodies = new HashMap<>();
        bodies.put("{}", "account.username-invalid");
        bodies.put(account("A b", "VIEWER"), "account.username-invalid");
        bodies.put(account("x".repeat(41), "VIEWER"), "account.username-invalid");
        bodies.put(account("1abc", "VIEWER"), "account.username-invalid");
        bodies.put(account("system", "VIEWER"), "account.username-invalid");
        bodies.put(account("../../etc", "VIEWER"), "account.username-invalid");
        bodies.put(account("a\r\nSet-Cookie: x=1", "VIEWER"), "account.username-invalid");
        bodies.put(account("周予安", "VIEWER"), "account.username-invalid");
        bodies.put(account("only-system_admin", "VIEWER"), "account.username-taken");
        bodies.put(account(name()), "account.roles-missing");
        bodies.put(
                "{\"username\":\"" + name() + "\",\"displayName\":\"甲\",\"roles\":[null]}", "shell.unreadable-request");
        bodies.put(
                "{\"username\":\"" + name() + "\",\"displayName\":\"甲\",\"roles\":[\"KING\"]}",
                "shell.unreadable-request");
        bodies.put(
                "{\"username\":\"" + name() + "\",\"displayName\":\"甲\",\"roles\":\"VIEWER\"}",
                "shell.unreadable-request");
        bodies.put(
                "{\"username\":\"" + name() + "\",\"displayName\":\" \",\"roles\":[\"VIEWER\"]}",
                "account.name-missing");
        bodies.put(
                "{\"username\":\"" + name() + "\",\"displayName\":\"" + "甲".repeat(61) + "\",\"roles\":[\"VIEWER\"]}",
                "account.name-missing");
        for (String zones : List.of("[\"MARS\"]", "[\"" + "x".repeat(500) + "\"]", "[\"SHIBEI\",\"\"]")) {
            bodies.put(
                    "{\"username\":\"" + name() + "\",\"displayName\":\"甲\",\"roles\":[\"EDITOR\"],\"zones\":" + zones
                            + "}",
                    "account.zone-unknown");
        }
        Map<String, Long> before = ledger.rows("account", "account_role", "account_zone");
        bodies.forEach((body, code) -> {
            Clerk.Answer answer = admin.post("/api/accounts", body);
            assertThat(answer.status()).as(body.toString()).isIn(400, 422);
            assertThat(answer.code()).as(body.toString()).isEqualTo(code);
        });
        assertThat(ledger.rows("account", "account_role", "account_zone")).isEqualTo(before);
    }

    @Test
    void answersForAccountsThatAreNotThere() {
        for (String name : List.of("nobody", "NOBODY", "%E4%B8%87", "a%20b", "' or 1=1", "x".repeat(3000))) {
            String path = "/api/accounts/" + name.replace(" ", "%20").replace("'", "%27");
            assertThat(admin.patch(path, Map.of("enabled", true), Map.of()).status())
                    .as(name)
                    .isEqualTo(404);
            assertThat(admin.post(path + "/unlock", null).status()).as(name).isEqualTo(404);
            assertThat(admin.post(path + "/password-reset", null).status())
                    .as(name)
                    .isEqualTo(404);
        }
    }

    @Test
    void neverShowsAHashOrARememberedPassword() {
        person(Role.VIEWER).post("/api/account/password", passwords(Clerks.PASSWORD, "Chosen-2026-x"));
        for (Role role : List.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)) {
            assertThat(clerks.of(role).get("/api/accounts").text())
                    .contains("only-system_admin")
                    .doesNotContain("$2a$")
                    .doesNotContainIgnoringCase("hash");
        }
        String record = ledger.jdbc()
                .queryForList("select detail from audit_row", String.class)
                .toString();
        assertThat(record)
                .doesNotContain("$2a$")
                .doesNotContain("Chosen-2026-x")
                .doesNotContain(Clerks.PASSWORD);
    }

    @Test
    void recordsWhoChangedWhatOfWhom() {
        String name = name();
        admin.post("/api/accounts", account(name, "VIEWER"));
        admin.patch("/api/accounts/" + name, Map.of("roles", List.of("EDITOR")), Map.of());
        admin.post("/api/accounts/" + name + "/unlock", null);
        admin.post("/api/accounts/" + name + "/password-reset", null);

        List<String> actions = ledger.jdbc()
                .queryForList("select action from audit_row where subject = ? order by seq", String.class, name);
        assertThat(actions).containsExactly("account.create", "account.change", "account.unlock", "password.reset");
    }

    private Clerk person(Role role) {
        return clerks.signedIn(name(), "试用人", Set.of(role));
    }

    private List<String> roles(String name) {
        return ledger.jdbc().queryForList("select role from account_role where username = ?", String.class, name);
    }

    private String name() {
        return "kept-" + PEOPLE.incrementAndGet() + (ledger.isH2() ? "h" : "p");
    }

    private static Map<String, Object> account(String name, String... roles) {
        return Map.of("username", name, "displayName", "试用人", "roles", new ArrayList<>(List.of(roles)));
    }

    private static Map<String, String> passwords(String old, String chosen) {
        return Map.of("oldPassword", old, "newPassword", chosen);
    }
}
