package io.wanping.account;

import java.util.Map;
import java.util.TreeMap;

/** What a change changed, for the record: {@code before.x} and {@code after.x} of every value that is not the same. */
final class BeforeAfter {

    private BeforeAfter() {}

    static Map<String, String> of(Map<String, String> before, Map<String, String> after) {
        Map<String, String> changes = new TreeMap<>();
        after.forEach((name, value) -> {
            String earlier = before.getOrDefault(name, "");
            if (!earlier.equals(value)) {
                changes.put("before." + name, earlier);
                changes.put("after." + name, value);
            }
        });
        return changes;
    }
}
