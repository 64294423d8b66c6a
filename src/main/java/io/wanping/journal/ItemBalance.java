package io.wanping.journal;

import io.wanping.geo.Area;
import java.util.EnumMap;
import java.util.Map;

/**
 * What an item's accounts hold.
 *
 * @param confirmed UNCOUNTED, RESERVE, OPTIMISE, RELEASE; always all four
 * @param proposed net area that proposals would add to RESERVE, OPTIMISE, RELEASE; may be negative
 */
public record ItemBalance(Map<AreaAccount, Area> confirmed, Map<AreaAccount, Area> proposed) {

    static ItemBalance empty() {
        return new ItemBalance(zeros(), zeros());
    }

    public Area of(AreaAccount account) {
        return confirmed.getOrDefault(account, Area.ZERO);
    }

    public Area proposedFor(AreaAccount account) {
        return proposed.getOrDefault(account, Area.ZERO);
    }

    public Area total() {
        return confirmed.values().stream().reduce(Area.ZERO, Area::plus);
    }

    /** The account holding most; where two hold the same, the one further on the way to release. */
    public AreaAccount mainAccount() {
        AreaAccount main = AreaAccount.UNCOUNTED;
        for (AreaAccount account : AreaAccount.HOLDING) {
            if (of(account).compareTo(of(main)) >= 0 && !of(account).isZero()) {
                main = account;
            }
        }
        return main;
    }

    private static Map<AreaAccount, Area> zeros() {
        Map<AreaAccount, Area> zeros = new EnumMap<>(AreaAccount.class);
        AreaAccount.HOLDING.forEach(account -> zeros.put(account, Area.ZERO));
        return zeros;
    }
}
