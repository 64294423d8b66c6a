package io.wanping.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.Wanping;
import io.wanping.testing.PostgisServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Killing the product at any moment, in the middle of posting batches and closing months, leaves each of them done or not begun.
 * {@code -Dwanping.kills=50} kills as often as the requirement says.
 */
class KilledInTheMiddleTest {

    private static final int KILLS = Integer.getInteger("wanping.kills", 3);
    private static final int START_SECONDS = 240;
    private static final int MOST_DEEDS = 13;
    private static final int LONGEST_DEED_MILLIS = 250;

    private final Random random;
    private final List<String> said = new ArrayList<>();

    KilledInTheMiddleTest() {
        long seed = Long.getLong("wanping.seed", System.nanoTime());
        System.out.println("KilledInTheMiddleTest: -Dwanping.seed=" + seed);
        this.random = new Random(seed);
    }

    @Test
    void leavesNothingHalfDoneInAnH2File(@TempDir Path data) throws Exception {
        leavesNothingHalfDone(
                "jdbc:h2:file:" + data.resolve("wanping")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0",
                "sa");
    }

    @Test
    void leavesNothingHalfDoneOnPostgis() throws Exception {
        leavesNothingHalfDone(PostgisServer.createDatabase(), "postgres");
    }

    private void leavesNothingHalfDone(String url, String user) throws Exception {
        int killedAtWork = 0;
        for (int life = 0; life < KILLS; life++) {
            if (liveAndDie(url, user, life)) {
                killedAtWork++;
            }
            JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(url, user, ""));
            assertNothingHalfDone(jdbc, "after death " + life);
        }
        assertThat(killedAtWork).as("killed while it was writing").isEqualTo(KILLS);
        JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(url, user, ""));
        assertWhatWasSaidWasDone(jdbc);
        System.out.printf(
                "KilledInTheMiddleTest: %d kills, %d batches and %d closings in the ledger, none of them partial: %s%n",
                KILLS, batches(jdbc).size(), count(jdbc, "month_closing"), url.substring(0, 12));
        try (ConfigurableApplicationContext again =
                new SpringApplicationBuilder(Wanping.class).run(WritesUntilKilled.options(url, user))) {
            assertThat(again.getBean(SelfCheck.class).run()).allMatch(SelfCheck.Result::holds);
        }
    }

    /** @return whether it was alive and writing when it was killed */
    private boolean liveAndDie(String url, String user, int life) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.timezone=Asia/Shanghai",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritesUntilKilled.class.getName(),
                        url,
                        user,
                        "life" + life)
                .redirectErrorStream(true)
                .start();
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> readInto(process, lines));
        reader.start();
        try {
            List<String> before = new ArrayList<>();
            String line = "";
            while (!line.equals(WritesUntilKilled.READY)) {
                line = lines.poll(START_SECONDS, TimeUnit.SECONDS);
                assertThat(line).as("a start, after %s", before).isNotNull();
                before.add(line);
            }
            for (int deeds = random.nextInt(MOST_DEEDS); deeds > 0; deeds--) {
                String deed = lines.poll(START_SECONDS, TimeUnit.SECONDS);
                assertThat(deed).as("a deed, after %s", said).isNotNull();
                said.add(deed);
            }
            boolean diedByItself = process.waitFor(random.nextInt(LONGEST_DEED_MILLIS), TimeUnit.MILLISECONDS);
            assertThat(diedByItself).as("died by itself: %s", lines).isFalse();
            return process.isAlive();
        } finally {
            process.destroyForcibly().waitFor();
            reader.join();
            lines.drainTo(said);
        }
    }

    private static void readInto(Process process, BlockingQueue<String> lines) {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
            }
        } catch (IOException cutOff) {
            lines.add("");
        }
    }

    private static void assertNothingHalfDone(JdbcTemplate jdbc, String when) {
        for (Map<String, Object> batch : batches(jdbc)) {
            assertThat(((Number) batch.get("made")).intValue())
                    .as("%s: %s", when, batch)
                    .isEqualTo(WritesUntilKilled.BATCH);
            assertThat(((Number) batch.get("decided")).intValue())
                    .as("%s: %s", when, batch)
                    .isIn(0, WritesUntilKilled.BATCH);
        }
        long confirmed = batches(jdbc).stream()
                .filter(batch -> ((Number) batch.get("decided")).intValue() > 0)
                .count();
        assertThat(deeds(jdbc, "posting.propose"))
                .as(when)
                .isEqualTo(batches(jdbc).size());
        assertThat(deeds(jdbc, "posting.confirm")).as(when).isEqualTo(confirmed);
        int closed = count(jdbc, "month_closing");
        assertThat(deeds(jdbc, "month.close")).as(when).isEqualTo(closed);
        assertThat(count(jdbc, "reported_terms")).as(when).isEqualTo(closed);
        assertThat(jdbc.queryForList("""
                select c.closed_month from month_closing c
                where (select count(distinct h.item_id) from reported_holding h where h.closing_id = c.id) <> ?
                    or (select sum(h.area_m2) from reported_holding h where h.closing_id = c.id)
                        <> (select sum(f.area_m2) from reported_figure f where f.closing_id = c.id and f.scope_code = '*')""", String.class, WritesUntilKilled.BATCH))
                .as("%s: months frozen in part", when)
                .isEmpty();
    }

    /** Whatever was said to be done is there after all deaths. */
    private void assertWhatWasSaidWasDone(JdbcTemplate jdbc) {
        List<String> made = batches(jdbc).stream()
                .map(batch -> "PROPOSED " + batch.get("batch"))
                .toList();
        assertThat(made)
                .containsAll(said.stream()
                        .filter(deed -> deed.startsWith("PROPOSED"))
                        .toList());
        List<String> closed =
                jdbc.queryForList("select concat('CLOSED ', closed_month) from month_closing", String.class);
        assertThat(closed)
                .containsAll(
                        said.stream().filter(deed -> deed.startsWith("CLOSED")).toList());
    }

    private static List<Map<String, Object>> batches(JdbcTemplate jdbc) {
        return jdbc.queryForList("""
                select p.reason as batch, count(*) as made, count(d.posting_id) as decided
                from area_posting p left join posting_decision d on d.posting_id = p.id
                where p.kind = 'MOVEMENT' group by p.reason""");
    }

    private static int deeds(JdbcTemplate jdbc, String action) {
        return jdbc.queryForObject(
                "select count(*) from audit_row where action = ? and result = 'DONE'", Integer.class, action);
    }

    private static int count(JdbcTemplate jdbc, String table) {
        return jdbc.queryForObject("select count(*) from " + table, Integer.class);
    }
}
