package io.wanping.journal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Finds items by what the register says and by what their accounts hold. Pages by key, never by offset. Joins the register's table
 * on purpose: a list filtered by account must be cut into pages after both are known.
 */
@Repository
class LedgerItemStore {

    private final NamedParameterJdbcTemplate jdbc;

    LedgerItemStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The orders a list can have; {@code area} is the largest capacity first. */
    enum Order {
        CODE("i.code", false),
        NAME("coalesce(i.name, i.code)", false),
        AREA("i.capacity_m2", true);

        private final String expression;
        private final boolean descending;

        Order(String expression, boolean descending) {
            this.expression = expression;
            this.descending = descending;
        }
    }

    /** Ids in order, one more than asked when there is another page. */
    List<UUID> listIds(ItemFilter filter, Order order, @Nullable UUID after, int limit) {
        MapSqlParameterSource values = new MapSqlParameterSource();
        List<String> conditions = conditions(filter, values);
        if (after != null) {
            String sign = order.descending ? "<" : ">";
            String last = "(select " + order.expression + " from item i where i.id = :after)";
            conditions.add("(" + order.expression + " " + sign + " " + last + " or (" + order.expression + " = " + last
                    + " and i.id > :after))");
            values.addValue("after", after);
        }
        String sql = "select i.id from item i" + where(conditions) + " order by " + order.expression
                + (order.descending ? " desc" : "") + ", i.id fetch first :limit rows only";
        return jdbc.queryForList(sql, values.addValue("limit", limit), UUID.class);
    }

    long count(ItemFilter filter) {
        MapSqlParameterSource values = new MapSqlParameterSource();
        Long count = jdbc.queryForObject(
                "select count(*) from item i" + where(conditions(filter, values)), values, Long.class);
        return count == null ? 0 : count;
    }

    /** All of them, in no order. */
    Set<UUID> idsOf(ItemFilter filter) {
        MapSqlParameterSource values = new MapSqlParameterSource();
        return new HashSet<>(
                jdbc.queryForList("select i.id from item i" + where(conditions(filter, values)), values, UUID.class));
    }

    private static String where(List<String> conditions) {
        return " where " + String.join(" and ", conditions);
    }

    private static List<String> conditions(ItemFilter filter, MapSqlParameterSource values) {
        List<String> conditions = new ArrayList<>(List.of("i.retired_at is null"));
        if (filter.kind() != null) {
            conditions.add("i.kind = :kind");
            values.addValue("kind", filter.kind().name());
        }
        if (filter.words() != null && !filter.words().isBlank()) {
            conditions.add(mentions(filter.words(), filter.persons()));
            values.addValue("words", "%" + escaped(filter.words().strip().toLowerCase(Locale.ROOT)) + "%");
        }
        if (filter.zone() != null) {
            conditions.add("i.zone_code = :zone");
            values.addValue("zone", filter.zone());
        }
        if (!filter.reach().zones().isEmpty()) {
            conditions.add("i.zone_code in (:zones_kept_to)");
            values.addValue("zones_kept_to", filter.reach().zones());
        }
        if (!filter.reach().streets().isEmpty()) {
            conditions.add("i.street_code in (:streets_kept_to)");
            values.addValue("streets_kept_to", filter.reach().streets());
        }
        if (filter.street() != null) {
            conditions.add("i.street_code = :street");
            values.addValue("street", filter.street());
        }
        if (filter.scope() != null) {
            conditions.add("exists (select 1 from item_scope s where s.item_id = i.id and s.scope_code = :scope)");
            values.addValue("scope", filter.scope());
        }
        if (filter.siteCode() != null) {
            conditions.add("i.site_id = (select w.id from item w where w.code = :site_code)");
            values.addValue("site_code", filter.siteCode());
        }
        if (filter.box() != null) {
            conditions.add("i.footprint && cast(:box as geometry)");
            values.addValue("box", filter.box());
        }
        if (filter.stage() != null) {
            conditions.add("i.stage = :stage");
            values.addValue("stage", filter.stage());
        }
        if (filter.unit() != null && !filter.unit().isBlank()) {
            conditions.add("lower(i.responsible_unit) like :unit escape '!'");
            values.addValue("unit", "%" + escaped(filter.unit().strip().toLowerCase(Locale.ROOT)) + "%");
        }
        if (filter.grossFrom_m2() != null) {
            conditions.add("i.gross_floor_area_m2 >= :gross_from");
            values.addValue("gross_from", filter.grossFrom_m2());
        }
        if (filter.grossTo_m2() != null) {
            conditions.add("i.gross_floor_area_m2 <= :gross_to");
            values.addValue("gross_to", filter.grossTo_m2());
        }
        if (filter.placed() != null) {
            conditions.add(filter.placed() ? "i.footprint is not null" : "i.footprint is null");
        }
        if (filter.account() != null) {
            conditions.add(HOLDS_ACCOUNT);
            values.addValue("account", filter.account().name());
        }
        return conditions;
    }

    /** Numbers of persons may stand in names and addresses, and masked ones must not be guessed digit by digit. */
    private static String mentions(String words, boolean persons) {
        List<String> columns = new ArrayList<>(List.of("lower(i.code)", "i.parcel_number", "i.name_initials"));
        if (persons || !MANY_DIGITS.matcher(words).find()) {
            columns.addAll(List.of("lower(i.name)", "lower(i.address)"));
        }
        if (persons) {
            columns.add("lower(i.responsible_person)");
        }
        return columns.stream()
                .map(column -> column + " like :words escape '!'")
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    /** Lanes and house numbers have fewer. */
    private static final Pattern MANY_DIGITS = Pattern.compile("\\d[- ]?\\d[- ]?\\d[- ]?\\d[- ]?\\d");

    private static final String HOLDS_ACCOUNT = """
            (select sum(case when p.to_account = :account then p.area_m2 else -p.area_m2 end)
                from area_posting p
                join item o on o.id = p.item_id
                left join posting_decision d on d.posting_id = p.id
                where coalesce(o.site_id, o.id) = case when i.kind = 'SITE' then i.id else coalesce(o.site_id, o.id) end
                    and (i.kind = 'SITE' or o.id = i.id)
                    and :account in (p.to_account, p.from_account)
                    and (p.kind = 'CAPACITY' or d.decision = 'CONFIRMED')) > 0""";

    private static String escaped(String words) {
        return words.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
