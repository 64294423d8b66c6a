package io.wanping.map;

import io.wanping.account.Reach;
import io.wanping.geo.Area;
import io.wanping.geo.Ewkb;
import io.wanping.journal.AreaAccount;
import io.wanping.register.ItemKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads items with their shapes, and what they hold, from the tables of register and journal; the same box cuts both. */
@Repository
class MapItemStore {

    private static final String SELECT = """
            select w.id, w.kind, w.code, coalesce(w.name, w.code) as name, w.zone_code, w.stage, w.gross_floor_area_m2,
                w.land_area_m2, w.site_id, w.sample, w.version, w.performance_class, w.floors_above, w.rentable_area_m2,
                w.vacant_area_m2, cast(w.footprint as bytea) as footprint_bytes,
                (select max(b.floors_above) from item b where b.site_id = w.id and b.retired_at is null) as buildings_floors,
                (select sum(b.rentable_area_m2) from item b where b.site_id = w.id and b.retired_at is null
                    and b.vacant_area_m2 is not null) as buildings_rentable_m2,
                (select sum(b.vacant_area_m2) from item b where b.site_id = w.id and b.retired_at is null
                    and b.rentable_area_m2 is not null) as buildings_vacant_m2
            from item w where w.retired_at is null and\s""";

    private final NamedParameterJdbcTemplate jdbc;

    MapItemStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What part of the map is asked for; null means any. */
    record View(@Nullable ItemKind kind, @Nullable BoundingBox box, Reach reach) {}

    /** How many items of the view are on the map. */
    long count(View view) {
        MapSqlParameterSource values = new MapSqlParameterSource();
        Long count = jdbc.queryForObject(
                "select count(*) from item w where w.retired_at is null and " + placed(view, values),
                values,
                Long.class);
        return count == null ? 0 : count;
    }

    /** The items of the view that are on the map, sites first, so that buildings are drawn over them. */
    List<MapItem> list(View view) {
        MapSqlParameterSource values = new MapSqlParameterSource();
        return jdbc.query(
                SELECT + placed(view, values) + " order by w.kind desc, w.code", values, (row, number) -> read(row));
    }

    /** Those of the items that are on the map. */
    List<MapItem> listByIds(Collection<UUID> ids) {
        return jdbc.query(
                SELECT + "w.footprint is not null and w.id in (:ids)",
                new MapSqlParameterSource("ids", ids),
                (row, number) -> read(row));
    }

    /** A page of all items on the map in the order of their ids; {@code after} is the last id of the page before. */
    List<MapItem> listPage(@Nullable UUID after, int limit) {
        return jdbc.query(
                SELECT + "w.footprint is not null" + (after == null ? "" : " and w.id > :after")
                        + " order by w.id fetch first :limit rows only",
                new MapSqlParameterSource("after", after).addValue("limit", limit),
                (row, number) -> read(row));
    }

    /** The sites that the items stand on, if they do. */
    Set<UUID> listSitesOf(Collection<UUID> ids) {
        return new HashSet<>(jdbc.queryForList(
                "select distinct site_id from item where id in (:ids) and site_id is not null",
                new MapSqlParameterSource("ids", ids),
                UUID.class));
    }

    /** Every item, on the map or not. */
    record Registered(UUID id, boolean onASite, boolean placed) {}

    List<Registered> listRegistered() {
        return jdbc.query(
                "select id, site_id, case when footprint is null then 0 else 1 end as placed from item where retired_at is null",
                (row, number) -> new Registered(
                        row.getObject("id", UUID.class),
                        row.getObject("site_id", UUID.class) != null,
                        row.getInt("placed") == 1));
    }

    /** What the items of the view hold at the end of a day. */
    Holdings holdings(View view, LocalDate asOf) {
        MapSqlParameterSource values = new MapSqlParameterSource("as_of", asOf);
        return holdings(placed(view, values), values);
    }

    /** What these items hold at the end of a day. */
    Holdings holdings(Collection<UUID> ids, LocalDate asOf) {
        return holdings("w.id in (:ids)", new MapSqlParameterSource("as_of", asOf).addValue("ids", ids));
    }

    /** What every item holds at the end of a day, on the map or not. */
    Holdings allHoldings(LocalDate asOf) {
        return holdings("1 = 1", new MapSqlParameterSource("as_of", asOf));
    }

    private Holdings holdings(String wanted, MapSqlParameterSource values) {
        String posted = """
                join area_posting p on p.item_id = ITEM.id and p.effective_on <= :as_of
                left join posting_decision d on d.posting_id = p.id
                where (d.decision is null or d.decision <> 'REJECTED') and w.retired_at is null and WANTED""".replace("WANTED", wanted);
        String sql = """
                select owner, from_account, to_account, confirmed, sum(area_m2) as area_m2 from (
                    select w.id as owner, p.from_account, p.to_account, CONFIRMED as confirmed, p.area_m2
                    from item w OWN
                    union all
                    select w.id, p.from_account, p.to_account, CONFIRMED, p.area_m2
                    from item w join item b on b.site_id = w.id and b.retired_at is null OF_BUILDINGS
                ) moved group by owner, from_account, to_account, confirmed""".replace(
                        "CONFIRMED", "case when p.kind = 'CAPACITY' or d.decision is not null then 1 else 0 end")
                .replace("OF_BUILDINGS", posted.replace("ITEM", "b"))
                .replace("OWN", posted.replace("ITEM", "w"));
        return Holdings.of(jdbc.query(
                sql,
                values,
                (row, number) -> new Holdings.Moved(
                        row.getObject("owner", UUID.class),
                        AreaAccount.valueOf(row.getString("from_account")),
                        AreaAccount.valueOf(row.getString("to_account")),
                        row.getInt("confirmed") == 1,
                        Area.ofSquareMetres(row.getBigDecimal("area_m2")))));
    }

    private static String placed(View view, MapSqlParameterSource values) {
        List<String> conditions = new ArrayList<>(List.of("w.footprint is not null"));
        if (view.kind() != null) {
            conditions.add("w.kind = :kind");
            values.addValue("kind", view.kind().name());
        }
        if (view.box() != null) {
            conditions.add("w.footprint && cast(:box as geometry)");
            values.addValue("box", view.box().bytes());
        }
        if (!view.reach().zones().isEmpty()) {
            conditions.add("w.zone_code in (:zones_kept_to)");
            values.addValue("zones_kept_to", view.reach().zones());
        }
        if (!view.reach().streets().isEmpty()) {
            conditions.add("w.street_code in (:streets_kept_to)");
            values.addValue("streets_kept_to", view.reach().streets());
        }
        return String.join(" and ", conditions);
    }

    private static MapItem read(ResultSet row) throws SQLException {
        return new MapItem(
                row.getObject("id", UUID.class),
                ItemKind.valueOf(row.getString("kind")),
                row.getString("code"),
                row.getString("name"),
                row.getString("zone_code"),
                row.getString("stage"),
                row.getBigDecimal("gross_floor_area_m2"),
                row.getBigDecimal("land_area_m2"),
                row.getObject("site_id", UUID.class),
                row.getBoolean("sample"),
                row.getLong("version"),
                traits(row),
                (MultiPolygon) Ewkb.read(row.getBytes("footprint_bytes")));
    }

    private static MapItem.Traits traits(ResultSet row) throws SQLException {
        boolean site = ItemKind.valueOf(row.getString("kind")) == ItemKind.SITE;
        BigDecimal rentable = row.getBigDecimal(site ? "buildings_rentable_m2" : "rentable_area_m2");
        BigDecimal vacant = row.getBigDecimal(site ? "buildings_vacant_m2" : "vacant_area_m2");
        boolean known = rentable != null && vacant != null && rentable.signum() > 0;
        return new MapItem.Traits(
                row.getString("stage"),
                row.getString("performance_class"),
                row.getObject(site ? "buildings_floors" : "floors_above", Integer.class),
                known ? vacant.divide(rentable, 4, RoundingMode.HALF_UP) : null,
                row.getBigDecimal(site ? "land_area_m2" : "gross_floor_area_m2"));
    }
}
