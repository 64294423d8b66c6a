package io.wanping.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.journal.FigureKind;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.TestLedger;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Behind every figure are the postings that make it, and they add up to it: whatever the row, the reading, the day and the instant. */
abstract class DrillDownContract {

    private static final int QUESTIONS = 20;
    private static final int CELLS = 8;

    @Autowired
    private NamedParameterJdbcTemplate jdbc;

    @Autowired
    private TestLedger rows;

    @Autowired
    private MovementMirror mirror;

    @Autowired
    private Clerks clerks;

    private Clerk editor;

    @BeforeEach
    void signIn() {
        rows.clear();
        editor = clerks.editor();
    }

    @Test
    void thePostingsBehindAFigureAddUpToIt() {
        long seed = Long.getLong("wanping.seed", System.nanoTime());
        System.out.println(getClass().getSimpleName() + ": -Dwanping.seed=" + seed);
        Random random = new Random(seed);
        RandomLedger ledger = new RandomLedger(seed, 30, 500);
        ledger.write(jdbc);
        MovementStoreContract.write(ledger.someClosings(), jdbc);
        mirror.forget();
        for (int i = 0; i < QUESTIONS; i++) {
            Grouping grouping = ledger.oneOf(List.of(Grouping.ZONE, Grouping.STREET, Grouping.SCOPE, Grouping.TARGET));
            String asked = "asOf=" + ledger.someDay() + "&knownAt=" + ledger.someInstant()
                    + "&figures=" + ledger.oneOf(List.of(FigureKind.values()))
                    + ledger.oneOf(Arrays.asList("", "&reading=STOCK", "&reading=FLOW"));
            JsonNode progress = json("/api/progress?groupBy=" + grouping.name().toLowerCase(Locale.ROOT) + "&" + asked);
            for (JsonNode target : progress.path("targets")) {
                assertAddsUp(asked, target, "", "seed " + seed);
            }
            for (int n = 0; n < CELLS; n++) {
                JsonNode row = progress.path("rows")
                        .get(random.nextInt(progress.path("rows").size()));
                JsonNode cell =
                        row.path("cells").get(random.nextInt(row.path("cells").size()));
                String place = grouping == Grouping.TARGET
                        ? ""
                        : "&" + grouping.name().toLowerCase(Locale.ROOT) + "="
                                + row.path("key").asString();
                assertAddsUp(asked, cell, place, "seed " + seed);
            }
        }
    }

    @Test
    void flowEndsWithThePeriodOfItsTarget() {
        RandomLedger ledger = new RandomLedger(7, 10, 400);
        ledger.write(jdbc);
        mirror.forget();
        String afterItsEnd = "asOf=2027-06-30&knownAt=2027-12-01T00:00:00Z&reading=FLOW";

        JsonNode valley = json("/api/progress?" + afterItsEnd).path("targets").get(3);

        assertThat(valley.path("periodEnd").asString()).isEqualTo("2026-12-31");
        assertAddsUp(afterItsEnd, valley, "", "after the end");
        assertThat(json("/api/journal/postings?limit=500&target=DATALINK_RELEASE&" + afterItsEnd)
                        .path("postings"))
                .isNotEmpty()
                .allSatisfy(posting -> assertThat(
                                LocalDate.parse(posting.path("effectiveOn").asString()))
                        .isBetween(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 12, 31)));
    }

    private void assertAddsUp(String asked, JsonNode figure, String place, String where) {
        String path = "/api/journal/postings?limit=1&" + asked + place + "&target="
                + figure.path("target").asString();
        assertThat(sum(path)).as("%s %s", where, path).isEqualByComparingTo(number(figure, "done_m2"));
        String waiting = path + "&status=PROPOSED&direction=IN";
        assertThat(sum(waiting)).as("%s %s", where, waiting).isEqualByComparingTo(number(figure, "unconfirmed_m2"));
    }

    private BigDecimal sum(String path) {
        return number(json(path), "sum_m2");
    }

    private JsonNode json(String path) {
        Clerk.Answer answer = editor.get(path);
        assertThat(answer.status()).as("%s %s", path, answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static BigDecimal number(JsonNode json, String key) {
        return json.path(key).decimalValue();
    }
}
