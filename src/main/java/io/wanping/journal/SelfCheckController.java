package io.wanping.journal;

import io.wanping.finding.Texts;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The self-check over HTTP, for auditors. */
@RestController
class SelfCheckController {

    private final SelfCheck check;
    private final Texts texts;

    SelfCheckController(SelfCheck check, Texts texts) {
        this.check = check;
        this.texts = texts;
    }

    record LawView(SelfCheck.Law law, String name, boolean holds, List<String> broken) {}

    record Report(boolean sound, List<LawView> laws) {}

    @GetMapping("/api/journal/self-check")
    Report run(Locale locale) {
        List<SelfCheck.Result> results = check.run();
        return new Report(
                results.stream().allMatch(SelfCheck.Result::holds),
                results.stream()
                        .map(result -> new LawView(
                                result.law(),
                                texts.text("journal.law." + result.law(), locale),
                                result.holds(),
                                result.broken()))
                        .toList());
    }
}
