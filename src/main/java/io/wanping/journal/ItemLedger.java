package io.wanping.journal;

import io.wanping.geo.Area;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The accounts of one item through time. Pure.
 *
 * <h2>Law</h2>
 * On every day, after all movements of that day, no account holds less than nothing. Movements of one day are taken together, so
 * that their order within the day is of no matter.
 */
final class ItemLedger {

    /** A movement as far as balances care. */
    record Entry(AreaAccount from, AreaAccount to, Area area, LocalDate effectiveOn) {}

    /** The first day on which an account would hold less than nothing, and by how much. */
    record Shortfall(AreaAccount account, LocalDate day, Area missing) {}

    private final NavigableMap<LocalDate, Map<AreaAccount, Area>> netByDay = new TreeMap<>();

    static ItemLedger of(Collection<Entry> entries) {
        ItemLedger ledger = new ItemLedger();
        entries.forEach(ledger::add);
        return ledger;
    }

    void add(Entry entry) {
        Map<AreaAccount, Area> day =
                netByDay.computeIfAbsent(entry.effectiveOn(), date -> new EnumMap<>(AreaAccount.class));
        day.merge(entry.from(), entry.area().negate(), Area::plus);
        day.merge(entry.to(), entry.area(), Area::plus);
    }

    /** The first breach of the law, if there is one. ORIGIN is the outside world and may go below zero. */
    Optional<Shortfall> firstShortfall() {
        Map<AreaAccount, Area> balance = new EnumMap<>(AreaAccount.class);
        for (Map.Entry<LocalDate, Map<AreaAccount, Area>> day : netByDay.entrySet()) {
            day.getValue().forEach((account, net) -> balance.merge(account, net, Area::plus));
            for (AreaAccount account : AreaAccount.HOLDING) {
                Area held = balance.getOrDefault(account, Area.ZERO);
                if (held.isNegative()) {
                    return Optional.of(new Shortfall(account, day.getKey(), held.negate()));
                }
            }
        }
        return Optional.empty();
    }

    /** The first day from {@code from} on that an account would end below zero; the days before are as they are. */
    Optional<Shortfall> firstShortfall(AreaAccount account, LocalDate from) {
        Area held = Area.ZERO;
        for (Map.Entry<LocalDate, Map<AreaAccount, Area>> day : netByDay.entrySet()) {
            held = held.plus(day.getValue().getOrDefault(account, Area.ZERO));
            if (held.isNegative() && !day.getKey().isBefore(from)) {
                return Optional.of(new Shortfall(account, day.getKey(), held.negate()));
            }
        }
        return Optional.empty();
    }

    Area balance(AreaAccount account, LocalDate asOf) {
        return netByDay.headMap(asOf, true).values().stream()
                .map(day -> day.getOrDefault(account, Area.ZERO))
                .reduce(Area.ZERO, Area::plus);
    }
}
