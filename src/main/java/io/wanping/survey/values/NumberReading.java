package io.wanping.survey.values;

import io.wanping.survey.findings.SurveyFinding;
import io.wanping.survey.reading.RawCell;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as people write them: {@code 1,234.5}, {@code １２３４}, {@code 约1.2万}, {@code 1.2-1.5万㎡}, {@code >3000}, {@code 3.5亩}.
 *
 * <p>A unit in the cell beats the unit of its column. Of a range, and of "at least", the lower bound is taken, which is the least the
 * cell states; "at most" states no least and is left empty. Every such reading carries a remark.
 */
public final class NumberReading {

    private static final String NUMBER = "([-+]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?|[-+]?\\.\\d+)";
    private static final Pattern FORM = Pattern.compile("(约为?|大约|大概|近|估计|估算|≈|~)?"
            + "(>=?|≥|大于等于|大于|超过|不少于|不低于|至少|<=?|≤|小于等于|小于|不足|不超过|低于|至多)?"
            + NUMBER
            + "(?:([万亿])?([^\\d万亿]{0,8}?)(?:-|~|—|–|至|到)"
            + NUMBER
            + ")?([万亿])?(余|多)?([^\\d]{0,12}?)(余|多|左右|上下|以上|以下|以内)?");
    private static final BigDecimal TEN_THOUSAND = new BigDecimal("10000");
    private static final BigDecimal HUNDRED_MILLION = new BigDecimal("100000000");

    private NumberReading() {}

    /** A number in the stored unit of {@code dimension}; {@code columnUnit} null means that unit itself. */
    public static Parsed<BigDecimal> read(RawCell cell, Dimension dimension, @Nullable Unit columnUnit) {
        Optional<Parsed<BigDecimal>> early = Parsed.unlessReadable(cell);
        if (early.isPresent()) {
            return early.get();
        }
        if (cell.kind() == RawCell.Kind.NUMBER && cell.number() != null) {
            return Parsed.of(stored(cell.number(), columnUnit));
        }
        if (cell.kind() != RawCell.Kind.TEXT) {
            return Parsed.refused(SurveyFinding.NOT_A_NUMBER, cell);
        }
        return readText(cell, dimension, columnUnit);
    }

    /** A whole number; a word of counting behind it ({@code 6层}, {@code 2部}) is fine. */
    public static Parsed<Integer> readWhole(RawCell cell) {
        Parsed<BigDecimal> number = read(cell, Dimension.COUNT, null);
        if (number.value() == null) {
            return new Parsed<>(null, number.remarks());
        }
        try {
            return new Parsed<>(number.value().intValueExact(), number.remarks());
        } catch (ArithmeticException notWhole) {
            return Parsed.refused(SurveyFinding.NOT_A_WHOLE_NUMBER, cell);
        }
    }

    private static Parsed<BigDecimal> readText(RawCell cell, Dimension dimension, @Nullable Unit columnUnit) {
        String plain = Normalizer.normalize(cell.text(), Normalizer.Form.NFKC)
                .replaceAll("\\s+", "")
                // so that a digit always belongs to a number
                .replaceAll("[mM]\\^?2", "㎡");
        Matcher form = FORM.matcher(plain);
        if (plain.length() > 60 || !form.matches()) {
            return Parsed.refused(SurveyFinding.NOT_A_NUMBER, cell);
        }
        String multiplier = form.group(7);
        String unitText = form.group(9);
        Unit unit = columnUnit;
        BigDecimal factor = factor(multiplier);
        if (!unitText.isEmpty()) {
            // "万㎡" is a unit of its own
            Optional<Unit> named = Unit.find((multiplier == null ? "" : multiplier) + unitText, dimension);
            if (named.isPresent()) {
                factor = BigDecimal.ONE;
            } else {
                named = Unit.find(unitText, dimension);
            }
            if (named.isEmpty()) {
                return Unit.find(unitText).isPresent()
                        ? Parsed.refused(SurveyFinding.UNIT_IN_CELL_UNKNOWN, cell, "unit", dimension.storedUnit())
                        : Parsed.refused(SurveyFinding.NOT_A_NUMBER, cell);
            }
            unit = named.get();
        } else if (multiplier != null && unit == Unit.WAN_SQUARE_METRES) {
            unit = Unit.SQUARE_METRE;
        }
        return judged(cell, form, factor, unit);
    }

    private static Parsed<BigDecimal> judged(RawCell cell, Matcher form, BigDecimal factor, @Nullable Unit unit) {
        BigDecimal first = number(form.group(3));
        String comparison = form.group(2);
        String after = form.group(10);
        if (form.group(6) != null) {
            BigDecimal upper = number(form.group(6)).multiply(factor);
            BigDecimal lower = lower(first, form.group(4), factor, upper);
            if (lower.compareTo(upper) > 0) {
                return Parsed.refused(SurveyFinding.NOT_A_NUMBER, cell);
            }
            BigDecimal least = stored(lower, unit);
            return Parsed.of(
                    least,
                    Remark.of(SurveyFinding.NUMBER_RANGE, "seen", Parsed.seen(cell), "taken", least.toPlainString()));
        }
        BigDecimal value = stored(first.multiply(factor), unit);
        boolean atMost = (comparison != null && comparison.matches("<=?|≤|小于等于|小于|不足|不超过|低于|至多"))
                || "以下".equals(after)
                || "以内".equals(after);
        if (atMost) {
            return new Parsed<>(
                    null, java.util.List.of(Remark.of(SurveyFinding.NUMBER_UNBOUNDED, "seen", Parsed.seen(cell))));
        }
        if (comparison != null || "以上".equals(after)) {
            return Parsed.of(
                    value,
                    Remark.of(SurveyFinding.NUMBER_RANGE, "seen", Parsed.seen(cell), "taken", value.toPlainString()));
        }
        if (form.group(1) != null || form.group(8) != null || after != null) {
            return Parsed.of(
                    value,
                    Remark.of(
                            SurveyFinding.NUMBER_APPROXIMATE,
                            "seen",
                            Parsed.seen(cell),
                            "taken",
                            value.toPlainString()));
        }
        return Parsed.of(value);
    }

    /** In "1.2-1.5万" the 万 is meant for both, in "8000-1.2万" it cannot be. */
    private static BigDecimal lower(
            BigDecimal first, @Nullable String ownMultiplier, BigDecimal factor, BigDecimal upper) {
        if (ownMultiplier != null) {
            return first.multiply(factor(ownMultiplier));
        }
        BigDecimal shared = first.multiply(factor);
        return shared.compareTo(upper) > 0 ? first : shared;
    }

    private static BigDecimal number(String digits) {
        return new BigDecimal(digits.replace(",", ""));
    }

    private static BigDecimal factor(@Nullable String multiplier) {
        return multiplier == null ? BigDecimal.ONE : multiplier.equals("万") ? TEN_THOUSAND : HUNDRED_MILLION;
    }

    private static BigDecimal stored(BigDecimal number, @Nullable Unit unit) {
        BigDecimal stored = unit == null ? number : unit.toStored(number);
        BigDecimal plain = stored.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
