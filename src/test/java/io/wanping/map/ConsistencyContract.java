package io.wanping.map;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** The page of differences over HTTP. */
abstract class ConsistencyContract {

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

    @Autowired
    private JdbcTemplate jdbc;

    private Entries entries;
    private Clerk editor;
    private MultiPolygon square;

    @BeforeEach
    void enter() {
        ledger.clear();
        entries = new Entries(items, journal, zones);
        editor = clerks.editor();
        square = entries.squareIn("SHIBEI", 0);
    }

    @Test
    void listsEachKindOnceAndOpensItsPlace() {
        entries.site("LOST", 100, null, LONG_AGO);
        site("WIDE", Entries.gross(100).with(ItemField.LAND_AREA, new BigDecimal("1")), square);
        entries.site("TWICE", 100, square, LONG_AGO);
        site("EMPTY", FieldValues.none(), entries.squareIn("NANXI", 0));
        site(
                "WORD",
                Entries.gross(100)
                        .with(ItemField.LAND_USE_CODE, "1001")
                        .with(ItemField.LAND_USE, "商务金融用地")
                        .with(ItemField.ABOVE_GROUND_AREA, new BigDecimal("60"))
                        .with(ItemField.BELOW_GROUND_AREA, new BigDecimal("30")),
                null);
        entries.register(
                ItemKind.BUILDING,
                "AWAY",
                Entries.gross(50).with(ItemField.SITE_CODE, "WIDE"),
                entries.squareIn("DANING", 0),
                LONG_AGO);

        assertThat(of("NO_SHAPE")).hasSize(2);
        assertThat(only("NO_RECORD").path("item").path("code").asString()).isEqualTo("EMPTY");
        JsonNode wide = only("AREA_DIFFERS");
        assertThat(wide.path("item").path("code").asString()).isEqualTo("WIDE");
        assertThat(wide.path("facts").path("declared_m2").asString()).isEqualTo("1.00");
        assertThat(wide.path("lon").doubleValue())
                .isBetween(square.getEnvelopeInternal().getMinX(), square.getEnvelopeInternal().getMaxX());
        JsonNode twice = only("OVERLAP");
        assertThat(twice.path("facts").path("ofFirst").asString()).isEqualTo("100.00%");
        assertThat(twice.path("other").path("code").asString()).isIn("WIDE", "TWICE");
        assertThat(only("CODE_AND_WORD").path("facts").path("names").asString()).contains("工业用地");
        assertThat(only("TOTALS").path("facts").path("difference_m2").asString()).isEqualTo("10.00");
        assertThat(only("OUTSIDE_SITE").path("other").path("code").asString()).isEqualTo("WIDE");
    }

    @Test
    void keepsWhatIsAnsweredListedAndAsksAgainWhenTheFactsChange() {
        UUID site = site("WIDE", Entries.gross(100).with(ItemField.LAND_AREA, new BigDecimal("1")), square);
        String key = only("AREA_DIFFERS").path("key").asString();

        assertThat(answer(key, "红线尚未更新").status()).isEqualTo(200);

        JsonNode answered = only("AREA_DIFFERS");
        assertThat(answered.path("answer").path("reason").asString()).isEqualTo("红线尚未更新");
        assertThat(answered.path("answer").path("holds").asBoolean()).isTrue();
        assertThat(counted("AREA_DIFFERS", "found")).isOne();
        assertThat(counted("AREA_DIFFERS", "answered")).isOne();

        editor.patch("/api/items/" + site, Map.of("fields", Map.of("landArea_m2", 2)), Map.of("If-Match", "\"1\""));

        assertThat(only("AREA_DIFFERS").path("answer").path("holds").asBoolean()).isFalse();
        assertThat(counted("AREA_DIFFERS", "answered")).isZero();
        assertThat(answer(key, "再次说明").status()).isEqualTo(200);
        assertThat(jdbc.queryForObject("select count(*) from consistency_answer where finding_key = ?", Long.class, key))
                .isEqualTo(2);
    }

    @Test
    void refusesAnswersWithoutReasonToNothingAndFromReaders() {
        site("WIDE", Entries.gross(100).with(ItemField.LAND_AREA, new BigDecimal("1")), square);
        String key = only("AREA_DIFFERS").path("key").asString();
        assertThat(answer(key, " ").code()).isEqualTo("map.reason-missing");
        assertThat(answer(key, "x".repeat(3000)).code()).isEqualTo("map.reason-unreadable");
        assertThat(answer("AREA_DIFFERS:nobody", "x").code()).isEqualTo("map.finding-unknown");
        assertThat(editor.post("/api/map/consistency/answers", Map.of()).status()).isEqualTo(422);
        assertThat(editor.get("/api/map/consistency?check=NOTHING").code()).isEqualTo("map.filter-unreadable");
        assertThat(clerks.viewer()
                        .post("/api/map/consistency/answers", Map.of("key", key, "reason", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(only("AREA_DIFFERS").path("answer").isNull()).isTrue();
    }

    private UUID site(String code, FieldValues fields, MultiPolygon shape) {
        return entries.register(ItemKind.SITE, code, fields, shape, LONG_AGO);
    }

    private Clerk.Answer answer(String key, String reason) {
        return editor.post("/api/map/consistency/answers", Map.of("key", key, "reason", reason));
    }

    private JsonNode of(String check) {
        return editor.get("/api/map/consistency?check=" + check).json().path("findings");
    }

    private JsonNode only(String check) {
        JsonNode found = of(check);
        assertThat(found).as(check).hasSize(1);
        return found.get(0);
    }

    private int counted(String check, String what) {
        for (JsonNode count : editor.get("/api/map/consistency").json().path("counts")) {
            if (count.path("check").asString().equals(check)) {
                return count.path(what).asInt();
            }
        }
        throw new AssertionError(check);
    }
}
