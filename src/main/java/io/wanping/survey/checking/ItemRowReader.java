package io.wanping.survey.checking;

import io.wanping.finding.Finding;
import io.wanping.finding.Severity;
import io.wanping.geo.CheckedPolygon;
import io.wanping.geo.GeometryChecks;
import io.wanping.geo.GeometryProblem;
import io.wanping.geo.GeometryRemark;
import io.wanping.geo.WktReading;
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
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.springframework.stereotype.Component;

/** Reads the rows of site and building sheets: cells to typed values, each with its address. */
@Component
class ItemRowReader {

    private static final GeometryFactory POINTS = new GeometryFactory();

    private final Words words;
    private final Zones zones;
    private final GeometryChecks geometryChecks;

    ItemRowReader(Words words, Zones zones, GeometryChecks geometryChecks) {
        this.words = words;
        this.zones = zones;
        this.geometryChecks = geometryChecks;
    }

    List<ItemDraft> read(UnderstoodSheet sheet, UUID batchId, String fileName) {
        ItemKind kind = sheet.kind().itemKind().orElseThrow();
        Map<String, UnderstoodColumn> columns = RowCells.columnsByField(sheet);
        FieldValues fromName = fromSheetName(sheet, columns);
        return sheet.dataRows().stream()
                .map(row -> read(new RowCells(sheet, row, columns), kind, fromName, batchId, fileName))
                .toList();
    }

    private ItemDraft read(RowCells cells, ItemKind kind, FieldValues fromName, UUID batchId, String fileName) {
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
                fields = fields.with(target.itemField(), value);
                provenance.put(target.itemField(), cells.source(column, batchId, fileName));
            }
        }
        refuseUnknownPlaces(cells, fields);
        Shape shape = shape(cells);
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
            case CODE -> cells.take(column, TextReading.readCode(cell));
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

    /** What the row says about where the item is. */
    private record Shape(
            @Nullable MultiPolygon outline,
            @Nullable Double lon,
            @Nullable Double lat) {

        static final Shape UNKNOWN = new Shape(null, null, null);
    }

    private Shape shape(RowCells cells) {
        UnderstoodColumn column = cells.column(ImportField.GEOMETRY).orElse(null);
        String text = column == null ? null : cells.take(column, TextReading.read(cells.cell(column)));
        if (column == null || text == null) {
            return point(cells);
        }
        try {
            Geometry drawn = WktReading.read(text);
            if (drawn instanceof Point point) {
                return checkedPoint(cells, column, point.getX(), point.getY());
            }
            return outline(cells, column, geometryChecks.check(drawn));
        } catch (GeometryProblem problem) {
            cells.findings().add(problem.at(cells.place(column)));
            return Shape.UNKNOWN;
        }
    }

    /** An outline must be right as drawn: the same as when one is drawn on the map. */
    private Shape outline(RowCells cells, UnderstoodColumn column, CheckedPolygon checked) {
        for (GeometryRemark remark : checked.remarks()) {
            if (remark.code().severity() != Severity.INFO) {
                Map<String, String> arguments = new HashMap<>();
                arguments.put("change", remark.areaChange().squareMetres().toPlainString());
                arguments.put("seen", remark.lon() + ", " + remark.lat());
                cells.findings().add(new Finding(remark.code().code(), Severity.ERROR, cells.place(column), arguments));
            }
        }
        if (!checked.repairable()) {
            return Shape.UNKNOWN;
        }
        Point inside = checked.polygon().getInteriorPoint();
        if (!zones.meetsDistrict(checked.polygon())) {
            cells.findings().add(RegisterFinding.OUTSIDE_DISTRICT.at(cells.place(column)));
        }
        return new Shape(checked.polygon(), inside.getX(), inside.getY());
    }

    private Shape point(RowCells cells) {
        UnderstoodColumn lonColumn = cells.column(ImportField.LON).orElse(null);
        UnderstoodColumn latColumn = cells.column(ImportField.LAT).orElse(null);
        if (lonColumn == null || latColumn == null) {
            return Shape.UNKNOWN;
        }
        int before = cells.findings().size();
        BigDecimal lon = cells.take(lonColumn, NumberReading.read(cells.cell(lonColumn), Dimension.COUNT, null));
        BigDecimal lat = cells.take(latColumn, NumberReading.read(cells.cell(latColumn), Dimension.COUNT, null));
        if (cells.findings().size() > before) {
            return Shape.UNKNOWN;
        }
        if (lon == null || lat == null) {
            if (lon != null || lat != null) {
                cells.findings()
                        .add(SurveyFinding.COORDINATE_INCOMPLETE.at(cells.place(lon == null ? lonColumn : latColumn)));
            }
            return Shape.UNKNOWN;
        }
        return checkedPoint(cells, lonColumn, lon.doubleValue(), lat.doubleValue());
    }

    private Shape checkedPoint(RowCells cells, UnderstoodColumn column, double lon, double lat) {
        String seen = String.format(Locale.ROOT, "%s, %s", lon, lat);
        boolean inside = zones.meetsDistrict(POINTS.createPoint(new org.locationtech.jts.geom.Coordinate(lon, lat)));
        boolean insideSwapped =
                zones.meetsDistrict(POINTS.createPoint(new org.locationtech.jts.geom.Coordinate(lat, lon)));
        if (!inside && insideSwapped) {
            cells.findings().add(SurveyFinding.COORDINATES_SWAPPED.at(cells.place(column), "seen", seen));
            return Shape.UNKNOWN;
        }
        if (!inside) {
            cells.findings().add(RegisterFinding.OUTSIDE_DISTRICT.at(cells.place(column), "seen", seen));
            return Shape.UNKNOWN;
        }
        cells.findings().add(SurveyFinding.POINT_IS_NO_OUTLINE.at(cells.place(column), "seen", seen));
        return new Shape(null, lon, lat);
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
