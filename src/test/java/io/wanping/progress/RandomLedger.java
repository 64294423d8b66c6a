package io.wanping.progress;

import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import io.wanping.journal.Placing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * A journal made up from a seed, and what its figures are when postings are looked at one by one. Movements go between any two accounts
 * and may make a balance negative: sums must be right whatever they add up.
 */
final class RandomLedger {

    static final List<String> ZONES = List.of("SHIBEI", "DANING", "SUHEWAN", "NANXI", "NONE", "UNPLACED");
    static final List<String> STREETS = List.of("310106011", "310106012", "310106101", "NONE");
    static final List<String> SCOPES = List.of("DATALINK_VALLEY", "DANING_AREA", "INDUSTRIAL_PARKS");
    static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    static final int DAYS = 1200;

    private static final List<AreaAccount> ACCOUNTS = List.of(
            AreaAccount.ORIGIN, AreaAccount.UNCOUNTED, AreaAccount.RESERVE, AreaAccount.OPTIMISE, AreaAccount.RELEASE);

    record Place(String zone, @Nullable String street, Set<String> scopes) {}

    /** @param past where it was, until when; in the order of time */
    record Item(UUID id, Place place, NavigableMap<Instant, Place> past) {

        /** Where it was at an instant as known at another: the words of the contract, place by place. */
        Place placed(Placing placing) {
            List<Place> candidates = new ArrayList<>();
            for (Map.Entry<Instant, Place> left : past.entrySet()) {
                if (left.getKey().isAfter(placing.knownAt())) {
                    candidates.add(left.getValue());
                    break;
                }
                if (left.getKey().isAfter(placing.at())
                        && !left.getValue().zone().equals("UNPLACED")) {
                    candidates.add(left.getValue());
                }
            }
            return candidates.isEmpty() ? place : candidates.get(0);
        }
    }

    record Decision(boolean confirmed, Instant at) {}

    record Posting(
            UUID id,
            Item item,
            boolean capacity,
            AreaAccount from,
            AreaAccount to,
            Area area,
            LocalDate effectiveOn,
            Instant recordedAt,
            @Nullable Decision decision) {}

    private final Random random;
    private final List<Item> items = new ArrayList<>();
    private final List<Posting> postings = new ArrayList<>();

    RandomLedger(long seed, int itemCount, int postingCount) {
        this.random = new Random(seed);
        for (int i = 0; i < itemCount; i++) {
            NavigableMap<Instant, Place> past = new TreeMap<>();
            for (int moves = random.nextInt(4) - 1; moves > 0; moves--) {
                past.put(instant(FIRST.plusDays(random.nextInt(DAYS))), place());
            }
            items.add(new Item(uuid(), place(), past));
        }
        for (int i = 0; i < postingCount; i++) {
            postings.add(posting(items.get(random.nextInt(items.size()))));
        }
    }

    private Place place() {
        String street = STREETS.get(random.nextInt(STREETS.size()));
        Set<String> scopes = new TreeSet<>(SCOPES);
        scopes.removeIf(scope -> random.nextInt(3) > 0);
        return new Place(ZONES.get(random.nextInt(ZONES.size())), street.equals("NONE") ? null : street, scopes);
    }

    private Posting posting(Item item) {
        boolean capacity = random.nextInt(6) == 0;
        AreaAccount from = capacity ? AreaAccount.ORIGIN : ACCOUNTS.get(1 + random.nextInt(4));
        AreaAccount to = capacity ? AreaAccount.UNCOUNTED : from;
        while (to == from) {
            to = ACCOUNTS.get(1 + random.nextInt(4));
        }
        Instant recordedAt = instant(FIRST.plusDays(random.nextInt(DAYS)));
        Decision decision = capacity || random.nextInt(4) == 0
                ? null
                : new Decision(random.nextInt(5) > 0, recordedAt.plus(random.nextInt(60 * 24), ChronoUnit.HOURS));
        return new Posting(
                uuid(),
                item,
                capacity,
                from,
                to,
                Area.ofSquareMetres(java.math.BigDecimal.valueOf(1 + random.nextInt(5_000_000), 2)),
                FIRST.plusDays(random.nextInt(DAYS)),
                recordedAt,
                decision);
    }

    /** What an account gained in a window as known at an instant, over the items wanted: the words of the contract, posting by posting. */
    Timeline.Tally gained(
            AreaAccount account,
            Window window,
            Instant knownAt,
            NavigableMap<YearMonth, Instant> closings,
            Predicate<Item> wanted) {
        Area confirmed = Area.ZERO;
        Area waiting = Area.ZERO;
        for (Posting posting : postings) {
            boolean decided =
                    posting.decision() != null && !posting.decision().at().isAfter(knownAt);
            LocalDate day = countedOn(posting, decided, closings);
            boolean inTime = !day.isAfter(window.upTo())
                    && (window.after() == null || day.isAfter(window.after()))
                    && !posting.recordedAt().isAfter(knownAt);
            if (!inTime
                    || !wanted.test(posting.item())
                    || (decided && !posting.decision().confirmed())) {
                continue;
            }
            Area net = posting.to() == account
                    ? posting.area()
                    : posting.from() == account ? posting.area().negate() : Area.ZERO;
            if (posting.capacity() || decided) {
                confirmed = confirmed.plus(net);
            } else {
                waiting = waiting.plus(posting.to() == account ? posting.area() : Area.ZERO);
            }
        }
        return new Timeline.Tally(confirmed, waiting);
    }

    /** Its effective date; what came when its month was closed already, the first day of the first month that was open then. */
    private static LocalDate countedOn(Posting posting, boolean decided, NavigableMap<YearMonth, Instant> closings) {
        YearMonth month = YearMonth.from(posting.effectiveOn());
        for (Map.Entry<YearMonth, Instant> closing :
                closings.tailMap(month, true).entrySet()) {
            boolean late = posting.capacity()
                    ? posting.recordedAt().isAfter(closing.getValue())
                    : !decided || posting.decision().at().isAfter(closing.getValue());
            if (late) {
                month = closing.getKey().plusMonths(1);
            }
        }
        return month.equals(YearMonth.from(posting.effectiveOn())) ? posting.effectiveOn() : month.atDay(1);
    }

    /** Months closed one after the other, each some days after its end. */
    NavigableMap<YearMonth, Instant> someClosings() {
        NavigableMap<YearMonth, Instant> closings = new TreeMap<>();
        YearMonth month = YearMonth.from(FIRST).plusMonths(random.nextInt(20));
        Instant last = Instant.MIN;
        for (int i = random.nextInt(12); i > 0; i--) {
            Instant at = instant(month.atEndOfMonth().plusDays(1 + random.nextInt(40)));
            last = at.isAfter(last) ? at : last.plusSeconds(1);
            closings.put(month, last);
            month = month.plusMonths(1);
        }
        return closings;
    }

    void write(NamedParameterJdbcTemplate jdbc) {
        jdbc.batchUpdate(
                """
                insert into item (id, kind, code, zone_code, zone_method, street_code, capacity_m2, version, provenance, attributes,
                    created_at, changed_at)
                values (:id, 'SITE', :code, :zone, 'TEST', :street, 0, 1, '{}', '{}', :now, :now)""",
                items.stream()
                        .map(item -> new MapSqlParameterSource("id", item.id())
                                .addValue("code", item.id().toString())
                                .addValue("zone", item.place().zone())
                                .addValue("street", item.place().street(), java.sql.Types.VARCHAR)
                                .addValue("now", FIRST.atStartOfDay().atOffset(ZoneOffset.UTC)))
                        .toArray(SqlParameterSource[]::new));
        jdbc.batchUpdate(
                "insert into item_scope (item_id, scope_code) values (:item, :scope)",
                items.stream()
                        .flatMap(item -> item.place().scopes().stream()
                                .map(scope -> new MapSqlParameterSource("item", item.id()).addValue("scope", scope)))
                        .toArray(SqlParameterSource[]::new));
        writePast(jdbc);
        jdbc.batchUpdate(
                """
                insert into area_posting (id, item_id, kind, from_account, to_account, area_m2, effective_on, recorded_at,
                    reporting_month, reason, maker, maker_name, idempotency_key)
                values (:id, :item, :kind, :from, :to, :area, :effective_on, :recorded_at, '2026-01', '', 'm', 'm', :key)""",
                postings.stream()
                        .map(posting -> new MapSqlParameterSource("id", posting.id())
                                .addValue("item", posting.item().id())
                                .addValue("kind", posting.capacity() ? "CAPACITY" : "MOVEMENT")
                                .addValue("from", posting.from().name())
                                .addValue("to", posting.to().name())
                                .addValue("area", posting.area().squareMetres())
                                .addValue("effective_on", posting.effectiveOn())
                                .addValue("recorded_at", posting.recordedAt().atOffset(ZoneOffset.UTC))
                                .addValue("key", posting.id().toString()))
                        .toArray(SqlParameterSource[]::new));
        jdbc.batchUpdate(
                """
                insert into posting_decision (posting_id, decision, checker, checker_name, decided_at, reason)
                values (:posting, :decision, 'c', 'c', :at, '')""",
                postings.stream()
                        .filter(posting -> posting.decision() != null)
                        .map(posting -> new MapSqlParameterSource("posting", posting.id())
                                .addValue("decision", posting.decision().confirmed() ? "CONFIRMED" : "REJECTED")
                                .addValue("at", posting.decision().at().atOffset(ZoneOffset.UTC)))
                        .toArray(SqlParameterSource[]::new));
    }

    private void writePast(NamedParameterJdbcTemplate jdbc) {
        for (Item item : items) {
            item.past().forEach((until, place) -> {
                MapSqlParameterSource row = new MapSqlParameterSource("item", item.id())
                        .addValue("until", until.atOffset(ZoneOffset.UTC))
                        .addValue("zone", place.zone())
                        .addValue("street", place.street(), java.sql.Types.VARCHAR);
                jdbc.update(
                        "insert into past_place (item_id, until_at, zone_code, street_code)"
                                + " values (:item, :until, :zone, :street)",
                        row);
                place.scopes()
                        .forEach(scope -> jdbc.update(
                                "insert into past_scope (item_id, until_at, scope_code) values (:item, :until, :scope)",
                                row.addValue("scope", scope)));
            });
        }
    }

    LocalDate someDay() {
        return FIRST.plusDays(random.nextInt(DAYS + 60) - 30L);
    }

    Instant someInstant() {
        return instant(someDay());
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private Instant instant(LocalDate day) {
        return day.atTime(LocalTime.ofSecondOfDay(random.nextInt(24 * 60 * 60))).toInstant(ZoneOffset.ofHours(8));
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
