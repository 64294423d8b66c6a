package io.wanping.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.geo.Area;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The laws of one item's accounts, on random histories. Set {@code -Dwanping.seed} to see one again. */
class ItemLedgerTest {

    private static final int HISTORIES = Integer.getInteger("wanping.histories", 10_000);
    private static final long SEED = Long.getLong("wanping.seed", System.nanoTime());
    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 60;

    @BeforeAll
    static void sayTheSeed() {
        System.out.println("ItemLedgerTest: -Dwanping.seed=" + SEED);
    }

    @Test
    void anEmptyLedgerHoldsNothingAndLacksNothing() {
        ItemLedger ledger = ItemLedger.of(List.of());

        assertThat(ledger.balance(AreaAccount.RESERVE, START)).isEqualTo(Area.ZERO);
        assertThat(ledger.firstShortfall()).isEmpty();
    }

    @Test
    void saysWhichAccountLacksHowMuchOnWhichDayFirst() {
        ItemLedger ledger = ItemLedger.of(List.of(
                entry(AreaAccount.ORIGIN, AreaAccount.UNCOUNTED, "100", 10),
                entry(AreaAccount.UNCOUNTED, AreaAccount.RESERVE, "30.5", 5),
                entry(AreaAccount.RESERVE, AreaAccount.RELEASE, "200", 20)));

        assertThat(ledger.firstShortfall())
                .contains(new ItemLedger.Shortfall(
                        AreaAccount.UNCOUNTED, START.plusDays(5), Area.ofSquareMetres("30.5")));
    }

    @Test
    void theOrderWithinADayIsOfNoMatter() {
        ItemLedger ledger = ItemLedger.of(List.of(
                entry(AreaAccount.RESERVE, AreaAccount.RELEASE, "100", 3),
                entry(AreaAccount.UNCOUNTED, AreaAccount.RESERVE, "100", 3),
                entry(AreaAccount.ORIGIN, AreaAccount.UNCOUNTED, "100", 3)));

        assertThat(ledger.firstShortfall()).isEmpty();
        assertThat(ledger.balance(AreaAccount.RELEASE, START.plusDays(3))).isEqualTo(Area.ofSquareMetres(100));
        assertThat(ledger.balance(AreaAccount.RELEASE, START.plusDays(2))).isEqualTo(Area.ZERO);
    }

    @Test
    void aShortfallBeforeTheDayAskedAboutIsNotItsFault() {
        ItemLedger ledger = ItemLedger.of(List.of(
                entry(AreaAccount.RESERVE, AreaAccount.OPTIMISE, "10", 1),
                entry(AreaAccount.UNCOUNTED, AreaAccount.RESERVE, "10", 5)));

        assertThat(ledger.firstShortfall(AreaAccount.RESERVE, START.plusDays(1)))
                .isPresent();
        assertThat(ledger.firstShortfall(AreaAccount.RESERVE, START.plusDays(2)))
                .isEmpty();
        assertThat(ledger.firstShortfall(AreaAccount.OPTIMISE, START)).isEmpty();
    }

    @Test
    void onAnyHistoryBalancesEqualTheRawSumsAndTheAccountsTheCapacityOnEveryDay() {
        for (int history = 0; history < HISTORIES; history++) {
            List<ItemLedger.Entry> entries = history(history);
            ItemLedger ledger = ItemLedger.of(entries);
            PlainLedger plain = plain(entries);
            for (int day = 0; day <= DAYS; day += 7) {
                LocalDate date = START.plusDays(day);
                Area all = Area.ZERO;
                for (AreaAccount account : AreaAccount.HOLDING) {
                    Area held = ledger.balance(account, date);
                    assertThat(held.squareMetres())
                            .as("seed %d history %d %s %s", SEED, history, account, date)
                            .isEqualByComparingTo(plain.balance(account, date, false));
                    all = all.plus(held);
                }
                assertThat(all)
                        .as("seed %d history %d %s", SEED, history, date)
                        .isEqualTo(ledger.balance(AreaAccount.ORIGIN, date).negate());
            }
        }
    }

    @Test
    void onAnyHistoryAShortfallIsFoundWhereAddingUpDayByDayFindsOneFirst() {
        int shortOnes = 0;
        for (int history = 0; history < HISTORIES; history++) {
            List<ItemLedger.Entry> entries = history(history);
            Optional<ItemLedger.Shortfall> found = ItemLedger.of(entries).firstShortfall();
            Optional<LocalDate> expected = firstShortDay(plain(entries));

            assertThat(found.map(ItemLedger.Shortfall::day))
                    .as("seed %d history %d", SEED, history)
                    .isEqualTo(expected);
            shortOnes += expected.isPresent() ? 1 : 0;
        }
        assertThat(shortOnes).as("both kinds of histories were tried").isBetween(HISTORIES / 20, HISTORIES * 19 / 20);
    }

    @Test
    void theOrderOfEntryDoesNotMatter() {
        for (int history = 0; history < HISTORIES; history++) {
            List<ItemLedger.Entry> entries = history(history);
            List<ItemLedger.Entry> shuffled = new ArrayList<>(entries);
            Collections.shuffle(shuffled, new Random(SEED + history));
            ItemLedger one = ItemLedger.of(entries);
            ItemLedger other = ItemLedger.of(shuffled);

            assertThat(other.firstShortfall())
                    .as("seed %d history %d", SEED, history)
                    .isEqualTo(one.firstShortfall());
            for (AreaAccount account : AreaAccount.values()) {
                assertThat(other.balance(account, START.plusDays(DAYS)))
                        .as("seed %d history %d", SEED, history)
                        .isEqualTo(one.balance(account, START.plusDays(DAYS)));
            }
        }
    }

    @Test
    void aReversalNetsToZero() {
        for (int history = 0; history < HISTORIES; history++) {
            List<ItemLedger.Entry> entries = history(history);
            SplittableRandom random = new SplittableRandom(SEED ^ history);
            ItemLedger.Entry reversed = entries.get(random.nextInt(entries.size()));
            LocalDate day = reversed.effectiveOn().plusDays(random.nextInt(10));
            List<ItemLedger.Entry> without = new ArrayList<>(entries);
            without.remove(reversed);
            List<ItemLedger.Entry> compensated = new ArrayList<>(entries);
            compensated.add(new ItemLedger.Entry(reversed.to(), reversed.from(), reversed.area(), day));

            for (AreaAccount account : AreaAccount.values()) {
                assertThat(ItemLedger.of(compensated).balance(account, START.plusDays(DAYS + 10)))
                        .as("seed %d history %d", SEED, history)
                        .isEqualTo(ItemLedger.of(without).balance(account, START.plusDays(DAYS + 10)));
            }
        }
    }

    private static Optional<LocalDate> firstShortDay(PlainLedger plain) {
        for (int day = 0; day <= DAYS; day++) {
            for (AreaAccount account : AreaAccount.HOLDING) {
                if (plain.balance(account, START.plusDays(day), false).signum() < 0) {
                    return Optional.of(START.plusDays(day));
                }
            }
        }
        return Optional.empty();
    }

    private static PlainLedger plain(List<ItemLedger.Entry> entries) {
        PlainLedger plain = new PlainLedger();
        entries.forEach(entry -> plain.add(new PlainLedger.Line(
                "", entry.from(), entry.to(), entry.area().squareMetres(), entry.effectiveOn(), true)));
        return plain;
    }

    /** Mostly sound: capacity first, then movements that are usually but not always covered. */
    private static List<ItemLedger.Entry> history(int number) {
        SplittableRandom random = new SplittableRandom(SEED * 31 + number);
        List<ItemLedger.Entry> entries = new ArrayList<>();
        entries.add(new ItemLedger.Entry(
                AreaAccount.ORIGIN, AreaAccount.UNCOUNTED, area(random, 100_000), START.plusDays(random.nextInt(3))));
        int movements = random.nextInt(1, 14);
        for (int i = 0; i < movements; i++) {
            AreaAccount from = AreaAccount.values()[random.nextInt(5)];
            AreaAccount to = AreaAccount.values()[random.nextInt(5)];
            if (from == to) {
                continue;
            }
            LocalDate day = START.plusDays(random.nextInt(3, DAYS));
            Area held = ItemLedger.of(entries).balance(from, day);
            boolean covered = from == AreaAccount.ORIGIN || random.nextInt(12) > 0;
            Area area = covered && from != AreaAccount.ORIGIN ? partOf(held, random) : area(random, 60_000);
            if (!area.isZero() && !area.isNegative()) {
                entries.add(new ItemLedger.Entry(from, to, area, day));
            }
        }
        return entries;
    }

    private static Area partOf(Area held, SplittableRandom random) {
        return Area.ofSquareMetres(held.squareMetres()
                .multiply(BigDecimal.valueOf(random.nextInt(1, 5)))
                .movePointLeft(1));
    }

    private static Area area(SplittableRandom random, int most) {
        return Area.ofSquareMetres(BigDecimal.valueOf(random.nextInt(1, most * 100), 2));
    }

    private static ItemLedger.Entry entry(AreaAccount from, AreaAccount to, String area, int day) {
        return new ItemLedger.Entry(from, to, Area.ofSquareMetres(area), START.plusDays(day));
    }
}
