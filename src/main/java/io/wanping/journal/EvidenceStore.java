package io.wanping.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** SQL of the evidence. Files are only ever inserted; rules are settings and change in place. */
@Repository
class EvidenceStore {

    private static final int KEYS_PER_STATEMENT = 1000;
    private static final String SELECT = """
            select id, posting_id, kind, file_name, media_type, size_bytes, sha256, attached_by, attached_by_name, attached_at
            from evidence_file\s""";

    private final NamedParameterJdbcTemplate jdbc;

    EvidenceStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void insert(EvidenceFile file, byte[] content) {
        jdbc.update(
                """
                insert into evidence_file (id, posting_id, kind, file_name, media_type, size_bytes, sha256, content, attached_by,
                    attached_by_name, attached_at)
                values (:id, :posting, :kind, :name, :type, :size, :sha256, :content, :by, :by_name, :at)""",
                new MapSqlParameterSource("id", file.id())
                        .addValue("posting", file.postingId())
                        .addValue("kind", file.kind().name())
                        .addValue("name", file.fileName())
                        .addValue("type", file.mediaType())
                        .addValue("size", file.sizeBytes())
                        .addValue("sha256", file.sha256())
                        .addValue("content", content)
                        .addValue("by", file.attachedBy())
                        .addValue("by_name", file.attachedByName())
                        .addValue("at", PostingQuery.utc(file.attachedAt())));
    }

    Optional<EvidenceFile> find(UUID id) {
        return jdbc.query(SELECT + "where id = :id", new MapSqlParameterSource("id", id), EvidenceStore::read).stream()
                .findFirst();
    }

    byte[] content(UUID id) {
        return jdbc.queryForObject(
                "select content from evidence_file where id = :id",
                new MapSqlParameterSource("id", id),
                (row, number) -> row.getBytes("content"));
    }

    /** In the order of attaching; postings without any are missing. */
    Map<UUID, List<EvidenceFile>> listByPostings(Collection<UUID> postings) {
        Map<UUID, List<EvidenceFile>> files = new HashMap<>();
        List<UUID> all = List.copyOf(new LinkedHashSet<>(postings));
        for (int from = 0; from < all.size(); from += KEYS_PER_STATEMENT) {
            List<UUID> piece = all.subList(from, Math.min(all.size(), from + KEYS_PER_STATEMENT));
            jdbc.query(
                            SELECT + "where posting_id in (:keys) order by seq",
                            new MapSqlParameterSource("keys", piece),
                            EvidenceStore::read)
                    .forEach(file -> files.computeIfAbsent(file.postingId(), id -> new ArrayList<>())
                            .add(file));
        }
        return files;
    }

    /** Every file, one at a time. */
    void each(Consumer<EvidenceFile> reader) {
        jdbc.query(SELECT + "order by seq", Map.of(), row -> {
            reader.accept(read(row, 0));
        });
    }

    List<EvidenceRule> listRules() {
        return jdbc.query(
                "select target_code, kinds, file_required, reason, changed_by_name, version from evidence_rule",
                (row, number) -> new EvidenceRule(
                        row.getString("target_code"),
                        EvidenceRule.kinds(row.getString("kinds")),
                        row.getBoolean("file_required"),
                        row.getString("reason"),
                        row.getString("changed_by_name"),
                        row.getLong("version")));
    }

    /** @return false when the rule has another version by now */
    boolean save(EvidenceRule rule, java.time.Instant at) {
        MapSqlParameterSource values = new MapSqlParameterSource("target", rule.target())
                .addValue("kinds", rule.kindsText())
                .addValue("file", rule.fileRequired())
                .addValue("reason", rule.reason())
                .addValue("by", rule.setBy())
                .addValue("at", PostingQuery.utc(at))
                .addValue("version", rule.version())
                .addValue("base", rule.version() - 1);
        if (rule.version() == 1) {
            return jdbc.update("""
                            insert into evidence_rule (target_code, kinds, file_required, reason, changed_by_name, changed_at, version)
                            select cast(:target as varchar(40)), cast(:kinds as varchar(300)), cast(:file as boolean),
                                cast(:reason as varchar(2000)), cast(:by as varchar(200)), cast(:at as timestamp(6) with time zone), 1
                            where not exists (select 1 from evidence_rule where target_code = :target)""", values) == 1;
        }
        return jdbc.update("""
                        update evidence_rule set kinds = :kinds, file_required = :file, reason = :reason,
                            changed_by_name = :by, changed_at = :at, version = :version
                        where target_code = :target and version = :base""", values) == 1;
    }

    private static EvidenceFile read(ResultSet row, int number) throws SQLException {
        return new EvidenceFile(
                row.getObject("id", UUID.class),
                row.getObject("posting_id", UUID.class),
                EvidenceKind.valueOf(row.getString("kind")),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getLong("size_bytes"),
                row.getString("sha256"),
                row.getString("attached_by"),
                row.getString("attached_by_name"),
                row.getObject("attached_at", OffsetDateTime.class).toInstant());
    }
}
