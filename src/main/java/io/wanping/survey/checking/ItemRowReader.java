package io.wanping.survey.checking;

import io.wanping.register.CellSource;
import io.wanping.register.FieldValues;
import io.wanping.register.ItemField;
import io.wanping.register.ItemKind;
import io.wanping.register.RegisterFinding;
import io.wanping.survey.findings.SurveyFinding;
import io.wanping.survey.reading.RawCell;
import io.wanping.survey.understanding.ImportField;
import io.wanping.survey.understanding.UnderstoodColumn;
import io.wanping.survey.understanding.UnderstoodSheet;
import io.wanping.survey.understanding.ValueKind;
import io.wanping.survey.understanding.Words;
import io.wanping.survey.values.ChoiceReading;
import io.wanping.survey.values.DateReading;
import io.wanping.survey.values.Dimension;
import io.wanping.survey.values.NumberReading;
import io.wanping.survey.values.Parsed;
import io.wanping.survey.values.SurveyDate;
import io.wanping.survey.values.TextReading;
import io.wanping.zoning.Zones;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the rows of site and building sheets: cells to typed values, each with its address. */
@Component
class ItemRowReader {

    private final Words words;
    private final Zones zones;
    private final PlaceReading places;

    ItemRowReader(Words words, Zones zones, PlaceReading places) {
        this.words = words;
        this.zones = zones;
        this.places = places;
    }

    List<ItemDraft> read(UnderstoodSheet sheet, Positions positions, CheckRequest request) {
        ItemKind kind = sheet.kind().itemKind().orElseThrow();
        Map<String, UnderstoodColumn> columns = RowCells.columnsByField(sheet);
        FieldValues fromName = fromSheetName(sheet, columns);
        return sheet.dataRows().stream()
                .map(row ->
                        read(new RowCells(sheet, row, columns, request.answers()), kind, fromName, positions, request))
                .toList();
    }

    private ItemDraft read(
            RowCells cells, ItemKind kind, FieldValues fromName, Positions positions, CheckRequest request) {
        FieldValues fields = fromName;
        Map<ItemField, CellSource> provenance = new EnumMap<>(ItemField.class);
        String code = "";
        Set<String> scopes = null;
        for (UnderstoodColumn column : cells.columns().values()) {
            ImportField target = column.field();
            if (target == null || target.kind() == ValueKind.OUTLINE || target.kind() == ValueKind.DEGREES) {
                continue;
            }
            if (target.kind() == ValueKind.SCOPES) {
                scopes = scopes(cells, column);
                continue;
            }
            Object value = value(cells, column, target);
            if (value == null) {
                continue;
            }
            if (target.itemField() == null) {
                code = value.toString();
            } else {
                fields = fields.with(target.itemField(), placeName(target.itemField(), value));
                provenance.put(target.itemField(), cells.source(column, request.batchId(), request.fileName()));
            }
        }
        refuseUnknownPlaces(cells, fields);
        PlaceReading.Shape shape = places.read(cells, positions);
        return new ItemDraft(
                cells,
                kind,
                code,
                fields,
                scopes,
                shape.outline(),
                shape.lon(),
                shape.lat(),
                provenance,
                attributes(cells, shape.outline() == null));
    }

    private @Nullable Object value(RowCells cells, UnderstoodColumn column, ImportField target) {
        RawCell cell = cells.cell(column);
        return switch (target.kind()) {
            case TEXT -> cells.take(column, TextReading.read(cell));
            case CODE ->
                cells.take(
                        column,
                        target.itemField() == ItemField.PARCEL_NUMBER
                                ? TextReading.readParcelNumber(cell)
                                : TextReading.readCode(cell));
            case NUMBER ->
                cells.take(
                        column,
                        NumberReading.read(
                                cell,
                                target.dimension() == null ? Dimension.COUNT : target.dimension(),
                                column.unit()));
            case WHOLE -> cells.take(column, NumberReading.readWhole(cell));
            case YEAR -> cells.take(column, DateReading.readYear(cell));
            case DATE -> {
                SurveyDate date = cells.take(column, DateReading.read(cell));
                yield date == null ? null : date.day();
            }
            case YES_NO -> cells.take(column, ChoiceReading.readYesNo(cell));
            case CHOICE -> cells.take(column, choice(cell, String.valueOf(target.words())));
            case SCOPES, OUTLINE, DEGREES -> null;
        };
    }

    /** 原闸北区大宁路街道 is 大宁路街道: 闸北区 became part of 静安区 in 2015. */
    private static Object placeName(ItemField field, Object value) {
        return field == ItemField.DECLARED_STREET || field == ItemField.DECLARED_ZONE
                ? value.toString().replaceFirst("^(原|老|旧)(?=(上海市)?(闸北|静安))", "")
                : value;
    }

    Parsed<String> choice(RawCell cell, String list) {
        return ChoiceReading.read(cell, words.codes(list), words.usual(list));
    }

    private @Nullable Set<String> scopes(RowCells cells, UnderstoodColumn column) {
        String text = cells.take(column, TextReading.read(cells.cell(column)));
        if (text == null) {
            return null;
        }
        Set<String> scopes = new LinkedHashSet<>();
        for (String name : text.split("[、,，;；/|\\r\\n]+")) {
            if (!name.isBlank()) {
                zones.findScopeByName(name.strip())
                        .ifPresentOrElse(
                                scope -> scopes.add(scope.code()),
                                () -> cells.findings()
                                        .add(RegisterFinding.SCOPE_UNKNOWN.at(
                                                cells.place(column), "seen", name.strip())));
            }
        }
        return scopes;
    }

    /** A sheet per zone or street: its name says for every row what no column says. */
    private FieldValues fromSheetName(UnderstoodSheet sheet, Map<String, UnderstoodColumn> columns) {
        FieldValues fields = FieldValues.none();
        if (!columns.containsKey(ItemField.DECLARED_ZONE.jsonName())
                && zones.findZoneByName(sheet.name()).isPresent()) {
            fields = fields.with(ItemField.DECLARED_ZONE, sheet.name());
        }
        if (!columns.containsKey(ItemField.DECLARED_STREET.jsonName())
                && zones.findStreetByName(sheet.name()).isPresent()) {
            fields = fields.with(ItemField.DECLARED_STREET, sheet.name());
        }
        return fields;
    }

    private void refuseUnknownPlaces(RowCells cells, FieldValues fields) {
        String zone = fields.text(ItemField.DECLARED_ZONE);
        if (zone != null && zones.findZoneByName(zone).isEmpty()) {
            note(cells, ItemField.DECLARED_ZONE, SurveyFinding.ZONE_UNKNOWN, zone);
        }
        String street = fields.text(ItemField.DECLARED_STREET);
        if (street != null && zones.findStreetByName(street).isEmpty()) {
            note(cells, ItemField.DECLARED_STREET, SurveyFinding.STREET_UNKNOWN, street);
        }
    }

    private static void note(RowCells cells, ItemField field, SurveyFinding code, String seen) {
        String header =
                cells.column(field.jsonName()).map(UnderstoodColumn::header).orElse(field.jsonName());
        cells.findings().add(code.at(cells.place(field.jsonName()), "field", header, "seen", seen));
    }

    /** Columns no field takes, by heading; coordinates too, where they are all there is. */
    private static Map<String, String> attributes(RowCells cells, boolean withPoint) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (UnderstoodColumn column : cells.sheet().columns()) {
            boolean coordinate = column.field() != null && column.field().kind() == ValueKind.DEGREES;
            boolean aside = column.field() == null && !column.why().equals("survey.why.serial");
            String text = cells.cell(column).text().strip();
            if ((aside || (coordinate && withPoint)) && !text.isEmpty()) {
                attributes.put(column.header().isEmpty() ? column.letters() : column.header(), text);
            }
        }
        return attributes;
    }
}
