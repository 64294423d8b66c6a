package io.wanping.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPolygon;

class ShapeCuttingTest {

    private static final String U =
            "POLYGON((121.447 31.3, 121.448 31.3, 121.448 31.301, 121.4477 31.301, 121.4477 31.3003, 121.4473 31.3003, 121.4473 31.301, 121.447 31.301, 121.447 31.3))";

    @Test
    void cutsAConcaveShapeIntoAllItsPieces() {
        List<MultiPolygon> parts = ShapeCutting.cut(shape(U), line(121.446, 31.3007, 121.449, 31.3007));
        assertThat(parts).hasSize(3);
        assertThat(parts.get(0).getInteriorPoint().getX())
                .isLessThan(parts.get(2).getInteriorPoint().getX());
    }

    @Test
    void keepsEveryVertexToTheBit() {
        MultiPolygon shape = shape(U);
        List<MultiPolygon> parts = ShapeCutting.cut(shape, line(121.4471234567, 31.2, 121.4471987654, 31.4));
        assertThat(parts).hasSize(2);
        List<Coordinate> kept =
                parts.stream().flatMap(part -> Stream.of(part.getCoordinates())).toList();
        assertThat(kept).containsAll(List.of(shape.getCoordinates()));
    }

    @Test
    void takesAnEndOnTheEdgeForOneThatReachesIt() {
        // 0.1 is not on the line between the corners to the last bit
        List<MultiPolygon> parts = ShapeCutting.cut(
                shape("POLYGON((121.1 31.1, 121.4 31.2, 121.4 31.5, 121.1 31.4, 121.1 31.1))"),
                line(121.2, 31.1 + 0.1 / 3 + 1e-9, 121.2, 31.4 + 0.1 / 3 - 1e-9));
        assertThat(parts).hasSize(2);
    }

    @Test
    void leavesAHoleInThePartThatHasItAndOpensOneThatIsCut() {
        MultiPolygon holed = shape(
                "POLYGON((121.447 31.3, 121.448 31.3, 121.448 31.301, 121.447 31.301, 121.447 31.3), (121.4472 31.3002, 121.4472 31.3004, 121.4474 31.3004, 121.4474 31.3002, 121.4472 31.3002))");
        List<MultiPolygon> beside = ShapeCutting.cut(holed, line(121.4476, 31, 121.4476, 32));
        assertThat(beside).hasSize(2);
        assertThat(beside.get(0).getBoundary().getNumGeometries()).isEqualTo(2);
        List<MultiPolygon> through = ShapeCutting.cut(holed, line(121.4473, 31, 121.4473, 32));
        assertThat(through)
                .hasSize(2)
                .allSatisfy(part ->
                        assertThat(part.getBoundary().getNumGeometries()).isOne());
    }

    @Test
    void isOneWhereTheLineMissesOrStopsInside() {
        assertThat(ShapeCutting.cut(shape(U), line(121, 31, 121.1, 31))).hasSize(1);
        assertThat(ShapeCutting.cut(shape(U), line(121.446, 31.3001, 121.4475, 31.3001)))
                .hasSize(1);
    }

    @Test
    void neverLosesGroundOnRandomLines() {
        Random random = new Random(20261125);
        MultiPolygon shape = shape(U);
        for (int round = 0; round < 500; round++) {
            List<MultiPolygon> parts = ShapeCutting.cut(
                    shape,
                    line(
                            121.4465 + random.nextDouble() * 0.002,
                            31.2995 + random.nextDouble() * 0.002,
                            121.4465 + random.nextDouble() * 0.002,
                            31.2995 + random.nextDouble() * 0.002));
            double sum = parts.stream().mapToDouble(MultiPolygon::getArea).sum();
            assertThat(sum).isCloseTo(shape.getArea(), org.assertj.core.data.Offset.offset(1e-15));
            assertThat(ShapeCutting.difference(shape, ShapeCutting.joined(parts))
                            .getArea())
                    .isLessThan(1e-15);
            assertThat(parts.stream().map(MultiPolygon::isValid).collect(Collectors.toSet()))
                    .containsOnly(true);
        }
    }

    private static MultiPolygon shape(String wkt) {
        return new GeometryChecks(new AreaMeasurer())
                .check(WktReading.read(wkt))
                .polygon();
    }

    private static LineString line(double lon1, double lat1, double lon2, double lat2) {
        return Polygons.FACTORY.createLineString(
                new Coordinate[] {new Coordinate(lon1, lat1), new Coordinate(lon2, lat2)});
    }
}
