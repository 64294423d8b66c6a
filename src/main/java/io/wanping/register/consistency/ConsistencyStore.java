package io.wanping.register.consistency;

import io.wanping.geo.Ewkb;
import io.wanping.register.ItemKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** SQL of the checks: all items in one pass, and the answers. */
@Repository
class ConsistencyStore {

    private static final String ANSWER =
            "id, finding_id, check_code, subject, facts_mark, facts, reason, withdrawn, stated_by_name, stated_at";

    private final NamedParameterJdbcTemplate jdbc;

    ConsistencyStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which state of registers and zones this is: the same while nothing that is checked has changed. Counted as well, because a revision
     * with a smaller number may be committed after one with a larger.
     */
    String mark() {
        return String.valueOf(jdbc.queryForObject("""
                select concat((select count(*) from item_revision), ' ', (select coalesce(max(seq), 0) from item_revision), ' ',
                    (select revision from zoning_revision where id = 1))""", Map.of(), String.class));
    }

    List<CheckedItem> listItems() {
        List<CheckedItem> items = new ArrayList<>();
        jdbc.query("""
                select id, kind, code, name, parcel_number, site_id, declared_zone, declared_street, land_area_m2,
                    gross_floor_area_m2, above_ground_area_m2, below_ground_area_m2, footprint_area_m2, rentable_area_m2,
                    vacant_area_m2, land_use, land_use_code, cast(footprint as bytea) as footprint_bytes, measured_area_m2,
                    zone_code, zone_method, street_code, capacity_m2
                from item where retired_at is null order by code""", row -> {
            items.add(item(row));
        });
        return items;
    }

    /** The answer that counts for each finding: the latest. */
    Map<String, ConsistencyAnswer> latestAnswers() {
        Map<String, ConsistencyAnswer> latest = new HashMap<>();
        jdbc.query("select " + ANSWER + " from consistency_answer order by seq", row -> {
            ConsistencyAnswer answer = answer(row);
            latest.put(answer.findingId(), answer);
        });
        return latest;
    }

    /** All that was said about a finding, newest first. */
    List<ConsistencyAnswer> listAnswers(String findingId) {
        return jdbc.query(
                "select " + ANSWER + " from consistency_answer where finding_id = :finding order by seq desc",
                new MapSqlParameterSource("finding", findingId),
                (row, number) -> answer(row));
    }

    void insert(ConsistencyAnswer answer, String statedBy) {
        jdbc.update(
                """
                insert into consistency_answer (id, finding_id, check_code, subject, facts_mark, facts, reason, withdrawn, stated_by,
                    stated_by_name, stated_at)
                values (:id, :finding, :check, :subject, :mark, :facts, :reason, :withdrawn, :by, :by_name, :at)""",
                new MapSqlParameterSource("id", answer.id())
                        .addValue("finding", answer.findingId())
                        .addValue("check", answer.checkCode())
                        .addValue("subject", answer.subject())
                        .addValue("mark", answer.factsMark())
                        .addValue("facts", answer.facts())
                        .addValue("reason", answer.reason())
                        .addValue("withdrawn", answer.withdrawn())
                        .addValue("by", statedBy)
                        .addValue("by_name", answer.statedByName())
                        .addValue("at", answer.statedAt().atOffset(ZoneOffset.UTC)));
    }

    private static ConsistencyAnswer answer(ResultSet row) throws SQLException {
        return new ConsistencyAnswer(
                row.getObject("id", UUID.class),
                row.getString("finding_id"),
                row.getString("check_code"),
                row.getString("subject"),
                row.getString("facts_mark"),
                row.getString("facts"),
                row.getString("reason"),
                row.getBoolean("withdrawn"),
                row.getString("stated_by_name"),
                row.getObject("stated_at", OffsetDateTime.class).toInstant());
    }

    private static CheckedItem item(ResultSet row) throws SQLException {
        byte[] footprint = row.getBytes("footprint_bytes");
        return new CheckedItem(
                row.getObject("id", UUID.class),
                ItemKind.valueOf(row.getString("kind")),
                row.getString("code"),
                row.getString("name"),
                row.getString("parcel_number"),
                row.getObject("site_id", UUID.class),
                row.getString("declared_zone"),
                row.getString("declared_street"),
                row.getBigDecimal("land_area_m2"),
                row.getBigDecimal("gross_floor_area_m2"),
                row.getBigDecimal("above_ground_area_m2"),
                row.getBigDecimal("below_ground_area_m2"),
                row.getBigDecimal("footprint_area_m2"),
                row.getBigDecimal("rentable_area_m2"),
                row.getBigDecimal("vacant_area_m2"),
                row.getString("land_use"),
                row.getString("land_use_code"),
                footprint == null ? null : (MultiPolygon) Ewkb.read(footprint),
                row.getBigDecimal("measured_area_m2"),
                row.getString("zone_code"),
                row.getString("zone_method"),
                row.getString("street_code"),
                row.getBigDecimal("capacity_m2"));
    }
}
