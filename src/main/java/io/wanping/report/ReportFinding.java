package io.wanping.report;

import io.wanping.finding.FindingCode;
import io.wanping.finding.Severity;

/** Why a paper is not made. */
enum ReportFinding implements FindingCode {
    MONTH_UNREADABLE("report.month-unreadable"),
    MONTH_IN_FUTURE("report.month-in-future"),
    FIGURES_UNKNOWN("report.figures-unknown"),
    AUDIENCE_UNKNOWN("report.audience-unknown"),
    LAW_BROKEN("report.law-broken"),
    FIGURES_DISAGREE("report.figures-disagree"),
    TEMPLATE_UNREADABLE("report.template-unreadable"),
    TEMPLATE_PLACE_UNKNOWN("report.template-place-unknown");

    private final String code;

    ReportFinding(String code) {
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
