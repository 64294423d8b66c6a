package io.wanping.journal;

import io.wanping.Wanping;
import io.wanping.register.Dating;
import io.wanping.register.Item;
import io.wanping.register.ItemCommand;
import io.wanping.register.Items;
import io.wanping.testing.NewItem;
import io.wanping.testing.People;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * The product in a process of its own, posting batches, confirming them and closing month after month until somebody kills it. Says each
 * deed on its standard output once it is done. Arguments: database, user, a word of its own for this life.
 */
final class WritesUntilKilled {

    static final int BATCH = 40;
    static final YearMonth FIRST_MONTH = YearMonth.of(1950, 1);
    static final String READY = "READY";

    private static final LocalDate LONG_AGO = LocalDate.of(1950, 1, 1);

    private final AreaJournal journal;
    private final MonthClosings closings;
    private final List<UUID> items;
    private final String life;

    private WritesUntilKilled(AreaJournal journal, MonthClosings closings, List<UUID> items, String life) {
        this.journal = journal;
        this.closings = closings;
        this.items = items;
        this.life = life;
    }

    public static void main(String[] arguments) {
        var product = new SpringApplicationBuilder(Wanping.class).run(options(arguments[0], arguments[1]));
        List<UUID> items = items(product.getBean(Items.class));
        say(READY);
        new WritesUntilKilled(
                        product.getBean(AreaJournal.class), product.getBean(MonthClosings.class), items, arguments[2])
                .writeForEver();
    }

    static String[] options(String url, String user) {
        return new String[] {
            "--spring.datasource.url=" + url,
            "--spring.datasource.username=" + user,
            "--spring.datasource.password=",
            "--wanping.data-directory=target/test-data",
            "--wanping.sample.load=false",
            "--wanping.account.hash-strength=4",
            "--spring.main.banner-mode=off",
            "--logging.level.root=error",
            "--server.port=0"
        };
    }

    /** The same buildings in every life; a life that was cut off before it registered them registered none. */
    private static List<UUID> items(Items items) {
        List<String> codes =
                IntStream.range(0, BATCH).mapToObj(number -> "K-" + number).toList();
        if (items.findByCode(codes.get(0)).isEmpty()) {
            items.apply(
                    codes.stream()
                            .map(code -> (ItemCommand)
                                    NewItem.building(code).gross("1000000").command())
                            .toList(),
                    People.EDITOR,
                    Dating.effective(LONG_AGO));
        }
        return codes.stream()
                .map(code -> items.findByCode(code).map(Item::id).orElseThrow())
                .toList();
    }

    private void writeForEver() {
        for (int number = 0; ; number++) {
            String batch = life + "-" + number;
            List<UUID> made = journal.propose(commands(batch), People.EDITOR);
            say("PROPOSED " + batch);
            journal.confirm(made, People.CHECKER);
            say("CONFIRMED " + batch);
            YearMonth last = closings.calendar().closedThrough();
            YearMonth next = last == null ? FIRST_MONTH : last.plusMonths(1);
            if (next.isBefore(YearMonth.of(2026, 1))) {
                closings.close(next, "", People.CHECKER);
                say("CLOSED " + next);
            }
        }
    }

    private List<PostingCommand> commands(String batch) {
        List<PostingCommand> commands = new ArrayList<>();
        for (UUID item : items) {
            Books.Movement movement = Books.move(item, AreaAccount.UNCOUNTED, AreaAccount.RESERVE, "1", LONG_AGO);
            commands.add(movement.because(batch).keyed(batch + ":" + item).command());
        }
        return commands;
    }

    private static void say(String deed) {
        System.out.println(deed);
        System.out.flush();
    }
}
