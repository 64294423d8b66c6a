package io.wanping.progress;

import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import io.wanping.register.FieldValues;
import io.wanping.register.ItemField;
import io.wanping.register.KnownItem;
import io.wanping.register.KnownItems;
import io.wanping.zoning.Target;
import io.wanping.zoning.Targets;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where every item stands on a day, as register and journal were known at an instant. What {@link LaggingItems} answers for today, this
 * answers for any moment, by the same rule.
 */
@Service
public class ItemStandings {

    private final KnownItems items;
    private final HoldingStore holdings;
    private final Targets targets;

    ItemStandings(KnownItems items, HoldingStore holdings, Targets targets) {
        this.items = items;
        this.holdings = holdings;
        this.targets = targets;
    }

    /** What one item has moved, added up. */
    private static final class Held {
        private final Map<AreaAccount, Area> confirmed = new EnumMap<>(AreaAccount.class);
        private Area waiting = Area.ZERO;
        private @Nullable LocalDate enteredOn;

        void take(HoldingStore.Moved moved) {
            if (moved.confirmed()) {
                confirmed.merge(moved.to(), moved.area(), Area::plus);
                confirmed.merge(moved.from(), moved.area().negate(), Area::plus);
                enteredOn = earlier(enteredOn, moved.firstOn());
            } else if (moved.to() != AreaAccount.UNCOUNTED && moved.to() != AreaAccount.ORIGIN) {
                waiting = waiting.plus(moved.area());
            }
        }

        boolean holdsAny() {
            return AreaAccount.HOLDING.stream()
                    .anyMatch(account ->
                            !confirmed.getOrDefault(account, Area.ZERO).isZero());
        }

        void include(Held building) {
            building.confirmed.forEach((account, area) -> confirmed.merge(account, area, Area::plus));
            if (building.enteredOn != null) {
                enteredOn = earlier(enteredOn, building.enteredOn);
            }
        }

        private static LocalDate earlier(@Nullable LocalDate one, LocalDate other) {
            return one == null || other.isBefore(one) ? other : one;
        }
    }

    /** Every item of the register, by code; one that has left it only where it still held area on the day. */
    @Transactional(readOnly = true)
    public List<ItemStanding> list(LocalDate asOf, Instant knownAt) {
        List<KnownItem> known = items.listKnownAt(knownAt);
        Map<UUID, Held> own = new HashMap<>();
        holdings.listMoved(asOf, knownAt)
                .forEach(moved ->
                        own.computeIfAbsent(moved.item(), id -> new Held()).take(moved));
        Map<UUID, Held> whole = withBuildings(known, own);
        Map<AreaAccount, LocalDate> starts = new EnumMap<>(AreaAccount.class);
        for (Target target : targets.listTargets()) {
            if (!target.separate()) {
                starts.putIfAbsent(AreaAccount.valueOf(target.account()), target.periodStart());
            }
        }
        return known.stream()
                .filter(item -> !item.retired()
                        || own.containsKey(item.id()) && own.get(item.id()).holdsAny())
                .map(item -> standing(
                        item,
                        own.getOrDefault(item.id(), new Held()),
                        whole.getOrDefault(item.id(), new Held()),
                        starts,
                        asOf))
                .toList();
    }

    private static Map<UUID, Held> withBuildings(List<KnownItem> known, Map<UUID, Held> own) {
        Map<UUID, Held> whole = new HashMap<>();
        for (KnownItem item : known) {
            Held held = own.get(item.id());
            if (held != null) {
                whole.computeIfAbsent(item.id(), id -> new Held()).include(held);
                if (item.siteId() != null) {
                    whole.computeIfAbsent(item.siteId(), id -> new Held()).include(held);
                }
            }
        }
        return whole;
    }

    private static ItemStanding standing(
            KnownItem item, Held own, Held whole, Map<AreaAccount, LocalDate> starts, LocalDate asOf) {
        Map<AreaAccount, Area> held = Map.copyOf(own.confirmed);
        Optional<Plan> plan = item.retired() ? Optional.empty() : plan(item, whole);
        if (plan.isEmpty()) {
            return new ItemStanding(item, held, own.waiting, null, ItemStanding.State.NO_PLAN, null);
        }
        Area done = plan.get().done();
        LaggingItem lagging =
                plan.get().lagging(asOf, starts.get(plan.get().account())).orElse(null);
        return new ItemStanding(item, held, own.waiting, done, state(plan.get(), lagging), lagging);
    }

    private static ItemStanding.State state(Plan plan, @Nullable LaggingItem lagging) {
        if (plan.done().compareTo(plan.planned()) >= 0) {
            return ItemStanding.State.DONE;
        }
        if (lagging == null) {
            return ItemStanding.State.ON_SCHEDULE;
        }
        return lagging.daysLeft() < 0 ? ItemStanding.State.OVERDUE : ItemStanding.State.LAGGING;
    }

    private static Optional<Plan> plan(KnownItem item, Held whole) {
        FieldValues fields = item.fields();
        String account = fields.text(ItemField.PLANNED_ACCOUNT);
        Object planned = fields.get(ItemField.PLANNED_AREA);
        Object deadline = fields.get(ItemField.DEADLINE);
        if (account == null
                || !(planned instanceof BigDecimal area)
                || area.signum() <= 0
                || !(deadline instanceof LocalDate day)) {
            return Optional.empty();
        }
        AreaAccount wanted = AreaAccount.valueOf(account);
        return Optional.of(new Plan(
                item.id(),
                item.code(),
                item.name(),
                item.zone(),
                item.street(),
                wanted,
                Area.ofSquareMetres(area),
                day,
                fields.text(ItemField.RESPONSIBLE_UNIT),
                fields.text(ItemField.RESPONSIBLE_PERSON),
                whole.confirmed.getOrDefault(wanted, Area.ZERO),
                whole.enteredOn));
    }
}
