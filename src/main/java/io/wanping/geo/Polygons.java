package io.wanping.geo;

import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.PolygonExtracter;

/** Polygonal parts of geometry, made with the storage SRID. */
final class Polygons {

    static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), Crs.STORAGE_SRID);

    private Polygons() {}

    @SuppressWarnings("unchecked") // the library's list is raw
    static List<Polygon> of(Geometry geometry) {
        List<Polygon> polygons = PolygonExtracter.getPolygons(geometry);
        return polygons.stream().filter(polygon -> !polygon.isEmpty()).toList();
    }

    static MultiPolygon multi(List<Polygon> parts) {
        return FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new));
    }
}
