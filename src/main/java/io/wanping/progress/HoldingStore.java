package io.wanping.progress;

import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** What moved for each item up to a day, as it was known at an instant. */
@Repository
class HoldingStore {

    private final NamedParameterJdbcTemplate jdbc;

    HoldingStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param firstOn the first day any of it was effective */
    record Moved(UUID item, AreaAccount from, AreaAccount to, boolean confirmed, Area area, LocalDate firstOn) {}

    List<Moved> listMoved(LocalDate asOf, Instant knownAt) {
        return jdbc.query(
                """
                select item_id, from_account, to_account, confirmed, sum(area_m2) as area_m2, min(effective_on) as first_on from (
                    select p.item_id, p.from_account, p.to_account, p.area_m2, p.effective_on,
                        case when p.kind = 'CAPACITY' or d.decision is not null then 1 else 0 end as confirmed
                    from area_posting p
                    left join posting_decision d on d.posting_id = p.id and d.decided_at <= :known_at
                    where p.effective_on <= :as_of and p.recorded_at <= :known_at
                        and (d.decision is null or d.decision <> 'REJECTED')
                ) moved group by item_id, from_account, to_account, confirmed""",
                new MapSqlParameterSource("as_of", asOf).addValue("known_at", knownAt.atOffset(ZoneOffset.UTC)),
                (row, number) -> new Moved(
                        row.getObject("item_id", UUID.class),
                        AreaAccount.valueOf(row.getString("from_account")),
                        AreaAccount.valueOf(row.getString("to_account")),
                        row.getInt("confirmed") == 1,
                        Area.ofSquareMetres(row.getBigDecimal("area_m2")),
                        row.getObject("first_on", LocalDate.class)));
    }
}
