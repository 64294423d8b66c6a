package io.wanping.survey.reading;

import io.wanping.finding.Finding;
import io.wanping.finding.FindingCode;
import io.wanping.finding.Place;
import java.util.Map;

/** A file that cannot be taken, and why. The only exception that leaves the reader. */
public final class UnreadableWorkbook extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient FindingCode code;
    private final transient Map<String, String> arguments;
    private final transient @org.jspecify.annotations.Nullable Place place;

    UnreadableWorkbook(FindingCode code, Object... namesAndValues) {
        this(null, code, namesAndValues);
    }

    UnreadableWorkbook(@org.jspecify.annotations.Nullable Place place, FindingCode code, Object... namesAndValues) {
        super(code.code() + FindingCode.arguments(namesAndValues), null, false, false);
        this.code = code;
        this.place = place;
        this.arguments = Map.copyOf(FindingCode.arguments(namesAndValues));
    }

    public FindingCode code() {
        return code;
    }

    /** As a finding about the file, or about the sheet where one is to blame. */
    public Finding finding(String fileName) {
        return new Finding(
                code.code(), code.severity(), place == null ? new Place.Workbook(fileName) : place, arguments);
    }
}
