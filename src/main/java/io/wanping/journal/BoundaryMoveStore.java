package io.wanping.journal;

import io.wanping.geo.Area;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** SQL of area moved by boundaries. */
@Repository
class BoundaryMoveStore {

    private static final int ROWS_PER_BATCH = 1000;

    private final NamedParameterJdbcTemplate jdbc;

    BoundaryMoveStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Confirmed area of one item that changed its zone. */
    record Row(UUID itemId, AreaAccount account, String from, String to, Area area) {}

    /** What went from one zone to another in an account; {@code items} of them. */
    record Sum(long version, String from, String to, AreaAccount account, int items, BigDecimal area_m2) {}

    void insert(long version, List<Row> moved) {
        for (int at = 0; at < moved.size(); at += ROWS_PER_BATCH) {
            jdbc.batchUpdate(
                    """
                    insert into zone_boundary_move (version, item_id, account, from_zone, to_zone, area_m2)
                    values (:version, :item, :account, :from, :to, :area)""",
                    moved.subList(at, Math.min(moved.size(), at + ROWS_PER_BATCH)).stream()
                            .map(row -> new MapSqlParameterSource("version", version)
                                    .addValue("item", row.itemId())
                                    .addValue("account", row.account().name())
                                    .addValue("from", row.from())
                                    .addValue("to", row.to())
                                    .addValue("area", row.area().squareMetres()))
                            .toArray(MapSqlParameterSource[]::new));
        }
    }

    /** Sums of the versions after {@code from}, up to and with {@code to}. */
    List<Sum> sums(long from, long to) {
        return jdbc.query(
                """
                select version, from_zone, to_zone, account, count(*) as items, sum(area_m2) as area_m2 from zone_boundary_move
                where version > :from and version <= :to
                group by version, from_zone, to_zone, account order by version, from_zone, to_zone, account""",
                new MapSqlParameterSource("from", from).addValue("to", to),
                (row, number) -> new Sum(
                        row.getLong("version"),
                        row.getString("from_zone"),
                        row.getString("to_zone"),
                        AreaAccount.valueOf(row.getString("account")),
                        row.getInt("items"),
                        row.getBigDecimal("area_m2")));
    }
}
