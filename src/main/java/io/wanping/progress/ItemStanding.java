package io.wanping.progress;

import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import io.wanping.register.KnownItem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where one item stands at the end of a day.
 *
 * @param held confirmed area in each account; that of a site does not include its buildings, so that the items add up
 * @param waiting what proposals would bring into the three counted accounts, not included in {@code held}
 * @param done of what is planned; a site's buildings included; null where nothing is planned
 * @param lagging how far it is behind, if it is
 */
public record ItemStanding(
        KnownItem item,
        Map<AreaAccount, Area> held,
        Area waiting,
        @Nullable Area done,
        State state,
        @Nullable LaggingItem lagging) {

    /** 形象进度 in one word. */
    public enum State {
        /** Nothing is planned, or without an area or a deadline. */
        NO_PLAN,
        /** What was planned has been reached. */
        DONE,
        ON_SCHEDULE,
        LAGGING,
        /** Lagging, and the deadline is past. */
        OVERDUE
    }

    public Area held(AreaAccount account) {
        return held.getOrDefault(account, Area.ZERO);
    }
}
