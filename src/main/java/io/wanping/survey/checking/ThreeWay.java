package io.wanping.survey.checking;

import io.wanping.register.FieldValues;
import io.wanping.register.Item;
import io.wanping.register.ItemField;
import io.wanping.survey.checking.CellChange.Verdict;
import io.wanping.survey.findings.SurveyFinding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The difference between what a unit stated before (base), what the ledger holds (ours) and what the sheet says (theirs), field by field.
 * Where ours is still the base, theirs is taken; where theirs is the base, ours is kept; where all three differ, a person decides between
 * them. Without a base every difference is taken.
 */
final class ThreeWay {

    private ThreeWay() {}

    /**
     * @param fields what to write
     * @param changes every difference with its verdict, fields only
     */
    record Merged(FieldValues fields, List<CellChange> changes) {}

    static Merged merge(ItemDraft draft, Item item, @Nullable Map<String, Object> base) {
        FieldValues fields = FieldValues.none();
        List<CellChange> changes = new ArrayList<>();
        for (ItemField field : item.fields().changedBy(draft.fields())) {
            Object ours = item.fields().get(field);
            Object theirs = draft.fields().get(field);
            Object before = base == null ? null : value(field, base.get(field.jsonName()));
            boolean stated = base != null && base.containsKey(field.jsonName());
            Verdict verdict = !stated || same(before, ours)
                    ? Verdict.TAKEN
                    : same(before, theirs) ? Verdict.KEPT : ask(draft, field, before, ours, theirs);
            Object written = verdict == Verdict.BASE ? before : theirs;
            if (verdict == Verdict.TAKEN || verdict == Verdict.THEIRS || verdict == Verdict.BASE) {
                fields = fields.with(field, written);
            }
            changes.add(
                    change(draft, field, ours, written, stated && verdict != Verdict.TAKEN ? before : null, verdict));
        }
        return new Merged(fields, changes);
    }

    private static Verdict ask(
            ItemDraft draft, ItemField field, @Nullable Object base, @Nullable Object ours, @Nullable Object theirs) {
        String header = draft.cells()
                .column(field.jsonName())
                .map(column -> column.header())
                .orElse(field.jsonName());
        String answer = draft.cells()
                .ask(SurveyFinding.CONFLICT.at(
                        draft.cells().place(field.jsonName()),
                        "field",
                        header,
                        "base",
                        shown(base),
                        "ours",
                        shown(ours),
                        "theirs",
                        shown(theirs)))
                .orElse("");
        return switch (answer) {
            case Answers.OURS -> Verdict.OURS;
            case Answers.THEIRS, Answers.ACCEPT -> Verdict.THEIRS;
            case Answers.BASE -> Verdict.BASE;
            default -> Verdict.CONFLICT;
        };
    }

    private static CellChange change(
            ItemDraft draft,
            ItemField field,
            @Nullable Object before,
            @Nullable Object after,
            @Nullable Object base,
            Verdict verdict) {
        RowCells cells = draft.cells();
        return cells.column(field.jsonName())
                .map(column -> new CellChange(
                        field.jsonName(),
                        plain(before),
                        plain(after),
                        cells.address(column),
                        cells.raw(column),
                        plain(base),
                        verdict))
                .orElseGet(() ->
                        new CellChange(field.jsonName(), plain(before), plain(after), "", "", plain(base), verdict));
    }

    /** What a draft states, as it is kept. */
    static Map<String, Object> stated(ItemDraft draft) {
        Map<String, Object> stated = new LinkedHashMap<>();
        for (ItemField field : draft.fields().fields()) {
            Object value = plain(draft.fields().get(field));
            if (value != null) {
                stated.put(field.jsonName(), value instanceof BigDecimal number ? number.toPlainString() : value);
            }
        }
        return stated;
    }

    private static @Nullable Object value(ItemField field, @Nullable Object kept) {
        if (kept == null) {
            return null;
        }
        return switch (field.type()) {
            case AREA, DECIMAL -> new BigDecimal(kept.toString());
            case INTEGER -> Integer.valueOf(kept.toString());
            case DATE -> LocalDate.parse(kept.toString());
            case YES_NO -> Boolean.valueOf(kept.toString());
            case TEXT, CHOICE -> kept.toString();
        };
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof BigDecimal left && other instanceof BigDecimal right) {
            return left.compareTo(right) == 0;
        }
        return Objects.equals(one, other);
    }

    static @Nullable Object plain(@Nullable Object value) {
        return value instanceof LocalDate date ? date.toString() : value;
    }

    private static String shown(@Nullable Object value) {
        if (value == null) {
            return "—";
        }
        String text =
                value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
