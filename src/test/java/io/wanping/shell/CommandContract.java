package io.wanping.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.account.Role;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.TestLedger;
import java.util.Set;
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
        assertThat(command.run("reset-password", said)).as("without a name").isEqualTo(2);
        assertThat(command.run()).as("the product serves").isEmpty();
        ledger.clear();
    }

    @Test
    void givesAnAdministratorAWayBackIn() throws java.io.IOException {
        ledger.clear();
        clerks.create("lost-security", "安全管理员", Set.of(Role.SECURITY_ADMIN));
        Clerk open = clerks.signedIn("lost-security", "安全管理员", Set.of(Role.SECURITY_ADMIN));
        StringBuilder said = new StringBuilder();
        assertThat(command.resetPassword("nobody-of-that-name", said)).isEqualTo(2);
        assertThat(open.get("/api/accounts").status()).isEqualTo(200);

        said.setLength(0);
        assertThat(command.resetPassword("lost-security", said)).isZero();
        String password = said.toString().strip().replaceAll(".* ", "");
        assertThat(open.get("/api/accounts").status())
                .as("his sessions are over")
                .isEqualTo(401);
        assertThat(clerks.anonymous()
                        .signIn("lost-security", password)
                        .json()
                        .path("mustChangePassword")
                        .asBoolean())
                .isTrue();
        assertThat(ledger.jdbc()
                        .queryForObject(
                                "select actor from audit_row where action = 'password.reset' and subject = 'lost-security'",
                                String.class))
                .isEqualTo("system");
        ledger.jdbc().update("delete from old_password where username = 'lost-security'");
        ledger.jdbc().update("delete from account_role where username = 'lost-security'");
        ledger.jdbc().update("delete from account where username = 'lost-security'");
    }
}
