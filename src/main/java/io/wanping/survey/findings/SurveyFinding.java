package io.wanping.survey.findings;

import io.wanping.finding.FindingCode;
import io.wanping.finding.Severity;

/**
 * What can be wrong with a survey workbook, from the file down to one cell. Texts in {@code messages/survey*.properties}. Findings of
 * the registers, the journal and geometry are shown under their own codes at the cell that caused them.
 */
public enum SurveyFinding implements FindingCode {
    // the file
    FILE_EMPTY("survey.file-empty", Severity.ERROR),
    FILE_TOO_LARGE("survey.file-too-large", Severity.ERROR),
    NOT_A_WORKBOOK("survey.not-a-workbook", Severity.ERROR),
    OLD_WORKBOOK("survey.old-workbook", Severity.ERROR),
    BINARY_WORKBOOK("survey.binary-workbook", Severity.ERROR),
    STRICT_WORKBOOK("survey.strict-workbook", Severity.ERROR),
    MACRO_WORKBOOK("survey.macro-workbook", Severity.INFO),
    TEXT_FILE_READ("survey.text-file-read", Severity.INFO),
    ENCRYPTED("survey.encrypted", Severity.ERROR),
    DAMAGED("survey.damaged", Severity.ERROR),
    TOO_MANY_PARTS("survey.too-many-parts", Severity.ERROR),
    INFLATES_TOO_FAR("survey.inflates-too-far", Severity.ERROR),
    DOCTYPE("survey.doctype", Severity.ERROR),
    TOO_MANY_ROWS("survey.too-many-rows", Severity.ERROR),
    TOO_MANY_COLUMNS("survey.too-many-columns", Severity.ERROR),
    WORKBOOK_EMPTY("survey.workbook-empty", Severity.ERROR),
    NOTHING_UNDERSTOOD("survey.nothing-understood", Severity.ERROR),

    // a sheet
    SHEET_HIDDEN("survey.sheet-hidden", Severity.WARNING),
    ROWS_HIDDEN("survey.rows-hidden", Severity.WARNING),
    COLUMNS_HIDDEN("survey.columns-hidden", Severity.WARNING),
    HEADER_NOT_FOUND("survey.header-not-found", Severity.WARNING),
    COLUMN_MISSING("survey.column-missing", Severity.ERROR),
    COLUMN_KEPT_ASIDE("survey.column-kept-aside", Severity.INFO),
    UNIT_UNKNOWN("survey.unit-unknown", Severity.WARNING),
    UNIT_ASSUMED("survey.unit-assumed", Severity.INFO),
    SUM_DIFFERS("survey.sum-differs", Severity.WARNING),
    REPORTING_DATE_MISSING("survey.reporting-date-missing", Severity.INFO),
    REPORTING_DATE_UNREADABLE("survey.reporting-date-unreadable", Severity.WARNING),
    REPORTING_DATE_IN_FUTURE("survey.reporting-date-in-future", Severity.WARNING),
    HISTORY_IGNORED("survey.history-ignored", Severity.INFO),

    // a cell
    NOT_A_NUMBER("survey.not-a-number", Severity.ERROR),
    NOT_A_WHOLE_NUMBER("survey.not-a-whole-number", Severity.ERROR),
    NUMBER_APPROXIMATE("survey.number-approximate", Severity.WARNING),
    NUMBER_RANGE("survey.number-range", Severity.WARNING),
    NUMBER_UNBOUNDED("survey.number-unbounded", Severity.WARNING),
    UNIT_IN_CELL_UNKNOWN("survey.unit-in-cell-unknown", Severity.ERROR),
    NOT_A_DATE("survey.not-a-date", Severity.ERROR),
    DATE_AMBIGUOUS("survey.date-ambiguous", Severity.WARNING),
    DATE_IMPRECISE("survey.date-imprecise", Severity.WARNING),
    NOT_YES_OR_NO("survey.not-yes-or-no", Severity.ERROR),
    NOT_A_CHOICE("survey.not-a-choice", Severity.ERROR),
    FORMULA_ERROR("survey.formula-error", Severity.ERROR),
    FORMULA_WITHOUT_VALUE("survey.formula-without-value", Severity.QUESTION),
    CODE_BECAME_DATE("survey.code-became-date", Severity.WARNING),
    DIGITS_LOST("survey.digits-lost", Severity.ERROR),
    LEADING_ZERO_RESTORED("survey.leading-zero-restored", Severity.WARNING),
    SCALE_SUSPECT("survey.scale-suspect", Severity.WARNING),
    PARTS_DISAGREE("survey.parts-disagree", Severity.WARNING),
    MORE_THAN_WHOLE("survey.more-than-whole", Severity.WARNING),
    RATIO_ODD("survey.ratio-odd", Severity.WARNING),
    OUT_OF_USUAL("survey.out-of-usual", Severity.WARNING),
    VALUE_MISSING("survey.value-missing", Severity.ERROR),
    COORDINATE_INCOMPLETE("survey.coordinate-incomplete", Severity.ERROR),
    COORDINATES_SWAPPED("survey.coordinates-swapped", Severity.WARNING),
    COORDINATES_READ("survey.coordinates-read", Severity.INFO),
    COORDINATE_SOURCE_UNSTATED("survey.coordinate-source-unstated", Severity.WARNING),
    COORDINATE_SYSTEM_DOUBTFUL("survey.coordinate-system-doubtful", Severity.WARNING),
    NOT_A_COORDINATE("survey.not-a-coordinate", Severity.ERROR),
    POINTS_MAKE_NO_OUTLINE("survey.points-make-no-outline", Severity.ERROR),
    POINT_IS_NO_OUTLINE("survey.point-is-no-outline", Severity.INFO),
    ZONE_UNKNOWN("survey.zone-unknown", Severity.WARNING),
    ZONE_DISAGREES("survey.zone-disagrees", Severity.WARNING),
    STREET_UNKNOWN("survey.street-unknown", Severity.WARNING),
    AREA_DISAGREES("survey.area-disagrees", Severity.WARNING),

    // a row
    CODE_TWICE("survey.code-twice", Severity.ERROR),
    CODE_OF_OTHER_KIND("survey.code-of-other-kind", Severity.ERROR),
    MATCH_AMBIGUOUS("survey.match-ambiguous", Severity.QUESTION),
    PARCEL_UNDER_OTHER_CODE("survey.parcel-under-other-code", Severity.QUESTION),
    SAME_PLACE("survey.same-place", Severity.QUESTION),
    SPLIT_SUSPECTED("survey.split-suspected", Severity.QUESTION),
    OVERLAPS_LEDGER("survey.overlaps-ledger", Severity.WARNING),
    MOVED("survey.moved", Severity.WARNING),
    CONFLICT("survey.conflict", Severity.QUESTION),
    LEFT_OUT("survey.left-out", Severity.QUESTION),
    CANCELLED("survey.cancelled", Severity.INFO),
    POSTING_TWICE("survey.posting-twice", Severity.QUESTION),
    ITEM_UNKNOWN("survey.item-unknown", Severity.ERROR),
    ITEM_NOT_TAKEN("survey.item-not-taken", Severity.ERROR),

    // a batch
    /** Something of ours failed; the log says what. */
    FAULT("survey.fault", Severity.ERROR),
    LEDGER_MOVED("survey.ledger-moved", Severity.ERROR),
    CHANGED_SINCE("survey.changed-since", Severity.ERROR),
    CONFIRMED_SINCE("survey.confirmed-since", Severity.ERROR),
    BUILT_UPON_SINCE("survey.built-upon-since", Severity.ERROR);

    private final String code;
    private final Severity severity;

    SurveyFinding(String code, Severity severity) {
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
