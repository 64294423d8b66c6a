package io.wanping.progress;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads from the revisions how deadlines moved. */
@Repository
class MoveStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final NamedParameterJdbcTemplate jdbc;

    MoveStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order they were made; setting a first date or taking the last away is no move. */
    List<Slippage.Move> listMoves(Instant knownAt) {
        List<Slippage.Move> moves = new ArrayList<>();
        jdbc.query(
                """
                select item_id, changes from item_revision
                where recorded_at <= :known_at and changes like :about order by recorded_at, item_id, revision""",
                new MapSqlParameterSource("known_at", knownAt.atOffset(ZoneOffset.UTC))
                        .addValue("about", "%\"deadline\"%"),
                row -> {
                    UUID item = row.getObject("item_id", UUID.class);
                    for (JsonNode change : JSON.readTree(row.getString("changes"))) {
                        if (change.path("field").asString().equals("deadline")) {
                            take(moves, item, change);
                        }
                    }
                });
        return moves;
    }

    private static void take(List<Slippage.Move> moves, UUID item, JsonNode change) {
        try {
            if (change.path("before").isString() && change.path("after").isString()) {
                moves.add(new Slippage.Move(
                        item,
                        LocalDate.parse(change.path("before").asString()),
                        LocalDate.parse(change.path("after").asString())));
            }
        } catch (DateTimeParseException noDate) {
            // an old revision may hold what people wrote; what is no date did not move
        }
    }
}
