package io.wanping.geo;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/**
 * Geometry as the databases take and give it: extended well-known binary with SRID 4490, two dimensions, {@code lon, lat} degrees. Bind
 * with {@code cast(:g as geometry)}, read {@code cast(g as bytea)}; the same on H2 and PostGIS.
 */
public final class Ewkb {

    private Ewkb() {}

    /**
     * The geometry keeps its type (a Polygon stays one) and is not changed.
     *
     * @throws IllegalArgumentException where its SRID says that it is in another system; 0 is taken as 4490
     */
    public static byte[] bytes(Geometry geometry) {
        if (geometry.getSRID() != Crs.STORAGE_SRID && geometry.getSRID() != 0) {
            throw new IllegalArgumentException("not in storage coordinates: SRID " + geometry.getSRID());
        }
        Geometry stored = geometry.copy();
        stored.setSRID(Crs.STORAGE_SRID);
        return new WKBWriter(2, true).write(stored);
    }

    /** @throws GeometryProblem where the bytes are no geometry, or one of another system than 4490 */
    public static Geometry read(byte[] bytes) {
        Geometry geometry = parse(bytes);
        if (geometry.getSRID() != Crs.STORAGE_SRID && geometry.getSRID() != 0) {
            throw new GeometryProblem(GeoFinding.CRS_UNSUPPORTED, "seen", geometry.getSRID());
        }
        geometry.setSRID(Crs.STORAGE_SRID);
        return geometry;
    }

    private static Geometry parse(byte[] bytes) {
        try {
            return new WKBReader(Polygons.FACTORY).read(bytes);
        } catch (ParseException | RuntimeException damaged) {
            throw new GeometryProblem(GeoFinding.UNREADABLE, "seen", bytes.length + " bytes");
        }
    }
}
