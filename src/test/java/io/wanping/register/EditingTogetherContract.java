package io.wanping.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.testing.AtOnce;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.TestLedger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Many people change the same parcels over HTTP, each on the version he saw. How many and how often: {@code -Dwanping.clients},
 * {@code -Dwanping.edits} and {@code -Dwanping.parcels}; the requirement is 50, 200 and 100.
 */
abstract class EditingTogetherContract {

    private static final int CLIENTS = Integer.getInteger("wanping.clients", 8);
    private static final int EDITS = Integer.getInteger("wanping.edits", 25);
    private static final int PARCELS = Integer.getInteger("wanping.parcels", 10);

    @Autowired
    private Clerks clerks;

    @Autowired
    private TestLedger ledger;

    @Autowired
    private JdbcTemplate jdbc;

    private Clerk first;

    @BeforeEach
    void open() {
        ledger.clear();
        first = clerks.editor();
    }

    /** Each edit adds one to a number it has read; a lost update is one that is missing at the end. */
    @Test
    void losesNoUpdate() {
        List<String> parcels = IntStream.range(0, PARCELS)
                .mapToObj(n -> first.post("/api/sites", Map.of("code", "L" + n, "fields", Map.of("plannedArea_m2", 0)))
                        .json()
                        .path("id")
                        .asString())
                .toList();
        AtomicInteger saved = new AtomicInteger();
        AtomicInteger stale = new AtomicInteger();
        List<Clerk> people =
                IntStream.range(0, CLIENTS).mapToObj(n -> clerks.editor()).toList();
        List<?> failures = AtOnce.run(IntStream.range(0, CLIENTS)
                        .mapToObj(n -> (Callable<?>) () -> work(people.get(n), parcels, new Random(n), saved, stale))
                        .toArray(Callable[]::new))
                .stream()
                .filter(Objects::nonNull)
                .toList();

        assertThat(failures).isEmpty();
        assertThat(saved.get()).isEqualTo(CLIENTS * EDITS);
        long counted = parcels.stream()
                .mapToLong(id -> first.get("/api/items/" + id)
                        .json()
                        .path("fields")
                        .path("plannedArea_m2")
                        .asLong())
                .sum();
        assertThat(counted)
                .as("%d edits, %d of them tried again", saved.get(), stale.get())
                .isEqualTo(saved.get());
        assertThat(jdbc.queryForObject("select count(*) from item_revision", Long.class))
                .isEqualTo((long) PARCELS + CLIENTS * EDITS);
        System.out.printf(
                "%d clients x %d edits on %d parcels: %d saved, %d stale, 0 lost%n",
                CLIENTS, EDITS, PARCELS, saved.get(), stale.get());
    }

    private static Object work(
            Clerk clerk, List<String> parcels, Random random, AtomicInteger saved, AtomicInteger stale) {
        int done = 0;
        while (done < EDITS) {
            String address = "/api/items/" + parcels.get(random.nextInt(parcels.size()));
            Clerk.Answer seen = clerk.get(address);
            JsonNode number = seen.json().path("fields").path("plannedArea_m2");
            Clerk.Answer answer = clerk.patch(
                    address,
                    Map.of("fields", Map.of("plannedArea_m2", number.asLong() + 1)),
                    Map.of("If-Match", seen.header("ETag")));
            if (answer.status() == 200) {
                done++;
                saved.incrementAndGet();
            } else if (answer.status() == 412) {
                stale.incrementAndGet();
            } else {
                throw new IllegalStateException(answer.status() + " " + answer.text());
            }
        }
        return done;
    }
}
