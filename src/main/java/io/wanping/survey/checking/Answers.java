package io.wanping.survey.checking;

import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * What people answered to questions and warnings: by the id of one finding, or by its kind (the same code under the same heading), which
 * answers all of them at once. The answer to the one finding comes first.
 *
 * @param bySubject subject to answer: {@link #finding}, {@link #kind} or {@link #row}
 */
public record Answers(Map<String, String> bySubject) {

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

    /** A number that is off by a factor, corrected. */
    public static final String SCALED = "SCALED";

    /** A row the machine could not match: a new item, or (after the colon) the code of a known one. */
    public static final String NEW = "NEW";

    public static final String ITEM = "ITEM:";

    /** A row that is left out. */
    public static final String LEAVE_OUT = "LEAVE_OUT";

    public static final Answers NONE = new Answers(Map.of());

    public Answers {
        bySubject = Map.copyOf(bySubject);
    }

    public Optional<String> to(Finding finding) {
        if (bySubject.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(bySubject.get(finding(finding)))
                .or(() -> Optional.ofNullable(bySubject.get(kind(finding))));
    }

    /** Whether a person left the row out. */
    public boolean leavesOut(String sheet, int row) {
        return LEAVE_OUT.equals(bySubject.get(row(sheet, row)));
    }

    public static String finding(Finding finding) {
        return "F" + finding.id();
    }

    public static String row(String sheet, int row) {
        return "R" + hash(sheet + "!" + row);
    }

    /** Subject of all findings of one kind. */
    public static String kind(Finding finding) {
        return "K" + hash(kindWords(finding));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Findings of one kind get one question: the same code, for the same heading of the same sheet where they are about cells. */
    private static String kindWords(Finding finding) {
        String sheet = finding.place() instanceof Place.Cell cell
                ? cell.sheet()
                : finding.place() instanceof Place.Sheet whole ? whole.sheet() : "";
        return finding.code() + "|" + sheet + "|" + finding.arguments().getOrDefault("field", "");
    }
}
