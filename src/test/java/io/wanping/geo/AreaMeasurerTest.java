package io.wanping.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

class AreaMeasurerTest {

    private final AreaMeasurer areas = new AreaMeasurer();
    private final Reprojector reprojector = new Reprojector();
    private final Polygon parcel = Ground.box(0, 0, 200, 100);

    @Test
    void measuresOnTheEllipsoidAndNotOnAPlane() {
        double true_m2 = areas.squareMetres(parcel);
        double plane = reprojector.fromStorage(parcel, Crs.CGCS2000_GK_120E).getArea();
        double mercator = reprojector.fromStorage(parcel, Crs.WEB_MERCATOR).getArea();

        assertThat(plane / true_m2).isCloseTo(1.00047, within(0.00002));
        assertThat(mercator / true_m2).isCloseTo(1.37, within(0.005));
    }

    @Test
    void subtractsHolesWhateverWayTheyRun() {
        LinearRing hole = Ground.ring(50, 25, 150, 25, 150, 75, 50, 75);
        Geometry withHole = Polygons.FACTORY.createPolygon(parcel.getExteriorRing(), new LinearRing[] {hole});
        Geometry withTurnedHole =
                Polygons.FACTORY.createPolygon(parcel.getExteriorRing(), new LinearRing[] {hole.reverse()});
        Area expected = areas.measure(parcel).minus(areas.measure(Polygons.FACTORY.createPolygon(hole)));

        assertThat(areas.measure(withHole).minus(expected).abs()).isLessThanOrEqualTo(Area.ofSquareMetres("0.01"));
        assertThat(areas.measure(withTurnedHole)).isEqualTo(areas.measure(withHole));
    }

    @Test
    void sumsPartsAndDoesNotCareWhereARingStartsOrRuns() {
        Polygon other = Ground.box(500, 0, 30, 40);
        Geometry both = Polygons.multi(List.of(parcel, other));

        assertThat(areas.squareMetres(both))
                .isCloseTo(areas.squareMetres(parcel) + areas.squareMetres(other), within(1e-6));
        assertThat(areas.measure(parcel.reverse())).isEqualTo(areas.measure(parcel));
        assertThat(areas.measure(parcel.norm())).isEqualTo(areas.measure(parcel));
    }

    @Test
    void measuresLengthInMetres() {
        Geometry street = Polygons.FACTORY.createLineString(Ground.points(0, 0, 300, 0, 300, 400));

        assertThat(areas.lengthMetres(street)).isCloseTo(700, within(0.7));
        assertThat(areas.lengthMetres(parcel)).isCloseTo(600, within(0.6));
        assertThat(areas.lengthMetres(Polygons.multi(List.of(parcel, parcel))))
                .isCloseTo(2 * areas.lengthMetres(parcel), within(1e-6));
    }

    @Test
    void findsNothingInPointsLinesAndEmptyShapes() {
        assertThat(areas.measure(parcel.getCentroid())).isEqualTo(Area.ZERO);
        assertThat(areas.measure(parcel.getExteriorRing())).isEqualTo(Area.ZERO);
        assertThat(areas.measure(Polygons.FACTORY.createPolygon())).isEqualTo(Area.ZERO);
        assertThat(areas.measure(Polygons.FACTORY.createGeometryCollection())).isEqualTo(Area.ZERO);
        assertThat(areas.lengthMetres(parcel.getCentroid())).isZero();
        assertThat(areas.lengthMetres(Polygons.FACTORY.createPolygon())).isZero();
    }
}
