package io.wanping.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.testing.NeedsPostgis;
import io.wanping.testing.PostgisServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process that applies an import is killed at a random moment: the ledger holds all of its rows or none, and the next start takes the
 * batch up. How often: {@code -Dwanping.kills}.
 */
class KilledImportTest {

    private static final int KILLS = Integer.getInteger("wanping.kills", 2);
    private static final long LONGEST_MILLIS = 2500;

    @TempDir
    Path folder;

    @Test
    void leavesNoPartOfABatchOnH2() throws Exception {
        killAgainAndAgain(
                "jdbc:h2:file:" + folder.resolve("ledger")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE",
                "sa");
    }

    @Test
    @ExtendWith(NeedsPostgis.class)
    void leavesNoPartOfABatchOnPostgis() throws Exception {
        killAgainAndAgain(PostgisServer.createDatabase(), "postgres");
    }

    private void killAgainAndAgain(String url, String user) throws Exception {
        long seed = 20261125;
        Random random = new Random(seed);
        int whole = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            List<String> said = runAndKill(url, user, "w" + kill, random.nextLong(LONGEST_MILLIS));
            assertThat(said.stream().filter(line -> line.startsWith(ImportInAnotherProcess.FOUND)))
                    .as("no batch is left half way")
                    .noneMatch(line -> line.contains("APPLYING") || line.contains("READING"));
            long items = items(url, user, "Kw" + kill + "-");
            assertThat(items).as("rows of workbook " + kill).isIn(0L, (long) ImportInAnotherProcess.ROWS);
            whole += items == 0 ? 0 : 1;
        }
        List<String> last = runToTheEnd(url, user, "w" + KILLS);
        assertThat(last).anyMatch(line -> line.startsWith(ImportInAnotherProcess.APPLIED + " APPLIED"));
        assertThat(items(url, user, "Kw" + KILLS + "-")).isEqualTo(ImportInAnotherProcess.ROWS);
        System.out.println("kills: " + KILLS + " of seed " + seed + ", " + whole
                + " batches whole, 0 in part, the rest not at all");
    }

    private List<String> runAndKill(String url, String user, String workbook, long after) throws Exception {
        Process process = start(url, user, workbook);
        List<String> said = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.add(line);
                if (line.startsWith(ImportInAnotherProcess.APPLYING)) {
                    process.waitFor(after, TimeUnit.MILLISECONDS);
                    process.destroyForcibly();
                    break;
                }
            }
            assertThat(said).as("it came to applying").contains(ImportInAnotherProcess.APPLYING);
        } finally {
            process.destroyForcibly().waitFor();
        }
        return said;
    }

    private List<String> runToTheEnd(String url, String user, String workbook) throws Exception {
        Process process = start(url, user, workbook);
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            return out.lines().toList();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private Process start(String url, String user, String workbook) throws IOException {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Dfile.encoding=UTF-8",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        path,
                        ImportInAnotherProcess.class.getName(),
                        url,
                        user,
                        folder.toString(),
                        workbook)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Asked of the database itself: items, and what the journal was told of them. */
    private static long items(String url, String user, String prefix) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, "")) {
            long items = count(connection, "select count(*) from item where code like ?", prefix);
            long booked = count(
                    connection,
                    "select count(*) from area_posting p join item i on i.id = p.item_id where i.code like ?",
                    prefix);
            assertThat(booked).as("an item and its posting belong together").isEqualTo(items);
            return items;
        }
    }

    private static long count(Connection connection, String sql, String prefix) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, prefix + "%");
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
