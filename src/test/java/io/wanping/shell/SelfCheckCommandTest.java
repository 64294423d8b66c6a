package io.wanping.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.Wanping;
import io.wanping.testing.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The self-check as a command: its exit code says whether the ledger is sound. */
class SelfCheckCommandTest {

    @TempDir
    private Path data;

    @Test
    void endsWithZeroOnASoundLedgerAndWithOneOnABrokenOne() {
        String database = TestDatabases.createH2();

        assertThat(run(database)).isZero();
        new JdbcTemplate(new org.springframework.jdbc.datasource.DriverManagerDataSource(database, "sa", ""))
                .update("update audit_head set seq = seq + 1");
        assertThat(run(database)).isEqualTo(1);
    }

    private int run(String database) {
        ConfigurableApplicationContext product = new SpringApplicationBuilder(Wanping.class)
                .properties("spring.main.banner-mode=off")
                .run(
                        "--wanping.command=self-check",
                        "--server.port=-1",
                        "--spring.datasource.url=" + database,
                        "--spring.datasource.username=sa",
                        "--spring.datasource.password=",
                        "--wanping.data-directory=" + data,
                        "--wanping.sample.load=false",
                        "--wanping.account.hash-strength=4");
        return SpringApplication.exit(product);
    }
}
