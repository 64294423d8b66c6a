package io.wanping.survey.batch;

import io.wanping.account.Actor;
import io.wanping.survey.checking.CheckedRow;
import io.wanping.survey.checking.ReportingUnit;
import io.wanping.survey.checking.Statements;
import io.wanping.survey.understanding.MappingChoice;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** SQL of what is remembered of a unit from one workbook to the next: answers, corrected columns, and what it stated about items. */
@Repository
class MemoryStore implements Statements {

    private static final int IDS_PER_STATEMENT = 2000;
    private static final int ROWS_PER_STATEMENT = 1000;

    private final NamedParameterJdbcTemplate jdbc;

    MemoryStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** An answer to a finding, a kind or a row. */
    record Answer(String subject, String code, String answer) {

        boolean isForOneBatch() {
            return subject.startsWith("R") || code.equals("survey.conflict") || code.equals("survey.posting-twice");
        }
    }

    /** Answers to a batch, laid over those remembered of its unit. */
    Map<String, String> answers(UUID batch, @Nullable String unit) {
        Map<String, String> answers = new HashMap<>();
        if (unit != null) {
            jdbc.query(
                    "select subject, answer from survey_answer where reporting_unit = :unit",
                    new MapSqlParameterSource("unit", unit),
                    row -> {
                        answers.put(row.getString("subject"), row.getString("answer"));
                    });
        }
        jdbc.query(
                "select subject, answer from import_answer where batch_id = :batch",
                new MapSqlParameterSource("batch", batch),
                row -> {
                    answers.put(row.getString("subject"), row.getString("answer"));
                });
        return answers;
    }

    void answer(UUID batch, @Nullable String unit, List<Answer> answers, Actor actor, Instant at) {
        List<SqlParameterSource> all = new ArrayList<>();
        List<SqlParameterSource> remembered = new ArrayList<>();
        for (Answer answer : answers) {
            MapSqlParameterSource values = new MapSqlParameterSource("batch", batch)
                    .addValue("subject", answer.subject())
                    .addValue("code", answer.code())
                    .addValue("answer", answer.answer())
                    .addValue("by", actor.username())
                    .addValue("by_name", actor.displayName())
                    .addValue("at", at.atOffset(ZoneOffset.UTC))
                    .addValue("unit", unit, Types.VARCHAR);
            all.add(values);
            if (unit != null && !answer.isForOneBatch()) {
                remembered.add(values);
            }
        }
        run("delete from import_answer where batch_id = :batch and subject = :subject", all);
        run("""
                insert into import_answer (batch_id, subject, code, answer, answered_by, answered_by_name, answered_at)
                values (:batch, :subject, :code, :answer, :by, :by_name, :at)""", all);
        run("delete from survey_answer where reporting_unit = :unit and subject = :subject", remembered);
        run("""
                insert into survey_answer (reporting_unit, subject, code, answer, answered_by, answered_by_name, answered_at, batch_id)
                values (:unit, :subject, :code, :answer, :by, :by_name, :at, :batch)""", remembered);
    }

    void takeBack(UUID batch, @Nullable String unit, List<String> subjects) {
        List<SqlParameterSource> all = new ArrayList<>();
        subjects.forEach(subject -> all.add(new MapSqlParameterSource("batch", batch)
                .addValue("subject", subject)
                .addValue("unit", unit, Types.VARCHAR)));
        run("delete from import_answer where batch_id = :batch and subject = :subject", all);
        if (unit != null) {
            run("delete from survey_answer where reporting_unit = :unit and subject = :subject", all);
        }
    }

    Optional<MappingChoice> mapping(@Nullable String reportingUnit, String fingerprint) {
        String unit = ReportingUnit.key(reportingUnit);
        if (unit == null || fingerprint.isEmpty()) {
            return Optional.empty();
        }
        return jdbc
                .queryForList(
                        "select choice from survey_mapping where reporting_unit = :unit and fingerprint = :fingerprint",
                        new MapSqlParameterSource("unit", unit).addValue("fingerprint", fingerprint),
                        String.class)
                .stream()
                .map(json -> BatchJson.readChoices(json).get(0))
                .findFirst();
    }

    void rememberMapping(String unit, String fingerprint, MappingChoice choice, Actor actor, Instant at) {
        MapSqlParameterSource values = new MapSqlParameterSource("unit", unit)
                .addValue("fingerprint", fingerprint)
                .addValue("choice", BatchJson.write(List.of(choice)))
                .addValue("by", actor.username())
                .addValue("by_name", actor.displayName())
                .addValue("at", at.atOffset(ZoneOffset.UTC));
        jdbc.update("delete from survey_mapping where reporting_unit = :unit and fingerprint = :fingerprint", values);
        jdbc.update("""
                insert into survey_mapping (reporting_unit, fingerprint, choice, chosen_by, chosen_by_name, chosen_at)
                values (:unit, :fingerprint, :choice, :by, :by_name, :at)""", values);
    }

    @Override
    public Map<UUID, Map<String, Object>> find(@Nullable String reportingUnit, Collection<UUID> items) {
        Map<UUID, Map<String, Object>> stated = new HashMap<>();
        List<UUID> all = List.copyOf(items);
        if (reportingUnit == null) {
            return stated;
        }
        for (int from = 0; from < all.size(); from += IDS_PER_STATEMENT) {
            jdbc.query(
                    """
                    select s.item_id, s.stated from survey_statement s join import_batch b on b.id = s.batch_id
                    where s.reporting_unit = :unit and b.status = 'APPLIED' and s.item_id in (:ids) order by b.seq""",
                    new MapSqlParameterSource("unit", reportingUnit)
                            .addValue("ids", all.subList(from, Math.min(all.size(), from + IDS_PER_STATEMENT))),
                    row -> {
                        stated.computeIfAbsent(row.getObject("item_id", UUID.class), none -> new HashMap<>())
                                .putAll(BatchJson.readStated(row.getString("stated")));
                    });
        }
        return stated;
    }

    void state(UUID batch, @Nullable String unit, List<CheckedRow> rows) {
        if (unit == null) {
            return;
        }
        Map<UUID, SqlParameterSource> statements = new HashMap<>();
        for (CheckedRow row : rows) {
            UUID item = row.itemId() == null && row.itemCommand() != null
                    ? row.itemCommand().id()
                    : row.itemId();
            if (item != null && !row.stated().isEmpty()) {
                statements.put(
                        item,
                        new MapSqlParameterSource("batch", batch)
                                .addValue("item", item)
                                .addValue("unit", unit)
                                .addValue("stated", BatchJson.write(row.stated())));
            }
        }
        run("""
                insert into survey_statement (batch_id, item_id, reporting_unit, stated)
                values (:batch, :item, :unit, :stated)""", List.copyOf(statements.values()));
    }

    private void run(String sql, List<SqlParameterSource> all) {
        for (int from = 0; from < all.size(); from += ROWS_PER_STATEMENT) {
            jdbc.batchUpdate(
                    sql,
                    all.subList(from, Math.min(all.size(), from + ROWS_PER_STATEMENT))
                            .toArray(SqlParameterSource[]::new));
        }
    }
}
