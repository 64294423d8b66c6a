package io.wanping.shell;

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
 *   <li>Anything else: 2.
 * </ul>
 */
@Component
public class Command {

    private final String name;
    private final AuditChain chain;
    private final SelfCheck check;
    private final Texts texts;

    Command(@Value("${wanping.command:}") String name, AuditChain chain, SelfCheck check, Texts texts) {
        this.name = name;
        this.chain = chain;
        this.check = check;
        this.texts = texts;
    }

    /** Nothing is prepared or changed for a command. */
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
                default:
                    out.append("unknown command " + command + "; there are: verify-audit, self-check\n");
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
