package io.wanping.testing;

import io.wanping.Wanping;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application on an H2 in memory, listening on a free port of 127.0.0.1. One for all test classes of a run. Tests are written
 * once, in an abstract class, and run on both databases by two empty classes: one with this annotation, one with {@link OnPostgis}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
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
@ContextConfiguration(initializers = TestDatabases.H2.class)
@Import({TestLedger.class, Clerks.class, SettableClock.class})
public @interface OnH2 {}
