package io.wanping.map;

import io.wanping.geo.Ewkb;
import io.wanping.register.ItemKind;
import io.wanping.testing.PostgisServer;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Our tiles beside ST_AsMVT of the same PostGIS, on the same 100 000 sites with one million postings, in one run. Run with
 * {@code mvn -Pbench test-compile exec:java -Dexec.mainClass=io.wanping.map.MapBench}.
 */
public final class MapBench {

    private static final int SITES = 100_000;
    private static final int POSTINGS_PER_SITE = 10;
    private static final double SPREAD_DEGREES = 0.07;
    private static final int ROUNDS = 40;

    private MapBench() {}

    public static void main(String[] arguments) {
        SingleConnectionDataSource source = new SingleConnectionDataSource(PostgisServer.createDatabase(), true);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/common", "classpath:db/migration/postgresql")
                .placeholders(Map.of("districtCode", "310106"))
                .load()
                .migrate();
        JdbcTemplate jdbc = new JdbcTemplate(source);
        fill(jdbc);
        NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(jdbc);
        ItemMirror mirror = new ItemMirror(
                new MapItemStore(named), new ChangeStore(named), Clock.system(ZoneId.of("Asia/Shanghai")));
        long start = System.nanoTime();
        mirror.read(ItemKind.SITE, grid -> 0);
        System.out.printf(
                Locale.ROOT, "first use of the mirror, %d sites: %.1f s%n", SITES, (System.nanoTime() - start) / 1e9);
        System.out.println("zoom | ST_AsMVT ms p50/p95, kB | drawn ms p50/p95, kB, ratio | kept ms p50/p95, ratio");
        for (int zoom : new int[] {10, 12, 13, 14, 15, 16, 17}) {
            compare(jdbc, mirror, Parcels.tileAt(zoom, Parcels.LON, Parcels.LAT));
        }
    }

    private static void compare(JdbcTemplate jdbc, ItemMirror mirror, TileAddress tile) {
        byte[][] last = new byte[2][];
        int rounds = tile.z() < 14 ? ROUNDS / 8 : ROUNDS;
        double[] theirs = milliseconds(rounds, () -> last[0] = byPostgis(jdbc, tile));
        double[] drawn = milliseconds(
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
        double[] kept = milliseconds(
                ROUNDS,
                () -> mirror.read(
                                ItemKind.SITE,
                                grid -> cache.find(key, grid.digest(tile.boxWithMargin(TileRenderer.MARGIN))))
                        .orElseThrow());
        System.out.printf(
                Locale.ROOT,
                "%4d | %8.1f /%8.1f, %6d | %7.2f /%7.2f, %4d, %.2f | %6.2f /%6.2f, %.4f%n",
                tile.z(),
                at(theirs, 0.5),
                at(theirs, 0.95),
                last[0].length / 1000,
                at(drawn, 0.5),
                at(drawn, 0.95),
                last[1].length / 1000,
                at(drawn, 0.5) / at(theirs, 0.5),
                at(kept, 0.5),
                at(kept, 0.95),
                at(kept, 0.5) / at(theirs, 0.5));
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

    private static void fill(JdbcTemplate jdbc) {
        List<Object[]> rows = new ArrayList<>();
        for (Parcels.Parcel parcel : new Parcels(1).mosaic(SITES, SPREAD_DEGREES)) {
            rows.add(new Object[] {
                parcel.feature().id(),
                parcel.feature().id().toString(),
                parcel.feature().name(),
                Ewkb.bytes(parcel.geometry())
            });
        }
        jdbc.batchUpdate("""
                insert into item (id, kind, code, name, zone_code, zone_method, capacity_m2, version, provenance, attributes,
                    created_at, changed_at, footprint)
                values (?, 'SITE', ?, ?, 'SHIBEI', 'BENCH', 1000, 1, '{}', '{}', current_timestamp, current_timestamp,
                    cast(? as geometry))""", rows);
        jdbc.execute(
                "update item set zone_code = (array['SHIBEI', 'DANING', 'SUHEWAN', 'NANXI'])[1 + abs(hashtext(code)) % 4]");
        jdbc.execute("""
                insert into area_posting (id, item_id, kind, from_account, to_account, area_m2, effective_on, recorded_at,
                    reporting_month, reason, maker, maker_name, idempotency_key)
                select gen_random_uuid(), i.id, case when n = 1 then 'CAPACITY' else 'MOVEMENT' end,
                    case when n = 1 then 'ORIGIN' when n % 2 = 0 then 'UNCOUNTED' else 'RESERVE' end,
                    case when n = 1 then 'UNCOUNTED' when n % 2 = 0 then 'RESERVE' else 'RELEASE' end,
                    10 + n, date '2024-01-01' + abs(hashtext(i.code || n)) % 1050,
                    timestamp with time zone '2024-01-01 00:00:00+08' + (abs(hashtext(i.code || n)) % 1050) * interval '1 day',
                    '2025-01', '', 'm', 'm', i.code || n
                from item i, generate_series(1, %d) n""".formatted(POSTINGS_PER_SITE));
        jdbc.execute("""
                insert into posting_decision (posting_id, decision, checker, checker_name, decided_at, reason)
                select id, case when abs(hashtext(cast(id as text))) % 20 = 0 then 'REJECTED' else 'CONFIRMED' end, 'c', 'c',
                    recorded_at + interval '1 day', ''
                from area_posting where kind <> 'CAPACITY' and abs(hashtext(cast(id as text))) % 10 > 0""");
        jdbc.execute("vacuum analyze");
    }

    private static double[] milliseconds(int rounds, Runnable work) {
        for (int i = 0; i < Math.max(3, rounds / 4); i++) {
            work.run();
        }
        double[] times = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            work.run();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times;
    }

    private static double at(double[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(part * sorted.length))];
    }
}
