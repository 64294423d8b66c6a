package io.wanping.survey.values;

import io.wanping.survey.findings.SurveyFinding;
import io.wanping.survey.reading.RawCell;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Yes or no, and one of a list, in the ways forms are filled in: {@code √}, {@code ①储备}, {@code 2 优化}, {@code □储备☑优化}. */
public final class ChoiceReading {

    private static final Set<String> YES = Set.of("是", "√", "✓", "✔", "☑", "■", "1", "y", "yes", "true", "有", "对", "t");
    private static final Set<String> NO =
            Set.of("否", "×", "✗", "✘", "x", "□", "0", "n", "no", "false", "不是", "错", "非", "f");
    private static final Pattern TICKED = Pattern.compile("[☑■√✓✔☒▣]\\s*([^□☑■√✓✔☒▣\\s,，、;；/]+)");
    private static final String NUMBERING = "^(?:[①-⑳]|[(]?\\d{1,2}[)]?[.、\\s]*)(?=\\D)";

    private ChoiceReading() {}

    public static Parsed<Boolean> readYesNo(RawCell cell) {
        Optional<Parsed<Boolean>> early = Parsed.unlessReadable(cell);
        if (early.isPresent()) {
            return early.get();
        }
        Matcher ticked = TICKED.matcher(cell.text());
        String word = key(ticked.find() && cell.text().contains("□") ? ticked.group(1) : cell.text());
        if (YES.contains(word)) {
            return Parsed.of(true);
        }
        return NO.contains(word) ? Parsed.of(false) : Parsed.refused(SurveyFinding.NOT_YES_OR_NO, cell);
    }

    /**
     * One of several choices.
     *
     * @param words every word that may be written, to the code it means
     * @param expected the usual words, to be told when none fits
     */
    public static Parsed<String> read(RawCell cell, Map<String, String> words, List<String> expected) {
        Optional<Parsed<String>> early = Parsed.unlessReadable(cell);
        if (early.isPresent()) {
            return early.get();
        }
        Set<String> found = new LinkedHashSet<>();
        Matcher ticked = TICKED.matcher(cell.text());
        boolean list = cell.text().contains("□") || ticked.find();
        if (list) {
            ticked.reset();
            while (ticked.find()) {
                code(ticked.group(1), words).ifPresent(found::add);
            }
        } else {
            code(cell.text(), words).ifPresent(found::add);
        }
        return found.size() == 1
                ? Parsed.of(found.iterator().next())
                : Parsed.refused(SurveyFinding.NOT_A_CHOICE, cell, "choices", String.join("、", expected));
    }

    private static Optional<String> code(String text, Map<String, String> words) {
        String circled = text.strip().replaceFirst("^[①-⑳❶-❿]\\s*", "");
        String whole = key(circled);
        for (String candidate : List.of(
                whole,
                whole.replaceFirst(NUMBERING, ""),
                whole.replaceFirst("\\(.*\\)$", ""),
                whole.replaceFirst(NUMBERING, "").replaceFirst("\\(.*\\)$", ""),
                whole.replaceFirst("[类级档]$", ""))) {
            String code = words.get(candidate);
            if (code != null) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }

    /** The form in which words are compared. */
    public static String key(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFKC)
                .replaceAll("\\s+", "")
                .toLowerCase(Locale.ROOT);
    }
}
