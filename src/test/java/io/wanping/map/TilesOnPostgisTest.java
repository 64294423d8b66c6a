package io.wanping.map;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.geo.Ewkb;
import io.wanping.testing.OnPostgis;
import io.wanping.testing.TestLedger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.springframework.beans.factory.annotation.Autowired;

@OnPostgis
class TilesOnPostgisTest extends TilesContract {

    private static final int MARGIN = (int) (TileRenderer.MARGIN * TileRenderer.EXTENT);

    @Autowired
    private TestLedger ledger;

    /** PostGIS cuts and rounds the same shapes with ST_AsMVTGeom; both may differ by a unit along the outline, and by what is thinned. */
    @ParameterizedTest
    @ValueSource(ints = {14, 16, 18})
    void drawsWhatPostgisDraws(int zoom) {
        List<Parcels.Parcel> parcels = new Parcels(zoom).scattered(300, 0.02, 0.003);
        TileAddress tile = Parcels.tileAt(zoom, Parcels.LON, Parcels.LAT);
        double tolerance = zoom >= 17 ? 2 : TileRenderer.PIXEL / 2.0 + 2;
        Map<String, Geometry> ours = new HashMap<>();
        DecodedTile.read(TileRenderer.draw("sites", tile, Parcels.grid(parcels)::visit))
                .features()
                .forEach(feature -> ours.put((String) feature.properties().get("id"), feature.polygons()));

        int compared = 0;
        for (Parcels.Parcel parcel : parcels) {
            Geometry theirs = byPostgis(parcel.geometry(), tile);
            Geometry our = ours.get(parcel.feature().id().toString());
            if (theirs != null && our != null) {
                double apart = OverlayNGRobust.overlay(theirs, our.buffer(0), OverlayNG.SYMDIFFERENCE)
                        .getArea();
                assertThat(apart).isLessThanOrEqualTo(tolerance * (theirs.getLength() + 8 * tolerance));
                compared++;
            }
        }
        assertThat(compared).isPositive();
    }

    private Geometry byPostgis(Geometry lonLat, TileAddress tile) {
        byte[] wkb = ledger.jdbc()
                .queryForObject(
                        """
                        select st_asbinary(st_asmvtgeom(
                            st_transform(st_setsrid(cast(? as geometry), 4326), 3857), st_tileenvelope(?, ?, ?), ?, ?, true))""",
                        byte[].class,
                        Ewkb.bytes(lonLat),
                        tile.z(),
                        tile.x(),
                        tile.y(),
                        TileRenderer.EXTENT,
                        MARGIN);
        try {
            return wkb == null ? null : new WKBReader().read(wkb);
        } catch (ParseException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
