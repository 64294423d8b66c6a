package io.wanping.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.account.Role;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.TestLedger;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The journal over HTTP, as two clerks use it. */
abstract class JournalHttpContract {

    @Autowired
    private Clerks clerks;

    @Autowired
    private Clock clock;

    @Autowired
    private TestLedger ledger;

    private Clerk editor;
    private Clerk checker;
    private String item;

    @BeforeEach
    void open() {
        ledger.clear();
        editor = clerks.editor();
        checker = clerks.checker();
        item = editor.post("/api/buildings", Map.of("code", "B1", "fields", Map.of("grossFloorArea_m2", 1000)))
                .json()
                .get("id")
                .asString();
    }

    @Test
    void anEditorProposesAndACheckerConfirms() {
        Clerk.Answer made = propose(movement("UNCOUNTED", "RESERVE", 600), "k1");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().get("status").asString()).isEqualTo("PROPOSED");
        assertThat(made.json().get("makerName").asString()).isEqualTo("周予安");
        String address = made.header("Location");

        assertThat(editor.post(address + "/confirm", null).status()).isEqualTo(403);
        Clerk.Answer confirmed = checker.post(address + "/confirm", null);

        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(confirmed.json().get("status").asString()).isEqualTo("CONFIRMED");
        assertThat(confirmed.json().get("checkerName").asString()).isEqualTo("林照晚");
        JsonNode card = editor.get("/api/journal/items/" + item).json();
        assertThat(card.get("conserved").booleanValue()).isTrue();
        assertThat(card.get("balances").get("reserve_m2").decimalValue()).isEqualByComparingTo("600");
        assertThat(card.get("postings")).hasSize(2);
        JsonNode statement = editor.get("/api/journal/reconciliation").json();
        assertThat(statement.get("balanced").booleanValue()).isTrue();
        assertThat(statement.get("total").get("reserve_m2").decimalValue()).isEqualByComparingTo("600");
    }

    @Test
    void aReleaseIsRefusedWithoutEvidenceRejectedPostedAgainWithItAndConfirmed() {
        String first = propose(movement("UNCOUNTED", "RELEASE", 600), "k1").header("Location");
        Clerk.Answer refused = checker.post(first + "/confirm", null);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("journal.evidence-missing");
        assertThat(checker.post(first + "/reject", Map.of("reason", "补齐竣工备案"))
                        .json()
                        .get("decisionReason")
                        .asString())
                .isEqualTo("补齐竣工备案");

        Map<String, Object> proven = movement("UNCOUNTED", "RELEASE", 600);
        proven.put("evidenceKind", "COMPLETION_RECORD");
        proven.put("evidenceRef", "沪竣备2026-018");
        String second = propose(proven, "k2").header("Location");

        assertThat(checker.post(second + "/confirm", null).status()).isEqualTo(200);
    }

    @Test
    void aWrongPostingIsReversedByAnotherThatNamesIt() {
        String posting = confirmed("UNCOUNTED", "RESERVE", 600);
        Clerk.Answer reversal = editor.post(posting + "/reverse", Map.of("effectiveOn", today(), "reason", "面积有误"));
        assertThat(reversal.status()).isEqualTo(201);
        assertThat(reversal.json().get("kind").asString()).isEqualTo("REVERSAL");
        assertThat(reversal.json().get("correctsId").asString()).isEqualTo(id(posting));
        checker.post(reversal.header("Location") + "/reject", Map.of("reason", "再核"));

        Clerk.Answer again = editor.post(posting + "/reverse", Map.of("effectiveOn", today(), "reason", "面积确有误"));
        assertThat(again.json().get("id").asString())
                .isNotEqualTo(reversal.json().get("id").asString());
        checker.post(again.header("Location") + "/confirm", null);

        assertThat(editor.get("/api/journal/items/" + item)
                        .json()
                        .get("balances")
                        .get("reserve_m2")
                        .decimalValue())
                .isEqualByComparingTo("0");
        assertThat(editor.post(posting + "/reverse", Map.of("reason", "x")).code())
                .isEqualTo("journal.field-missing");
    }

    @Test
    void aRequestSentTwiceHasOneEffect() {
        Clerk.Answer first = propose(movement("UNCOUNTED", "RESERVE", 600), "k1");
        Clerk.Answer again = propose(movement("UNCOUNTED", "RESERVE", 600), "k1");
        Clerk.Answer other = propose(movement("UNCOUNTED", "RESERVE", 5), "k1");

        assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("journal.key-used-otherwise");
        Clerk.Answer without = editor.post("/api/journal/postings", movement("UNCOUNTED", "RESERVE", 5));
        assertThat(without.status()).isEqualTo(428);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "-0.01", "0.001", "1000.001", "1e12", "1e13", "1000.01"})
    void anAreaThatCannotBeIsRefusedAtOnce(String area) {
        String body = "{\"itemId\":\"" + item + "\",\"from\":\"UNCOUNTED\",\"to\":\"RESERVE\",\"area_m2\":" + area
                + ",\"effectiveOn\":\"" + today() + "\"}";

        Clerk.Answer answer = editor.post("/api/journal/postings", body, Map.of("Idempotency-Key", "k"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().get("findings")).isNotEmpty();
        assertThat(ledger.rows("area_posting")).containsEntry("area_posting", 1L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"area_m2\":\"NaN\"}",
                "{\"area_m2\":NaN}",
                "{\"area_m2\":1e999999999}",
                "{\"area_m2\":-1e999999999}",
                "{\"area_m2\":1e-999999999}",
                "{\"from\":\"ATTIC\"}",
                "{\"effectiveOn\":\"2026-02-30\"}",
                "{\"effectiveOn\":\"yesterday\"}",
                "{\"itemId\":\"B1\"}",
                "{\"evidenceKind\":\"RUMOUR\"}",
                "{",
                ""
            })
    void unreadableRequestsAreRefused(String body) {
        assertThat(editor.post("/api/journal/postings", body, Map.of("Idempotency-Key", "k"))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"itemId", "from", "to", "area_m2", "effectiveOn"})
    void aMissingPartIsNamed(String part) {
        Map<String, Object> body = movement("UNCOUNTED", "RESERVE", 10);
        body.remove(part);

        Clerk.Answer answer = propose(body, "k");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("journal.field-missing");
        assertThat(answer.json().get("title").asString()).contains(part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+99999-01-01", "2999-12-31", "0001-01-01", "-9999-01-01"})
    void aDayThatCannotBeIsRefused(String day) {
        Map<String, Object> body = movement("UNCOUNTED", "RESERVE", 10);
        body.put("effectiveOn", day);

        assertThat(propose(body, "k").status()).isEqualTo(422);
    }

    @Test
    void aDayBeforeAnythingCanHaveHappenedIsNamed() {
        Map<String, Object> body = movement("UNCOUNTED", "RESERVE", 10);
        body.put("effectiveOn", "1926-06-15");

        Clerk.Answer answer = propose(body, "k");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("journal.date-too-early");
        assertThat(answer.text()).contains("1949-10-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LAND", "RENTABLE", "gross", ""})
    void anAreaOnAnotherBasisIsRefused(String basis) {
        Map<String, Object> body = movement("UNCOUNTED", "RESERVE", 10);
        body.put("areaBasis", basis);

        Clerk.Answer answer = propose(body, "k");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("journal.basis-not-counted");
        assertThat(ledger.rows("area_posting")).containsEntry("area_posting", 1L);
        body.put("areaBasis", "GROSS");
        assertThat(propose(body, "k").status()).isEqualTo(201);
    }

    @Test
    void theQueueIsConfirmedLineByLineAndSaysWhatWasRefused() {
        String good = id(propose(movement("UNCOUNTED", "RESERVE", 10), "k1").header("Location"));
        String unproven = id(propose(movement("UNCOUNTED", "RELEASE", 10), "k2").header("Location"));
        String unknown = UUID.randomUUID().toString();
        Clerk both = clerks.signedIn("both", "陆舟", Set.of(Role.EDITOR, Role.CHECKER));
        String own = id(
                both.post("/api/journal/postings", movement("UNCOUNTED", "RESERVE", 7), Map.of("Idempotency-Key", "k3"))
                        .header("Location"));

        JsonNode answer = both.post(
                        "/api/journal/confirmations", Map.of("ids", List.of(unknown, unproven, own, good, good)))
                .json();

        assertThat(answer.get("confirmed").intValue()).isEqualTo(1);
        Map<String, String> refused = new LinkedHashMap<>();
        answer.get("refused")
                .forEach(one ->
                        refused.put(one.get("id").asString(), one.get("code").asString()));
        assertThat(refused)
                .containsEntry(unknown, "journal.posting-unknown")
                .containsEntry(unproven, "journal.evidence-missing")
                .containsEntry(own, "journal.own-posting")
                .hasSize(3);
        assertThat(editor.get("/api/journal/postings/" + good)
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("CONFIRMED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"ids\":null}"})
    void aQueueOfNothingIsRefused(String body) {
        assertThat(checker.post("/api/journal/confirmations", body).status()).isEqualTo(422);
    }

    @Test
    void refusalsAreRecordedAsRefusals() {
        propose(movement("UNCOUNTED", "RESERVE", 5000), "k1");

        Clerk auditor = clerks.of(Role.AUDITOR);
        JsonNode row = auditor.get("/api/audit?actor=editor&action=request.refuse")
                .json()
                .get("rows")
                .get(0);
        assertThat(row.get("result").asString()).isEqualTo("REFUSED");
        assertThat(row.get("detail").get("code").asString()).isEqualTo("journal.too-little-area");
        assertThat(auditor.get("/api/audit/verification").json().get("intact").booleanValue())
                .isTrue();
    }

    @Test
    void postingsAreFoundByWhatTheyAreAndAddUp() {
        confirmed("UNCOUNTED", "RESERVE", 600);
        confirmed("RESERVE", "OPTIMISE", 250);
        propose(movement("UNCOUNTED", "RESERVE", 40), "k9");

        assertThat(sum("account=RESERVE&status=CONFIRMED")).isEqualTo("350");
        assertThat(sum("account=OPTIMISE")).isEqualTo("250");
        assertThat(sum("status=PROPOSED")).isEqualTo("40");
        assertThat(sum("kind=CAPACITY")).isEqualTo("1000");
        assertThat(sum("item=" + item + "&q=B1")).isEqualTo("1890");
        assertThat(sum("q=nothing")).isEqualTo("0");
        assertThat(sum("zone=UNPLACED&account=RESERVE")).isEqualTo("390");
        assertThat(sum("street=NONE&account=RESERVE")).isEqualTo("390");
        assertThat(sum("target=RESERVE")).isEqualTo("350");
        assertThat(sum("to=2020-01-01")).isEqualTo("0");
        assertThat(sum("knownAt=2020-01-01T00:00:00Z")).isEqualTo("0");
    }

    @Test
    void postingsComeInPagesThatMissAndRepeatNothing() {
        for (int i = 0; i < 7; i++) {
            propose(movement("UNCOUNTED", "RESERVE", i + 1), "p" + i);
        }
        Set<String> seen = new java.util.LinkedHashSet<>();
        String cursor = "";
        for (int page = 0; page < 5 && cursor != null; page++) {
            JsonNode answer =
                    editor.get("/api/journal/postings?limit=3" + cursor).json();
            answer.get("postings")
                    .forEach(line ->
                            assertThat(seen.add(line.get("id").asString())).isTrue());
            cursor = answer.path("next").isString()
                    ? "&cursor=" + answer.get("next").asString()
                    : null;
        }
        assertThat(seen).hasSize(8);
    }

    @Test
    void whatWasOnlyProposedThenIsShownAsProposedThen() {
        String location = propose(movement("UNCOUNTED", "RESERVE", 600), "k1").header("Location");
        String then = clock.instant().toString();
        checker.post(location + "/confirm", null);

        JsonNode atThatTime = editor.get("/api/journal/postings?status=PROPOSED&knownAt=" + then)
                .json();

        assertThat(atThatTime.get("total").intValue()).isEqualTo(1);
        assertThat(atThatTime.get("postings").get(0).get("status").asString()).isEqualTo("PROPOSED");
        assertThat(sum("status=CONFIRMED&account=RESERVE&knownAt=" + then)).isEqualTo("0");
        assertThat(sum("status=CONFIRMED&account=RESERVE")).isEqualTo("600");
        assertThat(sum("status=PROPOSED")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/journal/reconciliation?asOf=%2B999999999-12-31",
                "/api/journal/reconciliation?asOf=-999999999-01-01",
                "/api/journal/reconciliation?knownAt=%2B1000000000-12-31T23:59:59Z",
                "/api/journal/postings?asOf=%2B999999999-12-31",
                "/api/journal/postings?knownAt=-1000000000-01-01T00:00:00Z"
            })
    void daysBeyondAllCalendarsAreRefused(String path) {
        Clerk.Answer answer = editor.get(path);

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("journal.day-implausible");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        String nobody = UUID.randomUUID().toString();

        assertThat(editor.get("/api/journal/postings/" + nobody).status()).isEqualTo(404);
        assertThat(editor.get("/api/journal/items/" + nobody).status()).isEqualTo(404);
        assertThat(checker.post("/api/journal/postings/" + nobody + "/confirm", null)
                        .status())
                .isEqualTo(404);
        assertThat(editor.get("/api/journal/postings?target=MOON").status()).isEqualTo(404);
    }

    private String sum(String query) {
        return editor.get("/api/journal/postings?" + query)
                .json()
                .get("sum_m2")
                .decimalValue()
                .stripTrailingZeros()
                .toPlainString();
    }

    private String confirmed(String from, String to, int area) {
        String location =
                propose(movement(from, to, area), UUID.randomUUID().toString()).header("Location");
        assertThat(checker.post(location + "/confirm", null).status()).isEqualTo(200);
        return location;
    }

    private Clerk.Answer propose(Map<String, Object> body, String key) {
        return editor.post("/api/journal/postings", body, Map.of("Idempotency-Key", key));
    }

    private Map<String, Object> movement(String from, String to, int area) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("itemId", item);
        body.put("from", from);
        body.put("to", to);
        body.put("area_m2", area);
        body.put("effectiveOn", today());
        body.put("reason", "现场核定");
        return body;
    }

    private String today() {
        return LocalDate.now(clock).toString();
    }

    private static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
