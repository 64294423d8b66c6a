package io.wanping.survey.checking;

import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import java.util.Map;
import java.util.Optional;

/**
 * What people answered to questions and warnings: by the id of one finding, or by its kind (the same code under the same heading), which
 * answers all of them at once. The answer to the one finding comes first.
 *
 * @param byFinding finding id to answer
 * @param byKind kind to answer
 */
public record Answers(Map<String, String> byFinding, Map<String, String> byKind) {

    /** Take it as it was read. */
    public static final String ACCEPT = "ACCEPT";

    /** Leave the cell empty. */
    public static final String EMPTY = "EMPTY";

    /** The first or the second of two readings. */
    public static final String FIRST = "FIRST";

    public static final String SECOND = "SECOND";

    /** Of three values: what the ledger holds, what the sheet says, what the unit said before. */
    public static final String OURS = "OURS";

    public static final String THEIRS = "THEIRS";
    public static final String BASE = "BASE";

    /** A row the machine could not match: a new item, or (after the colon) the code of a known one. */
    public static final String NEW = "NEW";

    public static final String ITEM = "ITEM:";

    /** A row that is left out. */
    public static final String LEAVE_OUT = "LEAVE_OUT";

    public static final Answers NONE = new Answers(Map.of(), Map.of());

    public Answers {
        byFinding = Map.copyOf(byFinding);
        byKind = Map.copyOf(byKind);
    }

    public Optional<String> to(Finding finding) {
        if (byFinding.isEmpty() && byKind.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(byFinding.get(finding.id()))
                .or(() -> Optional.ofNullable(byKind.get(kind(finding))));
    }

    /** Findings of one kind get one question: the same code, for the same heading of the same sheet where they are about cells. */
    public static String kind(Finding finding) {
        String sheet = finding.place() instanceof Place.Cell cell
                ? cell.sheet()
                : finding.place() instanceof Place.Sheet whole ? whole.sheet() : "";
        return finding.code() + "|" + sheet + "|" + finding.arguments().getOrDefault("field", "");
    }
}
