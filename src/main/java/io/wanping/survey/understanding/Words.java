package io.wanping.survey.understanding;

import io.wanping.survey.values.ChoiceReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The words forms use for coded values: {@code import_words.csv} of the reference lists. */
@Component
public class Words {

    private final Map<String, Map<String, String>> codes = new HashMap<>();
    private final Map<String, List<String>> usual = new HashMap<>();

    public Words() {
        for (List<String> row : ReferenceTable.read("import_words.csv", 3)) {
            Map<String, String> list = codes.computeIfAbsent(row.get(0), name -> new LinkedHashMap<>());
            List<String> words = ReferenceTable.list(row.get(2));
            list.put(ChoiceReading.key(row.get(1)), row.get(1));
            words.forEach(word -> list.put(ChoiceReading.key(word), row.get(1)));
            usual.computeIfAbsent(row.get(0), name -> new ArrayList<>()).add(words.get(0));
        }
    }

    /** Every word of a list, in the form of {@link ChoiceReading#key}, to the code it means. */
    public Map<String, String> codes(String list) {
        return codes.getOrDefault(list, Map.of());
    }

    /** One word for each code. */
    public List<String> usual(String list) {
        return usual.getOrDefault(list, List.of());
    }
}
