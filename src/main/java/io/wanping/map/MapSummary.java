package io.wanping.map;

import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The numbers of a legend. */
@Component
class MapSummary {

    private final MapItemStore store;

    MapSummary(MapItemStore store) {
        this.store = store;
    }

    /**
     * @param items items of this colour on the map: each item counts once, under the account that most of it is in
     * @param area_m2 what the account holds, each ㎡ once, whatever the colour of its item
     */
    record Line(int items, BigDecimal area_m2) {}

    /** @param unplaced 未落图: registered and not on the map */
    record Summary(int items, int placed, int unplaced, Map<AreaAccount, Line> byAccount) {}

    @Transactional(readOnly = true)
    Summary summarise(LocalDate asOf) {
        return summarise(store.listRegistered(), store.allHoldings(asOf));
    }

    static Summary summarise(List<MapItemStore.Registered> items, Holdings holdings) {
        Map<AreaAccount, Line> byAccount = new LinkedHashMap<>();
        for (AreaAccount account : AreaAccount.HOLDING) {
            // A building's area is in that of its site already.
            Area area = items.stream()
                    .filter(item -> !item.onASite())
                    .map(item -> holdings.held(item.id(), account))
                    .reduce(Area.ZERO, Area::plus);
            long coloured = items.stream()
                    .filter(item -> holdings.mainAccount(item.id()) == account)
                    .count();
            byAccount.put(account, new Line(Math.toIntExact(coloured), area.squareMetres()));
        }
        int placed = Math.toIntExact(
                items.stream().filter(MapItemStore.Registered::placed).count());
        return new Summary(items.size(), placed, items.size() - placed, byAccount);
    }
}
