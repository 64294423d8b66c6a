package io.wanping.map;

import static io.wanping.journal.AreaAccount.ORIGIN;
import static io.wanping.journal.AreaAccount.RELEASE;
import static io.wanping.journal.AreaAccount.RESERVE;
import static io.wanping.journal.AreaAccount.UNCOUNTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MapSummaryTest {

    private static final UUID SITE = new UUID(0, 1);
    private static final UUID BUILDING = new UUID(0, 2);
    private static final UUID FIELD = new UUID(0, 3);

    @Test
    void countsEachItemUnderTheColourItHasAndEachSquareMetreOnce() {
        MapSummary.Summary summary = MapSummary.summarise(
                List.of(
                        new MapItemStore.Registered(SITE, false, true),
                        new MapItemStore.Registered(BUILDING, true, true),
                        new MapItemStore.Registered(FIELD, false, false)),
                Holdings.of(List.of(
                        // the site answers for its building
                        moved(SITE, ORIGIN, UNCOUNTED, true, 1000),
                        moved(SITE, UNCOUNTED, RELEASE, true, 700),
                        moved(BUILDING, ORIGIN, UNCOUNTED, true, 1000),
                        moved(BUILDING, UNCOUNTED, RELEASE, true, 700))));

        assertThat(summary.items()).isEqualTo(3);
        assertThat(summary.placed()).isEqualTo(2);
        assertThat(summary.unplaced()).isEqualTo(1);
        assertThat(summary.byAccount().get(RELEASE)).isEqualTo(line(2, 700));
        assertThat(summary.byAccount().get(UNCOUNTED)).isEqualTo(line(1, 300));
        assertThat(summary.byAccount().get(RESERVE)).isEqualTo(line(0, 0));
        assertThat(summary.byAccount()).doesNotContainKey(ORIGIN);
    }

    @Test
    void aProposalMarksTheItemAndDoesNotColourIt() {
        Holdings holdings = Holdings.of(
                List.of(moved(FIELD, ORIGIN, UNCOUNTED, true, 500), moved(FIELD, UNCOUNTED, RESERVE, false, 500)));

        assertThat(holdings.mainAccount(FIELD)).isEqualTo(UNCOUNTED);
        assertThat(holdings.isWaiting(FIELD)).isTrue();
        assertThat(holdings.isWaiting(SITE)).isFalse();
    }

    private static MapSummary.Line line(int items, long area_m2) {
        return new MapSummary.Line(items, Area.ofSquareMetres(area_m2).squareMetres());
    }

    private static Holdings.Moved moved(UUID item, AreaAccount from, AreaAccount to, boolean confirmed, long area_m2) {
        return new Holdings.Moved(item, from, to, confirmed, Area.ofSquareMetres(area_m2));
    }
}
