package io.wanping.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateArrays;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The GeoJSON of {@code gis-data/}, read and written so that the same input always gives the same bytes: lon, lat in degrees with 7
 * decimals, one feature a line, outer rings counter-clockwise (RFC 7946) starting at their westernmost vertex. Kept apart from the
 * product's own GeoJSON on purpose: sample data must not change because a writer did.
 */
final class GeoJson {

    /** Properties keep their order; values are strings, numbers, booleans. */
    record Feature(Map<String, Object> properties, Geometry geometry) {
        String text(String property) {
            Object value = properties.get(property);
            return value == null ? "" : value.toString();
        }
    }

    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(1e7), 4490);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static List<Feature> read(Path file) throws IOException {
        List<Feature> features = new ArrayList<>();
        for (JsonNode node : JSON.readTree(Files.readString(file)).get("features")) {
            Map<String, Object> properties = new LinkedHashMap<>();
            node.get("properties").properties().forEach(p -> {
                if (p.getValue().isValueNode() && !p.getValue().isNull()) {
                    properties.put(
                            p.getKey(),
                            p.getValue().isString()
                                    ? p.getValue().stringValue()
                                    : p.getValue().toString());
                }
            });
            features.add(new Feature(properties, geometry(node.get("geometry"))));
        }
        return features;
    }

    static String write(String name, List<Feature> features) {
        return features.stream()
                .map(f -> "{\"type\":\"Feature\",\"properties\":" + JSON.writeValueAsString(f.properties())
                        + ",\"geometry\":" + text(f.geometry()) + "}")
                .collect(Collectors.joining(
                        ",\n", "{\"type\":\"FeatureCollection\",\"name\":\"" + name + "\",\"features\":[\n", "\n]}\n"));
    }

    private static Geometry geometry(JsonNode node) {
        JsonNode c = node.get("coordinates");
        return switch (node.get("type").stringValue()) {
            case "Point" -> FACTORY.createPoint(coordinate(c));
            case "LineString" -> line(c);
            case "MultiLineString" ->
                FACTORY.createMultiLineString(parts(c).map(GeoJson::line).toArray(LineString[]::new));
            case "Polygon" -> polygon(c);
            case "MultiPolygon" ->
                FACTORY.createMultiPolygon(parts(c).map(GeoJson::polygon).toArray(Polygon[]::new));
            default -> throw new IllegalArgumentException(node.get("type").toString());
        };
    }

    private static Stream<JsonNode> parts(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    private static LineString line(JsonNode node) {
        return FACTORY.createLineString(coordinates(node));
    }

    private static Polygon polygon(JsonNode node) {
        LinearRing[] rings =
                parts(node).map(r -> FACTORY.createLinearRing(coordinates(r))).toArray(LinearRing[]::new);
        return FACTORY.createPolygon(rings[0], Arrays.copyOfRange(rings, 1, rings.length));
    }

    private static Coordinate[] coordinates(JsonNode node) {
        return parts(node).map(GeoJson::coordinate).toArray(Coordinate[]::new);
    }

    private static Coordinate coordinate(JsonNode node) {
        Coordinate c = new CoordinateXY(node.get(0).doubleValue(), node.get(1).doubleValue());
        FACTORY.getPrecisionModel().makePrecise(c);
        return c;
    }

    private static String text(Geometry geometry) {
        String type = "{\"type\":\"" + geometry.getGeometryType() + "\",\"coordinates\":";
        if (geometry instanceof Point point) {
            return type + pair(point.getCoordinate()) + "}";
        }
        if (geometry instanceof LineString line) {
            return type + path(line.getCoordinates()) + "}";
        }
        if (geometry instanceof Polygon polygon) {
            return type + rings(polygon) + "}";
        }
        if (geometry instanceof MultiLineString || geometry instanceof MultiPolygon) {
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                Geometry part = geometry.getGeometryN(i);
                parts.add(part instanceof Polygon p ? rings(p) : path(part.getCoordinates()));
            }
            return type + "[" + String.join(",", parts) + "]}";
        }
        throw new IllegalArgumentException(geometry.getGeometryType());
    }

    private static String rings(Polygon polygon) {
        List<String> rings = new ArrayList<>();
        rings.add(path(ring(polygon.getExteriorRing(), true)));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings.add(path(ring(polygon.getInteriorRingN(i), false)));
        }
        return "[" + String.join(",", rings) + "]";
    }

    private static Coordinate[] ring(LinearRing ring, boolean counterClockwise) {
        Coordinate[] path = FACTORY.createPolygon(ring).norm().getCoordinates();
        if (Orientation.isCCW(path) != counterClockwise) {
            CoordinateArrays.reverse(path);
        }
        return path;
    }

    private static String path(Coordinate[] path) {
        return Arrays.stream(path).map(GeoJson::pair).collect(Collectors.joining(",", "[", "]"));
    }

    private static String pair(Coordinate c) {
        return String.format(Locale.ROOT, "[%.7f,%.7f]", c.x, c.y);
    }

    private GeoJson() {}
}
