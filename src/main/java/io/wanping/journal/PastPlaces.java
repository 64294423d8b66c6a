package io.wanping.journal;

import io.wanping.register.PlacesChanged;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Remembers where items were before they were somewhere else, so that figures of a past day follow the zones, streets and scopes of that
 * day. Dated after every closing there is: what was frozen when a month was closed is found again from what is remembered here.
 */
@Component
class PastPlaces {

    private final NamedParameterJdbcTemplate jdbc;
    private final ReportingPeriods periods;
    private final Clock clock;

    PastPlaces(NamedParameterJdbcTemplate jdbc, ReportingPeriods periods, Clock clock) {
        this.jdbc = jdbc;
        this.periods = periods;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void remember(PlacesChanged event) {
        Instant until = periods.calendar().after(clock.instant().truncatedTo(ChronoUnit.MICROS));
        jdbc.batchUpdate("""
                insert into past_place (item_id, until_at, zone_code, street_code)
                values (:item, :until, :zone, :street)""", rows(event, until));
        jdbc.batchUpdate(
                "insert into past_scope (item_id, until_at, scope_code) values (:item, :until, :scope)",
                scopeRows(event, until));
    }

    private static SqlParameterSource[] rows(PlacesChanged event, Instant until) {
        return event.left().stream()
                .map(place -> row(place, until)
                        .addValue("zone", place.zone())
                        .addValue("street", place.street(), java.sql.Types.VARCHAR))
                .toArray(SqlParameterSource[]::new);
    }

    private static SqlParameterSource[] scopeRows(PlacesChanged event, Instant until) {
        List<SqlParameterSource> rows = new ArrayList<>();
        for (PlacesChanged.Place place : event.left()) {
            place.scopes().forEach(scope -> rows.add(row(place, until).addValue("scope", scope)));
        }
        return rows.toArray(SqlParameterSource[]::new);
    }

    private static MapSqlParameterSource row(PlacesChanged.Place place, Instant until) {
        return new MapSqlParameterSource("item", place.itemId()).addValue("until", PostingQuery.utc(until));
    }
}
