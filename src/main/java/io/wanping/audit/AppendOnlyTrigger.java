package io.wanping.audit;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** Guards append-only tables in H2, as the function {@code refuse_change} does in PostgreSQL. Public because H2 makes it by name. */
public final class AppendOnlyTrigger implements Trigger {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private String table = "";

    @Override
    public void init(Connection connection, String schema, String trigger, String tableName, boolean before, int type) {
        this.table = tableName;
    }

    @Override
    public void fire(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow)
            throws SQLException {
        throw new SQLException("append-only table " + table + ": change refused", INSUFFICIENT_PRIVILEGE);
    }
}
