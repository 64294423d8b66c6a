package io.wanping.progress;

import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads what items plan together with what their accounts hold, in one statement over the tables of register and journal. */
@Repository
class PlanStore {

    private final NamedParameterJdbcTemplate jdbc;

    PlanStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Items with a planned account, area and deadline, and the confirmed area there at the end of a day, buildings included. */
    List<Plan> list(LocalDate asOf) {
        return jdbc.query(
                """
                select i.id, i.code, coalesce(i.name, i.code) as name, i.zone_code, i.street_code, i.planned_account, i.planned_area_m2, i.deadline,
                    i.responsible_unit, i.responsible_person, coalesce(held.done, 0) as done, held.entered_on
                from item i
                left join (
                    select owner, min(effective_on) as entered_on, sum(
                        case when to_account = planned_account then area_m2 when from_account = planned_account then -area_m2 else 0 end
                    ) as done
                    from (
                        select i.id as owner, i.planned_account, p.from_account, p.to_account, p.area_m2, p.effective_on
                        from item i
                        POSTED where PLANNED and CONFIRMED
                        union all
                        select i.id, i.planned_account, p.from_account, p.to_account, p.area_m2, p.effective_on
                        from item i
                        join item b on b.site_id = i.id
                        POSTED_ON_BUILDINGS where PLANNED and CONFIRMED
                    ) moved group by owner
                ) held on held.owner = i.id
                where PLANNED""".replace("POSTED_ON_BUILDINGS", posted("b"))
                        .replace("POSTED", posted("i"))
                        .replace("CONFIRMED", "(p.kind = 'CAPACITY' or d.decision = 'CONFIRMED')")
                        .replace(
                                "PLANNED",
                                "i.retired_at is null and i.planned_account is not null and i.planned_area_m2 > 0"
                                        + " and i.deadline is not null"),
                new MapSqlParameterSource("as_of", asOf),
                (row, number) -> read(row));
    }

    private static String posted(String item) {
        return """
                join area_posting p on p.item_id = ITEM.id and p.effective_on <= :as_of
                left join posting_decision d on d.posting_id = p.id""".replace("ITEM", item);
    }

    private static Plan read(ResultSet row) throws SQLException {
        return new Plan(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                row.getString("zone_code"),
                row.getString("street_code"),
                AreaAccount.valueOf(row.getString("planned_account")),
                Area.ofSquareMetres(row.getBigDecimal("planned_area_m2")),
                row.getObject("deadline", LocalDate.class),
                row.getString("responsible_unit"),
                row.getString("responsible_person"),
                Area.ofSquareMetres(row.getBigDecimal("done")),
                row.getObject("entered_on", LocalDate.class));
    }
}
