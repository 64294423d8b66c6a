package io.wanping.survey.checking;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** How many rows were read, and how they ended. */
public record Counts(int read, @JsonProperty("new") int added, int changed, int same, int rejected, int parked) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    static Counts of(List<CheckedRow> rows) {
        return new Counts(
                rows.size(),
                count(rows, Outcome.NEW),
                count(rows, Outcome.CHANGED),
                count(rows, Outcome.SAME),
                count(rows, Outcome.REJECTED),
                count(rows, Outcome.PARKED));
    }

    public int toApply() {
        return added + changed;
    }

    private static int count(List<CheckedRow> rows, Outcome outcome) {
        return (int) rows.stream().filter(row -> row.outcome() == outcome).count();
    }
}
