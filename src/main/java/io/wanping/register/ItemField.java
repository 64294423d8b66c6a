package io.wanping.register;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The closed set of typed fields an item may carry. One entry drives the column, the JSON name, the import target and the form, so a
 * new field is one line here and one column in a migration. Areas are ㎡ on the named basis; bases are never added to each other.
 */
public enum ItemField {
    NAME("name", "name", Type.TEXT, Group.IDENTITY, null),
    PARCEL_NUMBER("parcelNumber", "parcel_number", Type.TEXT, Group.IDENTITY, null),
    SITE_CODE("siteCode", "site_code", Type.TEXT, Group.IDENTITY, null, ItemKind.BUILDING),
    BUILDING_NUMBER("buildingNumber", "building_number", Type.TEXT, Group.IDENTITY, null, ItemKind.BUILDING),
    DECLARED_ZONE("declaredZone", "declared_zone", Type.TEXT, Group.IDENTITY, null),
    DECLARED_STREET("declaredStreet", "declared_street", Type.TEXT, Group.IDENTITY, null),
    ADDRESS("address", "address", Type.TEXT, Group.IDENTITY, null),

    LAND_AREA("landArea_m2", "land_area_m2", Type.AREA, Group.AREA, "㎡", ItemKind.SITE),
    GROSS_FLOOR_AREA("grossFloorArea_m2", "gross_floor_area_m2", Type.AREA, Group.AREA, "㎡"),
    ABOVE_GROUND_AREA("aboveGroundArea_m2", "above_ground_area_m2", Type.AREA, Group.AREA, "㎡"),
    BELOW_GROUND_AREA("belowGroundArea_m2", "below_ground_area_m2", Type.AREA, Group.AREA, "㎡"),
    FOOTPRINT_AREA("footprintArea_m2", "footprint_area_m2", Type.AREA, Group.AREA, "㎡", ItemKind.BUILDING),
    RENTABLE_AREA("rentableArea_m2", "rentable_area_m2", Type.AREA, Group.AREA, "㎡", ItemKind.BUILDING),
    VACANT_AREA("vacantArea_m2", "vacant_area_m2", Type.AREA, Group.AREA, "㎡", ItemKind.BUILDING),

    LAND_USE("landUse", "land_use", Type.TEXT, Group.LANDUSE, null),
    LAND_USE_CODE("landUseCode", "land_use_code", Type.TEXT, Group.LANDUSE, null, ItemKind.SITE),
    RIGHT_HOLDER("rightHolder", "right_holder", Type.TEXT, Group.LANDUSE, null, ItemKind.SITE),
    ACTUAL_USER("actualUser", "actual_user", Type.TEXT, Group.LANDUSE, null, ItemKind.SITE),
    RIGHT_TYPE("rightType", "right_type", Type.TEXT, Group.LANDUSE, null, ItemKind.SITE),
    CERTIFICATE_NUMBER("certificateNumber", "certificate_number", Type.TEXT, Group.LANDUSE, null, ItemKind.SITE),
    PERFORMANCE_CLASS("performanceClass", "performance_class", Type.CHOICE, Group.LANDUSE, null, ItemKind.SITE),
    LOW_EFFICIENCY("lowEfficiency", "low_efficiency", Type.YES_NO, Group.LANDUSE, null, ItemKind.SITE),
    DISPOSAL_PATH("disposalPath", "disposal_path", Type.TEXT, Group.LANDUSE, null, ItemKind.SITE),

    FLOORS_ABOVE("floorsAbove", "floors_above", Type.INTEGER, Group.BUILDING, null, ItemKind.BUILDING),
    FLOORS_BELOW("floorsBelow", "floors_below", Type.INTEGER, Group.BUILDING, null, ItemKind.BUILDING),
    HEIGHT("height_m", "height_m", Type.DECIMAL, Group.BUILDING, "m", ItemKind.BUILDING),
    FIRST_FLOOR_HEIGHT(
            "firstFloorHeight_m", "first_floor_height_m", Type.DECIMAL, Group.BUILDING, "m", ItemKind.BUILDING),
    TYPICAL_FLOOR_HEIGHT(
            "typicalFloorHeight_m", "typical_floor_height_m", Type.DECIMAL, Group.BUILDING, "m", ItemKind.BUILDING),
    FIRST_FLOOR_LOAD(
            "firstFloorLoad_kN_m2", "first_floor_load_kn_m2", Type.DECIMAL, Group.BUILDING, "kN/㎡", ItemKind.BUILDING),
    TYPICAL_FLOOR_LOAD(
            "typicalFloorLoad_kN_m2",
            "typical_floor_load_kn_m2",
            Type.DECIMAL,
            Group.BUILDING,
            "kN/㎡",
            ItemKind.BUILDING),
    STRUCTURE("structure", "structure", Type.TEXT, Group.BUILDING, null, ItemKind.BUILDING),
    FIRE_CLASS("fireClass", "fire_class", Type.TEXT, Group.BUILDING, null, ItemKind.BUILDING),
    GOODS_LIFTS("goodsLifts", "goods_lifts", Type.INTEGER, Group.BUILDING, null, ItemKind.BUILDING),
    PASSENGER_LIFTS("passengerLifts", "passenger_lifts", Type.INTEGER, Group.BUILDING, null, ItemKind.BUILDING),
    POWER("power_kVA", "power_kva", Type.DECIMAL, Group.BUILDING, "kVA", ItemKind.BUILDING),
    YEAR_BUILT("yearBuilt", "year_built", Type.INTEGER, Group.BUILDING, null, ItemKind.BUILDING),
    TENANTS("tenants", "tenants", Type.INTEGER, Group.BUILDING, null, ItemKind.BUILDING),

    RESPONSIBLE_UNIT("responsibleUnit", "responsible_unit", Type.TEXT, Group.PEOPLE, null),
    RESPONSIBLE_PERSON("responsiblePerson", "responsible_person", Type.TEXT, Group.PEOPLE, null),
    DEADLINE("deadline", "deadline", Type.DATE, Group.PROGRESS, null),
    PLANNED_ACCOUNT("plannedAccount", "planned_account", Type.CHOICE, Group.PROGRESS, null),
    PLANNED_AREA("plannedArea_m2", "planned_area_m2", Type.AREA, Group.PROGRESS, "㎡"),
    STAGE("stage", "stage", Type.TEXT, Group.PROGRESS, null),
    PROBLEMS("problems", "problems", Type.TEXT, Group.PROGRESS, null),
    NEXT_STEPS("nextSteps", "next_steps", Type.TEXT, Group.PROGRESS, null),
    INFORMATION_SOURCE("informationSource", "information_source", Type.TEXT, Group.SOURCE, null),
    REMARKS("remarks", "remarks", Type.TEXT, Group.SOURCE, null);

    /** How a value is held in Java: TEXT and CHOICE String, AREA and DECIMAL BigDecimal, INTEGER Integer, DATE LocalDate, YES_NO Boolean. */
    public enum Type {
        TEXT,
        CHOICE,
        AREA,
        DECIMAL,
        INTEGER,
        DATE,
        YES_NO
    }

    /** The section of a form or inspector the field is shown in. */
    public enum Group {
        IDENTITY,
        AREA,
        LANDUSE,
        BUILDING,
        PEOPLE,
        PROGRESS,
        SOURCE
    }

    /** Longest text a field takes; longer text is refused with its place, never cut. */
    public static final int LONGEST_TEXT = 2000;

    /** Longest text of a field that is searched by an index. */
    private static final int LONGEST_INDEXED_TEXT = 200;

    private static final Map<String, ItemField> BY_JSON_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(ItemField::jsonName, Function.identity()));

    private final String jsonName;
    private final String column;
    private final Type type;
    private final Group group;
    private final @Nullable String unit;
    private final Set<ItemKind> kinds;

    ItemField(String jsonName, String column, Type type, Group group, @Nullable String unit, ItemKind... kinds) {
        this.jsonName = jsonName;
        this.column = column;
        this.type = type;
        this.group = group;
        this.unit = unit;
        this.kinds = kinds.length == 0 ? EnumSet.allOf(ItemKind.class) : EnumSet.copyOf(List.of(kinds));
    }

    public String jsonName() {
        return jsonName;
    }

    /** Column of table {@code item}. */
    public String column() {
        return column;
    }

    public Type type() {
        return type;
    }

    public Group group() {
        return group;
    }

    /** The unit the stored number has, or null for values without one. */
    public @Nullable String unit() {
        return unit;
    }

    /** Most characters a TEXT takes. */
    public int longestText() {
        return this == NAME || this == PARCEL_NUMBER ? LONGEST_INDEXED_TEXT : LONGEST_TEXT;
    }

    public boolean appliesTo(ItemKind kind) {
        return kinds.contains(kind);
    }

    public Set<ItemKind> kinds() {
        return Set.copyOf(kinds);
    }

    /** Codes a CHOICE takes; empty for other types. The words for them stand in the message file. */
    public List<String> choices() {
        return switch (this) {
            case PERFORMANCE_CLASS -> List.of("A", "B", "C", "D");
            case PLANNED_ACCOUNT -> List.of("RESERVE", "OPTIMISE", "RELEASE");
            default -> List.of();
        };
    }

    /** Whether people write freely into it, or it speaks of a right and its holder: nothing for files that leave the bureau. */
    public boolean isFreeText() {
        return switch (this) {
            case ADDRESS,
                    RIGHT_HOLDER,
                    ACTUAL_USER,
                    CERTIFICATE_NUMBER,
                    DISPOSAL_PATH,
                    RESPONSIBLE_PERSON,
                    PROBLEMS,
                    NEXT_STEPS,
                    INFORMATION_SOURCE,
                    REMARKS -> true;
            default -> false;
        };
    }

    public static Optional<ItemField> named(String jsonName) {
        return Optional.ofNullable(BY_JSON_NAME.get(jsonName));
    }
}
