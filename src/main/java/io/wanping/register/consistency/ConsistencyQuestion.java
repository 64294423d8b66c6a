package io.wanping.register.consistency;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a list of findings is narrowed to. Pure.
 *
 * @param checks empty for all
 * @param zone a zone code, NONE or UNPLACED; one of the items lies there
 * @param q part of a code or name
 */
record ConsistencyQuestion(
        Set<ConsistencyCheck> checks,
        @Nullable String zone,
        Consistency.@Nullable State state,
        @Nullable String q) {

    boolean isMetBy(Consistency.Spoken spoken) {
        return (checks.isEmpty() || checks.contains(spoken.finding().check()))
                && (state == null || spoken.state() == state)
                && isAbout(spoken);
    }

    /** Without regard to check and state: what the counts are of. */
    boolean isAbout(Consistency.Spoken spoken) {
        return (zone == null || zone.isBlank() || spoken.finding().concerns(zone))
                && (q == null
                        || q.isBlank()
                        || spoken.finding().items().stream()
                                .anyMatch(item -> holds(item.code()) || holds(item.called())));
    }

    private boolean holds(String text) {
        return text.toLowerCase(Locale.ROOT).contains(String.valueOf(q).strip().toLowerCase(Locale.ROOT));
    }
}
