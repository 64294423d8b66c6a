package io.wanping.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final LocalDate JULY = LocalDate.of(2026, 7, 31);
    private static final LocalDate AUGUST = LocalDate.of(2026, 8, 31);
    private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 15);
    private static final Cuts CUTS = Cuts.at(List.of(SEPTEMBER, JULY, AUGUST, JULY));

    @Test
    void addsWhatEntersAnAccountAndTakesAwayWhatLeavesItOnceConfirmed() {
        Timeline timeline = Timeline.of(
                CUTS,
                List.of(
                        moved(AreaAccount.UNCOUNTED, AreaAccount.RESERVE, 0, true, 500),
                        moved(AreaAccount.UNCOUNTED, AreaAccount.RESERVE, 1, true, 300),
                        moved(AreaAccount.RESERVE, AreaAccount.RELEASE, 2, true, 200),
                        moved(AreaAccount.RESERVE, AreaAccount.OPTIMISE, 2, false, 50)));

        assertThat(upTo(timeline, AreaAccount.RESERVE, JULY)).isEqualTo(tally(500, 0));
        assertThat(upTo(timeline, AreaAccount.RESERVE, AUGUST)).isEqualTo(tally(800, 0));
        assertThat(upTo(timeline, AreaAccount.RESERVE, SEPTEMBER)).isEqualTo(tally(600, 0));
        assertThat(upTo(timeline, AreaAccount.OPTIMISE, SEPTEMBER)).isEqualTo(tally(0, 50));
        assertThat(timeline.gained(AreaAccount.RESERVE, new Window(JULY, SEPTEMBER)))
                .isEqualTo(tally(100, 0));
    }

    @Test
    void keepsGroupsApart() {
        NetMovement north =
                new NetMovement("SHIBEI", AreaAccount.UNCOUNTED, AreaAccount.RESERVE, 0, true, Area.ofSquareMetres(7));
        NetMovement south =
                new NetMovement("NANXI", AreaAccount.UNCOUNTED, AreaAccount.RESERVE, 0, true, Area.ofSquareMetres(11));

        var timelines = Timeline.byGroup(CUTS, List.of(north, south));

        assertThat(upTo(timelines.get("SHIBEI"), AreaAccount.RESERVE, JULY)).isEqualTo(tally(7, 0));
        assertThat(upTo(timelines.get("NANXI"), AreaAccount.RESERVE, JULY)).isEqualTo(tally(11, 0));
    }

    @Test
    void refusesADayItHasNoSumFor() {
        Timeline timeline = new Timeline(CUTS);

        assertThatThrownBy(() -> upTo(timeline, AreaAccount.RESERVE, LocalDate.of(2026, 8, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-08-01");
    }

    private static Timeline.Tally upTo(Timeline timeline, AreaAccount account, LocalDate day) {
        return timeline.gained(account, new Window(null, day));
    }

    private static Timeline.Tally tally(long confirmed, long unconfirmed) {
        return new Timeline.Tally(Area.ofSquareMetres(confirmed), Area.ofSquareMetres(unconfirmed));
    }

    private static NetMovement moved(AreaAccount from, AreaAccount to, int span, boolean confirmed, long area) {
        return new NetMovement("", from, to, span, confirmed, Area.ofSquareMetres(area));
    }
}
