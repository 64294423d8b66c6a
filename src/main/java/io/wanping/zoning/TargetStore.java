package io.wanping.zoning;

import io.wanping.geo.Area;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** SQL of the targets. */
@Repository
class TargetStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final NamedParameterJdbcTemplate jdbc;

    TargetStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<Target> list() {
        return jdbc.query("""
                select code, name, name_en, account, target_m2, area_basis, reading, period_start, period_end, scope_rule,
                    green_below_points, red_above_points, sources, separate, version
                from target order by position""", (row, number) -> read(row));
    }

    void insert(int position, Target target) {
        jdbc.update("""
                insert into target (code, position, name, name_en, account, target_m2, area_basis, reading, period_start,
                    period_end, scope_rule, green_below_points, red_above_points, sources, separate, version)
                values (:code, :position, :name, :name_en, :account, :target_m2, :area_basis, :reading, :period_start,
                    :period_end, :scope_rule, :green_below, :red_above, :sources, :separate, :version)""", values(target).addValue("position", position));
        for (int i = 0; i < target.scopes().size(); i++) {
            jdbc.update(
                    "insert into target_scope (target_code, scope_code, position) values (:target, :scope, :position)",
                    new MapSqlParameterSource("target", target.code())
                            .addValue("scope", target.scopes().get(i))
                            .addValue("position", i + 1));
        }
        insertSubTargets(target);
    }

    /** @return false when the target has another version by now */
    boolean update(Target target, long baseVersion) {
        int changed = jdbc.update("""
                update target set target_m2 = :target_m2, reading = :reading, period_start = :period_start,
                    period_end = :period_end, green_below_points = :green_below, red_above_points = :red_above,
                    sources = :sources, version = :version
                where code = :code and version = :base""", values(target).addValue("base", baseVersion));
        if (changed == 0) {
            return false;
        }
        jdbc.update(
                "delete from sub_target where target_code = :code", new MapSqlParameterSource("code", target.code()));
        insertSubTargets(target);
        return true;
    }

    private void insertSubTargets(Target target) {
        for (Target.SubTarget part : target.subTargets()) {
            jdbc.update(
                    """
                    insert into sub_target (target_code, zone_code, target_m2, owner, owner_en)
                    values (:target, :zone, :area, :owner, :owner_en)""",
                    new MapSqlParameterSource("target", target.code())
                            .addValue("zone", part.zone())
                            .addValue("area", part.target().squareMetres())
                            .addValue("owner", part.owner())
                            .addValue("owner_en", part.ownerEn()));
        }
    }

    private static MapSqlParameterSource values(Target target) {
        return new MapSqlParameterSource("code", target.code())
                .addValue("name", target.name())
                .addValue("name_en", target.nameEn())
                .addValue("account", target.account())
                .addValue("target_m2", target.target().squareMetres())
                .addValue("area_basis", target.areaBasis())
                .addValue("reading", target.reading().name())
                .addValue("period_start", target.periodStart())
                .addValue("period_end", target.periodEnd())
                .addValue("scope_rule", target.scopeRule().name())
                .addValue("green_below", target.lamps().greenBelow_points())
                .addValue("red_above", target.lamps().redAbove_points())
                .addValue("sources", JSON.writeValueAsString(target.sources()))
                .addValue("separate", target.separate())
                .addValue("version", target.version());
    }

    private Target read(ResultSet row) throws SQLException {
        String code = row.getString("code");
        MapSqlParameterSource key = new MapSqlParameterSource("code", code);
        return new Target(
                code,
                row.getString("name"),
                row.getString("name_en"),
                row.getString("account"),
                Area.ofSquareMetres(row.getBigDecimal("target_m2")),
                row.getString("area_basis"),
                Reading.valueOf(row.getString("reading")),
                row.getObject("period_start", LocalDate.class),
                row.getObject("period_end", LocalDate.class),
                Target.ScopeRule.valueOf(row.getString("scope_rule")),
                jdbc.queryForList(
                        "select scope_code from target_scope where target_code = :code order by position",
                        key,
                        String.class),
                jdbc.query(
                        """
                        select s.zone_code, s.target_m2, s.owner, s.owner_en from sub_target s
                        join zone z on z.code = s.zone_code where s.target_code = :code order by z.position""",
                        key,
                        (part, number) -> new Target.SubTarget(
                                part.getString("zone_code"),
                                Area.ofSquareMetres(part.getBigDecimal("target_m2")),
                                part.getString("owner"),
                                part.getString("owner_en"))),
                new Target.Lamps(row.getBigDecimal("green_below_points"), row.getBigDecimal("red_above_points")),
                JSON.readValue(row.getString("sources"), new TypeReference<Map<String, Target.SourceNote>>() {}),
                row.getBoolean("separate"),
                row.getLong("version"));
    }
}
