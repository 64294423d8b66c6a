package io.wanping.register;

import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.finding.StorableText;
import io.wanping.geo.Area;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The rules a record keeps by itself, without looking at any other. Pure. */
final class ItemRules {

    static final int LONGEST_CODE = 80;
    private static final int LONGEST_CHOICE = 20;
    private static final BigDecimal LARGEST_NUMBER = new BigDecimal("999999999999.99");

    // Our assumption: no due date of this ledger lies outside these two centuries.
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);

    private ItemRules() {}

    /** A record by itself: its code and its fields. */
    static List<Finding> check(ItemKind kind, String code, FieldValues fields) {
        List<Finding> findings = new ArrayList<>(checkCode(code));
        findings.addAll(checkFields(kind, code, fields));
        return findings;
    }

    static List<Finding> checkCode(String code) {
        if (code.isBlank()) {
            return List.of(RegisterFinding.CODE_MISSING.at(new Place.Field("code")));
        }
        if (!StorableText.accepts(code)) {
            return List.of(RegisterFinding.TEXT_NOT_STORABLE.at(new Place.Field("code"), "item", "", "field", "code"));
        }
        if (code.length() > LONGEST_CODE) {
            return List.of(RegisterFinding.CODE_TOO_LONG.at(
                    new Place.Item(code.substring(0, LONGEST_CODE)), "seen", code.length(), "most", LONGEST_CODE));
        }
        return List.of();
    }

    static List<Finding> checkFields(ItemKind kind, String itemCode, FieldValues fields) {
        List<Finding> findings = new ArrayList<>();
        for (ItemField field : fields.fields()) {
            Object value = fields.get(field);
            if (value == null) {
                continue;
            }
            Place place = new Place.Field(field.jsonName());
            if (!field.appliesTo(kind)) {
                findings.add(RegisterFinding.FIELD_NOT_OF_KIND.at(
                        place, "item", itemCode, "field", field.jsonName(), "kind", kind));
            } else if (value instanceof String text) {
                checkText(field, itemCode, text, place, findings);
            } else if (value instanceof BigDecimal number) {
                checkNumber(field, itemCode, number, place, findings);
            } else if (value instanceof Integer number && number < 0) {
                findings.add(negative(field, itemCode, number, place));
            } else if (value instanceof LocalDate date && (date.isBefore(EARLIEST) || date.isAfter(LATEST))) {
                findings.add(RegisterFinding.DATE_IMPLAUSIBLE.at(
                        place, "item", itemCode, "field", field.jsonName(), "seen", date));
            }
        }
        return findings;
    }

    /**
     * The area of an item that can be counted: the gross floor area, unknown as zero; a site with buildings counts nothing itself,
     * because its buildings do.
     */
    static Area capacity(ItemKind kind, FieldValues fields, boolean hasBuildings) {
        BigDecimal gross = fields.number(ItemField.GROSS_FLOOR_AREA);
        if (gross == null || (kind == ItemKind.SITE && hasBuildings)) {
            return Area.ZERO;
        }
        return Area.ofSquareMetres(gross);
    }

    private static void checkText(ItemField field, String itemCode, String text, Place place, List<Finding> findings) {
        if (field.type() == ItemField.Type.CHOICE && !field.choices().contains(text)) {
            findings.add(RegisterFinding.CHOICE_UNKNOWN.at(
                    place,
                    "item",
                    itemCode,
                    "field",
                    field.jsonName(),
                    "seen",
                    text.length() > LONGEST_CHOICE ? text.substring(0, LONGEST_CHOICE) + "…" : text,
                    "choices",
                    String.join(" ", field.choices())));
        } else {
            findings.addAll(checkText(field.jsonName(), itemCode, text, field.longestText()));
        }
    }

    /** Length and characters of any text about an item. */
    static List<Finding> checkText(String field, String itemCode, String text, int most) {
        Place place = new Place.Field(field);
        if (!StorableText.accepts(text)) {
            return List.of(RegisterFinding.TEXT_NOT_STORABLE.at(place, "item", itemCode, "field", field));
        }
        return text.length() <= most
                ? List.of()
                : List.of(RegisterFinding.TEXT_TOO_LONG.at(
                        place, "item", itemCode, "field", field, "seen", text.length(), "most", most));
    }

    private static void checkNumber(
            ItemField field, String itemCode, BigDecimal number, Place place, List<Finding> findings) {
        if (number.signum() < 0) {
            findings.add(negative(field, itemCode, number, place));
        } else if (number.compareTo(LARGEST_NUMBER) > 0) {
            findings.add(RegisterFinding.NUMBER_TOO_LARGE.at(
                    place, "item", itemCode, "field", field.jsonName(), "seen", number.toPlainString()));
        }
    }

    private static Finding negative(ItemField field, String itemCode, Number number, Place place) {
        return RegisterFinding.NEGATIVE_NUMBER.at(place, "item", itemCode, "field", field.jsonName(), "seen", number);
    }
}
