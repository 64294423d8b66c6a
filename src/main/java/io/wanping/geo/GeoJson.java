package io.wanping.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Geometry objects of RFC 7946, {@code [lon, lat]} in degrees. The standard says WGS 84; the product reads and writes CGCS2000, which
 * differs by less than a decimetre.
 *
 * <p>Reading accepts the seven geometry types (not Feature), drops heights, and refuses a {@code crs} member that names another system.
 * Nothing is repaired: an open ring is refused, everything else about the shape is {@link GeometryChecks}' to say. Writing rounds and
 * leaves the rings as they run.
 *
 * <p>Errors: {@link GeometryProblem} only.
 */
public final class GeoJson {

    /** More positions than this in one geometry are refused; our assumption, some fifty times the largest district outline. */
    public static final int MOST_POINTS = 100_000;

    /** Seven decimals of a degree: a centimetre. */
    public static final int DECIMALS = 7;

    private static final int DEEPEST_COLLECTION = 8;
    private static final Set<String> STORAGE_NAMES = Set.of("4490", "4326", "CRS84");

    private GeoJson() {}

    public static Geometry read(JsonNode geometry) {
        return new Reading().geometry(geometry, 0);
    }

    public static ObjectNode write(Geometry geometry) {
        return write(geometry, DECIMALS);
    }

    /** @param decimals of a degree, 0 to 15; 7 is a centimetre, 5 a metre */
    public static ObjectNode write(Geometry geometry, int decimals) {
        return new Writing(decimals).geometry(geometry);
    }

    private static final class Reading {

        private int points;

        Geometry geometry(JsonNode json, int depth) {
            if (json == null || !json.isObject() || depth > DEEPEST_COLLECTION) {
                throw unreadable("geometry", json);
            }
            refuseOtherSystems(json.get("crs"));
            String type = json.path("type").asString("");
            return switch (type) {
                case "Point" -> point(coordinates(json));
                case "MultiPoint" ->
                    Polygons.FACTORY.createMultiPoint(each(coordinates(json), this::point, Point[]::new));
                case "LineString" -> line(coordinates(json));
                case "MultiLineString" ->
                    Polygons.FACTORY.createMultiLineString(each(coordinates(json), this::line, LineString[]::new));
                case "Polygon" -> polygon(coordinates(json));
                case "MultiPolygon" ->
                    Polygons.FACTORY.createMultiPolygon(each(coordinates(json), this::polygon, Polygon[]::new));
                case "GeometryCollection" ->
                    Polygons.FACTORY.createGeometryCollection(
                            each(json.path("geometries"), part -> geometry(part, depth + 1), Geometry[]::new));
                default -> throw new GeometryProblem(GeoFinding.TYPE_UNSUPPORTED, "seen", shortened(type));
            };
        }

        private static void refuseOtherSystems(JsonNode crs) {
            if (crs == null || crs.isNull()) {
                return;
            }
            String name = crs.path("properties").path("name").asString("");
            String last = name.substring(Math.max(name.lastIndexOf(':'), name.lastIndexOf('/')) + 1);
            if (!STORAGE_NAMES.contains(last)) {
                throw new GeometryProblem(GeoFinding.CRS_UNSUPPORTED, "seen", shortened(name));
            }
        }

        private static JsonNode coordinates(JsonNode json) {
            return json.path("coordinates");
        }

        private Point point(JsonNode json) {
            return json.isArray() && json.isEmpty()
                    ? Polygons.FACTORY.createPoint()
                    : Polygons.FACTORY.createPoint(position(json));
        }

        private LineString line(JsonNode json) {
            Coordinate[] positions = each(json, this::position, Coordinate[]::new);
            if (positions.length == 1) {
                throw unreadable("LineString", json);
            }
            return Polygons.FACTORY.createLineString(positions);
        }

        private Polygon polygon(JsonNode json) {
            LinearRing[] rings = each(json, this::ring, LinearRing[]::new);
            if (rings.length == 0) {
                return Polygons.FACTORY.createPolygon();
            }
            if (rings[0].isEmpty() && rings.length > 1) {
                throw unreadable("outline before its holes", json);
            }
            LinearRing[] holes = new LinearRing[rings.length - 1];
            System.arraycopy(rings, 1, holes, 0, holes.length);
            return Polygons.FACTORY.createPolygon(rings[0], holes);
        }

        private LinearRing ring(JsonNode json) {
            Coordinate[] positions = each(json, this::position, Coordinate[]::new);
            return Rings.closed(positions);
        }

        private Coordinate position(JsonNode json) {
            if (!json.isArray()
                    || json.size() < 2
                    || !json.get(0).isNumber()
                    || !json.get(1).isNumber()) {
                throw unreadable("position", json);
            }
            if (++points > MOST_POINTS) {
                throw new GeometryProblem(GeoFinding.TOO_MANY_POINTS, "seen", points, "most", MOST_POINTS);
            }
            return LonLat.checked(json.get(0).asDouble(), json.get(1).asDouble());
        }

        private static <T> T[] each(JsonNode json, Function<JsonNode, T> read, Function<Integer, T[]> array) {
            if (!json.isArray()) {
                throw unreadable("array", json);
            }
            List<T> parts = new ArrayList<>(Math.min(json.size(), MOST_POINTS));
            for (JsonNode part : json) {
                parts.add(read.apply(part));
            }
            return parts.toArray(array.apply(0));
        }
    }

    private static GeometryProblem unreadable(String expected, JsonNode seen) {
        return new GeometryProblem(
                GeoFinding.UNREADABLE, "expected", expected, "seen", shortened(String.valueOf(seen)));
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private static final class Writing {

        private static final int MOST_DECIMALS = 15;

        private final double grain;

        Writing(int decimals) {
            if (decimals < 0 || decimals > MOST_DECIMALS) {
                throw new IllegalArgumentException("decimals: " + decimals);
            }
            this.grain = Math.pow(10, decimals);
        }

        ObjectNode geometry(Geometry geometry) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("type", geometry.getGeometryType());
            if (geometry.getClass() == GeometryCollection.class) {
                ArrayNode parts = json.putArray("geometries");
                each(geometry, part -> parts.add(geometry(part)));
            } else {
                json.set("coordinates", coordinates(geometry));
            }
            return json;
        }

        private ArrayNode coordinates(Geometry geometry) {
            if (geometry instanceof Point point) {
                return point.isEmpty() ? array() : position(point.getCoordinate());
            } else if (geometry instanceof LineString line) {
                return line(line);
            } else if (geometry instanceof Polygon polygon) {
                return polygon(polygon);
            } else if (geometry instanceof MultiPoint
                    || geometry instanceof MultiLineString
                    || geometry instanceof MultiPolygon) {
                ArrayNode parts = array();
                each(geometry, part -> parts.add(coordinates(part)));
                return parts;
            }
            throw new IllegalArgumentException(geometry.getGeometryType());
        }

        private ArrayNode polygon(Polygon polygon) {
            ArrayNode rings = array();
            if (!polygon.isEmpty()) {
                rings.add(line(polygon.getExteriorRing()));
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    rings.add(line(polygon.getInteriorRingN(i)));
                }
            }
            return rings;
        }

        private ArrayNode line(LineString line) {
            ArrayNode positions = array();
            for (Coordinate position : line.getCoordinates()) {
                positions.add(position(position));
            }
            return positions;
        }

        private ArrayNode position(Coordinate position) {
            return array().add(rounded(position.x)).add(rounded(position.y));
        }

        private double rounded(double degrees) {
            // Adding zero turns -0.0 into 0.0.
            return Math.rint(degrees * grain) / grain + 0.0;
        }

        private static ArrayNode array() {
            return JsonNodeFactory.instance.arrayNode();
        }

        private static void each(Geometry geometry, java.util.function.Consumer<Geometry> part) {
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                part.accept(geometry.getGeometryN(i));
            }
        }
    }
}
