package io.wanping.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.account.Role;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.HostileScripts;
import io.wanping.testing.TestLedger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Three hundred scripts in every text field: they come back as the text they are, in answers no browser takes for a page. */
abstract class StoredScriptsContract {

    @Autowired
    private Clerks clerks;

    @Autowired
    private TestLedger ledger;

    @BeforeEach
    void afresh() {
        ledger.clear();
    }

    @Test
    void areStoredAndAnsweredAsText() {
        List<String> payloads = HostileScripts.list();
        assertThat(payloads).hasSizeGreaterThanOrEqualTo(300).doesNotHaveDuplicates();
        Clerk editor = clerks.editor();
        Map<String, String> byCode = new HashMap<>();
        for (int i = 0; i < payloads.size(); i++) {
            String payload = payloads.get(i);
            byCode.put("X-" + i, payload);
            Clerk.Answer made = editor.post(
                    "/api/items",
                    Map.of(
                            "kind",
                            "SITE",
                            "code",
                            "X-" + i,
                            "name",
                            payload,
                            "fields",
                            Map.of(
                                    "address", payload,
                                    "landUse", payload,
                                    "rightHolder", payload,
                                    "responsibleUnit", payload,
                                    "responsiblePerson", payload,
                                    "problems", payload,
                                    "nextSteps", payload,
                                    "remarks", payload)));
            assertThat(made.status()).as(payload + " " + made.text()).isEqualTo(201);
        }

        String next = "";
        int seen = 0;
        do {
            Clerk.Answer page = editor.get("/api/items?limit=100" + next);
            assertHarmless(page);
            for (JsonNode item : page.json().path("items")) {
                String payload = byCode.get(item.path("code").asString());
                assertThat(item.path("name").asString()).isEqualTo(payload);
                assertThat(item.path("responsibleUnit").asString()).isEqualTo(payload);
                assertThat(item.path("responsiblePerson").asString()).isEqualTo(payload);
                seen++;
                if (seen % 10 == 0) {
                    Clerk.Answer whole =
                            editor.get("/api/items/" + item.path("id").asString());
                    assertHarmless(whole);
                    for (String field :
                            List.of("address", "landUse", "rightHolder", "problems", "nextSteps", "remarks")) {
                        assertThat(whole.json().path("fields").path(field).asString())
                                .isEqualTo(payload);
                    }
                    assertHarmless(editor.get("/api/items/" + item.path("id").asString() + "/revisions"));
                }
            }
            next = page.json().path("next").isNull()
                    ? ""
                    : "&cursor=" + page.json().path("next").asString();
        } while (!next.isEmpty());
        assertThat(seen).isEqualTo(payloads.size());
    }

    @Test
    void areHarmlessInNamesOfPeopleInRefusalsAndInTheRecord() {
        Clerk admin = clerks.of(Role.SYSTEM_ADMIN);
        Clerk editor = clerks.editor();
        List<String> payloads = HostileScripts.list();
        for (int i = 0; i < payloads.size(); i += 6) {
            String payload = payloads.get(i);
            String name = payload.length() <= 60 ? payload : payload.substring(0, 60);
            if (!name.isBlank() && Character.isHighSurrogate(name.charAt(name.length() - 1))) {
                continue;
            }
            Clerk.Answer made = admin.post(
                    "/api/accounts",
                    Map.of(
                            "username",
                            "scripted-" + i + (ledger.isH2() ? "h" : "p"),
                            "displayName",
                            name,
                            "roles",
                            Set.of("VIEWER")));
            assertThat(made.status()).as(made.text()).isIn(201, 422);
            for (Clerk.Answer refused : List.of(
                    admin.post(
                            "/api/accounts",
                            Map.of("username", payload, "displayName", name, "roles", Set.of("VIEWER"))),
                    editor.post("/api/items", Map.of("kind", payload, "code", "X")),
                    editor.post("/api/items", Map.of("kind", "SITE", "code", "X", "fields", Map.of(payload, payload))),
                    editor.get("/api/items?kind="
                            + java.net.URLEncoder.encode(payload, java.nio.charset.StandardCharsets.UTF_8)),
                    editor.get("/api/items/"
                            + java.net.URLEncoder.encode(payload, java.nio.charset.StandardCharsets.UTF_8)
                                    .replace("+", "%20")))) {
                assertThat(refused.status()).as(payload).isBetween(400, 429);
                assertHarmless(refused);
            }
        }
        assertHarmless(admin.get("/api/accounts"));
        Clerk auditor = clerks.of(Role.AUDITOR);
        assertHarmless(auditor.get("/api/audit?limit=500"));
        Clerk.Answer export = auditor.get("/api/audit/export");
        assertThat(export.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(export.header("Content-Disposition")).startsWith("attachment;");
        assertThat(export.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    private static void assertHarmless(Clerk.Answer answer) {
        assertThat(answer.header("Content-Type")).matches("application/(problem\\+)?json(;.*)?");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(answer.json().isContainer()).isTrue();
    }
}
