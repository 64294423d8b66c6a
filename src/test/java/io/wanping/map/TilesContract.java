package io.wanping.map;

import static io.wanping.journal.AreaAccount.RELEASE;
import static io.wanping.journal.AreaAccount.UNCOUNTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.wanping.journal.AreaJournal;
import io.wanping.register.Dating;
import io.wanping.register.FieldValues;
import io.wanping.register.ItemCommand;
import io.wanping.register.ItemField;
import io.wanping.register.ItemKind;
import io.wanping.register.ItemSource;
import io.wanping.register.Items;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.Entries;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Zones;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.beans.factory.annotation.Autowired;

/** Tiles as a browser gets them, while other people work. */
abstract class TilesContract {

    private static final LocalDate LONG_AGO = LocalDate.of(2024, 3, 1);
    private static final int ZOOM = 17;

    @Autowired
    private TestLedger ledger;

    @Autowired
    private Clerks clerks;

    @Autowired
    private Items items;

    @Autowired
    private AreaJournal journal;

    @Autowired
    private Zones zones;

    private Entries entries;
    private Clerk viewer;
    private MultiPolygon north;
    private MultiPolygon south;

    @BeforeEach
    void enter() {
        ledger.clear();
        entries = new Entries(items, journal, zones);
        viewer = clerks.viewer();
        north = entries.squareIn("SHIBEI", 0);
        south = entries.squareIn("NANXI", 0);
    }

    @Test
    void showsAnItemAtTheNextRequestAfterItWasEntered() {
        assertThat(features("sites", north)).isEmpty();

        UUID site = entries.site("T-1", 1_000, north, LONG_AGO);

        assertThat(features("sites", north)).singleElement().satisfies(feature -> {
            assertThat(feature.properties())
                    .containsEntry("id", site.toString())
                    .containsEntry("code", "T-1")
                    .containsEntry("account", "UNCOUNTED")
                    .doesNotContainKey("proposed");
            TileAddress tile = tile(north);
            assertThat(feature.polygons().getArea())
                    .isCloseTo(Parcels.onTile(north, tile).getArea(), withinPercentage(2));
        });
        assertThat(features("buildings", north)).isEmpty();
    }

    @Test
    void changesTheTagOfTheTilesAChangeIsOnAndOfNoOther() {
        UUID site = entries.site("T-1", 1_000, north, LONG_AGO);
        entries.site("T-2", 1_000, south, LONG_AGO);
        String there = get("sites", north).header("ETag");
        String elsewhere = get("sites", south).header("ETag");

        revise(site, FieldValues.none().with(ItemField.NAME, "新名称"), null);

        assertThat(ifChanged("sites", south, elsewhere).status()).isEqualTo(304);
        Clerk.Answer changed = ifChanged("sites", north, there);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).startsWith("W/\"").isNotEqualTo(there);
        assertThat(DecodedTile.read(changed.body()).features().get(0).properties())
                .containsEntry("name", "新名称");
        assertThat(ifChanged("sites", north, changed.header("ETag")).status()).isEqualTo(304);
    }

    @Test
    void movesAnItemFromOneTileToAnother() {
        UUID site = entries.site("T-1", 1_000, north, LONG_AGO);
        assertThat(features("sites", north)).hasSize(1);

        revise(site, FieldValues.none(), south);

        assertThat(features("sites", north)).isEmpty();
        assertThat(features("sites", south)).hasSize(1);
    }

    @Test
    void takesAnItemThatLeavesTheRegistersOffTheTileAndTheMap() {
        UUID site = entries.site("T-1", 1_000, north, LONG_AGO);
        assertThat(features("sites", north)).hasSize(1);

        items.apply(
                List.of(new ItemCommand.Retire(site, 1, "重复", ItemSource.mapEdit())),
                Entries.MAKER,
                Dating.effective(LONG_AGO));

        assertThat(features("sites", north)).isEmpty();
        assertThat(viewer.get("/api/map/items").json().path("features")).isEmpty();
        assertThat(viewer.get("/api/map/summary").json().path("items").asInt()).isZero();
    }

    @Test
    void recoloursABuildingAndItsSiteWhenAPostingIsProposedConfirmedOrRejected() {
        entries.site("T-1", 1_000, north, LONG_AGO);
        UUID building = entries.register(
                ItemKind.BUILDING, "T-1-1", Entries.gross(2_000).with(ItemField.SITE_CODE, "T-1"), north, LONG_AGO);
        assertThat(only("buildings").properties())
                .containsEntry("account", "UNCOUNTED")
                .doesNotContainKey("proposed");

        UUID posting = entries.propose(building, UNCOUNTED, RELEASE, 2_000, LocalDate.of(2025, 6, 1));
        assertThat(only("buildings").properties()).containsEntry("proposed", true);
        assertThat(only("sites").properties()).containsEntry("proposed", true);

        journal.confirm(List.of(posting), Entries.CHECKER);
        assertThat(only("buildings").properties())
                .containsEntry("account", "RELEASE")
                .doesNotContainKey("proposed");
        assertThat(only("sites").properties())
                .containsEntry("account", "RELEASE")
                .doesNotContainKey("proposed");

        String tag = get("sites", north).header("ETag");
        entries.reject(entries.propose(building, RELEASE, UNCOUNTED, 500, LocalDate.of(2025, 7, 1)));
        assertThat(get("sites", north).header("ETag")).isEqualTo(tag);
    }

    @Test
    void changesTheSiteABuildingLeavesAndTheOneItComesTo() {
        entries.site("T-1", 1_000, north, LONG_AGO);
        entries.site("T-2", 1_000, south, LONG_AGO);
        UUID building = entries.register(
                ItemKind.BUILDING, "B", Entries.gross(500).with(ItemField.SITE_CODE, "T-1"), north, LONG_AGO);
        entries.register(ItemKind.BUILDING, "C", Entries.gross(100).with(ItemField.SITE_CODE, "T-1"), north, LONG_AGO);
        entries.move(building, UNCOUNTED, RELEASE, 500, LocalDate.of(2025, 6, 1));
        assertThat(features("sites", north).get(0).properties()).containsEntry("account", "RELEASE");

        revise(building, FieldValues.none().with(ItemField.SITE_CODE, "T-2"), null);

        assertThat(features("sites", north).get(0).properties()).containsEntry("account", "UNCOUNTED");
        assertThat(features("sites", south).get(0).properties()).containsEntry("account", "RELEASE");
    }

    @Test
    void showsThroughALensWhatMeetsTheFilterInTheColoursOfTheDay() {
        UUID site = entries.site("T-1", 1_000, north, LONG_AGO);
        revise(site, FieldValues.none().with(ItemField.NAME, "市北高新").with(ItemField.STAGE, "在建"), null);
        entries.move(site, UNCOUNTED, RELEASE, 1_000, LocalDate.of(2025, 6, 1));
        assertThat(features("sites", north).get(0).properties()).containsEntry("account", "RELEASE");

        assertThat(features("sites", north, "?asOf=2025-05-31").get(0).properties())
                .containsEntry("account", "UNCOUNTED");
        assertThat(features("sites", north, "?theme=stage").get(0).properties()).containsEntry("value", "在建");
        assertThat(features("sites", north, "?theme=floors").get(0).properties())
                .containsEntry("value", "UNKNOWN");
        assertThat(features("sites", north, "?stage=在建&grossFrom=1000&grossTo=1000"))
                .hasSize(1);
        assertThat(features("sites", north, "?grossFrom=1000.01")).isEmpty();
        assertThat(features("sites", north, "?q=sbgx")).hasSize(1);
        assertThat(features("sites", north, "?account=RESERVE")).isEmpty();
        assertThat(viewer.get("/api/map/legend?theme=STAGE")
                        .json()
                        .path("lines")
                        .get(0)
                        .path("value")
                        .asString())
                .isEqualTo("在建");
    }

    @Test
    void refusesALensItCannotRead() {
        for (String bad : List.of(
                "theme=rainbow",
                "asOf=2025-02-30",
                "asOf=99999-01-01",
                "grossFrom=NaN",
                "grossTo=-1",
                "grossFrom=1e400",
                "account=NOBODY",
                "q=" + "x".repeat(300),
                "stage=%00")) {
            assertThat(viewer.get("/tiles/sites/14/13720/6690.mvt?" + bad).status())
                    .as(bad)
                    .isBetween(400, 422);
        }
    }

    @Test
    void drawsZonesAndStreets() {
        assertThat(features("zones", north))
                .isNotEmpty()
                .anySatisfy(feature -> assertThat(feature.properties())
                        .containsEntry("code", "SHIBEI")
                        .containsEntry("name", "市北")
                        .containsEntry("schematic", true));
        TileAddress district = Parcels.tileAt(10, Parcels.LON, Parcels.LAT);
        DecodedTile streets =
                DecodedTile.read(viewer.get(path("streets", district)).body());
        assertThat(streets.layer()).isEqualTo("streets");
        assertThat(streets.features()).hasSize(14);
    }

    @Test
    void sendsTilesCompressedToThoseWhoTakeThem() throws IOException {
        entries.site("T-1", 1_000, north, LONG_AGO);

        Clerk.Answer plain = get("sites", north);
        Clerk.Answer gzip = viewer.send("GET", path("sites", north), null, Map.of("Accept-Encoding", "gzip, br"));

        assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(plain.header("Content-Type")).isEqualTo("application/vnd.mapbox-vector-tile");
        assertThat(plain.header("Cache-Control")).contains("no-cache").contains("private");
    }

    @ParameterizedTest
    @CsvSource({
        "/tiles/roads/1/0/0.mvt, 404, map.layer-unknown",
        "/tiles/sites/1/2/0.mvt, 404, map.tile-unknown",
        "/tiles/sites/40/0/0.mvt, 404, map.tile-unknown",
        "/tiles/sites/a/b/c.mvt, 404, map.tile-unknown"
    })
    void refusesTilesThereAreNot(String path, int status, String code) {
        Clerk.Answer answer = viewer.get(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void showsNothingToStrangers() {
        assertThat(clerks.anonymous().get(path("sites", north)).status()).isEqualTo(401);
    }

    private void revise(UUID item, FieldValues fields, MultiPolygon geometry) {
        items.apply(
                List.of(new ItemCommand.Revise(
                        item,
                        items.getItem(item).version(),
                        fields,
                        null,
                        geometry,
                        Map.of(),
                        Map.of(),
                        "更正",
                        ItemSource.mapEdit())),
                Entries.MAKER,
                Dating.effective(LONG_AGO));
    }

    private DecodedTile.Feature only(String layer) {
        List<DecodedTile.Feature> features = features(layer, north);
        assertThat(features).hasSize(1);
        return features.get(0);
    }

    private List<DecodedTile.Feature> features(String layer, MultiPolygon where) {
        return DecodedTile.read(get(layer, where).body()).features();
    }

    private List<DecodedTile.Feature> features(String layer, MultiPolygon where, String lens) {
        Clerk.Answer answer =
                viewer.get(path(layer, where) + lens.replace("在建", URLEncoder.encode("在建", StandardCharsets.UTF_8)));
        assertThat(answer.status()).isEqualTo(200);
        return DecodedTile.read(answer.body()).features();
    }

    private Clerk.Answer get(String layer, MultiPolygon where) {
        Clerk.Answer answer = viewer.get(path(layer, where));
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }

    private Clerk.Answer ifChanged(String layer, MultiPolygon where, String tag) {
        return viewer.send("GET", path(layer, where), null, Map.of("If-None-Match", tag));
    }

    private static String path(String layer, MultiPolygon where) {
        return path(layer, tile(where));
    }

    private static String path(String layer, TileAddress tile) {
        return "/tiles/" + layer + "/" + tile.z() + "/" + tile.x() + "/" + tile.y() + ".mvt";
    }

    private static TileAddress tile(MultiPolygon where) {
        var middle = where.getCentroid();
        return Parcels.tileAt(ZOOM, middle.getX(), middle.getY());
    }
}
