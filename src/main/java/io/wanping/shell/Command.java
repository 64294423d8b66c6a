package io.wanping.shell;

import io.wanping.audit.AuditChain;
import java.util.OptionalInt;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What the product does instead of serving when started with {@code --wanping.command}: {@code verify-audit} verifies the record of deeds
 * and ends with 0 when it is intact, 1 when it is not, 2 when there is no such command.
 */
@Component
public class Command {

    private final String name;
    private final AuditChain chain;

    Command(@Value("${wanping.command:}") String name, AuditChain chain) {
        this.name = name;
        this.chain = chain;
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
            if (!command.equals("verify-audit")) {
                out.append("unknown command " + command + "; there is: verify-audit\n");
                return 2;
            }
            AuditChain.Verification found = chain.verify();
            out.append(
                    found.intact()
                            ? "audit chain intact: " + found.rows() + " rows from " + found.firstSeq() + ", head "
                                    + found.headHash() + "\n"
                            : "AUDIT CHAIN BROKEN at row " + found.firstBrokenSeq() + " of " + found.rows() + "\n");
            return found.intact() ? 0 : 1;
        } catch (java.io.IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        }
    }
}
