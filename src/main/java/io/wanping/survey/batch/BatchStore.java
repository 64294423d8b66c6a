package io.wanping.survey.batch;

import io.wanping.account.Actor;
import io.wanping.survey.checking.Counts;
import io.wanping.survey.understanding.MappingChoice;
import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** SQL of batches, their files and their progress. Every change of status says which status it expects. */
@Repository
class BatchStore {

    private static final int PART_BYTES = 512 * 1024;
    private static final String SELECT = """
            select b.id, b.file_name, b.size_bytes, b.sha256, b.round, b.status, b.uploaded_by, b.uploaded_by_name, b.uploaded_at,
                b.applied_by, b.applied_by_name, b.applied_at, b.undone_by, b.undone_by_name, b.undone_at, b.reporting_unit,
                b.effective_on, b.rows_read, b.rows_new, b.rows_changed, b.rows_same, b.rows_rejected, b.rows_parked, b.mapping,
                b.report, b.digest, p.phase, p.done, p.total
            from import_batch b left join import_progress p on p.batch_id = b.id
            """;

    private final NamedParameterJdbcTemplate jdbc;

    BatchStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, String fileName, byte[] bytes, String sha256, int round, Actor actor, Instant at) {
        jdbc.update(
                """
                insert into import_batch (id, file_name, size_bytes, sha256, round, status, uploaded_by, uploaded_by_name,
                    uploaded_at, rows_read, rows_new, rows_changed, rows_same, rows_rejected, rows_parked, mapping, report)
                values (:id, :file, :size, :sha256, :round, 'READING', :by, :by_name, :at, 0, 0, 0, 0, 0, 0, '[]', :report)""",
                new MapSqlParameterSource("id", id)
                        .addValue("file", fileName)
                        .addValue("size", bytes.length)
                        .addValue("sha256", sha256)
                        .addValue("round", round)
                        .addValue("by", actor.username())
                        .addValue("by_name", actor.displayName())
                        .addValue("at", utc(at))
                        .addValue("report", BatchJson.write(BatchReport.NOTHING)));
        insertFile(id, bytes);
    }

    /** Puts another file in the place of the one the batch came with. */
    void replaceFile(UUID id, String fileName, byte[] bytes, String sha256) {
        jdbc.update(
                "update import_batch set file_name = :file, size_bytes = :size, sha256 = :sha256 where id = :id",
                new MapSqlParameterSource("id", id)
                        .addValue("file", fileName)
                        .addValue("size", bytes.length)
                        .addValue("sha256", sha256));
        jdbc.update("delete from import_file_part where batch_id = :id", new MapSqlParameterSource("id", id));
        insertFile(id, bytes);
    }

    private void insertFile(UUID id, byte[] bytes) {
        List<SqlParameterSource> parts = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += PART_BYTES) {
            parts.add(new MapSqlParameterSource("id", id)
                    .addValue("part", from / PART_BYTES)
                    .addValue(
                            "content",
                            Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PART_BYTES)),
                            Types.BINARY));
        }
        jdbc.batchUpdate(
                "insert into import_file_part (batch_id, part, content) values (:id, :part, :content)",
                parts.toArray(SqlParameterSource[]::new));
    }

    /** The file as it came. */
    byte[] file(UUID id) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        jdbc.query(
                "select content from import_file_part where batch_id = :id order by part",
                new MapSqlParameterSource("id", id),
                row -> {
                    bytes.writeBytes(row.getBytes("content"));
                });
        return bytes.toByteArray();
    }

    Optional<Batch> find(UUID id) {
        return jdbc.query(SELECT + "where b.id = :id", new MapSqlParameterSource("id", id), BatchStore::read).stream()
                .findFirst();
    }

    /** Newest first. */
    List<Batch> list(int limit) {
        return jdbc.query(
                SELECT + "order by b.seq desc fetch first :limit rows only",
                new MapSqlParameterSource("limit", limit),
                BatchStore::read);
    }

    List<Batch> listByHash(String sha256) {
        return jdbc.query(
                SELECT + "where b.sha256 = :sha256 order by b.seq desc",
                new MapSqlParameterSource("sha256", sha256),
                BatchStore::read);
    }

    /** Holds the batch until the transaction ends. False when it is not in that status. */
    boolean lock(UUID id, BatchStatus status) {
        return !jdbc.queryForList(
                        "select id from import_batch where id = :id and status = :status for update",
                        new MapSqlParameterSource("id", id).addValue("status", status.name()),
                        UUID.class)
                .isEmpty();
    }

    /** Batches in a status that nobody is working on; they are held until the transaction ends. */
    List<UUID> lockAbandoned(BatchStatus status) {
        return jdbc.queryForList(
                "select id from import_batch where status = :status order by id for update skip locked",
                new MapSqlParameterSource("status", status.name()),
                UUID.class);
    }

    boolean move(UUID id, BatchStatus from, BatchStatus to) {
        return jdbc.update(
                        "update import_batch set status = :to where id = :id and status = :from",
                        new MapSqlParameterSource("id", id)
                                .addValue("from", from.name())
                                .addValue("to", to.name()))
                == 1;
    }

    void updateUnderstanding(
            UUID id,
            BatchStatus status,
            @Nullable String reportingUnit,
            @Nullable LocalDate effectiveOn,
            Counts counts,
            List<MappingChoice> choices,
            BatchReport report,
            @Nullable String digest) {
        jdbc.update(
                """
                update import_batch set status = :status, reporting_unit = :unit, effective_on = :effective_on, rows_read = :read,
                    rows_new = :new, rows_changed = :changed, rows_same = :same, rows_rejected = :rejected, rows_parked = :parked,
                    mapping = :mapping, report = :report, digest = :digest
                where id = :id""",
                new MapSqlParameterSource("id", id)
                        .addValue("status", status.name())
                        .addValue("unit", reportingUnit, Types.VARCHAR)
                        .addValue("effective_on", effectiveOn, Types.DATE)
                        .addValue("read", counts.read())
                        .addValue("new", counts.added())
                        .addValue("changed", counts.changed())
                        .addValue("same", counts.same())
                        .addValue("rejected", counts.rejected())
                        .addValue("parked", counts.parked())
                        .addValue("mapping", BatchJson.write(choices))
                        .addValue("report", BatchJson.write(report))
                        .addValue("digest", digest, Types.VARCHAR));
    }

    void markApplied(UUID id, Actor actor, Instant at) {
        jdbc.update(
                "update import_batch set status = 'APPLIED', applied_by = :by, applied_by_name = :by_name, applied_at = :at "
                        + "where id = :id",
                stamp(id, actor, at));
    }

    void markUndone(UUID id, String reason, Actor actor, Instant at) {
        jdbc.update(
                "update import_batch set status = 'UNDONE', undone_by = :by, undone_by_name = :by_name, undone_at = :at, "
                        + "undo_reason = :reason where id = :id",
                stamp(id, actor, at).addValue("reason", reason));
    }

    void writeProgress(UUID id, String phase, int done, int total) {
        MapSqlParameterSource values = new MapSqlParameterSource("id", id)
                .addValue("phase", phase)
                .addValue("done", done)
                .addValue("total", total);
        int updated = jdbc.update(
                "update import_progress set phase = :phase, done = :done, total = :total where batch_id = :id", values);
        if (updated == 0) {
            jdbc.update(
                    "insert into import_progress (batch_id, phase, done, total) values (:id, :phase, :done, :total)",
                    values);
        }
    }

    void requestCancel(UUID id, String by) {
        MapSqlParameterSource values = new MapSqlParameterSource("id", id).addValue("by", by);
        int updated =
                jdbc.update("update import_progress set cancel = true, cancel_by = :by where batch_id = :id", values);
        if (updated == 0) {
            jdbc.update(
                    "insert into import_progress (batch_id, phase, done, total, cancel, cancel_by) "
                            + "values (:id, 'READ', 0, 0, true, :by)",
                    values);
        }
    }

    Optional<String> cancelRequestedBy(UUID id) {
        return jdbc
                .queryForList(
                        "select cancel_by from import_progress where batch_id = :id and cancel",
                        new MapSqlParameterSource("id", id),
                        String.class)
                .stream()
                .findFirst();
    }

    void clearProgress(UUID id) {
        jdbc.update("delete from import_progress where batch_id = :id", new MapSqlParameterSource("id", id));
    }

    private static MapSqlParameterSource stamp(UUID id, Actor actor, Instant at) {
        return new MapSqlParameterSource("id", id)
                .addValue("by", actor.username())
                .addValue("by_name", actor.displayName())
                .addValue("at", utc(at));
    }

    private static Batch read(ResultSet row, int number) throws SQLException {
        String phase = row.getString("phase");
        return new Batch(
                row.getObject("id", UUID.class),
                row.getString("file_name"),
                row.getLong("size_bytes"),
                row.getString("sha256"),
                row.getInt("round"),
                BatchStatus.valueOf(row.getString("status")),
                new Batch.Stamp(
                        row.getString("uploaded_by"),
                        row.getString("uploaded_by_name"),
                        row.getObject("uploaded_at", OffsetDateTime.class).toInstant()),
                stamp(row, "applied"),
                stamp(row, "undone"),
                row.getString("reporting_unit"),
                row.getObject("effective_on", LocalDate.class),
                new Counts(
                        row.getInt("rows_read"),
                        row.getInt("rows_new"),
                        row.getInt("rows_changed"),
                        row.getInt("rows_same"),
                        row.getInt("rows_rejected"),
                        row.getInt("rows_parked")),
                BatchJson.readChoices(row.getString("mapping")),
                BatchJson.readReport(row.getString("report")),
                row.getString("digest"),
                phase == null ? null : new Batch.Progress(phase, row.getInt("done"), row.getInt("total")));
    }

    private static Batch.@Nullable Stamp stamp(ResultSet row, String deed) throws SQLException {
        String by = row.getString(deed + "_by");
        return by == null
                ? null
                : new Batch.Stamp(
                        by,
                        row.getString(deed + "_by_name"),
                        row.getObject(deed + "_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
