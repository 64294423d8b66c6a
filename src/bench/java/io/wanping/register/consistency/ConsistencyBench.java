package io.wanping.register.consistency;

import io.wanping.Wanping;
import io.wanping.bench.MillionPostings;
import io.wanping.register.Dating;
import io.wanping.register.ItemCommand;
import io.wanping.register.ItemField;
import io.wanping.register.ItemSource;
import io.wanping.register.Items;
import io.wanping.testing.NewItem;
import io.wanping.testing.People;
import io.wanping.testing.Plots;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * All checks over ten thousand items, every second one with something to find, registered through the product's own command. The bar: two
 * seconds. Run with
 * {@code mvn -Pbench -Dfrontend.skip=true test-compile exec:java -Dexec.mainClass=io.wanping.register.consistency.ConsistencyBench}.
 */
public final class ConsistencyBench {

    private static final int SITES = 5_000;
    private static final int PIECE = 1_000;
    private static final int COLUMNS = 70;
    private static final double WEST = 121.42;
    private static final double SOUTH = 31.22;
    private static final double STEP = 0.0011;
    private static final ItemSource SHEET = ItemSource.survey(UUID.randomUUID(), "bench.xlsx", "S", 1);

    private ConsistencyBench() {}

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(Wanping.class);
        System.setProperty("wanping.sample.load", "false");
        System.setProperty("server.port", "0");
        try (ConfigurableApplicationContext context = application.run(arguments)) {
            fill(context.getBean(Items.class));
            ConsistencyStore store = context.getBean(ConsistencyStore.class);
            Consistency consistency = context.getBean(Consistency.class);
            double[] read = MillionPostings.milliseconds(8, store::listItems);
            List<CheckedItem> some = store.listItems();
            double[] ground = MillionPostings.milliseconds(
                    8, () -> context.getBean(GroundChecks.class).check(some));
            double[] all = MillionPostings.milliseconds(8, () -> {
                consistency.forget();
                consistency.review();
            });
            double[] kept = MillionPostings.milliseconds(40, consistency::review);
            Consistency.Review review = consistency.review();
            System.out.printf(
                    Locale.ROOT,
                    "%d items, %d findings: read %.0f ms, ground %.0f ms, all together p50 %.0f / p95 %.0f ms, asked again %.1f ms%n",
                    review.items().size(),
                    review.findings().size(),
                    MillionPostings.at(read, 0.5),
                    MillionPostings.at(ground, 0.5),
                    MillionPostings.at(all, 0.5),
                    MillionPostings.at(all, 0.95),
                    MillionPostings.at(kept, 0.5));
        }
    }

    private static void fill(Items items) {
        List<ItemCommand> commands = new ArrayList<>();
        for (int i = 0; i < SITES; i++) {
            double shift = i % 4 == 0 ? STEP / 1.8 : 0;
            MultiPolygon plot = Plots.square(WEST + (i % COLUMNS) * STEP / 1.4 + shift, SOUTH + (i / COLUMNS) * STEP);
            commands.add(NewItem.site("S" + i)
                    .with(ItemField.NAME, "地块 " + i)
                    .with(ItemField.LAND_AREA, BigDecimal.valueOf(2500 + i % 7))
                    .with(ItemField.DECLARED_ZONE, "市北")
                    .gross("1000")
                    .shaped(plot)
                    .from(SHEET)
                    .command());
            commands.add(NewItem.building("B" + i)
                    .with(ItemField.ABOVE_GROUND_AREA, BigDecimal.valueOf(800))
                    .with(ItemField.BELOW_GROUND_AREA, BigDecimal.valueOf(200 + i % 3))
                    .gross("1000")
                    .on("S" + i)
                    .shaped(i % 5 == 0 ? Plots.pushed(plot, 0.2) : plot)
                    .from(SHEET)
                    .command());
        }
        for (int from = 0; from < commands.size(); from += PIECE) {
            items.apply(
                    commands.subList(from, Math.min(commands.size(), from + PIECE)),
                    People.EDITOR,
                    Dating.effective(LocalDate.of(2025, 1, 1)));
        }
    }
}
