package io.wanping.progress;

import static io.wanping.journal.AreaAccount.RELEASE;
import static io.wanping.journal.AreaAccount.UNCOUNTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.journal.AreaJournal;
import io.wanping.register.FieldValues;
import io.wanping.register.ItemField;
import io.wanping.register.ItemKind;
import io.wanping.register.Items;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.Entries;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Zones;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is promised, what is late, and how promises moved, as the interface tells. */
abstract class OutlookContract {

    private static final LocalDate LONG_AGO = LocalDate.of(2024, 3, 1);

    @Autowired
    private TestLedger ledger;

    @Autowired
    private Clerks clerks;

    @Autowired
    private Items items;

    @Autowired
    private AreaJournal journal;

    @Autowired
    private Zones zones;

    @BeforeEach
    void enter() {
        ledger.clear();
        Entries entries = new Entries(items, journal, zones);
        UUID begun = entries.register(
                ItemKind.SITE, "R-1", planned(LocalDate.of(2026, 3, 31)), entries.squareIn("SHIBEI", 0), LONG_AGO);
        entries.register(
                ItemKind.SITE, "R-2", planned(LocalDate.of(2026, 3, 15)), entries.squareIn("SHIBEI", 2), LONG_AGO);
        entries.register(
                ItemKind.SITE, "R-3", planned(LocalDate.of(2025, 6, 30)), entries.squareIn("SHIBEI", 4), LONG_AGO);
        entries.move(begun, UNCOUNTED, RELEASE, 3_000, LocalDate.of(2025, 5, 1));
    }

    @Test
    void promisesByMonthAreWhatIsStillOwedAndTheLateStandApart() {
        JsonNode release = outlook("RELEASE");

        assertThat(number(release, "done_m2")).isEqualByComparingTo("3000");
        assertThat(number(release, "promised_m2")).isEqualByComparingTo("13000");
        assertThat(number(release, "overdue_m2")).isEqualByComparingTo("8000");
        assertThat(number(release, "uncovered_m2")).isEqualByComparingTo("984000");
        assertThat(number(release, "needed_per_month_m2")).isEqualByComparingTo("41541.67");
        assertThat(release.path("pipeline")).hasSize(1);
        assertThat(release.path("pipeline").get(0).path("month").asString()).isEqualTo("2026-03");
        assertThat(release.path("pipeline").get(0).path("items").asInt()).isEqualTo(2);
        assertThat(release.path("forecast")).hasSize(24);
        assertThat(number(outlook("RESERVE"), "promised_m2")).isEqualByComparingTo("0");
    }

    @Test
    void aMovedDeadlineIsCountedWithItsDays() {
        UUID item = items.findByCode("R-2").orElseThrow().id();
        Clerk editor = clerks.editor();
        Clerk.Answer changed = editor.patch(
                "/api/items/" + item,
                Map.of("fields", Map.of("deadline", "2026-04-14"), "reason", "改期"),
                Map.of("If-Match", "\"1\""));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);

        JsonNode slippage = clerks.viewer()
                .get("/api/progress/outlook?asOf=2025-12-31")
                .json()
                .path("slippage");

        assertThat(slippage.path("items").asInt()).isEqualTo(1);
        assertThat(slippage.path("later").asInt()).isEqualTo(1);
        assertThat(slippage.path("meanDays").asInt()).isEqualTo(30);
    }

    @Test
    void refusesADayNoCalendarHas() {
        Clerk.Answer answer = clerks.viewer().get("/api/progress/outlook?asOf=0001-01-01");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("progress.date-out-of-range");
    }

    private JsonNode outlook(String target) {
        JsonNode all =
                clerks.viewer().get("/api/progress/outlook?asOf=2025-12-31").json();
        return StreamSupport.stream(all.path("targets").spliterator(), false)
                .filter(one -> one.path("target").asString().equals(target))
                .findFirst()
                .orElseThrow();
    }

    private static FieldValues planned(LocalDate deadline) {
        return Entries.gross(10_000)
                .with(ItemField.PLANNED_ACCOUNT, "RELEASE")
                .with(ItemField.PLANNED_AREA, new BigDecimal(8_000))
                .with(ItemField.DEADLINE, deadline);
    }

    private static BigDecimal number(JsonNode json, String key) {
        return json.path(key).decimalValue();
    }
}
