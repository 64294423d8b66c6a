package io.wanping.survey.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/**
 * One library cell as a raw cell. Numbers are told from dates by their format: the standard date formats, the Chinese ones (27–36 and
 * 50–58, ECMA-376 §18.8.30), and custom formats that name a year, month or day. One instance reads one sheet, so that repeated texts
 * are held once.
 */
final class CellReading {

    private static final BigDecimal LAST_EXCEL_DAY = new BigDecimal("2958465");
    private static final int DAYS_1904 = 1462;
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final int SERIAL_OF_FALSE_LEAP_DAY = 60;

    private final boolean from1904;
    private final Map<String, String> texts = new HashMap<>();

    CellReading(boolean from1904) {
        this.from1904 = from1904;
    }

    RawCell read(Cell cell) {
        Object value = cell.getValue();
        boolean formula = cell.getFormula() != null;
        if (cell.getType() == CellType.ERROR || isErrorText(cell, value)) {
            return new RawCell(RawCell.Kind.ERROR, text(cell.getRawValue()), null, null, null, formula);
        }
        if (value == null) {
            return formula
                    ? new RawCell(RawCell.Kind.UNCALCULATED, "=" + shortened(cell.getFormula()), null, null, null, true)
                    : RawCell.EMPTY;
        }
        if (value instanceof BigDecimal number) {
            return number(cell, number, formula);
        }
        if (value instanceof Boolean truth) {
            return new RawCell(RawCell.Kind.BOOLEAN, truth ? "TRUE" : "FALSE", null, null, null, formula);
        }
        String text = value.toString();
        return text.isBlank()
                ? RawCell.EMPTY
                : new RawCell(RawCell.Kind.TEXT, texts.computeIfAbsent(text, same -> same), null, null, null, formula);
    }

    private RawCell number(Cell cell, BigDecimal number, boolean formula) {
        BigDecimal shown = asShown(number);
        RawCell.DateForm form = dateForm(cell);
        boolean day = form != null && number.signum() > 0 && number.compareTo(LAST_EXCEL_DAY) <= 0;
        if (day) {
            LocalDate date = date(number.intValue());
            return new RawCell(RawCell.Kind.DATE, date.toString(), shown, date, form, formula);
        }
        return new RawCell(RawCell.Kind.NUMBER, shown.toPlainString(), shown, null, null, formula);
    }

    /** Excel calculates with 15 digits; what stands behind them (0.30000000000000004) is noise of the binary number. */
    private static BigDecimal asShown(BigDecimal number) {
        BigDecimal rounded = number.precision() > 15 ? number.round(new java.math.MathContext(15)) : number;
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
    private static RawCell.@Nullable DateForm dateForm(Cell cell) {
        Integer id = cell.getDataFormatId();
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
        String format = cell.getDataFormatString();
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

    private static boolean isErrorText(Cell cell, @Nullable Object value) {
        // A formula's error value arrives as text.
        return cell.getType() == CellType.FORMULA
                && value instanceof String text
                && text.matches("#(REF!|N/A|NAME\\?|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)");
    }

    private static String text(@Nullable String raw) {
        return raw == null ? "" : raw;
    }

    private static String shortened(String formula) {
        return formula.length() <= 60 ? formula : formula.substring(0, 60) + "…";
    }
}
