package io.wanping.map;

import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import io.wanping.journal.ItemBalance;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What items hold on a day; a site holds what its buildings hold as well. Pure. */
record Holdings(Map<UUID, ItemBalance> byItem, Map<UUID, Boolean> waiting) {

    /** The sum of an item's postings from one account to another; not confirmed means waiting for a checker. */
    record Moved(UUID itemId, AreaAccount from, AreaAccount to, boolean confirmed, Area area) {}

    private static final ItemBalance NOTHING = new ItemBalance(Map.of(), Map.of());

    static Holdings of(List<Moved> movements) {
        Map<UUID, ItemBalance> byItem = new HashMap<>();
        Map<UUID, Boolean> waiting = new HashMap<>();
        for (Moved moved : movements) {
            ItemBalance balance = byItem.computeIfAbsent(
                    moved.itemId(),
                    id -> new ItemBalance(new EnumMap<>(AreaAccount.class), new EnumMap<>(AreaAccount.class)));
            Map<AreaAccount, Area> side = moved.confirmed() ? balance.confirmed() : balance.proposed();
            side.merge(moved.to(), moved.area(), Area::plus);
            side.merge(moved.from(), moved.area().negate(), Area::plus);
            waiting.merge(moved.itemId(), !moved.confirmed(), Boolean::logicalOr);
        }
        return new Holdings(byItem, waiting);
    }

    /** The account that colours the item: where most of it is, 未计入 while it holds nothing. */
    AreaAccount mainAccount(UUID itemId) {
        return byItem.getOrDefault(itemId, NOTHING).mainAccount();
    }

    Area held(UUID itemId, AreaAccount account) {
        return byItem.getOrDefault(itemId, NOTHING).of(account);
    }

    /** Whether a posting of it waits for a checker. */
    boolean isWaiting(UUID itemId) {
        return waiting.getOrDefault(itemId, false);
    }
}
