package io.wanping.geo;

import io.wanping.finding.Finding;
import io.wanping.finding.FindingCode;
import io.wanping.finding.Place;
import java.util.Map;

/**
 * A text or byte string that holds no usable geometry: the one exception that leaves this module's readers. Whoever knows where the
 * geometry came from (cell, request field) turns it into a finding with {@link #at(Place)}.
 */
public final class GeometryProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final GeoFinding code;
    private final transient Map<String, String> arguments;

    /** @param namesAndValues name, value … for the gaps of the texts, e.g. {@code "seen"} */
    public GeometryProblem(GeoFinding code, Object... namesAndValues) {
        super(code.code() + FindingCode.arguments(namesAndValues), null, false, false);
        this.code = code;
        this.arguments = Map.copyOf(FindingCode.arguments(namesAndValues));
    }

    public GeoFinding code() {
        return code;
    }

    public Map<String, String> arguments() {
        return arguments;
    }

    public Finding at(Place place) {
        return new Finding(code.code(), code.severity(), place, arguments);
    }
}
