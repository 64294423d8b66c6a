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
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Nobody gets in with anything but the right name and password, and nobody learns why not. */
abstract class SignInContract {

    private static final AtomicInteger PEOPLE = new AtomicInteger();
    /** What guessing may change: the record, who has to wait, and the count and lock of the account itself. */
    private static final Map<String, Set<String>> NAMED = Map.of(
            "audit_row", Set.of("*"),
            "audit_head", Set.of("*"),
            "sign_in_address", Set.of("*"),
            "account", Set.of("failures", "locked_until", "version"));

    private static final String WRONG = "Wrong-Password-1";

    @Autowired
    private Clerks clerks;

    @Autowired
    private TestLedger ledger;

    @Autowired
    private SettableClock clock;

    @Autowired
    private AccountStore store;

    @Autowired
    private AccountPolicies policies;

    @Autowired
    private SecondFactors factors;

    @Autowired
    private SignInAddresses addresses;

    @Autowired
    private RequestAddress address;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    @AfterEach
    void afresh() {
        clock.reset();
        ledger.clear();
    }

    @Test
    void opensASessionThatSaysWhoIsThereAndWhatHeMayDo() {
        String name = person(Role.EDITOR);
        Clerk clerk = clerks.anonymous();

        Clerk.Answer answer = clerk.signIn(name, Clerks.PASSWORD);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("username").asString()).isEqualTo(name);
        assertThat(answer.json().path("rights").toString())
                .isEqualTo("[\"READ\",\"EDIT\",\"IMPORT\",\"SEE_PERSONAL_DATA\",\"EXPORT\"]");
        assertThat(answer.json().path("mustChangePassword").asBoolean()).isFalse();
        assertThat(answer.text()).doesNotContain("$2a$").doesNotContain("passwordHash");
        assertThat(clerk.get("/api/session").json()).isEqualTo(answer.json());
    }

    @Test
    void takesTheNameWithoutRegardToCaseAndSpacesAroundIt() {
        String name = person(Role.VIEWER);

        assertThat(attempt("  " + name.toUpperCase(java.util.Locale.ROOT) + " ", Clerks.PASSWORD)
                        .status())
                .isEqualTo(200);
        assertThat(attempt(name, Clerks.PASSWORD + " ").status()).isEqualTo(401);
        assertThat(attempt(name, Clerks.PASSWORD.toUpperCase(java.util.Locale.ROOT))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void answersEveryFailureAlike() {
        String known = person(Role.VIEWER);
        String disabled = person(Role.VIEWER);
        disable(disabled);
        String locked = person(Role.VIEWER);
        for (int i = 0; i < AccountPolicy.INITIAL.failures(); i++) {
            attempt(locked, WRONG);
        }
        List<Clerk.Answer> answers = new ArrayList<>(List.of(
                attempt(known, WRONG),
                attempt(known, ""),
                attempt(known, null),
                attempt(known, "密".repeat(40)),
                attempt(known, "x".repeat(5000)),
                attempt("nobody-of-that-name", WRONG),
                attempt("", ""),
                attempt(null, null),
                attempt("system", WRONG),
                attempt("' or 1=1 --", WRONG),
                attempt("a".repeat(20_000), WRONG),
                attempt("万平", WRONG),
                attempt(disabled, WRONG),
                attempt(disabled, Clerks.PASSWORD),
                attempt(locked, WRONG),
                attempt(locked, Clerks.PASSWORD)));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("account.sign-in-failed");
            assertThat(answer.json()).isEqualTo(answers.get(0).json());
            assertThat(new TreeSet<>(answer.headers().map().keySet()))
                    .isEqualTo(new TreeSet<>(answers.get(0).headers().map().keySet()));
        });
    }

    @Test
    void namesThatNoDatabaseCanHoldAreAnsweredLikeAnyWrongName() {
        for (String name : List.of("a\\u0000b", "\\ud800", "a\\udc00\\ud800", "\\uffff", "a\\r\\nSet-Cookie: x=1")) {
            Clerk clerk = clerks.anonymous();
            clerk.get("/api/about");
            Clerk.Answer answer = clerk.post(
                    "/api/session", "{\"username\":\"" + name + "\",\"password\":\"x\\u0000\\ud83d\"}", Map.of());
            assertThat(answer.status()).as(name).isIn(400, 401);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
    }

    @Test
    void hashesOnceWhateverIsWrong() {
        String known = person(Role.VIEWER);
        String disabled = person(Role.VIEWER);
        disable(disabled);
        String locked = person(Role.VIEWER);
        for (int i = 0; i < AccountPolicy.INITIAL.failures(); i++) {
            attempt(locked, WRONG);
        }
        Map<String, Integer> comparisons = new HashMap<>();
        for (String name : List.of(known, disabled, locked, "nobody-of-that-name", "' or 1=1 --", "")) {
            CountingPasswords passwords = new CountingPasswords();
            SignIn signIn =
                    new SignIn(store, passwords, policies, factors, addresses, address, events, transaction, clock);
            try {
                signIn.signIn(name, WRONG, "");
            } catch (io.wanping.finding.Refused expected) {
                assertThat(expected.code()).isEqualTo("account.sign-in-failed");
            }
            comparisons.put(name, passwords.comparisons);
        }

        assertThat(comparisons.values()).containsOnly(1);
    }

    /** Counts what takes the time: a comparison of hashes. */
    private static final class CountingPasswords extends Passwords {
        private int comparisons;

        CountingPasswords() {
            super(4);
        }

        @Override
        boolean matches(String password, String hash) {
            comparisons++;
            return super.matches(password, hash);
        }
    }

    @Test
    void locksAfterFiveFailuresForHalfAnHour() {
        String name = person(Role.VIEWER);
        for (int i = 0; i < 4; i++) {
            attempt(name, WRONG);
        }
        assertThat(attempt(name, Clerks.PASSWORD).status()).isEqualTo(200);
        for (int i = 0; i < 4; i++) {
            attempt(name, WRONG);
        }
        assertThat(attempt(name, Clerks.PASSWORD).status())
                .as("the right password starts the count anew")
                .isEqualTo(200);

        for (int i = 0; i < 5; i++) {
            attempt(name, WRONG);
        }
        assertThat(attempt(name, Clerks.PASSWORD).status()).isEqualTo(401);

        clock.advance(Duration.ofMinutes(29));
        assertThat(attempt(name, Clerks.PASSWORD).status()).isEqualTo(401);

        clock.advance(Duration.ofMinutes(1).plusSeconds(1));
        assertThat(attempt(name, Clerks.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aLockIsNotMadeLongerByTryingOn() {
        String name = person(Role.VIEWER);
        for (int i = 0; i < 5; i++) {
            attempt(name, WRONG);
        }
        clock.advance(Duration.ofMinutes(20));
        for (int i = 0; i < 10; i++) {
            attempt(name, WRONG);
        }
        clock.advance(Duration.ofMinutes(11));

        assertThat(attempt(name, Clerks.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aThousandWrongPasswordsLockTheAccountAndChangeNothingElse() {
        String victim = person(Role.EDITOR);
        clerks.editor()
                .post("/api/items", Map.of("kind", "SITE", "code", "G-1", "fields", Map.of("grossFloorArea_m2", 10)));
        Map<String, Object> before = account(victim);
        Map<String, String> digests = ledger.digests(NAMED, victim);
        Clerk attacker = clerks.anonymous();
        attacker.get("/api/about");
        for (int i = 0; i < 1000; i++) {
            Clerk.Answer answer =
                    attacker.post("/api/session", Map.of("username", victim, "password", "Guess-Number-" + i));
            assertThat(answer.status()).isIn(401, 429);
        }

        assertThat(attempt(victim, Clerks.PASSWORD).status()).isIn(401, 429);
        Map<String, Object> after = account(victim);
        assertThat(after.get("locked_until")).isNotNull();
        for (String same : Set.of("display_name", "password_hash", "enabled", "last_sign_in", "must_change_password")) {
            assertThat(after.get(same)).as(same).isEqualTo(before.get(same));
        }
        assertThat(digests).hasSizeGreaterThan(30);
        assertThat(ledger.digests(NAMED, victim))
                .as("every table apart from the record, the waiting addresses and the victim's own count")
                .isEqualTo(digests);
        assertThat(ledger.jdbc()
                        .queryForObject(
                                "select count(*) from spring_session where principal_name = ?", Long.class, victim))
                .isZero();
    }

    @Test
    void countsFailuresOneByOneEvenWhenTheyComeTogether() throws Exception {
        String name = person(Role.VIEWER);
        ExecutorService crowd = Executors.newFixedThreadPool(24);
        List<Callable<Integer>> guesses = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            guesses.add(() -> attempt(name, WRONG).status());
        }
        for (Future<Integer> guess : crowd.invokeAll(guesses)) {
            assertThat(guess.get()).isIn(401, 429);
        }
        crowd.shutdown();

        assertThat(account(name).get("locked_until")).isNotNull();
        assertThat(attempt(name, Clerks.PASSWORD).status()).isIn(401, 429);
    }

    @Test
    void givesUpTheSessionThatWasThereBefore() {
        String attackerName = person(Role.VIEWER);
        String victimName = person(Role.EDITOR);
        Clerk attacker = clerks.anonymous();
        attacker.signIn(attackerName, Clerks.PASSWORD);
        String planted = attacker.cookie("WANPING");

        Clerk victim = clerks.anonymous();
        victim.setCookie("WANPING", planted);
        assertThat(victim.signIn(victimName, Clerks.PASSWORD).status()).isEqualTo(200);

        assertThat(victim.cookie("WANPING")).isNotEmpty().isNotEqualTo(planted);
        assertThat(victim.get("/api/session").json().path("username").asString())
                .isEqualTo(victimName);
        assertThat(attacker.get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void doesNotTakeOverASessionIdSomebodyThoughtUp() {
        String name = person(Role.VIEWER);
        String made = java.util.Base64.getEncoder()
                .encodeToString(
                        "11111111-2222-3333-4444-555555555555".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Clerk clerk = clerks.anonymous();
        clerk.setCookie("WANPING", made);
        clerk.signIn(name, Clerks.PASSWORD);

        assertThat(clerk.cookie("WANPING")).isNotEqualTo(made);
        Clerk other = clerks.anonymous();
        other.setCookie("WANPING", made);
        assertThat(other.get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void givesANewTokenAgainstForgedRequestsWithTheSession() {
        String name = person(Role.VIEWER);
        Clerk clerk = clerks.anonymous();
        clerk.get("/api/about");
        String before = clerk.cookie("XSRF-TOKEN");
        clerk.post("/api/session", Map.of("username", name, "password", Clerks.PASSWORD));

        assertThat(clerk.cookie("XSRF-TOKEN")).isNotEmpty().isNotEqualTo(before);
        assertThat(clerk.delete("/api/session").status())
                .as("usable without another request in between")
                .isEqualTo(204);
    }

    @Test
    void signingOutKillsTheSessionAndNotOnlyTheCookie() {
        String name = person(Role.VIEWER);
        Clerk clerk = clerks.anonymous();
        clerk.signIn(name, Clerks.PASSWORD);
        String cookie = clerk.cookie("WANPING");
        assertThat(clerk.delete("/api/session").status()).isEqualTo(204);

        Clerk thief = clerks.anonymous();
        thief.setCookie("WANPING", cookie);
        assertThat(thief.get("/api/session").status()).isEqualTo(401);
        assertThat(thief.get("/api/items").status()).isEqualTo(401);
    }

    @Test
    void cookiesAreKeptFromScriptsAndFromOtherSites() {
        String name = person(Role.VIEWER);
        Clerk clerk = clerks.anonymous();
        clerk.get("/api/about");
        Clerk.Answer answer = clerk.post("/api/session", Map.of("username", name, "password", Clerks.PASSWORD));

        String session = answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("WANPING="))
                .findFirst()
                .orElseThrow();
        assertThat(session).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/");
        assertThat(answer.text()).doesNotContain(clerk.cookie("WANPING"));
    }

    @Test
    void readersWhoAreNotSignedInLeaveNoSessionsBehind() {
        Long before = ledger.jdbc().queryForObject("select count(*) from spring_session", Long.class);
        for (int i = 0; i < 20; i++) {
            clerks.anonymous().get("/api/about");
            clerks.anonymous().get("/api/items");
            attempt("nobody-of-that-name", WRONG);
        }

        assertThat(ledger.jdbc().queryForObject("select count(*) from spring_session", Long.class))
                .isEqualTo(before);
    }

    @Test
    void recordsEveryAttemptWithTheReasonForTheAuditorOnly() {
        String name = person(Role.VIEWER);
        for (int i = 0; i < 6; i++) {
            attempt(name, WRONG);
        }
        attempt("Ledger-2026-Typed-As-A-Name", WRONG);

        JsonNode rows = clerks.of(Role.AUDITOR)
                .get("/api/audit?action=session.open&result=REFUSED")
                .json();
        List<String> reasons = new ArrayList<>();
        rows.path("rows")
                .forEach(row -> reasons.add(row.path("detail").path("reason").asString()));
        assertThat(reasons)
                .containsExactly(
                        "UNKNOWN_NAME",
                        "LOCKED",
                        "WRONG_PASSWORD",
                        "WRONG_PASSWORD",
                        "WRONG_PASSWORD",
                        "WRONG_PASSWORD",
                        "WRONG_PASSWORD");
        assertThat(rows.path("rows").get(0).toString())
                .as("a password typed into the wrong box does not end in the record")
                .doesNotContainIgnoringCase("typed-as-a-name");
        assertThat(clerks.of(Role.AUDITOR)
                        .get("/api/audit?action=account.lock")
                        .json()
                        .path("rows")
                        .size())
                .isEqualTo(1);
        assertThat(rows.path("rows").get(1).path("address").asString()).isEqualTo("127.0.0.1");
    }

    private String person(Role role) {
        String name = "sign-in-" + PEOPLE.incrementAndGet() + (ledger.isH2() ? "h" : "p");
        clerks.create(name, "试用人", Set.of(role));
        return name;
    }

    private void disable(String name) {
        ledger.jdbc().update("update account set enabled = false where username = ?", name);
    }

    private Map<String, Object> account(String name) {
        return ledger.jdbc().queryForMap("select * from account where username = ?", name);
    }

    private Clerk.Answer attempt(@Nullable String name, @Nullable String password) {
        Map<String, Object> body = new HashMap<>();
        body.put("username", name);
        body.put("password", password);
        Clerk clerk = clerks.anonymous();
        clerk.get("/api/about");
        return clerk.post("/api/session", body);
    }
}
