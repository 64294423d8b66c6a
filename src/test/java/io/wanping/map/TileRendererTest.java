package io.wanping.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

class TileRendererTest {

    private static final double MARGIN_UNITS = TileRenderer.MARGIN * TileRenderer.EXTENT;
    private static final Geometry DRAWN_AREA = new GeometryFactory()
            .toGeometry(new Envelope(
                    -MARGIN_UNITS,
                    TileRenderer.EXTENT + MARGIN_UNITS,
                    -MARGIN_UNITS,
                    TileRenderer.EXTENT + MARGIN_UNITS));

    @ParameterizedTest
    @ValueSource(ints = {12, 14, 15, 16, 17, 18, 19, 20})
    void drawsEveryShapeWhereItIsWithinHalfAPixel(int zoom) {
        List<Parcels.Parcel> parcels = new Parcels(zoom).scattered(400, 0.04, 0.004);
        Map<String, Geometry> byId = new HashMap<>();
        parcels.forEach(parcel -> byId.put(parcel.feature().id().toString(), parcel.geometry()));
        double tolerance = zoom >= 17 ? 1 : TileRenderer.PIXEL / 2.0 + 1;
        int compared = 0;

        for (TileAddress tile : around(zoom)) {
            DecodedTile decoded = draw(tile, parcels);
            for (DecodedTile.Feature feature : decoded.features()) {
                Geometry source = byId.get(String.valueOf(feature.properties().get("id")));
                if (source != null) {
                    Geometry expected = cut(Parcels.onTile(source, tile));
                    double apart = apart(expected, feature.polygons());
                    assertThat(apart)
                            .as("zoom %d, tile %s, %s", zoom, tile, feature.properties())
                            .isLessThanOrEqualTo(tolerance * (expected.getLength() + 8 * tolerance));
                    compared++;
                }
            }
        }
        assertThat(compared).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 11, 13, 14, 15, 16, 18})
    void losesNothingAtAnyZoom(int zoom) {
        List<Parcels.Parcel> parcels = new Parcels(zoom).scattered(3000, 0.05, 0.0008);
        Set<String> shapes = new TreeSet<>();
        long inSquares = 0;

        for (TileAddress tile : covering(zoom)) {
            for (DecodedTile.Feature feature : draw(tile, parcels).features()) {
                if (feature.properties().containsKey("items")) {
                    inSquares += (Long) feature.properties().get("items");
                } else {
                    shapes.add((String) feature.properties().get("id"));
                }
            }
        }

        assertThat(shapes.size() + inSquares).isEqualTo(parcels.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void keepsATileOfAHundredThousandParcelsSmall(int zoom) {
        byte[] tile = TileRenderer.draw("sites", Parcels.tileAt(zoom, Parcels.LON, Parcels.LAT), DENSE::visit);

        assertThat(tile.length).isPositive().isLessThanOrEqualTo(TileRenderer.MOST_BYTES);
    }

    private static final FeatureGrid DENSE = Parcels.grid(new Parcels(1).mosaic(100_000, 0.07));

    @Test
    void drawsTheSameGroundOverAndOverWithinTheLimitToo() {
        List<Parcels.Parcel> parcels = new ArrayList<>();
        Parcels made = new Parcels(3);
        MultiPolygon big = made.scattered(1, 0.0001, 0.01).get(0).geometry();
        for (int i = 0; i < 20_000; i++) {
            parcels.add(made.parcel(big));
        }

        byte[] tile =
                TileRenderer.draw("sites", Parcels.tileAt(14, Parcels.LON, Parcels.LAT), Parcels.grid(parcels)::visit);

        assertThat(tile.length).isPositive().isLessThanOrEqualTo(TileRenderer.MOST_BYTES);
    }

    @Test
    void saysOfAShapeWhatAClickNeedsAndNamesItWhereThereIsRoom() {
        List<Parcels.Parcel> parcels = new Parcels(5).mosaic(4, 0.002);
        UUID id = parcels.get(0).feature().id();

        DecodedTile near = draw(Parcels.tileAt(16, Parcels.LON - 0.0005, Parcels.LAT - 0.0005), parcels);
        DecodedTile far = draw(Parcels.tileAt(12, Parcels.LON, Parcels.LAT), parcels);

        assertThat(near.layer()).isEqualTo("sites");
        assertThat(near.version()).isEqualTo(2);
        assertThat(near.extent()).isEqualTo(4096);
        assertThat(near.features().stream()
                        .filter(feature ->
                                id.toString().equals(feature.properties().get("id"))))
                .singleElement()
                .satisfies(feature -> assertThat(feature.properties())
                        .containsEntry(
                                "account", parcels.get(0).feature().account().name())
                        .containsEntry("code", parcels.get(0).feature().code())
                        .containsEntry("name", parcels.get(0).feature().name()));
        assertThat(far.features())
                .isNotEmpty()
                .allSatisfy(feature -> assertThat(feature.properties())
                        .doesNotContainKey("name")
                        .containsKey("account"));
    }

    @Test
    void givesNoBytesWhereThereIsNothing() {
        assertThat(TileRenderer.draw("sites", new TileAddress(14, 0, 0), new FeatureGrid()::visit))
                .isEmpty();
    }

    private static DecodedTile draw(TileAddress tile, List<Parcels.Parcel> parcels) {
        return DecodedTile.read(TileRenderer.draw("sites", tile, Parcels.grid(parcels)::visit));
    }

    /** Nine tiles around the middle. */
    private static List<TileAddress> around(int zoom) {
        TileAddress middle = Parcels.tileAt(zoom, Parcels.LON, Parcels.LAT);
        List<TileAddress> tiles = new ArrayList<>();
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                tiles.add(new TileAddress(zoom, middle.x() + dx, middle.y() + dy));
            }
        }
        return tiles;
    }

    /** All tiles of a square of a tenth of a degree. */
    private static List<TileAddress> covering(int zoom) {
        TileAddress first = Parcels.tileAt(zoom, Parcels.LON - 0.03, Parcels.LAT + 0.03);
        TileAddress last = Parcels.tileAt(zoom, Parcels.LON + 0.03, Parcels.LAT - 0.03);
        List<TileAddress> tiles = new ArrayList<>();
        for (int y = first.y(); y <= last.y(); y++) {
            for (int x = first.x(); x <= last.x(); x++) {
                tiles.add(new TileAddress(zoom, x, y));
            }
        }
        return tiles;
    }

    private static Geometry cut(Geometry polygons) {
        return OverlayNGRobust.overlay(polygons, DRAWN_AREA, OverlayNG.INTERSECTION);
    }

    /** The area that is in one of them only; a ring cut at the edge may run along it twice, which buffering by nothing undoes. */
    private static double apart(Geometry expected, Geometry drawn) {
        return OverlayNGRobust.overlay(expected, drawn.buffer(0), OverlayNG.SYMDIFFERENCE)
                .getArea();
    }
}
