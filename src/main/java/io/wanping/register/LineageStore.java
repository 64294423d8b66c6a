package io.wanping.register;

import io.wanping.account.Actor;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** SQL of the lineage of items. */
@Repository
class LineageStore {

    private final NamedParameterJdbcTemplate jdbc;

    LineageStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    enum Kind {
        SPLIT,
        MERGE
    }

    /** @param groundShare 0 to 1 */
    record Link(UUID parentId, UUID childId, Kind kind, BigDecimal groundShare) {}

    /**
     * A link as people read it.
     *
     * @param code of the other item; one that left the registers without the mark behind it
     * @param retired whether the other item has left the registers
     */
    record Relative(
            UUID id,
            String code,
            String name,
            boolean retired,
            Kind kind,
            BigDecimal groundShare,
            String reason,
            Instant at,
            String actorName) {}

    void insert(List<Link> links, String reason, Actor actor, Instant at) {
        jdbc.batchUpdate(
                """
                insert into item_lineage (parent_id, child_id, kind, ground_share, reason, recorded_at, actor, actor_name)
                values (:parent, :child, :kind, :share, :reason, :at, :actor, :actor_name)""",
                links.stream()
                        .map(link -> new MapSqlParameterSource("parent", link.parentId())
                                .addValue("child", link.childId())
                                .addValue("kind", link.kind().name())
                                .addValue("share", link.groundShare())
                                .addValue("reason", reason)
                                .addValue("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                                .addValue("actor", actor.username())
                                .addValue("actor_name", actor.displayName()))
                        .toArray(MapSqlParameterSource[]::new));
    }

    List<Relative> listParents(UUID childId) {
        return list("l.child_id = :id", "l.parent_id", childId);
    }

    List<Relative> listChildren(UUID parentId) {
        return list("l.parent_id = :id", "l.child_id", parentId);
    }

    private List<Relative> list(String where, String other, UUID id) {
        return jdbc.query(
                """
                select i.id, i.code, coalesce(i.name, '') as name, i.retired_at, l.kind, l.ground_share, l.reason, l.recorded_at, l.actor_name
                from item_lineage l join item i on i.id = OTHER where WHERE order by i.code""".replace("OTHER", other).replace("WHERE", where),
                new MapSqlParameterSource("id", id),
                (row, number) -> read(row));
    }

    private static Relative read(ResultSet row) throws SQLException {
        String code = row.getString("code");
        boolean retired = row.getObject("retired_at") != null;
        int mark = code.lastIndexOf('~');
        return new Relative(
                row.getObject("id", UUID.class),
                retired && mark > 0 ? code.substring(0, mark) : code,
                row.getString("name"),
                retired,
                Kind.valueOf(row.getString("kind")),
                row.getBigDecimal("ground_share"),
                row.getString("reason"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("actor_name"));
    }
}
