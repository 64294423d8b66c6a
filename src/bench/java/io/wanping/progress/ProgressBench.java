package io.wanping.progress;

import io.wanping.bench.MillionPostings;
import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import io.wanping.journal.Counting;
import io.wanping.journal.Placing;
import io.wanping.journal.Vantage;
import io.wanping.zoning.Reading;
import io.wanping.zoning.Target;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * Figures of a million postings beside the plain GROUP BY, in one run. Run with
 * {@code mvn -Pbench -Dfrontend.skip=true test-compile exec:java -Dexec.mainClass=io.wanping.progress.ProgressBench}.
 */
public final class ProgressBench {

    private static final int ROUNDS = 8;
    private static final int CHANGES = 40;
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
    private static final Instant KNOWN_AT = Instant.parse("2026-05-15T00:00:00Z");

    private ProgressBench() {}

    public static void main(String[] arguments) {
        JdbcTemplate jdbc = MillionPostings.create();
        MovementStore store = new MovementStore(new NamedParameterJdbcTemplate(jdbc));
        List<Target> targets = Stream.of("RESERVE", "OPTIMISE", "RELEASE")
                .map(ProgressBench::target)
                .toList();
        MovementMirror mirror = new MovementMirror(
                new MirrorStore(jdbc.getDataSource()),
                store,
                new DataSourceTransactionManager(jdbc.getDataSource()),
                Clock.systemUTC(),
                Integer.MAX_VALUE);
        long start = System.nanoTime();
        mirror.list(new Movements.Question(
                Movements.Split.ALL, Set.of(AreaAccount.RESERVE), List.of(), Cuts.at(List.of(AS_OF)), KNOWN_AT));
        System.out.printf(
                Locale.ROOT, "the whole journal read into memory: %.1f s%n", (System.nanoTime() - start) / 1e9);
        double[] plain = MillionPostings.milliseconds(ROUNDS, () -> plainGroupBy(jdbc));
        System.out.printf(
                Locale.ROOT, "plain GROUP BY zone, month, account: %.0f ms%n", MillionPostings.at(plain, 0.5));
        for (Grouping grouping : Grouping.values()) {
            ProgressQuestion question = new ProgressQuestion(AS_OF, KNOWN_AT, grouping, null);
            Vantage vantage = Vantage.current(KNOWN_AT, SHANGHAI);
            Terms terms = new Terms(targets, List.of(), List.of(), List.of());
            for (Map.Entry<String, Movements> way : Map.<String, Movements>of(
                            "in memory", mirror, "by the database", store)
                    .entrySet()) {
                double[] times = MillionPostings.milliseconds(
                        ROUNDS, () -> Figures.reckon(question, vantage, terms, way.getValue()));
                System.out.printf(
                        Locale.ROOT,
                        "figures by %-6s %-15s p50 %.0f ms, p95 %.0f ms, %.3f of the plain GROUP BY%n",
                        grouping,
                        way.getKey(),
                        MillionPostings.at(times, 0.5),
                        MillionPostings.at(times, 0.95),
                        MillionPostings.at(times, 0.5) / MillionPostings.at(plain, 0.5));
            }
        }
        Movements.Question byZone = new Movements.Question(
                Movements.Split.ZONE, Set.of(AreaAccount.RESERVE), List.of(), Cuts.at(List.of(AS_OF)), KNOWN_AT);
        Movements.Question reported = new Movements.Question(
                byZone.split(),
                byZone.accounts(),
                byZone.scopes(),
                byZone.cuts(),
                KNOWN_AT,
                twoYearsClosed(),
                Placing.PRESENT);
        anyDayAndInstant(mirror);
        print("as reported, 24 months closed", MillionPostings.milliseconds(40, () -> mirror.list(reported)));
        afterAChange(jdbc, mirror, byZone);
    }

    /** Any day, as known at any instant, by zone. */
    private static void anyDayAndInstant(MovementMirror mirror) {
        Random random = new Random(1);
        print("any day as known at any instant", MillionPostings.milliseconds(40, () -> {
            LocalDate day = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1050));
            Instant knownAt = KNOWN_AT.minusSeconds(random.nextInt(60_000_000));
            mirror.list(new Movements.Question(
                    Movements.Split.ZONE, Set.of(AreaAccount.RESERVE), List.of(), Cuts.at(List.of(day)), knownAt));
        }));
    }

    /** What the screens wait for when somebody else has just posted: the question reads what is new, and answers. */
    private static void afterAChange(JdbcTemplate jdbc, MovementMirror mirror, Movements.Question question) {
        recordDeed(jdbc);
        mirror.list(question);
        double[] times = new double[CHANGES];
        for (int i = 0; i < CHANGES; i++) {
            jdbc.update("""
                    insert into area_posting (id, item_id, kind, from_account, to_account, area_m2, effective_on, recorded_at,
                        reporting_month, reason, maker, maker_name, idempotency_key)
                    select gen_random_uuid(), id, 'MOVEMENT', 'UNCOUNTED', 'RESERVE', 1, date '2026-03-01', now(), '2026-03', '',
                        'm', 'm', cast(gen_random_uuid() as text)
                    from item fetch first 1 rows only""");
            recordDeed(jdbc);
            long start = System.nanoTime();
            mirror.list(question);
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        print("first question after a change", times);
    }

    private static void recordDeed(JdbcTemplate jdbc) {
        String hash = UUID.randomUUID().toString();
        jdbc.update("update audit_head set seq = seq + 1, hash = ? where id = 1", hash);
        jdbc.update("""
                insert into audit_row (seq, at, actor, actor_name, address, action, subject, result, detail, previous_hash, hash)
                select seq, now(), 'm', 'm', '', 'posting.propose', '', 'DONE', '{}', '', hash from audit_head where id = 1""");
    }

    /** Two years of closed months: every posting is asked in which it is reported. */
    private static Counting twoYearsClosed() {
        return new Counting(Stream.iterate(YearMonth.of(2024, 5), month -> month.plusMonths(1))
                .limit(24)
                .map(month -> new Counting.Floor(
                        month.plusMonths(1).atDay(5).atStartOfDay(SHANGHAI).toInstant(),
                        month.plusMonths(1).atDay(1)))
                .toList());
    }

    private static void print(String what, double[] times) {
        System.out.printf(
                Locale.ROOT,
                "%s: p50 %.1f ms, p95 %.1f ms%n",
                what,
                MillionPostings.at(times, 0.5),
                MillionPostings.at(times, 0.95));
    }

    private static void plainGroupBy(JdbcTemplate jdbc) {
        jdbc.queryForList("""
                select i.zone_code, date_trunc('month', p.effective_on) as month, p.to_account, sum(p.area_m2)
                from area_posting p
                join item i on i.id = p.item_id
                join posting_decision d on d.posting_id = p.id and d.decision = 'CONFIRMED' and d.decided_at <= timestamp '2026-05-15'
                where p.effective_on <= date '2026-06-30' and p.recorded_at <= timestamp '2026-05-15'
                group by 1, 2, 3""");
    }

    private static Target target(String account) {
        return new Target(
                account,
                account,
                account,
                account,
                Area.ofSquareMetres(1_000_000),
                "GROSS",
                Reading.STOCK,
                LocalDate.of(2025, 1, 1),
                LocalDate.of(2027, 12, 31),
                Target.ScopeRule.ALL_ITEMS,
                List.of(),
                List.of(),
                new Target.Lamps(BigDecimal.TEN, new BigDecimal(30)),
                Map.of(),
                false,
                1);
    }
}
