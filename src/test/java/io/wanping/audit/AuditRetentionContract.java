package io.wanping.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wanping.account.Actor;
import io.wanping.account.Role;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.SettableClock;
import io.wanping.testing.TestLedger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** Old deeds may go after half a year, provably; until then nothing takes them away. And whoever may read them may take copies out. */
abstract class AuditRetentionContract {

    private static final Actor EDITOR = new Actor("editor", "周予安", Set.of(Role.EDITOR), Set.of());

    @Autowired
    private AuditLog log;

    @Autowired
    private AuditChain chain;

    @Autowired
    private Clerks clerks;

    @Autowired
    private TestLedger ledger;

    @Autowired
    private SettableClock clock;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    @AfterEach
    void afresh() {
        clock.reset();
        ledger.clear();
    }

    @Test
    void letsGoOfOldRowsAndStaysProvable() {
        deeds(300, 5);
        deeds(200, 4);
        deeds(10, 3);
        Clerk.Answer purged = purge(250);
        assertThat(purged.status()).as(purged.text()).isEqualTo(200);
        assertThat(purged.json().path("rows").asInt()).isEqualTo(5);
        assertThat(purged.json().path("lastSeq").asLong()).isEqualTo(5);

        assertThat(chain.verify().intact()).isTrue();
        assertThat(chain.verify().firstSeq()).isEqualTo(6);
        assertThat(ledger.jdbc().queryForObject("select min(seq) from audit_row", Long.class))
                .isEqualTo(6);
        assertThat(purge(180).json().path("rows").asInt()).isEqualTo(4);
        assertThat(chain.verify().firstSeq()).isEqualTo(10);
        assertThat(purge(180).json().path("rows").asInt()).isZero();
        assertThat(chain.verify().intact()).isTrue();

        String told = ledger.jdbc()
                .queryForObject(
                        "select detail from audit_row where action = 'audit.purge' order by seq fetch first 1 rows only",
                        String.class);
        assertThat(told).contains("\"rows\":5").contains("lastHash");
    }

    @Test
    void refusesToLetGoOfYoungerRows() {
        deeds(300, 2);
        for (int days : List.of(179, 0, -1000)) {
            Clerk.Answer answer = purge(days);
            assertThat(answer.status()).as("%s days", days).isEqualTo(422);
            assertThat(answer.code()).isEqualTo("audit.too-young");
        }
        for (String body :
                List.of("{}", "{\"before\":null}", "{\"before\":\"+999999999-12-31\"}", "{\"before\":\"x\"}")) {
            assertThat(clerks.of(Role.SECURITY_ADMIN)
                            .post("/api/audit/purge", body)
                            .status())
                    .isIn(400, 422);
        }
        for (Role role : List.of(Role.AUDITOR, Role.SYSTEM_ADMIN, Role.EDITOR)) {
            assertThat(clerks.of(role)
                            .post("/api/audit/purge", Map.of("before", "2020-01-01"))
                            .code())
                    .isEqualTo("account.right-missing");
        }
        assertThat(ledger.jdbc()
                        .queryForObject(
                                "select count(*) from audit_row where actor = 'editor' and action = 'item.revise'",
                                Long.class))
                .isEqualTo(2);
        assertThat(chain.verify().intact()).isTrue();
    }

    @Test
    void theGuardOfTheTableKeepsTheRulesToo() {
        deeds(300, 3);
        deeds(10, 3);
        assertThatThrownBy(() -> ledger.jdbc().update("delete from audit_row where seq = 1"))
                .as("no anchor covers it")
                .isInstanceOf(DataAccessException.class);
        ledger.jdbc()
                .update(
                        "insert into audit_anchor (last_seq, last_hash, purged_at) values (5, 'forged', current_timestamp)");
        assertThatThrownBy(() -> ledger.jdbc().update("delete from audit_row where seq = 5"))
                .as("covered and too young")
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> ledger.jdbc().update("update audit_row set actor = 'x' where seq = 1"))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> ledger.jdbc().update("delete from audit_anchor"))
                .isInstanceOf(DataAccessException.class);
        assertThat(chain.verify().intact()).as("a forged anchor shows").isFalse();
    }

    @Test
    void keepsABrokenChainAsEvidence() {
        deeds(300, 3);
        ledger.jdbc().update("update audit_head set hash = ? where id = 1", "0".repeat(64));
        Clerk.Answer answer = purge(200);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("audit.chain-broken");
    }

    @Test
    void isTakenOutAsTextASpreadsheetDoesNotRun() {
        for (String subject : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "a,b", "say \"hi\"", "two\nlines", "静安")) {
            transaction.executeWithoutResult(status -> log.record(EDITOR, "item.revise", subject, Map.of()));
        }
        Clerk auditor = clerks.of(Role.AUDITOR);
        Clerk.Answer export = auditor.get("/api/audit/export?actor=editor");

        assertThat(export.status()).isEqualTo(200);
        assertThat(export.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(export.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"audit-" + LocalDate.now(clock) + ".csv\"");
        assertThat(export.text())
                .startsWith("\ufeffseq,district_code,at,")
                .contains(",'=1+1,", ",'+1,", ",'-1,", ",'@SUM(A1),", ",\"a,b\",", ",\"say \"\"hi\"\"\",", ",静安,")
                .contains(",\"two\nlines\",");
        assertThat(export.text()
                        .lines()
                        .filter(line -> line.contains(",editor,"))
                        .count())
                .isEqualTo(9);
        assertThat(ledger.jdbc()
                        .queryForObject("select detail from audit_row where action = 'audit.export'", String.class))
                .contains("\"rows\":9")
                .contains("actor=editor");
        assertThat(clerks.editor().get("/api/audit/export").status()).isEqualTo(403);
        assertThat(auditor.get("/api/audit/export?from=x").status()).isEqualTo(400);
    }

    private Clerk.Answer purge(int daysAgo) {
        return clerks.of(Role.SECURITY_ADMIN)
                .post(
                        "/api/audit/purge",
                        Map.of("before", LocalDate.now(clock).minusDays(daysAgo).toString()));
    }

    private void deeds(int daysAgo, int count) {
        clock.advance(Duration.ofDays(-daysAgo));
        for (int i = 0; i < count; i++) {
            String subject = "S-" + i;
            transaction.executeWithoutResult(status -> log.record(EDITOR, "item.revise", subject, Map.of()));
        }
        clock.reset();
    }
}
