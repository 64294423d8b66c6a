package io.wanping.survey.reading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Raw cells from what a file says, whatever its format. Numbers are told from dates by their format: the standard date formats, the
 * Chinese ones (27–36 and 50–58, ECMA-376 §18.8.30), and custom formats that name a year, month or day. One instance reads one sheet, so
 * that repeated texts are held once.
 */
final class CellValues {

    private static final BigDecimal LAST_EXCEL_DAY = new BigDecimal("2958465");
    private static final int DAYS_1904 = 1462;
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final int SERIAL_OF_FALSE_LEAP_DAY = 60;

    private final boolean from1904;
    private final Map<String, String> texts = new HashMap<>();

    CellValues(boolean from1904) {
        this.from1904 = from1904;
    }

    RawCell text(String text, boolean formula) {
        return text.isBlank()
                ? RawCell.EMPTY
                : new RawCell(RawCell.Kind.TEXT, texts.computeIfAbsent(text, same -> same), null, null, null, formula);
    }

    RawCell truth(boolean truth, boolean formula) {
        return new RawCell(RawCell.Kind.BOOLEAN, truth ? "TRUE" : "FALSE", null, null, null, formula);
    }

    RawCell error(String text, boolean formula) {
        return new RawCell(RawCell.Kind.ERROR, text, null, null, null, formula);
    }

    /** @param form how a date is shown; null where the format shows a plain number */
    RawCell number(BigDecimal number, RawCell.@Nullable DateForm form, boolean formula) {
        BigDecimal shown = asShown(number);
        boolean day = form != null && number.signum() >= 0 && number.compareTo(LAST_EXCEL_DAY) <= 0;
        if (day && (number.signum() > 0 || from1904)) {
            LocalDate date = date(number.intValue());
            return new RawCell(RawCell.Kind.DATE, date.toString(), shown, date, form, formula);
        }
        return new RawCell(RawCell.Kind.NUMBER, shown.toPlainString(), shown, null, null, formula);
    }

    /** Excel calculates with 15 digits; what stands behind them (0.30000000000000004) is noise of the binary number. */
    private static BigDecimal asShown(BigDecimal number) {
        BigDecimal rounded = number.precision() > 15 ? number.round(new MathContext(15)) : number;
        BigDecimal plain = rounded.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    private LocalDate date(int serial) {
        if (from1904) {
            return DAY_ZERO.plusDays((long) serial + DAYS_1904);
        }
        return DAY_ZERO.plusDays(serial < SERIAL_OF_FALSE_LEAP_DAY ? serial + 1 : serial);
    }

    /** Null when the format shows a plain number. */
    static RawCell.@Nullable DateForm dateForm(@Nullable Integer id, @Nullable String format) {
        if (id == null) {
            return null;
        }
        if (id == 17 || id == 27 || id == 36 || id == 50 || id == 57) {
            return RawCell.DateForm.YEAR_MONTH;
        }
        if (id == 16 || id == 28 || id == 29 || id == 30 || id == 51 || id == 54 || id == 58) {
            return id == 30 ? RawCell.DateForm.FULL : RawCell.DateForm.MONTH_DAY;
        }
        if (id == 14 || id == 15 || id == 22 || id == 31 || id == 52 || id == 53 || id == 55 || id == 56) {
            return RawCell.DateForm.FULL;
        }
        return id < 50 || format == null ? null : dateForm(format);
    }

    static RawCell.@Nullable DateForm dateForm(String format) {
        String bare = format.toLowerCase(Locale.ROOT)
                .replaceAll("\\[[^\\]]*\\]", "")
                .replaceAll("\"[^\"]*\"", "")
                .replaceAll("[\\\\_*].", "");
        if (bare.contains("0") || bare.contains("#") || bare.contains("general")) {
            return null;
        }
        boolean year = bare.contains("y");
        boolean day = bare.contains("d");
        boolean month = bare.contains("m") && (year || day);
        if (year && day) {
            return RawCell.DateForm.FULL;
        }
        if (year) {
            return RawCell.DateForm.YEAR_MONTH;
        }
        return month ? RawCell.DateForm.MONTH_DAY : null;
    }
}
