package io.wanping.register.consistency;

import io.wanping.finding.FindingCode;
import io.wanping.finding.Severity;

/** The questions asked of every item; in the order they are listed in. */
public enum ConsistencyCheck implements FindingCode {
    /** 未落图: a record without a shape. */
    SHAPE_MISSING("shape-missing", Severity.WARNING),
    /** 未归区: on the map, outside every zone. */
    ZONE_MISSING("zone-missing", Severity.WARNING),
    /** A shape without a record behind it: neither name nor number nor any area. */
    RECORD_MISSING("record-missing", Severity.WARNING),
    /** A record with a name and no area that could be counted. */
    AREA_MISSING("area-missing", Severity.WARNING),
    /** Declared and measured ground apart by more than the tolerance. */
    AREA_DIFFERS("area-differs", Severity.WARNING),
    /** Two items of one kind claim the same ground. */
    OVERLAP("overlap", Severity.WARNING),
    /** As little shared ground as drawing accuracy explains. */
    SLIVER("sliver", Severity.INFO),
    /** A building that stands beside its site, in part or wholly. */
    OUTSIDE_SITE("outside-site", Severity.WARNING),
    /** 总 ≠ 地上 + 地下. */
    GROSS_NOT_SUM("gross-not-sum", Severity.WARNING),
    /** More 空置 than 可租, so that no 已租 fits. */
    VACANT_EXCEEDS_RENTABLE("vacant-exceeds-rentable", Severity.WARNING),
    /** More 可租 than 总. */
    RENTABLE_EXCEEDS_GROSS("rentable-exceeds-gross", Severity.WARNING),
    /** A site's 总 is not what its buildings have together. */
    SITE_NOT_SUM("site-not-sum", Severity.WARNING),
    /** The land-use code means something else than the word beside it. */
    LAND_USE_DIFFERS("land-use-differs", Severity.WARNING),
    /** The zone in words is another one than the shape lies in. */
    ZONE_DIFFERS("zone-differs", Severity.WARNING),
    /** The street in words is another one than the shape lies in. */
    STREET_DIFFERS("street-differs", Severity.WARNING),
    /** The zone in the record is not what the boundaries say now, and nobody decided so. */
    PLACEMENT_STALE("placement-stale", Severity.WARNING);

    private final String code;
    private final Severity severity;

    ConsistencyCheck(String name, Severity severity) {
        this.code = "register.consistency." + name;
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
