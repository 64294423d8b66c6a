package io.wanping.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Guards the record of deeds in H2, as the function {@code guard_audit_row} does in PostgreSQL: nothing is changed, and only what an anchor
 * covers and is old enough may go. Public because H2 makes it by name.
 */
public final class AuditRowGuard implements Trigger {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final int SEQ = 0;
    private static final int AT = 2;

    @Override
    public void fire(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow)
            throws SQLException {
        if (newRow != null || oldRow == null || !mayGo(connection, oldRow)) {
            throw new SQLException("append-only table audit_row: change refused", INSUFFICIENT_PRIVILEGE);
        }
    }

    private static boolean mayGo(Connection connection, Object[] row) throws SQLException {
        OffsetDateTime at = (OffsetDateTime) row[AT];
        if (at.isAfter(OffsetDateTime.now(at.getOffset()).minusDays(AuditRetention.KEPT_DAYS))) {
            return false;
        }
        try (PreparedStatement statement =
                        connection.prepareStatement("select coalesce(max(last_seq), 0) from audit_anchor");
                ResultSet result = statement.executeQuery()) {
            return result.next() && ((Number) row[SEQ]).longValue() <= result.getLong(1);
        }
    }
}
