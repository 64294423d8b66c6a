package io.wanping.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wanping.account.Accounts;
import io.wanping.account.Actor;
import io.wanping.account.Role;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.TestLedger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Every change has a name, and the record of it cannot be bent unseen. */
abstract class AuditContract {

    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final Actor EDITOR = new Actor("editor", "周予安", Set.of(Role.EDITOR), Set.of());

    @Autowired
    private AuditLog log;

    @Autowired
    private AuditChain chain;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Clerks clerks;

    @Autowired
    private TestLedger ledger;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void afresh() {
        ledger.clear();
    }

    @Test
    void writesTheDeedIntoTheTransactionOfTheChange() {
        String name = name();
        accounts.create(new Accounts.NewAccount(name, "试用人", Set.of(Role.VIEWER), Set.of()), null, EDITOR);

        Map<String, Object> row = ledger.jdbc().queryForMap("select * from audit_row where action = 'account.create'");
        assertThat(row.get("actor")).isEqualTo("editor");
        assertThat(row.get("actor_name")).isEqualTo("周予安");
        assertThat(row.get("subject")).isEqualTo(name);
        assertThat(row.get("result")).isEqualTo("DONE");
        assertThat(String.valueOf(row.get("detail"))).contains("VIEWER").doesNotContain("$2a$");
        assertThat(row.get("district_code")).isEqualTo("310106");
    }

    @Test
    void leavesNothingOfAChangeThatWasGivenUp() {
        String name = name();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    accounts.create(new Accounts.NewAccount(name, "试用人", Set.of(Role.VIEWER), Set.of()), null, EDITOR);
                    throw new IllegalStateException("given up");
                }))
                .hasMessage("given up");

        assertThat(rows()).isZero();
        assertThat(ledger.jdbc().queryForObject("select count(*) from account where username = ?", Long.class, name))
                .isZero();
        assertThat(chain.verify().intact()).isTrue();
    }

    @Test
    void aDeedOutsideATransactionAndARefusalInsideOneAreProgrammingErrors() {
        assertThatThrownBy(() -> log.record(EDITOR, "item.revise", "", Map.of()))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> log.recordRefusal(EDITOR, "item.revise", "", Map.of())))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThat(rows()).isZero();
    }

    @Test
    void recordsWhatWasTriedAndRefused() {
        Clerk viewer = clerks.viewer();
        ledger.clear();
        viewer.post("/api/items", Map.of("kind", "SITE", "code", "S-1"));
        viewer.get("/api/audit");
        clerks.editor().post("/api/items", Map.of("kind", "SITE", "code", ""));

        List<Map<String, Object>> refused =
                ledger.jdbc().queryForList("select * from audit_row where result = 'REFUSED' order by seq");
        assertThat(refused)
                .extracting(row -> row.get("subject"))
                .containsExactly("POST /api/items", "GET /api/audit", "POST /api/items");
        assertThat(refused).extracting(row -> row.get("actor")).containsExactly("viewer", "viewer", "editor");
        assertThat(String.valueOf(refused.get(0).get("detail"))).contains("account.right-missing");
        assertThat(String.valueOf(refused.get(2).get("detail"))).contains("register.code-missing");
        assertThat(refused.get(0).get("address")).isEqualTo("127.0.0.1");
        assertThat(ledger.rows("item")).containsEntry("item", 0L);
    }

    @Test
    void keepsStrangeTextSoThatTheChainStaysWhole() {
        for (String text : List.of(
                "\u0000",
                "a\u0000b",
                "\ud83d",
                "\ude00\ud83d",
                "\r\nGET /",
                "￿",
                "😀".repeat(400),
                "x".repeat(100_000))) {
            log.recordRefusal(new Actor(text, text, Set.of(), Set.of()), "item.revise", text, Map.of("text", text));
            transaction.executeWithoutResult(
                    status -> log.record(EDITOR, "item.revise", text, Map.of("text", text, "n", 1.5)));
        }

        assertIntact(16);
    }

    @Test
    void writesOneAfterTheOtherWhenManyWriteAtOnce() throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(8);
        List<Callable<Void>> deeds = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int number = i;
            deeds.add(() -> {
                transaction.executeWithoutResult(status -> {
                    log.record(EDITOR, "item.revise", "S-" + number, Map.of());
                    if (number % 5 == 0) {
                        status.setRollbackOnly();
                    }
                });
                return null;
            });
        }
        for (Future<Void> deed : crowd.invokeAll(deeds)) {
            deed.get();
        }
        crowd.shutdown();

        assertIntact(160);
    }

    @Test
    void neitherUpdatesNorDeletesRows() {
        fill(3);
        assertThatThrownBy(() -> ledger.jdbc().update("update audit_row set actor = 'nobody' where seq = 2"))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("append-only");
        assertThatThrownBy(() -> ledger.jdbc().update("delete from audit_row where seq = 2"))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("append-only");
        assertThat(chain.verify().intact()).isTrue();
    }

    @Test
    void showsRowsThatSomebodyChangedBehindTheGuard() {
        for (String change : List.of(
                "update audit_row set district_code = '310105' where seq = 4",
                "update audit_row set at = at + interval '1' second where seq = 4",
                "update audit_row set actor = 'nobody' where seq = 4",
                "update audit_row set actor_name = actor_name || ' ' where seq = 4",
                "update audit_row set address = '10.0.0.1' where seq = 4",
                "update audit_row set action = 'item.revised' where seq = 4",
                "update audit_row set subject = '' where seq = 4",
                "update audit_row set result = 'REFUSED' where seq = 4",
                "update audit_row set result = 'UNHEARD' where seq = 4",
                "update audit_row set detail = detail || ' ' where seq = 4",
                "update audit_row set detail = 'not json' where seq = 4",
                "update audit_row set previous_hash = hash where seq = 4",
                "update audit_row set hash = previous_hash where seq = 4",
                "delete from audit_row where seq = 4")) {
            ledger.clear();
            fill(6);
            behindTheGuard(change);

            assertThat(chain.verify().firstBrokenSeq()).as(change).isEqualTo(4L);
            Clerk.Answer page = clerks.of(Role.AUDITOR).get("/api/audit");
            assertThat(page.status()).as("readable all the same: " + change).isEqualTo(200);
            JsonNode verification =
                    clerks.of(Role.AUDITOR).get("/api/audit/verification").json();
            assertThat(verification.path("intact").asBoolean()).isFalse();
            assertThat(verification.path("firstBrokenSeq").asLong()).isEqualTo(4L);
        }
    }

    @Test
    void showsACutOffTail() {
        fill(6);
        behindTheGuard("delete from audit_row where seq > 4");

        assertThat(chain.verify().firstBrokenSeq()).isEqualTo(5L);
    }

    @Test
    void thePageFiltersAndTurnsWithoutLosingARow() {
        for (int i = 0; i < 25; i++) {
            String subject = "S-" + i;
            String action = i % 2 == 0 ? "item.revise" : "item_x.revise";
            transaction.executeWithoutResult(status -> log.record(EDITOR, action, subject, Map.of("i", subject)));
        }
        Clerk auditor = clerks.of(Role.AUDITOR);

        List<String> subjects = new ArrayList<>();
        String next = "";
        do {
            JsonNode page =
                    auditor.get("/api/audit?actor=editor&limit=4" + next).json();
            page.path("rows").forEach(row -> subjects.add(row.path("subject").asString()));
            next = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asLong();
        } while (!next.isEmpty());
        assertThat(subjects)
                .hasSize(25)
                .doesNotHaveDuplicates()
                .startsWith("S-24")
                .endsWith("S-0");

        assertThat(size(auditor, "actor=editor&action=item_x"))
                .as("an underscore is no wildcard")
                .isEqualTo(12);
        assertThat(size(auditor, "actor=editor&action=item%25"))
                .as("nor is a percent sign")
                .isZero();
        assertThat(size(auditor, "subject=S-7")).isEqualTo(1);
        assertThat(size(auditor, "action=session.open&address=127.0.0.1")).isPositive();
        assertThat(size(auditor, "action=session.open&address=127.0.0.2")).isZero();
        String today = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).toString();
        assertThat(size(auditor, "actor=editor&from=" + today + "&to=" + today)).isEqualTo(25);
        assertThat(size(auditor, "actor=editor&to=2020-01-01")).isZero();
    }

    @Test
    void answersUnreadableFiltersWithoutAFault() {
        Clerk auditor = clerks.of(Role.AUDITOR);
        for (String query : List.of(
                "from=yesterday",
                "to=2026-13-01",
                "to=%2B999999999-12-31",
                "from=-999999999-01-01",
                "limit=many",
                "limit=99999999999",
                "cursor=x",
                "result=MAYBE",
                "actor=%00",
                "subject=%ED%A0%80",
                "action=" + "x".repeat(4000))) {
            Clerk.Answer answer = auditor.get("/api/audit?" + query);
            assertThat(answer.status()).as(query).isIn(200, 400, 422);
            assertThat(answer.header("Content-Type")).as(query).contains("json");
        }
        assertThat(auditor.get("/api/audit?limit=-5").json().path("rows").size())
                .isEqualTo(1);
    }

    @Test
    void theAuditorSeesAllAndChangesNothing() {
        Clerk auditor = clerks.of(Role.AUDITOR);
        assertThat(auditor.get("/api/audit").status()).isEqualTo(200);
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            assertThat(auditor.send(method, "/api/audit", "{}", Map.of()).status())
                    .isIn(403, 404, 405);
        }
        assertThat(auditor.get("/api/items").status()).isEqualTo(403);
    }

    private void assertIntact(long rows) {
        AuditChain.Verification verification = chain.verify();
        assertThat(verification.intact()).isTrue();
        assertThat(verification.rows()).isEqualTo(rows);
    }

    private static int size(Clerk auditor, String query) {
        return auditor.get("/api/audit?limit=500&" + query).json().path("rows").size();
    }

    private void fill(int rows) {
        for (int i = 1; i <= rows; i++) {
            String subject = "S-" + i;
            transaction.executeWithoutResult(
                    status -> log.record(EDITOR, "item.revise", subject, Map.of("number", subject)));
        }
    }

    private long rows() {
        return ledger.rows("audit_row").get("audit_row");
    }

    private static String name() {
        return "audited-" + PEOPLE.incrementAndGet();
    }

    /** As somebody with the database in his hands could. */
    private void behindTheGuard(String change) {
        String off = ledger.isH2()
                ? "drop trigger audit_row_append_only"
                : "alter table audit_row disable trigger audit_row_append_only";
        String on = ledger.isH2()
                ? "create trigger audit_row_append_only before update, delete on audit_row for each row call "
                        + "'io.wanping.audit.AuditRowGuard'"
                : "alter table audit_row enable trigger audit_row_append_only";
        String known = "alter table audit_row add constraint audit_result_known check (result in ('DONE', 'REFUSED'))";
        ledger.jdbc().execute(off);
        ledger.jdbc().execute("alter table audit_row drop constraint audit_result_known");
        try {
            ledger.jdbc().update(change);
        } finally {
            ledger.jdbc().execute(on);
            ledger.jdbc().execute(ledger.isH2() ? known + " nocheck" : known + " not valid");
        }
    }
}
