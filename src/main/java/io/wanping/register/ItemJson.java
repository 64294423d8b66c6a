package io.wanping.register;

import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Field values, provenance and attributes as JSON, for requests, answers and the document of a revision. */
final class ItemJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ItemJson() {}

    /** Values by JSON name; numbers as numbers, dates as ISO text. */
    static Map<String, @Nullable Object> plain(FieldValues fields) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        for (ItemField field : fields.fields()) {
            plain.put(field.jsonName(), plain(fields.get(field)));
        }
        return plain;
    }

    static @Nullable Object plain(@Nullable Object value) {
        return value instanceof LocalDate date ? date.toString() : value;
    }

    /** Reads a request's fields; what cannot be read becomes a finding in {@code findings} and is left out. */
    static FieldValues read(JsonNode fields, List<Finding> findings) {
        FieldValues values = FieldValues.none();
        if (!fields.isObject()) {
            findings.add(RegisterFinding.VALUE_TYPE.at(
                    new Place.Field("fields"), "field", "fields", "type", "{ }", "seen", shortened(fields.toString())));
            return values;
        }
        for (Map.Entry<String, JsonNode> entry : fields.properties()) {
            Optional<ItemField> field = ItemField.named(entry.getKey());
            Place place = new Place.Field(entry.getKey());
            if (field.isEmpty()) {
                findings.add(RegisterFinding.FIELD_UNKNOWN.at(place, "field", entry.getKey()));
                continue;
            }
            try {
                values = values.with(field.get(), value(field.get(), entry.getValue()));
            } catch (IllegalArgumentException | DateTimeParseException | ArithmeticException problem) {
                findings.add(RegisterFinding.VALUE_TYPE.at(
                        place,
                        "field",
                        field.get().jsonName(),
                        "type",
                        field.get().type(),
                        "seen",
                        shortened(entry.getValue().toString())));
            }
        }
        return values;
    }

    static String write(Object value) {
        return JSON.writeValueAsString(value);
    }

    static Map<String, String> readAttributes(String json) {
        return JSON.readValue(json, new TypeReference<LinkedHashMap<String, String>>() {});
    }

    static Map<ItemField, CellSource> readProvenance(String json) {
        Map<String, CellSource> byName =
                JSON.readValue(json, new TypeReference<LinkedHashMap<String, CellSource>>() {});
        Map<ItemField, CellSource> provenance = new EnumMap<>(ItemField.class);
        byName.forEach((name, source) -> ItemField.named(name).ifPresent(field -> provenance.put(field, source)));
        return provenance;
    }

    static String writeProvenance(Map<ItemField, CellSource> provenance) {
        return JSON.writeValueAsString(plainProvenance(provenance));
    }

    static Map<String, CellSource> plainProvenance(Map<ItemField, CellSource> provenance) {
        Map<String, CellSource> byName = new LinkedHashMap<>();
        provenance.forEach((field, source) -> byName.put(field.jsonName(), source));
        return byName;
    }

    /** The document of a revision, beside the outline stored with it. */
    static PastState readDocument(String json, @Nullable MultiPolygon geometry) {
        JsonNode document = JSON.readTree(json);
        Set<String> scopes = new LinkedHashSet<>();
        document.get("scopes").forEach(scope -> scopes.add(scope.stringValue()));
        JsonNode provenance = document.get("provenance");
        return new PastState(
                read(document.get("fields"), new ArrayList<>()),
                scopes,
                geometry,
                provenance == null ? Map.of() : readProvenance(provenance.toString()),
                readAttributes(document.get("attributes").toString()));
    }

    /** The changes of a revision: maps of field, before, after. */
    static List<Map<String, @Nullable Object>> readChanges(String json) {
        return JSON.readValue(json, new TypeReference<List<Map<String, @Nullable Object>>>() {});
    }

    private static @Nullable Object value(ItemField field, JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        return switch (field.type()) {
            case TEXT, CHOICE -> requireText(node);
            case AREA, DECIMAL -> requireNumber(node);
            case INTEGER -> requireNumber(node).intValueExact();
            case DATE -> LocalDate.parse(requireText(node));
            case YES_NO -> {
                if (!node.isBoolean()) {
                    throw new IllegalArgumentException("true or false");
                }
                yield node.booleanValue();
            }
        };
    }

    private static String requireText(JsonNode node) {
        if (!node.isString()) {
            throw new IllegalArgumentException("text");
        }
        return node.stringValue();
    }

    private static BigDecimal requireNumber(JsonNode node) {
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw new IllegalArgumentException("number");
        }
        return node.decimalValue();
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
