package io.wanping.survey.understanding;

import io.wanping.register.ItemField;
import io.wanping.register.ItemKind;
import io.wanping.survey.values.Dimension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field a column can be mapped to: the fields of the registers, and what a row needs beside them.
 *
 * @param name as in JSON, e.g. {@code landArea_m2}
 * @param itemField the register's field, null for the others
 * @param dimension of a NUMBER, else null
 * @param words the list of words of a CHOICE, else null
 */
public record ImportField(
        String name,
        ValueKind kind,
        @Nullable ItemField itemField,
        @Nullable Dimension dimension,
        @Nullable String words,
        Set<SheetKind> sheets) {

    public static final String CODE = "code";
    public static final String SCOPES = "scopes";
    public static final String GEOMETRY = "geometry";
    public static final String LON = "lon";
    public static final String LAT = "lat";
    public static final String POINT_NUMBER = "pointNumber";
    public static final String RING = "ring";
    public static final String ITEM_CODE = "itemCode";
    public static final String ITEM_NAME = "itemName";
    public static final String FROM_ACCOUNT = "fromAccount";
    public static final String TO_ACCOUNT = "toAccount";
    public static final String AREA = "area_m2";
    public static final String EFFECTIVE_ON = "effectiveOn";
    public static final String REASON = "reason";
    public static final String EVIDENCE_KIND = "evidenceKind";
    public static final String EVIDENCE_REF = "evidenceRef";
    public static final String MAKER = "maker";
    public static final String RECORDED_ON = "recordedOn";
    public static final String CHECKER = "checker";
    public static final String DECIDED_ON = "decidedOn";

    /** What of a posting only the loading of an existing history may state. */
    public static final Set<String> HISTORY = Set.of(MAKER, RECORDED_ON, CHECKER, DECIDED_ON);

    /** Without these points make no outline. */
    public static final List<String> POINTS_NEED = List.of(ITEM_CODE, LON, LAT);

    /** Without these a posting cannot be read. */
    public static final List<String> POSTING_NEEDS = List.of(ITEM_CODE, FROM_ACCOUNT, TO_ACCOUNT, AREA, EFFECTIVE_ON);

    private static final Set<SheetKind> ITEMS = EnumSet.of(SheetKind.SITE, SheetKind.BUILDING);
    private static final Set<SheetKind> POSTINGS = EnumSet.of(SheetKind.POSTING);
    private static final Set<SheetKind> POINTS = EnumSet.of(SheetKind.POINTS);
    private static final Set<SheetKind> POSTINGS_AND_POINTS = EnumSet.of(SheetKind.POSTING, SheetKind.POINTS);
    private static final Set<SheetKind> ITEMS_AND_POINTS =
            EnumSet.of(SheetKind.SITE, SheetKind.BUILDING, SheetKind.POINTS);
    private static final Set<ItemField> CODES = EnumSet.of(
            ItemField.PARCEL_NUMBER,
            ItemField.SITE_CODE,
            ItemField.BUILDING_NUMBER,
            ItemField.LAND_USE_CODE,
            ItemField.CERTIFICATE_NUMBER);
    private static final Map<String, ImportField> ALL = all();

    public static List<ImportField> list() {
        return List.copyOf(ALL.values());
    }

    public static Optional<ImportField> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    public boolean fits(SheetKind sheet) {
        return sheets.contains(sheet);
    }

    /** Message key of the words people know the field by. */
    public String labelKey() {
        return (itemField == null ? "survey.field." : "register.field.") + name;
    }

    /** Whether the numbers of a column can be added up for comparison with a total. */
    public boolean addsUp() {
        return dimension == Dimension.AREA
                || (kind == ValueKind.WHOLE
                        && itemField != ItemField.FLOORS_ABOVE
                        && itemField != ItemField.FLOORS_BELOW);
    }

    private static Map<String, ImportField> all() {
        List<ImportField> fields = new ArrayList<>();
        fields.add(new ImportField(CODE, ValueKind.CODE, null, null, null, ITEMS));
        for (ItemField field : ItemField.values()) {
            fields.add(of(field));
        }
        fields.add(new ImportField(SCOPES, ValueKind.SCOPES, null, null, null, ITEMS));
        fields.add(new ImportField(GEOMETRY, ValueKind.OUTLINE, null, null, null, ITEMS));
        fields.add(new ImportField(LON, ValueKind.DEGREES, null, null, null, ITEMS_AND_POINTS));
        fields.add(new ImportField(LAT, ValueKind.DEGREES, null, null, null, ITEMS_AND_POINTS));
        fields.add(new ImportField(POINT_NUMBER, ValueKind.TEXT, null, null, null, POINTS));
        fields.add(new ImportField(RING, ValueKind.WHOLE, null, null, null, POINTS));
        fields.add(new ImportField(ITEM_CODE, ValueKind.CODE, null, null, null, POSTINGS_AND_POINTS));
        fields.add(new ImportField(ITEM_NAME, ValueKind.TEXT, null, null, null, POSTINGS));
        fields.add(new ImportField(FROM_ACCOUNT, ValueKind.CHOICE, null, null, "account", POSTINGS));
        fields.add(new ImportField(TO_ACCOUNT, ValueKind.CHOICE, null, null, "account", POSTINGS));
        fields.add(new ImportField(AREA, ValueKind.NUMBER, null, Dimension.AREA, null, POSTINGS));
        fields.add(new ImportField(EFFECTIVE_ON, ValueKind.DATE, null, null, null, POSTINGS));
        fields.add(new ImportField(REASON, ValueKind.TEXT, null, null, null, POSTINGS));
        fields.add(new ImportField(EVIDENCE_KIND, ValueKind.CHOICE, null, null, "evidence", POSTINGS));
        fields.add(new ImportField(EVIDENCE_REF, ValueKind.TEXT, null, null, null, POSTINGS));
        fields.add(new ImportField(MAKER, ValueKind.TEXT, null, null, null, POSTINGS));
        fields.add(new ImportField(RECORDED_ON, ValueKind.DATE, null, null, null, POSTINGS));
        fields.add(new ImportField(CHECKER, ValueKind.TEXT, null, null, null, POSTINGS));
        fields.add(new ImportField(DECIDED_ON, ValueKind.DATE, null, null, null, POSTINGS));
        Map<String, ImportField> byName = new LinkedHashMap<>();
        fields.forEach(field -> byName.put(field.name(), field));
        return Collections.unmodifiableMap(byName);
    }

    private static ImportField of(ItemField field) {
        Set<SheetKind> sheets = EnumSet.noneOf(SheetKind.class);
        if (field.appliesTo(ItemKind.SITE)) {
            sheets.add(SheetKind.SITE);
        }
        if (field.appliesTo(ItemKind.BUILDING)) {
            sheets.add(SheetKind.BUILDING);
        }
        String words = switch (field) {
            case PLANNED_ACCOUNT -> "plannedAccount";
            case PERFORMANCE_CLASS -> "performanceClass";
            default -> null;
        };
        return new ImportField(field.jsonName(), kind(field), field, dimension(field), words, sheets);
    }

    private static ValueKind kind(ItemField field) {
        return switch (field.type()) {
            case TEXT -> CODES.contains(field) ? ValueKind.CODE : ValueKind.TEXT;
            case CHOICE -> ValueKind.CHOICE;
            case AREA, DECIMAL -> ValueKind.NUMBER;
            case INTEGER -> field == ItemField.YEAR_BUILT ? ValueKind.YEAR : ValueKind.WHOLE;
            case DATE -> ValueKind.DATE;
            case YES_NO -> ValueKind.YES_NO;
        };
    }

    private static @Nullable Dimension dimension(ItemField field) {
        if (field.type() == ItemField.Type.AREA) {
            return Dimension.AREA;
        }
        if (field.type() != ItemField.Type.DECIMAL) {
            return null;
        }
        for (Dimension dimension : Dimension.values()) {
            if (dimension.storedUnit().equals(field.unit())) {
                return dimension;
            }
        }
        throw new IllegalStateException(field + " has a unit no dimension is stored in");
    }
}
