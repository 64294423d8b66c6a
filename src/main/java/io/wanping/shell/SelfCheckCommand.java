package io.wanping.shell;

import io.wanping.finding.Texts;
import io.wanping.journal.SelfCheck;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * {@code --wanping.command=self-check}: looks through the whole ledger and the record of deeds, says of every law whether it holds and what
 * breaks it, and ends; the exit code is 0 when all hold.
 */
@Component
@Order
@ConditionalOnProperty(name = "wanping.command", havingValue = SelfCheckCommand.NAME)
class SelfCheckCommand implements ApplicationRunner, ExitCodeGenerator {

    static final String NAME = "self-check";

    private final SelfCheck check;
    private final Texts texts;
    private boolean sound;

    SelfCheckCommand(SelfCheck check, Texts texts) {
        this.check = check;
        this.texts = texts;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<SelfCheck.Result> results = check.run();
        sound = results.stream().allMatch(SelfCheck.Result::holds);
        StringBuilder text = new StringBuilder("\n");
        for (SelfCheck.Result result : results) {
            String key = "journal.law." + result.law();
            text.append(result.holds() ? "  ✓ " : "  ✗ ")
                    .append(texts.text(key, Locale.CHINESE))
                    .append(" · ")
                    .append(texts.text(key, Locale.ENGLISH))
                    .append(result.holds() ? "" : "  " + String.join(", ", result.broken()))
                    .append('\n');
        }
        System.out.println(text);
    }

    @Override
    public int getExitCode() {
        return sound ? 0 : 1;
    }
}
