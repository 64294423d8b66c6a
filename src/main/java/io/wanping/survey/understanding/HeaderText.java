package io.wanping.survey.understanding;

import io.wanping.survey.values.Unit;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The heading of one column: its levels from top to bottom, the unit written in it, and the forms it is looked up by.
 *
 * @param levels as written, each said once: {@code [土地面积（亩）, 登记]}
 * @param unit the unit found in brackets or as a level of its own; null when none is
 * @param strangeUnit what stands in brackets like a unit but is none we know; null when there is nothing like it
 */
record HeaderText(
        List<String> levels, @Nullable Unit unit, @Nullable String strangeUnit) {

    private static final Pattern BRACKETS = Pattern.compile("[(\\[【（]([^()\\[\\]【】（）]{1,20})[)\\]】）]");
    private static final Pattern LIKE_A_UNIT =
            Pattern.compile("(?i).*(m2|㎡|m\\^2|平方|平米|亩|顷|万元|元/|吨|kn|kw|kg|t/|公里|km|hm|%|cm|mm).*|m|t|w|kw|ha");

    static HeaderText of(List<String> written) {
        List<String> levels = new ArrayList<>();
        Unit unit = null;
        String strange = null;
        for (String level : written) {
            String text = level.strip().replaceAll("\\s*[\\r\\n]+\\s*", "");
            if (text.isEmpty()
                    || (!levels.isEmpty() && levels.get(levels.size() - 1).equals(text))) {
                continue;
            }
            Unit whole = levels.isEmpty()
                    ? null
                    : Unit.find(text).filter(found -> !found.symbol().isEmpty()).orElse(null);
            if (whole != null) {
                unit = whole;
                continue;
            }
            Matcher brackets = BRACKETS.matcher(text);
            while (brackets.find()) {
                Unit found = Unit.find(brackets.group(1)).orElse(null);
                unit = found == null ? unit : found;
                if (found == null && isLikeAUnit(brackets.group(1))) {
                    strange = brackets.group(1);
                }
            }
            levels.add(text);
        }
        return new HeaderText(List.copyOf(levels), unit, unit == null ? strange : null);
    }

    HeaderText in(Unit other) {
        return new HeaderText(levels, other, null);
    }

    boolean isEmpty() {
        return levels.isEmpty();
    }

    /** {@code 土地面积 > 登记}. */
    String path() {
        return String.join(" > ", levels);
    }

    /** Keys of the levels, with what stands in brackets left out. */
    List<String> keys() {
        return levels.stream()
                .map(HeaderText::bareKey)
                .filter(key -> !key.isEmpty())
                .toList();
    }

    /** Comparable form of a label with the words in brackets kept, units apart. */
    static String fullKey(String label) {
        Matcher brackets = BRACKETS.matcher(label);
        String kept = brackets.replaceAll(found -> Unit.find(found.group(1)).isPresent() || isLikeAUnit(found.group(1))
                ? ""
                : Matcher.quoteReplacement(found.group(1)));
        return key(kept);
    }

    /** Comparable form of a label without anything in brackets. */
    static String bareKey(String label) {
        String bare = key(BRACKETS.matcher(label).replaceAll(""));
        return bare.isEmpty() ? fullKey(label) : bare;
    }

    private static String key(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s*:_\"'“”、，,。.;；/·()\\[\\]【】-]+", "")
                .replaceFirst("^(其中|\\d{1,2}(?=\\p{IsHan}))", "");
    }

    private static boolean isLikeAUnit(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        return plain.length() <= 12 && LIKE_A_UNIT.matcher(plain).matches();
    }
}
