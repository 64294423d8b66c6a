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
import tools.jackson.databind.JsonNode;

/** Accounts as the system and the security administrator keep them together, and passwords as their owners change them. */
abstract class AccountsContract {

    private static final String[] TABLES = {
        "account", "account_role", "account_zone", "account_street", "account_proposal"
    };
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @Autowired
    private Clerks clerks;

    @Autowired
    private TestLedger ledger;

    private Clerk admin;
    private Clerk security;

    @BeforeEach
    void afresh() {
        ledger.clear();
        admin = clerks.of(Role.SYSTEM_ADMIN);
        security = clerks.of(Role.SECURITY_ADMIN);
    }

    @Test
    void givesANewAccountAPasswordThatOpensNothingButItsOwnChange() {
        String name = name();
        Clerk.Answer created = admin.post("/api/accounts", account(name, "EDITOR"));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/api/accounts/" + name);
        String first = created.json().path("oneTimePassword").asString();
        assertThat(grant(name, List.of("EDITOR")).status()).isEqualTo(200);

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

        assertThat(grant(name, List.of("VIEWER")).status()).isEqualTo(200);
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
            assertThat(grant(name, together).code()).isEqualTo("account.administrators-together");
            assertThat(roles(name)).containsExactly("VIEWER");
        }
    }

    @Test
    void nobodyChangesHisOwnAccount() {
        String own = "only-system_admin";
        for (Map<String, ?> change : List.of(Map.of("enabled", false), Map.of("displayName", "别人"))) {
            assertThat(admin.patch("/api/accounts/" + own, change, Map.of()).code())
                    .isEqualTo("account.own-account");
        }
        assertThat(grant("only-security_admin", List.of("SECURITY_ADMIN", "EDITOR"))
                        .code())
                .isEqualTo("account.own-account");
        assertThat(roles("only-security_admin")).containsExactly("SECURITY_ADMIN");
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
        for (String streets : List.of("[\"MARS\"]", "[\"\"]")) {
            bodies.put(
                    "{\"username\":\"" + name() + "\",\"displayName\":\"甲\",\"streets\":" + streets + "}",
                    "account.street-unknown");
        }
        bodies.put(
                "{\"username\":\"" + name() + "\",\"displayName\":\"甲\",\"streets\":[null]}",
                "shell.unreadable-request");
        Map<String, Long> before = ledger.rows(TABLES);
        bodies.forEach((body, code) -> {
            Clerk.Answer answer = admin.post("/api/accounts", body);
            assertThat(answer.status()).as(body.toString()).isIn(400, 422);
            assertThat(answer.code()).as(body.toString()).isEqualTo(code);
        });
        assertThat(ledger.rows(TABLES)).isEqualTo(before);
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
        grant(name, List.of("EDITOR"));
        admin.patch("/api/accounts/" + name, Map.of("displayName", "改名人"), Map.of());
        admin.post("/api/accounts/" + name + "/unlock", null);
        admin.post("/api/accounts/" + name + "/password-reset", null);

        List<String> actions = ledger.jdbc()
                .queryForList("select action from audit_row where subject = ? order by seq", String.class, name);
        assertThat(actions)
                .containsExactly(
                        "account.create", "account.grant", "account.change", "account.unlock", "password.reset");
        assertThat(detail(name, "account.create"))
                .contains("\"proposed.roles\":\"VIEWER\"")
                .contains("\"after.roles\":\"\"");
        assertThat(detail(name, "account.grant")).isEqualTo("{\"after.roles\":\"EDITOR\",\"before.roles\":\"\"}");
        assertThat(detail(name, "account.change"))
                .isEqualTo("{\"after.displayName\":\"改名人\",\"before.displayName\":\"试用人\"}");
    }

    @Test
    void anAccountHasNoRightsUntilTheSecurityAdministratorGrantsThem() {
        String name = name();
        Map<String, Object> wanted = new HashMap<>(account(name, "EDITOR"));
        wanted.put("zones", List.of("SHIBEI"));
        wanted.put("streets", List.of(street()));
        Clerk.Answer created = admin.post("/api/accounts", wanted);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        JsonNode account = created.json().path("account");
        assertThat(account.path("roles").size()).isZero();
        assertThat(account.path("asked").path("roles").toString()).isEqualTo("[\"EDITOR\"]");
        assertThat(account.path("asked").path("streets").toString()).isEqualTo("[\"" + street() + "\"]");
        Clerk clerk = clerks.anonymous();
        String first = created.json().path("oneTimePassword").asString();
        clerk.signIn(name, first);
        assertThat(clerk.post("/api/account/password", passwords(first, "Chosen-2026-x"))
                        .status())
                .isEqualTo(204);
        assertThat(clerk.get("/api/session").json().path("rights").size()).isZero();
        for (String path : List.of("/api/items", "/api/zones", "/api/accounts", "/api/audit", "/api/progress")) {
            assertThat(clerk.get(path).code()).as(path).isEqualTo("account.right-missing");
        }

        Clerk.Answer granted = security.put(
                "/api/accounts/" + name + "/rights",
                Map.of("roles", List.of("VIEWER"), "zones", List.of(), "streets", List.of(street())),
                Map.of());
        assertThat(granted.status()).as(granted.text()).isEqualTo(200);
        assertThat(granted.json().path("asked").isNull()).isTrue();
        assertThat(granted.json().path("roles").toString()).isEqualTo("[\"VIEWER\"]");
        assertThat(clerk.get("/api/items").status()).isEqualTo(200);
        assertThat(clerk.get("/api/session").json().path("streets").toString()).isEqualTo("[\"" + street() + "\"]");
    }

    @Test
    void neitherAdministratorDoesTheOthersWork() {
        String name = name();
        clerks.create(name, "试用人", Set.of(Role.VIEWER));
        Map<String, Long> before = ledger.rows(TABLES);
        for (String right : List.of("roles", "zones", "streets")) {
            Clerk.Answer answer =
                    admin.patch("/api/accounts/" + name, Map.of(right, List.of("EDITOR"), "enabled", false), Map.of());
            assertThat(answer.status()).as(right).isEqualTo(403);
            assertThat(answer.code()).as(right).isEqualTo("account.right-missing");
        }
        assertThat(admin.put("/api/accounts/" + name + "/rights", Map.of("roles", List.of("EDITOR")), Map.of())
                        .code())
                .isEqualTo("account.right-missing");
        assertThat(security.post("/api/accounts", account(name())).code()).isEqualTo("account.right-missing");
        assertThat(security.patch("/api/accounts/" + name, Map.of("enabled", false), Map.of())
                        .code())
                .isEqualTo("account.right-missing");
        for (String path : List.of("/password-reset", "/unlock", "/second-factor-reset")) {
            assertThat(security.post("/api/accounts/" + name + path, null).code())
                    .as(path)
                    .isEqualTo("account.right-missing");
        }
        assertThat(ledger.rows(TABLES)).isEqualTo(before);
        assertThat(roles(name)).containsExactly("VIEWER");
        assertThat(ledger.jdbc().queryForObject("select enabled from account where username = ?", Boolean.class, name))
                .isTrue();
    }

    @Test
    void noAdministratorGetsAtThePasswordOfAnother() {
        clerks.of(Role.AUDITOR);
        for (String other : List.of("only-security_admin", "only-auditor")) {
            for (String path : List.of("/password-reset", "/second-factor-reset")) {
                assertThat(admin.post("/api/accounts/" + other + path, null).code())
                        .as(other + path)
                        .isEqualTo("account.other-administrator");
            }
        }
        assertThat(clerks.anonymous()
                        .signIn("only-security_admin", Clerks.PASSWORD)
                        .status())
                .isEqualTo(200);
        String second = name();
        clerks.create(second, "另一位系统管理员", Set.of(Role.SYSTEM_ADMIN));
        assertThat(admin.post("/api/accounts/" + second + "/password-reset", null)
                        .status())
                .isEqualTo(200);
        assertThat(grant(second, List.of()).status()).isEqualTo(200);
    }

    @Test
    void noneOfTheThreeIsEverWithoutAHolder() {
        List<String> auditors = ledger.jdbc()
                .queryForList(
                        "select username from account where enabled and username in (select username from account_role where role = 'AUDITOR')",
                        String.class);
        String last = name();
        clerks.create(last, "最后一位", Set.of(Role.AUDITOR));
        auditors.forEach(name -> assertThat(admin.patch("/api/accounts/" + name, Map.of("enabled", false), Map.of())
                        .status())
                .isEqualTo(200));
        try {
            assertThat(admin.patch("/api/accounts/" + last, Map.of("enabled", false), Map.of())
                            .code())
                    .isEqualTo("account.last-administrator");
            assertThat(grant(last, List.of("VIEWER")).code()).isEqualTo("account.last-administrator");
            assertThat(roles(last)).containsExactly("AUDITOR");
        } finally {
            auditors.forEach(name -> admin.patch("/api/accounts/" + name, Map.of("enabled", true), Map.of()));
        }
        assertThat(grant(last, List.of("VIEWER")).status()).isEqualTo(200);
    }

    @Test
    void rightsAreGivenWholeOrNotAtAll() {
        String name = name();
        clerks.create(name, "试用人", Set.of(Role.VIEWER));
        for (Object body : List.of(
                "{}",
                "null",
                "[]",
                "",
                Map.of("roles", List.of("EDITOR")),
                "{\"roles\":[null],\"zones\":[],\"streets\":[]}",
                "{\"roles\":[\"KING\"],\"zones\":[],\"streets\":[]}",
                "{\"roles\":[\"EDITOR\"],\"zones\":[\"MARS\"],\"streets\":[]}",
                "{\"roles\":[\"EDITOR\"],\"zones\":[],\"streets\":[\"MARS\"]}")) {
            assertThat(security.put("/api/accounts/" + name + "/rights", body, Map.of())
                            .status())
                    .as(body.toString())
                    .isIn(400, 422);
        }
        assertThat(roles(name)).containsExactly("VIEWER");
        assertThat(security.put(
                                "/api/accounts/nobody/rights",
                                Map.of("roles", List.of(), "zones", List.of(), "streets", List.of()),
                                Map.of())
                        .status())
                .isEqualTo(404);
    }

    private Clerk.Answer grant(String name, List<String> roles) {
        return security.put(
                "/api/accounts/" + name + "/rights",
                Map.of("roles", roles, "zones", List.of(), "streets", List.of()),
                Map.of());
    }

    private String street() {
        return ledger.jdbc().queryForObject("select min(code) from street", String.class);
    }

    private String detail(String name, String action) {
        return ledger.jdbc()
                .queryForObject(
                        "select detail from audit_row where subject = ? and action = ?", String.class, name, action);
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
