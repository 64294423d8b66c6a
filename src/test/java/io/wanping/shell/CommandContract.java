package io.wanping.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.testing.Clerks;
import io.wanping.testing.TestLedger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an administrator at the console is told. */
abstract class CommandContract {

    @Autowired
    private Command command;

    @Autowired
    private Clerks clerks;

    @Autowired
    private TestLedger ledger;

    @Test
    void verifiesTheRecordOfDeeds() {
        ledger.clear();
        clerks.editor();
        StringBuilder said = new StringBuilder();
        assertThat(command.run("verify-audit", said)).isZero();
        assertThat(said).startsWith("audit chain intact: 1 rows from 1, head ");
        assertThat(command.run("self-check", said)).isZero();

        ledger.jdbc().update("update audit_head set seq = 2 where id = 1");
        said.setLength(0);
        assertThat(command.run("verify-audit", said)).isEqualTo(1);
        assertThat(said).contains("BROKEN at row 2");

        said.setLength(0);
        assertThat(command.run("self-check", said)).isEqualTo(1);
        assertThat(said).contains("ok      各账户之和等于容量 · Accounts add up", "BROKEN  审计日志链完整");

        assertThat(command.run("drop-everything", said)).isEqualTo(2);
        assertThat(command.run()).as("the product serves").isEmpty();
        ledger.clear();
    }
}
