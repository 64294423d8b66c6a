package io.wanping.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * On which day a posting counts: on its effective date, but what began to count after a month was closed not before that month was over.
 * Pure; the same rule as SQL text, for sums that are formed in the database.
 *
 * @param floors in the order of time; empty where every posting counts on its effective date
 */
public record Counting(List<Floor> floors) {

    public static final Counting EFFECTIVE = new Counting(List.of());

    /** What began to count after an instant, counts not before a day. */
    public record Floor(Instant after, LocalDate notBefore) {}

    /** A fragment of SQL and the values it binds. */
    public record Sql(String text, Map<String, Object> values) {}

    /** The day, for something that began to count at an instant; {@link Instant#MAX} while it is only proposed. */
    LocalDate dayOf(LocalDate effectiveOn, Instant countedAt) {
        LocalDate day = effectiveOn;
        for (Floor floor : floors) {
            if (countedAt.isAfter(floor.after()) && floor.notBefore().isAfter(day)) {
                day = floor.notBefore();
            }
        }
        return day;
    }

    /**
     * The day as an expression over {@code area_posting p} and {@code posting_decision d}.
     *
     * @param decided a condition under which {@code d} had been taken when the figures were known
     */
    public Sql sql(String decided) {
        if (floors.isEmpty()) {
            return new Sql("p.effective_on", Map.of());
        }
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> branches = new ArrayList<>();
        String last = "";
        for (int i = 0; i < floors.size(); i++) {
            values.put("closed_" + i, PostingQuery.utc(floors.get(i).after()));
            values.put("not_before_" + i, floors.get(i).notBefore());
            branches.add("when COUNTED <= :closed_" + i + " then " + (i == 0 ? "p.effective_on" : last));
            last = "cast(:not_before_" + i + " as date)";
        }
        String counted = "(case when p.kind = 'CAPACITY' then p.recorded_at when DECIDED then d.decided_at end)"
                .replace("DECIDED", decided);
        String floor = "case " + String.join(" ", branches) + " else " + last + " end";
        return new Sql("greatest(p.effective_on, " + floor.replace("COUNTED", counted) + ")", values);
    }
}
