package io.wanping.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.account.Actor;
import io.wanping.account.Role;
import io.wanping.demo.SecondRound;
import io.wanping.survey.Surveys;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.TestLedger;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The sample workbooks, loaded as the first start loads them, and the second round read on top: what they must come to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SampleDistrictImportContract {

    private static final Path DEMO = Path.of("gis-data/demo");

    @Autowired
    private Surveys surveys;

    @Autowired
    private TestLedger ledger;

    @Autowired
    private Clerks clerks;

    private Clerk editor;

    @BeforeAll
    void loadTheFirstRound() throws IOException {
        ledger.clear();
        try (Stream<Path> files = Files.list(DEMO)) {
            for (Path file : files.filter(path -> path.getFileName().toString().matches("0.*\\.xlsx"))
                    .sorted()
                    .toList()) {
                surveys.loadNow(file.getFileName().toString(), Files.readAllBytes(file), Actor.SYSTEM);
            }
        }
        editor = clerks.signedIn("sample-editor", "示例编辑", Set.of(Role.EDITOR));
    }

    @AfterAll
    void leaveNothingBehind() {
        ledger.clear();
    }

    @Test
    void theFiguresAreThoseThatTheSampleSaysAndTheLedgerBalances() {
        JsonNode progress = editor.get("/api/progress?asOf=2026-10-31").json();

        assertThat(wan(progress, "RESERVE")).isEqualByComparingTo("68.42");
        assertThat(wan(progress, "OPTIMISE")).isEqualByComparingTo("46.17");
        assertThat(wan(progress, "RELEASE")).isEqualByComparingTo("28.40");
        assertThat(wan(progress, "DATALINK_RELEASE")).isEqualByComparingTo("6.80");
        JsonNode statement =
                editor.get("/api/journal/reconciliation?asOf=2026-10-31").json();
        assertThat(statement.get("balanced").booleanValue()).isTrue();
        assertThat(statement.get("collisions").size()).isZero();
    }

    @Test
    void theSecondRoundIsUnderstoodRowByRowAsItWasWritten() throws IOException {
        Path file = DEMO.resolve(SecondRound.FILE);
        String id = editor.upload("/api/imports", SecondRound.FILE, Files.readAllBytes(file))
                .json()
                .get("id")
                .stringValue();
        await(id);

        Map<String, Map<String, Integer>> found = new TreeMap<>();
        List<String> bad = new ArrayList<>();
        for (JsonNode row : rows(id)) {
            found.computeIfAbsent(row.get("sheet").stringValue(), sheet -> new TreeMap<>())
                    .merge(row.get("outcome").stringValue(), 1, Integer::sum);
            String outcome = row.get("outcome").stringValue();
            if (outcome.equals("REJECTED") || outcome.equals("PARKED")) {
                bad.add(row.get("sheet").stringValue() + "!" + row.get("row").intValue());
            }
        }

        SecondRound.EXPECTED.forEach((sheet, counts) -> {
            Map<String, Integer> expected = new TreeMap<>();
            put(expected, "NEW", counts.fresh());
            put(expected, "CHANGED", counts.changed());
            put(expected, "SAME", counts.same());
            put(expected, "REJECTED", counts.rejected());
            put(expected, "PARKED", counts.parked());
            assertThat(found.get(sheet)).as(sheet).isEqualTo(expected);
        });
        assertThat(bad)
                .containsExactlyInAnyOrderElementsOf(SecondRound.BAD.stream()
                        .map(row -> row.sheet() + "!" + row.row())
                        .toList());
    }

    private List<JsonNode> rows(String id) {
        List<JsonNode> rows = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = editor.get("/api/imports/" + id + "/rows?limit=200" + cursor)
                    .json();
            page.get("rows").forEach(rows::add);
            cursor = page.path("next").isNull() || page.path("next").isMissingNode()
                    ? ""
                    : "&cursor=" + page.get("next").asString();
        } while (!cursor.isEmpty());
        return rows;
    }

    /** Follows the batch's own events until it is read: the stream ends by saying so. */
    private void await(String id) {
        String events = editor.get("/api/imports/" + id + "/events").text();
        assertThat(events).contains("READY");
    }

    private static void put(Map<String, Integer> counts, String outcome, int count) {
        if (count > 0) {
            counts.put(outcome, count);
        }
    }

    private static BigDecimal wan(JsonNode progress, String target) {
        for (JsonNode one : progress.get("targets")) {
            if (one.get("target").stringValue().equals(target)) {
                return one.get("done_m2").decimalValue().movePointLeft(4).setScale(2, java.math.RoundingMode.HALF_UP);
            }
        }
        throw new AssertionError("no target " + target);
    }
}
