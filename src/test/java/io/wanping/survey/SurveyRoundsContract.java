package io.wanping.survey;

import static io.wanping.survey.corpus.WorkbookBuilder.aWorkbook;
import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.journal.AreaJournal;
import io.wanping.register.Dating;
import io.wanping.register.FieldValues;
import io.wanping.register.Item;
import io.wanping.register.ItemCommand;
import io.wanping.register.ItemField;
import io.wanping.register.ItemSource;
import io.wanping.register.Items;
import io.wanping.survey.corpus.WorkbookBuilder;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.Entries;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Zones;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is kept from one workbook of a unit to the next, and what goes back to the unit. */
abstract class SurveyRoundsContract {

    private static final String UNIT = "填报单位：市北功能区运营主体  报告期：2026-06-30";

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

    private Entries entries;
    private Clerk editor;

    @BeforeEach
    void start() {
        ledger.clear();
        entries = new Entries(items, journal, zones);
        editor = clerks.editor();
    }

    // the second round

    @Test
    void takesWhatTheUnitChangedKeepsWhatTheLedgerChangedAndAsksWhereBothDid() {
        firstRound();
        change("A-1", FieldValues.none().with(ItemField.REMARKS, "台账改的").with(ItemField.ADDRESS, "台账地址"));
        UUID second = upload(round(
                new Object[] {"A-1", "一厂改名", 1000, "原备注", "来表地址"}, new Object[] {"A-2", "二厂", 2000, "备注二", "路2号"}));

        assertCounts(batch(second), 2, 0, 0, 1, 0, 1);
        JsonNode row = rows(second, "").get(0);
        Map<String, String> verdicts = verdicts(row);
        assertThat(verdicts)
                .containsEntry("name", "TAKEN")
                .containsEntry("remarks", "KEPT")
                .containsEntry("address", "CONFLICT");
        JsonNode conflict = change(row, "address");
        assertThat(conflict.path("base").asString()).isEqualTo("路1号");
        assertThat(conflict.path("before").asString()).isEqualTo("台账地址");
        assertThat(conflict.path("after").asString()).isEqualTo("来表地址");

        answer(second, question(second, "survey.conflict"), "survey.conflict", "THEIRS");

        assertCounts(batch(second), 2, 0, 1, 1, 0, 0);
        apply(second);
        Item item = items.findByCode("A-1").orElseThrow();
        assertThat(item.name()).isEqualTo("一厂改名");
        assertThat(item.fields().text(ItemField.ADDRESS)).isEqualTo("来表地址");
        assertThat(item.fields().text(ItemField.REMARKS)).isEqualTo("台账改的");
    }

    @Test
    void choosesOursOrTheFormerValueCellByCell() {
        firstRound();
        change("A-1", FieldValues.none().with(ItemField.ADDRESS, "台账地址"));
        change("A-2", FieldValues.none().with(ItemField.ADDRESS, "台账地址二"));
        UUID second = upload(round(
                new Object[] {"A-1", "一厂", 1000, "原备注", "来表地址"}, new Object[] {"A-2", "二厂", 2000, "备注二", "来表地址二"}));
        assertCounts(batch(second), 2, 0, 0, 0, 0, 2);

        answer(second, questionOfRow(second, 0), "survey.conflict", "OURS");
        answer(second, questionOfRow(second, 1), "survey.conflict", "BASE");

        assertCounts(batch(second), 2, 0, 1, 1, 0, 0);
        apply(second);
        assertThat(items.findByCode("A-1").orElseThrow().fields().text(ItemField.ADDRESS))
                .isEqualTo("台账地址");
        assertThat(items.findByCode("A-2").orElseThrow().fields().text(ItemField.ADDRESS))
                .isEqualTo("路2号");
    }

    @Test
    void anotherUnitHasNoPartInWhatThisOneSaidAndAnUndoneBatchSaysNothing() {
        UUID first = firstRound();
        change("A-1", FieldValues.none().with(ItemField.ADDRESS, "台账地址"));
        byte[] others = aWorkbook()
                .sheet("地块")
                .row("表")
                .row("填报单位：大宁功能区运营主体  报告期：2026-09-30")
                .row("编号", "名称", "地址")
                .row("A-1", "一厂", "别家地址")
                .bytes();

        assertCounts(batch(upload(others)), 1, 0, 1, 0, 0, 0);

        change("A-1", FieldValues.none().with(ItemField.ADDRESS, "路1号"));
        assertThat(editor.post("/api/imports/" + first + "/undo", Map.of("reason", "x"))
                        .status())
                .as("changed since")
                .isEqualTo(422);
    }

    @Test
    void asksWhenANewItemLiesWhereAKnownOneLiesOrInsideIt() {
        entries.site("A-1", 1000, entries.squareIn("SHIBEI", 0), LocalDate.of(2024, 1, 1));
        String same = entries.squareIn("SHIBEI", 0).getGeometryN(0).toText();
        var square = entries.squareIn("SHIBEI", 0).getEnvelopeInternal();
        double middle = (square.getMinX() + square.getMaxX()) / 2;
        String half = "POLYGON((%s %s, %s %s, %s %s, %s %s, %s %s))"
                .formatted(
                        square.getMinX(),
                        square.getMinY(),
                        middle,
                        square.getMinY(),
                        middle,
                        square.getMaxY(),
                        square.getMinX(),
                        square.getMaxY(),
                        square.getMinX(),
                        square.getMinY());
        UUID id = upload(aWorkbook()
                .sheet("地块")
                .row("编号", "名称", "图形（WKT）")
                .row("B-1", "改了编号", same)
                .row("B-2", "拆出来的", half)
                .bytes());

        assertCounts(batch(id), 2, 0, 0, 0, 0, 2);
        assertThat(codes(rows(id, "").get(0))).contains("survey.same-place");
        assertThat(codes(rows(id, "").get(1))).contains("survey.split-suspected");

        answer(id, questionOfRow(id, 0), "survey.same-place", "ITEM:A-1");
        answer(id, questionOfRow(id, 1), "survey.split-suspected", "NEW");

        assertCounts(batch(id), 2, 1, 1, 0, 0, 0);
        assertThat(rows(id, "").get(0).path("matchedBy").asString()).isEqualTo("ANSWER");
    }

    // questions and answers

    @Test
    void asksOnceForAKindAndRemembersTheAnswerForTheUnit() {
        UUID first = upload(ambiguous("A-1", "A-2"));
        JsonNode ready = batch(first);
        List<JsonNode> questions = new ArrayList<>();
        ready.path("questions").forEach(questions::add);
        assertThat(questions)
                .filteredOn(one -> one.path("code").asString().equals("survey.date-ambiguous"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.path("count").asInt()).isEqualTo(2);
                    assertThat(one.path("open").asInt()).isEqualTo(2);
                    assertThat(one.path("options").findValuesAsString("value"))
                            .containsExactly("FIRST", "SECOND", "EMPTY");
                    assertThat(one.path("options").get(1).path("label").asString())
                            .isEqualTo("是 2024-10");
                });

        answer(first, question(first, "survey.date-ambiguous"), "survey.date-ambiguous", "SECOND");

        assertThat(change(rows(first, "").get(0), "deadline").path("after").asString())
                .isEqualTo("2024-10-31");
        UUID next = upload(ambiguous("A-8", "A-9"));
        assertThat(change(rows(next, "").get(1), "deadline").path("after").asString())
                .as("answered for the unit before")
                .isEqualTo("2024-10-31");

        answer(next, question(next, "survey.date-ambiguous"), "survey.date-ambiguous", "");
        assertThat(verdicts(rows(next, "").get(1))).doesNotContainKey("deadline");
    }

    @Test
    void appliesNothingWhileAWarningHasNoAnswer() {
        UUID id = upload(ambiguous("A-1", "A-2"));

        Clerk.Answer refused = editor.post("/api/imports/" + id + "/apply", null);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("survey.warnings-open");
        assertThat(refused.json().path("findings").findValuesAsString("code")).contains("survey.date-ambiguous");
        assertThat(ledger.rows("item")).containsEntry("item", 0L);

        answer(id, question(id, "survey.date-ambiguous"), "survey.date-ambiguous", "ACCEPT");
        assertThat(apply(id, Map.of()).path("status").asString()).isEqualTo("APPLIED");
    }

    @Test
    void refusesAnswersNobodyCouldGive() {
        UUID id = upload(ambiguous("A-1", "A-2"));

        for (Map<String, String> nonsense : List.of(
                Map.of("subject", "x", "answer", "ACCEPT"),
                Map.of("subject", "F0123456789abcdef", "answer", "drop table"),
                Map.of("answer", "ACCEPT"),
                Map.of("subject", "F0123456789abcdef", "code", "<script>", "answer", "ACCEPT"))) {
            Clerk.Answer answer = editor.post("/api/imports/" + id + "/answers", Map.of("answers", List.of(nonsense)));
            assertThat(answer.code()).isEqualTo("survey.answer-unreadable");
        }
        assertThat(editor.post("/api/imports/" + UUID.randomUUID() + "/answers", Map.of("answers", List.of()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void leavesOutTheRowsAPersonUnticks() {
        UUID id = upload(
                round(new Object[] {"A-1", "一厂", 1000, "x", "路1号"}, new Object[] {"A-2", "二厂", 2000, "y", "路2号"}));
        JsonNode second = rows(id, "").get(1);

        answer(id, second.path("rowSubject").asString(), "", "LEAVE_OUT");

        assertCounts(batch(id), 2, 1, 0, 0, 0, 1);
        assertThat(rows(id, "").get(1).path("leftOut").booleanValue()).isTrue();
        apply(id);
        assertThat(items.findByCode("A-1")).isPresent();
        assertThat(items.findByCode("A-2")).isEmpty();
    }

    @Test
    void correctsANumberThatIsOffByAFactorWhenAPersonSaysSo() {
        UUID id = upload(aWorkbook()
                .sheet("楼栋")
                .row("编号", "名称", "总建筑面积（㎡）", "地上建筑面积（㎡）", "地下建筑面积（㎡）")
                .row("B-1", "一号楼", 120000, 10000, 2000)
                .bytes());

        answer(id, question(id, "survey.scale-suspect"), "survey.scale-suspect", "SCALED");

        assertThat(change(rows(id, "").get(0), "grossFloorArea_m2")
                        .path("after")
                        .decimalValue())
                .isEqualByComparingTo("12000");
        assertThat(change(rows(id, "").get(0), "grossFloorArea_m2").path("raw").asString())
                .isEqualTo("120000");
    }

    @Test
    void offersTheColumnsCorrectedForTheSameHeadingsBefore() {
        UUID first = upload(odd("A-1"));
        assertThat(column(batch(first), "C").path("field").isNull()).isTrue();
        editor.put(
                "/api/imports/" + first + "/mapping",
                Map.of(
                        "sheets",
                        List.of(Map.of(
                                "name",
                                "地块",
                                "columns",
                                List.of(Map.of("column", "C", "field", "landArea_m2", "unit", "亩"))))),
                Map.of());

        JsonNode next = batch(upload(odd("A-2")));

        assertThat(column(next, "C").path("field").asString()).isEqualTo("landArea_m2");
        assertThat(column(next, "C").path("unit").asString()).isEqualTo("亩");
        assertThat(column(next, "C").path("why").asString()).contains("上次");
    }

    @Test
    void readsTheCoordinatesInTheSystemAPersonChooses() {
        UUID id = upload(aWorkbook()
                .sheet("地块")
                .row("编号", "名称", "经度", "纬度")
                .row("A-1", "一厂", 121.4557, 31.2993)
                .bytes());
        JsonNode judged = batch(id).path("sheets").get(0).path("coordinates");
        assertThat(judged.path("chosen").path("system").asString()).isEqualTo("CGCS2000");
        assertThat(judged.path("candidates").findValuesAsString("system")).contains("GCJ02", "BD09");
        double before = rows(id, "").get(0).path("lon").doubleValue();

        editor.put(
                "/api/imports/" + id + "/mapping",
                Map.of("sheets", List.of(Map.of("name", "地块", "coordinates", "GCJ02"))),
                Map.of());

        double after = rows(id, "").get(0).path("lon").doubleValue();
        assertThat((before - after) * 95_000).as("metres west").isBetween(400.0, 480.0);
    }

    // what goes back

    @Test
    void returnsTheSendersFileColouredCommentedAndListedAndContinuesTheSameBatch() throws IOException {
        WorkbookBuilder sent = aWorkbook()
                .sheet("地块")
                .row("编号", "名称", "用地面积（㎡）", "功能区", "备注")
                .row("A-1", "一厂", "很大", "市北", "=HYPERLINK(\"http://127.0.0.1\")")
                .row("A-2", "二厂", 20, "市北", "好");
        UUID id = upload("摸排表.xlsx", sent.bytes());
        assertCounts(batch(id), 2, 1, 0, 0, 1, 0);

        Clerk.Answer returned = editor.get("/api/imports/" + id + "/workbook");

        assertThat(returned.status()).isEqualTo(200);
        assertThat(returned.header("Content-Disposition")).contains("filename*=UTF-8''");
        byte[] corrected;
        try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(returned.body()))) {
            Sheet sheet = workbook.getSheet("地块");
            Cell bad = sheet.getRow(1).getCell(2);
            assertThat(bad.getCellComment().getString().getString()).contains("很大");
            assertThat(bad.getCellStyle().getFillForegroundColorColor()).isNotNull();
            assertThat(sheet.getRow(2).getCell(2).getCellComment()).isNull();
            assertThat(sheet.getDataValidations()).hasSize(1);
            assertThat(sheet.getRow(1).getCell(4).getCellType()).isEqualTo(CellType.STRING);
            Sheet list = workbook.getSheet("问题清单");
            assertThat(list.getRow(2).getCell(2).getStringCellValue()).isEqualTo("C2");
            for (Row row : list) {
                for (Cell cell : row) {
                    assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                }
            }
            bad.setCellValue(10);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            corrected = out.toByteArray();
        }
        UUID again = upload("摸排表（退回）.xlsx", corrected);

        assertThat(again).isEqualTo(id);
        assertCounts(batch(id), 2, 2, 0, 0, 0, 0);
        assertThat(batch(id).path("sheets").findValuesAsString("kind")).containsExactly("SITE", "NONE");
        apply(id);
        assertThat(items.findByCode("A-1").orElseThrow().fields().number(ItemField.LAND_AREA))
                .isEqualByComparingTo("10");
        byte[] late = editor.get("/api/imports/" + id + "/workbook").body();
        assertThat(upload("再来.xlsx", late))
                .as("an applied batch is not continued")
                .isNotEqualTo(id);
    }

    @Test
    void returnsOldWorkbooksAndTextsToo() throws IOException {
        UUID old = upload(
                "旧.xls",
                aWorkbook()
                        .sheet("地块")
                        .row("编号", "名称", "用地面积（㎡）")
                        .row("A-1", "一厂", "很大")
                        .oldBytes());
        UUID text = upload("表.csv", "编号,名称,用地面积（㎡）\nA-1,一厂,=1+1\n".getBytes(StandardCharsets.UTF_8));

        try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(
                editor.get("/api/imports/" + old + "/workbook").body()))) {
            assertThat(workbook.getSheet("地块").getRow(1).getCell(2).getCellComment())
                    .isNotNull();
        }
        byte[] returned = editor.get("/api/imports/" + text + "/workbook").body();
        try (Workbook workbook = new XSSFWorkbook(new ByteArrayInputStream(returned))) {
            assertThat(workbook.getSheet("Sheet1").getRow(1).getCell(2).getCellType())
                    .isEqualTo(CellType.STRING);
        }
        assertThat(upload("表（退回）.xlsx", returned)).isEqualTo(text);
    }

    @Test
    void givesOutTemplatesItUnderstandsItself() throws IOException {
        for (String register : List.of("site", "building", "posting")) {
            Clerk.Answer template = editor.get("/api/imports/templates/" + register + ".xlsx");
            assertThat(template.status()).isEqualTo(200);
            byte[] filled;
            int columns;
            try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template.body()))) {
                Sheet sheet = workbook.getSheetAt(0);
                assertThat(sheet.getDataValidations()).isNotEmpty();
                columns = sheet.getRow(3).getLastCellNum();
                sheet.getRow(1).createCell(1).setCellValue("市北功能区运营主体");
                sheet.createRow(4).createCell(0).setCellValue("T-1");
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                workbook.write(out);
                filled = out.toByteArray();
            }
            JsonNode read = batch(upload(register + ".xlsx", filled));
            JsonNode sheet = read.path("sheets").get(0);
            assertThat(sheet.path("kind").asString()).isEqualToIgnoringCase(register);
            assertThat(read.path("reportingUnit").asString()).isEqualTo("市北功能区运营主体");
            List<String> unmapped = new ArrayList<>();
            sheet.path("columns").forEach(column -> {
                if (column.path("field").isNull()) {
                    unmapped.add(column.path("header").asString());
                }
            });
            assertThat(unmapped).as(register).isEmpty();
            assertThat(sheet.path("columns").size()).isEqualTo(columns);
            assertThat(read.path("sheets").get(1).path("kind").asString()).isEqualTo("NONE");
        }
        assertThat(editor.get("/api/imports/templates/nonsense.xlsx").status()).isEqualTo(404);
    }

    // helpers

    private UUID firstRound() {
        UUID id = upload(
                round(new Object[] {"A-1", "一厂", 1000, "原备注", "路1号"}, new Object[] {"A-2", "二厂", 2000, "备注二", "路2号"}));
        apply(id);
        return id;
    }

    private static byte[] round(Object[]... rows) {
        WorkbookBuilder builder = aWorkbook().sheet("地块").row("摸排表").row(UNIT).row("编号", "名称", "用地面积（㎡）", "备注", "地址");
        for (Object[] row : rows) {
            builder.row(row);
        }
        return builder.bytes();
    }

    private static byte[] ambiguous(String first, String second) {
        return aWorkbook()
                .sheet("地块")
                .row("摸排表")
                .row(UNIT)
                .row("编号", "名称", "完成时限")
                .row(first, "一厂", 2024.1)
                .row(second, "二厂", 2024.1)
                .bytes();
    }

    private static byte[] odd(String code) {
        return aWorkbook()
                .sheet("地块")
                .row("摸排表")
                .row(UNIT)
                .row("编号", "名称", "占用（估）")
                .row(code, "一厂", 3)
                .bytes();
    }

    private void change(String code, FieldValues fields) {
        Item item = items.findByCode(code).orElseThrow();
        items.apply(
                List.of(new ItemCommand.Revise(
                        item.id(), item.version(), fields, null, null, Map.of(), Map.of(), "", ItemSource.mapEdit())),
                Entries.MAKER,
                Dating.effective(LocalDate.of(2026, 8, 1)));
    }

    private UUID upload(byte[] bytes) {
        return upload("调查表.xlsx", bytes);
    }

    private UUID upload(String fileName, byte[] bytes) {
        Clerk.Answer answer = editor.upload("/api/imports", fileName, bytes);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        UUID id = UUID.fromString(answer.json().path("id").asString());
        editor.get("/api/imports/" + id + "/events");
        return id;
    }

    private JsonNode apply(UUID id) {
        return apply(id, Map.of("acceptWarnings", true));
    }

    private JsonNode apply(UUID id, Map<String, Object> body) {
        Clerk.Answer answer = editor.post("/api/imports/" + id + "/apply", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        editor.get("/api/imports/" + id + "/events");
        return batch(id);
    }

    private void answer(UUID id, String subject, String code, String answer) {
        Clerk.Answer given = editor.post(
                "/api/imports/" + id + "/answers",
                Map.of("answers", List.of(Map.of("subject", subject, "code", code, "answer", answer))));
        assertThat(given.status()).as(given.text()).isEqualTo(200);
    }

    private String question(UUID id, String code) {
        for (JsonNode question : batch(id).path("questions")) {
            if (question.path("code").asString().equals(code)) {
                return question.path("subject").asString();
            }
        }
        throw new AssertionError("no question " + code + " in " + batch(id).path("questions"));
    }

    private String questionOfRow(UUID id, int index) {
        return rows(id, "").get(index).path("questions").get(0).path("subject").asString();
    }

    private JsonNode batch(UUID id) {
        return editor.get("/api/imports/" + id).json();
    }

    private List<JsonNode> rows(UUID id, String query) {
        List<JsonNode> rows = new ArrayList<>();
        editor.get("/api/imports/" + id + "/rows" + query).json().path("rows").forEach(rows::add);
        return rows;
    }

    private static JsonNode column(JsonNode batch, String letters) {
        for (JsonNode column : batch.path("sheets").get(0).path("columns")) {
            if (column.path("column").asString().equals(letters)) {
                return column;
            }
        }
        throw new AssertionError("no column " + letters);
    }

    private static JsonNode change(JsonNode row, String field) {
        for (JsonNode change : row.path("changes")) {
            if (change.path("field").asString().equals(field)) {
                return change;
            }
        }
        throw new AssertionError("no change of " + field + " in " + row);
    }

    private static Map<String, String> verdicts(JsonNode row) {
        Map<String, String> verdicts = new TreeMap<>();
        row.path("changes")
                .forEach(change -> verdicts.put(
                        change.path("field").asString(), change.path("verdict").asString()));
        return verdicts;
    }

    private static List<String> codes(JsonNode row) {
        return row.path("findings").findValuesAsString("code");
    }

    private static void assertCounts(
            JsonNode batch, int read, int added, int changed, int same, int rejected, int parked) {
        JsonNode counts = batch.path("counts");
        assertThat(List.of(
                        counts.path("read").asInt(),
                        counts.path("new").asInt(),
                        counts.path("changed").asInt(),
                        counts.path("same").asInt(),
                        counts.path("rejected").asInt(),
                        counts.path("parked").asInt()))
                .as("%s", batch.path("findings"))
                .containsExactly(read, added, changed, same, rejected, parked);
    }
}
