package io.wanping.shell;

import io.wanping.finding.Refused;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Named database constraints in the words of the modules' catalogues, for what two people do at the same moment. */
@Component
class Constraints {

    private static final Map<String, String> CODES = Map.of(
            "item_code_unique", "register.code-taken",
            "area_posting_key_unique", "journal.key-used-otherwise",
            "posting_decision_once", "journal.already-decided",
            "account_username_unique", "account.username-taken");

    Optional<Refused> translate(DataIntegrityViolationException violation) {
        String message =
                String.valueOf(violation.getMostSpecificCause().getMessage()).toLowerCase(Locale.ROOT);
        return CODES.entrySet().stream()
                .filter(entry -> message.contains(entry.getKey()))
                .map(entry -> new Refused(Refused.Kind.CONFLICT, entry.getValue()))
                .findFirst();
    }
}
