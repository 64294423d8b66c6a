package io.wanping.walk;

import io.wanping.Wanping;
import io.wanping.testing.TestDatabases;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
        classes = Wanping.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"wanping.sample.password=" + MainJobContract.PASSWORD, "wanping.account.hash-strength=4"})
@ContextConfiguration(initializers = TestDatabases.H2.class)
@DirtiesContext
class MainJobOnH2Test extends MainJobContract {

    @Override
    String database() {
        return "h2";
    }
}
