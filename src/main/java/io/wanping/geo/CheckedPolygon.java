package io.wanping.geo;

import java.util.List;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * What {@link GeometryChecks} made of a shape.
 *
 * @param polygon valid, two-dimensional, {@code lon, lat} CGCS2000, outer rings anticlockwise; empty where not repairable
 * @param remarks everything found, in the order found, each with its place
 * @param repairable false where no polygon with area could be made without guessing
 * @param areaAsDrawn geodesic ㎡ of the rings as given, holes subtracted (a figure-of-eight cancels itself out)
 * @param area geodesic ㎡ of {@code polygon}
 */
public record CheckedPolygon(
        MultiPolygon polygon, List<GeometryRemark> remarks, boolean repairable, Area areaAsDrawn, Area area) {

    public CheckedPolygon {
        remarks = List.copyOf(remarks);
    }

    /** The result differs from what was given; the remarks say where. The person is to see and accept it. */
    public boolean repaired() {
        return repairable && remarks.stream().anyMatch(GeometryRemark::changed);
    }

    /** Nothing at all to say about it. */
    public boolean clean() {
        return remarks.isEmpty();
    }

    public Area areaChange() {
        return area.minus(areaAsDrawn);
    }

    public boolean has(GeoFinding code) {
        return remarks.stream().anyMatch(remark -> remark.code() == code);
    }
}
