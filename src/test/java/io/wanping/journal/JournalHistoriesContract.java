package io.wanping.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.finding.Refused;
import io.wanping.geo.Area;
import io.wanping.register.Items;
import io.wanping.testing.NewItem;
import io.wanping.testing.People;
import io.wanping.testing.SettableClock;
import io.wanping.testing.TestLedger;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Random lives of items through the real service, beside the plainest ledger there can be: what one accepts the other must find sound, and
 * at the end both hold the same. Set {@code -Dwanping.seed} to see one again.
 */
abstract class JournalHistoriesContract {

    private static final int HISTORIES = Integer.getInteger("wanping.histories", 150);
    private static final int DEEDS = 9;
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final long SEED = Long.getLong("wanping.seed", System.nanoTime());

    @Autowired
    private AreaJournal journal;

    @Autowired
    private PostingStore store;

    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    private Items items;

    @Autowired
    private SettableClock clock;

    @Autowired
    private TestLedger ledger;

    @AfterEach
    void close() {
        clock.reset();
    }

    @Test
    void theServiceAcceptsWhatIsSoundAndNothingElse() {
        System.out.println(getClass().getSimpleName() + ": -Dwanping.seed=" + SEED);
        ledger.clear();
        clock.set(Instant.parse("2026-07-20T04:00:00Z"));
        int accepted = 0;
        int refused = 0;
        for (int history = 0; history < HISTORIES; history++) {
            Life life = new Life(history);
            for (int deed = 0; deed < DEEDS; deed++) {
                if (life.goOn()) {
                    accepted++;
                } else {
                    refused++;
                }
            }
            life.assertLaws();
        }
        assertThat(accepted).as("seed %d: accepted beside refused", SEED).isGreaterThan(HISTORIES * 2);
        assertThat(refused).as("seed %d: refused beside accepted", SEED).isGreaterThan(HISTORIES / 2);
        assertThat(reconciliation.reconcile(null, null, Locale.CHINESE).balanced())
                .as("seed %d", SEED)
                .isTrue();
    }

    /** One item and the plain ledger beside it. */
    private final class Life {

        private final SplittableRandom random;
        private final String about;
        private final Books books = new Books(items, journal);
        private final PlainLedger plain = new PlainLedger();
        private final List<String> open = new ArrayList<>();
        private final List<String> confirmed = new ArrayList<>();
        private final UUID item;
        private BigDecimal capacity;

        Life(int number) {
            this.random = new SplittableRandom(SEED * 31 + number);
            this.about = "seed " + SEED + " history " + number;
            this.capacity = area(50_000);
            LocalDate day = day(5);
            this.item = books.registered(NewItem.building("H" + number).gross(capacity.toPlainString()), day);
            plain.add(new PlainLedger.Line("capacity", AreaAccount.ORIGIN, AreaAccount.UNCOUNTED, capacity, day, true));
        }

        /** @return whether the service accepted */
        boolean goOn() {
            return switch (random.nextInt(8)) {
                case 0 -> resize();
                case 1, 2, 3 -> propose();
                case 4, 5 -> decide(true);
                case 6 -> decide(false);
                default -> reverse();
            };
        }

        private boolean resize() {
            BigDecimal wanted = area(60_000);
            BigDecimal difference = wanted.subtract(capacity);
            if (difference.signum() == 0) {
                return true;
            }
            boolean grows = difference.signum() > 0;
            LocalDate day = day(180);
            PlainLedger.Line line = new PlainLedger.Line(
                    UUID.randomUUID().toString(),
                    grows ? AreaAccount.ORIGIN : AreaAccount.UNCOUNTED,
                    grows ? AreaAccount.UNCOUNTED : AreaAccount.ORIGIN,
                    difference.abs(),
                    day,
                    true);
            plain.add(line);
            boolean sound =
                    grows || (!plain.anyConfirmedAccountIsShort() && !plain.isShort(AreaAccount.UNCOUNTED, day, true));
            boolean accepted = accepts(() -> books.setGross(item, wanted.toPlainString(), day));
            assertThat(accepted).as("%s: capacity %s on %s", about, wanted, day).isEqualTo(sound);
            if (accepted) {
                capacity = wanted;
            } else {
                plain.remove(line.id());
            }
            return accepted;
        }

        private boolean propose() {
            AreaAccount from = AreaAccount.HOLDING.get(random.nextInt(4));
            AreaAccount to = AreaAccount.HOLDING.get(random.nextInt(4));
            if (from == to) {
                return true;
            }
            LocalDate day = day(180);
            BigDecimal held = plain.balance(from, day, true);
            BigDecimal amount = random.nextInt(5) > 0 && held.signum() > 0
                    ? held.multiply(BigDecimal.valueOf(random.nextInt(1, 11)))
                            .movePointLeft(1)
                            .setScale(2, java.math.RoundingMode.UP)
                    : area(40_000);
            PlainLedger.Line line = new PlainLedger.Line("new", from, to, amount, day, false);
            plain.add(line);
            boolean sound = !plain.isShort(from, day, true);
            plain.remove("new");
            UUID[] made = new UUID[1];
            boolean accepted =
                    accepts(() -> made[0] = books.proposed(Books.move(item, from, to, amount.toPlainString(), day)));
            assertThat(accepted)
                    .as("%s: %s from %s to %s on %s", about, amount, from, to, day)
                    .isEqualTo(sound);
            if (accepted) {
                plain.add(new PlainLedger.Line(made[0].toString(), from, to, amount, day, false));
                open.add(made[0].toString());
            }
            return accepted;
        }

        private boolean decide(boolean yes) {
            if (open.isEmpty()) {
                return true;
            }
            String id = open.get(random.nextInt(open.size()));
            if (!yes) {
                journal.reject(UUID.fromString(id), "不予认定", People.CHECKER);
                plain.remove(id);
                open.remove(id);
                return true;
            }
            PlainLedger.Line before = plain.line(id);
            plain.confirm(id);
            boolean sound = !plain.anyConfirmedAccountIsShort();
            boolean accepted = accepts(() -> journal.confirm(List.of(UUID.fromString(id)), People.CHECKER));
            assertThat(accepted).as("%s: confirming %s", about, before).isEqualTo(sound);
            if (accepted) {
                open.remove(id);
                confirmed.add(id);
            } else {
                plain.remove(id);
                plain.add(before);
            }
            return accepted;
        }

        private boolean reverse() {
            if (confirmed.isEmpty()) {
                return true;
            }
            String id = confirmed.remove(random.nextInt(confirmed.size()));
            PlainLedger.Line line = plain.line(id);
            LocalDate day = line.day().plusDays(random.nextInt(15));
            plain.add(new PlainLedger.Line("new", line.to(), line.from(), line.area(), day, false));
            boolean sound = !plain.isShort(line.to(), day, true);
            plain.remove("new");
            UUID[] made = new UUID[1];
            boolean accepted = accepts(() -> made[0] =
                    journal.reverse(UUID.fromString(id), day, "误登", "reverse:" + UUID.randomUUID(), People.EDITOR));
            assertThat(accepted).as("%s: reversing %s on %s", about, line, day).isEqualTo(sound);
            if (accepted) {
                plain.add(new PlainLedger.Line(made[0].toString(), line.to(), line.from(), line.area(), day, false));
                open.add(made[0].toString());
            }
            return accepted;
        }

        void assertLaws() {
            ItemBalance balance = store.balances(List.of(item)).getOrDefault(item, ItemBalance.empty());
            LocalDate today = LocalDate.now(clock);
            for (AreaAccount account : AreaAccount.HOLDING) {
                assertThat(balance.of(account).squareMetres())
                        .as("%s: %s", about, account)
                        .isEqualByComparingTo(plain.balance(account, today, false));
                assertThat(balance.of(account)
                                .plus(balance.proposedFor(account))
                                .squareMetres())
                        .as("%s: %s with proposals", about, account)
                        .isEqualByComparingTo(plain.balance(account, today, true));
            }
            assertThat(balance.total()).as(about).isEqualTo(Area.ofSquareMetres(capacity));
            assertThat(items.getItem(item).capacity()).as(about).isEqualTo(Area.ofSquareMetres(capacity));
        }

        private LocalDate day(int within) {
            return START.plusDays(random.nextInt(within));
        }

        private BigDecimal area(int most) {
            return BigDecimal.valueOf(random.nextInt(1, most * 100), 2);
        }
    }

    private static boolean accepts(Runnable deed) {
        try {
            deed.run();
            return true;
        } catch (Refused refusal) {
            assertThat(refusal.code()).isEqualTo("journal.too-little-area");
            return false;
        }
    }
}
