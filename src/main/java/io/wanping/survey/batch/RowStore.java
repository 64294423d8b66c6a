package io.wanping.survey.batch;

import io.wanping.finding.Finding;
import io.wanping.survey.checking.Answers;
import io.wanping.survey.checking.CheckedRow;
import io.wanping.survey.checking.MatchedBy;
import io.wanping.survey.checking.Outcome;
import io.wanping.survey.understanding.SheetKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** SQL of the rows and findings of batches. Those of a batch are always replaced together. */
@Repository
class RowStore {

    private static final int ROWS_PER_STATEMENT = 1000;
    private static final String INSERT_FINDING = """
            insert into import_finding (batch_id, seq, row_seq, code, severity, finding, kind, answer)
            values (:batch, :seq, :row, :code, :severity, :finding, :kind, :answer)""";

    private final NamedParameterJdbcTemplate jdbc;

    RowStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param general findings about the file or a sheet */
    void replace(UUID batch, List<Finding> general, List<CheckedRow> rows, Answers answers) {
        MapSqlParameterSource of = new MapSqlParameterSource("batch", batch);
        jdbc.update("delete from import_finding where batch_id = :batch", of);
        jdbc.update("delete from import_row where batch_id = :batch", of);
        List<MapSqlParameterSource> rowValues = new ArrayList<>();
        List<MapSqlParameterSource> findingValues = new ArrayList<>();
        general.forEach(finding -> findingValues.add(values(batch, findingValues.size() + 1, null, finding, answers)));
        for (CheckedRow row : rows) {
            int seq = rowValues.size() + 1;
            rowValues.add(values(batch, seq, row));
            row.findings()
                    .forEach(finding ->
                            findingValues.add(values(batch, findingValues.size() + 1, seq, finding, answers)));
        }
        batch("""
                insert into import_row (batch_id, seq, sheet, sheet_row, kind, outcome, item_code, item_name, item_id, item_version,
                    effective_on, matched_by, changes, lon, lat)
                values (:batch, :seq, :sheet, :row, :kind, :outcome, :code, :name, :item, :version, :effective_on, :matched_by, :changes, :lon,
                    :lat)""", rowValues);
        batch(INSERT_FINDING, findingValues);
    }

    /** One more finding about the file, before all others. */
    void addGeneral(UUID batch, Finding finding) {
        Integer first = jdbc.queryForObject(
                "select coalesce(min(seq), 1) from import_finding where batch_id = :batch",
                new MapSqlParameterSource("batch", batch),
                Integer.class);
        batch(INSERT_FINDING, List.of(values(batch, (first == null ? 1 : first) - 1, null, finding, Answers.NONE)));
    }

    /** Which rows are wanted; null means any. */
    record Filter(@Nullable Outcome outcome, @Nullable String finding) {}

    /** Rows after the one with number {@code after}. */
    List<StoredRow> list(UUID batch, Filter filter, int after, int limit) {
        String sql = "select * from import_row r where r.batch_id = :batch and r.seq > :after"
                + (filter.outcome() == null ? "" : " and r.outcome = :outcome")
                + (filter.finding() == null
                        ? ""
                        : " and exists (select 1 from import_finding f where f.batch_id = r.batch_id and f.row_seq = r.seq"
                                + " and f.code = :finding)")
                + " order by r.seq fetch first :limit rows only";
        MapSqlParameterSource values = new MapSqlParameterSource("batch", batch)
                .addValue("after", after)
                .addValue(
                        "outcome",
                        filter.outcome() == null ? null : filter.outcome().name(),
                        Types.VARCHAR)
                .addValue("finding", filter.finding(), Types.VARCHAR)
                .addValue("limit", limit);
        List<StoredRow> rows = jdbc.query(sql, values, (row, number) -> read(row, List.of()));
        if (rows.isEmpty()) {
            return rows;
        }
        Map<Integer, List<Finding>> findings = new HashMap<>();
        Map<Integer, Map<String, String>> answers = new HashMap<>();
        jdbc.query(
                "select row_seq, finding, answer from import_finding where batch_id = :batch and row_seq between :first and :last "
                        + "order by seq",
                values.addValue("first", rows.get(0).seq())
                        .addValue("last", rows.get(rows.size() - 1).seq()),
                row -> {
                    Finding finding = BatchJson.readFinding(row.getString("finding"));
                    findings.computeIfAbsent(row.getInt("row_seq"), seq -> new ArrayList<>())
                            .add(finding);
                    if (row.getString("answer") != null) {
                        answers.computeIfAbsent(row.getInt("row_seq"), seq -> new HashMap<>())
                                .put(finding.id(), row.getString("answer"));
                    }
                });
        return rows.stream()
                .map(row -> withFindings(
                        row, findings.getOrDefault(row.seq(), List.of()), answers.getOrDefault(row.seq(), Map.of())))
                .toList();
    }

    /** Findings by code, gravest first. */
    List<FindingGroup> groups(UUID batch) {
        return jdbc.query(
                """
                select g.severity, g.findings, f.finding from
                    (select code, severity, count(*) as findings, min(seq) as first_seq from import_finding
                        where batch_id = :batch group by code, severity) g
                    join import_finding f on f.batch_id = :batch and f.seq = g.first_seq
                order by case g.severity when 'ERROR' then 0 when 'QUESTION' then 1 when 'WARNING' then 2 else 3 end, f.seq""",
                new MapSqlParameterSource("batch", batch),
                (row, number) ->
                        new FindingGroup(row.getInt("findings"), BatchJson.readFinding(row.getString("finding"))));
    }

    /** Everything that was found, in the order it is told. */
    List<Finding> findings(UUID batch) {
        return jdbc.query(
                "select finding from import_finding where batch_id = :batch order by seq",
                new MapSqlParameterSource("batch", batch),
                (row, number) -> BatchJson.readFinding(row.getString("finding")));
    }

    /** Warnings and questions by kind, questions first; those of rows that are refused anyway are left out. */
    List<QuestionGroup> questions(UUID batch) {
        return jdbc.query("""
                select g.kind, g.findings, g.open_ones, g.one_answer, g.other_answer, f.finding from
                    (select a.kind, a.severity, count(*) as findings, sum(case when a.answer is null then 1 else 0 end) as open_ones,
                        min(a.answer) as one_answer, max(a.answer) as other_answer, min(a.seq) as first_seq
                    from import_finding a left join import_row r on r.batch_id = a.batch_id and r.seq = a.row_seq
                    where a.batch_id = :batch and a.severity <> 'ERROR' and a.severity <> 'INFO'
                        and (r.outcome is null or r.outcome <> 'REJECTED')
                    group by a.kind, a.severity) g
                    join import_finding f on f.batch_id = :batch and f.seq = g.first_seq
                order by case g.severity when 'QUESTION' then 0 else 1 end, f.seq""", new MapSqlParameterSource("batch", batch), (row, number) -> {
            String one = row.getString("one_answer");
            boolean same = one != null && one.equals(row.getString("other_answer")) && row.getInt("open_ones") == 0;
            return new QuestionGroup(
                    row.getString("kind"),
                    row.getInt("findings"),
                    row.getInt("open_ones"),
                    same ? one : null,
                    BatchJson.readFinding(row.getString("finding")));
        });
    }

    /** Warnings without an answer, of the file and of rows that would be written, one of each kind. */
    List<Finding> openWarnings(UUID batch) {
        return jdbc.query(
                """
                select f.finding from import_finding f join
                    (select min(a.seq) as seq from import_finding a
                        left join import_row r on r.batch_id = a.batch_id and r.seq = a.row_seq
                    where a.batch_id = :batch and a.severity = 'WARNING' and a.answer is null
                        and (r.outcome is null or r.outcome = 'NEW' or r.outcome = 'CHANGED')
                    group by a.kind) o on o.seq = f.seq
                where f.batch_id = :batch order by f.seq""",
                new MapSqlParameterSource("batch", batch),
                (row, number) -> BatchJson.readFinding(row.getString("finding")));
    }

    /** Notes an answer that changes no value. */
    void markAccepted(UUID batch, List<String> kinds) {
        batch(
                "update import_finding set answer = 'ACCEPT' where batch_id = :batch and kind = :kind and severity = 'WARNING' "
                        + "and answer is null",
                kinds.stream()
                        .map(kind -> new MapSqlParameterSource("batch", batch).addValue("kind", kind))
                        .toList());
    }

    /** Findings about the file or its sheets, and those of rows with an error, as far as they can be told in one answer. */
    List<Finding> errors(UUID batch, int most) {
        return jdbc.query(
                "select finding from import_finding where batch_id = :batch and severity = 'ERROR' order by seq "
                        + "fetch first :most rows only",
                new MapSqlParameterSource("batch", batch).addValue("most", most),
                (row, number) -> BatchJson.readFinding(row.getString("finding")));
    }

    private static MapSqlParameterSource values(UUID batch, int seq, CheckedRow row) {
        UUID itemId = row.itemId() == null && row.itemCommand() != null
                ? row.itemCommand().id()
                : row.itemId();
        return new MapSqlParameterSource("batch", batch)
                .addValue("seq", seq)
                .addValue("sheet", row.sheet())
                .addValue("row", row.row())
                .addValue("kind", row.kind().name())
                .addValue("outcome", row.outcome().name())
                .addValue("code", shortened(row.code()))
                .addValue("name", shortened(row.name()))
                .addValue("item", itemId, Types.OTHER)
                .addValue("version", row.versionAfter())
                .addValue("effective_on", row.effectiveOn(), Types.DATE)
                .addValue(
                        "matched_by",
                        row.matchedBy() == null ? null : row.matchedBy().name(),
                        Types.VARCHAR)
                .addValue("changes", BatchJson.write(row.changes()))
                .addValue("lon", row.lon(), Types.DOUBLE)
                .addValue("lat", row.lat(), Types.DOUBLE);
    }

    private static MapSqlParameterSource values(
            UUID batch, int seq, @Nullable Integer row, Finding finding, Answers answers) {
        return new MapSqlParameterSource("batch", batch)
                .addValue("seq", seq)
                .addValue("row", row, Types.INTEGER)
                .addValue("code", finding.code())
                .addValue("severity", finding.severity().name())
                .addValue("finding", BatchJson.writeFinding(finding))
                .addValue("kind", Answers.kind(finding))
                .addValue("answer", answers.to(finding).orElse(null), Types.VARCHAR);
    }

    private static String shortened(String text) {
        return text.length() <= 2000 ? text : text.substring(0, 2000);
    }

    private static StoredRow withFindings(StoredRow row, List<Finding> findings, Map<String, String> answers) {
        return new StoredRow(
                row.seq(),
                row.sheet(),
                row.row(),
                row.kind(),
                row.outcome(),
                row.code(),
                row.name(),
                row.itemId(),
                row.itemVersion(),
                row.effectiveOn(),
                row.matchedBy(),
                row.changes(),
                findings,
                row.lon(),
                row.lat(),
                answers);
    }

    private static StoredRow read(ResultSet row, List<Finding> findings) throws SQLException {
        String matchedBy = row.getString("matched_by");
        return new StoredRow(
                row.getInt("seq"),
                row.getString("sheet"),
                row.getInt("sheet_row"),
                SheetKind.valueOf(row.getString("kind")),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("item_code"),
                row.getString("item_name"),
                row.getObject("item_id", UUID.class),
                row.getLong("item_version"),
                row.getObject("effective_on", LocalDate.class),
                matchedBy == null ? null : MatchedBy.valueOf(matchedBy),
                BatchJson.readChanges(row.getString("changes")),
                findings,
                row.getObject("lon", Double.class),
                row.getObject("lat", Double.class),
                Map.of());
    }

    private void batch(String sql, List<MapSqlParameterSource> rows) {
        for (int from = 0; from < rows.size(); from += ROWS_PER_STATEMENT) {
            jdbc.batchUpdate(
                    sql,
                    rows.subList(from, Math.min(rows.size(), from + ROWS_PER_STATEMENT))
                            .toArray(SqlParameterSource[]::new));
        }
    }
}
