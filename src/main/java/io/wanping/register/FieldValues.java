package io.wanping.register;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Typed values of an item's fields. A field that is not present is unknown; a field present with null was emptied on purpose. Areas
 * and decimals are held with two decimals, so that 12 and 12.00 are the same value.
 */
public final class FieldValues {

    private static final FieldValues NONE = new FieldValues(new EnumMap<>(ItemField.class));

    private final Map<ItemField, @Nullable Object> values;

    private FieldValues(Map<ItemField, @Nullable Object> values) {
        this.values = values;
    }

    public static FieldValues none() {
        return NONE;
    }

    /**
     * A copy with one more value.
     *
     * @throws IllegalArgumentException if the value has not the Java type of the field
     */
    public FieldValues with(ItemField field, @Nullable Object value) {
        Map<ItemField, @Nullable Object> copy = new EnumMap<>(ItemField.class);
        copy.putAll(values);
        copy.put(field, normal(field, value));
        return new FieldValues(copy);
    }

    /** These values with those of {@code newer} laid over them. */
    public FieldValues overlaidWith(FieldValues newer) {
        Map<ItemField, @Nullable Object> copy = new EnumMap<>(ItemField.class);
        copy.putAll(values);
        copy.putAll(newer.values);
        return new FieldValues(copy);
    }

    public @Nullable Object get(ItemField field) {
        return values.get(field);
    }

    public boolean has(ItemField field) {
        return values.containsKey(field);
    }

    public @Nullable String text(ItemField field) {
        return (String) values.get(field);
    }

    /** A number of the field's unit, or null when unknown. */
    public @Nullable BigDecimal number(ItemField field) {
        return (BigDecimal) values.get(field);
    }

    public @Nullable LocalDate date(ItemField field) {
        return (LocalDate) values.get(field);
    }

    public Set<ItemField> fields() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** The fields {@code newer} mentions with another value than here. */
    public Set<ItemField> changedBy(FieldValues newer) {
        Set<ItemField> changed = new LinkedHashSet<>();
        for (ItemField field : newer.values.keySet()) {
            if (!Objects.equals(values.get(field), newer.values.get(field))) {
                changed.add(field);
            }
        }
        return changed;
    }

    private static @Nullable Object normal(ItemField field, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (field.type()) {
            case TEXT, CHOICE -> blankToNull((String) requireType(field, value, String.class));
            case AREA, DECIMAL ->
                ((BigDecimal) requireType(field, value, BigDecimal.class)).setScale(2, RoundingMode.HALF_UP);
            case INTEGER -> requireType(field, value, Integer.class);
            case DATE -> requireType(field, value, LocalDate.class);
            case YES_NO -> requireType(field, value, Boolean.class);
        };
    }

    private static @Nullable String blankToNull(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? null : stripped;
    }

    private static Object requireType(ItemField field, Object value, Class<?> type) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(field + " takes " + type.getSimpleName() + ", not "
                    + value.getClass().getSimpleName());
        }
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldValues that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
