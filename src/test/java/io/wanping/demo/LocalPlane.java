package io.wanping.demo;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryTransformer;

/**
 * A flat plane over the district for drawing: metres east and north of its middle. Scaled by the CGCS2000 radii at that latitude; over
 * the 13 km of the district a length is right to about 0.1 %, which is enough to draw. Areas that are written down are measured on the
 * ellipsoid instead.
 */
final class LocalPlane {

    private static final double LON = 121.45;
    private static final double LAT = 31.272;
    private static final double METRES_PER_DEGREE_EAST = 95_233.6;
    private static final double METRES_PER_DEGREE_NORTH = 110_867.5;

    static final GeometryFactory METRES = new GeometryFactory();
    private static final GeometryFactory DEGREES = new GeometryFactory(new PrecisionModel(1e7), 4490);

    static Coordinate metres(double lon, double lat) {
        return new CoordinateXY((lon - LON) * METRES_PER_DEGREE_EAST, (lat - LAT) * METRES_PER_DEGREE_NORTH);
    }

    static Geometry toMetres(Geometry lonLat) {
        return moved(lonLat, METRES, c -> metres(c.x, c.y));
    }

    /** Rounded to 7 decimals of a degree, about 1 cm. */
    static Geometry toLonLat(Geometry metres) {
        return moved(metres, DEGREES, c -> {
            Coordinate lonLat =
                    new CoordinateXY(LON + c.x / METRES_PER_DEGREE_EAST, LAT + c.y / METRES_PER_DEGREE_NORTH);
            DEGREES.getPrecisionModel().makePrecise(lonLat);
            return lonLat;
        });
    }

    private interface Move {
        Coordinate of(Coordinate c);
    }

    private static Geometry moved(Geometry geometry, GeometryFactory into, Move move) {
        return new GeometryTransformer() {
            @Override
            protected CoordinateSequence transformCoordinates(CoordinateSequence from, Geometry parent) {
                Coordinate[] path = new Coordinate[from.size()];
                for (int i = 0; i < path.length; i++) {
                    path[i] = move.of(from.getCoordinate(i));
                }
                return into.getCoordinateSequenceFactory().create(path);
            }
        }.transform(into.createGeometry(geometry));
    }

    private LocalPlane() {}
}
