package io.wanping.survey.checking;

import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.register.ItemField;
import io.wanping.survey.coordinates.CoordinateDoctor;
import io.wanping.survey.coordinates.CoordinateSystem;
import io.wanping.survey.coordinates.Judgement;
import io.wanping.survey.coordinates.Pair;
import io.wanping.survey.coordinates.PointList;
import io.wanping.survey.findings.SurveyFinding;
import io.wanping.survey.understanding.ImportField;
import io.wanping.survey.understanding.RowRole;
import io.wanping.survey.understanding.UnderstoodColumn;
import io.wanping.survey.understanding.UnderstoodSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** The positions of one table in the system it was judged to be in. */
final class Positions {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final Pattern FIRST_NUMBERS =
            Pattern.compile("[-+]?\\d+(?:\\.\\d+)?(?:[Ee][-+]?\\d+)?\\s+[-+]?\\d+(?:\\.\\d+)?");
    private static final int FEWEST_CORNERS = 3;

    private final CoordinateDoctor doctor;
    private final @Nullable Judgement judgement;
    private final @Nullable CoordinateSystem wanted;

    private Positions(CoordinateDoctor doctor, @Nullable Judgement judgement, @Nullable CoordinateSystem wanted) {
        this.doctor = doctor;
        this.judgement = judgement;
        this.wanted = wanted;
    }

    /** Judges a table. @param chosen by a person; null lets it be judged */
    static Positions of(UnderstoodSheet sheet, CoordinateDoctor doctor, @Nullable CoordinateSystem chosen) {
        Map<String, UnderstoodColumn> columns = RowCells.columnsByField(sheet);
        StringBuilder words = new StringBuilder();
        sheet.columns().stream()
                .filter(column -> column.field() != null
                        && List.of(ImportField.LON, ImportField.LAT, ImportField.GEOMETRY)
                                .contains(column.field().name()))
                .forEach(column -> words.append(column.header()).append('\n'));
        sheet.roles().forEach((row, role) -> {
            if (role == RowRole.TITLE || role == RowRole.NOTE || role == RowRole.TAIL) {
                for (int column = 0; column < sheet.grid().columns(); column++) {
                    words.append(sheet.grid().cell(row, column).text()).append('\n');
                }
            }
        });
        CoordinateSystem named = chosen != null
                ? chosen
                : CoordinateDoctor.statedIn(words.toString()).orElse(null);
        boolean stated = named != null || CoordinateDoctor.saysTruePositions(words.toString());
        List<CoordinateDoctor.Patient> patients = new ArrayList<>();
        for (int row : sheet.dataRows()) {
            RowCells cells = new RowCells(sheet, row, columns);
            written(cells)
                    .ifPresent(pair -> patients.add(new CoordinateDoctor.Patient(
                            pair,
                            text(cells, ItemField.DECLARED_ZONE.jsonName(), sheet),
                            text(cells, ItemField.DECLARED_STREET.jsonName(), sheet))));
        }
        return new Positions(doctor, doctor.judge(patients, named, stated).orElse(null), named);
    }

    private static @Nullable String text(RowCells cells, String field, UnderstoodSheet sheet) {
        String text = cells.column(field)
                .map(column -> cells.cell(column).text().strip())
                .orElse(sheet.name());
        return text.isEmpty() ? null : text;
    }

    /** The first position a row names, as written. */
    private static Optional<Pair> written(RowCells cells) {
        UnderstoodColumn outline = cells.column(ImportField.GEOMETRY).orElse(null);
        if (outline != null && !cells.cell(outline).isEmpty()) {
            String text = cells.cell(outline).text();
            if (isWkt(text)) {
                Matcher numbers = FIRST_NUMBERS.matcher(text);
                return numbers.find() ? pair(numbers.group().split("\\s+")) : Optional.empty();
            }
            return PointList.read(text).map(rings -> rings.get(0).get(0));
        }
        UnderstoodColumn lon = cells.column(ImportField.LON).orElse(null);
        UnderstoodColumn lat = cells.column(ImportField.LAT).orElse(null);
        if (lon == null || lat == null) {
            return Optional.empty();
        }
        return pair(new String[] {cells.cell(lon).text(), cells.cell(lat).text()});
    }

    private static Optional<Pair> pair(String[] texts) {
        Optional<Pair.Ordinate> first = Pair.ordinate(texts[0]);
        Optional<Pair.Ordinate> second = Pair.ordinate(texts[1]);
        return first.isEmpty() || second.isEmpty()
                ? Optional.empty()
                : Optional.of(new Pair(
                        first.get().value(),
                        second.get().value(),
                        first.get().angle() || second.get().angle()));
    }

    static boolean isWkt(String text) {
        return text.strip()
                .toUpperCase(java.util.Locale.ROOT)
                .matches("(?s)(SRID\\s*=\\s*\\d+\\s*;)?\\s*(MULTI)?(POLYGON|POINT).*");
    }

    Optional<Judgement> judgement() {
        return Optional.ofNullable(judgement);
    }

    CoordinateSystem system() {
        return judgement != null ? judgement.chosen().system() : wanted == null ? CoordinateSystem.CGCS2000 : wanted;
    }

    private boolean swapped() {
        return judgement != null && judgement.chosen().swapped();
    }

    /** Plain degrees, first ordinate east: nothing to be done. */
    boolean isPlain() {
        return system() == CoordinateSystem.CGCS2000 && !swapped();
    }

    /** {@code lon, lat}; empty where the numbers cannot be of the table's system. */
    Optional<Coordinate> place(Pair written) {
        return doctor.place(written, system(), swapped());
    }

    /** Well-known text in the table's system, moved. */
    Optional<Geometry> move(Geometry written) {
        Geometry moved = written.copy();
        boolean[] lost = {false};
        moved.apply((Coordinate at) -> {
            Coordinate to = place(new Pair(at.x, at.y, false)).orElse(null);
            if (to == null) {
                lost[0] = true;
            } else {
                at.setX(to.x);
                at.setY(to.y);
            }
        });
        moved.geometryChanged();
        return lost[0] ? Optional.empty() : Optional.of(moved);
    }

    /** A polygon from rings of positions, the first one outside; empty where a position cannot be placed or a ring has no area. */
    Optional<Polygon> polygon(List<List<Pair>> rings) {
        List<LinearRing> placed = new ArrayList<>();
        for (List<Pair> ring : rings) {
            List<Coordinate> corners = new ArrayList<>();
            for (Pair pair : ring) {
                Coordinate at = place(pair).orElse(null);
                if (at == null) {
                    return Optional.empty();
                }
                corners.add(at);
            }
            if (!corners.isEmpty() && !corners.get(0).equals2D(corners.get(corners.size() - 1))) {
                corners.add(corners.get(0).copy());
            }
            if (corners.size() <= FEWEST_CORNERS) {
                return Optional.empty();
            }
            placed.add(FACTORY.createLinearRing(corners.toArray(Coordinate[]::new)));
        }
        return placed.isEmpty()
                ? Optional.empty()
                : Optional.of(FACTORY.createPolygon(
                        placed.get(0), placed.subList(1, placed.size()).toArray(LinearRing[]::new)));
    }

    /** What a person should know about how the table's positions were read. */
    List<Finding> findings(UnderstoodSheet sheet) {
        if (judgement == null) {
            return List.of();
        }
        Judgement.Reading chosen = judgement.chosen();
        Place place = new Place.Sheet(sheet.name());
        List<Finding> findings = new ArrayList<>();
        findings.add((judgement.stated() || !chosen.system().name().equals("CGCS2000")
                        ? SurveyFinding.COORDINATES_READ
                        : SurveyFinding.COORDINATE_SOURCE_UNSTATED)
                .at(
                        place,
                        "system",
                        chosen.system().name(),
                        "points",
                        chosen.points(),
                        "inside",
                        chosen.inDistrict(),
                        "east",
                        chosen.shiftEast_m(),
                        "north",
                        chosen.shiftNorth_m()));
        if (chosen.swapped() && chosen.system().name().matches("CGCS2000|DEGREES_MMSS|GCJ02|BD09")) {
            findings.add(SurveyFinding.COORDINATES_SWAPPED.at(place, "seen", chosen.points()));
        }
        judgement.candidates().stream()
                .filter(other -> other.system() != chosen.system() && other.score() > chosen.score() + 0.15)
                .findFirst()
                .ifPresent(other -> findings.add(SurveyFinding.COORDINATE_SYSTEM_DOUBTFUL.at(
                        place,
                        "system",
                        chosen.system().name(),
                        "otherSystem",
                        other.system().name(),
                        "share",
                        chosen.inOwnPlace() + "/" + chosen.withOwnPlace(),
                        "otherShare",
                        other.inOwnPlace() + "/" + other.withOwnPlace())));
        return findings;
    }
}
