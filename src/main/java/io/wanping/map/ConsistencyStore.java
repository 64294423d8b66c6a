package io.wanping.map;

import io.wanping.account.Actor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** SQL of the answers. */
@Repository
class ConsistencyStore {

    private final NamedParameterJdbcTemplate jdbc;

    ConsistencyStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param facts what was found when it was given */
    record Answer(String reason, String facts, String answeredByName, Instant answeredAt) {}

    void insert(UUID id, String key, String facts, String reason, Actor actor, Instant at) {
        jdbc.update(
                """
                insert into consistency_answer (id, finding_key, facts, reason, answered_by, answered_by_name, answered_at)
                values (:id, :key, :facts, :reason, :by, :by_name, :at)""",
                new MapSqlParameterSource("id", id)
                        .addValue("key", key)
                        .addValue("facts", facts)
                        .addValue("reason", reason)
                        .addValue("by", actor.username())
                        .addValue("by_name", actor.displayName())
                        .addValue("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC)));
    }

    /** The latest answer to each question that has one. */
    Map<String, Answer> latest() {
        Map<String, Answer> latest = new HashMap<>();
        jdbc.query(
                "select finding_key, reason, facts, answered_by_name, answered_at from consistency_answer order by seq",
                row -> {
                    latest.put(
                            row.getString("finding_key"),
                            new Answer(
                                    row.getString("reason"),
                                    row.getString("facts"),
                                    row.getString("answered_by_name"),
                                    row.getObject("answered_at", OffsetDateTime.class)
                                            .toInstant()));
                });
        return latest;
    }
}
