package io.wanping.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class PostgisServerTest {

    @Test
    void givesEachCallerAnEmptyDatabaseOfItsOwnThatKnowsPostgis() throws SQLException {
        String first = PostgisServer.createDatabase();
        String second = PostgisServer.createDatabase();

        assertThat(first).isNotEqualTo(second);
        query(first, "create table mine (id int); select 1");
        assertThat(query(second, "select count(*) from pg_tables where tablename = 'mine'"))
                .isEqualTo("0");
        assertThat(query(second, "select ST_AsText(ST_Point(121.45, 31.25))")).isEqualTo("POINT(121.45 31.25)");
    }

    private static String query(String address, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            while (statement.getResultSet() == null) {
                statement.getMoreResults();
            }
            ResultSet rows = statement.getResultSet();
            rows.next();
            return rows.getString(1);
        }
    }
}
