package io.wanping.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.TestLedger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Programs come in with application passwords, do what their owner may do with data, and nothing else. */
abstract class ApplicationPasswordContract {

    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final String MINE = "/api/account/application-passwords";

    @Autowired
    private Clerks clerks;

    @Autowired
    private TestLedger ledger;

    private String name = "";
    private Clerk owner;
    private String password = "";
    private String id = "";

    @BeforeEach
    void afresh() {
        ledger.clear();
        name = "owner-" + PEOPLE.incrementAndGet() + (ledger.isH2() ? "h" : "p");
        owner = clerks.signedIn(name, "试用人", Set.of(Role.EDITOR));
        Clerk.Answer made = owner.post(MINE, Map.of("name", " QGIS 三楼 ", "password", Clerks.PASSWORD));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("name").asString()).isEqualTo("QGIS 三楼");
        password = made.json().path("password").asString();
        id = made.json().path("id").asString();
    }

    @AfterEach
    void clear() {
        ledger.clear();
    }

    @Test
    void opensDataWithoutSessionAndToken() {
        Clerk program = clerks.anonymous();
        Long sessions = sessions();
        Clerk.Answer read = program.send("GET", "/api/items", null, basic(name, password));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(read.header("X-Content-Type-Options")).isEqualTo("nosniff");

        Clerk.Answer written =
                program.send("POST", "/api/items", Map.of("kind", "SITE", "code", "M-1"), basic(name, password));
        assertThat(written.status()).isEqualTo(201);
        assertThat(sessions()).isEqualTo(sessions);
        assertThat(ledger.jdbc().queryForObject("select actor from item_revision", String.class))
                .isEqualTo(name);
        assertThat(program.get("/api/items").status()).as("nothing stays open").isEqualTo(401);
    }

    @Test
    void isStoredAsAFingerprintAndListedWithoutIt() {
        assertThat(ledger.jdbc()
                        .queryForList("select * from application_password")
                        .toString())
                .doesNotContain(password);
        clerks.anonymous().send("GET", "/api/items", null, basic(name, password));
        Clerk.Answer list = owner.get(MINE);
        assertThat(list.json().path("applicationPasswords").size()).isEqualTo(1);
        assertThat(list.json().path("applicationPasswords").get(0).path("name").asString())
                .isEqualTo("QGIS 三楼");
        assertThat(list.json()
                        .path("applicationPasswords")
                        .get(0)
                        .path("lastUsedAt")
                        .isNull())
                .isFalse();
        assertThat(list.text()).doesNotContain(password).doesNotContain("fingerprint");
        assertThat(clerks.viewer().get(MINE).json().path("applicationPasswords").size())
                .isZero();
        assertThat(ledger.jdbc()
                        .queryForList("select detail from audit_row", String.class)
                        .toString())
                .doesNotContain(password);
    }

    @Test
    void ownersPasswordDoesNotOpenThisDoorNorThisOneTheirs() {
        assertThat(clerks.anonymous()
                        .send("GET", "/api/items", null, basic(name, Clerks.PASSWORD))
                        .status())
                .isEqualTo(401);
        assertThat(clerks.anonymous().signIn(name, password).status()).isEqualTo(401);
    }

    @Test
    void whateverIsWrongIsAnsweredAlike() {
        String other = "owner-other" + (ledger.isH2() ? "h" : "p");
        clerks.create(other, "别人", Set.of(Role.EDITOR));
        for (Map<String, String> header : List.of(
                basic(name, "wrong"),
                basic(name, ""),
                basic("nobody", password),
                basic(other, password),
                basic("' or 1=1", "x"),
                basic("a\u0000b", "x"),
                basic(name, "x".repeat(3000)),
                Map.of("Authorization", "Basic"),
                Map.of("Authorization", "Basic !!!"),
                Map.of(
                        "Authorization",
                        "basic " + Base64.getEncoder().encodeToString("nocolon".getBytes(StandardCharsets.UTF_8))),
                Map.of(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(new byte[] {(byte) 0xff, ':', 0})))) {
            Clerk.Answer answer = clerks.anonymous().send("GET", "/api/items", null, header);
            assertThat(answer.status()).as(header.toString()).isEqualTo(401);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.code()).isIn("account.sign-in-failed", "account.not-signed-in");
        }
        assertThat(clerks.anonymous()
                        .send("GET", "/api/items", null, Map.of("Authorization", "Bearer x"))
                        .status())
                .isEqualTo(401);
        assertThat(clerks.anonymous().get("/api/items").header("WWW-Authenticate"))
                .as("browsers are never asked for it")
                .isEmpty();
    }

    @Test
    void aWrongOneIsNotHelpedByASession() {
        assertThat(owner.send("GET", "/api/items", null, basic(name, "wrong")).status())
                .isEqualTo(401);
        assertThat(owner.get("/api/items").status()).isEqualTo(200);
    }

    @Test
    void canBeTakenBackByItsOwnerAndByTheAdministrator() {
        assertThat(owner.delete(MINE + "/" + id).status()).isEqualTo(204);
        assertThat(use().status()).isEqualTo(401);
        assertThat(owner.delete(MINE + "/" + id).status()).isEqualTo(404);

        password = owner.post(MINE, Map.of("name", "二", "password", Clerks.PASSWORD))
                .json()
                .path("password")
                .asString();
        assertThat(use().status()).isEqualTo(200);
        assertThat(clerks.of(Role.SYSTEM_ADMIN)
                        .delete("/api/accounts/" + name + "/application-passwords")
                        .status())
                .isEqualTo(204);
        assertThat(use().status()).isEqualTo(401);
    }

    @Test
    void nobodyTakesBackWhatIsNotHis() {
        assertThat(clerks.editor().delete(MINE + "/" + id).status()).isEqualTo(404);
        assertThat(clerks.editor().delete(MINE + "/not-an-id").status()).isEqualTo(400);
        assertThat(use().status()).isEqualTo(200);
    }

    @Test
    void endsWithTheAccountAndFollowsItsRights() {
        Clerk admin = clerks.of(Role.SYSTEM_ADMIN);
        clerks.of(Role.SECURITY_ADMIN)
                .put(
                        "/api/accounts/" + name + "/rights",
                        Map.of("roles", List.of("VIEWER"), "zones", List.of(), "streets", List.of()),
                        Map.of());
        assertThat(clerks.anonymous()
                        .send("POST", "/api/items", Map.of("kind", "SITE", "code", "M-2"), basic(name, password))
                        .code())
                .isEqualTo("account.right-missing");
        admin.patch("/api/accounts/" + name, Map.of("enabled", false), Map.of());
        assertThat(use().status()).isEqualTo(401);
    }

    @Test
    void neverAdministers() {
        for (Role role : List.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR)) {
            Clerk person = clerks.of(role);
            String theirs = person.post(MINE, Map.of("name", "脚本", "password", Clerks.PASSWORD))
                    .json()
                    .path("password")
                    .asString();
            Map<String, String> header = basic("only-" + role.name().toLowerCase(java.util.Locale.ROOT), theirs);
            for (String path :
                    List.of("/api/accounts", "/api/audit", "/api/account-policy", MINE, "/api/account/second-factor")) {
                Clerk.Answer answer = clerks.anonymous().send("GET", path, null, header);
                assertThat(answer.status()).as(role + " " + path).isEqualTo(403);
            }
            assertThat(clerks.anonymous()
                            .send("POST", MINE, Map.of("name", "再来", "password", Clerks.PASSWORD), header)
                            .code())
                    .isEqualTo("account.not-for-programs");
        }
    }

    @Test
    void isMadeOnlyWithTheOwnersPassword() {
        assertThat(owner.post(MINE, Map.of("name", "x", "password", "Wrong-1")).code())
                .isEqualTo("account.password-wrong");
        assertThat(owner.post(MINE, Map.of("name", " ", "password", Clerks.PASSWORD))
                        .code())
                .isEqualTo("account.name-missing");
        assertThat(owner.post(MINE, Map.of("name", "x".repeat(61), "password", Clerks.PASSWORD))
                        .code())
                .isEqualTo("account.name-missing");
        for (int i = 0; i < 19; i++) {
            assertThat(owner.post(MINE, Map.of("name", "n" + i, "password", Clerks.PASSWORD))
                            .status())
                    .isEqualTo(201);
        }
        assertThat(owner.post(MINE, Map.of("name", "one more", "password", Clerks.PASSWORD))
                        .code())
                .isEqualTo("account.too-many-application-passwords");
    }

    @Test
    void guessingIsSlowedDownToo() {
        for (int i = 0; i < AccountPolicy.INITIAL.addressFailures(); i++) {
            clerks.anonymous().send("GET", "/api/items", null, basic(name, "guess-" + i));
        }
        Clerk.Answer answer = use();
        assertThat(answer.status()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
    }

    private Clerk.Answer use() {
        return clerks.anonymous().send("GET", "/api/items", null, basic(name, password));
    }

    private Long sessions() {
        return ledger.jdbc().queryForObject("select count(*) from spring_session", Long.class);
    }

    private static Map<String, String> basic(String name, String password) {
        return Map.of(
                "Authorization",
                "Basic "
                        + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }
}
