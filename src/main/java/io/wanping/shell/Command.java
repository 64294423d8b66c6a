package io.wanping.shell;

import io.wanping.account.Accounts;
import io.wanping.account.Actor;
import io.wanping.audit.AuditChain;
import io.wanping.finding.Texts;
import io.wanping.journal.SelfCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What the product does instead of serving when started with {@code --wanping.command}, and how it ends:
 *
 * <ul>
 *   <li>{@code verify-audit} verifies the record of deeds: 0 when it is intact, 1 when it is not.
 *   <li>{@code self-check} looks through the whole ledger, the record of deeds included, and names what breaks a law: 0 when all hold, 1
 *       when one does not.
 *   <li>{@code reset-password} gives the account named by {@code --wanping.account} a one-time password, ends its sessions and takes off
 *       its lock, and prints the password once: the way back in for an administrator, whose password no other administrator may set. 0, or
 *       2 when there is no such account.
 *   <li>Anything else: 2.
 * </ul>
 */
@Component
public class Command {

    private final String name;
    private final AuditChain chain;
    private final SelfCheck check;
    private final Texts texts;
    private final Accounts accounts;
    private final String account;

    Command(
            @Value("${wanping.command:}") String name,
            @Value("${wanping.account:}") String account,
            AuditChain chain,
            SelfCheck check,
            Accounts accounts,
            Texts texts) {
        this.name = name;
        this.account = account;
        this.accounts = accounts;
        this.chain = chain;
        this.check = check;
        this.texts = texts;
    }

    /** Nothing is prepared for a command, and nothing changed beyond what it is for. */
    boolean isGiven() {
        return !name.isBlank();
    }

    /** @return the exit code, empty when there is no command and the product serves */
    public OptionalInt run() {
        return isGiven() ? OptionalInt.of(run(name, System.out)) : OptionalInt.empty();
    }

    int run(String command, Appendable out) {
        try {
            switch (command) {
                case "verify-audit":
                    return verifyAudit(out);
                case "self-check":
                    return selfCheck(out);
                case "reset-password":
                    return resetPassword(account, out);
                default:
                    out.append(
                            "unknown command " + command + "; there are: verify-audit, self-check, reset-password\n");
                    return 2;
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private int verifyAudit(Appendable out) throws IOException {
        AuditChain.Verification found = chain.verify();
        out.append(
                found.intact()
                        ? "audit chain intact: " + found.rows() + " rows from " + found.firstSeq() + ", head "
                                + found.headHash() + "\n"
                        : "AUDIT CHAIN BROKEN at row " + found.firstBrokenSeq() + " of " + found.rows() + "\n");
        return found.intact() ? 0 : 1;
    }

    int resetPassword(String username, Appendable out) throws IOException {
        if (!accounts.isTaken(username)) {
            out.append("no such account; name one with --wanping.account\n");
            return 2;
        }
        String password = accounts.resetPassword(username, Actor.SYSTEM);
        out.append(username + "  one-time password: " + password + "\n");
        return 0;
    }

    private int selfCheck(Appendable out) throws IOException {
        List<SelfCheck.Result> results = check.run();
        for (SelfCheck.Result result : results) {
            String key = "journal.law." + result.law();
            out.append(result.holds() ? "ok      " : "BROKEN  ")
                    .append(texts.text(key, Locale.CHINESE))
                    .append(" · ")
                    .append(texts.text(key, Locale.ENGLISH))
                    .append(result.holds() ? "\n" : ": " + String.join(", ", result.broken()) + "\n");
        }
        return results.stream().allMatch(SelfCheck.Result::holds) ? 0 : 1;
    }
}
