package io.wanping.zoning;

import io.wanping.geo.Ewkb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** SQL of district, zones, streets and scopes. */
@Repository
class ZoningStore {

    private static final String OUTLINE = "cast(outline as bytea) as outline_bytes";

    private final NamedParameterJdbcTemplate jdbc;

    ZoningStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    long revision() {
        Long revision = jdbc.queryForObject("select revision from zoning_revision where id = 1", Map.of(), Long.class);
        return revision == null ? 0 : revision;
    }

    boolean isEmpty() {
        Long zones = jdbc.queryForObject("select count(*) from zone", Map.of(), Long.class);
        return zones == null || zones == 0;
    }

    private List<District> listDistricts() {
        return jdbc.query(
                "select code, name, name_en, schematic, " + OUTLINE + " from district order by code",
                (row, number) -> new District(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("name_en"),
                        outline(row),
                        row.getBoolean("schematic")));
    }

    Zoning load() {
        List<Zone> zones = jdbc.query(
                "select code, name, name_en, role, role_en, operator, operator_en, schematic, " + OUTLINE
                        + " from zone order by position",
                (row, number) -> new Zone(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("name_en"),
                        row.getString("role"),
                        row.getString("role_en"),
                        row.getString("operator"),
                        row.getString("operator_en"),
                        outline(row),
                        row.getBoolean("schematic")));
        List<Street> streets = jdbc.query(
                "select code, name, name_en, schematic, " + OUTLINE + " from street order by position",
                (row, number) -> new Street(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("name_en"),
                        outline(row),
                        row.getBoolean("schematic")));
        List<Scope> scopes = jdbc.query(
                "select code, name, name_en, kind from scope order by position",
                (row, number) -> new Scope(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("name_en"),
                        Scope.Kind.valueOf(row.getString("kind"))));
        return new Zoning(listDistricts().stream().findFirst(), zones, streets, scopes);
    }

    void insert(District district, List<Zone> zones, List<Street> streets, List<Scope> scopes) {
        jdbc.update(
                """
                insert into district (code, name, name_en, outline, schematic)
                values (:code, :name, :name_en, cast(:outline as geometry), :schematic)""",
                shape(district.code(), district.name(), district.nameEn(), district.outline(), district.schematic()));
        for (int i = 0; i < zones.size(); i++) {
            Zone zone = zones.get(i);
            jdbc.update(
                    """
                    insert into zone (code, position, name, name_en, role, role_en, operator, operator_en, outline, schematic)
                    values (:code, :position, :name, :name_en, :role, :role_en, :operator, :operator_en,
                        cast(:outline as geometry), :schematic)""",
                    shape(zone.code(), zone.name(), zone.nameEn(), zone.outline(), zone.schematic())
                            .addValue("position", i + 1)
                            .addValue("role", zone.role())
                            .addValue("role_en", zone.roleEn())
                            .addValue("operator", zone.operator())
                            .addValue("operator_en", zone.operatorEn()));
        }
        for (int i = 0; i < streets.size(); i++) {
            Street street = streets.get(i);
            jdbc.update(
                    """
                    insert into street (code, position, name, name_en, outline, schematic)
                    values (:code, :position, :name, :name_en, cast(:outline as geometry), :schematic)""",
                    shape(street.code(), street.name(), street.nameEn(), street.outline(), street.schematic())
                            .addValue("position", i + 1));
        }
        for (int i = 0; i < scopes.size(); i++) {
            Scope scope = scopes.get(i);
            jdbc.update(
                    """
                    insert into scope (code, position, name, name_en, kind)
                    values (:code, :position, :name, :name_en, :kind)""",
                    new MapSqlParameterSource("code", scope.code())
                            .addValue("position", i + 1)
                            .addValue("name", scope.name())
                            .addValue("name_en", scope.nameEn())
                            .addValue("kind", scope.kind().name()));
        }
        jdbc.update("update zoning_revision set revision = revision + 1 where id = 1", Map.of());
    }

    private static MapSqlParameterSource shape(
            String code, String name, String nameEn, MultiPolygon outline, boolean schematic) {
        return new MapSqlParameterSource("code", code)
                .addValue("name", name)
                .addValue("name_en", nameEn)
                .addValue("outline", Ewkb.bytes(outline))
                .addValue("schematic", schematic);
    }

    private static MultiPolygon outline(ResultSet row) throws SQLException {
        return (MultiPolygon) Ewkb.read(row.getBytes("outline_bytes"));
    }
}
