package io.wanping.map;

import io.wanping.bench.MillionPostings;
import io.wanping.register.ItemKind;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Our tiles beside ST_AsMVT of the same PostGIS, on the same 100 000 sites with one million postings, in one run. Run with
 * {@code mvn -Pbench -Dfrontend.skip=true test-compile exec:java -Dexec.mainClass=io.wanping.map.MapBench}.
 */
public final class MapBench {

    private static final int ROUNDS = 40;

    private MapBench() {}

    public static void main(String[] arguments) {
        JdbcTemplate jdbc = MillionPostings.create();
        NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(jdbc);
        ItemMirror mirror = new ItemMirror(
                new MapItemStore(named), new ChangeStore(named), Clock.system(ZoneId.of("Asia/Shanghai")));
        long start = System.nanoTime();
        mirror.read(ItemKind.SITE, grid -> 0);
        System.out.printf(Locale.ROOT, "first use of the mirror: %.1f s%n", (System.nanoTime() - start) / 1e9);
        System.out.println("zoom | ST_AsMVT ms p50/p95, kB | drawn ms p50/p95, kB, ratio | kept ms p50/p95, ratio");
        for (int zoom : new int[] {10, 12, 13, 14, 15, 16, 17}) {
            compare(jdbc, mirror, tileAt(zoom));
        }
    }

    private static void compare(JdbcTemplate jdbc, ItemMirror mirror, TileAddress tile) {
        byte[][] last = new byte[2][];
        int rounds = tile.z() < 14 ? ROUNDS / 8 : ROUNDS;
        double[] theirs = MillionPostings.milliseconds(rounds, () -> last[0] = byPostgis(jdbc, tile));
        double[] drawn = MillionPostings.milliseconds(
                ROUNDS,
                () -> last[1] = mirror.read(ItemKind.SITE, grid -> {
                    grid.digest(tile.boxWithMargin(TileRenderer.MARGIN));
                    return TileRenderer.draw("sites", tile, grid::visit);
                }));
        TileCache cache = new TileCache(1 << 26);
        TileCache.Key key = new TileCache.Key(TileLayer.SITES, tile);
        mirror.read(ItemKind.SITE, grid -> {
            cache.put(key, grid.digest(tile.boxWithMargin(TileRenderer.MARGIN)), last[1]);
            return 0;
        });
        double[] kept = MillionPostings.milliseconds(
                ROUNDS,
                () -> last[1] = mirror.read(
                                ItemKind.SITE,
                                grid -> cache.find(key, grid.digest(tile.boxWithMargin(TileRenderer.MARGIN))))
                        .orElseThrow());
        System.out.printf(
                Locale.ROOT,
                "%4d | %8.1f /%8.1f, %6d | %7.2f /%7.2f, %4d, %.2f | %6.2f /%6.2f, %.4f%n",
                tile.z(),
                MillionPostings.at(theirs, 0.5),
                MillionPostings.at(theirs, 0.95),
                last[0].length / 1000,
                MillionPostings.at(drawn, 0.5),
                MillionPostings.at(drawn, 0.95),
                last[1].length / 1000,
                MillionPostings.at(drawn, 0.5) / MillionPostings.at(theirs, 0.5),
                MillionPostings.at(kept, 0.5),
                MillionPostings.at(kept, 0.95),
                MillionPostings.at(kept, 0.5) / MillionPostings.at(theirs, 0.5));
    }

    private static TileAddress tileAt(int zoom) {
        int shift = WebMercator.WORLD_BITS - zoom;
        return new TileAddress(
                zoom, WebMercator.x(MillionPostings.LON) >> shift, WebMercator.y(MillionPostings.LAT) >> shift);
    }

    private static byte[] byPostgis(JdbcTemplate jdbc, TileAddress tile) {
        return jdbc.queryForObject("""
                with bounds as (select st_tileenvelope(?, ?, ?) as box),
                shapes as (
                    select cast(i.id as text) as id, i.code, i.name,
                        st_asmvtgeom(st_transform(st_setsrid(i.footprint, 4326), 3857), bounds.box, 4096, 64, true) as geom
                    from item i, bounds
                    where i.footprint && st_setsrid(st_transform(bounds.box, 4326), 4490)
                )
                select st_asmvt(shapes.*, 'sites') from shapes""", byte[].class, tile.z(), tile.x(), tile.y());
    }
}
