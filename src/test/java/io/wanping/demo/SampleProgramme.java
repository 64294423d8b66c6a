package io.wanping.demo;

import static io.wanping.demo.SampleItem.m2;
import static io.wanping.journal.AreaAccount.OPTIMISE;
import static io.wanping.journal.AreaAccount.RELEASE;
import static io.wanping.journal.AreaAccount.RESERVE;
import static io.wanping.journal.AreaAccount.UNCOUNTED;

import io.wanping.journal.AreaAccount;
import io.wanping.journal.EvidenceKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Three years of the sample's area: which items end up in which account by the end of October 2026, by what ways and when. An item's
 * area is cut into lots; every lot walks its own path through the accounts, forward in time, so no account can fall below zero.
 */
final class SampleProgramme {

    static final LocalDate BEGINNING = LocalDate.of(2024, 1, 8);
    static final LocalDate CUT_OFF = LocalDate.of(2026, 10, 31);
    private static final LocalDate PERIOD_START = LocalDate.of(2025, 1, 6);
    private static final LocalDate LAST_CONFIRMED = LocalDate.of(2026, 10, 23);
    private static final LocalDate LAST_RECORD = LocalDate.of(2026, 10, 28);
    private static final LocalDate LAST_DECISION = LocalDate.of(2026, 10, 30);

    /** How much of the programme is older than the period it is counted in. */
    private static final double EARLY_SHARE = 0.07;

    private static final double LAST_WEEKS_SHARE = 0.02;

    private static final double SMALLEST_LOT_M2 = 150;

    /** No single item makes up more of a bucket's balance than this. */
    private static final double LARGEST_SHARE = 0.2;

    /** Balances of a bucket at {@link #CUT_OFF} and what is still proposed to enter each account then, 万㎡. */
    private record Aim(
            String bucket,
            double reserve,
            double optimise,
            double release,
            double toReserve,
            double toOptimise,
            double toRelease) {}

    private record Hop(AreaAccount to, LocalDate on) {}

    private record Lot(SampleItem item, BigDecimal area, List<Hop> hops, String batch, boolean pending) {}

    private record Event(Lot lot, AreaAccount from, AreaAccount to, LocalDate on, boolean decided) {}

    private final Draw draw;
    private final SampleNames names;
    private final Evidence evidence;
    private final List<Lot> lots = new ArrayList<>();
    private final Map<SampleItem, Map<AreaAccount, BigDecimal>> balances = new LinkedHashMap<>();
    private final Map<SampleItem, BigDecimal> unspoken = new LinkedHashMap<>();
    private List<SamplePosting> postings = List.of();

    SampleProgramme(List<SampleItem> items, SampleNames names, Draw draw) {
        this.draw = draw;
        this.names = names;
        this.evidence = new Evidence(draw);
        for (SampleItem item : items) {
            if (item.capacity().signum() > 0) {
                unspoken.put(item, item.capacity());
                balances.put(item, new EnumMap<>(AreaAccount.class));
            }
        }
        for (Aim aim : aims()) {
            reach(aim);
        }
        addDetours();
        this.postings = write();
    }

    /** In the order of the book: by day of record, an item's own rows in the order they happened. */
    List<SamplePosting> postings() {
        return postings;
    }

    /** Confirmed area of an item at {@link #CUT_OFF}, ㎡. */
    BigDecimal balance(SampleItem item, AreaAccount account) {
        return balances.getOrDefault(item, Map.of()).getOrDefault(account, BigDecimal.ZERO);
    }

    /** Area of an item no posting speaks of, ㎡. */
    BigDecimal unspoken(SampleItem item) {
        return unspoken.getOrDefault(item, BigDecimal.ZERO);
    }

    boolean hasPending(SampleItem item) {
        return lots.stream().anyMatch(lot -> lot.item() == item && lot.pending());
    }

    private static List<Aim> aims() {
        List<Aim> aims = new ArrayList<>();
        for (ZonePlan plan : ZonePlan.ALL) {
            aims.add(
                    switch (plan.code()) {
                        case "SHIBEI" -> aim(plan, 2.21, 2.08, 1.63);
                        case "DANING" -> aim(plan, 1.38, 2.74, 1.12);
                        case "SUHEWAN" -> aim(plan, 0.88, 1.21, 5.37);
                        default -> aim(plan, 0.52, 1.68, 0.88);
                    });
        }
        aims.add(new Aim("UNPLACED", 2.51, 1.42, 0.38, 0.21, 0.14, 0.12));
        return aims;
    }

    private static Aim aim(ZonePlan plan, double pendingReserve, double pendingOptimise, double pendingRelease) {
        return new Aim(
                plan.code(),
                plan.reserve(),
                plan.optimise(),
                plan.release(),
                pendingReserve,
                pendingOptimise,
                pendingRelease);
    }

    private void reach(Aim aim) {
        allot(aim.bucket(), RELEASE, aim.release(), false);
        allot(aim.bucket(), OPTIMISE, aim.optimise(), false);
        allot(aim.bucket(), RESERVE, aim.reserve(), false);
        propose(aim.bucket(), OPTIMISE, RELEASE, aim.toRelease());
        propose(aim.bucket(), RESERVE, OPTIMISE, aim.toOptimise());
        allot(aim.bucket(), RESERVE, aim.toReserve(), true);
    }

    /** Fills an account of a bucket to the exact square metre, item by item, those of the fitting type first. */
    private void allot(String bucket, AreaAccount account, double wan, boolean pending) {
        BigDecimal missing = m2(wan * 10_000, 2);
        BigDecimal most = m2(Math.max(2_000, LARGEST_SHARE * wan * 10_000), 2);
        Map<SampleItem, Double> order = new LinkedHashMap<>();
        unspoken.keySet().stream()
                .filter(item -> item.bucket().equals(bucket))
                .filter(item -> item.type() != SiteType.LAND || account == RESERVE)
                .forEach(item -> order.put(item, reluctance(item, account) + draw.between(0.0, 3.0)));
        List<SampleItem> candidates = new ArrayList<>(order.keySet());
        candidates.sort(Comparator.comparingDouble(order::get));
        for (SampleItem item : candidates) {
            BigDecimal free = unspoken.get(item);
            if (missing.signum() <= 0) {
                return;
            }
            if (free.doubleValue() < 2 * SMALLEST_LOT_M2) {
                continue;
            }
            BigDecimal share = draw.chance(0.4)
                    ? free
                    : m2(free.doubleValue() * draw.between(0.4, 0.95), 1).setScale(2);
            BigDecimal area = share.min(missing).min(most);
            if (missing.subtract(area).doubleValue() < SMALLEST_LOT_M2) {
                area = missing.min(free);
            }
            cut(item, account, area, pending);
            unspoken.put(item, free.subtract(area));
            if (!pending) {
                balances.get(item).merge(account, area, BigDecimal::add);
            }
            missing = missing.subtract(area);
        }
        if (missing.signum() > 0) {
            throw new IllegalStateException(bucket + " has no room for " + missing + " ㎡ in " + account);
        }
    }

    private double reluctance(SampleItem item, AreaAccount account) {
        boolean begun = !unspoken.get(item).equals(item.capacity());
        double step = switch (account) {
            case RELEASE ->
                switch (item.type()) {
                    case TOWER -> 0;
                    case UPRISE, RENEWED -> 1;
                    case PARK -> 1.5;
                    default -> 4;
                };
            case OPTIMISE ->
                switch (item.type()) {
                    case RENEWED -> 0;
                    case PARK, OLD_FACTORY -> 1;
                    default -> 2;
                };
            default ->
                switch (item.type()) {
                    case LAND -> 0.5;
                    case OLD_FACTORY, WAREHOUSE -> 1;
                    default -> 1.8;
                };
        };
        boolean outbuilding = item.capacity().doubleValue() < 1_500;
        return step + (begun ? 0.8 : 0) + (outbuilding ? 1.5 : 0);
    }

    private void cut(SampleItem item, AreaAccount account, BigDecimal area, boolean pending) {
        int most = (int) Math.max(1, Math.min(5, area.doubleValue() / 900));
        int count = pending ? 1 : Math.min(most, draw.between(1, 5));
        BigDecimal left = area;
        LocalDate last = BEGINNING;
        List<LocalDate> ends = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ends.add(pending ? recentDay() : lastDay());
        }
        Collections.sort(ends);
        for (int i = 0; i < count; i++) {
            BigDecimal part = i == count - 1
                    ? left
                    : m2(left.doubleValue() / (count - i) * draw.between(0.7, 1.3), 1)
                            .setScale(2);
            last = ends.get(i);
            lots.add(new Lot(item, part, hops(account, last, pending), count == 1 ? "" : batch(i, count), pending));
            left = left.subtract(part);
        }
    }

    private static String batch(int index, int count) {
        return "（第" + (index + 1) + "批，共" + count + "批）";
    }

    private List<Hop> hops(AreaAccount account, LocalDate end, boolean pending) {
        List<AreaAccount> path = switch (account) {
            case RELEASE ->
                draw.pick(
                        List.of(RESERVE, OPTIMISE, RELEASE),
                        List.of(RESERVE, OPTIMISE, RELEASE),
                        List.of(OPTIMISE, RELEASE),
                        List.of(RESERVE, RELEASE));
            case OPTIMISE -> draw.chance(0.6) ? List.of(RESERVE, OPTIMISE) : List.of(OPTIMISE);
            default -> List.of(RESERVE);
        };
        List<Hop> hops = new ArrayList<>();
        LocalDate day = end;
        for (int i = path.size() - 1; i >= 0; i--) {
            hops.add(0, new Hop(path.get(i), day));
            long room = ChronoUnit.DAYS.between(BEGINNING, day);
            long back = Math.min(draw.between(35, 150), room / (i + 1));
            day = WorkingDays.from(day.minusDays(Math.max(back, 12)));
        }
        return pending ? List.of(hops.get(hops.size() - 1)) : hops;
    }

    /** When a lot reaches the account it stays in: slow beginnings in 2024, then evenly. */
    private LocalDate lastDay() {
        if (draw.chance(EARLY_SHARE)) {
            return WorkingDays.from(LocalDate.of(2024, 3, 11).plusDays(draw.between(0, 280)));
        }
        if (draw.chance(LAST_WEEKS_SHARE)) {
            return WorkingDays.from(LocalDate.of(2026, 10, 8).plusDays(draw.between(0, 15)));
        }
        long days = ChronoUnit.DAYS.between(PERIOD_START, LAST_CONFIRMED);
        double share = StrictMath.pow(draw.between(0.0, 1.0), 0.85);
        LocalDate day = WorkingDays.from(PERIOD_START.plusDays(Math.round(share * days)));
        return day.isAfter(LAST_CONFIRMED) ? LAST_CONFIRMED : day;
    }

    private LocalDate recentDay() {
        return WorkingDays.from(LocalDate.of(2026, 9, 14).plusDays(draw.between(0, 36)));
    }

    /** Proposals to move on what already stands in an account, lot by lot. */
    private void propose(String bucket, AreaAccount from, AreaAccount to, double wan) {
        double missing = wan * 10_000;
        List<Integer> candidates = new ArrayList<>();
        for (int i = 0; i < lots.size(); i++) {
            Lot lot = lots.get(i);
            Hop last = lot.hops().get(lot.hops().size() - 1);
            if (lot.item().bucket().equals(bucket)
                    && last.to() == from
                    && last.on().isBefore(LocalDate.of(2026, 8, 20))
                    && lot.area().doubleValue() > 400) {
                candidates.add(i);
            }
        }
        candidates.sort(Comparator.comparing(index -> -lots.get(index).area().doubleValue()));
        for (int index : candidates) {
            Lot lot = lots.get(index);
            if (lot.area().doubleValue() <= missing * 1.04 && missing > 400) {
                lots.add(new Lot(
                        lot.item(),
                        lot.area(),
                        List.of(new Hop(from, lot.hops().get(0).on()), new Hop(to, recentDay())),
                        lot.batch(),
                        true));
                missing -= lot.area().doubleValue();
            }
        }
    }

    /** A dozen lots that went forward and came back: programmes do not only grow. */
    private void addDetours() {
        List<SampleItem> candidates = new ArrayList<>(unspoken.keySet());
        candidates.removeIf(item -> unspoken.get(item).doubleValue() < 1_200 || item.lonLat() == null);
        draw.shuffle(candidates);
        for (SampleItem item : candidates.subList(0, 12)) {
            LocalDate in = WorkingDays.from(LocalDate.of(2024, 6, 3).plusDays(draw.between(0, 560)));
            LocalDate back = WorkingDays.from(in.plusDays(draw.between(90, 230)));
            BigDecimal area = m2(unspoken.get(item).doubleValue() * draw.between(0.3, 0.8), 1)
                    .setScale(2);
            lots.add(new Lot(item, area, List.of(new Hop(RESERVE, in), new Hop(UNCOUNTED, back)), "", false));
        }
    }

    private List<SamplePosting> write() {
        Map<SampleItem, List<Event>> events = new LinkedHashMap<>();
        for (Lot lot : lots) {
            AreaAccount from = UNCOUNTED;
            List<Hop> hops = lot.hops();
            for (int i = 0; i < hops.size(); i++) {
                boolean standsAlready = lot.pending() && i < hops.size() - 1;
                if (!standsAlready) {
                    events.computeIfAbsent(lot.item(), item -> new ArrayList<>())
                            .add(new Event(
                                    lot, from, hops.get(i).to(), hops.get(i).on(), !lot.pending()));
                }
                from = hops.get(i).to();
            }
        }
        List<SamplePosting> rows = new ArrayList<>();
        events.values().forEach(ofItem -> rows.addAll(dated(ofItem)));
        rows.sort(Comparator.comparing(SamplePosting::recordedOn));
        return rows.stream()
                .map(row -> row.withEvidenceRef(
                        evidence.reference(row.evidenceKind(), row.recordedOn().getYear())))
                .toList();
    }

    private List<SamplePosting> dated(List<Event> events) {
        events.sort(Comparator.comparing(Event::on).thenComparing(Event::decided, Comparator.reverseOrder()));
        List<SamplePosting> rows = new ArrayList<>();
        LocalDate recorded = BEGINNING;
        LocalDate decided = BEGINNING;
        for (Event event : events) {
            recorded = latest(recorded, earliest(WorkingDays.from(event.on().plusDays(lag())), LAST_RECORD));
            String maker = names.editor(event.lot().item().zone());
            LocalDate decision = WorkingDays.from(recorded.plusDays(draw.between(1, 10)));
            String checker = names.checker();
            if (event.decided()) {
                decided = latest(decided, earliest(decision, LAST_DECISION));
            }
            EvidenceKind kind = evidence.kind(event.from(), event.to());
            rows.add(new SamplePosting(
                    event.lot().item(),
                    event.from(),
                    event.to(),
                    event.lot().area().setScale(2, RoundingMode.HALF_UP),
                    event.on(),
                    evidence.reason(event.from(), event.to(), event.lot().item().type())
                            + event.lot().batch(),
                    kind,
                    "",
                    maker,
                    recorded,
                    event.decided() ? checker : null,
                    event.decided() ? decided : null));
        }
        return rows;
    }

    /** Days from what happened to its record; mostly few. */
    private int lag() {
        return Math.min(draw.between(0, 15), draw.between(0, 15));
    }

    private static LocalDate latest(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDate earliest(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }
}
