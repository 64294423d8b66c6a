package io.wanping.testing;

import io.wanping.Wanping;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** As {@link OnH2}, on a private PostGIS; skipped, or failed where it is required, when PostGIS is not installed. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(NeedsPostgis.class)
@SpringBootTest(
        classes = Wanping.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "wanping.sample.load=false",
            "wanping.account.hash-strength=4",
            "wanping.admin.password=" + Clerks.PASSWORD,
            "wanping.security.password=" + Clerks.PASSWORD,
            "wanping.auditor.password=" + Clerks.PASSWORD,
            "spring.main.banner-mode=off"
        })
@ContextConfiguration(initializers = TestDatabases.Postgis.class)
@Import({TestLedger.class, Clerks.class, SettableClock.class})
public @interface OnPostgis {}
