package io.wanping.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.support.TestPropertySourceUtils;

/** New empty databases for the application under test. */
public final class TestDatabases {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabases() {}

    /** The JDBC address of a new H2 in memory, in the mode the product uses. */
    public static String createH2() {
        return "jdbc:h2:mem:t" + COUNT.incrementAndGet()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1";
    }

    /** Points an application at a new H2. */
    public static final class H2 implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            use(context, createH2(), "sa");
        }
    }

    /** Points an application at a new database of the private PostGIS. */
    public static final class Postgis implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            use(context, PostgisServer.createDatabase(), "postgres");
        }
    }

    private static void use(ConfigurableApplicationContext context, String url, String user) {
        Path data = Path.of("target", "test-data").toAbsolutePath();
        List<String> properties = List.of(
                "spring.datasource.url=" + url,
                "spring.datasource.username=" + user,
                "spring.datasource.password=",
                "wanping.data-directory=" + data);
        TestPropertySourceUtils.addInlinedPropertiesToEnvironment(context, properties.toArray(String[]::new));
    }
}
