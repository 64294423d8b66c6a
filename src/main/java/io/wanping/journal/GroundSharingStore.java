package io.wanping.journal;

import io.wanping.geo.Area;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** SQL of the statements about shared ground. Only ever inserts. */
@Repository
class GroundSharingStore {

    private final NamedParameterJdbcTemplate jdbc;

    GroundSharingStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Two items in the order of their ids, as the database has them. */
    record Pair(UUID first, UUID second) {

        static Pair of(UUID one, UUID other) {
            return one.toString().compareTo(other.toString()) < 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    void insert(UUID id, GroundSharing sharing) {
        jdbc.update(
                """
                insert into ground_sharing (id, first_item_id, second_item_id, first_share, second_share, shared_m2, reason,
                    stated_by, stated_by_name, stated_at)
                values (:id, :first, :second, :first_share, :second_share, :shared, :reason, :by, :by_name, :at)""",
                new MapSqlParameterSource("id", id)
                        .addValue("first", sharing.first())
                        .addValue("second", sharing.second())
                        .addValue("first_share", sharing.firstShare(), Types.NUMERIC)
                        .addValue("second_share", sharing.secondShare(), Types.NUMERIC)
                        .addValue("shared", sharing.shared().squareMetres())
                        .addValue("reason", sharing.reason())
                        .addValue("by", sharing.statedBy())
                        .addValue("by_name", sharing.statedByName())
                        .addValue("at", PostingQuery.utc(sharing.statedAt())));
    }

    /** The latest statement about each pair. They are few: one for every overlap somebody had to speak about. */
    Map<Pair, GroundSharing> latest() {
        Map<Pair, GroundSharing> latest = new HashMap<>();
        jdbc.query("""
                select first_item_id, second_item_id, first_share, second_share, shared_m2, reason, stated_by, stated_by_name,
                    stated_at
                from ground_sharing order by seq""", Map.of(), row -> {
            GroundSharing sharing = new GroundSharing(
                    row.getObject("first_item_id", UUID.class),
                    row.getObject("second_item_id", UUID.class),
                    row.getBigDecimal("first_share"),
                    row.getBigDecimal("second_share"),
                    Area.ofSquareMetres(row.getBigDecimal("shared_m2")),
                    row.getString("reason"),
                    row.getString("stated_by"),
                    row.getString("stated_by_name"),
                    row.getObject("stated_at", OffsetDateTime.class).toInstant());
            latest.put(Pair.of(sharing.first(), sharing.second()), sharing);
        });
        return latest;
    }
}
