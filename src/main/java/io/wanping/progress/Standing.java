package io.wanping.progress;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Running sums of the district and of each group of items, by the scopes that are counted.
 *
 * @param groups by scopes, then by group
 */
record Standing(Map<List<String>, Timeline> district, Map<List<String>, Map<String, Timeline>> groups) {

    static Standing empty() {
        return new Standing(new HashMap<>(), new HashMap<>());
    }

    Timeline district(List<String> scopes, Cuts cuts) {
        return district.getOrDefault(scopes, new Timeline(cuts));
    }

    Timeline group(List<String> scopes, String group, Cuts cuts) {
        return groups.getOrDefault(scopes, Map.of()).getOrDefault(group, new Timeline(cuts));
    }
}
