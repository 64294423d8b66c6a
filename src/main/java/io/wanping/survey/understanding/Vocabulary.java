package io.wanping.survey.understanding;

import io.wanping.finding.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which words head which field. In order of trust: the product's own labels (Chinese and English), the synonyms of
 * {@code import_fields.csv}, and those of {@code header_synonyms.csv} seen in real forms. Words of the latter that no field takes
 * (计容面积, 容积率 …) are known too, so that such a column is kept aside instead of being taken for its neighbour.
 */
@Component
public class Vocabulary {

    private static final double LABEL = 1.0;
    private static final double SYNONYM = 0.96;
    private static final double SEEN = 0.92;
    private static final double BARE = 0.97;
    private static final int SHORTEST_PART = 3;
    private static final double SMALLEST_COVERAGE = 0.6;
    private static final Set<String> LEAVES_THAT_SAY_NOTHING =
            Set.of("登记", "填报", "证载", "合计", "总计", "小计", "总", "申报", "现状", "数值", "总面积", "总数");
    private static final Set<String> OTHER_MEANING = Set.of("规划", "拟建", "批准", "计划", "规划情况", "规划指标", "新建");

    /** A word of a field on one kind of sheet; field null for words no field takes. */
    private record Entry(@Nullable ImportField field, SheetKind sheet, double trust, String word, String source) {}

    private final Map<String, List<Entry>> entries = new HashMap<>();
    private final List<String> longWords;

    public Vocabulary(Texts texts) {
        for (ImportField field : ImportField.list()) {
            for (SheetKind sheet : field.sheets()) {
                add(texts.text(field.labelKey(), Locale.CHINESE), field, sheet, LABEL, "label");
                add(texts.text(field.labelKey(), Locale.ENGLISH), field, sheet, LABEL, "label");
            }
        }
        Map<String, List<String>> seen = new HashMap<>();
        for (List<String> row : ReferenceTable.read("header_synonyms.csv", 4)) {
            seen.put(row.get(0), ReferenceTable.list(row.get(2)));
        }
        Map<String, List<String>> unclaimed = new HashMap<>(seen);
        for (List<String> row : ReferenceTable.read("import_fields.csv", 4)) {
            ImportField field = ImportField.named(row.get(0))
                    .orElseThrow(() -> new IllegalStateException("import_fields.csv: " + row.get(0)));
            for (SheetKind sheet : row.get(1).equals("*") ? field.sheets() : Set.of(SheetKind.valueOf(row.get(1)))) {
                ReferenceTable.list(row.get(3)).forEach(word -> add(word, field, sheet, SYNONYM, "synonym"));
                seen.getOrDefault(row.get(2), List.of()).forEach(word -> add(word, field, sheet, SEEN, "seen"));
            }
            unclaimed.remove(row.get(2));
        }
        unclaimed
                .values()
                .forEach(words -> words.forEach(word -> {
                    add(word, null, SheetKind.SITE, SEEN, "seen");
                    add(word, null, SheetKind.BUILDING, SEEN, "seen");
                }));
        this.longWords = entries.keySet().stream()
                .filter(word -> word.length() >= SHORTEST_PART)
                .toList();
    }

    private void add(String label, @Nullable ImportField field, SheetKind sheet, double trust, String source) {
        put(HeaderText.fullKey(label), new Entry(field, sheet, trust, label, source));
        String bare = HeaderText.bareKey(label);
        if (!bare.equals(HeaderText.fullKey(label))) {
            put(bare, new Entry(field, sheet, trust * BARE, label, source));
        }
    }

    private void put(String key, Entry entry) {
        entries.computeIfAbsent(key, none -> new ArrayList<>()).add(entry);
    }

    /** Fields a heading may mean on a sheet of that kind, each once with its best reason. */
    List<Guess> guess(HeaderText header, SheetKind sheet) {
        List<String> keys = header.keys();
        if (keys.isEmpty()) {
            return List.of();
        }
        Map<String, Guess> best = new HashMap<>();
        String leaf = keys.get(keys.size() - 1);
        String whole = String.join("", keys);
        boolean known = look(HeaderText.fullKey(String.join("", header.levels())), sheet, 1, best)
                | look(whole, sheet, 1, best);
        if (keys.size() > 1) {
            String parent = keys.get(keys.size() - 2);
            double leafAlone = OTHER_MEANING.contains(parent) ? 0.5 : 0.97;
            known |= look(leaf + parent, sheet, 0.98, best) | look(parent + leaf, sheet, 0.98, best);
            known |= look(leaf, sheet, leafAlone, best);
            if (!known || LEAVES_THAT_SAY_NOTHING.contains(leaf)) {
                double parentAlone = LEAVES_THAT_SAY_NOTHING.contains(leaf) ? 0.92 : 0.7;
                known |= look(parent, sheet, parentAlone, best);
            }
        }
        if (!known) {
            lookInside(leaf, sheet, best);
        }
        return List.copyOf(best.values());
    }

    /** Whether the words are known for a column no field takes. */
    boolean knownWithoutField(HeaderText header) {
        List<String> keys = header.keys();
        return !keys.isEmpty()
                && entries.getOrDefault(keys.get(keys.size() - 1), List.of()).stream()
                        .anyMatch(entry -> entry.field() == null);
    }

    private boolean look(String key, SheetKind sheet, double factor, Map<String, Guess> best) {
        boolean found = false;
        for (Entry entry : entries.getOrDefault(key, List.of())) {
            if (entry.sheet() == sheet) {
                found = true;
                offer(entry, entry.trust() * factor, "survey.why." + entry.source(), best);
            }
        }
        return found;
    }

    /** A known word that makes up most of the heading. */
    private void lookInside(String leaf, SheetKind sheet, Map<String, Guess> best) {
        Optional<String> longest = longWords.stream()
                .filter(word -> leaf.contains(word)
                        && word.length() >= leaf.length() * SMALLEST_COVERAGE
                        && entries.get(word).stream().anyMatch(entry -> entry.sheet() == sheet))
                .max(java.util.Comparator.comparingInt(String::length).thenComparing(word -> word));
        longest.ifPresent(word -> {
            double coverage = (double) word.length() / leaf.length();
            for (Entry entry : entries.get(word)) {
                if (entry.sheet() == sheet) {
                    offer(entry, entry.trust() * (0.5 + 0.35 * coverage), "survey.why.part", best);
                }
            }
        });
    }

    private static void offer(Entry entry, double confidence, String why, Map<String, Guess> best) {
        if (entry.field() == null) {
            return;
        }
        Guess guess = new Guess(entry.field(), confidence, why, Map.of("word", entry.word()));
        best.merge(entry.field().name(), guess, (old, fresh) -> fresh.confidence() > old.confidence() ? fresh : old);
    }
}
