package io.wanping.progress;

import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import io.wanping.journal.Counting;
import io.wanping.journal.PastPlaceSql;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Adds up the journal where it lies: one statement for a question, whatever the number of groups, accounts and cuts. Joins the tables of register and journal on purpose: a sum over a million rows is formed in the
 * database or not at all.
 */
@Repository
class MovementStore implements Movements {

    private final NamedParameterJdbcTemplate jdbc;

    MovementStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<NetMovement> list(Question question) {
        MapSqlParameterSource values = new MapSqlParameterSource(
                        "last", question.cuts().last())
                .addValue("known_at", utc(question.knownAt()))
                .addValue("placed_at", utc(question.placing().at()))
                .addValue("placed_known_at", utc(question.placing().knownAt()))
                .addValue(
                        "accounts", question.accounts().stream().map(Enum::name).toList());
        Counting.Sql day = question.counting().sql("d.decision is not null");
        values.addValues(day.values());
        String sql = """
                select part, from_account, to_account, span, confirmed, sum(area_m2) as area_m2 from (
                    select PART as part, p.from_account, p.to_account, SPAN as span,
                        case when p.kind = 'CAPACITY' or d.decision is not null then 1 else 0 end as confirmed, p.area_m2
                    from area_posting p
                    JOIN
                    left join posting_decision d on d.posting_id = p.id and d.decided_at <= :known_at
                    where DAY <= :last and p.recorded_at <= :known_at
                        and (p.to_account in (:accounts) or p.from_account in (:accounts))
                        and (d.decision is null or d.decision <> 'REJECTED')
                        SCOPED
                ) moved group by part, from_account, to_account, span, confirmed""".replace("PART", part(question.split()))
                .replace("JOIN", join(question.split()))
                .replace("SPAN", span(question.cuts().days(), 0, values))
                .replace("SCOPED", scoped(question.scopes(), values))
                .replace("DAY", day.text());
        return jdbc.query(
                sql,
                values,
                (row, number) -> new NetMovement(
                        row.getString("part"),
                        AreaAccount.valueOf(row.getString("from_account")),
                        AreaAccount.valueOf(row.getString("to_account")),
                        row.getInt("span"),
                        row.getInt("confirmed") == 1,
                        Area.ofSquareMetres(row.getBigDecimal("area_m2"))));
    }

    @Override
    public boolean anyLeftSince(Instant instant) {
        return !jdbc.queryForList(
                        "select 1 from past_place where until_at > :since fetch first 1 rows only",
                        new MapSqlParameterSource("since", utc(instant)),
                        Integer.class)
                .isEmpty();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String part(Split split) {
        return switch (split) {
            case ALL -> "''";
            case ZONE -> "coalesce(b.zone_code, i.zone_code)";
            case STREET -> "coalesce(case when b.item_id is null then i.street_code else b.street_code end, 'NONE')";
            case SCOPE -> "g.scope_code";
        };
    }

    private static String join(Split split) {
        return switch (split) {
            case ALL -> PastPlaceSql.JOIN;
            case ZONE, STREET -> "join item i on i.id = p.item_id" + PastPlaceSql.JOIN;
            case SCOPE ->
                PastPlaceSql.JOIN + " join " + PastPlaceSql.SCOPES + " g on g.item_id = p.item_id and "
                        + PastPlaceSql.sameTime("g");
        };
    }

    /** Which span a posting falls into: a decision tree over the cuts, so that many months cost few comparisons. */
    private static String span(List<LocalDate> cuts, int first, MapSqlParameterSource values) {
        if (cuts.size() == 1) {
            return Integer.toString(first);
        }
        int half = cuts.size() / 2;
        String cut = "cut_" + (first + half - 1);
        values.addValue(cut, cuts.get(half - 1));
        return "case when DAY <= :" + cut + " then " + span(cuts.subList(0, half), first, values) + " else "
                + span(cuts.subList(half, cuts.size()), first + half, values) + " end";
    }

    private static String scoped(List<String> scopes, MapSqlParameterSource values) {
        if (scopes.isEmpty()) {
            return "";
        }
        values.addValue("scopes", scopes);
        return "and exists (select 1 from " + PastPlaceSql.SCOPES + " s where s.item_id = p.item_id and "
                + PastPlaceSql.sameTime("s") + " and s.scope_code in (:scopes))";
    }
}
