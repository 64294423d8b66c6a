package io.wanping.finding;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/**
 * The words of the product's server side: Chinese in {@code messages/<module>.properties}, English beside it in {@code _en}. Gaps
 * are named ({@code {seen}}) and filled by plain replacement: nothing in the data is ever interpreted.
 */
@Component
public class Texts {

    /** One message file per module; a test holds both languages to the same keys. */
    public static final List<String> BUNDLES = List.of(
            "finding",
            "geo",
            "account",
            "audit",
            "zoning",
            "register",
            "journal",
            "survey",
            "progress",
            "map",
            "report",
            "shell");

    private final MessageSource messages;

    public Texts() {
        ResourceBundleMessageSource source = new ResourceBundleMessageSource();
        source.setBasenames(BUNDLES.stream().map(name -> "messages/" + name).toArray(String[]::new));
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        this.messages = source;
    }

    /** The text of a key with its gaps filled; the key itself where no text exists, so that a gap shows instead of hiding. */
    public String text(String key, Map<String, String> arguments, Locale locale) {
        String text = messages.getMessage(key, null, key, locale);
        String filled = text == null ? key : text;
        for (Map.Entry<String, String> argument : arguments.entrySet()) {
            filled =
                    filled.replace("{" + argument.getKey() + "}", word(argument.getKey(), argument.getValue(), locale));
        }
        return filled;
    }

    /**
     * The reader's word for an argument that names something of the product, such as an account or a field: {@code word.<name>.<value>}
     * where there is such a key, the argument as it is otherwise.
     */
    private String word(String name, String argument, Locale locale) {
        String key = name.equals("field") ? "register.field." + argument : "word." + name + "." + argument;
        String word = messages.getMessage(key, null, argument, locale);
        return word == null ? argument : word;
    }

    public String text(String key, Locale locale) {
        return text(key, Map.of(), locale);
    }

    public FindingView view(Finding finding, Locale locale) {
        Map<String, String> arguments = finding.arguments();
        return new FindingView(
                finding.id(),
                finding.code(),
                finding.severity(),
                text(finding.code(), arguments, locale),
                text(finding.code() + ".seen", arguments, locale),
                text(finding.code() + ".expected", arguments, locale),
                text(finding.code() + ".fix", arguments, locale),
                FindingView.PlaceView.of(finding.place()));
    }

    public List<FindingView> views(List<Finding> findings, Locale locale) {
        return findings.stream().map(finding -> view(finding, locale)).toList();
    }
}
