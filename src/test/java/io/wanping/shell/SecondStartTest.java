package io.wanping.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.Wanping;
import io.wanping.account.Actor;
import io.wanping.register.Items;
import io.wanping.survey.Surveys;
import io.wanping.testing.PostgisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Starting again: what is there stays as it is, and a first start that was cut off is completed. */
class SecondStartTest {

    private static final String FIRST_WORKBOOK = "01_老旧厂房地块摸排表.xlsx";
    private static final List<String> TABLES = List.of(
            "account", "zone", "target", "item", "item_revision", "area_posting", "posting_decision", "import_batch");

    @Test
    void keepsEverythingOnAnH2File(@TempDir Path data) {
        keepsEverything("jdbc:h2:file:" + data.resolve("wanping")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE");
    }

    @Test
    void keepsEverythingOnPostgis() {
        keepsEverything(PostgisServer.createDatabase());
    }

    @Test
    void completesAFirstStartThatWasCutOffBetweenTwoWorkbooks(@TempDir Path data) throws IOException {
        String url = "jdbc:h2:file:" + data.resolve("wanping")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE";
        try (ConfigurableApplicationContext cutOff = start(url, false)) {
            byte[] bytes = Files.readAllBytes(Path.of("gis-data/demo", FIRST_WORKBOOK));
            cutOff.getBean(Surveys.class).loadNow(FIRST_WORKBOOK, bytes, Actor.SYSTEM);
        }

        try (ConfigurableApplicationContext next = start(url, true)) {
            assertThat(rows(next).get("import_batch")).isEqualTo(4);
            assertThat(next.getBean(Items.class).findByCode("SB-0101")).isPresent();
            assertThat(next.getBean(Items.class).findByCode("SB-0101-01")).isPresent();
        }
    }

    private static void keepsEverything(String url) {
        Map<String, Long> first;
        try (ConfigurableApplicationContext started = start(url, true)) {
            first = rows(started);
            assertThat(first.get("item")).isGreaterThan(500);
            assertThat(first.get("import_batch")).isEqualTo(4);
            assertThat(first.get("account"))
                    .as("three administrators, two to try it as")
                    .isEqualTo(5);
        }

        try (ConfigurableApplicationContext again = start(url, true)) {
            assertThat(rows(again)).isEqualTo(first);
            assertThat(again.getBean(FirstStart.class).prepare()).isEmpty();
        }
    }

    private static Map<String, Long> rows(ConfigurableApplicationContext application) {
        JdbcTemplate jdbc = application.getBean(JdbcTemplate.class);
        Map<String, Long> rows = new java.util.TreeMap<>();
        TABLES.forEach(table -> rows.put(table, jdbc.queryForObject("select count(*) from " + table, Long.class)));
        return rows;
    }

    private static ConfigurableApplicationContext start(String url, boolean withSample) {
        String user = url.startsWith("jdbc:h2") ? "sa" : "postgres";
        return new SpringApplicationBuilder(Wanping.class)
                .run(
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=" + user,
                        "--spring.datasource.password=",
                        "--wanping.data-directory=target/test-data",
                        "--wanping.sample.load=" + withSample,
                        "--wanping.account.hash-strength=4",
                        "--spring.main.banner-mode=off",
                        "--server.port=0");
    }
}
