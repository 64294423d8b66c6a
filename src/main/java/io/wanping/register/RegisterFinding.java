package io.wanping.register;

import io.wanping.finding.FindingCode;
import io.wanping.finding.Severity;

/** What can be wrong with a record. */
public enum RegisterFinding implements FindingCode {
    CODE_MISSING("register.code-missing"),
    CODE_TOO_LONG("register.code-too-long"),
    CODE_TAKEN("register.code-taken"),
    FIELD_NOT_OF_KIND("register.field-not-of-kind"),
    TEXT_TOO_LONG("register.text-too-long"),
    TEXT_NOT_STORABLE("register.text-not-storable"),
    NEGATIVE_NUMBER("register.negative-number"),
    NUMBER_TOO_LARGE("register.number-too-large"),
    CHOICE_UNKNOWN("register.choice-unknown"),
    DATE_IMPLAUSIBLE("register.date-implausible"),
    VALUE_TYPE("register.value-type"),
    FIELD_UNKNOWN("register.field-unknown"),
    SITE_UNKNOWN("register.site-unknown"),
    SITE_IS_A_BUILDING("register.site-is-a-building"),
    SCOPE_UNKNOWN("register.scope-unknown"),
    OUTSIDE_DISTRICT("register.outside-district"),
    NOT_YOUR_ZONE("register.not-your-zone"),
    NOT_YOUR_STREET("register.not-your-street"),
    SITE_HAS_BUILDINGS("register.site-has-buildings"),
    ASSIGNMENT_REASON_MISSING("register.assignment-reason-missing"),
    ZONE_UNKNOWN("register.zone-unknown"),
    NOT_ON_THE_MAP("register.not-on-the-map"),
    BULK_WITHOUT_FIELDS("register.bulk-without-fields"),
    BULK_WITHOUT_ITEMS("register.bulk-without-items"),
    BULK_TOO_MANY("register.bulk-too-many"),
    BULK_REASON_MISSING("register.bulk-reason-missing"),
    BULK_CHANGED_SINCE("register.bulk-changed-since"),
    SPLIT_LINE_MISSES("register.split-line-misses"),
    PARTS_DIFFER("register.parts-differ"),
    MERGE_TOO_FEW("register.merge-too-few"),
    MERGE_OF_KINDS("register.merge-of-kinds"),
    MERGE_APART("register.merge-apart");

    private final String code;

    RegisterFinding(String code) {
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
