package io.wanping.survey.understanding;

import io.wanping.survey.reading.CellAddress;
import io.wanping.survey.reading.RawCell;
import io.wanping.survey.values.DateReading;
import io.wanping.survey.values.Dimension;
import io.wanping.survey.values.SurveyDate;
import io.wanping.survey.values.Unit;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the rows above a table say: who reports, for which date, in which unit.
 *
 * @param reportingDate null when none is written or it cannot be read
 * @param dateText the reporting date as written; null when none is
 * @param dateCell its Excel address
 * @param areaUnit unit of areas whose column names none
 */
record Preamble(
        @Nullable String reportingUnit,
        @Nullable SurveyDate reportingDate,
        @Nullable String dateText,
        @Nullable String dateCell,
        @Nullable Unit areaUnit) {

    private static final Pattern UNIT_NAME = Pattern.compile(
            "(?:填报|申报|编制|报送|制表)(?:单位|部门)[:]\\s*(.+?)(?=\\s{2,}|[\\s;,](?:报告期|统计期|填报|填表|日期|截止|截至|数据|单位|计量)|$)");
    private static final Pattern DATE = Pattern.compile("(?:报告期|统计期|截止日期|数据截至|数据截止|报表日期|填报日期|填报时间)[:]\\s*([^\\s;,]+)");
    private static final Pattern AREA_UNIT = Pattern.compile("(?<!填报|申报|编制|报送|制表|责任|主管)(?:计量)?单位[:]\\s*([^\\s;,)]+)");

    static Preamble read(SheetGrid grid, int firstRow, int firstHeaderRow) {
        String reportingUnit = null;
        SurveyDate date = null;
        String dateText = null;
        String dateCell = null;
        Unit areaUnit = null;
        for (int row = firstRow; row < firstHeaderRow; row++) {
            for (int column = 0; column < grid.columns(); column++) {
                RawCell cell = grid.cell(row, column);
                if (cell.kind() != RawCell.Kind.TEXT) {
                    continue;
                }
                String text =
                        Normalizer.normalize(cell.text(), Normalizer.Form.NFKC).strip();
                if (reportingUnit == null) {
                    reportingUnit = found(UNIT_NAME, text, grid, row, column, "(填报|申报|编制|报送|制表)(单位|部门)[:]");
                }
                if (dateText == null) {
                    dateText = found(DATE, text, grid, row, column, "(报告期|统计期|截止日期|数据截至|填报日期)[:]");
                    if (dateText != null) {
                        date = DateReading.parse(dateText);
                        dateCell = CellAddress.of(row, column);
                    }
                }
                Matcher unit = AREA_UNIT.matcher(text);
                if (areaUnit == null && unit.find()) {
                    areaUnit = Unit.find(unit.group(1), Dimension.AREA).orElse(null);
                }
            }
        }
        return new Preamble(reportingUnit, date, dateText, dateCell, areaUnit);
    }

    /** What is not said above this table is taken from the one before it on the sheet. */
    Preamble after(@Nullable Preamble before) {
        return before == null
                ? this
                : new Preamble(
                        reportingUnit == null ? before.reportingUnit : reportingUnit,
                        dateText == null ? before.reportingDate : reportingDate,
                        dateText == null ? before.dateText : dateText,
                        dateText == null ? before.dateCell : dateCell,
                        areaUnit == null ? before.areaUnit : areaUnit);
    }

    /** The words after a caption, in the same cell or in the next one that holds something. */
    private static @Nullable String found(
            Pattern pattern, String text, SheetGrid grid, int row, int column, String captionAlone) {
        Matcher matcher = pattern.matcher(text);
        if (matcher.find()) {
            return matcher.group(1).strip();
        }
        if (!text.replaceAll("\\s+", "").matches(captionAlone)) {
            return null;
        }
        for (int next = column + 1; next < grid.columns(); next++) {
            RawCell cell = grid.cell(row, next);
            if (!cell.isEmpty()) {
                return Optional.of(cell.text().strip())
                        .filter(value -> !value.isEmpty())
                        .orElse(null);
            }
        }
        return null;
    }
}
