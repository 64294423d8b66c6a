package io.wanping.bench;

import io.wanping.testing.PostgisServer;
import java.util.Arrays;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A PostGIS with a hundred thousand sites on a square of seven hundredths of a degree, and ten postings for each. */
public final class MillionPostings {

    public static final double LON = 121.455;
    public static final double LAT = 31.265;
    private static final int COLUMNS = 316;

    private MillionPostings() {}

    public static JdbcTemplate create() {
        SingleConnectionDataSource source = new SingleConnectionDataSource(PostgisServer.createDatabase(), true);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/common", "classpath:db/migration/postgresql")
                .placeholders(Map.of("districtCode", "310106"))
                .load()
                .migrate();
        JdbcTemplate jdbc = new JdbcTemplate(source);
        fill(jdbc);
        return jdbc;
    }

    private static void fill(JdbcTemplate jdbc) {
        jdbc.update("""
                insert into item (id, kind, code, name, zone_code, zone_method, capacity_m2, version, provenance, attributes,
                    created_at, changed_at, footprint)
                select gen_random_uuid(), 'SITE', 'N' || c || '-' || r, '示例地块' || (c * r),
                    (array['SHIBEI', 'DANING', 'SUHEWAN', 'NANXI'])[1 + (c + r) %% 4], 'BENCH', 1000, 1, '{}', '{}', now(), now(),
                    st_multi(st_makepolygon(st_makeline(array[st_setsrid(st_point(w, s), 4490), st_setsrid(st_point(w, s + 0.9 * d), 4490),
                        st_setsrid(st_point(w + d / 2, s + 0.95 * d), 4490), st_setsrid(st_point(w + 0.95 * d, s + 0.9 * d), 4490),
                        st_setsrid(st_point(w + 0.95 * d, s), 4490), st_setsrid(st_point(w, s), 4490)])))
                from generate_series(0, %1$d - 1) c, generate_series(0, %1$d - 1) r,
                    lateral (select 0.07 / %1$d as d, %2$s - 0.035 + c * 0.07 / %1$d as w, %3$s - 0.035 + r * 0.07 / %1$d as s) corner""".formatted(COLUMNS, LON, LAT));
        jdbc.update(
                "insert into item_scope (item_id, scope_code) select id, 'DATALINK_VALLEY' from item where code like '%7'");
        jdbc.update("""
                insert into area_posting (id, item_id, kind, from_account, to_account, area_m2, effective_on, recorded_at,
                    reporting_month, reason, maker, maker_name, idempotency_key)
                select gen_random_uuid(), i.id, case when n = 1 then 'CAPACITY' else 'MOVEMENT' end,
                    case when n = 1 then 'ORIGIN' when n % 2 = 0 then 'UNCOUNTED' else 'RESERVE' end,
                    case when n = 1 then 'UNCOUNTED' when n % 2 = 0 then 'RESERVE' else 'RELEASE' end,
                    10 + n, date '2024-01-01' + abs(hashtext(i.code || n)) % 1050,
                    timestamp with time zone '2024-01-01 00:00:00+08' + (abs(hashtext(i.code || n)) % 1050) * interval '1 day',
                    '2025-01', '', 'm', 'm', i.code || '/' || n
                from item i, generate_series(1, 10) n""");
        jdbc.update("""
                insert into posting_decision (posting_id, decision, checker, checker_name, decided_at, reason)
                select id, case when abs(hashtext(cast(id as text))) % 20 = 1 then 'REJECTED' else 'CONFIRMED' end, 'c', 'c',
                    recorded_at + interval '1 day', ''
                from area_posting where kind <> 'CAPACITY' and abs(hashtext(cast(id as text))) % 10 > 0""");
        jdbc.execute("vacuum analyze");
    }

    /** How long each of so many rounds takes, sorted, after some to warm up. */
    public static double[] milliseconds(int rounds, Runnable work) {
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

    public static double at(double[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(part * sorted.length))];
    }
}
