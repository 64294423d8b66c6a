package io.wanping.journal;

import static io.wanping.journal.AreaAccount.OPTIMISE;
import static io.wanping.journal.AreaAccount.RESERVE;
import static io.wanping.journal.AreaAccount.UNCOUNTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.finding.Refused;
import io.wanping.geo.Area;
import io.wanping.register.Items;
import io.wanping.testing.AtOnce;
import io.wanping.testing.NewItem;
import io.wanping.testing.People;
import io.wanping.testing.Plots;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Zones;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.beans.factory.annotation.Autowired;

/** People who want the same square metres at the same moment: exactly one of them gets them. */
abstract class RaceContract {

    private static final int RACES = Integer.getInteger("wanping.races", 200);

    @Autowired
    private AreaJournal journal;

    @Autowired
    private PostingStore store;

    @Autowired
    private Items items;

    @Autowired
    private Zones zones;

    @Autowired
    private Clock clock;

    @Autowired
    private TestLedger ledger;

    private Books books;
    private LocalDate today;

    @BeforeEach
    void open() {
        ledger.clear();
        books = new Books(items, journal);
        today = LocalDate.now(clock);
    }

    @Test
    void theSameSquareMetresAreProposedOnce() {
        for (int race = 0; race < RACES; race++) {
            UUID item = books.registered(NewItem.building("B" + race).gross("100"), today);

            List<@Nullable Throwable> outcomes = AtOnce.run(
                    () -> books.proposed(Books.move(item, UNCOUNTED, RESERVE, "60", today), People.EDITOR),
                    () -> books.proposed(Books.move(item, UNCOUNTED, OPTIMISE, "60", today), People.SECOND_EDITOR));

            assertOneWon(outcomes, "journal.too-little-area", race);
            assertThat(store.listByItems(List.of(item))).hasSize(2);
        }
    }

    @Test
    void onePostingIsDecidedOnce() {
        UUID item = books.registered(NewItem.building("B").gross("100000"), today);
        for (int race = 0; race < RACES; race++) {
            UUID posting = books.proposed(Books.move(item, UNCOUNTED, RESERVE, "1", today));

            List<@Nullable Throwable> outcomes = AtOnce.run(() -> confirm(posting), () -> {
                journal.reject(posting, "同时退回", People.SECOND_CHECKER);
                return posting;
            });

            assertOneWon(outcomes, "journal.already-decided", race);
        }
        assertThat(ledger.rows("posting_decision")).containsEntry("posting_decision", (long) RACES);
    }

    @Test
    void overlappingGroundIsConfirmedOnce() {
        List<MultiPolygon> plots = Plots.within(zones.listZones().get(0).outline(), RACES / 4);
        for (int race = 0; race < plots.size(); race++) {
            UUID one =
                    books.registered(NewItem.building("A" + race).gross("100").shaped(plots.get(race)), today);
            UUID other = books.registered(
                    NewItem.building("B" + race).gross("100").shaped(Plots.pushed(plots.get(race), 0.4)), today);
            UUID first = books.proposed(Books.move(one, UNCOUNTED, RESERVE, "10", today));
            UUID second = books.proposed(Books.move(other, UNCOUNTED, RESERVE, "10", today));

            List<@Nullable Throwable> outcomes = AtOnce.run(() -> confirm(first), () -> confirm(second));

            assertOneWon(outcomes, "journal.counted-twice", race);
        }
    }

    @Test
    void capacityIsNotTakenAwayFromUnderAProposal() {
        for (int race = 0; race < RACES / 4; race++) {
            UUID item = books.registered(NewItem.building("B" + race).gross("100"), today);

            List<@Nullable Throwable> outcomes =
                    AtOnce.run(() -> books.proposed(Books.move(item, UNCOUNTED, RESERVE, "60", today)), () -> {
                        books.setGross(item, "50", today);
                        return item;
                    });

            assertOneWon(outcomes, "journal.too-little-area", race);
        }
    }

    @Test
    void oneKeySentTwiceAtTheSameMomentMakesOnePosting() {
        for (int race = 0; race < RACES / 4; race++) {
            UUID item = books.registered(NewItem.building("B" + race).gross("100"), today);
            Books.Movement movement =
                    Books.move(item, UNCOUNTED, RESERVE, "60", today).keyed("twice-" + race);

            List<@Nullable Throwable> outcomes =
                    AtOnce.run(() -> books.proposed(movement), () -> books.proposed(movement));

            assertThat(outcomes).as("race %d", race).containsOnlyNulls();
            assertThat(store.listByItems(List.of(item))).hasSize(2);
        }
    }

    @Test
    void onePostingIsReversedOnce() {
        UUID item = books.registered(NewItem.building("B").gross("100000"), today);
        for (int race = 0; race < RACES / 4; race++) {
            UUID posting = books.confirmed(Books.move(item, UNCOUNTED, RESERVE, "1", today));
            String key = "reversal-" + race;

            List<@Nullable Throwable> outcomes = AtOnce.run(
                    () -> journal.reverse(posting, today, "误登", key + "a", People.EDITOR),
                    () -> journal.reverse(posting, today, "误登", key + "b", People.SECOND_EDITOR));

            assertOneWon(outcomes, "journal.already-corrected", race);
        }
    }

    @Test
    void manyPeopleOnFewItemsNeverOverdraw() {
        List<UUID> shared = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            shared.add(books.registered(NewItem.building("B" + i).gross("1000"), today));
        }
        for (int round = 0; round < 10; round++) {
            AtOnce.run(spend(shared, 0), spend(shared, 1), spend(shared, 2), spend(shared, 3));
        }

        for (UUID item : shared) {
            ItemBalance balance = store.balances(List.of(item)).get(item);
            assertThat(balance.total()).isEqualTo(Area.ofSquareMetres(1000));
            assertThat(balance.of(UNCOUNTED).isNegative()).isFalse();
            assertThat(balance.of(RESERVE)).isEqualTo(Area.ofSquareMetres(960));
        }
    }

    /** Proposes and confirms 120 ㎡ on every item, in another order than the neighbour. */
    private java.util.concurrent.Callable<Object> spend(List<UUID> shared, int turn) {
        return () -> {
            for (int i = 0; i < shared.size(); i++) {
                UUID item = shared.get((i + turn) % shared.size());
                UUID posting = books.proposed(Books.move(item, UNCOUNTED, RESERVE, "120", today));
                journal.confirm(List.of(posting), People.CHECKER);
            }
            return turn;
        };
    }

    private Object confirm(UUID posting) {
        journal.confirm(List.of(posting), People.CHECKER);
        return posting;
    }

    private static void assertOneWon(List<@Nullable Throwable> outcomes, String code, int race) {
        assertThat(outcomes)
                .as("race %d", race)
                .filteredOn(outcome -> outcome == null)
                .hasSize(1);
        assertThat(outcomes)
                .as("race %d", race)
                .filteredOn(outcome -> outcome != null)
                .allSatisfy(outcome -> assertThat(((Refused) outcome).code()).isEqualTo(code));
    }
}
