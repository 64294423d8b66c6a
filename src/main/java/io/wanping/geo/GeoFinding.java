package io.wanping.geo;

import io.wanping.finding.FindingCode;
import io.wanping.finding.Severity;

/**
 * What can be wrong with a geometry. Texts in {@code messages/geo*.properties}. Shape findings come as {@link GeometryRemark} of
 * {@link GeometryChecks}; those of unreadable input as {@link GeometryProblem}.
 */
public enum GeoFinding implements FindingCode {
    /** The outline crosses or touches itself; {@code change} is the area difference of the repair in ㎡. */
    SELF_CROSSING("geo.self-crossing", Severity.WARNING),
    RING_NOT_CLOSED("geo.ring-not-closed", Severity.WARNING),
    DUPLICATE_POINT("geo.duplicate-point", Severity.INFO),
    /** The outline runs out and back on itself, narrower than a millimetre. */
    SPIKE("geo.spike", Severity.WARNING),
    /** Outer rings run anticlockwise and holes clockwise (RFC 7946 §3.1.6). */
    WRONG_ORIENTATION("geo.wrong-orientation", Severity.INFO),
    /** A hole lies outside its outer ring, or rings of one shape lie on or in one another. */
    RINGS_MISPLACED("geo.rings-misplaced", Severity.WARNING),
    /** Parts of one shape overlap: the shared ground counts once. */
    PARTS_OVERLAP("geo.parts-overlap", Severity.WARNING),
    EMPTY("geo.empty", Severity.ERROR),
    /** A point, which is left out, or a line, which is taken as an outline. */
    NOT_A_POLYGON("geo.not-a-polygon", Severity.WARNING),
    /** A part of no countable area (below 0.01 ㎡ or fewer than three different points). */
    TOO_SMALL("geo.too-small", Severity.WARNING),
    /** Not a position on Earth in this system. */
    OUT_OF_RANGE("geo.out-of-range", Severity.ERROR),
    /** A position that is only possible with latitude and longitude exchanged. */
    AXES_SWAPPED("geo.axes-swapped", Severity.ERROR),
    NOT_REPAIRABLE("geo.not-repairable", Severity.ERROR),
    UNREADABLE("geo.unreadable", Severity.ERROR),
    TYPE_UNSUPPORTED("geo.type-unsupported", Severity.ERROR),
    CRS_UNSUPPORTED("geo.crs-unsupported", Severity.ERROR),
    TOO_MANY_POINTS("geo.too-many-points", Severity.ERROR),
    OVERLAP("geo.overlap", Severity.ERROR);

    private final String code;
    private final Severity severity;

    GeoFinding(String code, Severity severity) {
        this.code = code;
        this.severity = severity;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Severity severity() {
        return severity;
    }
}
