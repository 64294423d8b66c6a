package io.wanping.progress;

import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** What an account gained and lost within some days, by the account on the other side. One statement over the journal. */
@Repository
class MonthStepStore {

    private final NamedParameterJdbcTemplate jdbc;

    MonthStepStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param after the day before the first
     * @param upTo the last day
     * @param scopes only items in at least one of them; empty for all items
     * @param zone only items of this zone; null for all
     */
    record Asked(
            AreaAccount account,
            LocalDate after,
            LocalDate upTo,
            Instant knownAt,
            List<String> scopes,
            @Nullable String zone) {}

    /** Confirmed movements only, those that net to nothing left out; ordinary ones before corrections, in the order of accounts. */
    List<ChartFigures.Step> list(Asked asked) {
        MapSqlParameterSource values = new MapSqlParameterSource(
                        "account", asked.account().name())
                .addValue("after", asked.after())
                .addValue("up_to", asked.upTo())
                .addValue("known_at", asked.knownAt().atOffset(ZoneOffset.UTC))
                .addValue("zone", asked.zone())
                .addValue("scopes", asked.scopes());
        String sql = """
                select other, correction, sum(area_m2) as area_m2 from (
                    select case when p.to_account = :account then p.from_account else p.to_account end as other,
                        case when p.corrects_id is null then 0 else 1 end as correction,
                        case when p.to_account = :account then p.area_m2 else -p.area_m2 end as area_m2
                    from area_posting p
                    join item i on i.id = p.item_id
                    left join posting_decision d on d.posting_id = p.id and d.decided_at <= :known_at
                    where p.effective_on > :after and p.effective_on <= :up_to and p.recorded_at <= :known_at
                        and (p.to_account = :account or p.from_account = :account)
                        and (p.kind = 'CAPACITY' or d.decision = 'CONFIRMED')
                        ZONED SCOPED
                ) moved group by other, correction having sum(area_m2) <> 0 order by correction, other""".replace("ZONED", asked.zone() == null ? "" : "and i.zone_code = :zone").replace(
                "SCOPED",
                asked.scopes().isEmpty()
                        ? ""
                        : "and exists (select 1 from item_scope s where s.item_id = p.item_id and s.scope_code in (:scopes))");
        return jdbc
                .query(
                        sql,
                        values,
                        (row, number) -> new ChartFigures.Step(
                                AreaAccount.valueOf(row.getString("other")),
                                row.getInt("correction") == 1,
                                Area.ofSquareMetres(row.getBigDecimal("area_m2"))))
                .stream()
                .sorted((one, other) -> one.correction() == other.correction()
                        ? one.with().compareTo(other.with())
                        : Boolean.compare(one.correction(), other.correction()))
                .toList();
    }
}
