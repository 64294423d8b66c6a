package io.wanping.survey.values;

import io.wanping.survey.findings.SurveyFinding;
import io.wanping.survey.reading.RawCell;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Words, and numbers that are names. */
public final class TextReading {

    private static final Pattern EXPONENT = Pattern.compile("\\d(\\.\\d+)?[Ee]\\+?\\d{1,3}");
    private static final BigDecimal DIGITS_EXCEL_KEEPS = new BigDecimal("1000000000000000");

    private TextReading() {}

    /** Text as it stands; a number or date as the cell shows it. A formula's error is no text. */
    public static Parsed<String> read(RawCell cell) {
        Optional<Parsed<String>> early = Parsed.unlessReadable(cell);
        return early.orElseGet(() -> Parsed.of(cell.text().strip()));
    }

    /**
     * A code or number that identifies: 16-digit numbers Excel has rounded are refused, a code Excel has taken for a date (22-02) is
     * rebuilt with a remark.
     */
    public static Parsed<String> readCode(RawCell cell) {
        Optional<Parsed<String>> early = Parsed.unlessReadable(cell);
        if (early.isPresent()) {
            return early.get();
        }
        if (cell.kind() == RawCell.Kind.DATE && cell.date() != null) {
            String rebuilt = rebuilt(cell, cell.date());
            return new Parsed<>(
                    rebuilt, List.of(Remark.of(SurveyFinding.CODE_BECAME_DATE, "seen", cell.text(), "taken", rebuilt)));
        }
        String code = Normalizer.normalize(cell.text(), Normalizer.Form.NFKC).strip();
        boolean rounded = cell.kind() == RawCell.Kind.NUMBER
                && cell.number() != null
                && cell.number().abs().compareTo(DIGITS_EXCEL_KEEPS) >= 0;
        if (rounded || EXPONENT.matcher(code).matches()) {
            return Parsed.refused(SurveyFinding.DIGITS_LOST, cell);
        }
        return Parsed.of(code);
    }

    /** A parcel number has sixteen digits; fifteen in a number cell are those of one whose first digit was 0. */
    public static Parsed<String> readParcelNumber(RawCell cell) {
        Parsed<String> code = readCode(cell);
        boolean lost = cell.kind() == RawCell.Kind.NUMBER
                && code.value() != null
                && code.value().matches("\\d{15}");
        if (!lost) {
            return code;
        }
        String restored = "0" + code.value();
        return Parsed.of(
                restored, Remark.of(SurveyFinding.LEADING_ZERO_RESTORED, "seen", Parsed.seen(cell), "taken", restored));
    }

    private static String rebuilt(RawCell cell, LocalDate date) {
        if (cell.dateForm() == RawCell.DateForm.YEAR_MONTH) {
            return String.format(java.util.Locale.ROOT, "%02d-%02d", date.getYear() % 100, date.getMonthValue());
        }
        if (cell.dateForm() == RawCell.DateForm.MONTH_DAY) {
            return date.getMonthValue() + "-" + date.getDayOfMonth();
        }
        return date.getYear() + "-" + date.getMonthValue() + "-" + date.getDayOfMonth();
    }
}
