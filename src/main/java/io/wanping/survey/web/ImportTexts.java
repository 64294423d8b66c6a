package io.wanping.survey.web;

import io.wanping.finding.Finding;
import io.wanping.finding.FindingView;
import io.wanping.finding.Texts;
import io.wanping.survey.understanding.ImportField;
import io.wanping.survey.understanding.SheetKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Findings and fields in the reader's language: field names and kinds among the arguments become the words people know. */
@Component
class ImportTexts {

    private static final String ATTRIBUTE = "attributes.";

    private final Texts texts;

    ImportTexts(Texts texts) {
        this.texts = texts;
    }

    FindingView view(Finding finding, Locale locale) {
        Map<String, String> arguments = new HashMap<>(finding.arguments());
        arguments.computeIfPresent("field", (name, field) -> label(field, locale));
        arguments.computeIfPresent("kind", (name, kind) -> kind(kind, locale));
        FindingView view =
                texts.view(new Finding(finding.code(), finding.severity(), finding.place(), arguments), locale);
        return new FindingView(
                finding.id(),
                view.code(),
                view.severity(),
                view.title(),
                view.seen(),
                view.expected(),
                view.fix(),
                view.place());
    }

    List<FindingView> views(List<Finding> findings, Locale locale) {
        return findings.stream().map(finding -> view(finding, locale)).toList();
    }

    /** The words for a field; what is no field's name is given back. */
    String label(String field, Locale locale) {
        if (field.startsWith(ATTRIBUTE)) {
            return field.substring(ATTRIBUTE.length());
        }
        return ImportField.named(field)
                .map(known -> texts.text(known.labelKey(), locale))
                .orElse(field);
    }

    String why(String key, Map<String, String> arguments, Locale locale) {
        return texts.text(key, arguments, locale);
    }

    private String kind(String kind, Locale locale) {
        boolean known =
                Arrays.stream(SheetKind.values()).anyMatch(value -> value.name().equals(kind));
        return known ? texts.text("survey.kind." + kind, locale) : kind;
    }
}
