package io.wanping.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.account.Role;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.TestLedger;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The record says what was before and after, and what was refused; persons it does not name. */
abstract class DeedsContract {

    @Autowired
    private Clerks clerks;

    @Autowired
    private TestLedger ledger;

    private Clerk editor;
    private Clerk checker;

    @BeforeEach
    void afresh() {
        ledger.clear();
        editor = clerks.editor();
        checker = clerks.checker();
    }

    @Test
    void anEditSaysOnlyWhatChanged() {
        String id = site("E-1");
        Clerk.Answer revised = editor.patch(
                "/api/items/" + id,
                Map.of(
                        "fields",
                        Map.of("stage", "在建", "responsiblePerson", "唐若溪", "landArea_m2", 1000),
                        "reason",
                        "现场核对，联系 13812345678"),
                Map.of("If-Match", "\"1\""));
        assertThat(revised.status()).as(revised.text()).isEqualTo(200);

        JsonNode registered = detail("item.register", "E-1");
        assertThat(registered.path("before.name").asString()).isEmpty();
        assertThat(registered.path("after.name").asString()).isEqualTo("地块 E-1");
        JsonNode detail = detail("item.revise", "E-1");
        assertThat(detail.path("before.stage").asString()).isEmpty();
        assertThat(detail.path("after.stage").asString()).isEqualTo("在建");
        assertThat(detail.path("before.responsiblePerson").asString()).isEqualTo("江**");
        assertThat(detail.path("after.responsiblePerson").asString()).isEqualTo("唐**");
        assertThat(detail.path("reason").asString()).isEqualTo("现场核对，联系 138****5678");
        assertThat(detail.has("after.landArea_m2")).as("what stays is not told").isFalse();
        assertThat(detail.has("after.name")).isFalse();
        assertThat(detail.has("after.outline_sha256")).isFalse();
    }

    @Test
    void aPostingSaysWhatItWasAndBecame() {
        String id = site("E-2");
        String first = propose(id, "p1", 100);
        String second = propose(id, "p2", 50);
        assertThat(checker.post("/api/journal/postings/" + first + "/confirm", "{}")
                        .status())
                .isLessThan(300);
        assertThat(checker.post("/api/journal/postings/" + second + "/reject", Map.of("reason", "依据不足"))
                        .status())
                .isLessThan(300);
        Clerk.Answer reversed = editor.post(
                "/api/journal/postings/" + first + "/reverse",
                Map.of("effectiveOn", today(), "reason", "记错"),
                Map.of("Idempotency-Key", "p3"));
        assertThat(reversed.status()).as(reversed.text()).isEqualTo(201);

        JsonNode proposed = detail("posting.propose", first);
        assertThat(proposed.path("item").asString()).isEqualTo("E-2");
        assertThat(proposed.path("from").asString()).isEqualTo("UNCOUNTED");
        assertThat(proposed.path("to").asString()).isEqualTo("RESERVE");
        assertThat(proposed.path("area_m2").asString()).isEqualTo("100.00");
        assertThat(proposed.path("after.status").asString()).isEqualTo("PROPOSED");
        JsonNode confirmed = detail("posting.confirm", first);
        assertThat(confirmed.path("before.status").asString()).isEqualTo("PROPOSED");
        assertThat(confirmed.path("after.status").asString()).isEqualTo("CONFIRMED");
        assertThat(confirmed.path("maker").asString()).isEqualTo("editor");
        JsonNode rejected = detail("posting.reject", second);
        assertThat(rejected.path("after.status").asString()).isEqualTo("REJECTED");
        assertThat(rejected.path("reason").asString()).isEqualTo("依据不足");
        JsonNode back = detail("posting.reverse", first);
        assertThat(back.path("from").asString()).isEqualTo("RESERVE");
        assertThat(back.path("before.correctedBy").asString()).isEmpty();
        assertThat(back.path("after.correctedBy").asString()).hasSize(36);
    }

    @Test
    void aTargetAndAPolicySayWhatTheyWere() {
        Clerk security = clerks.of(Role.SECURITY_ADMIN);
        Map<String, Object> row = ledger.jdbc()
                .queryForMap("select code, target_m2, version from target order by code fetch first 1 rows only");
        JsonNode target = null;
        for (JsonNode one : editor.get("/api/targets").json().path("targets")) {
            target = one.path("code").asString().equals(row.get("code")) ? one : target;
        }
        assertThat(target).isNotNull();
        String before = target.path("lamps").path("redAbove_points").asString();
        Map<String, Object> change = Map.of(
                "target_m2", target.path("target_m2"),
                "reading", target.path("reading").asString(),
                "periodStart", target.path("periodStart").asString(),
                "periodEnd", target.path("periodEnd").asString(),
                "lamps", Map.of("greenBelow_points", 1, "redAbove_points", 33),
                "subTargets", target.path("subTargets"),
                "reason", "试行");
        Clerk.Answer changed = security.put(
                "/api/targets/" + row.get("code"), change, Map.of("If-Match", "\"" + row.get("version") + "\""));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        security.put("/api/account-policy", Map.of("failures", 3), Map.of("If-Match", "\"0\""));

        JsonNode detail = detail("target.change", row.get("code").toString());
        assertThat(detail.path("after.lamps.redAbove_points").asString()).isEqualTo("33");
        assertThat(detail.has("before.lamps.redAbove_points")).as(before).isTrue();
        assertThat(detail.has("after.target_m2")).isFalse();
        JsonNode policy = detail("policy.change", "account");
        assertThat(policy.path("before.failures").asString()).isEqualTo("5");
        assertThat(policy.path("after.failures").asString()).isEqualTo("3");
    }

    /** The deed is rolled back, what was tried stays in the chain. */
    @Test
    void everyRefusedAttemptIsOneRowOfItsOwn() {
        String id = site("E-3");
        String posting = propose(id, "q1", 100);
        ledger.jdbc().update("update audit_head set seq = 0, hash = ? where id = 1", "0".repeat(64));
        ledger.jdbc().execute("truncate table audit_row");
        Map<String, Long> before = ledger.rows("item_revision", "area_posting", "posting_decision", "month_closing");

        // 422: findings
        editor.patch("/api/items/" + id, Map.of("fields", Map.of("landArea_m2", -1)), Map.of("If-Match", "\"1\""));
        // 412: somebody was faster
        editor.patch("/api/items/" + id, Map.of("fields", Map.of("stage", "在建")), Map.of("If-Match", "\"9\""));
        // 422: more than there is
        editor.post("/api/journal/postings", proposal(id, 999999), Map.of("Idempotency-Key", "q2"));
        // 409: a key used otherwise
        editor.post("/api/journal/postings", proposal(id, 7), Map.of("Idempotency-Key", "q1"));
        // 403: no right
        editor.post("/api/journal/postings/" + posting + "/confirm", "{}");
        // 422: whoever proposed does not confirm
        clerks.signedIn("both-deeds", "两者", Set.of(Role.EDITOR, Role.CHECKER));
        Clerk both = clerks.signedIn("both-deeds", "两者", Set.of(Role.EDITOR, Role.CHECKER));
        Clerk.Answer own = both.post("/api/journal/postings", proposal(id, 10), Map.of("Idempotency-Key", "q3"));
        both.post("/api/journal/postings/" + own.json().path("id").asString() + "/confirm", "{}");
        // 422: not its turn
        checker.post("/api/journal/closings", Map.of("month", "2999-01", "remark", ""));
        // sign-in
        clerks.anonymous().signIn("editor", "Wrong-Password-1");

        List<String> refused = ledger.jdbc()
                .queryForList(
                        "select action || ' ' || actor from audit_row where result = 'REFUSED' order by seq",
                        String.class);
        assertThat(refused)
                .containsExactly(
                        "request.refuse editor",
                        "request.refuse editor",
                        "request.refuse editor",
                        "request.refuse editor",
                        "request.refuse editor",
                        "request.refuse both-deeds",
                        "request.refuse checker",
                        "session.open editor");
        List<String> details = ledger.jdbc()
                .queryForList("select detail from audit_row where result = 'REFUSED' order by seq", String.class);
        assertThat(details.get(0)).contains("\"findings\":\"register.");
        assertThat(details.get(5)).contains("journal.own-posting");
        assertThat(details.get(7)).contains("WRONG_PASSWORD");
        Map<String, Long> after = ledger.rows("item_revision", "area_posting", "posting_decision", "month_closing");
        assertThat(after.get("area_posting")).isEqualTo(before.get("area_posting") + 1);
        before.remove("area_posting");
        after.remove("area_posting");
        assertThat(after).isEqualTo(before);
        assertThat(clerks.of(Role.AUDITOR)
                        .get("/api/audit/verification")
                        .json()
                        .path("intact")
                        .asBoolean())
                .isTrue();
    }

    private String site(String code) {
        Clerk.Answer made = editor.post(
                "/api/items",
                Map.of(
                        "kind",
                        "SITE",
                        "code",
                        code,
                        "name",
                        "地块 " + code,
                        "fields",
                        Map.of("grossFloorArea_m2", 5000, "landArea_m2", 1000, "responsiblePerson", "江一帆")));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("id").asString();
    }

    private String propose(String item, String key, int area) {
        Clerk.Answer made = editor.post("/api/journal/postings", proposal(item, area), Map.of("Idempotency-Key", key));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("id").asString();
    }

    private static Map<String, Object> proposal(String item, int area) {
        return Map.of(
                "itemId",
                item,
                "from",
                "UNCOUNTED",
                "to",
                "RESERVE",
                "area_m2",
                area,
                "effectiveOn",
                today(),
                "reason",
                "入库");
    }

    private static String today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
    }

    private JsonNode detail(String action, String subject) {
        return tools.jackson.databind.json.JsonMapper.shared()
                .readTree(ledger.jdbc()
                        .queryForObject(
                                "select detail from audit_row where action = ? and subject = ?",
                                String.class,
                                action,
                                subject));
    }
}
