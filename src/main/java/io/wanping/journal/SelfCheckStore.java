package io.wanping.journal;

import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Looks for what must not be. Every question names the items or postings that break a law, a few of them. */
@Repository
class SelfCheckStore {

    private static final String CONFIRMED_LEGS = """
            select p.item_id, p.effective_on, p.to_account as account, p.area_m2
            from area_posting p left join posting_decision d on d.posting_id = p.id
            where p.kind = 'CAPACITY' or d.decision = 'CONFIRMED'
            union all
            select p.item_id, p.effective_on, p.from_account, -p.area_m2
            from area_posting p left join posting_decision d on d.posting_id = p.id
            where p.kind = 'CAPACITY' or d.decision = 'CONFIRMED'""";

    /** Asked for the few that are wrong, and not joined to all: before its first analyze PostgreSQL would walk the ledger for each item. */
    private static final String CODE = "(select i.code from item i where i.id = wrong.item_id) as code";

    private final NamedParameterJdbcTemplate jdbc;

    SelfCheckStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Items whose accounts together are not their capacity. */
    List<String> unconserved(int most) {
        return broken("""
                select CODE from (
                    select item_id from (
                        select item_id, area_m2 from (LEGS) legs where account <> 'ORIGIN'
                        union all
                        select id, -capacity_m2 from item
                    ) sides group by item_id having sum(area_m2) <> 0
                ) wrong order by code""", most);
    }

    /** Items one of whose accounts is below zero at the end of some day. */
    List<String> overdrawn(int most) {
        return broken("""
                select CODE from (
                    select distinct item_id from (
                        select item_id, sum(net) over (partition by item_id, account order by effective_on) as held from (
                            select item_id, account, effective_on, sum(area_m2) as net from (LEGS) legs
                            where account <> 'ORIGIN' group by item_id, account, effective_on) days
                    ) running where held < 0
                ) wrong order by code""", most);
    }

    /** Postings that their own maker confirmed, or that were decided before they were made. */
    List<String> decidedWrongly(int most) {
        return broken("""
                select cast(p.id as varchar(36)) as code from area_posting p join posting_decision d on d.posting_id = p.id
                where d.decided_at < p.recorded_at or p.kind = 'CAPACITY'
                    or (d.decision = 'CONFIRMED' and d.checker = p.maker)
                order by p.seq""", most);
    }

    /** Reversals that do not give back exactly what they name. */
    List<String> reversedWrongly(int most) {
        return broken("""
                select cast(r.id as varchar(36)) as code from area_posting r left join area_posting p on p.id = r.corrects_id
                where (r.kind = 'REVERSAL') <> (r.corrects_id is not null)
                    or (r.kind = 'REVERSAL' and (p.item_id <> r.item_id or p.area_m2 <> r.area_m2
                        or p.from_account <> r.to_account or p.to_account <> r.from_account))
                order by r.seq""", most);
    }

    /** Confirmed postings that more than one confirmed reversal names. */
    List<String> reversedTwice(int most) {
        return broken("""
                select cast(p.id as varchar(36)) as code from area_posting p
                join area_posting r on r.corrects_id = p.id
                join posting_decision d on d.posting_id = r.id and d.decision = 'CONFIRMED'
                group by p.id, p.seq having count(*) > 1 order by p.seq""", most);
    }

    /** Sites that count area beside their buildings. */
    List<String> sitesBesideBuildings(int most) {
        return broken("""
                select s.code from item s
                where s.kind = 'SITE' and s.capacity_m2 <> 0 and s.retired_at is null
                    and exists (select 1 from item b where b.site_id = s.id and b.retired_at is null)
                order by s.code""", most);
    }

    /** Closings whose figures are not the sum of their holdings. */
    List<String> frozenWrongly(int most) {
        return broken("""
                select c.closed_month as code from month_closing c
                left join (select closing_id, sum(area_m2) as area from reported_figure where scope_code = '*'
                    group by closing_id) f on f.closing_id = c.id
                left join (select closing_id, sum(area_m2) as area from reported_holding group by closing_id) h
                    on h.closing_id = c.id
                where c.action = 'CLOSED' and coalesce(f.area, 0) <> coalesce(h.area, 0) order by c.seq""", most);
    }

    private List<String> broken(String sql, int most) {
        return jdbc.queryForList(
                sql.replace("LEGS", CONFIRMED_LEGS).replace("CODE", CODE) + " fetch first :most rows only",
                new MapSqlParameterSource("most", most),
                String.class);
    }
}
