package io.wanping.zoning;

import io.wanping.finding.FindingCode;
import io.wanping.finding.Severity;

/** What can be wrong with zones and targets. */
public enum ZoningFinding implements FindingCode {
    OUTLINE_BROKEN("zoning.outline-broken"),
    ZONES_OVERLAP("zoning.zones-overlap"),
    GAP_BETWEEN_ZONES("zoning.gap-between-zones"),
    ZONE_LEAVES_DISTRICT("zoning.zone-leaves-district"),
    PERIOD_BACKWARDS("zoning.period-backwards"),
    TARGET_NOT_POSITIVE("zoning.target-not-positive"),
    LAMPS_CROSSED("zoning.lamps-crossed"),
    SUB_TARGETS_EXCEED("zoning.sub-targets-exceed"),
    ZONE_UNKNOWN("zoning.zone-unknown"),
    REASON_MISSING("zoning.reason-missing"),
    BOUNDARY_UNREADABLE("zoning.boundary-unreadable"),
    BOUNDARY_ZONE_TWICE("zoning.boundary-zone-twice"),
    BOUNDARY_SAME("zoning.boundary-same"),
    BOUNDARY_DAY("zoning.boundary-day"),
    BOUNDARY_REASON_MISSING("zoning.boundary-reason-missing");

    private final String code;

    ZoningFinding(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }
}
