package io.wanping.register;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** SQL of changes of many items. */
@Repository
class BulkStore {

    private final NamedParameterJdbcTemplate jdbc;

    BulkStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The revision a change wrote of each item, in the order of their ids; empty where there is no such change. */
    Map<UUID, Long> revisionsOf(UUID bulk) {
        Map<UUID, Long> revisions = new LinkedHashMap<>();
        jdbc.query(
                "select item_id, revision from item_revision where batch_id = :bulk and source_kind = 'BULK' order by item_id",
                new MapSqlParameterSource("bulk", bulk),
                row -> {
                    revisions.put(row.getObject("item_id", UUID.class), row.getLong("revision"));
                });
        return revisions;
    }
}
