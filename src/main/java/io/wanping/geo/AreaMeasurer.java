package io.wanping.geo;

import java.math.BigDecimal;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import net.sf.geographiclib.PolygonResult;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.springframework.stereotype.Component;

/**
 * Area and length on the CGCS2000 ellipsoid (a = 6 378 137 m, 1/f = 298.257222101; GB 22021).
 *
 * <p>Takes {@code lon, lat} degrees, EPSG:4490, whatever the SRID says. Edges are geodesics. Holes are subtracted and parts summed,
 * whatever way the rings run; the shape is expected valid, since overlapping parts count twice and a figure-of-eight cancels out.
 *
 * <p>Accuracy: as Karney (2013); equal to PostGIS {@code ST_Area(geography)} to 0.001 ㎡ on parcels (tested). A plane area in 4549 is
 * about 0.047 % larger here, one in web mercator 37 %.
 *
 * <p>Limits: a geodesic bows away from the line that is straight in degrees (200 m east to west: half a millimetre), so that a new
 * point on a long edge may change the area by some 0.05 ㎡. PostGIS does the same.
 *
 * <p>Thread safety: yes.
 */
@Component
public class AreaMeasurer {

    private static final Geodesic CGCS2000 = new Geodesic(6378137.0, 1 / 298.257222101);

    /** Geodesic area, never negative; zero for points, lines and empty shapes. */
    public Area measure(Geometry lonLat4490) {
        return Area.ofSquareMetres(BigDecimal.valueOf(squareMetres(lonLat4490)));
    }

    /** Geodesic length of lines and of all rings of polygons, in metres; zero for points. */
    public double lengthMetres(Geometry lonLat4490) {
        double metres = 0;
        for (int i = 0; i < lonLat4490.getNumGeometries(); i++) {
            Geometry part = lonLat4490.getGeometryN(i);
            if (part instanceof LineString line) {
                metres += Math.abs(compute(line, true).perimeter);
            } else if (part instanceof Polygon polygon) {
                metres += lengthMetres(polygon.getBoundary());
            } else if (part != lonLat4490) {
                metres += lengthMetres(part);
            }
        }
        return metres;
    }

    /** Unrounded ㎡, for shares and sums inside this module. */
    double squareMetres(Geometry lonLat4490) {
        double sum = 0;
        for (int i = 0; i < lonLat4490.getNumGeometries(); i++) {
            Geometry part = lonLat4490.getGeometryN(i);
            if (part instanceof Polygon polygon) {
                sum += squareMetres(polygon);
            } else if (part != lonLat4490) {
                sum += squareMetres(part);
            }
        }
        return sum;
    }

    private static double squareMetres(Polygon polygon) {
        double area = ringSquareMetres(polygon.getExteriorRing());
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            area -= ringSquareMetres(polygon.getInteriorRingN(i));
        }
        return area;
    }

    private static double ringSquareMetres(LineString ring) {
        return Math.abs(compute(ring, false).area);
    }

    private static PolygonResult compute(LineString line, boolean polyline) {
        PolygonArea sum = new PolygonArea(CGCS2000, polyline);
        CoordinateSequence positions = line.getCoordinateSequence();
        // A closed ring repeats its first position, which the library adds by itself.
        int count = polyline ? positions.size() : Math.max(0, positions.size() - 1);
        for (int i = 0; i < count; i++) {
            sum.AddPoint(positions.getY(i), positions.getX(i));
        }
        return sum.Compute(false, true);
    }
}
