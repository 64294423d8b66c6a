package io.wanping.account;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** SQL of application passwords. */
@Repository
class ApplicationPasswordStore {

    private final NamedParameterJdbcTemplate jdbc;

    ApplicationPasswordStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** One that was not revoked. */
    record ApplicationPassword(
            UUID id,
            String name,
            Instant createdAt,
            @Nullable Instant lastUsedAt) {}

    void insert(UUID id, String username, String name, String fingerprint, Instant now) {
        jdbc.update(
                """
                insert into application_password (id, username, name, fingerprint, created_at)
                values (:id, :username, :name, :fingerprint, :now)""",
                key(username)
                        .addValue("id", id)
                        .addValue("name", name)
                        .addValue("fingerprint", fingerprint)
                        .addValue("now", now.atOffset(ZoneOffset.UTC)));
    }

    List<ApplicationPassword> list(String username) {
        return query("revoked_at is null order by created_at, id", key(username));
    }

    Optional<ApplicationPassword> find(String username, String fingerprint) {
        return query(
                        "fingerprint = :fingerprint and revoked_at is null",
                        key(username).addValue("fingerprint", fingerprint))
                .stream()
                .findFirst();
    }

    void touch(UUID id, Instant now) {
        jdbc.update(
                "update application_password set last_used_at = :now where id = :id",
                new MapSqlParameterSource("id", id).addValue("now", now.atOffset(ZoneOffset.UTC)));
    }

    /** @return the name of the one revoked */
    Optional<String> revoke(String username, UUID id, Instant now) {
        Optional<String> name = query(
                        "id = :id and revoked_at is null", key(username).addValue("id", id))
                .stream()
                .map(ApplicationPassword::name)
                .findFirst();
        jdbc.update(
                "update application_password set revoked_at = :now where username = :username and id = :id and revoked_at is null",
                key(username).addValue("id", id).addValue("now", now.atOffset(ZoneOffset.UTC)));
        return name;
    }

    int revokeAll(String username, Instant now) {
        return jdbc.update(
                "update application_password set revoked_at = :now where username = :username and revoked_at is null",
                key(username).addValue("now", now.atOffset(ZoneOffset.UTC)));
    }

    private List<ApplicationPassword> query(String condition, MapSqlParameterSource values) {
        return jdbc.query(
                "select id, name, created_at, last_used_at from application_password where username = :username and "
                        + condition,
                values,
                (row, number) -> {
                    OffsetDateTime used = row.getObject("last_used_at", OffsetDateTime.class);
                    return new ApplicationPassword(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            row.getObject("created_at", OffsetDateTime.class).toInstant(),
                            used == null ? null : used.toInstant());
                });
    }

    private static MapSqlParameterSource key(String username) {
        return new MapSqlParameterSource("username", username);
    }
}
