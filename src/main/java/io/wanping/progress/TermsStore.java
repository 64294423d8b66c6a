package io.wanping.progress;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** SQL of {@code reported_terms}. Only ever inserts. */
@Repository
class TermsStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final NamedParameterJdbcTemplate jdbc;

    TermsStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID closing, Terms terms) {
        jdbc.update(
                "insert into reported_terms (closing_id, document) values (:closing, :document)",
                new MapSqlParameterSource("closing", closing).addValue("document", JSON.writeValueAsString(terms)));
    }

    /** Empty for months that were closed before terms were kept. */
    Optional<Terms> find(UUID closing) {
        return jdbc
                .queryForList(
                        "select document from reported_terms where closing_id = :closing",
                        new MapSqlParameterSource("closing", closing),
                        String.class)
                .stream()
                .map(document -> JSON.readValue(document, Terms.class))
                .findFirst();
    }
}
