package io.wanping.register;

import io.wanping.geo.Ewkb;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** SQL of where items lay since when. */
@Repository
class PlacementStore {

    private static final int ROWS_PER_BATCH = 1000;

    private final NamedParameterJdbcTemplate jdbc;

    PlacementStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes those of the changes that moved an item, or gave it another reason to lie where it does. */
    void insert(List<ItemChange> changes, Dating dating, Instant now) {
        List<MapSqlParameterSource> rows = changes.stream()
                .filter(change -> change.isMoved() && !change.isRetirement())
                .map(change -> row(change, dating, now))
                .toList();
        for (int from = 0; from < rows.size(); from += ROWS_PER_BATCH) {
            jdbc.batchUpdate(
                    """
                    insert into item_placement (item_id, revision, zone_code, zone_share, zone_method, street_code, boundary_version,
                        cause, reason, effective_on, recorded_at)
                    values (:item, :revision, :zone, :share, :method, :street,
                        (select coalesce(max(version), 1) from zone_boundary_version), :cause, :reason, :effective_on, :at)""",
                    rows.subList(from, Math.min(rows.size(), from + ROWS_PER_BATCH))
                            .toArray(MapSqlParameterSource[]::new));
        }
    }

    private static MapSqlParameterSource row(ItemChange change, Dating dating, Instant now) {
        Item item = change.after();
        Instant at = dating.recordedAt() == null ? now : dating.recordedAt();
        return new MapSqlParameterSource("item", item.id())
                .addValue("revision", item.version())
                .addValue("zone", item.zone())
                .addValue("share", item.zoneShare(), Types.NUMERIC)
                .addValue("method", item.zoneMethod())
                .addValue("street", item.street(), Types.VARCHAR)
                .addValue("cause", cause(change).name())
                .addValue("reason", change.command().reason())
                .addValue("effective_on", dating.effectiveOn())
                .addValue("at", at.atOffset(ZoneOffset.UTC));
    }

    private static PlacementCause cause(ItemChange change) {
        if (change.before() == null) {
            return PlacementCause.REGISTERED;
        }
        if (change.command() instanceof ItemCommand.Assign assign) {
            return assign.source().kind() == ItemSource.Kind.BOUNDARY
                    ? PlacementCause.BOUNDARY
                    : PlacementCause.OVERRIDE;
        }
        return PlacementCause.CHANGED;
    }

    /** Where an item lay, newest first. */
    List<PastPlacement> list(UUID itemId) {
        return jdbc.query(
                """
                select revision, zone_code, zone_share, zone_method, street_code, boundary_version, cause, reason, effective_on,
                    recorded_at
                from item_placement where item_id = :item order by seq desc""",
                new MapSqlParameterSource("item", itemId),
                (row, number) -> new PastPlacement(
                        row.getLong("revision"),
                        row.getString("zone_code"),
                        row.getBigDecimal("zone_share"),
                        row.getString("zone_method"),
                        row.getString("street_code"),
                        row.getLong("boundary_version"),
                        PlacementCause.valueOf(row.getString("cause")),
                        row.getString("reason"),
                        row.getObject("effective_on", LocalDate.class),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()));
    }

    /** Everything on the map, in the order of codes. */
    List<PlacedItem> listPlaced() {
        List<PlacedItem> placed = new ArrayList<>();
        jdbc.query("""
                select id, kind, code, name, version, zone_code, zone_share, zone_method, cast(footprint as bytea) as footprint_bytes
                from item where retired_at is null and footprint is not null order by code""", row -> {
            placed.add(new PlacedItem(
                    row.getObject("id", UUID.class),
                    ItemKind.valueOf(row.getString("kind")),
                    row.getString("code"),
                    row.getString("name"),
                    row.getLong("version"),
                    row.getString("zone_code"),
                    row.getBigDecimal("zone_share"),
                    row.getString("zone_method"),
                    (MultiPolygon) Ewkb.read(row.getBytes("footprint_bytes"))));
        });
        return placed;
    }

    /** An item on the map, as far as its place goes. */
    record PlacedItem(
            UUID id,
            ItemKind kind,
            String code,
            @Nullable String name,
            long version,
            String zone,
            @Nullable BigDecimal share,
            String method,
            MultiPolygon geometry) {}
}
