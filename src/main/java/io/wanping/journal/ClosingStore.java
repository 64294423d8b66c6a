package io.wanping.journal;

import io.wanping.account.Actor;
import io.wanping.geo.Area;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** SQL of the closed months. Only ever inserts. */
@Repository
class ClosingStore {

    /** Stands for all items in {@code reported_figure.scope_code}. */
    static final String ALL = "*";

    private static final int KEYS_PER_STATEMENT = 1000;
    private static final String NET_BY_ITEM =
            """
            select item_id, account, sum(area_m2) as area_m2, sum(unconfirmed_m2) as unconfirmed_m2 from (
                select p.item_id, p.to_account as account,
                    case when CONFIRMED then p.area_m2 else 0 end as area_m2,
                    case when CONFIRMED then 0 else p.area_m2 end as unconfirmed_m2
                FROM
                union all
                select p.item_id, p.from_account,
                    case when CONFIRMED then -p.area_m2 else 0 end,
                    case when CONFIRMED then 0 else -p.area_m2 end
                FROM
            ) net where account <> 'ORIGIN' group by item_id, account""".replace("FROM", """
                    from area_posting p left join posting_decision d on d.posting_id = p.id
                where p.effective_on <= :last_day and (d.decision is null or d.decision <> 'REJECTED')""").replace("CONFIRMED", "(p.kind = 'CAPACITY' or d.decision is not null)");

    private final NamedParameterJdbcTemplate jdbc;

    ClosingStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest event's number; 0 before the first. */
    long lastSeq() {
        Long seq = jdbc.queryForObject(
                "select coalesce(max(seq), 0) from month_closing", new MapSqlParameterSource(), Long.class);
        return seq == null ? 0 : seq;
    }

    /** Newest first. */
    List<MonthClosing> list() {
        return jdbc.query("""
                select c.id, c.closed_month, c.at, c.actor, c.actor_name, c.reason, r.at as reopened_at, r.actor as reopened_by,
                    r.actor_name as reopened_by_name, r.reason as reopened_reason
                from month_closing c left join month_closing r on r.reopens_id = c.id
                where c.action = 'CLOSED' order by c.seq desc""", new MapSqlParameterSource(), (row, number) -> read(row));
    }

    ReportingCalendar calendar() {
        return new ReportingCalendar(list().stream()
                .filter(MonthClosing::isClosed)
                .collect(Collectors.toMap(MonthClosing::month, MonthClosing::closedAt)));
    }

    Optional<Instant> latestCounted() {
        return Optional.ofNullable(jdbc.queryForObject("""
                        select max(at) from (
                            select max(recorded_at) as at from area_posting
                            union all
                            select max(decided_at) from posting_decision) latest""", new MapSqlParameterSource(), OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    void insertClosing(UUID id, YearMonth month, Instant at, Actor actor, String remark) {
        insert(id, month, "CLOSED", at, actor, remark, null);
    }

    void insertReopening(UUID id, MonthClosing closing, Instant at, Actor actor, String reason) {
        insert(id, closing.month(), "REOPENED", at, actor, reason, closing.id());
    }

    private void insert(
            UUID id, YearMonth month, String action, Instant at, Actor actor, String reason, @Nullable UUID reopens) {
        jdbc.update(
                """
                insert into month_closing (id, closed_month, action, at, actor, actor_name, reason, reopens_id)
                values (:id, :month, :action, :at, :actor, :actor_name, :reason, :reopens)""",
                new MapSqlParameterSource("id", id)
                        .addValue("month", month.toString())
                        .addValue("action", action)
                        .addValue("at", PostingQuery.utc(at))
                        .addValue("actor", actor.username())
                        .addValue("actor_name", actor.displayName())
                        .addValue("reason", reason)
                        .addValue("reopens", reopens, java.sql.Types.OTHER));
    }

    /** Freezes what every item holds on a day, as it is known now, and its sums by zone and by zone and scope. */
    void freeze(UUID closing, LocalDate lastDay) {
        MapSqlParameterSource values = new MapSqlParameterSource("closing", closing).addValue("last_day", lastDay);
        jdbc.update("""
                insert into reported_holding (closing_id, item_id, account, zone_code, area_m2)
                select cast(:closing as uuid), n.item_id, n.account, i.zone_code, n.area_m2
                from (NET) n join item i on i.id = n.item_id where n.area_m2 <> 0""".replace("NET", NET_BY_ITEM), values);
        jdbc.update("""
                insert into reported_scope (closing_id, item_id, scope_code)
                select distinct h.closing_id, h.item_id, s.scope_code
                from reported_holding h join item_scope s on s.item_id = h.item_id
                where h.closing_id = :closing""", values);
        jdbc.update("""
                insert into reported_figure (closing_id, zone_code, scope_code, account, area_m2, unconfirmed_m2)
                select cast(:closing as uuid), i.zone_code, '*', n.account, sum(n.area_m2), sum(n.unconfirmed_m2)
                from (NET) n join item i on i.id = n.item_id
                group by i.zone_code, n.account
                having sum(n.area_m2) <> 0 or sum(n.unconfirmed_m2) <> 0""".replace("NET", NET_BY_ITEM), values);
        jdbc.update("""
                insert into reported_figure (closing_id, zone_code, scope_code, account, area_m2, unconfirmed_m2)
                select cast(:closing as uuid), i.zone_code, s.scope_code, n.account, sum(n.area_m2), sum(n.unconfirmed_m2)
                from (NET) n join item i on i.id = n.item_id join item_scope s on s.item_id = i.id
                group by i.zone_code, s.scope_code, n.account
                having sum(n.area_m2) <> 0 or sum(n.unconfirmed_m2) <> 0""".replace("NET", NET_BY_ITEM), values);
    }

    /** A figure of one zone, or of one scope in a zone ({@link #ALL} for all items), in one account. */
    record Figure(String zone, String scope, AreaAccount account, Area area, Area unconfirmed) {}

    List<Figure> reported(UUID closing) {
        return jdbc.query("""
                select zone_code, scope_code, account, area_m2, unconfirmed_m2 from reported_figure
                where closing_id = :closing order by scope_code, zone_code, account""", new MapSqlParameterSource("closing", closing), ClosingStore::figure);
    }

    /** The same figures as the ledger has them now. */
    List<Figure> known(LocalDate lastDay) {
        MapSqlParameterSource values = new MapSqlParameterSource("last_day", lastDay);
        return jdbc.query("""
                select i.zone_code, '*' as scope_code, n.account, sum(n.area_m2) as area_m2,
                    sum(n.unconfirmed_m2) as unconfirmed_m2
                from (NET) n join item i on i.id = n.item_id group by i.zone_code, n.account
                union all
                select i.zone_code, s.scope_code, n.account, sum(n.area_m2), sum(n.unconfirmed_m2)
                from (NET) n join item i on i.id = n.item_id join item_scope s on s.item_id = i.id
                group by i.zone_code, s.scope_code, n.account""".replace("NET", NET_BY_ITEM), values, ClosingStore::figure);
    }

    /** What an item held when a month was closed, where it belonged then and where it belongs now. */
    record Holding(
            UUID itemId,
            String itemCode,
            AreaAccount account,
            Area area,
            String zoneThen,
            String zoneNow,
            List<String> scopesThen,
            List<String> scopesNow) {}

    /** Holdings of items that belong to another zone or other scopes now. */
    List<Holding> listReassigned(UUID closing) {
        MapSqlParameterSource values = new MapSqlParameterSource("closing", closing);
        Map<UUID, List<String>> then = scopes(
                "select item_id, scope_code from reported_scope where closing_id = :closing order by scope_code",
                values);
        Map<UUID, List<String>> now = scopes("""
                select s.item_id, s.scope_code from item_scope s
                where exists (select 1 from reported_holding h where h.closing_id = :closing and h.item_id = s.item_id)
                order by s.scope_code""", values);
        return jdbc
                .query("""
                        select h.item_id, i.code, h.account, h.area_m2, h.zone_code as zone_then, i.zone_code as zone_now
                        from reported_holding h join item i on i.id = h.item_id
                        where h.closing_id = :closing order by i.code, h.account""", values, (row, number) -> {
                    UUID item = row.getObject("item_id", UUID.class);
                    return new Holding(
                            item,
                            row.getString("code"),
                            AreaAccount.valueOf(row.getString("account")),
                            Area.ofSquareMetres(row.getBigDecimal("area_m2")),
                            row.getString("zone_then"),
                            row.getString("zone_now"),
                            then.getOrDefault(item, List.of()),
                            now.getOrDefault(item, List.of()));
                })
                .stream()
                .filter(holding -> !holding.zoneThen().equals(holding.zoneNow())
                        || !holding.scopesThen().equals(holding.scopesNow()))
                .toList();
    }

    /** The scopes items belong to now; items in none are missing. */
    Map<UUID, List<String>> scopesNow(Collection<UUID> items) {
        Map<UUID, List<String>> scopes = new HashMap<>();
        List<UUID> all = List.copyOf(new LinkedHashSet<>(items));
        for (int from = 0; from < all.size(); from += KEYS_PER_STATEMENT) {
            List<UUID> piece = all.subList(from, Math.min(all.size(), from + KEYS_PER_STATEMENT));
            scopes.putAll(scopes(
                    "select item_id, scope_code from item_scope where item_id in (:keys) order by scope_code",
                    new MapSqlParameterSource("keys", piece)));
        }
        return scopes;
    }

    /** How many proposals there are that would change figures of a day, and the area they move. */
    PostingStore.Sum undecided(LocalDate lastDay) {
        return jdbc.queryForObject(
                """
                select count(*) as lines, coalesce(sum(p.area_m2), 0) as total
                from area_posting p left join posting_decision d on d.posting_id = p.id
                where p.kind <> 'CAPACITY' and d.posting_id is null and p.effective_on <= :last_day""",
                new MapSqlParameterSource("last_day", lastDay),
                (row, number) ->
                        new PostingStore.Sum(row.getLong("lines"), Area.ofSquareMetres(row.getBigDecimal("total"))));
    }

    private Map<UUID, List<String>> scopes(String sql, MapSqlParameterSource values) {
        return jdbc
                .query(
                        sql,
                        values,
                        (row, number) -> Map.entry(row.getObject("item_id", UUID.class), row.getString("scope_code")))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Figure figure(ResultSet row, int number) throws SQLException {
        return new Figure(
                row.getString("zone_code"),
                row.getString("scope_code"),
                AreaAccount.valueOf(row.getString("account")),
                Area.ofSquareMetres(row.getBigDecimal("area_m2")),
                Area.ofSquareMetres(row.getBigDecimal("unconfirmed_m2")));
    }

    private static MonthClosing read(ResultSet row) throws SQLException {
        OffsetDateTime reopened = row.getObject("reopened_at", OffsetDateTime.class);
        return new MonthClosing(
                row.getObject("id", UUID.class),
                YearMonth.parse(row.getString("closed_month")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("actor_name"),
                row.getString("reason"),
                reopened == null
                        ? null
                        : new MonthClosing.Reopening(
                                reopened.toInstant(),
                                row.getString("reopened_by"),
                                row.getString("reopened_by_name"),
                                row.getString("reopened_reason")));
    }
}
