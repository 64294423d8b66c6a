package io.wanping.journal;

import io.wanping.finding.FindingCode;
import io.wanping.finding.Severity;

/** Why a posting, or a decision about one, is refused. */
public enum JournalFinding implements FindingCode {
    AREA_NOT_POSITIVE("journal.area-not-positive"),
    AREA_TOO_PRECISE("journal.area-too-precise"),
    AREA_TOO_LARGE("journal.area-too-large"),
    SAME_ACCOUNT("journal.same-account"),
    ACCOUNT_NOT_HOLDING("journal.account-not-holding"),
    TOO_LITTLE_AREA("journal.too-little-area"),
    FUTURE_DATE("journal.future-date"),
    DATE_TOO_EARLY("journal.date-too-early"),
    BASIS_NOT_COUNTED("journal.basis-not-counted"),
    DECIDED_BEFORE_MADE("journal.decided-before-made"),
    REVERSAL_TOO_EARLY("journal.reversal-too-early"),
    REASON_MISSING("journal.reason-missing"),
    TEXT_TOO_LONG("journal.text-too-long"),
    TEXT_NOT_STORABLE("journal.text-not-storable"),
    KEY_MISSING("journal.key-missing"),
    KEY_USED_OTHERWISE("journal.key-used-otherwise"),
    NOT_YOUR_ZONE("journal.not-your-zone"),
    NOT_YOUR_STREET("journal.not-your-street"),
    HISTORY_NOT_ALLOWED("journal.history-not-allowed"),
    ALREADY_DECIDED("journal.already-decided"),
    OWN_POSTING("journal.own-posting"),
    NOT_YOUR_POSTING("journal.not-your-posting"),
    EVIDENCE_MISSING("journal.evidence-missing"),
    EVIDENCE_FILE_MISSING("journal.evidence-file-missing"),
    EVIDENCE_EMPTY("journal.evidence-empty"),
    EVIDENCE_TOO_LARGE("journal.evidence-too-large"),
    EVIDENCE_TOO_MANY("journal.evidence-too-many"),
    EVIDENCE_TYPE_UNKNOWN("journal.evidence-type-unknown"),
    EVIDENCE_NAME_MISLEADS("journal.evidence-name-misleads"),
    EVIDENCE_NAME_UNUSABLE("journal.evidence-name-unusable"),
    COUNTED_TWICE("journal.counted-twice"),
    COUNTED_ELSEWHERE("journal.counted-elsewhere"),
    NO_SHARED_GROUND("journal.no-shared-ground"),
    SHARES_NOT_WHOLE("journal.shares-not-whole"),
    CAPACITY_FOLLOWS_REGISTER("journal.capacity-follows-register"),
    NOT_CONFIRMED("journal.not-confirmed"),
    ALREADY_CORRECTED("journal.already-corrected"),
    HISTORY_OF_CLOSED_MONTH("journal.history-of-closed-month"),
    MONTH_CLOSED("journal.month-closed"),
    MONTH_NOT_CLOSED("journal.month-not-closed"),
    MONTH_NOT_OVER("journal.month-not-over"),
    MONTH_SKIPPED("journal.month-skipped"),
    MONTH_NOT_LAST("journal.month-not-last"),
    LEDGER_UNBALANCED("journal.ledger-unbalanced");

    private final String code;

    JournalFinding(String code) {
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
