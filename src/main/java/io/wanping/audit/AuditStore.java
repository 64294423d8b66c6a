package io.wanping.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** SQL of the record of deeds. */
@Repository
class AuditStore {

    private static final String COLUMNS =
            "seq, district_code, at, actor, actor_name, address, action, subject, result, detail, previous_hash, hash";

    private static final int ROWS_AT_A_TIME = 1000;

    private final NamedParameterJdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate reading;

    AuditStore(NamedParameterJdbcTemplate jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        JdbcTemplate inPieces = new JdbcTemplate(dataSource);
        inPieces.setFetchSize(ROWS_AT_A_TIME);
        this.reading = new NamedParameterJdbcTemplate(inPieces);
    }

    /** The end of the chain. */
    record Head(long seq, String hash) {}

    /** Locked until the transaction ends: deeds are written one after the other. */
    Head lockHead() {
        return jdbc.queryForObject(
                "select seq, hash from audit_head where id = 1 for update",
                Map.of(),
                (row, number) -> new Head(row.getLong("seq"), row.getString("hash")));
    }

    Head head() {
        return jdbc.queryForObject(
                "select seq, hash from audit_head where id = 1",
                Map.of(),
                (row, number) -> new Head(row.getLong("seq"), row.getString("hash")));
    }

    void append(AuditRow row) {
        jdbc.update(
                "insert into audit_row (" + COLUMNS
                        + ") values (:seq, :district, :at, :actor, :actor_name, :address, :action, "
                        + ":subject, :result, :detail, :previous_hash, :hash)",
                new MapSqlParameterSource("seq", row.seq())
                        .addValue("district", row.district())
                        .addValue("at", row.at().atOffset(ZoneOffset.UTC))
                        .addValue("actor", row.actor())
                        .addValue("actor_name", row.actorName())
                        .addValue("address", row.address())
                        .addValue("action", row.action())
                        .addValue("subject", row.subject())
                        .addValue("result", row.result())
                        .addValue("detail", row.detail())
                        .addValue("previous_hash", row.previousHash())
                        .addValue("hash", row.hash()));
        jdbc.update(
                "update audit_head set seq = :seq, hash = :hash where id = 1",
                new MapSqlParameterSource("seq", row.seq()).addValue("hash", row.hash()));
    }

    /** Where the rows that are kept begin: the last one purged, and its hash. */
    record Anchor(long seq, String hash) {
        static final Anchor NONE = new Anchor(0, AuditRow.GENESIS);
    }

    Anchor anchor() {
        return jdbc
                .query(
                        "select last_seq, last_hash from audit_anchor order by last_seq desc fetch first 1 rows only",
                        Map.of(),
                        (row, number) -> new Anchor(row.getLong("last_seq"), row.getString("last_hash")))
                .stream()
                .findFirst()
                .orElse(Anchor.NONE);
    }

    /** The last of the rows that are all older than an instant; empty when the first one is not. */
    Optional<Anchor> lastBefore(Instant instant) {
        MapSqlParameterSource values = new MapSqlParameterSource("instant", utc(instant));
        return jdbc.query("""
                        select seq, hash from audit_row
                        where seq < (select coalesce(min(seq), (select max(seq) + 1 from audit_row)) from audit_row where at >= :instant)
                        order by seq desc fetch first 1 rows only""", values, (row, number) -> new Anchor(row.getLong("seq"), row.getString("hash"))).stream()
                .findFirst();
    }

    /** @return rows removed */
    int purge(Anchor anchor, Instant now) {
        jdbc.update(
                "insert into audit_anchor (last_seq, last_hash, purged_at) values (:seq, :hash, :now)",
                new MapSqlParameterSource("seq", anchor.seq())
                        .addValue("hash", anchor.hash())
                        .addValue("now", utc(now)));
        return jdbc.update("delete from audit_row where seq <= :seq", new MapSqlParameterSource("seq", anchor.seq()));
    }

    /** What a reader asks for; null means any. {@code before} is the last seq of the page before. */
    record Filter(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String subject,
            @Nullable String address,
            AuditRow.@Nullable Result result,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Long before) {
        static final Filter ALL = new Filter(null, null, null, null, null, null, null, null);
    }

    /** Newest first. */
    List<AuditRow> list(Filter filter, int limit) {
        MapSqlParameterSource values = new MapSqlParameterSource("limit", limit);
        return jdbc.query(
                "select " + COLUMNS + " from audit_row" + where(filter, values)
                        + " order by seq desc fetch first :limit rows only",
                values,
                (row, number) -> read(row));
    }

    private static String where(Filter filter, MapSqlParameterSource values) {
        List<String> conditions = new ArrayList<>();
        when(conditions, values, "actor = :actor", "actor", filter.actor());
        when(conditions, values, "action like :action escape '!'", "action", prefix(filter.action()));
        when(conditions, values, "subject = :subject", "subject", filter.subject());
        when(conditions, values, "address = :address", "address", filter.address());
        when(
                conditions,
                values,
                "result = :result",
                "result",
                filter.result() == null ? null : filter.result().name());
        when(conditions, values, "at >= :from", "from", utc(filter.from()));
        when(conditions, values, "at < :to", "to", utc(filter.to()));
        when(conditions, values, "seq < :before", "before", filter.before());
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    /** Oldest first, a piece at a time (inside a transaction), so that a long chain needs no memory. */
    void eachInOrder(Filter filter, Consumer<AuditRow> reader) {
        MapSqlParameterSource values = new MapSqlParameterSource();
        String where = where(filter, values);
        reading.query("select " + COLUMNS + " from audit_row" + where + " order by seq", values, row -> {
            reader.accept(read(row));
        });
    }

    private static void when(
            List<String> conditions,
            MapSqlParameterSource values,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.addValue(name, value);
        }
    }

    private static @Nullable String prefix(@Nullable String action) {
        return action == null || action.isBlank()
                ? null
                : action.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static AuditRow read(ResultSet row) throws SQLException {
        return new AuditRow(
                row.getLong("seq"),
                row.getString("district_code"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("actor_name"),
                row.getString("address"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("result"),
                row.getString("detail"),
                row.getString("previous_hash"),
                row.getString("hash"));
    }
}
