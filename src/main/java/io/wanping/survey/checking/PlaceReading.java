package io.wanping.survey.checking;

import io.wanping.finding.Finding;
import io.wanping.finding.Severity;
import io.wanping.geo.CheckedPolygon;
import io.wanping.geo.GeometryChecks;
import io.wanping.geo.GeometryProblem;
import io.wanping.geo.GeometryRemark;
import io.wanping.geo.WktReading;
import io.wanping.register.RegisterFinding;
import io.wanping.survey.coordinates.Pair;
import io.wanping.survey.coordinates.PointList;
import io.wanping.survey.findings.SurveyFinding;
import io.wanping.survey.reading.RawCell;
import io.wanping.survey.understanding.ImportField;
import io.wanping.survey.understanding.UnderstoodColumn;
import io.wanping.survey.values.Parsed;
import io.wanping.survey.values.TextReading;
import io.wanping.zoning.Zones;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.springframework.stereotype.Component;

/**
 * Where a row says its item is: an outline as well-known text or as a list of boundary points, or a point, in the system its table was
 * judged to be in. A point is no outline: it is shown and kept with the record, the register stores outlines only.
 */
@Component
class PlaceReading {

    private static final GeometryFactory POINTS = new GeometryFactory();
    private static final int LONGEST_PLANE_TEXT = 2_000_000;

    private final Zones zones;
    private final GeometryChecks geometryChecks;

    PlaceReading(Zones zones, GeometryChecks geometryChecks) {
        this.zones = zones;
        this.geometryChecks = geometryChecks;
    }

    /** What the row says about where the item is; {@code lon, lat} degrees. */
    record Shape(
            @Nullable MultiPolygon outline,
            @Nullable Double lon,
            @Nullable Double lat) {

        static final Shape UNKNOWN = new Shape(null, null, null);
    }

    Shape read(RowCells cells, Positions positions) {
        UnderstoodColumn column = cells.column(ImportField.GEOMETRY).orElse(null);
        String text = column == null ? null : cells.take(column, TextReading.read(cells.cell(column)));
        if (column == null || text == null) {
            return point(cells, positions);
        }
        try {
            return Positions.isWkt(text)
                    ? wellKnownText(cells, column, text, positions)
                    : listed(cells, column, text, positions);
        } catch (GeometryProblem problem) {
            cells.findings().add(problem.at(cells.place(column)));
            return Shape.UNKNOWN;
        }
    }

    private Shape wellKnownText(RowCells cells, UnderstoodColumn column, String text, Positions positions) {
        Geometry drawn;
        if (positions.isPlain()) {
            drawn = WktReading.read(text);
        } else {
            Optional<Geometry> moved = plane(text).flatMap(positions::move);
            if (moved.isEmpty()) {
                // Its own words for what is wrong with it.
                drawn = WktReading.read(text);
            } else {
                drawn = moved.get();
            }
        }
        if (drawn instanceof Point point) {
            return checkedPoint(cells, column, point.getCoordinate());
        }
        return outline(cells, column, geometryChecks.check(drawn));
    }

    private static Optional<Geometry> plane(String text) {
        if (text.length() > LONGEST_PLANE_TEXT) {
            return Optional.empty();
        }
        try {
            Geometry read = new WKTReader(POINTS).read(text.strip().replaceFirst("(?i)^SRID\\s*=\\s*\\d+\\s*;", ""));
            return read.isEmpty() ? Optional.empty() : Optional.of(read);
        } catch (ParseException | IllegalArgumentException notWkt) {
            return Optional.empty();
        }
    }

    private Shape listed(RowCells cells, UnderstoodColumn column, String text, Positions positions) {
        List<List<Pair>> rings = PointList.read(text).orElse(null);
        if (rings == null) {
            // Neither text nor list: the words for unreadable well-known text fit.
            WktReading.read(text);
            return Shape.UNKNOWN;
        }
        if (rings.size() == 1 && rings.get(0).size() == 1) {
            return positions
                    .place(rings.get(0).get(0))
                    .map(at -> checkedPoint(cells, column, at))
                    .orElseGet(() -> outside(cells, column, text));
        }
        Optional<? extends Geometry> polygon = positions.polygon(rings);
        if (polygon.isEmpty()) {
            cells.findings()
                    .add(SurveyFinding.POINTS_MAKE_NO_OUTLINE.at(
                            cells.place(column),
                            "seen",
                            rings.stream().mapToInt(List::size).sum()));
            return Shape.UNKNOWN;
        }
        return outline(cells, column, geometryChecks.check(polygon.get()));
    }

    /** An outline must be right as drawn: the same as when one is drawn on the map. */
    Shape outline(RowCells cells, UnderstoodColumn column, CheckedPolygon checked) {
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

    /** The same for the outline that rows of boundary points make. */
    Shape outline(RowCells cells, UnderstoodColumn column, Geometry drawn) {
        return outline(cells, column, geometryChecks.check(drawn));
    }

    private Shape point(RowCells cells, Positions positions) {
        UnderstoodColumn lonColumn = cells.column(ImportField.LON).orElse(null);
        UnderstoodColumn latColumn = cells.column(ImportField.LAT).orElse(null);
        if (lonColumn == null || latColumn == null) {
            return Shape.UNKNOWN;
        }
        int before = cells.findings().size();
        Pair.Ordinate lon = ordinate(cells, lonColumn);
        Pair.Ordinate lat = ordinate(cells, latColumn);
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
        Pair pair = new Pair(lon.value(), lat.value(), lon.angle() || lat.angle());
        return positions
                .place(pair)
                .map(at -> checkedPoint(cells, lonColumn, at))
                .orElseGet(() -> outside(
                        cells,
                        lonColumn,
                        cells.cell(lonColumn).text() + ", "
                                + cells.cell(latColumn).text()));
    }

    /** An ordinate in any of its forms; what cannot be read is said at its cell. */
    static Pair.@Nullable Ordinate ordinate(RowCells cells, UnderstoodColumn column) {
        RawCell cell = cells.cell(column);
        String text = cells.take(column, TextReading.read(cell));
        if (text == null) {
            return null;
        }
        Optional<Pair.Ordinate> read = Pair.ordinate(text);
        if (read.isEmpty()) {
            cells.take(column, Parsed.<Object>refused(SurveyFinding.NOT_A_COORDINATE, cell));
        }
        return read.orElse(null);
    }

    private Shape checkedPoint(RowCells cells, UnderstoodColumn column, Coordinate at) {
        String seen = String.format(Locale.ROOT, "%.7f, %.7f", at.x, at.y);
        if (!zones.meetsDistrict(POINTS.createPoint(at))) {
            return outside(cells, column, seen);
        }
        cells.findings().add(SurveyFinding.POINT_IS_NO_OUTLINE.at(cells.place(column), "seen", seen));
        return new Shape(null, at.x, at.y);
    }

    private static Shape outside(RowCells cells, UnderstoodColumn column, String seen) {
        String shortened = seen.length() <= 60 ? seen : seen.substring(0, 60) + "…";
        cells.findings().add(RegisterFinding.OUTSIDE_DISTRICT.at(cells.place(column), "seen", shortened));
        return Shape.UNKNOWN;
    }
}
