package io.wanping.geo;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shapes as people paste them: WKT, GeoJSON (a geometry, a Feature or a collection with one), or a list of 界址点, one on a line.
 *
 * <h2>Lists of boundary points</h2>
 * A line has a name or number, which may be missing, and two ordinates, with anything between them but digits. Pairs are degrees or
 * Gauss–Krüger metres (CGCS2000, 3° zones, with or without the zone number before the easting); a Chinese drawing writes X for north first,
 * and the size of the numbers tells which is which, whatever the order. An empty line or one without two numbers ends a ring; the first ring
 * is the outline, the others are holes. Rings need not be closed.
 *
 * <p>Errors: {@link GeometryProblem}, with the number of the line where there is one.
 */
@Component
public class ShapeText {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(?:\\.\\d+)?");
    private static final int LONGEST_TEXT = 6_000_000;

    private final Reprojector reprojector;
    private final GeometryChecks checks;

    public ShapeText(Reprojector reprojector, GeometryChecks checks) {
        this.reprojector = reprojector;
        this.checks = checks;
    }

    /** @param system the system the text was in */
    public record Read(CheckedPolygon shape, Crs system) {}

    public Read read(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new GeometryProblem(
                    GeoFinding.TOO_MANY_POINTS, "seen", text.length() + " characters", "most", GeoJson.MOST_POINTS);
        }
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace('、', ',')
                .strip();
        if (plain.isEmpty()) {
            throw new GeometryProblem(GeoFinding.EMPTY);
        }
        if (plain.startsWith("{")) {
            return new Read(checks.check(geoJson(plain)), Crs.CGCS2000);
        }
        if (Character.isLetter(plain.charAt(0)) && plain.indexOf('(') > 0) {
            return new Read(checks.check(WktReading.read(text)), Crs.CGCS2000);
        }
        return boundaryPoints(plain);
    }

    private static Geometry geoJson(String text) {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JacksonException noJson) {
            throw new GeometryProblem(GeoFinding.UNREADABLE, "expected", "GeoJSON", "seen", shortened(text));
        }
        if (json.path("type").asString("").equals("FeatureCollection")) {
            JsonNode features = json.path("features");
            if (features.size() != 1) {
                throw new GeometryProblem(
                        GeoFinding.UNREADABLE, "expected", "1 Feature", "seen", features.size() + " Features");
            }
            json = features.get(0);
        }
        return GeoJson.read(json.path("type").asString("").equals("Feature") ? json.path("geometry") : json);
    }

    private Read boundaryPoints(String text) {
        List<List<double[]>> rings = new ArrayList<>(List.of(new ArrayList<>()));
        Crs system = null;
        int points = 0;
        int number = 0;
        for (String line : text.split("\\R")) {
            number++;
            double[] pair = pair(line);
            if (pair == null) {
                if (!rings.get(rings.size() - 1).isEmpty()) {
                    rings.add(new ArrayList<>());
                }
                continue;
            }
            Placed placed = placed(pair, line, number);
            if (system != null && system != placed.system()) {
                throw unreadable(number, line);
            }
            system = placed.system();
            rings.get(rings.size() - 1).add(placed.eastNorth());
            if (++points > GeoJson.MOST_POINTS) {
                throw new GeometryProblem(GeoFinding.TOO_MANY_POINTS, "seen", points, "most", GeoJson.MOST_POINTS);
            }
        }
        rings.removeIf(List::isEmpty);
        if (system == null) {
            throw unreadable(1, text);
        }
        Crs from = system;
        return new Read(
                checks.checkRings(rings.stream()
                        .map(ring -> ring.stream()
                                .map(position -> inDegrees(position, from))
                                .toList())
                        .toList()),
                from);
    }

    private Coordinate inDegrees(double[] position, Crs from) {
        if (from == Crs.CGCS2000) {
            return LonLat.checked(position[0], position[1]);
        }
        Geometry point =
                reprojector.toStorage(Polygons.FACTORY.createPoint(new Coordinate(position[0], position[1])), from);
        return point.getCoordinate();
    }

    /** The last two numbers of a line; null when there are not two. */
    private static double[] pair(String line) {
        List<Double> numbers = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(line);
        while (matcher.find() && numbers.size() < 8) {
            numbers.add(Double.parseDouble(matcher.group()));
        }
        int size = numbers.size();
        return size < 2 ? null : new double[] {numbers.get(size - 2), numbers.get(size - 1)};
    }

    private record Placed(Crs system, double[] eastNorth) {}

    /** Which system a pair can only be in, east first. Northings of China run from 300 km to 6,000 km, eastings from 330 km to 670 km. */
    private static Placed placed(double[] pair, String line, int number) {
        Placed straight = placed(pair[0], pair[1]);
        Placed turned = placed(pair[1], pair[0]);
        // where both readings are possible the northing is the larger number: so far north is the district
        if (straight != null && (turned == null || pair[1] >= pair[0])) {
            return straight;
        }
        if (turned != null) {
            return turned;
        }
        throw unreadable(number, line);
    }

    private static Placed placed(double east, double north) {
        if (east >= 73 && east <= 136 && north >= 3 && north <= 54) {
            return new Placed(Crs.CGCS2000, new double[] {east, north});
        }
        if (north < 300_000 || north > 6_000_000) {
            return null;
        }
        if (east >= 330_000 && east <= 670_000) {
            return new Placed(Crs.CGCS2000_GK_120E, new double[] {east, north});
        }
        if (east >= 40_330_000 && east <= 40_670_000) {
            return new Placed(Crs.CGCS2000_GK_ZONE_40, new double[] {east, north});
        }
        return east >= 41_330_000 && east <= 41_670_000
                ? new Placed(Crs.CGCS2000_GK_ZONE_41, new double[] {east, north})
                : null;
    }

    private static GeometryProblem unreadable(int number, String line) {
        return new GeometryProblem(
                GeoFinding.UNREADABLE, "expected", "lon lat / X Y", "seen", number + ": " + shortened(line.strip()));
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
