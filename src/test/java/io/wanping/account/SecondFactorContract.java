package io.wanping.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.SettableClock;
import io.wanping.testing.TestLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A second factor from enrolment to loss. */
abstract class SecondFactorContract {

    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final String FACTOR = "/api/account/second-factor";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    @Autowired
    private Clerks clerks;

    @Autowired
    private TestLedger ledger;

    @Autowired
    private SettableClock clock;

    /** Somebody with an authenticator. */
    private record Person(String name, Clerk clerk, byte[] secret, List<String> recoveryCodes) {}

    @BeforeEach
    @AfterEach
    void afresh() {
        clock.reset();
        ledger.clear();
    }

    @Test
    void isEnrolledByItsFirstRightCode() {
        String name = name();
        Clerk clerk = clerks.signedIn(name, "试用人", Set.of(Role.EDITOR));
        Clerk elsewhere = clerks.signedIn(name, "试用人", Set.of(Role.EDITOR));
        assertThat(clerk.get(FACTOR).json().toString())
                .isEqualTo("{\"enrolled\":false,\"required\":false,\"confirmedAt\":null,\"recoveryCodesLeft\":0}");

        assertThat(clerk.post(FACTOR + "/confirmation", Map.of("code", "123456"))
                        .code())
                .isEqualTo("account.second-factor-not-begun");
        assertThat(clerk.post(FACTOR, Map.of("password", "Wrong-1")).code()).isEqualTo("account.password-wrong");
        Clerk.Answer draft = clerk.post(FACTOR, Map.of("password", Clerks.PASSWORD));
        assertThat(draft.json().path("uri").asString())
                .startsWith("otpauth://totp/%E4%B8%87%E5%B9%B3:" + name + "?secret=")
                .contains(draft.json().path("secret").asString());
        byte[] secret = decoded(draft.json().path("secret").asString());
        assertThat(secret).hasSize(20);

        assertThat(clerk.post(FACTOR + "/confirmation", Map.of("code", wrong(secret)))
                        .code())
                .isEqualTo("account.code-wrong");
        assertThat(clerks.anonymous().signIn(name, Clerks.PASSWORD).status())
                .as("not in force before it is confirmed")
                .isEqualTo(200);

        Clerk.Answer confirmed = clerk.post(FACTOR + "/confirmation", Map.of("code", code(secret)));
        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(confirmed.json().path("recoveryCodes").size()).isEqualTo(10);
        assertThat(clerk.get(FACTOR).json().path("enrolled").asBoolean()).isTrue();
        assertThat(elsewhere.get("/api/items").status())
                .as("other sessions are over")
                .isEqualTo(401);
        String stored =
                ledger.jdbc().queryForList("select * from second_factor").toString();
        assertThat(stored).doesNotContain(draft.json().path("secret").asString());
    }

    @Test
    void isAskedForAfterTheRightPasswordOnly() {
        Person person = enrolled();

        assertThat(signIn(person.name(), "Wrong-1", null).code()).isEqualTo("account.sign-in-failed");
        assertThat(signIn(person.name(), "Wrong-1", code(person.secret())).code())
                .isEqualTo("account.sign-in-failed");
        Clerk.Answer asked = signIn(person.name(), Clerks.PASSWORD, null);
        assertThat(asked.status()).isEqualTo(401);
        assertThat(asked.code()).isEqualTo("account.second-factor-required");
        clock.advance(Duration.ofSeconds(30));
        assertThat(signIn(
                                person.name(),
                                Clerks.PASSWORD,
                                " " + code(person.secret()).substring(0, 3) + " "
                                        + code(person.secret()).substring(3))
                        .status())
                .as("as typed from the screen")
                .isEqualTo(200);
    }

    @Test
    void noCodeIsGoodTwice() {
        Person person = enrolled();
        clock.advance(Duration.ofSeconds(30));
        String code = code(person.secret());

        assertThat(signIn(person.name(), Clerks.PASSWORD, code).status()).isEqualTo(200);
        assertThat(signIn(person.name(), Clerks.PASSWORD, code).code()).isEqualTo("account.sign-in-failed");
        clock.advance(Duration.ofSeconds(30));
        assertThat(signIn(person.name(), Clerks.PASSWORD, code(person.secret())).status())
                .isEqualTo(200);
        clock.advance(Duration.ofMinutes(2));
        assertThat(signIn(person.name(), Clerks.PASSWORD, code).status())
                .as("too old")
                .isEqualTo(401);
    }

    @Test
    void wrongCodesLockLikeWrongPasswords() {
        Person person = enrolled();
        clock.advance(Duration.ofSeconds(30));
        for (int i = 0; i < 5; i++) {
            Clerk.Answer answer = signIn(person.name(), Clerks.PASSWORD, wrong(person.secret()));
            assertThat(answer.code()).isEqualTo("account.sign-in-failed");
        }
        assertThat(signIn(person.name(), Clerks.PASSWORD, code(person.secret())).code())
                .isEqualTo("account.sign-in-failed");
        clock.advance(Duration.ofMinutes(31));
        assertThat(signIn(person.name(), Clerks.PASSWORD, code(person.secret())).status())
                .isEqualTo(200);
    }

    @Test
    void aRecoveryCodeOpensOnce() {
        Person person = enrolled();
        String code = person.recoveryCodes().get(3);

        assertThat(signIn(
                                person.name(),
                                Clerks.PASSWORD,
                                code.toUpperCase(java.util.Locale.ROOT).replace("-", " "))
                        .status())
                .isEqualTo(200);
        assertThat(signIn(person.name(), Clerks.PASSWORD, code).status()).isEqualTo(401);
        Clerk clerk = clerks.anonymous();
        clerk.get("/api/about");
        clerk.post(
                "/api/session",
                Map.of(
                        "username",
                        person.name(),
                        "password",
                        Clerks.PASSWORD,
                        "code",
                        person.recoveryCodes().get(4)));
        assertThat(clerk.get(FACTOR).json().path("recoveryCodesLeft").asInt()).isEqualTo(8);

        Clerk.Answer renewed = clerk.post(
                FACTOR + "/recovery-codes",
                Map.of(
                        "password",
                        Clerks.PASSWORD,
                        "code",
                        person.recoveryCodes().get(5)));
        assertThat(renewed.json().path("recoveryCodes").size()).isEqualTo(10);
        assertThat(signIn(person.name(), Clerks.PASSWORD, person.recoveryCodes().get(6))
                        .status())
                .as("the old ones are gone")
                .isEqualTo(401);
    }

    @Test
    void aRoleMayAskForIt() {
        require("EDITOR", "CHECKER");
        String name = name();
        Clerk clerk = clerks.anonymous();
        clerks.create(name, "试用人", Set.of(Role.EDITOR));
        assertThat(clerk.signIn(name, Clerks.PASSWORD)
                        .json()
                        .path("mustEnrolSecondFactor")
                        .asBoolean())
                .isTrue();
        assertThat(clerk.get("/api/items").code()).isEqualTo("account.second-factor-enrolment-required");
        assertThat(clerk.get("/api/account/application-passwords").code())
                .isEqualTo("account.second-factor-enrolment-required");
        assertThat(clerk.get("/api/session").status()).isEqualTo(200);

        byte[] secret = decoded(clerk.post(FACTOR, Map.of("password", Clerks.PASSWORD))
                .json()
                .path("secret")
                .asString());
        clerk.post(FACTOR + "/confirmation", Map.of("code", code(secret)));
        assertThat(clerk.get("/api/items").status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(30));
        assertThat(clerk.post(FACTOR + "/removal", Map.of("password", Clerks.PASSWORD, "code", code(secret)))
                        .code())
                .as("not given up while a role asks for it")
                .isEqualTo("account.second-factor-enrolment-required");
        assertThat(clerks.viewer().get("/api/items").status()).isEqualTo(200);
    }

    @Test
    void isChangedAndGivenUpOnlyByWhoHasIt() {
        Person person = enrolled();
        clock.advance(Duration.ofSeconds(30));
        Clerk clerk = person.clerk();
        assertThat(clerk.post(FACTOR, Map.of("password", Clerks.PASSWORD)).code())
                .isEqualTo("account.code-wrong");
        assertThat(clerk.post(FACTOR + "/removal", Map.of("password", Clerks.PASSWORD))
                        .code())
                .isEqualTo("account.code-wrong");
        assertThat(clerk.post(FACTOR + "/removal", Map.of("password", "Wrong-1", "code", code(person.secret())))
                        .code())
                .isEqualTo("account.password-wrong");

        byte[] next = decoded(clerk.post(FACTOR, Map.of("password", Clerks.PASSWORD, "code", code(person.secret())))
                .json()
                .path("secret")
                .asString());
        clock.advance(Duration.ofSeconds(30));
        assertThat(signIn(person.name(), Clerks.PASSWORD, code(next)).status())
                .as("the old one stays until the new one is confirmed")
                .isEqualTo(401);
        assertThat(clerk.post(FACTOR + "/confirmation", Map.of("code", code(next)))
                        .status())
                .isEqualTo(200);
        clock.advance(Duration.ofSeconds(30));
        assertThat(signIn(person.name(), Clerks.PASSWORD, code(next)).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(30));
        assertThat(signIn(person.name(), Clerks.PASSWORD, code(person.secret())).status())
                .isEqualTo(401);
        assertThat(clerk.post(FACTOR + "/removal", Map.of("password", Clerks.PASSWORD, "code", code(next)))
                        .status())
                .isEqualTo(204);
        assertThat(signIn(person.name(), Clerks.PASSWORD, null).status()).isEqualTo(200);
    }

    @Test
    void wrongCodesInAnOpenSessionLockTheAccount() {
        Person person = enrolled();
        for (int i = 0; i < 5; i++) {
            person.clerk().post(FACTOR + "/removal", Map.of("password", Clerks.PASSWORD, "code", "000000x"));
        }
        clock.advance(Duration.ofSeconds(30));
        assertThat(person.clerk()
                        .post(FACTOR + "/removal", Map.of("password", Clerks.PASSWORD, "code", code(person.secret())))
                        .code())
                .isEqualTo("account.password-wrong");
        assertThat(signIn(person.name(), Clerks.PASSWORD, code(person.secret())).status())
                .isEqualTo(401);
    }

    @Test
    void theSystemAdministratorResetsWhatWasLostButNotHisOwn() {
        Person person = enrolled();
        Clerk admin = clerks.of(Role.SYSTEM_ADMIN);
        assertThat(admin.post("/api/accounts/only-system_admin/second-factor-reset", null)
                        .code())
                .isEqualTo("account.own-account");
        assertThat(admin.post("/api/accounts/nobody/second-factor-reset", null).status())
                .isEqualTo(404);

        assertThat(admin.post("/api/accounts/" + person.name() + "/second-factor-reset", null)
                        .status())
                .isEqualTo(204);
        assertThat(person.clerk().get("/api/items").status())
                .as("sessions are over")
                .isEqualTo(401);
        assertThat(signIn(person.name(), Clerks.PASSWORD, null).status()).isEqualTo(200);
    }

    @Test
    void unreadableCodesAreWrongCodes() {
        Person person = enrolled();
        for (String code : List.of("x".repeat(100_000), "\u0000", "١٢٣٤٥٦", "-1", "' or 1=1", "😀", "1e5")) {
            ledger.jdbc()
                    .update("update account set failures = 0, locked_until = null where username = ?", person.name());
            assertThat(signIn(person.name(), Clerks.PASSWORD, code).code())
                    .as(code.substring(0, Math.min(9, code.length())))
                    .isEqualTo("account.sign-in-failed");
        }
    }

    @Test
    void everyStepIsRecordedAndNoSecretIs() {
        Person person = enrolled();
        clerks.of(Role.SYSTEM_ADMIN).post("/api/accounts/" + person.name() + "/second-factor-reset", null);

        List<String> actions = ledger.jdbc()
                .queryForList(
                        "select action from audit_row where action like 'second-factor%' order by seq", String.class);
        assertThat(actions).containsExactly("second-factor.enrol", "second-factor.reset");
        String record = ledger.jdbc()
                .queryForList("select detail from audit_row", String.class)
                .toString();
        assertThat(record).doesNotContain(person.recoveryCodes().get(0));
    }

    private Person enrolled() {
        String name = name();
        Clerk clerk = clerks.signedIn(name, "试用人", Set.of(Role.EDITOR));
        byte[] secret = decoded(clerk.post(FACTOR, Map.of("password", Clerks.PASSWORD))
                .json()
                .path("secret")
                .asString());
        List<String> codes = new ArrayList<>();
        clerk.post(FACTOR + "/confirmation", Map.of("code", code(secret)))
                .json()
                .path("recoveryCodes")
                .forEach(code -> codes.add(code.asString()));
        return new Person(name, clerk, secret, codes);
    }

    private void require(String... roles) {
        Clerk.Answer answer = clerks.of(Role.SECURITY_ADMIN)
                .put("/api/account-policy", Map.of("secondFactorRoles", List.of(roles)), Map.of("If-Match", "\"0\""));
        assertThat(answer.status()).isEqualTo(200);
    }

    private Clerk.Answer signIn(String name, String password, @org.jspecify.annotations.Nullable String code) {
        Clerk clerk = clerks.anonymous();
        clerk.get("/api/about");
        Map<String, Object> body = new HashMap<>(Map.of("username", name, "password", password));
        body.put("code", code);
        return clerk.post("/api/session", body);
    }

    private String code(byte[] secret) {
        return Totp.code(secret, clock.instant());
    }

    /** No code of any step near now. */
    private String wrong(byte[] secret) {
        Set<String> near = new java.util.HashSet<>();
        for (int steps = -3; steps <= 3; steps++) {
            near.add(Totp.code(secret, clock.instant().plusSeconds(30L * steps)));
        }
        return List.of("000000", "111111", "222222", "333333", "444444", "555555", "666666", "777777").stream()
                .filter(code -> !near.contains(code))
                .findFirst()
                .orElseThrow();
    }

    private String name() {
        return "doubled-" + PEOPLE.incrementAndGet() + (ledger.isH2() ? "h" : "p");
    }

    /** As an authenticator reads it. */
    private static byte[] decoded(String base32) {
        java.math.BigInteger value = java.math.BigInteger.ZERO;
        for (char sign : base32.toCharArray()) {
            value = value.shiftLeft(5).or(java.math.BigInteger.valueOf(BASE32.indexOf(sign)));
        }
        byte[] bytes = value.toByteArray();
        int length = base32.length() * 5 / 8;
        byte[] secret = new byte[length];
        int copied = Math.min(length, bytes.length);
        System.arraycopy(bytes, bytes.length - copied, secret, length - copied, copied);
        return secret;
    }
}
