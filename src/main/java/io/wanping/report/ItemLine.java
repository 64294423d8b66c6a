package io.wanping.report;

import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import io.wanping.progress.ItemStanding;
import io.wanping.register.ItemKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * A line of the list (清单) with all that its reader may see, and nothing else.
 *
 * @param gapPoints percentage points behind, below zero; null unless it lags
 * @param person masked, or null, as the reader's right and the audience want it
 * @param outline {@code lon, lat}; null when not on the map or not for this audience
 */
record ItemLine(
        UUID id,
        ItemKind kind,
        String code,
        String name,
        String zone,
        String street,
        @Nullable BigDecimal grossFloorArea_m2,
        Map<AreaAccount, Area> held,
        Area waiting,
        @Nullable AreaAccount plannedAccount,
        @Nullable Area planned,
        @Nullable Area done,
        @Nullable LocalDate deadline,
        ItemStanding.State state,
        @Nullable BigDecimal gapPoints,
        @Nullable Long daysLeft,
        @Nullable String stage,
        @Nullable String unit,
        @Nullable String person,
        @Nullable String problems,
        @Nullable String nextSteps,
        @Nullable MultiPolygon outline,
        boolean sample) {

    Area held(AreaAccount account) {
        return held.getOrDefault(account, Area.ZERO);
    }

    /** The account most of it is in, UNCOUNTED while it holds nothing; the first of equals. */
    AreaAccount mainAccount() {
        AreaAccount main = AreaAccount.UNCOUNTED;
        for (AreaAccount account : AreaAccount.HOLDING) {
            if (held(account).compareTo(held(main)) > 0) {
                main = account;
            }
        }
        return main;
    }

    boolean lags() {
        return gapPoints != null;
    }

    boolean isPlanned() {
        return state != ItemStanding.State.NO_PLAN;
    }
}
