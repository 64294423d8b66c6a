package io.wanping.testing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.dao.PessimisticLockingFailureException;
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
            "account_street",
            "account_proposal",
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

    private static final int MOST_ATTEMPTS = 10;

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
            truncateOnPostgis(tables);
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

    /**
     * A digest of what stands in every table, to show that something changed nothing else.
     *
     * @param named columns left out, by table; {@code *} leaves the table out. Those of table {@code account} are left out for one account only
     */
    public Map<String, String> digests(Map<String, Set<String>> named, String account) {
        Map<String, String> digests = new java.util.TreeMap<>();
        jdbc.queryForList("""
                        select table_name from information_schema.tables
                        where table_schema = 'public' and table_type = 'BASE TABLE'""", String.class).forEach(table -> {
            Set<String> out = named.getOrDefault(table, Set.of());
            if (!out.contains("*") && !table.equals("spatial_ref_sys")) {
                digests.put(table, digest(table, out, account));
            }
        });
        return digests;
    }

    private String digest(String table, Set<String> out, String account) {
        List<String> rows = jdbc.queryForList("select * from " + table).stream()
                .map(row -> {
                    if (account.equals(row.get("username"))) {
                        out.forEach(row::remove);
                    }
                    row.replaceAll((name, value) ->
                            value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value);
                    return row.toString();
                })
                .sorted()
                .toList();
        try {
            return rows.size() + " rows "
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256")
                                    .digest(rows.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Pages that were just closed may still have questions under way, and then one of the two sides is turned back. */
    private void truncateOnPostgis(List<String> tables) {
        String sql = "truncate table " + String.join(", ", tables) + " cascade";
        for (int again = MOST_ATTEMPTS - 1; ; again--) {
            try {
                jdbc.execute(sql);
                return;
            } catch (PessimisticLockingFailureException crossed) {
                if (again == 0) {
                    throw crossed;
                }
            }
        }
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
