package io.wanping.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** SQL of the account tables. */
@Repository
class AccountStore {

    private static final String SELECT = """
            select username, display_name, password_hash, must_change_password, password_changed_at, enabled, failures,
                locked_until, last_sign_in, sessions_from,
                exists (select 1 from second_factor f where f.username = account.username and f.secret is not null) as second_factor
            from account\s""";

    private final NamedParameterJdbcTemplate jdbc;

    AccountStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    boolean isEmpty() {
        Long accounts = jdbc.queryForObject("select count(*) from account", Map.of(), Long.class);
        return accounts == null || accounts == 0;
    }

    List<Account> list() {
        return withEntitlements(jdbc.query(SELECT + "order by username", (row, number) -> read(row)));
    }

    Optional<Account> find(String username) {
        return find(username, "");
    }

    /** Other changes of this account, and other attempts to sign in to it, wait for the end of the transaction. */
    Optional<Account> lock(String username) {
        return find(username, " for update");
    }

    private Optional<Account> find(String username, String locking) {
        return withEntitlements(jdbc.query(
                        SELECT + "where username = :username" + locking,
                        new MapSqlParameterSource("username", username),
                        (row, number) -> read(row)))
                .stream()
                .findFirst();
    }

    void insert(Account account, Instant now) {
        jdbc.update("""
                insert into account (username, display_name, password_hash, must_change_password, password_changed_at, enabled,
                    failures, locked_until, last_sign_in, sessions_from, created_at, version)
                values (:username, :display_name, :password_hash, :must_change, :changed_at, :enabled, :failures, :locked_until,
                    :last_sign_in, :sessions_from, :now, 1)""", values(account).addValue("now", utc(now)));
        writeEntitlements(account);
    }

    void update(Account account) {
        jdbc.update("""
                update account set display_name = :display_name, password_hash = :password_hash,
                    must_change_password = :must_change, password_changed_at = :changed_at, enabled = :enabled,
                    failures = :failures, locked_until = :locked_until, last_sign_in = :last_sign_in,
                    sessions_from = :sessions_from, version = version + 1
                where username = :username""", values(account));
    }

    void updateEntitlements(Account account) {
        MapSqlParameterSource key = new MapSqlParameterSource("username", account.username());
        for (String table : List.of("account_role", "account_zone", "account_street", "account_proposal")) {
            jdbc.update("delete from " + table + " where username = :username", key);
        }
        writeEntitlements(account);
    }

    /** Accounts that may sign in and hold the role; locked, so that two of them are not taken away at the same moment. */
    List<String> lockHolders(Role role) {
        return jdbc.queryForList(
                "select username from account where enabled and username in (select r.username from account_role r "
                        + "where r.role = :role) order by username for update",
                new MapSqlParameterSource("role", role.name()),
                String.class);
    }

    void rememberPassword(Account account, Instant givenUpAt) {
        jdbc.update(
                "insert into old_password (username, changed_at, password_hash) values (:username, :at, :hash)",
                new MapSqlParameterSource("username", account.username())
                        .addValue("at", utc(givenUpAt))
                        .addValue("hash", account.passwordHash()));
    }

    /** Hashes of earlier passwords, newest first. */
    List<String> listOldPasswords(String username, int most) {
        return jdbc.queryForList(
                "select password_hash from old_password where username = :username order by changed_at desc "
                        + "fetch first :most rows only",
                new MapSqlParameterSource("username", username).addValue("most", most),
                String.class);
    }

    private void writeEntitlements(Account account) {
        writeEach("insert into account_role (username, role) values (:username, :value)", account, account.roles());
        Reach reach = account.held().reach();
        writeEach("insert into account_zone (username, zone_code) values (:username, :value)", account, reach.zones());
        writeEach(
                "insert into account_street (username, street_code) values (:username, :value)",
                account,
                reach.streets());
        Entitlement asked = account.asked();
        if (asked != null) {
            jdbc.update(
                    "insert into account_proposal (username, roles, zones, streets) values (:username, :roles, :zones, :streets)",
                    new MapSqlParameterSource("username", account.username())
                            .addValue("roles", Accounts.sorted(asked.roles()))
                            .addValue("zones", Accounts.sorted(asked.reach().zones()))
                            .addValue("streets", Accounts.sorted(asked.reach().streets())));
        }
    }

    private void writeEach(String sql, Account account, Set<?> values) {
        for (Object value : values) {
            jdbc.update(
                    sql, new MapSqlParameterSource("username", account.username()).addValue("value", value.toString()));
        }
    }

    private List<Account> withEntitlements(List<Account> accounts) {
        if (accounts.isEmpty()) {
            return accounts;
        }
        MapSqlParameterSource keys = new MapSqlParameterSource(
                "usernames", accounts.stream().map(Account::username).toList());
        Map<String, Set<String>> roles = valuesOf("role", "account_role", keys);
        Map<String, Set<String>> zones = valuesOf("zone_code", "account_zone", keys);
        Map<String, Set<String>> streets = valuesOf("street_code", "account_street", keys);
        Map<String, Entitlement> asked = new HashMap<>();
        jdbc.query(
                "select username, roles, zones, streets from account_proposal where username in (:usernames)",
                keys,
                row -> {
                    asked.put(
                            row.getString("username"),
                            entitlement(
                                    words(row.getString("roles")),
                                    words(row.getString("zones")),
                                    words(row.getString("streets"))));
                });
        return accounts.stream()
                .map(account -> account.holding(
                        entitlement(
                                roles.getOrDefault(account.username(), Set.of()),
                                zones.getOrDefault(account.username(), Set.of()),
                                streets.getOrDefault(account.username(), Set.of())),
                        asked.get(account.username())))
                .toList();
    }

    private Map<String, Set<String>> valuesOf(String column, String table, MapSqlParameterSource keys) {
        Map<String, Set<String>> values = new HashMap<>();
        jdbc.query("select username, " + column + " from " + table + " where username in (:usernames)", keys, row -> {
            values.computeIfAbsent(row.getString("username"), name -> new HashSet<>())
                    .add(row.getString(column));
        });
        return values;
    }

    private static Entitlement entitlement(Set<String> roles, Set<String> zones, Set<String> streets) {
        return new Entitlement(
                roles.stream().map(Role::valueOf).collect(Collectors.toSet()), new Reach(zones, streets));
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }

    private static MapSqlParameterSource values(Account account) {
        return new MapSqlParameterSource("username", account.username())
                .addValue("display_name", account.displayName())
                .addValue("password_hash", account.passwordHash())
                .addValue("must_change", account.mustChangePassword())
                .addValue("changed_at", utc(account.passwordChangedAt()))
                .addValue("enabled", account.enabled())
                .addValue("failures", account.failures())
                .addValue("locked_until", utc(account.lockedUntil()), Types.TIMESTAMP_WITH_TIMEZONE)
                .addValue("last_sign_in", utc(account.lastSignIn()), Types.TIMESTAMP_WITH_TIMEZONE)
                .addValue("sessions_from", utc(account.sessionsFrom()), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private static Account read(ResultSet row) throws SQLException {
        return new Account(
                row.getString("username"),
                row.getString("display_name"),
                row.getString("password_hash"),
                row.getBoolean("must_change_password"),
                row.getObject("password_changed_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("enabled"),
                row.getInt("failures"),
                instant(row, "locked_until"),
                instant(row, "last_sign_in"),
                instant(row, "sessions_from"),
                row.getBoolean("second_factor"),
                Entitlement.NONE,
                null);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
