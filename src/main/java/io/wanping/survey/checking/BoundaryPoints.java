package io.wanping.survey.checking;

import io.wanping.register.FieldValues;
import io.wanping.register.Item;
import io.wanping.register.ItemKind;
import io.wanping.register.Items;
import io.wanping.survey.coordinates.Pair;
import io.wanping.survey.findings.SurveyFinding;
import io.wanping.survey.understanding.ImportField;
import io.wanping.survey.understanding.UnderstoodColumn;
import io.wanping.survey.understanding.UnderstoodSheet;
import io.wanping.survey.values.NumberReading;
import io.wanping.survey.values.TextReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.locationtech.jts.geom.Polygon;
import org.springframework.stereotype.Component;

/**
 * Sheets of boundary points, one point a row: the points of one code, in the order they stand, make its outline. The outline goes to the
 * row of the same code in another sheet of the file; where there is none, the first of its points becomes the row that brings it to the
 * item of the ledger.
 */
@Component
class BoundaryPoints {

    private final PlaceReading places;
    private final Items items;

    BoundaryPoints(PlaceReading places, Items items) {
        this.places = places;
        this.items = items;
    }

    /** Drafts with the outlines of a sheet of points. */
    List<ItemDraft> withOutlines(
            UnderstoodSheet sheet, List<ItemDraft> drafts, Positions positions, CheckRequest request) {
        Map<String, Boundary> boundaries = read(sheet, request);
        List<ItemDraft> all = new ArrayList<>();
        for (ItemDraft draft : drafts) {
            Boundary boundary = draft.geometry() == null ? boundaries.remove(draft.code()) : null;
            all.add(boundary == null ? draft : outlined(draft, boundary, positions));
        }
        Map<String, Item> known = items.findByCodes(boundaries.keySet());
        boundaries.forEach((code, boundary) -> all.add(alone(code, boundary, known.get(code), positions)));
        return all;
    }

    /** The points of one code; {@code first} is the row they begin in. */
    private record Boundary(RowCells first, Map<Integer, List<Pair>> rings) {}

    private static Map<String, Boundary> read(UnderstoodSheet sheet, CheckRequest request) {
        Map<String, UnderstoodColumn> columns = RowCells.columnsByField(sheet);
        Map<String, Boundary> boundaries = new LinkedHashMap<>();
        UnderstoodColumn code = columns.get(ImportField.ITEM_CODE);
        UnderstoodColumn lon = columns.get(ImportField.LON);
        UnderstoodColumn lat = columns.get(ImportField.LAT);
        if (code == null || lon == null || lat == null) {
            return boundaries;
        }
        String last = "";
        for (int row : sheet.dataRows()) {
            RowCells cells = new RowCells(sheet, row, columns, request.answers());
            String written = cells.take(code, TextReading.readCode(cells.cell(code)));
            String own = written == null ? last : written;
            last = own;
            Boundary boundary = boundaries.computeIfAbsent(own, none -> new Boundary(cells, new TreeMap<>()));
            Pair.Ordinate east = PlaceReading.ordinate(cells, lon);
            Pair.Ordinate north = PlaceReading.ordinate(cells, lat);
            if (boundary.first() != cells) {
                boundary.first().findings().addAll(cells.findings());
            }
            if (east == null || north == null) {
                boundary.first().findings().add(SurveyFinding.COORDINATE_INCOMPLETE.at(cells.place(lon)));
                continue;
            }
            boundary.rings()
                    .computeIfAbsent(ring(cells), none -> new ArrayList<>())
                    .add(new Pair(east.value(), north.value(), east.angle() || north.angle()));
        }
        return boundaries;
    }

    private static int ring(RowCells cells) {
        UnderstoodColumn column = cells.column(ImportField.RING).orElse(null);
        Integer ring = column == null
                ? null
                : NumberReading.readWhole(cells.cell(column)).value();
        return ring == null ? 1 : ring;
    }

    private ItemDraft outlined(ItemDraft draft, Boundary boundary, Positions positions) {
        PlaceReading.Shape shape = shape(boundary, positions);
        draft.cells().findings().addAll(boundary.first().findings());
        return draft.at(shape);
    }

    private ItemDraft alone(
            String code, Boundary boundary, @org.jspecify.annotations.Nullable Item item, Positions positions) {
        RowCells cells = boundary.first();
        PlaceReading.Shape shape = shape(boundary, positions);
        if (item == null) {
            cells.findings().add(SurveyFinding.ITEM_UNKNOWN.at(cells.place(ImportField.ITEM_CODE), "seen", code));
        }
        return new ItemDraft(
                cells,
                item == null ? ItemKind.SITE : item.kind(),
                code,
                FieldValues.none(),
                null,
                shape.outline(),
                shape.lon(),
                shape.lat(),
                Map.of(),
                Map.of());
    }

    private PlaceReading.Shape shape(Boundary boundary, Positions positions) {
        RowCells cells = boundary.first();
        UnderstoodColumn column = cells.column(ImportField.LON).orElseThrow();
        List<List<Pair>> rings = List.copyOf(boundary.rings().values());
        Optional<Polygon> polygon = positions.polygon(rings);
        if (polygon.isEmpty()) {
            cells.findings()
                    .add(SurveyFinding.POINTS_MAKE_NO_OUTLINE.at(
                            cells.place(column),
                            "seen",
                            rings.stream().mapToInt(List::size).sum()));
            return PlaceReading.Shape.UNKNOWN;
        }
        return places.outline(cells, column, polygon.get());
    }
}
