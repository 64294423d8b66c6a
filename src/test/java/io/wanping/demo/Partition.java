package io.wanping.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/**
 * Streets, zones and the district outline of the sample, made from one noded set of lines so that every shared edge has the same
 * vertices on both sides, across layers too. Polygons in degrees lon, lat on a grid of 1e-7 (about 1 cm); each layer is disjoint and
 * covers the district without a gap. Streets known from OSM keep their borders; the rest is {@link DistrictSketch}.
 */
final class Partition {

    /** About 30 m: the ends of hand-drawn lines were read off a picture. */
    private static final double SNAP_DEGREES = 3e-4;

    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(1e7), 4490);

    private final Map<Polygon, DistrictSketch.Seed> named = new LinkedHashMap<>();

    /**
     * @param real OSM polygons of streets of this district; kept, rounded to the grid
     * @param neighbours OSM polygons of streets of other districts; cut away
     */
    Partition(Collection<Polygon> real, Collection<Polygon> neighbours) {
        List<Coordinate> vertices = Stream.concat(real.stream(), neighbours.stream())
                .flatMap(p -> Arrays.stream(p.getCoordinates()))
                .toList();
        Polygon extent = extent(real, neighbours, vertices);
        List<LineString> lines = new ArrayList<>(List.of(extent.getExteriorRing()));
        real.forEach(p -> lines.add(p.getExteriorRing()));
        DistrictSketch.LINES.forEach(s -> lines.add(FACTORY.createLineString(coordinates(s, vertices))));

        List<Polygon> faces = faces(lines);
        faces.removeIf(f -> !extent.contains(f.getInteriorPoint()));
        nameBySeed(faces);
        joinSlivers(faces);
    }

    Polygon district() {
        return union(named.keySet());
    }

    /** By street code, in code order. */
    Map<String, Polygon> streets() {
        return layer(DistrictSketch.Seed::street);
    }

    /** By zone code, in code order. */
    Map<String, Polygon> zones() {
        return layer(DistrictSketch.Seed::zone);
    }

    private Map<String, Polygon> layer(Function<DistrictSketch.Seed, String> code) {
        Map<String, List<Polygon>> faces = new TreeMap<>();
        named.forEach((face, seed) ->
                faces.computeIfAbsent(code.apply(seed), k -> new ArrayList<>()).add(face));
        Map<String, Polygon> layer = new TreeMap<>();
        faces.forEach((k, v) -> layer.put(k, union(v)));
        return layer;
    }

    private static Polygon extent(Collection<Polygon> real, Collection<Polygon> neighbours, List<Coordinate> vertices) {
        Geometry sketch = FACTORY.createPolygon(coordinates(DistrictSketch.OUTLINE, vertices));
        Geometry inside =
                OverlayNG.overlay(sketch, onGrid(neighbours), OverlayNG.DIFFERENCE, FACTORY.getPrecisionModel());
        Geometry all = OverlayNG.overlay(inside, onGrid(real), OverlayNG.UNION, FACTORY.getPrecisionModel());
        Polygon largest = null;
        for (int i = 0; i < all.getNumGeometries(); i++) {
            Polygon part = (Polygon) all.getGeometryN(i);
            if (largest == null || part.getArea() > largest.getArea()) {
                largest = part;
            }
        }
        if (largest == null) {
            throw new IllegalStateException("the sketch lies wholly in the neighbouring districts");
        }
        return FACTORY.createPolygon(largest.getExteriorRing().getCoordinates());
    }

    private static Geometry onGrid(Collection<Polygon> polygons) {
        return UnaryUnionNG.union(FACTORY.buildGeometry(polygons), FACTORY.getPrecisionModel());
    }

    private static List<Polygon> faces(List<LineString> lines) {
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(UnaryUnionNG.union(FACTORY.buildGeometry(lines), FACTORY.getPrecisionModel()));
        List<Polygon> faces = new ArrayList<>();
        for (Object face : polygonizer.getPolygons()) {
            faces.add((Polygon) face);
        }
        faces.sort(Comparator.comparing(Geometry::norm));
        return faces;
    }

    private void nameBySeed(List<Polygon> faces) {
        for (DistrictSketch.Seed seed : DistrictSketch.SEEDS) {
            Geometry point = FACTORY.createPoint(new Coordinate(seed.lon(), seed.lat()));
            Polygon face = faces.stream()
                    .filter(f -> f.contains(point))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("outside the district: " + seed));
            if (named.put(face, seed) != null) {
                throw new IllegalStateException("two seeds in one face: " + seed);
            }
        }
    }

    private void joinSlivers(List<Polygon> faces) {
        List<Polygon> open = new ArrayList<>(faces);
        open.removeAll(named.keySet());
        while (!open.isEmpty()) {
            int before = open.size();
            open.removeIf(this::join);
            if (open.size() == before) {
                throw new IllegalStateException("a face with no neighbour: " + open.get(0));
            }
        }
    }

    private boolean join(Polygon face) {
        Map<DistrictSketch.Seed, Double> shared = new LinkedHashMap<>();
        named.forEach((other, seed) -> shared.merge(seed, sharedLength(face, other), Double::sum));
        Map.Entry<DistrictSketch.Seed, Double> most =
                shared.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        if (most.getValue() == 0) {
            return false;
        }
        named.put(face, most.getKey());
        return true;
    }

    private static double sharedLength(Polygon a, Polygon b) {
        return a.getEnvelopeInternal().intersects(b.getEnvelopeInternal())
                ? a.getBoundary().intersection(b.getBoundary()).getLength()
                : 0;
    }

    private static Polygon union(Collection<Polygon> faces) {
        return (Polygon) CoverageUnion.union(faces.toArray(Polygon[]::new));
    }

    private static Coordinate[] coordinates(DistrictSketch.Stroke stroke, List<Coordinate> vertices) {
        String[] pairs = stroke.lonLat().trim().split("\\s*,\\s*");
        Coordinate[] path = new Coordinate[pairs.length];
        for (int i = 0; i < pairs.length; i++) {
            String[] pair = pairs[i].split("\\s+");
            path[i] = snapped(new Coordinate(Double.parseDouble(pair[0]), Double.parseDouble(pair[1])), vertices);
        }
        return path;
    }

    private static Coordinate snapped(Coordinate drawn, List<Coordinate> vertices) {
        return vertices.stream()
                .filter(v -> v.distance(drawn) < SNAP_DEGREES)
                .min(Comparator.comparingDouble(v -> v.distance(drawn)))
                .orElse(drawn)
                .copy();
    }
}
