package io.wanping.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.finding.Refused;
import io.wanping.journal.AreaAccount;
import io.wanping.journal.AreaJournal;
import io.wanping.journal.Counting;
import io.wanping.journal.Placing;
import io.wanping.register.Dating;
import io.wanping.register.FieldValues;
import io.wanping.register.ItemCommand;
import io.wanping.register.ItemField;
import io.wanping.register.ItemKind;
import io.wanping.register.ItemSource;
import io.wanping.register.Items;
import io.wanping.testing.AtOnce;
import io.wanping.testing.Entries;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Scope;
import io.wanping.zoning.Zones;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.PessimisticLockingFailureException;

/** The journal in memory says what the database says, whatever people do in between and beside it. */
abstract class MovementMirrorContract {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final List<AreaAccount> HOLDING = AreaAccount.HOLDING;

    @Autowired
    private MovementMirror mirror;

    @Autowired
    private MovementStore database;

    @Autowired
    private Items items;

    @Autowired
    private AreaJournal journal;

    @Autowired
    private Zones zones;

    @Autowired
    private Clock clock;

    @Autowired
    private TestLedger ledger;

    private Entries entries;
    private List<String> scopes;
    private final List<UUID> known = new ArrayList<>();
    private final List<UUID> open = new ArrayList<>();

    @BeforeEach
    void empty() {
        ledger.clear();
        known.clear();
        open.clear();
        entries = new Entries(items, journal, zones);
        scopes = zones.listScopes().stream().map(Scope::code).toList();
    }

    @Test
    void anEmptyLedgerMovesNothing() {
        assertThat(mirror.list(question(new Random(1)))).isEmpty();
    }

    @Test
    void afterEveryDeedBothSayTheSame() {
        long seed = Long.getLong("wanping.seed", System.nanoTime());
        System.out.println(getClass().getSimpleName() + ": -Dwanping.seed=" + seed);
        Random random = new Random(seed);
        for (int deed = 0; deed < 120; deed++) {
            attempt(random, deed);
            assertSame(random, "seed " + seed + " deed " + deed);
        }
        ledger.clear();
        assertSame(random, "cleared");
        attempt(random, 1000);
        assertSame(random, "begun anew");
    }

    @Test
    void whatIsRefusedLeavesNoTraceAndWhatOthersCommitLaterIsNotMissed() {
        long seed = Long.getLong("wanping.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 8; i++) {
            attempt(random, i);
        }
        for (int round = 0; round < 25; round++) {
            int turn = round;
            List<Callable<?>> people = new ArrayList<>();
            for (int person = 0; person < 4; person++) {
                Random own = new Random(seed + 31L * round + person);
                int who = person;
                people.add(() -> {
                    attempt(own, 10_000 + 100 * turn + who);
                    return mirror.list(question(own));
                });
            }
            assertThat(AtOnce.run(people.toArray(Callable[]::new)))
                    .as("seed %d", seed)
                    .containsOnlyNulls();
            assertSame(random, "seed " + seed + " round " + round);
        }
    }

    private void assertSame(Random random, String where) {
        for (int i = 0; i < 4; i++) {
            Movements.Question question = question(random);
            assertThat(new HashSet<>(mirror.list(question)))
                    .as("%s, %s", where, question)
                    .isEqualTo(new HashSet<>(database.list(question)));
        }
    }

    private Movements.Question question(Random random) {
        Set<LocalDate> cuts = new HashSet<>();
        for (int i = 0; i <= random.nextInt(6); i++) {
            cuts.add(START.plusDays(random.nextInt(400) - 30));
        }
        Set<AreaAccount> accounts = EnumSet.of(AreaAccount.values()[random.nextInt(5)]);
        accounts.add(AreaAccount.values()[random.nextInt(5)]);
        List<String> only = random.nextBoolean() ? List.of() : List.of(scopes.get(random.nextInt(3)), scopes.get(3));
        Instant knownAt =
                random.nextInt(3) > 0 ? clock.instant() : clock.instant().minusMillis(random.nextInt(4000));
        Instant placedAt = clock.instant().minusMillis(random.nextInt(3000));
        Placing placing = switch (random.nextInt(3)) {
            case 0 -> Placing.PRESENT;
            case 1 -> Placing.at(placedAt);
            default -> new Placing(placedAt, clock.instant());
        };
        Counting counting = random.nextBoolean()
                ? Counting.EFFECTIVE
                : new Counting(List.of(
                        new Counting.Floor(placedAt.minusMillis(random.nextInt(2000)), START.plusDays(100)),
                        new Counting.Floor(placedAt, START.plusDays(200))));
        return new Movements.Question(
                Movements.Split.values()[random.nextInt(4)], accounts, only, Cuts.at(cuts), knownAt, counting, placing);
    }

    /** Something people do; a refusal or a collision is as good as a deed. */
    private void attempt(Random random, int number) {
        try {
            deed(random, number);
        } catch (Refused | PessimisticLockingFailureException refused) {
            assertThat(refused).isNotNull();
        }
    }

    private void deed(Random random, int number) {
        LocalDate day = START.plusDays(random.nextInt(300));
        int kind = random.nextInt(8);
        UUID item = some(known, random);
        UUID posting = some(open, random);
        if (item == null || kind == 0) {
            UUID made = entries.site(
                    "M-" + number,
                    1000 + random.nextInt(1000),
                    random.nextBoolean() ? entries.squareIn("SHIBEI", number % 50) : null,
                    START,
                    scopes.get(random.nextInt(4)));
            remember(known, made);
        } else if (kind <= 3) {
            UUID made = entries.propose(
                    item, HOLDING.get(random.nextInt(4)), HOLDING.get(random.nextInt(4)), 1 + random.nextInt(300), day);
            remember(open, made);
        } else if (kind <= 5 && posting != null) {
            journal.confirm(List.of(posting), Entries.CHECKER);
        } else if (kind == 6 && posting != null) {
            entries.reject(posting);
        } else {
            revise(item, random, day);
        }
    }

    private void revise(UUID item, Random random, LocalDate day) {
        items.apply(
                List.of(new ItemCommand.Revise(
                        item,
                        items.getItem(item).version(),
                        FieldValues.none()
                                .with(ItemField.GROSS_FLOOR_AREA, BigDecimal.valueOf(900 + random.nextInt(1500))),
                        Set.copyOf(List.of(scopes.get(random.nextInt(4)), scopes.get(random.nextInt(4)))),
                        entries.squareIn(random.nextBoolean() ? "DANING" : "NANXI", random.nextInt(20)),
                        Map.of(),
                        Map.of(),
                        "",
                        ItemSource.mapEdit())),
                Entries.MAKER,
                Dating.effective(day));
        assertThat(items.getItem(item).kind()).isEqualTo(ItemKind.SITE);
    }

    private static void remember(List<UUID> ids, UUID id) {
        synchronized (ids) {
            ids.add(id);
        }
    }

    private static UUID some(List<UUID> ids, Random random) {
        synchronized (ids) {
            return ids.isEmpty() ? null : ids.get(random.nextInt(ids.size()));
        }
    }
}
