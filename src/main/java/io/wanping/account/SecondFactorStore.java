package io.wanping.account;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** SQL of second factors and recovery codes. */
@Repository
class SecondFactorStore {

    private final NamedParameterJdbcTemplate jdbc;

    SecondFactorStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The second factor of an account.
     *
     * @param secret sealed; null before the first was confirmed
     * @param pending sealed; a secret that waits for its first code
     * @param lastStep the time step of the last code used
     */
    record SecondFactor(
            @Nullable String secret,
            @Nullable String pending,
            @Nullable Instant confirmedAt,
            long lastStep) {}

    Optional<SecondFactor> find(String username) {
        return jdbc
                .query(
                        "select secret, pending, confirmed_at, last_step from second_factor where username = :username",
                        key(username),
                        (row, number) -> {
                            OffsetDateTime at = row.getObject("confirmed_at", OffsetDateTime.class);
                            return new SecondFactor(
                                    row.getString("secret"),
                                    row.getString("pending"),
                                    at == null ? null : at.toInstant(),
                                    row.getLong("last_step"));
                        })
                .stream()
                .findFirst();
    }

    /** The account must be locked. */
    void put(String username, SecondFactor factor) {
        jdbc.update("delete from second_factor where username = :username", key(username));
        Instant at = factor.confirmedAt();
        jdbc.update(
                """
                insert into second_factor (username, secret, pending, confirmed_at, last_step)
                values (:username, :secret, :pending, :at, :step)""",
                key(username)
                        .addValue("secret", factor.secret(), Types.VARCHAR)
                        .addValue("pending", factor.pending(), Types.VARCHAR)
                        .addValue("at", at == null ? null : at.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                        .addValue("step", factor.lastStep()));
    }

    void delete(String username) {
        jdbc.update("delete from second_factor where username = :username", key(username));
        jdbc.update("delete from recovery_code where username = :username", key(username));
    }

    void replaceRecoveryCodes(String username, List<String> fingerprints) {
        jdbc.update("delete from recovery_code where username = :username", key(username));
        for (String fingerprint : fingerprints) {
            jdbc.update(
                    "insert into recovery_code (username, fingerprint) values (:username, :fingerprint)",
                    key(username).addValue("fingerprint", fingerprint));
        }
    }

    /** @return whether there was such a code; it is gone now */
    boolean useRecoveryCode(String username, String fingerprint) {
        return jdbc.update(
                        "delete from recovery_code where username = :username and fingerprint = :fingerprint",
                        key(username).addValue("fingerprint", fingerprint))
                == 1;
    }

    int countRecoveryCodes(String username) {
        Integer count = jdbc.queryForObject(
                "select count(*) from recovery_code where username = :username", key(username), Integer.class);
        return count == null ? 0 : count;
    }

    private static MapSqlParameterSource key(String username) {
        return new MapSqlParameterSource("username", username);
    }
}
