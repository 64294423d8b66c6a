package io.wanping.journal;

import io.wanping.geo.Area;
import io.wanping.zoning.Street;
import io.wanping.zoning.Zone;
import io.wanping.zoning.Zones;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Conservation, shown: Σ zones + 未归区 + 未落图 = Σ streets = Σ accounts = what came from ORIGIN, and today also = Σ capacities of the
 * registers. Every side is added up by itself, so that a difference can appear.
 */
@Component
class Reconciliation {

    private final PostingStore store;
    private final DoubleCounting doubleCounting;
    private final LedgerItems ledger;
    private final Zones zones;
    private final Clock clock;

    Reconciliation(PostingStore store, DoubleCounting doubleCounting, LedgerItems ledger, Zones zones, Clock clock) {
        this.store = store;
        this.doubleCounting = doubleCounting;
        this.ledger = ledger;
        this.zones = zones;
        this.clock = clock;
    }

    record ZoneLine(
            String zone,
            String name,
            BigDecimal uncounted_m2,
            BigDecimal reserve_m2,
            BigDecimal optimise_m2,
            BigDecimal release_m2,
            BigDecimal total_m2) {}

    record StreetLine(@Nullable String street, @Nullable String name, BigDecimal total_m2) {}

    record Difference(String check, BigDecimal left_m2, BigDecimal right_m2) {}

    record Collision(String first, String second, BigDecimal shared_m2, boolean settled) {}

    record Statement(
            LocalDate asOf,
            Instant knownAt,
            List<ZoneLine> byZone,
            List<StreetLine> byStreet,
            ZoneLine total,
            BigDecimal capacity_m2,
            boolean balanced,
            List<Difference> differences,
            BigDecimal doubleCounted_m2,
            List<Collision> collisions) {}

    /**
     * The registers are compared only when all that is known now counts up to today or later: an older ledger belongs to older registers.
     *
     * @param wantedDay null for today
     * @param wantedInstant null for all that is known now
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Statement reconcile(@Nullable LocalDate wantedDay, @Nullable Instant wantedInstant, Locale locale) {
        LocalDate today = LocalDate.now(clock);
        LocalDate asOf = wantedDay == null ? today : wantedDay;
        Instant knownAt = wantedInstant == null ? clock.instant() : wantedInstant;
        List<PostingStore.Holding> holdings = store.holdings(asOf, knownAt);
        List<ZoneLine> byZone = zoneLines(holdings, locale);
        List<StreetLine> byStreet = streetLines(holdings, locale);
        Map<AreaAccount, Area> accounts = store.accountTotals(asOf, knownAt);
        ZoneLine total = line("TOTAL", "", accounts);

        List<Difference> differences = new ArrayList<>();
        compare(
                differences,
                "ZONES_EQUAL_TOTAL",
                sum(byZone.stream().map(ZoneLine::total_m2).toList()),
                total.total_m2());
        compare(
                differences,
                "STREETS_EQUAL_TOTAL",
                sum(byStreet.stream().map(StreetLine::total_m2).toList()),
                total.total_m2());
        BigDecimal fromOrigin =
                accounts.getOrDefault(AreaAccount.ORIGIN, Area.ZERO).negate().squareMetres();
        compare(differences, "ACCOUNTS_EQUAL_ORIGIN", total.total_m2(), fromOrigin);
        BigDecimal capacity = store.registeredCapacity().squareMetres();
        if (!asOf.isBefore(today) && wantedInstant == null) {
            compare(differences, "LEDGER_EQUALS_REGISTER", total.total_m2(), capacity);
        }
        List<Collision> collisions = doubleCounting.listCollisions().stream()
                .map(found -> new Collision(
                        found.first().code(),
                        found.second().code(),
                        found.overlap().area().squareMetres(),
                        found.settled()))
                .toList();
        return new Statement(
                asOf,
                knownAt,
                byZone,
                byStreet,
                total,
                capacity,
                differences.isEmpty(),
                differences,
                sum(collisions.stream()
                        .filter(collision -> !collision.settled())
                        .map(Collision::shared_m2)
                        .toList()),
                collisions);
    }

    private List<ZoneLine> zoneLines(List<PostingStore.Holding> holdings, Locale locale) {
        List<String> order =
                new ArrayList<>(zones.listZones().stream().map(Zone::code).toList());
        order.add(Zones.NONE);
        order.add(Zones.UNPLACED);
        Map<String, List<PostingStore.Holding>> byZone =
                holdings.stream().collect(Collectors.groupingBy(PostingStore.Holding::zone));
        byZone.keySet().stream().filter(zone -> !order.contains(zone)).sorted().forEach(order::add);
        return order.stream()
                .map(zone -> line(zone, ledger.zoneName(zone, locale), byAccount(byZone.getOrDefault(zone, List.of()))))
                .toList();
    }

    private List<StreetLine> streetLines(List<PostingStore.Holding> holdings, Locale locale) {
        Map<String, Area> byStreet = new LinkedHashMap<>();
        zones.listStreets().forEach(street -> byStreet.put(street.code(), Area.ZERO));
        for (PostingStore.Holding holding : holdings) {
            if (holding.account() != AreaAccount.ORIGIN) {
                String street = holding.street() == null ? Zones.NONE : holding.street();
                byStreet.merge(street, holding.area(), Area::plus);
            }
        }
        Map<String, Street> known =
                zones.listStreets().stream().collect(Collectors.toMap(Street::code, street -> street));
        boolean english = locale.getLanguage().equals("en");
        return byStreet.entrySet().stream()
                .map(entry -> {
                    Street street = known.get(entry.getKey());
                    String name = street == null ? null : english ? street.nameEn() : street.name();
                    return new StreetLine(entry.getKey(), name, entry.getValue().squareMetres());
                })
                .toList();
    }

    private static Map<AreaAccount, Area> byAccount(List<PostingStore.Holding> holdings) {
        Map<AreaAccount, Area> accounts = new EnumMap<>(AreaAccount.class);
        holdings.forEach(holding -> accounts.merge(holding.account(), holding.area(), Area::plus));
        return accounts;
    }

    private static ZoneLine line(String zone, String name, Map<AreaAccount, Area> accounts) {
        List<BigDecimal> held = AreaAccount.HOLDING.stream()
                .map(account -> accounts.getOrDefault(account, Area.ZERO).squareMetres())
                .toList();
        return new ZoneLine(zone, name, held.get(0), held.get(1), held.get(2), held.get(3), sum(held));
    }

    private static void compare(List<Difference> differences, String check, BigDecimal left, BigDecimal right) {
        if (left.compareTo(right) != 0) {
            differences.add(new Difference(check, left, right));
        }
    }

    private static BigDecimal sum(List<BigDecimal> areas) {
        return areas.stream().reduce(BigDecimal.ZERO.setScale(Area.SCALE), BigDecimal::add);
    }
}
