package io.wanping.zoning;

import io.wanping.account.Actor;
import io.wanping.geo.Ewkb;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** SQL of the boundary versions. */
@Repository
class BoundaryStore {

    private final NamedParameterJdbcTemplate jdbc;

    BoundaryStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Other changes of zones wait until the running transaction ends. */
    void lock() {
        jdbc.queryForList("select id from zoning_revision where id = 1 for update", Map.of(), Integer.class);
    }

    long newestVersion() {
        Long newest = jdbc.queryForObject(
                "select coalesce(max(version), 0) from zone_boundary_version", Map.of(), Long.class);
        return newest == null ? 0 : newest;
    }

    /** Oldest first; which zones changed is not filled in. */
    List<BoundaryVersion> listVersions() {
        return jdbc.query(
                "select version, effective_on, reason, actor_name, recorded_at from zone_boundary_version order by version",
                (row, number) -> new BoundaryVersion(
                        row.getLong("version"),
                        row.getObject("effective_on", LocalDate.class),
                        row.getString("reason"),
                        row.getString("actor_name"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        List.of()));
    }

    /** Outlines of every version, by version and zone. */
    Map<Long, Map<String, MultiPolygon>> listOutlines() {
        Map<Long, Map<String, MultiPolygon>> outlines = new LinkedHashMap<>();
        jdbc.query(
                "select version, zone_code, cast(outline as bytea) as outline_bytes from zone_boundary order by version, zone_code",
                row -> {
                    outlines.computeIfAbsent(row.getLong("version"), none -> new LinkedHashMap<>())
                            .put(row.getString("zone_code"), (MultiPolygon) Ewkb.read(row.getBytes("outline_bytes")));
                });
        return outlines;
    }

    /** Writes a version with all its outlines. */
    void insert(
            long version, @Nullable LocalDate effectiveOn, String reason, List<Zone> zones, Actor actor, Instant at) {
        jdbc.update(
                """
                insert into zone_boundary_version (version, effective_on, reason, actor, actor_name, recorded_at)
                values (:version, :effective_on, :reason, :actor, :actor_name, :at)""",
                new MapSqlParameterSource("version", version)
                        .addValue("effective_on", effectiveOn, java.sql.Types.DATE)
                        .addValue("reason", reason)
                        .addValue("actor", actor.username())
                        .addValue("actor_name", actor.displayName())
                        .addValue("at", at.atOffset(ZoneOffset.UTC)));
        List<MapSqlParameterSource> rows = new ArrayList<>();
        for (Zone zone : zones) {
            rows.add(new MapSqlParameterSource("version", version)
                    .addValue("zone", zone.code())
                    .addValue("outline", Ewkb.bytes(zone.outline())));
        }
        jdbc.batchUpdate(
                "insert into zone_boundary (version, zone_code, outline) values (:version, :zone, cast(:outline as geometry))",
                rows.toArray(MapSqlParameterSource[]::new));
    }

    /** Makes outlines those that hold now. */
    void updateZones(List<Zone> zones) {
        for (Zone zone : zones) {
            jdbc.update(
                    "update zone set outline = cast(:outline as geometry) where code = :zone",
                    new MapSqlParameterSource("zone", zone.code()).addValue("outline", Ewkb.bytes(zone.outline())));
        }
        jdbc.update("update zoning_revision set revision = revision + 1 where id = 1", Map.of());
    }
}
