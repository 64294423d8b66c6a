package io.wanping.geo;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * Well-known text as it stands in a spreadsheet cell: POLYGON, MULTIPOLYGON or POINT in {@code lon lat} degrees (CGCS2000, or WGS 84
 * treated as equal). Tolerates {@code SRID=4490;} before it, full-width brackets, commas and digits, any letter case, and drops heights.
 *
 * <p>Nothing is repaired: an open ring is refused. Errors: {@link GeometryProblem} only.
 */
public final class WktReading {

    /** Far more than {@link GeoJson#MOST_POINTS} positions can take. */
    private static final int LONGEST_TEXT = 6_000_000;

    private static final Pattern SRID = Pattern.compile("^SRID\\s*=\\s*(\\d{1,6})\\s*;");
    private static final Pattern TYPE = Pattern.compile("^(POLYGON|MULTIPOLYGON|POINT)\\b.*", Pattern.DOTALL);

    private WktReading() {}

    public static Geometry read(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new GeometryProblem(
                    GeoFinding.TOO_MANY_POINTS, "seen", text.length() + " characters", "most", GeoJson.MOST_POINTS);
        }
        String plain = withoutSrid(halfWidth(text));
        if (!TYPE.matcher(plain).matches()) {
            throw new GeometryProblem(GeoFinding.TYPE_UNSUPPORTED, "seen", shortened(text));
        }
        refuseAfterthought(plain, text);
        Geometry geometry = parse(plain, text);
        check(geometry);
        // The bytes have two dimensions: this drops heights.
        return Ewkb.read(Ewkb.bytes(geometry));
    }

    private static String halfWidth(String text) {
        // NFKC makes full-width brackets, commas, semicolons, digits and spaces ASCII; 、 and the byte order mark it
        // leaves.
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace('、', ',')
                .replace("\uFEFF", "")
                .strip()
                .toUpperCase(Locale.ROOT);
    }

    private static String withoutSrid(String text) {
        Matcher srid = SRID.matcher(text);
        if (!srid.find()) {
            return text;
        }
        int code = Integer.parseInt(srid.group(1));
        if (code != Crs.CGCS2000.code() && code != Crs.WGS84.code()) {
            throw new GeometryProblem(GeoFinding.CRS_UNSUPPORTED, "seen", code);
        }
        return text.substring(srid.end()).strip();
    }

    /** The reader would ignore what stands after the last bracket. */
    private static void refuseAfterthought(String plain, String seen) {
        int depth = 0;
        for (int i = 0; i < plain.length(); i++) {
            depth += plain.charAt(i) == '(' ? 1 : plain.charAt(i) == ')' ? -1 : 0;
            if (plain.charAt(i) == ')' && depth == 0 && i < plain.length() - 1) {
                throw new GeometryProblem(GeoFinding.UNREADABLE, "expected", "WKT", "seen", shortened(seen));
            }
        }
    }

    private static Geometry parse(String plain, String seen) {
        try {
            return new WKTReader(Polygons.FACTORY).read(plain);
        } catch (ParseException notWkt) {
            throw new GeometryProblem(GeoFinding.UNREADABLE, "expected", "WKT", "seen", shortened(seen));
        } catch (IllegalArgumentException openOrShortRing) {
            boolean open = String.valueOf(openOrShortRing.getMessage()).contains("closed");
            throw new GeometryProblem(
                    open ? GeoFinding.RING_NOT_CLOSED : GeoFinding.TOO_SMALL, "seen", shortened(seen));
        }
    }

    private static void check(Geometry geometry) {
        if (geometry.getNumPoints() > GeoJson.MOST_POINTS) {
            throw new GeometryProblem(
                    GeoFinding.TOO_MANY_POINTS, "seen", geometry.getNumPoints(), "most", GeoJson.MOST_POINTS);
        }
        geometry.apply(new Checking());
        for (Polygon polygon : Polygons.of(geometry)) {
            Rings.check(polygon.getExteriorRing().getCoordinates());
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                Rings.check(polygon.getInteriorRingN(i).getCoordinates());
            }
        }
    }

    private static final class Checking implements CoordinateSequenceFilter {

        @Override
        public void filter(CoordinateSequence positions, int index) {
            LonLat.check(positions.getX(index), positions.getY(index));
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return false;
        }
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
