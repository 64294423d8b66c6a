package io.wanping.progress;

import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Running sums of the accounts of one group of items at each cut, confirmed and proposed apart. */
final class Timeline {

    /**
     * Area of an account. Confirmed is net: into it plus, out of it minus. Unconfirmed is what proposals would bring in; what they would
     * take out is still there until somebody confirms it.
     */
    record Tally(Area confirmed, Area unconfirmed) {

        static final Tally ZERO = new Tally(Area.ZERO, Area.ZERO);

        Tally plus(Tally other) {
            return new Tally(confirmed.plus(other.confirmed), unconfirmed.plus(other.unconfirmed));
        }

        Tally minus(Tally other) {
            return new Tally(confirmed.minus(other.confirmed), unconfirmed.minus(other.unconfirmed));
        }

        private static Tally confirmed(Area area) {
            return new Tally(area, Area.ZERO);
        }

        private static Tally proposed(Area area) {
            return new Tally(Area.ZERO, area);
        }
    }

    private final Cuts cuts;
    private final Map<AreaAccount, List<Tally>> bySpan = new EnumMap<>(AreaAccount.class);

    Timeline(Cuts cuts) {
        this.cuts = cuts;
    }

    /** One timeline for each group that has movements. */
    static Map<String, Timeline> byGroup(Cuts cuts, List<NetMovement> movements) {
        Map<String, Timeline> timelines = new HashMap<>();
        movements.forEach(movement -> timelines
                .computeIfAbsent(movement.group(), group -> new Timeline(cuts))
                .add(movement));
        return timelines;
    }

    static Timeline of(Cuts cuts, List<NetMovement> movements) {
        Timeline timeline = new Timeline(cuts);
        movements.forEach(timeline::add);
        return timeline;
    }

    void add(NetMovement movement) {
        Area area = movement.area();
        add(movement.to(), movement.span(), movement.confirmed() ? Tally.confirmed(area) : Tally.proposed(area));
        if (movement.confirmed()) {
            add(movement.from(), movement.span(), Tally.confirmed(area.negate()));
        }
    }

    private void add(AreaAccount account, int span, Tally tally) {
        List<Tally> tallies = bySpan.computeIfAbsent(
                account, any -> new ArrayList<>(Collections.nCopies(cuts.days().size(), Tally.ZERO)));
        tallies.set(span, tallies.get(span).plus(tally));
    }

    /** What an account gained within a window; both its ends must be cuts. */
    Tally gained(AreaAccount account, Window window) {
        Tally upTo = upTo(account, cuts.spanEndingOn(window.upTo()));
        return window.after() == null ? upTo : upTo.minus(upTo(account, cuts.spanEndingOn(window.after())));
    }

    /** What all four accounts hold together on a day that is a cut: what has come from ORIGIN. */
    Area capacity(LocalDate day) {
        return upTo(AreaAccount.ORIGIN, cuts.spanEndingOn(day)).confirmed().negate();
    }

    private Tally upTo(AreaAccount account, int span) {
        List<Tally> tallies = bySpan.getOrDefault(account, List.of());
        return tallies.stream().limit(span + 1L).reduce(Tally.ZERO, Tally::plus);
    }
}
