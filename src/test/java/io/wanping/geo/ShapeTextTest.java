package io.wanping.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;

class ShapeTextTest {

    private final AreaMeasurer areas = new AreaMeasurer();
    private final Reprojector reprojector = new Reprojector();
    private final ShapeText texts = new ShapeText(reprojector, new GeometryChecks(areas));

    private static final String DEGREES = "121.447 31.300\n121.448 31.300\n121.448 31.301\n121.447 31.301";

    @Test
    void readsBoundaryPointsInDegreesEitherWayRound() {
        MultiPolygon shape = texts.read(DEGREES).shape().polygon();
        assertThat(areas.measure(shape).squareMetres().doubleValue()).isBetween(10_500.0, 10_600.0);
        assertThat(texts.read("J1：北纬31.300，东经121.447\nJ2：31.300，121.448\nJ3：31.301，121.448\nJ4：31.301，121.447")
                        .shape()
                        .polygon()
                        .norm()
                        .equalsExact(shape.norm()))
                .isTrue();
    }

    @Test
    void readsDrawingCoordinatesInEveryNotationOfTheGrid() {
        MultiPolygon shape = texts.read(DEGREES).shape().polygon();
        for (Crs crs : new Crs[] {Crs.CGCS2000_GK_120E, Crs.CGCS2000_GK_ZONE_40}) {
            Geometry there = reprojector.fromStorage(shape, crs);
            StringBuilder northFirst = new StringBuilder("点号\tX\tY\n");
            StringBuilder eastFirst = new StringBuilder();
            Coordinate[] corners = there.getCoordinates();
            for (int i = 0; i < corners.length - 1; i++) {
                northFirst.append(String.format(Locale.ROOT, "J%d\t%.4f\t%.4f%n", i + 1, corners[i].y, corners[i].x));
                eastFirst.append(String.format(Locale.ROOT, "%.4f,%.4f%n", corners[i].x, corners[i].y));
            }
            for (String text : new String[] {northFirst.toString(), eastFirst.toString()}) {
                ShapeText.Read read = texts.read(text);
                assertThat(read.system()).isEqualTo(crs);
                assertThat(read.shape().polygon().norm().equalsExact(shape.norm(), 1e-8))
                        .isTrue();
            }
        }
    }

    @Test
    void readsAHoleAfterAnEmptyLineAndTheTwoTextFormats() {
        MultiPolygon holed = texts.read(
                        DEGREES + "\n\n121.4472 31.3002\n121.4474 31.3002\n121.4474 31.3004\n121.4472 31.3004")
                .shape()
                .polygon();
        assertThat(((org.locationtech.jts.geom.Polygon) holed.getGeometryN(0)).getNumInteriorRing())
                .isOne();
        String wkt = holed.toText();
        assertThat(texts.read(wkt).shape().polygon().norm().equalsExact(holed.norm()))
                .isTrue();
        String json = "{\"type\":\"Feature\",\"properties\":{},\"geometry\":" + GeoJson.write(holed, 12) + "}";
        assertThat(texts.read(json).shape().polygon().norm().equalsExact(holed.norm(), 1e-11))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "hello",
                "J1 J2 J3",
                "1,2\n3,4\n5,6",
                "POLYGON((1 2))",
                "{}",
                "{",
                "{\"type\":\"FeatureCollection\",\"features\":[]}",
                "121.4 31.3\n3464512 542013\n121.5 31.4",
                "999999999 1",
                "3464512.3 40542013.2\n3464512.3 542013.2\n3464500 542000",
                "POLYGON EMPTY(",
                "121.44731.300"
            })
    void refusesWhatItCannotRead(String text) {
        assertThatThrownBy(() -> {
                    CheckedPolygon shape = texts.read(text).shape();
                    if (shape.polygon() == null || shape.polygon().isEmpty()) {
                        throw new GeometryProblem(GeoFinding.EMPTY);
                    }
                })
                .isInstanceOf(GeometryProblem.class);
    }

    @Test
    void neverFailsInAnyOtherWay() {
        Random random = new Random(20261125);
        String[] seeds = {
            DEGREES,
            "POLYGON((121 31, 121.1 31, 121.1 31.1, 121 31))",
            "{\"type\":\"Polygon\",\"coordinates\":[[[121,31],[122,31],[122,32],[121,31]]]}"
        };
        for (int n = 0; n < 5000; n++) {
            StringBuilder text = new StringBuilder(seeds[random.nextInt(seeds.length)]);
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                int at = random.nextInt(text.length());
                if (random.nextBoolean()) {
                    text.deleteCharAt(at);
                } else {
                    text.insert(at, "0123456789.-+,()[]{}\n eE\"界NaN".charAt(random.nextInt(29)));
                }
            }
            try {
                texts.read(text.toString());
            } catch (GeometryProblem refused) {
                assertThat(refused.getMessage()).isNotNull();
            }
        }
    }
}
