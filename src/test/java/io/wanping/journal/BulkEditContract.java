package io.wanping.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.account.Role;
import io.wanping.register.Items;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.Entries;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Zones;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Many items changed at once, over HTTP, on a real database. */
abstract class BulkEditContract {

    private static final LocalDate DAY = LocalDate.of(2025, 6, 1);

    @Autowired
    private Items items;

    @Autowired
    private AreaJournal journal;

    @Autowired
    private Zones zones;

    @Autowired
    private Clerks clerks;

    @Autowired
    private TestLedger ledger;

    private Entries entries;
    private Clerk editor;

    @BeforeEach
    void open() {
        ledger.clear();
        editor = clerks.editor();
        entries = new Entries(items, journal, zones);
        entries.site("A", 1_000, entries.squareIn("SHIBEI", 0), DAY);
        entries.site("B", 2_000, entries.squareIn("SHIBEI", 1), DAY);
        entries.site("C", 3_000, entries.squareIn("DANING", 0), DAY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|register.bulk-without-items",
                "{\"ids\":[],\"fields\":{\"stage\":\"在建\"}}|register.bulk-without-items",
                "{\"ids\":[null],\"fields\":{\"stage\":\"在建\"}}|register.bulk-without-items",
                "{\"filter\":{}}|register.bulk-without-fields",
                "{\"filter\":{},\"fields\":{}}|register.bulk-without-fields",
                "{\"filter\":{},\"fields\":[1]}|register.value-type",
                "{\"filter\":{},\"fields\":{\"nonsense\":1}}|register.field-unknown",
                "{\"filter\":{},\"fields\":{\"grossFloorArea_m2\":\"x\"}}|register.value-type"
            })
    void whatCannotBeDoneIsRefused(String body, String code) {
        Clerk.Answer answer =
                editor.post("/api/items/bulk/preview", body.equals("{}") ? "{\"fields\":{\"stage\":\"x\"}}" : body);

        assertThat(answer.code()).as(answer.text()).isEqualTo(code);
    }

    @Test
    void aPreviewCountsAndWritesNothingAndTheChangeThenIsOneTransactionWithASummary() {
        Map<String, Object> body = body(Map.of("stage", "在建", "grossFloorArea_m2", 2000), Map.of("kind", "SITE"));
        JsonNode preview = editor.post("/api/items/bulk/preview", body).json();

        assertThat(preview.get("changed").intValue()).isEqualTo(3);
        assertThat(preview.get("refused").intValue()).isZero();
        assertThat(preview.get("capacityChange_m2").decimalValue()).isEqualByComparingTo("0");
        assertThat(preview.get("lines").get(0).get("changes")).hasSize(2);
        assertThat(preview.get("lines").get(1).get("changes"))
                .as("B has 2000 already")
                .hasSize(1);
        assertThat(stage("A")).isNull();
        assertThat(ledger.rows("item_revision")).containsEntry("item_revision", 3L);

        body.put("mark", preview.get("mark").asString());
        assertThat(editor.post("/api/items/bulk", body).code()).isEqualTo("register.bulk-reason-missing");
        body.put("reason", "年度摸排统一更新");
        Clerk.Answer done = editor.post("/api/items/bulk", body);
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(done.json().get("changed").intValue()).isEqualTo(3);
        assertThat(stage("A")).isEqualTo("在建");
        JsonNode revision =
                editor.get("/api/items/" + id("A") + "/revisions").json().get(0);
        assertThat(revision.get("reason").asString()).isEqualTo("年度摸排统一更新");
        assertThat(revision.get("source").get("kind").asString()).isEqualTo("BULK");
        assertThat(capacity("A")).isEqualTo("2000.00");
        assertThat(ledger.jdbc()
                        .queryForObject("select count(*) from audit_row where action = 'item.bulk'", Long.class))
                .isEqualTo(1);

        assertThat(editor.post("/api/items/bulk", body).status())
                .as("looked at before")
                .isEqualTo(412);
        String address = "/api/items/bulk/" + done.json().get("bulk").asString() + "/undo";
        assertThat(editor.post(address, Map.of("reason", "")).code()).isEqualTo("register.bulk-reason-missing");
        Clerk.Answer undone = editor.post(address, Map.of("reason", "改错了"));
        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        assertThat(undone.json().get("changed").intValue()).isEqualTo(3);
        assertThat(stage("A")).isNull();
        assertThat(capacity("A")).isEqualTo("1000.00");
        assertThat(editor.post(address, Map.of("reason", "再来")).code()).isEqualTo("register.bulk-changed-since");
        assertThat(editor.post("/api/items/bulk/" + UUID.randomUUID() + "/undo", Map.of("reason", "x"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void refusedItemsAreNamedAndNothingIsChangedUnlessTheyAreLeftOut() {
        Clerk operator = clerks.signedIn("shibei-bulk", "市北", Set.of(Role.EDITOR), "SHIBEI");
        Map<String, Object> body = body(Map.of("stage", "在建"), Map.of());
        JsonNode preview = operator.post("/api/items/bulk/preview", body).json();
        assertThat(preview.get("changed").intValue()).isEqualTo(2);
        assertThat(preview.get("refused").intValue()).isEqualTo(1);
        assertThat(preview.get("lines")
                        .get(2)
                        .get("findings")
                        .get(0)
                        .get("code")
                        .asString())
                .isEqualTo("register.not-your-zone");

        body.put("mark", preview.get("mark").asString());
        body.put("reason", "更新");
        assertThat(operator.post("/api/items/bulk", body).code()).isEqualTo("register.not-your-zone");
        assertThat(stage("A")).isNull();
        body.put("leaveRefused", true);
        Clerk.Answer done = operator.post("/api/items/bulk", body);
        assertThat(done.json().get("changed").intValue()).isEqualTo(2);
        assertThat(done.json().get("refused").intValue()).isEqualTo(1);
        assertThat(stage("A")).isEqualTo("在建");
        assertThat(stage("C")).isNull();
        assertThat(clerks.viewer().post("/api/items/bulk", body).status()).isEqualTo(403);
    }

    @Test
    void aChangeInBetweenAsksForANewLook() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ids", List.of(id("A"), id("B"), UUID.randomUUID().toString()));
        body.put("fields", Map.of("stage", "在建"));
        JsonNode preview = editor.post("/api/items/bulk/preview", body).json();
        assertThat(preview.get("unknown").intValue()).isEqualTo(1);
        editor.patch("/api/items/" + id("A"), Map.of("fields", Map.of("name", "新名")), Map.of("If-Match", "\"1\""));

        body.put("mark", preview.get("mark").asString());
        body.put("reason", "更新");
        assertThat(editor.post("/api/items/bulk", body).code()).isEqualTo("register.bulk-stale");
        assertThat(stage("B")).isNull();
    }

    private static Map<String, Object> body(Map<String, ?> fields, Map<String, ?> filter) {
        Map<String, Object> body = new HashMap<>();
        body.put("fields", fields);
        body.put("filter", filter);
        return body;
    }

    private String id(String code) {
        return items.findByCode(code).orElseThrow().id().toString();
    }

    private @org.jspecify.annotations.Nullable String stage(String code) {
        return items.findByCode(code).orElseThrow().fields().text(io.wanping.register.ItemField.STAGE);
    }

    private String capacity(String code) {
        return items.findByCode(code).orElseThrow().capacity().squareMetres().toPlainString();
    }
}
