package io.wanping.register;

import io.wanping.geo.Ewkb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the register knew at an instant, read from the revisions: a paper of a closed month says the same for ever. */
@Repository
public class KnownItems {

    private final NamedParameterJdbcTemplate jdbc;

    KnownItems(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Every item the register knew by then, by code; also those that had left it, since an older day may still need them. */
    @Transactional(readOnly = true)
    public List<KnownItem> listKnownAt(Instant knownAt) {
        return jdbc.query(
                """
                select i.id, i.kind, i.code, coalesce(p.zone_code, i.zone_code) as zone_code,
                    case when p.item_id is null then i.street_code else p.street_code end as street_code, i.site_id, i.sample, r.document,
                    case when i.retired_at <= :known_at then 1 else 0 end as retired,
                    cast(r.footprint as bytea) as footprint_bytes
                from item i join item_revision r on r.item_id = i.id
                left join past_place p on p.item_id = i.id and p.until_at = (
                    select min(ended.until_at) from past_place ended
                    where ended.item_id = i.id and ended.until_at > :known_at)
                where r.revision = (
                    select max(latest.revision) from item_revision latest
                    where latest.item_id = i.id and latest.recorded_at <= :known_at)
                order by i.code, i.id""",
                new MapSqlParameterSource("known_at", knownAt.atOffset(ZoneOffset.UTC)),
                (row, number) -> read(row));
    }

    private static KnownItem read(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        byte[] footprint = row.getBytes("footprint_bytes");
        PastState state = ItemJson.readDocument(
                row.getString("document"), footprint == null ? null : (MultiPolygon) Ewkb.read(footprint));
        return new KnownItem(
                id,
                ItemKind.valueOf(row.getString("kind")),
                withoutMark(row.getString("code"), id),
                state.fields(),
                state.scopes(),
                state.geometry(),
                row.getString("zone_code"),
                row.getString("street_code"),
                (@Nullable UUID) row.getObject("site_id", UUID.class),
                row.getBoolean("sample"),
                row.getInt("retired") == 1);
    }

    /** An item that was retired later has a mark behind its code. */
    private static String withoutMark(String code, UUID id) {
        String mark = "~" + id.toString().substring(28);
        return code.endsWith(mark) ? code.substring(0, code.length() - mark.length()) : code;
    }
}
