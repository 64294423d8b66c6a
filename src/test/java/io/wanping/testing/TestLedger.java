package io.wanping.testing;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Empties the ledger between tests that share one application: items, postings, imports and the record of deeds go; zones, targets and
 * accounts stay. Truncating is what the append-only guards leave open to the owner of the tables.
 */
@TestComponent
public class TestLedger {

    private static final Set<String> KEPT = Set.of(
            "flyway_schema_history",
            "district",
            "zone",
            "street",
            "scope",
            "target",
            "target_scope",
            "sub_target",
            "zoning_revision",
            "zone_boundary_version",
            "zone_boundary",
            "account",
            "account_role",
            "account_zone",
            "old_password",
            "audit_head",
            "spring_session",
            "spring_session_attributes",
            "spatial_ref_sys");

    private final JdbcTemplate jdbc;
    private final boolean h2;

    TestLedger(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.h2 = Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>)
                connection -> connection.getMetaData().getURL().startsWith("jdbc:h2")));
    }

    public boolean isH2() {
        return h2;
    }

    public JdbcTemplate jdbc() {
        return jdbc;
    }

    public void clear() {
        List<String> tables = jdbc.queryForList("""
                        select table_name from information_schema.tables
                        where table_schema = 'public' and table_type = 'BASE TABLE'""", String.class).stream()
                .filter(table -> !KEPT.contains(table))
                .toList();
        if (h2) {
            jdbc.execute((ConnectionCallback<Void>) connection -> truncateOnH2(connection, tables));
        } else {
            jdbc.execute("truncate table " + String.join(", ", tables) + " cascade");
        }
        jdbc.update("update audit_head set seq = 0, hash = ? where id = 1", "0".repeat(64));
    }

    /** The number of rows in each table that {@link #clear} empties: to show that a refusal wrote nothing. */
    public Map<String, Long> rows(String... tables) {
        Map<String, Long> rows = new java.util.TreeMap<>();
        for (String table : tables) {
            rows.put(table, jdbc.queryForObject("select count(*) from " + table, Long.class));
        }
        return rows;
    }

    private static Void truncateOnH2(Connection connection, List<String> tables) throws java.sql.SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set referential_integrity false");
            for (String table : tables) {
                statement.execute("truncate table " + table);
            }
            statement.execute("set referential_integrity true");
        }
        return null;
    }
}
