package io.wanping.geo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.valid.IsSimpleOp;
import org.locationtech.jts.operation.valid.IsValidOp;

/** One run of {@link GeometryChecks} over one shape. */
final class PolygonCheck {

    private static final double SMALLEST_SQUARE_METRES = 0.01;
    private static final int MOST_ROUNDS = 5;

    private final AreaMeasurer areas;
    private final List<GeometryRemark> remarks = new ArrayList<>();
    private final List<Polygon> parts = new ArrayList<>();
    private double drawnSquareMetres;
    private boolean hopeless;

    PolygonCheck(AreaMeasurer areas) {
        this.areas = areas;
    }

    void take(Geometry geometry) {
        if (geometry instanceof GeometryCollection collection) {
            for (int i = 0; i < collection.getNumGeometries(); i++) {
                take(collection.getGeometryN(i));
            }
        } else if (geometry.isEmpty()) {
            return;
        } else if (geometry instanceof Polygon polygon) {
            take(polygon.getExteriorRing().getCoordinates(), holes(polygon));
        } else {
            remark(GeoFinding.NOT_A_POLYGON, geometry.getCoordinate(), true, 0);
            if (geometry instanceof LineString line) {
                take(line.getCoordinates(), List.of());
            }
        }
    }

    private static List<Coordinate[]> holes(Polygon polygon) {
        List<Coordinate[]> holes = new ArrayList<>();
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            holes.add(polygon.getInteriorRingN(i).getCoordinates());
        }
        return holes;
    }

    void take(Coordinate[] outer, List<Coordinate[]> holes) {
        if (!onEarth(outer) || !holes.stream().allMatch(this::onEarth)) {
            hopeless = true;
            return;
        }
        LinearRing shell = ring(outer);
        List<LinearRing> inner = new ArrayList<>();
        for (Coordinate[] hole : holes) {
            LinearRing ring = ring(hole);
            if (ring != null && shell != null) {
                drawnSquareMetres -= squareMetres(ring);
                inner.add(ring);
            }
        }
        if (shell != null) {
            drawnSquareMetres += squareMetres(shell);
            parts.add(Polygons.FACTORY.createPolygon(shell, inner.toArray(LinearRing[]::new)));
        }
    }

    private double squareMetres(LinearRing ring) {
        return areas.squareMetres(Polygons.FACTORY.createPolygon(ring));
    }

    private boolean onEarth(Coordinate[] ring) {
        for (Coordinate position : ring) {
            if (!LonLat.onEarth(position.x, position.y)) {
                boolean swapped = LonLat.swapped(position.x, position.y);
                remark(swapped ? GeoFinding.AXES_SWAPPED : GeoFinding.OUT_OF_RANGE, position, false, 0);
                return false;
            }
        }
        return true;
    }

    /** Closed and cleaned; null where nothing is left of it. */
    private @Nullable LinearRing ring(Coordinate[] drawn) {
        List<Coordinate> flat = new ArrayList<>(drawn.length);
        Arrays.stream(drawn).forEach(position -> flat.add(new Coordinate(position.x, position.y)));
        LinearRing ring = RingCleaning.clean(opened(flat), (code, at) -> remark(code, at, true, 0));
        if (ring == null) {
            remark(GeoFinding.TOO_SMALL, drawn.length == 0 ? null : drawn[0], true, 0);
        }
        return ring;
    }

    private List<Coordinate> opened(List<Coordinate> drawn) {
        int last = drawn.size() - 1;
        if (last > 0 && drawn.get(0).equals2D(drawn.get(last))) {
            return drawn.subList(0, last);
        }
        if (last >= 0) {
            remark(GeoFinding.RING_NOT_CLOSED, drawn.get(last), true, 0);
        }
        return drawn;
    }

    CheckedPolygon result() {
        if (!hopeless && parts.isEmpty()) {
            remark(GeoFinding.EMPTY, null, false, 0);
        }
        if (hopeless || parts.isEmpty()) {
            return unusable();
        }
        MultiPolygon shape = withoutCrumbs(untangled(Polygons.multi(parts)));
        return shape.isEmpty() ? unusable() : usable(Rings.oriented(shape));
    }

    private CheckedPolygon unusable() {
        return new CheckedPolygon(Polygons.multi(List.of()), remarks, false, area(drawnSquareMetres), Area.ZERO);
    }

    private CheckedPolygon usable(MultiPolygon shape) {
        return new CheckedPolygon(shape, remarks, true, area(drawnSquareMetres), areas.measure(shape));
    }

    private static Area area(double squareMetres) {
        return Area.ofSquareMetres(BigDecimal.valueOf(squareMetres));
    }

    private MultiPolygon untangled(MultiPolygon shape) {
        if (shape.isValid()) {
            remarkOrientation(shape);
            return shape;
        }
        MultiPolygon fixed = fixed(shape);
        remarkTangles(shape, areas.squareMetres(fixed) - drawnSquareMetres);
        if (!fixed.isValid()) {
            remark(GeoFinding.NOT_REPAIRABLE, shape.getCoordinate(), false, 0);
            return Polygons.multi(List.of());
        }
        return fixed;
    }

    /** Cutting at computed crossings may leave spikes of rounding error, whose removal may uncover a new touch: hence rounds. */
    private static MultiPolygon fixed(MultiPolygon shape) {
        MultiPolygon fixed = shape;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            MultiPolygon cut = Polygons.multi(Polygons.of(GeometryFixer.fix(fixed)));
            fixed = RingCleaning.clean(cut);
            if (fixed.isValid()) {
                return fixed;
            }
        }
        return fixed;
    }

    /** The area change of the whole repair stands on its first remark. */
    private void remarkTangles(MultiPolygon shape, double areaChange) {
        int before = remarks.size();
        for (Polygon part : Polygons.of(shape)) {
            List<Coordinate> crossings = crossings(part);
            for (Coordinate crossing : crossings) {
                remark(GeoFinding.SELF_CROSSING, crossing, true, remarks.size() == before ? areaChange : 0);
            }
            if (crossings.isEmpty() && !part.isValid()) {
                remark(GeoFinding.RINGS_MISPLACED, firstError(part), true, remarks.size() == before ? areaChange : 0);
            }
        }
        if (remarks.size() == before) {
            remark(GeoFinding.PARTS_OVERLAP, firstError(shape), true, areaChange);
        }
    }

    private static List<Coordinate> crossings(Polygon part) {
        List<Coordinate> crossings = new ArrayList<>(crossings(part.getExteriorRing()));
        for (int i = 0; i < part.getNumInteriorRing(); i++) {
            crossings.addAll(crossings(part.getInteriorRingN(i)));
        }
        return crossings;
    }

    private static List<Coordinate> crossings(LinearRing ring) {
        IsSimpleOp simple = new IsSimpleOp(ring);
        simple.setFindAllLocations(true);
        return simple.getNonSimpleLocations().stream().distinct().sorted().toList();
    }

    private static Coordinate firstError(Geometry invalid) {
        return new IsValidOp(invalid).getValidationError().getCoordinate();
    }

    private void remarkOrientation(MultiPolygon shape) {
        for (Polygon part : Polygons.of(shape)) {
            boolean wrong = !Rings.runsAsItShould(part.getExteriorRing(), true);
            for (int i = 0; i < part.getNumInteriorRing(); i++) {
                wrong |= !Rings.runsAsItShould(part.getInteriorRingN(i), false);
            }
            if (wrong) {
                remark(GeoFinding.WRONG_ORIENTATION, part.getCoordinate(), true, 0);
            }
        }
    }

    private MultiPolygon withoutCrumbs(MultiPolygon shape) {
        List<Polygon> countable = new ArrayList<>();
        for (Polygon part : Polygons.of(shape)) {
            double squareMetres = areas.squareMetres(part);
            if (squareMetres < SMALLEST_SQUARE_METRES) {
                remark(GeoFinding.TOO_SMALL, part.getCoordinate(), true, -squareMetres);
            } else {
                countable.add(part);
            }
        }
        return Polygons.multi(countable);
    }

    private void remark(GeoFinding code, @Nullable Coordinate at, boolean changed, double areaChange) {
        Double lon = at == null ? null : at.x;
        Double lat = at == null ? null : at.y;
        remarks.add(new GeometryRemark(code, lon, lat, changed, area(areaChange)));
    }
}
