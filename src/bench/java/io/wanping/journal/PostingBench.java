package io.wanping.journal;

import io.wanping.Wanping;
import io.wanping.account.Actor;
import io.wanping.account.Role;
import io.wanping.geo.Area;
import io.wanping.register.Dating;
import io.wanping.register.FieldValues;
import io.wanping.register.ItemCommand;
import io.wanping.register.ItemField;
import io.wanping.register.ItemKind;
import io.wanping.register.ItemSource;
import io.wanping.register.Items;
import io.wanping.testing.PostgisServer;
import io.wanping.testing.TestDatabases;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Ten thousand movements in one batch, on both databases: proposed, confirmed, and the whole ledger checked; beside a plain copy of as many
 * rows. Run with
 * {@code mvn -Pbench -Dfrontend.skip=true test-compile exec:java -Dexec.mainClass=io.wanping.journal.PostingBench}.
 */
public final class PostingBench {

    private static final int ITEMS = 10_000;
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Actor MAKER = new Actor("maker", "周予安", Set.of(Role.EDITOR), Set.of());
    private static final Actor CHECKER = new Actor("checker", "林照晚", Set.of(Role.CHECKER), Set.of());

    private PostingBench() {}

    public static void main(String[] arguments) {
        measure("H2", TestDatabases.createH2(), "sa");
        measure("PostGIS", PostgisServer.createDatabase(), "postgres");
        System.exit(0);
    }

    private static void measure(String name, String url, String user) {
        try (ConfigurableApplicationContext product = new SpringApplicationBuilder(Wanping.class)
                .properties("spring.main.banner-mode=off", "logging.level.root=warn")
                .run(
                        "--server.port=-1",
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=" + user,
                        "--spring.datasource.password=",
                        "--wanping.data-directory=target/bench-data",
                        "--wanping.sample.load=false")) {
            AreaJournal journal = product.getBean(AreaJournal.class);
            List<UUID> ids = register(product.getBean(Items.class), name);
            List<PostingCommand> commands = new ArrayList<>();
            for (int i = 0; i < ids.size(); i++) {
                commands.add(new PostingCommand(
                        ids.get(i),
                        AreaAccount.UNCOUNTED,
                        AreaAccount.RESERVE,
                        Area.ofSquareMetres(10 + i % 90),
                        DAY,
                        "认定",
                        EvidenceKind.APPROVAL,
                        "批文 1 号",
                        "bench:" + i,
                        null,
                        null));
            }
            JdbcTemplate jdbc = product.getBean(JdbcTemplate.class);
            double plain = seconds(name + ": plain copy of 10 000 rows", () -> jdbc.update("""
                    create table copy_of_postings as
                    select id, item_id, kind, from_account, to_account, area_m2, effective_on, recorded_at, maker
                    from area_posting"""));
            List<List<UUID>> made = new ArrayList<>();
            double proposed =
                    seconds(name + ": proposing 10 000 movements", () -> made.add(journal.propose(commands, MAKER)));
            double confirmed =
                    seconds(name + ": confirming 10 000 movements", () -> journal.confirm(made.get(0), CHECKER));
            seconds(
                    name + ": reconciling",
                    () -> product.getBean(Reconciliation.class).reconcile(null, null, Locale.ROOT));
            seconds(
                    name + ": checking the whole ledger",
                    () -> product.getBean(SelfCheck.class).run());
            System.out.printf(
                    Locale.ROOT, "%s: %.0f and %.0f times the plain copy%n", name, proposed / plain, confirmed / plain);
        }
    }

    private static List<UUID> register(Items items, String name) {
        List<ItemCommand> commands = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            UUID id = UUID.randomUUID();
            ids.add(id);
            commands.add(new ItemCommand.Register(
                    id,
                    ItemKind.BUILDING,
                    "N" + i,
                    FieldValues.none().with(ItemField.GROSS_FLOOR_AREA, new BigDecimal(1000)),
                    Set.of(),
                    square(121.43 + (i % 100) * 0.0006, 31.23 + (i / 100) * 0.0006),
                    Map.of(),
                    Map.of(),
                    ItemSource.survey(UUID.randomUUID(), "bench.xlsx", "楼栋", i + 2),
                    false));
        }
        seconds(
                name + ": registering 10 000 buildings on the map",
                () -> items.apply(commands, MAKER, Dating.effective(DAY)));
        return ids;
    }

    private static MultiPolygon square(double lon, double lat) {
        GeometryFactory factory = new GeometryFactory();
        return factory.createMultiPolygon(
                new Polygon[] {(Polygon) factory.toGeometry(new Envelope(lon, lon + 0.0004, lat, lat + 0.0004))});
    }

    private static double seconds(String what, Runnable work) {
        long start = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%s: %.2f s%n", what, seconds);
        return seconds;
    }
}
