package io.wanping.survey.values;

import io.wanping.survey.findings.SurveyFinding;
import io.wanping.survey.reading.RawCell;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as sheets hold them: {@code 2024-05-01}, {@code 2024年5月}, {@code 2024.5}, {@code 24/5/1}, {@code 202405}, {@code 20240501},
 * {@code 2024年底}, {@code 2024年三季度}, serial 45413, and cells formatted as dates.
 *
 * <p>A number 2024.1 may be January or an October that lost its zero: it is left empty with a remark. A month, quarter or year stands
 * for its last day, with a remark. Order is year, month, day; two-digit years are 1950–2049.
 */
public final class DateReading {

    private static final String SEPARATOR = "[-/.年]";
    private static final Pattern DAY =
            Pattern.compile("(\\d{4}|\\d{2})" + SEPARATOR + "(\\d{1,2})[-/.月](\\d{1,2})[日号]?(?:[ T]?[\\d:.]{4,12})?");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})" + SEPARATOR + "(\\d{1,2})月?(份|初|上旬|中旬|中|下旬|底|末)?");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})?");
    private static final Pattern YEAR = Pattern.compile("(\\d{4})年?(度|初|中|上半年|下半年|底|末|年底|年末|年初|年中)?");
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})年?(?:第?([一二三四1-4])季度?末?|[-]?[qQ]([1-4]))");
    private static final Map<String, Integer> QUARTERS =
            Map.of("一", 1, "二", 2, "三", 3, "四", 4, "1", 1, "2", 2, "3", 3, "4", 4);
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;

    private DateReading() {}

    public static Parsed<SurveyDate> read(RawCell cell) {
        Optional<Parsed<SurveyDate>> early = Parsed.unlessReadable(cell);
        if (early.isPresent()) {
            return early.get();
        }
        if (cell.kind() == RawCell.Kind.DATE && cell.date() != null) {
            return cell.dateForm() == RawCell.DateForm.YEAR_MONTH
                    ? imprecise(cell, month(YearMonth.from(cell.date())))
                    : Parsed.of(new SurveyDate(cell.date(), SurveyDate.Precision.DAY));
        }
        if (cell.kind() == RawCell.Kind.NUMBER && cell.number() != null) {
            return readNumber(cell, cell.number());
        }
        SurveyDate date = cell.kind() == RawCell.Kind.TEXT ? parse(cell.text()) : null;
        return date == null ? Parsed.refused(SurveyFinding.NOT_A_DATE, cell) : imprecise(cell, date);
    }

    /** The year of whatever date a cell holds, or of a plain year. */
    public static Parsed<Integer> readYear(RawCell cell) {
        Parsed<SurveyDate> date = read(cell);
        if (date.value() == null) {
            boolean ambiguousMonth =
                    date.remarks().stream().anyMatch(remark -> remark.code() == SurveyFinding.DATE_AMBIGUOUS);
            return ambiguousMonth && cell.number() != null
                    ? Parsed.of(cell.number().intValue())
                    : new Parsed<>(null, date.remarks());
        }
        return Parsed.of(date.value().day().getYear());
    }

    /** A date in running text, such as the reporting date above a table; null when it is none. */
    public static @Nullable SurveyDate parse(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .strip()
                .replaceAll("(?<=\\D)\\s+|\\s+(?=\\D)", "")
                .toUpperCase(Locale.ROOT);
        try {
            return parsePlain(plain);
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static @Nullable SurveyDate parsePlain(String plain) {
        Matcher day = DAY.matcher(plain);
        if (day.matches()) {
            return day(LocalDate.of(fullYear(day.group(1)), number(day.group(2)), number(day.group(3))));
        }
        Matcher quarter = QUARTER.matcher(plain);
        if (quarter.matches()) {
            String written = quarter.group(2) == null ? quarter.group(3) : quarter.group(2);
            int last = QUARTERS.getOrDefault(written, 4) * 3;
            return plausible(new SurveyDate(
                    YearMonth.of(number(quarter.group(1)), last).atEndOfMonth(), SurveyDate.Precision.QUARTER));
        }
        Matcher month = MONTH.matcher(plain);
        if (month.matches()) {
            return monthPart(YearMonth.of(number(month.group(1)), number(month.group(2))), month.group(3));
        }
        Matcher compact = COMPACT.matcher(plain);
        if (compact.matches()) {
            return compact(compact);
        }
        Matcher year = YEAR.matcher(plain);
        return year.matches() ? yearPart(number(year.group(1)), year.group(2)) : null;
    }

    private static Parsed<SurveyDate> readNumber(RawCell cell, BigDecimal number) {
        int whole = number.intValue();
        boolean year = whole >= FIRST_YEAR && whole <= LAST_YEAR;
        String digits = number.toPlainString();
        if (year && number.scale() == 1 && digits.endsWith(".1")) {
            Parsed<SurveyDate> refused =
                    Parsed.refused(SurveyFinding.DATE_AMBIGUOUS, cell, "first", whole + "-01", "second", whole + "-10");
            return new Parsed<>(
                    null, refused.remarks(), List.of(month(YearMonth.of(whole, 1)), month(YearMonth.of(whole, 10))));
        }
        if (number.scale() <= 0 && whole >= 20_000 && whole <= 80_000) {
            return Parsed.of(day(DAY_ZERO.plusDays(whole)));
        }
        SurveyDate date = year || number.scale() <= 0 ? parse(digits) : null;
        return date == null ? Parsed.refused(SurveyFinding.NOT_A_DATE, cell) : imprecise(cell, date);
    }

    private static @Nullable SurveyDate compact(Matcher compact) {
        YearMonth month = YearMonth.of(number(compact.group(1)), number(compact.group(2)));
        SurveyDate date = compact.group(3) == null ? month(month) : day(month.atDay(number(compact.group(3))));
        return plausible(date);
    }

    private static @Nullable SurveyDate monthPart(YearMonth month, @Nullable String part) {
        SurveyDate whole = plausible(month(month));
        if (whole == null || part == null) {
            return whole;
        }
        return switch (part) {
            case "初", "上旬" -> new SurveyDate(month.atDay(10), SurveyDate.Precision.MONTH);
            case "中", "中旬" -> new SurveyDate(month.atDay(20), SurveyDate.Precision.MONTH);
            default -> whole;
        };
    }

    private static @Nullable SurveyDate yearPart(int year, @Nullable String part) {
        int lastMonth = part == null
                ? 12
                : switch (part) {
                    case "初", "年初" -> 3;
                    case "中", "年中", "上半年" -> 6;
                    default -> 12;
                };
        return plausible(new SurveyDate(YearMonth.of(year, lastMonth).atEndOfMonth(), SurveyDate.Precision.YEAR));
    }

    private static @Nullable SurveyDate plausible(SurveyDate date) {
        int year = date.day().getYear();
        return year >= FIRST_YEAR && year <= LAST_YEAR ? date : null;
    }

    private static Parsed<SurveyDate> imprecise(RawCell cell, SurveyDate date) {
        if (date.precision() == SurveyDate.Precision.DAY) {
            return Parsed.of(date);
        }
        return new Parsed<>(
                date, List.of(Remark.of(SurveyFinding.DATE_IMPRECISE, "seen", Parsed.seen(cell), "taken", date.day())));
    }

    private static SurveyDate day(LocalDate day) {
        return new SurveyDate(day, SurveyDate.Precision.DAY);
    }

    private static SurveyDate month(YearMonth month) {
        return new SurveyDate(month.atEndOfMonth(), SurveyDate.Precision.MONTH);
    }

    private static int fullYear(String digits) {
        int year = number(digits);
        return digits.length() == 4 ? year : year < 50 ? 2000 + year : 1900 + year;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
