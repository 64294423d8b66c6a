package io.wanping.report;

import io.wanping.finding.Texts;
import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import io.wanping.progress.Lamp;
import io.wanping.progress.Progress;
import io.wanping.zoning.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How papers say things in one language: words, and numbers as people read them. 万㎡ with two decimals in Chinese, ㎡ in English, which has
 * no word for ten thousand; rates and points with one. Rounds for display only.
 */
final class PaperWords {

    /** What stands where there is no number: unknown is never zero. */
    static final String NONE = "—";

    /** U+2212, as wide as a plus. */
    private static final String MINUS = "\u2212";

    private final Texts texts;
    private final Locale locale;

    PaperWords(Texts texts, Locale locale) {
        this.texts = texts;
        this.locale = locale;
    }

    boolean english() {
        return locale.getLanguage().equals("en");
    }

    String text(String key) {
        return texts.text("report." + key, locale);
    }

    /** @param namesAndValues name, value, name, value… */
    String text(String key, Object... namesAndValues) {
        Map<String, String> arguments = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.put(String.valueOf(namesAndValues[i]), String.valueOf(namesAndValues[i + 1]));
        }
        return texts.text("report." + key, arguments, locale);
    }

    String target(Target target) {
        return english() ? target.nameEn() : target.name();
    }

    String heading(Progress.Heading heading) {
        return english() ? heading.nameEn() : heading.name();
    }

    String owner(Target.SubTarget share) {
        return english() ? share.ownerEn() : share.owner();
    }

    String account(AreaAccount account) {
        return text("account." + account);
    }

    /** With its shape, since a lamp is never told by its colour alone. */
    String lamp(@Nullable Lamp lamp) {
        return lamp == null ? NONE : text("lamp." + lamp);
    }

    String unit() {
        return text("unit");
    }

    /** A number in the unit of the language, exact. */
    BigDecimal inUnit(Area area) {
        return english() ? area.squareMetres() : area.wan();
    }

    /** As a number format of Excel and of charts. */
    String areaFormat() {
        return english() ? "#,##0" : "#,##0.00";
    }

    String area(@Nullable Area area) {
        return area == null ? NONE : number(inUnit(area), english() ? 0 : 2);
    }

    String areaWithUnit(Area area) {
        return area(area) + (english() ? " " : "") + unit();
    }

    /** With a sign, as the bureau writes changes. */
    String change(Area area) {
        return area.isNegative() || area.isZero() ? area(area) : "+" + area(area);
    }

    String percent(@Nullable BigDecimal fraction) {
        return fraction == null ? NONE : number(fraction.movePointRight(2), 1) + "%";
    }

    String points(@Nullable BigDecimal points) {
        if (points == null) {
            return NONE;
        }
        String text = number(points, 1);
        return points.setScale(1, RoundingMode.HALF_UP).signum() > 0 ? "+" + text : text;
    }

    String date(@Nullable LocalDate day) {
        return day == null ? NONE : DateTimeFormatter.ISO_LOCAL_DATE.format(day);
    }

    String longDate(LocalDate day) {
        return DateTimeFormatter.ofPattern(text("date"), locale).format(day);
    }

    String month(YearMonth month) {
        return DateTimeFormatter.ofPattern(text("month"), locale).format(month);
    }

    static String number(BigDecimal value, int decimals) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        DecimalFormat format = new DecimalFormat(decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals), symbols);
        format.setRoundingMode(RoundingMode.HALF_UP);
        BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP);
        String text = format.format(rounded.abs());
        return rounded.signum() < 0 ? MINUS + text : text;
    }
}
