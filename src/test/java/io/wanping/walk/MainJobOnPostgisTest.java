package io.wanping.walk;

import io.wanping.Wanping;
import io.wanping.testing.NeedsPostgis;
import io.wanping.testing.TestDatabases;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

@ExtendWith(NeedsPostgis.class)
@SpringBootTest(
        classes = Wanping.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"wanping.sample.password=" + MainJobContract.PASSWORD, "wanping.account.hash-strength=4"})
@ContextConfiguration(initializers = TestDatabases.Postgis.class)
@DirtiesContext
class MainJobOnPostgisTest extends MainJobContract {

    @Override
    String database() {
        return "postgis";
    }
}
