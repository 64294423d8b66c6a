package io.wanping.testing;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** Ground to build on in tests: squares of about 50 m that do not touch each other, {@code lon, lat} degrees, EPSG:4490. */
public final class Plots {

    private static final double SIDE_LON = 0.000525;
    private static final double SIDE_LAT = 0.00045;
    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4490);

    /** Somewhere in the sea, far from any district. */
    public static final MultiPolygon AT_SEA = square(123.5, 30.5);

    private Plots() {}

    /** So many squares that lie wholly within an outline. */
    public static List<MultiPolygon> within(Geometry outline, int count) {
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(outline);
        Envelope box = outline.getEnvelopeInternal();
        List<MultiPolygon> plots = new ArrayList<>();
        for (double lat = box.getMinY(); lat < box.getMaxY() && plots.size() < count; lat += 2 * SIDE_LAT) {
            for (double lon = box.getMinX(); lon < box.getMaxX() && plots.size() < count; lon += 2 * SIDE_LON) {
                MultiPolygon plot = square(lon, lat);
                if (prepared.covers(plot)) {
                    plots.add(plot);
                }
            }
        }
        if (plots.size() < count) {
            throw new IllegalArgumentException("the outline holds only " + plots.size() + " plots");
        }
        return plots;
    }

    public static MultiPolygon square(double lon, double lat) {
        return multi(lon, lat, lon + SIDE_LON, lat, lon + SIDE_LON, lat + SIDE_LAT, lon, lat + SIDE_LAT);
    }

    /** The same square pushed east by a part of its side: 0.5 shares half its ground. */
    public static MultiPolygon pushed(MultiPolygon square, double partOfSide) {
        Envelope box = square.getEnvelopeInternal();
        return square(box.getMinX() + partOfSide * SIDE_LON, box.getMinY());
    }

    /** An outline whose two sides cross. */
    public static MultiPolygon bowTie(MultiPolygon square) {
        Envelope box = square.getEnvelopeInternal();
        return multi(
                box.getMinX(),
                box.getMinY(),
                box.getMaxX(),
                box.getMaxY(),
                box.getMaxX(),
                box.getMinY(),
                box.getMinX(),
                box.getMaxY());
    }

    private static MultiPolygon multi(double... lonLat) {
        Coordinate[] ring = new Coordinate[lonLat.length / 2 + 1];
        for (int i = 0; i < ring.length - 1; i++) {
            ring[i] = new Coordinate(lonLat[2 * i], lonLat[2 * i + 1]);
        }
        ring[ring.length - 1] = ring[0].copy();
        return FACTORY.createMultiPolygon(new Polygon[] {FACTORY.createPolygon(ring)});
    }
}
