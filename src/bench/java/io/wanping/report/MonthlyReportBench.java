package io.wanping.report;

import io.wanping.journal.AreaAccount;
import io.wanping.journal.AreaJournal;
import io.wanping.register.Dating;
import io.wanping.register.ItemCommand;
import io.wanping.register.ItemField;
import io.wanping.register.ItemKind;
import io.wanping.register.ItemSource;
import io.wanping.register.Items;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.Entries;
import io.wanping.testing.OnH2;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Zones;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The monthly workbook of ten thousand items over HTTP, everything in it: laws, figures, list, writing. Run with
 * {@code mvn -Pbench -Dfrontend.skip=true test -Dtest=MonthlyReportBench}.
 */
@OnH2
class MonthlyReportBench {

    private static final int ITEMS = 10_000;
    private static final int ROUNDS = 5;

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

    @Test
    void tenThousandItems() {
        ledger.clear();
        List<ItemCommand> commands = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            commands.add(new ItemCommand.Register(
                    UUID.randomUUID(),
                    ItemKind.SITE,
                    "B-" + i,
                    Entries.gross(10_000)
                            .with(ItemField.NAME, "示例厂房" + i)
                            .with(ItemField.PLANNED_ACCOUNT, "RELEASE")
                            .with(ItemField.PLANNED_AREA, new BigDecimal(8_000))
                            .with(ItemField.DEADLINE, LocalDate.of(2026, 1 + i % 12, 28))
                            .with(ItemField.RESPONSIBLE_UNIT, "示例资产管理有限公司")
                            .with(ItemField.RESPONSIBLE_PERSON, "贺兰舟"),
                    Set.of("DATALINK_VALLEY"),
                    null,
                    Map.of(),
                    Map.of(),
                    ItemSource.survey(UUID.randomUUID(), "摸排表.xlsx", "地块", i + 2),
                    false));
        }
        List<UUID> ids = items.apply(commands, Entries.MAKER, Dating.effective(LocalDate.of(2025, 1, 1)));
        Entries entries = new Entries(items, journal, zones);
        entries.move(ids.get(0), AreaAccount.UNCOUNTED, AreaAccount.RELEASE, 5_000, LocalDate.of(2025, 6, 1));
        Clerk checker = clerks.checker();
        for (String file : List.of("monthly.xlsx", "monthly.docx", "onepage.pptx")) {
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                Clerk.Answer answer = checker.get("/api/reports/" + file + "?month=2026-10");
                System.out.printf(
                        Locale.ROOT,
                        "%s of %d items: %.2f s, %d kB, status %d%n",
                        file,
                        ITEMS,
                        (System.nanoTime() - start) / 1e9,
                        answer.body().length / 1024,
                        answer.status());
            }
        }
    }
}
