package io.wanping.account;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a change changed, for the record of deeds: {@code before.x} and {@code after.x} of every value that is not the same, persons masked:
 * whoever reads the record sees that a name changed and not whose it is. Pure.
 */
public final class BeforeAfter {

    private BeforeAfter() {}

    /** @param before values by the names of their fields; one that is missing counts as empty, on either side */
    public static Map<String, String> of(Map<String, String> before, Map<String, String> after) {
        Map<String, String> changes = new TreeMap<>();
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String earlier = before.getOrDefault(name, "");
            String later = after.getOrDefault(name, "");
            if (!earlier.equals(later)) {
                changes.put("before." + name, PersonalData.masked(name, earlier));
                changes.put("after." + name, PersonalData.masked(name, later));
            }
        }
        return changes;
    }
}
