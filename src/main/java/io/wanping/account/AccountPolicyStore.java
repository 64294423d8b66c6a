package io.wanping.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** SQL of the policy: one row, none while nobody changed it. */
@Repository
class AccountPolicyStore {

    private final NamedParameterJdbcTemplate jdbc;

    AccountPolicyStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The policy as somebody set it. */
    record Chosen(AccountPolicy policy, long version, Instant changedAt, String changedBy) {}

    Optional<Chosen> find() {
        return jdbc.query("select * from account_policy where id = 1", Map.of(), (row, number) -> read(row)).stream()
                .findFirst();
    }

    void insert(Chosen set) {
        jdbc.update("""
                insert into account_policy (id, password_length, password_classes, passwords_remembered, password_max_age_days,
                    failures, lock_minutes, idle_minutes, absolute_hours, address_failures, second_factor_roles, other_zones,
                    version, changed_at, changed_by)
                values (1, :length, :classes, :remembered, :max_age, :failures, :lock, :idle, :absolute, :address, :roles, :other,
                    :version, :at, :by)""", values(set));
    }

    boolean update(Chosen set, long base) {
        return jdbc.update("""
                update account_policy set password_length = :length, password_classes = :classes,
                    passwords_remembered = :remembered, password_max_age_days = :max_age, failures = :failures,
                    lock_minutes = :lock, idle_minutes = :idle, absolute_hours = :absolute, address_failures = :address,
                    second_factor_roles = :roles, other_zones = :other, version = :version, changed_at = :at, changed_by = :by
                where id = 1 and version = :base""", values(set).addValue("base", base)) == 1;
    }

    private static MapSqlParameterSource values(Chosen set) {
        AccountPolicy policy = set.policy();
        return new MapSqlParameterSource("length", policy.passwordLength())
                .addValue("classes", policy.passwordClasses())
                .addValue("remembered", policy.passwordsRemembered())
                .addValue("max_age", policy.passwordMaxAge_days())
                .addValue("failures", policy.failures())
                .addValue("lock", policy.lock_minutes())
                .addValue("idle", policy.idle_minutes())
                .addValue("absolute", policy.absolute_hours())
                .addValue("address", policy.addressFailures())
                .addValue("roles", Accounts.sorted(policy.secondFactorRoles()))
                .addValue("other", policy.otherZones().name())
                .addValue("version", set.version())
                .addValue("at", set.changedAt().atOffset(ZoneOffset.UTC))
                .addValue("by", set.changedBy());
    }

    private static Chosen read(ResultSet row) throws SQLException {
        AccountPolicy policy = new AccountPolicy(
                row.getInt("password_length"),
                row.getInt("password_classes"),
                row.getInt("passwords_remembered"),
                row.getInt("password_max_age_days"),
                row.getInt("failures"),
                row.getInt("lock_minutes"),
                row.getInt("idle_minutes"),
                row.getInt("absolute_hours"),
                row.getInt("address_failures"),
                roles(row.getString("second_factor_roles")),
                OtherZones.valueOf(row.getString("other_zones")));
        return new Chosen(
                policy,
                row.getLong("version"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by"));
    }

    private static Set<Role> roles(String text) {
        return Arrays.stream(text.split(" "))
                .filter(name -> !name.isEmpty())
                .map(Role::valueOf)
                .collect(Collectors.toSet());
    }
}
