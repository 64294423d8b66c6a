package io.wanping.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate DEADLINE = LocalDate.of(2026, 12, 31);
    private static final LocalDate HALFWAY = LocalDate.of(2025, 12, 31);

    @Test
    void lagsByThePointsItIsBehindItsOwnTime() {
        LaggingItem item = plan("A", 1000, 200, null).lagging(HALFWAY, START).orElseThrow();

        assertThat(item.rate()).isEqualByComparingTo("0.2");
        assertThat(item.timeRate()).isEqualByComparingTo("0.5");
        assertThat(item.gapPoints()).isEqualByComparingTo("-30");
        assertThat(item.daysLeft()).isEqualTo(365);
    }

    @Test
    void doesNotLagWhenAsFastAsTimeOrDone() {
        assertThat(plan("A", 1000, 500, null).lagging(HALFWAY, START)).isEmpty();
        assertThat(plan("A", 1000, 1000, null).lagging(DEADLINE.plusYears(1), START))
                .isEmpty();
    }

    @Test
    void isNotLateForTheTimeBeforeItWasKnown() {
        Optional<LaggingItem> item = plan("A", 1000, 0, HALFWAY.minusDays(9)).lagging(HALFWAY, START);

        assertThat(item.orElseThrow().timeRate()).isEqualByComparingTo("0.0266666667"); // 10 of 375 days
    }

    @Test
    void isWhollyLateAndHasNegativeDaysLeftWhenOverdue() {
        LaggingItem item =
                plan("A", 1000, 900, null).lagging(DEADLINE.plusDays(3), START).orElseThrow();

        assertThat(item.gapPoints()).isEqualByComparingTo("-10");
        assertThat(item.daysLeft()).isEqualTo(-3);
    }

    @Test
    void putsTheFurthestBehindFirstAndOfEqualsTheOneThatLacksMost() {
        Stream<Plan> plans = Stream.of(plan("C", 100, 10, null), plan("B", 100, 0, null), plan("A", 1000, 100, null));

        assertThat(plans.flatMap(plan -> plan.lagging(HALFWAY, START).stream())
                        .sorted(Plan.WORST_FIRST)
                        .map(LaggingItem::code))
                .containsExactly("B", "A", "C");
    }

    private static Plan plan(String code, long planned, long done, @Nullable LocalDate enteredOn) {
        return new Plan(
                new UUID(0, 1),
                code,
                code,
                "SHIBEI",
                null,
                AreaAccount.RELEASE,
                Area.ofSquareMetres(planned),
                DEADLINE,
                null,
                null,
                Area.ofSquareMetres(done),
                enteredOn);
    }
}
