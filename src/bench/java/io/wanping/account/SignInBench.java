package io.wanping.account;

import io.wanping.Wanping;
import io.wanping.finding.Refused;
import io.wanping.testing.PostgisServer;
import io.wanping.testing.TestDatabases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long a refused sign-in takes, whatever the reason; the kinds take turns, so that a busy machine is busy for all of them. Run with
 * {@code mvn -Pbench -Dfrontend.skip=true test-compile exec:java -Dexec.mainClass=io.wanping.account.SignInBench}.
 */
public final class SignInBench {

    private static final int ROUNDS = 15;
    private static final String PASSWORD = "Ledger-2026-Shanghai";

    private SignInBench() {}

    public static void main(String[] arguments) {
        measure("H2", TestDatabases.createH2(), "sa");
        measure("PostGIS", PostgisServer.createDatabase(), "postgres");
        System.exit(0);
    }

    private static void measure(String name, String url, String user) {
        try (ConfigurableApplicationContext product = new SpringApplicationBuilder(Wanping.class)
                .properties("spring.main.banner-mode=off", "logging.level.root=warn")
                .run(
                        "--server.port=-1",
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=" + user,
                        "--spring.datasource.password=",
                        "--wanping.data-directory=target/bench-data",
                        "--wanping.sample.load=false")) {
            JdbcTemplate jdbc = product.getBean(JdbcTemplate.class);
            Accounts accounts = product.getBean(Accounts.class);
            for (String account : List.of("known", "disabled", "locked")) {
                accounts.create(
                        new Accounts.NewAccount(account, "试用人", Set.of(Role.VIEWER), Set.of()), PASSWORD, Actor.SYSTEM);
            }
            Map<String, List<Double>> times = new LinkedHashMap<>();
            for (int round = 0; round < ROUNDS; round++) {
                for (String kind : List.of("known", "unknown", "disabled", "locked")) {
                    jdbc.update("delete from sign_in_address");
                    jdbc.update(
                            "update account set failures = 0, locked_until = null, enabled = username <> 'disabled'");
                    jdbc.update("update account set locked_until = '2099-01-01 00:00:00+00' where username = 'locked'");
                    times.computeIfAbsent(kind, none -> new ArrayList<>())
                            .add(milliseconds(product.getBean(SignIn.class), kind));
                }
            }
            double reference = median(times.get("known"));
            times.forEach((kind, all) -> System.out.printf(
                    Locale.ROOT,
                    "%s: wrong password, account %s: median %.1f ms, %+.1f %% of a known one%n",
                    name,
                    kind,
                    median(all),
                    (median(all) / reference - 1) * 100));
        }
    }

    private static double milliseconds(SignIn signIn, String username) {
        long start = System.nanoTime();
        try {
            signIn.signIn(username, "Wrong-Password-1", "");
            throw new IllegalStateException("let in");
        } catch (Refused expected) {
            return (System.nanoTime() - start) / 1e6;
        }
    }

    private static double median(List<Double> times) {
        List<Double> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
