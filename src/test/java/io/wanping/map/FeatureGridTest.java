package io.wanping.map;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.journal.AreaAccount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

class FeatureGridTest {

    private final List<Parcels.Parcel> parcels = new Parcels(7).scattered(2000, 0.2, 0.03);
    private final FeatureGrid grid = Parcels.grid(parcels);

    @ParameterizedTest
    @ValueSource(ints = {0, 6, 10, 12, 13, 14, 15, 17, 20})
    void visitsWhateverMeetsABoxAndNothingTwice(int zoom) {
        Random random = new Random(zoom);
        for (int i = 0; i < 50; i++) {
            WorldBox box = someTile(zoom, random).boxWithMargin(TileRenderer.MARGIN);
            List<MapFeature> visited = new ArrayList<>();
            grid.visit(box, visited::add);

            assertThat(visited)
                    .containsExactlyInAnyOrderElementsOf(parcels.stream()
                            .map(Parcels.Parcel::feature)
                            .filter(feature -> feature.shape().box().meets(box))
                            .toList());
        }
    }

    @Test
    void hasTheSameRevisionInWhateverOrderItWasFilled() {
        List<Parcels.Parcel> shuffled = new ArrayList<>(parcels);
        Collections.shuffle(shuffled, new Random(1));

        assertThat(Parcels.grid(shuffled).digest(box(12))).isEqualTo(grid.digest(box(12)));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 12, 14, 16})
    void changesTheRevisionOfExactlyTheTilesAChangeIsOn(int zoom) {
        Random random = new Random(zoom);
        for (int i = 0; i < 100; i++) {
            MapFeature.OfItem before =
                    parcels.get(random.nextInt(parcels.size())).feature();
            MapFeature.OfItem after = recoloured(before);
            WorldBox box = someTile(zoom, random).boxWithMargin(TileRenderer.MARGIN);
            long revision = grid.digest(box);

            grid.remove(before);
            grid.add(after);
            boolean changed = grid.digest(box) != revision;
            grid.remove(after);
            grid.add(before);

            assertThat(changed).isEqualTo(before.shape().box().meets(box));
            assertThat(grid.digest(box)).isEqualTo(revision);
        }
    }

    @Test
    void keepsAShapeAsLargeAsAContinentWithoutFillingTheMemory() {
        Polygon continent = (Polygon) new GeometryFactory().toGeometry(new Envelope(70, 140, 0, 60));
        MultiPolygon geometry = new GeometryFactory().createMultiPolygon(new Polygon[] {continent});
        MapFeature feature = new Parcels(1).parcel(geometry).feature();
        long revision = grid.digest(box(14));

        grid.add(feature);
        List<MapFeature> visited = new ArrayList<>();
        grid.visit(box(14), visited::add);

        assertThat(visited).contains(feature);
        assertThat(grid.digest(box(14))).isNotEqualTo(revision);
        grid.remove(feature);
        assertThat(grid.digest(box(14))).isEqualTo(revision);
    }

    private static MapFeature.OfItem recoloured(MapFeature.OfItem item) {
        AreaAccount other = item.account() == AreaAccount.RELEASE ? AreaAccount.RESERVE : AreaAccount.RELEASE;
        return new MapFeature.OfItem(
                item.id(),
                item.kind(),
                item.code(),
                item.name(),
                other,
                item.proposed(),
                null,
                item.zone(),
                item.version(),
                item.traits(),
                null,
                item.shape());
    }

    private static WorldBox box(int zoom) {
        return Parcels.tileAt(zoom, Parcels.LON, Parcels.LAT).boxWithMargin(TileRenderer.MARGIN);
    }

    private static TileAddress someTile(int zoom, Random random) {
        return Parcels.tileAt(
                zoom, Parcels.LON + (random.nextDouble() - 0.5) * 0.2, Parcels.LAT + (random.nextDouble() - 0.5) * 0.2);
    }
}
