package io.wanping.progress;

import io.wanping.geo.Area;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** What the register says of buildings now, added up where it lies. Nothing is guessed for buildings that do not say. */
@Repository
class BuildingStore {

    private final NamedParameterJdbcTemplate jdbc;

    BuildingStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A line for each zone that has buildings, buckets included, by code. */
    List<ChartFigures.Occupancy> listOccupancy() {
        return jdbc.query(
                """
                select zone_code, count(*) as buildings, sum(known) as known,
                    sum(known * rentable_area_m2) as rentable_m2, sum(known * vacant_area_m2) as vacant_m2
                from (
                    select zone_code, coalesce(rentable_area_m2, 0) as rentable_area_m2, coalesce(vacant_area_m2, 0) as vacant_area_m2,
                        case when rentable_area_m2 is null or vacant_area_m2 is null then 0 else 1 end as known
                    from item where kind = 'BUILDING' and retired_at is null
                ) b group by zone_code order by zone_code""",
                new MapSqlParameterSource(),
                (row, number) -> new ChartFigures.Occupancy(
                        row.getString("zone_code"),
                        row.getInt("buildings"),
                        row.getInt("known"),
                        Area.ofSquareMetres(row.getBigDecimal("rentable_m2")),
                        Area.ofSquareMetres(row.getBigDecimal("vacant_m2"))));
    }

    /** Sites and buildings that stand alone by stage, the largest first; a building on a site is inside the site's figure. */
    List<ChartFigures.StageTotal> listStages(@Nullable String zone) {
        return jdbc.query(
                """
                select stage, count(*) as items, sum(coalesce(gross_floor_area_m2, 0)) as gross_m2
                from item where retired_at is null and site_id is null ZONED
                group by stage order by gross_m2 desc, stage""".replace("ZONED", zone == null ? "" : "and zone_code = :zone"),
                new MapSqlParameterSource("zone", zone),
                (row, number) -> new ChartFigures.StageTotal(
                        row.getString("stage"),
                        row.getInt("items"),
                        Area.ofSquareMetres(row.getBigDecimal("gross_m2"))));
    }
}
