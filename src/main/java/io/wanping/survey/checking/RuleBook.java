package io.wanping.survey.checking;

import io.wanping.finding.Finding;
import io.wanping.register.Item;
import io.wanping.register.ItemField;
import io.wanping.register.ItemKind;
import io.wanping.survey.findings.SurveyFinding;
import io.wanping.survey.understanding.ReferenceTable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the fields of a row must have to do with each other: the rules of {@code check_rules.csv}. A total that is off by a factor people
 * slip by (×10, ×15, ×100, ×666.67, ×10⁴, and their inverses: wrong unit or decimal point) is asked about as that; so is an area that is
 * such a multiple of what the ledger or the outline says. Areas in ㎡. Nothing is refused here: a person is asked.
 */
@Component
class RuleBook {

    private static final List<BigDecimal> SLIPS = Stream.of("10", "15", "100", "666.6666667", "1000", "10000")
            .map(BigDecimal::new)
            .toList();
    private static final BigDecimal NEAR = new BigDecimal("0.02");

    private enum Form {
        SUM,
        AT_MOST,
        QUOTIENT,
        RANGE
    }

    private record Rule(
            String id,
            Set<ItemKind> kinds,
            Form form,
            ItemField field,
            List<ItemField> others,
            List<BigDecimal> bounds) {

        static Rule of(List<String> row) {
            return new Rule(
                    row.get(0),
                    ReferenceTable.list(row.get(1)).stream()
                            .map(ItemKind::valueOf)
                            .collect(Collectors.toSet()),
                    Form.valueOf(row.get(2)),
                    field(row.get(3)),
                    ReferenceTable.list(row.get(4)).stream().map(Rule::field).toList(),
                    ReferenceTable.list(row.get(5)).stream()
                            .map(BigDecimal::new)
                            .toList());
        }

        private static ItemField field(String name) {
            return ItemField.named(name).orElseThrow(() -> new IllegalStateException("check_rules.csv: " + name));
        }
    }

    private final List<Rule> rules =
            ReferenceTable.read("check_rules.csv", 7).stream().map(Rule::of).toList();

    /**
     * Notes what is odd about a row and takes over what a person answered.
     *
     * @param item what the ledger knows; null for a new item
     * @param measured_m2 area of the outline the row brings or the ledger has; null without one
     * @return the draft, with numbers corrected where a person said so
     */
    ItemDraft check(ItemDraft draft, @Nullable Item item, @Nullable BigDecimal measured_m2) {
        ItemDraft checked = draft;
        for (ItemField field : draft.fields().fields()) {
            if (field.type() == ItemField.Type.AREA) {
                checked = againstKnown(checked, field, item, measured_m2);
            }
        }
        for (Rule rule : rules) {
            if (rule.kinds().contains(draft.kind()) && draft.fields().has(rule.field())) {
                checked = apply(rule, checked, item);
            }
        }
        return checked;
    }

    private static ItemDraft againstKnown(
            ItemDraft draft, ItemField field, @Nullable Item item, @Nullable BigDecimal measured_m2) {
        BigDecimal seen = draft.fields().number(field);
        BigDecimal known = item == null ? null : item.fields().number(field);
        boolean outlined = field == ItemField.LAND_AREA || field == ItemField.FOOTPRINT_AREA;
        BigDecimal likely = known != null ? known : outlined ? measured_m2 : null;
        return seen == null || likely == null
                ? draft
                : scaled(draft, field, seen, likely).draft();
    }

    private ItemDraft apply(Rule rule, ItemDraft draft, @Nullable Item item) {
        BigDecimal seen = number(draft, item, rule.field());
        List<BigDecimal> others = rule.others().stream()
                .map(other -> number(draft, item, other))
                .filter(Objects::nonNull)
                .toList();
        if (seen == null || others.size() < rule.others().size()) {
            return draft;
        }
        return switch (rule.form()) {
            case SUM -> sum(rule, draft, seen, others);
            case AT_MOST -> atMost(rule, draft, seen, others.get(0));
            case QUOTIENT -> quotient(rule, draft, seen, others);
            case RANGE -> range(rule, draft, seen);
        };
    }

    private static @Nullable BigDecimal number(ItemDraft draft, @Nullable Item item, ItemField field) {
        Object value = draft.fields().has(field)
                ? draft.fields().get(field)
                : item == null ? null : item.fields().get(field);
        return value instanceof BigDecimal number
                ? number
                : value instanceof Integer whole ? BigDecimal.valueOf(whole) : null;
    }

    private static ItemDraft sum(Rule rule, ItemDraft draft, BigDecimal seen, List<BigDecimal> parts) {
        BigDecimal sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal apart = seen.subtract(sum).abs();
        boolean near = apart.compareTo(rule.bounds().get(1)) <= 0
                || apart.compareTo(sum.multiply(rule.bounds().get(0))) <= 0;
        if (near || sum.signum() == 0) {
            return draft;
        }
        Scaled scaled = scaled(draft, rule.field(), seen, sum);
        if (!scaled.told()) {
            tell(rule, draft, SurveyFinding.PARTS_DISAGREE, "seen", plain(seen), "computed", plain(sum));
        }
        return scaled.draft();
    }

    private static ItemDraft atMost(Rule rule, ItemDraft draft, BigDecimal seen, BigDecimal whole) {
        if (seen.compareTo(whole.multiply(rule.bounds().get(0))) > 0) {
            tell(rule, draft, SurveyFinding.MORE_THAN_WHOLE, "seen", plain(seen), "most", plain(whole));
        }
        return draft;
    }

    private static ItemDraft quotient(Rule rule, ItemDraft draft, BigDecimal seen, List<BigDecimal> others) {
        BigDecimal product = others.stream().reduce(BigDecimal.ONE, BigDecimal::multiply);
        if (product.signum() == 0 || seen.signum() == 0) {
            return draft;
        }
        BigDecimal quotient = seen.divide(product, MathContext.DECIMAL64);
        if (quotient.compareTo(rule.bounds().get(0)) < 0
                || quotient.compareTo(rule.bounds().get(1)) > 0) {
            tell(
                    rule,
                    draft,
                    SurveyFinding.RATIO_ODD,
                    "seen",
                    plain(seen),
                    "by",
                    plain(product),
                    "ratio",
                    plain(quotient.setScale(3, RoundingMode.HALF_UP)),
                    "least",
                    rule.bounds().get(0).toPlainString(),
                    "most",
                    rule.bounds().get(1).toPlainString());
        }
        return draft;
    }

    private static ItemDraft range(Rule rule, ItemDraft draft, BigDecimal seen) {
        if (seen.compareTo(rule.bounds().get(0)) < 0
                || seen.compareTo(rule.bounds().get(1)) > 0) {
            tell(
                    rule,
                    draft,
                    SurveyFinding.OUT_OF_USUAL,
                    "seen",
                    plain(seen),
                    "least",
                    rule.bounds().get(0).toPlainString(),
                    "most",
                    rule.bounds().get(1).toPlainString());
        }
        return draft;
    }

    private record Scaled(ItemDraft draft, boolean told) {}

    /** Whether a number is off by a factor people slip by, and the draft with what was answered to that. */
    private static Scaled scaled(ItemDraft draft, ItemField field, BigDecimal seen, BigDecimal likely) {
        BigDecimal slip = slip(seen, likely).orElse(null);
        boolean told = draft.cells().findings().stream()
                .anyMatch(finding -> finding.code().equals(SurveyFinding.SCALE_SUSPECT.code())
                        && finding.place().equals(draft.cells().place(field.jsonName())));
        if (slip == null || told) {
            return new Scaled(draft, told);
        }
        BigDecimal corrected = seen.divide(slip, MathContext.DECIMAL64)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        boolean larger = slip.compareTo(BigDecimal.ONE) > 0;
        BigDecimal factor = larger ? slip : BigDecimal.ONE.divide(slip, MathContext.DECIMAL64);
        String words = (larger ? "×" : "÷")
                + factor.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
        Finding finding = SurveyFinding.SCALE_SUSPECT.at(
                draft.cells().place(field.jsonName()),
                "field",
                header(draft, field),
                "seen",
                plain(seen),
                "factor",
                words,
                "likely",
                plain(likely),
                "taken",
                plain(corrected));
        String answer = draft.cells().ask(finding).orElse("");
        return new Scaled(
                answer.equals(Answers.SCALED) ? draft.with(draft.fields().with(field, corrected)) : draft, true);
    }

    private static java.util.Optional<BigDecimal> slip(BigDecimal seen, BigDecimal likely) {
        if (seen.signum() <= 0 || likely.signum() <= 0) {
            return java.util.Optional.empty();
        }
        BigDecimal ratio = seen.divide(likely, MathContext.DECIMAL64);
        return SLIPS.stream()
                .flatMap(slip -> Stream.of(slip, BigDecimal.ONE.divide(slip, MathContext.DECIMAL64)))
                .filter(slip -> ratio.divide(slip, MathContext.DECIMAL64)
                                .subtract(BigDecimal.ONE)
                                .abs()
                                .compareTo(NEAR)
                        <= 0)
                .findFirst();
    }

    private static void tell(Rule rule, ItemDraft draft, SurveyFinding code, Object... namesAndValues) {
        Object[] all = new Object[namesAndValues.length + 4];
        all[0] = "field";
        all[1] = header(draft, rule.field());
        all[2] = "others";
        all[3] = rule.others().stream().map(other -> header(draft, other)).collect(Collectors.joining("、"));
        System.arraycopy(namesAndValues, 0, all, 4, namesAndValues.length);
        draft.cells().ask(code.at(draft.cells().place(rule.field().jsonName()), all));
    }

    private static String header(ItemDraft draft, ItemField field) {
        return draft.cells()
                .column(field.jsonName())
                .map(column -> column.header())
                .orElse(field.jsonName());
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
