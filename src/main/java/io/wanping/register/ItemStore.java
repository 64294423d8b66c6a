package io.wanping.register;

import io.wanping.account.Actor;
import io.wanping.geo.Area;
import io.wanping.geo.Ewkb;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** SQL of the item tables. Retired items are in no list. Lists of keys are asked in pieces, since a statement takes a limited number of parameters. */
@Repository
class ItemStore {

    private static final int KEYS_PER_STATEMENT = 1000;
    private static final String FIELD_COLUMNS =
            Arrays.stream(ItemField.values()).map(ItemField::column).collect(Collectors.joining(", "));
    private static final String SELECT = "select id, kind, code, " + FIELD_COLUMNS + ", site_id, "
            + "cast(footprint as bytea) as footprint_bytes, measured_area_m2, zone_code, zone_share, zone_method, "
            + "street_code, capacity_m2, version, provenance, attributes, sample, changed_at from item where retired_at is null and ";

    private final NamedParameterJdbcTemplate jdbc;

    ItemStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Asks by one array and not by a list of keys: without statistics, PostgreSQL walks the table once for each key of a list. */
    List<Item> listByIds(Collection<UUID> ids) {
        return inPieces(
                ids, piece -> items("id = any(:keys) order by code", new SqlArrayValue("uuid", piece.toArray())));
    }

    /** Retired ones too. */
    Optional<Item> findEver(UUID id) {
        return withScopes(jdbc.query(
                        SELECT.replace("retired_at is null and ", "") + "id = :id",
                        new MapSqlParameterSource("id", id),
                        (row, number) -> read(row)))
                .stream()
                .findFirst();
    }

    List<Item> listByCodes(Collection<String> codes) {
        return inPieces(codes, piece -> items("code in (:keys) order by code", piece));
    }

    List<Item> listByParcelNumbers(Collection<String> numbers) {
        return inPieces(numbers, piece -> items("parcel_number in (:keys) order by code", piece));
    }

    List<Item> listByNames(Collection<String> names) {
        return inPieces(names, piece -> items("name in (:keys) order by code", piece));
    }

    List<Item> listBuildings(UUID siteId) {
        return items("site_id in (:keys) order by code", List.of(siteId));
    }

    /** Items whose bounding box meets the box; {@code boxBytes} is the EWKB of a polygon, lon lat. */
    List<Item> listInBox(byte[] boxBytes) {
        return withScopes(jdbc.query(
                SELECT + "footprint && cast(:box as geometry) order by code",
                new MapSqlParameterSource("box", boxBytes),
                (row, number) -> read(row)));
    }

    List<Item> listCountedOnTheMap() {
        return items("footprint is not null and capacity_m2 > 0 and :keys is not null order by code", List.of("all"));
    }

    boolean hasSample() {
        return !jdbc.queryForList(
                        "select id from item where sample and retired_at is null fetch first 1 rows only",
                        new MapSqlParameterSource(),
                        UUID.class)
                .isEmpty();
    }

    boolean hasOtherThanSample() {
        return !jdbc.queryForList(
                        "select id from item where not sample fetch first 1 rows only",
                        new MapSqlParameterSource(),
                        UUID.class)
                .isEmpty();
    }

    /** Locks the rows in the order of their ids, so that two changes of the same items wait instead of blocking each other. */
    void lock(Collection<UUID> ids) {
        inPieces(
                ids.stream().sorted().toList(),
                piece -> jdbc.queryForList(
                        "select id from item where id in (:keys) order by id for update",
                        new MapSqlParameterSource("keys", piece),
                        UUID.class));
    }

    /** The sites that the buildings among {@code ids} stand on. */
    List<UUID> listSiteIds(Collection<UUID> ids) {
        return inPieces(
                ids,
                piece -> jdbc.queryForList(
                        "select distinct site_id from item where id in (:keys) and site_id is not null",
                        new MapSqlParameterSource("keys", piece),
                        UUID.class));
    }

    List<UUID> listIdsByCodes(Collection<String> codes) {
        return inPieces(
                codes,
                piece -> jdbc.queryForList(
                        "select id from item where code in (:keys)",
                        new MapSqlParameterSource("keys", piece),
                        UUID.class));
    }

    Set<UUID> listSitesWithBuildings(Collection<UUID> siteIds) {
        return new HashSet<>(inPieces(
                siteIds,
                piece -> jdbc.queryForList(
                        "select distinct site_id from item where site_id in (:keys)",
                        new MapSqlParameterSource("keys", piece),
                        UUID.class)));
    }

    /** How many buildings stand on each of the sites; sites without any are missing. */
    Map<UUID, Integer> countBuildings(Collection<UUID> siteIds) {
        Map<UUID, Integer> counts = new HashMap<>();
        inPieces(siteIds, piece -> {
            jdbc.query(
                    "select site_id, count(*) as buildings from item where site_id in (:keys) group by site_id",
                    new MapSqlParameterSource("keys", piece),
                    row -> {
                        counts.put(row.getObject("site_id", UUID.class), row.getInt("buildings"));
                    });
            return List.of();
        });
        return counts;
    }

    /** Takes items out of every list and frees their codes; the code stays readable, with a mark behind it. */
    void retire(Collection<UUID> ids, Instant at) {
        batch(
                "update item set retired_at = :at, code = concat(code, :mark) where id = :id",
                List.copyOf(ids),
                id -> new MapSqlParameterSource("id", id)
                        .addValue("at", utc(at))
                        .addValue("mark", "~" + id.toString().substring(28)));
    }

    /** What items were at a revision of each; revisions there are not are missing. */
    Map<UUID, PastState> listPastStates(Map<UUID, Long> revisions) {
        Map<UUID, PastState> states = new HashMap<>();
        inPieces(revisions.keySet(), piece -> {
            jdbc.query(
                    """
                    select item_id, revision, document, cast(footprint as bytea) as footprint_bytes from item_revision
                    where item_id in (:keys) and revision in (:revisions)""",
                    new MapSqlParameterSource("keys", piece).addValue("revisions", new HashSet<>(revisions.values())),
                    row -> {
                        UUID id = row.getObject("item_id", UUID.class);
                        if (revisions.getOrDefault(id, 0L) == row.getLong("revision")) {
                            byte[] footprint = row.getBytes("footprint_bytes");
                            MultiPolygon geometry = footprint == null ? null : (MultiPolygon) Ewkb.read(footprint);
                            states.put(id, ItemJson.readDocument(row.getString("document"), geometry));
                        }
                    });
            return List.of();
        });
        return states;
    }

    void insert(List<Item> items) {
        String columns = "id, kind, code, " + FIELD_COLUMNS + ", site_id, footprint, measured_area_m2, zone_code, "
                + "zone_share, zone_method, street_code, capacity_m2, version, provenance, attributes, sample, created_at, changed_at, "
                + "name_initials";
        String values = ":id, :kind, :code, "
                + Arrays.stream(ItemField.values())
                        .map(field -> ":" + field.column())
                        .collect(Collectors.joining(", "))
                + ", :site_id, cast(:footprint as geometry), :measured_area_m2, :zone_code, :zone_share, :zone_method, "
                + ":street_code, :capacity_m2, :version, :provenance, :attributes, :sample, :changed_at, :changed_at, :name_initials";
        batch("insert into item (" + columns + ") values (" + values + ")", items, this::parameters);
        writeScopes(items);
    }

    void update(List<Item> items) {
        String assignments = Arrays.stream(ItemField.values())
                .map(field -> field.column() + " = :" + field.column())
                .collect(Collectors.joining(", "));
        batch("update item set " + assignments + """
                        , site_id = :site_id, footprint = cast(:footprint as geometry), measured_area_m2 = :measured_area_m2,
                        zone_code = :zone_code, zone_share = :zone_share, zone_method = :zone_method,
                        street_code = :street_code, capacity_m2 = :capacity_m2, version = :version,
                        provenance = :provenance, attributes = :attributes, changed_at = :changed_at,
                        name_initials = :name_initials
                        where id = :id""", items, this::parameters);
        batch("delete from item_scope where item_id = :id", items, item -> new MapSqlParameterSource("id", item.id()));
        writeScopes(items);
    }

    void updateCapacities(Map<UUID, Area> capacities) {
        batch(
                "update item set capacity_m2 = :capacity where id = :id",
                List.copyOf(capacities.entrySet()),
                entry -> new MapSqlParameterSource("id", entry.getKey())
                        .addValue("capacity", entry.getValue().squareMetres()));
    }

    void insertRevisions(List<Revision> revisions, Actor actor, Instant at) {
        batch(
                """
                insert into item_revision (item_id, revision, recorded_at, actor, actor_name, source_kind, batch_id, file_name,
                    sheet, sheet_row, reason, changes, document, footprint, footprint_changed)
                values (:item, :revision, :at, :actor, :actor_name, :source_kind, :batch, :file, :sheet, :sheet_row, :reason,
                    :changes, :document, cast(:footprint as geometry), :footprint_changed)""",
                revisions,
                revision -> new MapSqlParameterSource("item", revision.item().id())
                        .addValue("revision", revision.item().version())
                        .addValue("at", utc(at))
                        .addValue("actor", actor.username())
                        .addValue("actor_name", actor.displayName())
                        .addValue("source_kind", revision.source().kind().name())
                        .addValue("batch", revision.source().batchId(), Types.OTHER)
                        .addValue("file", revision.source().fileName())
                        .addValue("sheet", revision.source().sheet())
                        .addValue("sheet_row", revision.source().row(), Types.INTEGER)
                        .addValue("reason", revision.reason())
                        .addValue("changes", revision.changesJson())
                        .addValue("document", revision.documentJson())
                        .addValue("footprint", bytes(revision.item().geometry()), Types.BINARY)
                        .addValue("footprint_changed", revision.footprintChanged()));
    }

    List<RecordedRevision> listRevisions(UUID itemId) {
        return jdbc.query(
                """
                select revision, recorded_at, actor, actor_name, source_kind, batch_id, file_name, sheet, sheet_row, reason, changes,
                    footprint_changed
                from item_revision where item_id = :item order by revision desc""",
                new MapSqlParameterSource("item", itemId),
                (row, number) -> new RecordedRevision(
                        row.getLong("revision"),
                        instant(row, "recorded_at"),
                        row.getString("actor"),
                        row.getString("actor_name"),
                        new ItemSource(
                                ItemSource.Kind.valueOf(row.getString("source_kind")),
                                row.getObject("batch_id", UUID.class),
                                row.getString("file_name"),
                                row.getString("sheet"),
                                row.getObject("sheet_row", Integer.class)),
                        row.getString("reason"),
                        row.getString("changes"),
                        row.getBoolean("footprint_changed")));
    }

    /** A revision about to be written. */
    record Revision(
            Item item,
            ItemSource source,
            String reason,
            String changesJson,
            String documentJson,
            boolean footprintChanged) {}

    /** A revision as it was written. */
    record RecordedRevision(
            long revision,
            Instant recordedAt,
            String actor,
            String actorName,
            ItemSource source,
            String reason,
            String changesJson,
            boolean footprintChanged) {}

    private List<Item> items(String where, Object keys) {
        return withScopes(
                jdbc.query(SELECT + where, new MapSqlParameterSource("keys", keys), (row, number) -> read(row)));
    }

    private List<Item> withScopes(List<Item> items) {
        Map<UUID, Set<String>> scopes = new HashMap<>();
        inPieces(items.stream().map(Item::id).toList(), piece -> {
            jdbc.query(
                    "select item_id, scope_code from item_scope where item_id in (:keys) order by scope_code",
                    new MapSqlParameterSource("keys", piece),
                    row -> {
                        scopes.computeIfAbsent(row.getObject("item_id", UUID.class), id -> new LinkedHashSet<>())
                                .add(row.getString("scope_code"));
                    });
            return List.of();
        });
        return items.stream()
                .map(item -> ItemChange.withScopes(item, scopes.getOrDefault(item.id(), Set.of())))
                .toList();
    }

    private void writeScopes(List<Item> items) {
        List<MapSqlParameterSource> rows = new ArrayList<>();
        for (Item item : items) {
            for (String scope : item.scopes()) {
                rows.add(new MapSqlParameterSource("item", item.id()).addValue("scope", scope));
            }
        }
        batch("insert into item_scope (item_id, scope_code) values (:item, :scope)", rows, row -> row);
    }

    private MapSqlParameterSource parameters(Item item) {
        MapSqlParameterSource parameters = new MapSqlParameterSource("id", item.id())
                .addValue("kind", item.kind().name())
                .addValue("code", item.code())
                .addValue("site_id", item.siteId(), Types.OTHER)
                .addValue("footprint", bytes(item.geometry()), Types.BINARY)
                .addValue("measured_area_m2", squareMetres(item.measuredArea()), Types.NUMERIC)
                .addValue("zone_code", item.zone())
                .addValue("zone_share", item.zoneShare(), Types.NUMERIC)
                .addValue("zone_method", item.zoneMethod())
                .addValue("street_code", item.street(), Types.VARCHAR)
                .addValue("capacity_m2", item.capacity().squareMetres())
                .addValue("version", item.version())
                .addValue("name_initials", Initials.of(item.fields().text(ItemField.NAME)), Types.VARCHAR)
                .addValue("provenance", ItemJson.writeProvenance(item.provenance()))
                .addValue("attributes", ItemJson.write(item.attributes()))
                .addValue("sample", item.sample())
                .addValue("changed_at", utc(item.changedAt()));
        for (ItemField field : ItemField.values()) {
            parameters.addValue(field.column(), item.fields().get(field), sqlType(field.type()));
        }
        return parameters;
    }

    private static int sqlType(ItemField.Type type) {
        return switch (type) {
            case TEXT, CHOICE -> Types.VARCHAR;
            case AREA, DECIMAL -> Types.NUMERIC;
            case INTEGER -> Types.INTEGER;
            case DATE -> Types.DATE;
            case YES_NO -> Types.BOOLEAN;
        };
    }

    private static Item read(ResultSet row) throws SQLException {
        FieldValues fields = FieldValues.none();
        for (ItemField field : ItemField.values()) {
            Object value = column(row, field);
            if (value != null) {
                fields = fields.with(field, value);
            }
        }
        byte[] footprint = row.getBytes("footprint_bytes");
        BigDecimal measured = row.getBigDecimal("measured_area_m2");
        return new Item(
                row.getObject("id", UUID.class),
                ItemKind.valueOf(row.getString("kind")),
                row.getString("code"),
                fields,
                Set.of(),
                footprint == null ? null : (MultiPolygon) Ewkb.read(footprint),
                measured == null ? null : Area.ofSquareMetres(measured),
                row.getString("zone_code"),
                row.getBigDecimal("zone_share"),
                row.getString("zone_method"),
                row.getString("street_code"),
                row.getObject("site_id", UUID.class),
                Area.ofSquareMetres(row.getBigDecimal("capacity_m2")),
                row.getLong("version"),
                ItemJson.readProvenance(row.getString("provenance")),
                ItemJson.readAttributes(row.getString("attributes")),
                row.getBoolean("sample"),
                instant(row, "changed_at"));
    }

    private static @Nullable Object column(ResultSet row, ItemField field) throws SQLException {
        return switch (field.type()) {
            case TEXT, CHOICE -> row.getString(field.column());
            case AREA, DECIMAL -> row.getBigDecimal(field.column());
            case INTEGER -> row.getObject(field.column(), Integer.class);
            case DATE -> row.getObject(field.column(), LocalDate.class);
            case YES_NO -> row.getObject(field.column(), Boolean.class);
        };
    }

    private static byte @Nullable [] bytes(@Nullable MultiPolygon geometry) {
        return geometry == null ? null : Ewkb.bytes(geometry);
    }

    private static @Nullable BigDecimal squareMetres(@Nullable Area area) {
        return area == null ? null : area.squareMetres();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private <T> void batch(String sql, List<T> rows, Function<T, MapSqlParameterSource> parameters) {
        for (int from = 0; from < rows.size(); from += KEYS_PER_STATEMENT) {
            List<T> piece = rows.subList(from, Math.min(rows.size(), from + KEYS_PER_STATEMENT));
            jdbc.batchUpdate(sql, piece.stream().map(parameters).toArray(SqlParameterSource[]::new));
        }
    }

    private static <K, R> List<R> inPieces(Collection<K> keys, Function<List<K>, List<R>> query) {
        List<K> all = List.copyOf(new LinkedHashSet<>(keys));
        List<R> results = new ArrayList<>();
        for (int from = 0; from < all.size(); from += KEYS_PER_STATEMENT) {
            results.addAll(query.apply(all.subList(from, Math.min(all.size(), from + KEYS_PER_STATEMENT))));
        }
        return results;
    }
}
