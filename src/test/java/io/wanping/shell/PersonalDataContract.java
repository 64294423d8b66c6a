package io.wanping.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.account.Role;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.TestLedger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Persons reach only those who may see them, in whichever answer they stand. */
abstract class PersonalDataContract {

    private static final List<String> PERSONAL =
            List.of("江一帆", "唐若溪", "13812345678", "13998765432", "310106199001011234");

    @Autowired
    private Clerks clerks;

    @Autowired
    private TestLedger ledger;

    private String id = "";

    @BeforeEach
    void anItemWithPeople() {
        ledger.clear();
        Clerk editor = clerks.editor();
        Clerk.Answer made = editor.post(
                "/api/items",
                Map.of(
                        "kind",
                        "SITE",
                        "code",
                        "P-1",
                        "name",
                        "老厂房",
                        "fields",
                        Map.of(
                                "responsiblePerson", "江一帆",
                                "responsibleUnit", "静安区科经委",
                                "rightHolder", "唐若溪",
                                "actualUser", "上海某某机械厂",
                                "remarks", "联系 13812345678，证件 310106199001011234",
                                "landArea_m2", 1000,
                                "grossFloorArea_m2", 2000,
                                "plannedAccount", "RESERVE",
                                "plannedArea_m2", 500,
                                "deadline", LocalDate.of(2026, 1, 31).toString())));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        id = made.json().path("id").asString();
        Clerk.Answer revised = editor.patch(
                "/api/items/" + id,
                Map.of("fields", Map.of("remarks", "改打 13998765432", "responsiblePerson", "江一帆、唐若溪")),
                Map.of("If-Match", "\"1\""));
        assertThat(revised.status()).as(revised.text()).isEqualTo(200);
    }

    @Test
    void readersWithoutTheRightSeeMasks() {
        for (Role role : List.of(Role.VIEWER, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)) {
            Clerk reader = clerks.of(role);
            JsonNode item = reader.get("/api/items/" + id).json();
            assertThat(item.path("fields").path("responsiblePerson").asString()).isEqualTo("江**、唐**");
            assertThat(item.path("fields").path("rightHolder").asString()).isEqualTo("唐**");
            assertThat(item.path("fields").path("actualUser").asString())
                    .as("an organisation is no person")
                    .isEqualTo("上海某某机械厂");
            assertThat(item.path("fields").path("remarks").asString()).isEqualTo("改打 139****5432");
            assertThat(item.path("fields").path("landArea_m2").asDouble()).isEqualTo(1000);
            assertThat(item.path("responsiblePerson").asString()).isEqualTo("江**、唐**");
            for (String path : paths()) {
                Clerk.Answer answer = reader.get(path);
                assertThat(answer.status()).as(path).isEqualTo(200);
                assertThat(PERSONAL).as(path).noneMatch(answer.text()::contains);
            }
        }
    }

    @Test
    void leadersEditorsAndCheckersSeeThem() {
        for (Clerk reader : List.of(clerks.editor(), clerks.checker(), clerks.of(Role.LEADER))) {
            JsonNode item = reader.get("/api/items/" + id).json();
            assertThat(item.path("fields").path("responsiblePerson").asString()).isEqualTo("江一帆、唐若溪");
            assertThat(item.path("fields").path("remarks").asString()).isEqualTo("改打 13998765432");
            assertThat(reader.get("/api/items/" + id + "/revisions").text()).contains("13812345678");
        }
    }

    @Test
    void nobodyFindsByWhatHeMayNotSee() {
        Clerk editor = clerks.editor();
        editor.patch(
                "/api/items/" + id,
                Map.of("fields", Map.of("address", "灵石路 695 号 13912345678")),
                Map.of("If-Match", "\"2\""));
        for (Role role : List.of(Role.VIEWER, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)) {
            Clerk reader = clerks.of(role);
            for (String words : List.of("江一帆", "江", "唐若溪", "13912345678", "12345", "1391 2345")) {
                assertThat(found(reader, words)).as(role + " " + words).isZero();
            }
            assertThat(found(reader, "灵石路 695")).isEqualTo(1);
            assertThat(found(reader, "老厂房")).isEqualTo(1);
            assertThat(reader.get("/api/items?sort=responsiblePerson").json().path("items"))
                    .as("an order by persons is no order")
                    .isEqualTo(reader.get("/api/items").json().path("items"));
        }
        assertThat(found(editor, "江一帆")).isEqualTo(1);
        assertThat(found(editor, "13912345678")).isEqualTo(1);
    }

    private static int found(Clerk reader, String words) {
        return reader.get("/api/items?q=" + java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8))
                .json()
                .path("total")
                .asInt();
    }

    @Test
    void whatIsStoredStaysWhole() {
        assertThat(ledger.jdbc().queryForObject("select responsible_person from item", String.class))
                .isEqualTo("江一帆、唐若溪");
        assertThat(ledger.jdbc()
                        .queryForList("select changes from item_revision", String.class)
                        .toString())
                .contains("江一帆");
    }

    @Test
    void theRecordOfDeedsHoldsNoPersonsOfTheLedger() {
        String record = ledger.jdbc()
                .queryForList("select detail from audit_row", String.class)
                .toString();
        assertThat(PERSONAL).noneMatch(record::contains);
    }

    private List<String> paths() {
        return List.of(
                "/api/items",
                "/api/items?q=P-1",
                "/api/items/" + id,
                "/api/items/" + id + "/revisions",
                "/api/journal/items/" + id,
                "/api/journal/postings",
                "/api/progress/lagging?asOf=2026-11-24",
                "/api/map/items");
    }
}
