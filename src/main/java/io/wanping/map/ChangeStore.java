package io.wanping.map;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Asks the append-only tables of register and journal what is new. */
@Repository
class ChangeStore {

    private final NamedParameterJdbcTemplate jdbc;

    ChangeStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The largest number in each table; 0 for an empty one. */
    Map<ChangeMarks.Source, Long> newest() {
        Map<ChangeMarks.Source, Long> newest = new EnumMap<>(ChangeMarks.Source.class);
        jdbc.query(forEach("select 'SOURCE' as source, coalesce(max(seq), 0) as newest from TABLE"), row -> {
            newest.put(ChangeMarks.Source.valueOf(row.getString("source")), row.getLong("newest"));
        });
        return newest;
    }

    /** What there is from the floors up; quick, because there is little. */
    Map<ChangeMarks.Source, ChangeMarks.Count> count(Map<ChangeMarks.Source, Long> floors) {
        Map<ChangeMarks.Source, ChangeMarks.Count> counts = new EnumMap<>(ChangeMarks.Source.class);
        jdbc.query(forEach("""
                        select 'SOURCE' as source, count(*) as marks, coalesce(max(seq), :SOURCE) as newest
                        from TABLE where seq >= :SOURCE"""), values(floors), row -> {
            counts.put(
                    ChangeMarks.Source.valueOf(row.getString("source")),
                    new ChangeMarks.Count(row.getLong("marks"), row.getLong("newest")));
        });
        return counts;
    }

    List<ChangeMarks.Change> list(Map<ChangeMarks.Source, Long> floors) {
        return jdbc.query(
                """
                select 'REVISION' as source, seq, item_id from item_revision where seq >= :REVISION
                union all
                select 'POSTING', seq, item_id from area_posting where seq >= :POSTING
                union all
                select 'DECISION', d.seq, p.item_id from posting_decision d
                    join area_posting p on p.id = d.posting_id where d.seq >= :DECISION""",
                values(floors),
                (row, number) -> new ChangeMarks.Change(
                        ChangeMarks.Source.valueOf(row.getString("source")),
                        row.getLong("seq"),
                        row.getObject("item_id", UUID.class)));
    }

    private static String forEach(String select) {
        return Stream.of(ChangeMarks.Source.values())
                .map(source -> select.replace("SOURCE", source.name()).replace("TABLE", source.table()))
                .collect(Collectors.joining("\nunion all\n"));
    }

    private static MapSqlParameterSource values(Map<ChangeMarks.Source, Long> floors) {
        MapSqlParameterSource values = new MapSqlParameterSource();
        floors.forEach((source, floor) -> values.addValue(source.name(), floor));
        return values;
    }
}
