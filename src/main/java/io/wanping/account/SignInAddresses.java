package io.wanping.account;

import io.wanping.finding.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Slows a network address down that fails again and again, whatever names it tries: after so many failures it has to wait one second, two,
 * four, up to a minute before the next attempt is looked at. Somebody who gets in does not take the count back; half an hour without a
 * failure does. A whole office may share an address, so nobody is shut out for longer than that minute.
 */
@Component
class SignInAddresses {

    private static final Duration MEMORY = Duration.ofMinutes(30);
    private static final long LONGEST_WAIT_SECONDS = 60;

    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SignInAddresses(NamedParameterJdbcTemplate jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Failures(long count, Instant last) {}

    /** @throws Refused {@code account.too-many-attempts} when the address has to wait; nothing was looked at then */
    void refuseIfTooSoon(String address, AccountPolicy policy) {
        Instant now = clock.instant();
        for (Failures failures : find(address)) {
            boolean forgotten = now.isAfter(failures.last().plus(MEMORY));
            Instant next = failures.last().plusSeconds(wait(failures.count(), policy));
            if (!forgotten && now.isBefore(next)) {
                throw new Refused(
                        Refused.Kind.TOO_MANY,
                        "account.too-many-attempts",
                        "seconds",
                        Math.max(1, Duration.between(now, next).toSeconds()));
            }
        }
    }

    void countFailure(String address) {
        Instant now = clock.instant();
        MapSqlParameterSource values = new MapSqlParameterSource("address", address)
                .addValue("now", now.atOffset(ZoneOffset.UTC))
                .addValue("forgotten", now.minus(MEMORY).atOffset(ZoneOffset.UTC));
        try {
            transaction.executeWithoutResult(status -> count(values));
        } catch (DuplicateKeyException another) {
            transaction.executeWithoutResult(status -> count(values));
        }
    }

    private void count(MapSqlParameterSource values) {
        jdbc.update("delete from sign_in_address where last_failure_at < :forgotten", values);
        int known = jdbc.update(
                "update sign_in_address set failures = failures + 1, last_failure_at = :now where address = :address",
                values);
        if (known == 0) {
            jdbc.update(
                    "insert into sign_in_address (address, failures, last_failure_at) values (:address, 1, :now)",
                    values);
        }
    }

    private List<Failures> find(String address) {
        return jdbc.query(
                "select failures, last_failure_at from sign_in_address where address = :address",
                new MapSqlParameterSource("address", address),
                (row, number) -> new Failures(
                        row.getLong("failures"),
                        row.getObject("last_failure_at", OffsetDateTime.class).toInstant()));
    }

    static long wait(long failures, AccountPolicy policy) {
        long beyond = failures - policy.addressFailures();
        return beyond < 0 ? 0 : Math.min(LONGEST_WAIT_SECONDS, 1L << Math.min(beyond, 10));
    }
}
