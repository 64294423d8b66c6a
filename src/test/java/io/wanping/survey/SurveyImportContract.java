package io.wanping.survey;

import static io.wanping.survey.corpus.WorkbookBuilder.aWorkbook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wanping.account.Actor;
import io.wanping.account.Role;
import io.wanping.finding.Finding;
import io.wanping.finding.Refused;
import io.wanping.geo.Area;
import io.wanping.journal.AreaJournal;
import io.wanping.journal.Posting;
import io.wanping.journal.PostingKind;
import io.wanping.journal.PostingStatus;
import io.wanping.register.Dating;
import io.wanping.register.FieldValues;
import io.wanping.register.Item;
import io.wanping.register.ItemCommand;
import io.wanping.register.ItemField;
import io.wanping.register.ItemKind;
import io.wanping.register.ItemSource;
import io.wanping.register.Items;
import io.wanping.survey.batch.Batches;
import io.wanping.survey.corpus.WorkbookBuilder;
import io.wanping.survey.corpus.Zips;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.Entries;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Zones;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A clerk imports survey workbooks, over HTTP, as the screens do. */
abstract class SurveyImportContract {

    private static final LocalDate LONG_AGO = LocalDate.of(2024, 1, 1);
    private static final String[] WRITTEN = {"item", "item_revision", "area_posting", "posting_decision"};
    private static final Object[] SITE_HEADINGS = {
        "编号", "名称", "宗地号", "功能区", "街镇", "用地面积（㎡）", "总建筑面积（㎡）", "图形（WKT）", "备注"
    };

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
    private Batches batches;

    @Autowired
    private Surveys surveys;

    private Entries entries;
    private Clerk editor;

    @BeforeEach
    void start() {
        ledger.clear();
        entries = new Entries(items, journal, zones);
        editor = clerks.editor();
    }

    // the main job

    @Test
    void bringsSitesBuildingsAndMovementsIntoTheLedger() {
        UUID id = upload(wholeWorkbook());
        JsonNode ready = batch(id);

        assertThat(ready.path("status").asString()).isEqualTo("READY");
        assertCounts(ready, 4, 4, 0, 0, 0, 0);
        assertThat(ready.path("reportingUnit").asString()).isEqualTo("市北功能区运营主体");
        assertThat(ready.path("effectiveOn").asString()).isEqualTo("2026-09-30");
        assertThat(ready.path("area").path("uncountedChange_m2").decimalValue()).isEqualByComparingTo("13000");
        assertThat(ready.path("area").path("proposed").path("RESERVE").decimalValue())
                .isEqualByComparingTo("2500.5");
        assertThat(ledger.rows(WRITTEN).values())
                .as("nothing before a person confirms")
                .containsOnly(0L);

        JsonNode applied = apply(id);

        assertThat(applied.path("status").asString()).isEqualTo("APPLIED");
        Item site = items.findByCode("SB-101").orElseThrow();
        Item building = items.findByCode("SB-101-1").orElseThrow();
        assertThat(site.zone()).isEqualTo("SHIBEI");
        assertThat(site.fields().number(ItemField.LAND_AREA)).isEqualByComparingTo("20000");
        assertThat(site.capacity()).as("its building counts").isEqualTo(Area.ZERO);
        assertThat(site.attributes()).containsEntry("网红打卡点", "是");
        assertThat(building.capacity()).isEqualTo(Area.ofSquareMetres(12000));
        assertThat(building.siteId()).isEqualTo(site.id());
        assertThat(building.fields().number(ItemField.FIRST_FLOOR_LOAD)).isEqualByComparingTo("19.61");
        assertThat(building.provenance().get(ItemField.GROSS_FLOOR_AREA)).satisfies(cell -> {
            assertThat(cell.sheet()).isEqualTo("楼栋");
            assertThat(cell.cell()).isEqualTo("D4");
            assertThat(cell.raw()).isEqualTo("1.2");
            assertThat(cell.batchId()).isEqualTo(id);
        });
        List<Posting> postings = journal.listByItems(List.of(building.id()));
        assertThat(postings).hasSize(2);
        assertThat(postings)
                .filteredOn(posting -> posting.kind() == PostingKind.CAPACITY)
                .allSatisfy(posting -> assertThat(posting.effectiveOn()).isEqualTo("2026-09-30"));
        assertThat(postings)
                .filteredOn(posting -> posting.kind() == PostingKind.MOVEMENT)
                .singleElement()
                .satisfies(posting -> {
                    assertThat(posting.status()).isEqualTo(PostingStatus.PROPOSED);
                    assertThat(posting.area()).isEqualTo(Area.ofSquareMetres("2500.50"));
                    assertThat(posting.maker()).isEqualTo("editor");
                    assertThat(posting.source().cell()).isEqualTo("D3");
                });
        assertThat(rows(id, "?outcome=NEW"))
                .extracting(row -> row.path("itemId").isNull())
                .containsOnly(false);
        assertThat(groups(applied)).containsKey("survey.history-ignored");
    }

    @Test
    void answersTheSameFileWithItsBatchAndTheSameContentWithSame() {
        byte[] file = wholeWorkbook();
        UUID first = upload(file);
        apply(first);
        Map<String, Long> before = ledger.rows(WRITTEN);

        assertThat(upload(file)).isEqualTo(first);
        UUID again = upload("另一个名字.xlsx", whole().sheet("空").bytes());
        JsonNode ready = batch(again);

        assertThat(again).isNotEqualTo(first);
        assertCounts(ready, 4, 0, 0, 4, 0, 0);
        assertThat(editor.post("/api/imports/" + again + "/apply", null).code()).isEqualTo("survey.nothing-to-apply");
        assertThat(ledger.rows(WRITTEN)).isEqualTo(before);
    }

    @Test
    void tellsAWatchingBrowserHowFarItIs() {
        UUID id = upload(wholeWorkbook());
        editor.post("/api/imports/" + id + "/apply", Map.of("acceptWarnings", true));

        String events = editor.get("/api/imports/" + id + "/events").text();

        assertThat(events).contains("event:state").contains("APPLIED");
    }

    // what cannot be taken

    @Test
    void refusesOtherFilesAtOnceAndKeepsNothing() {
        Clerk.Answer text = editor.upload("/api/imports", "表.xlsx", "%PDF-1.7 编号".getBytes(StandardCharsets.UTF_8));
        Clerk.Answer empty = editor.upload("/api/imports", "表.xlsx", new byte[0]);

        assertThat(text.status()).isEqualTo(415);
        assertThat(text.code()).isEqualTo("survey.not-a-workbook");
        assertThat(text.json().path("findings").get(0).path("fix").asString()).isNotBlank();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.code()).isEqualTo("survey.file-empty");
        assertThat(editor.post("/api/imports", Map.of()).status()).isIn(415, 422);
        assertThat(editor.get("/api/imports").json().path("imports").size()).isZero();
    }

    @Test
    void refusesDamagedAndHostileFilesAndWritesNothing() {
        byte[] good = wholeWorkbook();
        byte[] damaged = good.clone();
        for (int i = good.length / 3; i < good.length / 3 + 64; i++) {
            damaged[i] ^= 0x2A;
        }
        Map<String, byte[]> bomb = Zips.parts(good);
        bomb.put("xl/media/image1.png", new byte[100 << 20]);
        Map<String, byte[]> doctype = Zips.parts(good);
        doctype.put("docProps/core.xml", "<!DOCTYPE x><x/>".getBytes(StandardCharsets.UTF_8));

        assertRefused(damaged, "survey.damaged");
        assertRefused(Zips.zip(bomb), "survey.inflates-too-far");
        assertRefused(Zips.zip(doctype), "survey.doctype");
        assertRefused(aWorkbook().sheet("空").bytes(), "survey.workbook-empty");
        assertRefused(aWorkbook().sheet("说明").row("请各单位填写").bytes(), "survey.nothing-understood");
        assertThat(ledger.rows(WRITTEN).values()).containsOnly(0L);
    }

    @Test
    void showsEveryBadCellWithItsAddressAndTakesTheRest() {
        String good = wkt("SHIBEI", 0);
        WorkbookBuilder builder = aWorkbook()
                .sheet("地块")
                .row("地块摸排表")
                .row("填报单位：市北  报告期：2026-09-30")
                .row(SITE_HEADINGS)
                .row("A-1", "好的一行", null, "市北", null, 400, 900, good, null)
                .row("A-2", "文字面积", null, "市北", null, "很大", 900, null, null)
                .row("A-3", "自相交", null, "市北", null, 400, 900, bowTie(), null)
                .row(
                        "A-4",
                        "区外",
                        null,
                        "市北",
                        null,
                        400,
                        900,
                        "POLYGON((116.1 39.9, 116.2 39.9, 116.2 40, 116.1 39.9))",
                        null)
                .row(null, "没有编号", null, "市北", null, 400, 900, null, null)
                .row(
                        "A-6",
                        "公式错",
                        null,
                        "市北",
                        null,
                        400,
                        new WorkbookBuilder.Formula("1/0", org.apache.poi.ss.usermodel.FormulaError.REF),
                        null,
                        null)
                .row("A-7", "宗地号丢位", 3101060010010000.0, "市北", null, 400, 900, null, null)
                .row("A-1", "编号重复", null, "市北", null, 400, 900, null, null)
                .row("A-9", "负数", null, "市北", null, -5, 900, null, null)
                .row("A-10", "读不懂的图形", null, "市北", null, 400, 900, "POLYGON((1 2", null)
                .row("合计", null, null, null, null, 99999, null, null, null);
        UUID id = upload(builder.bytes());
        JsonNode ready = batch(id);

        assertCounts(ready, 10, 1, 0, 0, 9, 0);
        assertThat(findingsOfRows(id))
                .containsEntry("地块!F5", "survey.not-a-number")
                .containsEntry("地块!H6", "geo.self-crossing")
                .containsEntry("地块!H7", "register.outside-district")
                .containsEntry("地块!A8", "register.code-missing")
                .containsEntry("地块!G9", "survey.formula-error")
                .containsEntry("地块!C10", "survey.digits-lost")
                .containsEntry("地块!A11", "survey.code-twice")
                .containsEntry("地块!F12", "register.negative-number")
                .containsEntry("地块!H13", "geo.unreadable");
        for (JsonNode row : rows(id, "?outcome=REJECTED")) {
            JsonNode finding = row.path("findings").get(0);
            for (String part : List.of("title", "seen", "expected", "fix")) {
                assertThat(finding.path(part).asString())
                        .as(row.path("name").asString() + " " + part)
                        .isNotBlank()
                        .doesNotContain("{", "survey.", "register.", "geo.");
            }
        }
        assertThat(groups(ready)).containsEntry("survey.sum-differs", 1);
        assertThat(ready.path("sheets").get(0).path("sums").get(0).path("cell").asString())
                .isEqualTo("F14");
        assertThat(ledger.rows(WRITTEN).values()).containsOnly(0L);

        apply(id);

        assertThat(ledger.rows("item")).containsEntry("item", 1L);
    }

    @Test
    void rejectsEveryRowOfASheetThatLacksANeededColumn() {
        UUID id = upload(aWorkbook()
                .sheet("变动单")
                .row("对象编号", "转出", "转入", "面积（㎡）", "事由")
                .row("A-1", "未计入", "储备", 100, "摸排")
                .bytes());
        JsonNode ready = batch(id);

        assertCounts(ready, 1, 0, 0, 0, 1, 0);
        assertThat(groups(ready)).containsKey("survey.column-missing");
        assertThat(rows(id, "").get(0).path("findings").get(0).path("seen").asString())
                .contains("认定日期");
    }

    // matching and changes

    @Test
    void matchesByCodeThenParcelThenNameAndStreetAndParksWhatIsNotOne() {
        site("A-1", FieldValues.none().with(ItemField.NAME, "一厂"));
        site("A-2", FieldValues.none().with(ItemField.PARCEL_NUMBER, "3101060010010001"));
        site("A-3", named("三厂", "彭浦镇"));
        site("A-4", named("四厂", "彭浦镇"));
        site("A-5", named("四厂", "彭浦镇"));
        UUID id = upload(aWorkbook()
                .sheet("地块")
                .row("编号", "名称", "宗地号", "街镇", "用地面积（㎡）")
                .row("A-1", "一厂", null, null, 10)
                .row(null, "换了名", "3101060010010001", null, 20)
                .row(null, "三厂", null, "彭浦镇", 30)
                .row(null, "四厂", null, "彭浦镇", 40)
                .row("A-9", "九厂", "3101060010010001", null, 50)
                .row("A-10", "十厂", null, null, 60)
                .bytes());

        assertCounts(batch(id), 6, 1, 3, 0, 0, 2);
        assertThat(rows(id, ""))
                .extracting(row ->
                        row.path("row").asInt() + " " + row.path("outcome").asString() + " "
                                + row.path("code").asString() + " "
                                + row.path("matchedBy").asString(""))
                .containsExactly(
                        "2 CHANGED A-1 CODE",
                        "3 CHANGED A-2 PARCEL_NUMBER",
                        "4 CHANGED A-3 NAME_AND_STREET",
                        "5 PARKED  ",
                        "6 PARKED A-9 ",
                        "7 NEW A-10 ");
        assertThat(findingsOfRows(id))
                .containsEntry("地块!A5", "survey.match-ambiguous")
                .containsEntry("地块!A6", "survey.parcel-under-other-code");
    }

    @Test
    void listsChangesCellByCellAndLeavesEmptyCellsAlone() {
        site(
                "A-1",
                FieldValues.none()
                        .with(ItemField.NAME, "一厂")
                        .with(ItemField.LAND_AREA, new BigDecimal("100"))
                        .with(ItemField.REMARKS, "留着")
                        .with(ItemField.ADDRESS, "某路1号"));
        UUID id = upload(aWorkbook()
                .sheet("地块")
                .row("编号", "名称", "用地面积（亩）", "地址", "备注")
                .row("A-1", "一厂", "1.5亩", "某路1号", "—")
                .bytes());
        JsonNode row = rows(id, "").get(0);

        assertThat(row.path("outcome").asString()).isEqualTo("CHANGED");
        assertThat(row.path("changes").size()).isEqualTo(1);
        JsonNode change = row.path("changes").get(0);
        assertThat(change.path("field").asString()).isEqualTo("landArea_m2");
        assertThat(change.path("label").asString()).isEqualTo("用地面积");
        assertThat(change.path("before").decimalValue()).isEqualByComparingTo("100");
        assertThat(change.path("after").decimalValue()).isEqualByComparingTo("1000");
        assertThat(change.path("cell").asString()).isEqualTo("C2");
        assertThat(change.path("raw").asString()).isEqualTo("1.5亩");

        apply(id);

        Item item = items.findByCode("A-1").orElseThrow();
        assertThat(item.fields().text(ItemField.REMARKS)).isEqualTo("留着");
        assertThat(item.version()).isEqualTo(2);
    }

    @Test
    void understandsAnewWhatAPersonCorrects() {
        UUID id = upload(aWorkbook()
                .sheet("地块")
                .row("编号", "名称", "占用（估）")
                .row("A-1", "一厂", 3)
                .bytes());
        assertThat(batch(id)
                        .path("sheets")
                        .get(0)
                        .path("columns")
                        .get(2)
                        .path("field")
                        .isNull())
                .isTrue();

        Clerk.Answer corrected = editor.put(
                "/api/imports/" + id + "/mapping",
                Map.of(
                        "sheets",
                        List.of(Map.of(
                                "name", "地块",
                                "effectiveOn", "2026-06-30",
                                "columns", List.of(Map.of("column", "C", "field", "landArea_m2", "unit", "亩"))))),
                Map.of());

        assertThat(corrected.status()).isEqualTo(200);
        assertThat(corrected.json().path("effectiveOn").asString()).isEqualTo("2026-06-30");
        assertThat(rows(id, "").get(0).path("changes").findValues("after")).hasSize(2);
        apply(id);
        assertThat(items.findByCode("A-1").orElseThrow().fields().number(ItemField.LAND_AREA))
                .isEqualByComparingTo("2000");
        Clerk.Answer nonsense = editor.put(
                "/api/imports/" + upload(wholeWorkbook()) + "/mapping",
                Map.of(
                        "sheets",
                        List.of(Map.of("name", "地块", "columns", List.of(Map.of("column", "C", "field", "nonsense"))))),
                Map.of());
        assertThat(nonsense.code()).isEqualTo("survey.mapping-unreadable");
    }

    @Test
    void rejectsRowsThatBelongToOtherPeoplesZones() {
        Clerk daning = clerks.signedIn("daning", "闻既白", Set.of(Role.EDITOR), "DANING");
        Clerk.Answer received = daning.upload("/api/imports", "整表.xlsx", wholeWorkbook());
        UUID id = UUID.fromString(received.json().path("id").asString());
        daning.get("/api/imports/" + id + "/events");

        JsonNode ready = daning.get("/api/imports/" + id).json();
        assertThat(groups(ready)).containsKey("register.not-your-zone");
        assertThat(ready.path("counts").path("new").asInt()).isZero();
    }

    @Test
    void reportsWhatTheJournalRefusesAtTheCellOfTheRow() {
        entries.site("A-1", 1000, null, LONG_AGO);
        UUID id = upload(aWorkbook()
                .sheet("变动单")
                .row("对象编号", "转出", "转入", "面积（㎡）", "认定日期", "事由")
                .row("A-1", "储备", "优化", 600, LocalDate.of(2025, 3, 1), "后一步写在前面")
                .row("A-1", "未计入", "储备", 600, LocalDate.of(2025, 2, 1), "先转储备")
                .row("A-1", "未计入", "储备", 600, LocalDate.of(2025, 5, 1), "不够了")
                .row("A-1", "未计入", "未计入", 10, LocalDate.of(2025, 5, 1), "同一账户")
                .row("A-1", "未计入", "储备", 10, LocalDate.of(2099, 5, 1), "将来")
                .row("Z-9", "未计入", "储备", 10, LocalDate.of(2025, 5, 1), "没有这一项")
                .row("A-1", "未计入", "储备", 50, LocalDate.of(2025, 6, 1), "一笔")
                .row("A-1", "未计入", "储备", 50, LocalDate.of(2025, 6, 1), "同一笔又写一遍")
                .bytes());

        assertCounts(batch(id), 8, 3, 0, 0, 4, 1);
        assertThat(findingsOfRows(id))
                .containsEntry("变动单!D4", "journal.too-little-area")
                .containsEntry("变动单!C5", "journal.same-account")
                .containsEntry("变动单!E6", "journal.future-date")
                .containsEntry("变动单!A7", "survey.item-unknown")
                .containsEntry("变动单!D9", "survey.posting-twice");

        apply(id);
        assertThat(journal.listByItems(
                        List.of(items.findByCode("A-1").orElseThrow().id())))
                .filteredOn(posting -> posting.kind() == PostingKind.MOVEMENT)
                .hasSize(3);
    }

    @Test
    void rejectsABuildingThatWouldTakeAwayItsSitesCountedArea() {
        UUID site = entries.site("A-1", 1000, null, LONG_AGO);
        entries.propose(
                site,
                io.wanping.journal.AreaAccount.UNCOUNTED,
                io.wanping.journal.AreaAccount.RESERVE,
                800,
                LONG_AGO.plusMonths(2));
        UUID id = upload(aWorkbook()
                .sheet("楼栋")
                .row("楼栋编号", "所属地块编号", "楼栋名称", "总建筑面积（㎡）", "地上层数")
                .row("A-1-1", "A-1", "1号楼", 900, 3)
                .bytes());

        assertCounts(batch(id), 1, 0, 0, 0, 1, 0);
        assertThat(findingsOfRows(id)).containsEntry("楼栋!D2", "journal.too-little-area");
    }

    // applying

    @Test
    void writesNothingWhenTheLedgerMovedSinceTheCheckAndShowsItAnew() {
        UUID known = site("A-1", FieldValues.none().with(ItemField.NAME, "一厂"));
        UUID id = upload(aWorkbook()
                .sheet("地块")
                .row("编号", "名称", "用地面积（㎡）")
                .row("A-1", "一厂", 10)
                .bytes());
        revise(known, 1, FieldValues.none().with(ItemField.LAND_AREA, new BigDecimal("5")));

        JsonNode after = apply(id);

        assertThat(after.path("status").asString()).isEqualTo("READY");
        assertThat(groups(after)).containsKey("survey.ledger-moved");
        assertThat(items.getItem(known).version()).isEqualTo(2);
        assertThat(rows(id, "").get(0).path("changes").get(0).path("before").decimalValue())
                .isEqualByComparingTo("5");
        assertThat(apply(id).path("status").asString()).isEqualTo("APPLIED");
    }

    @Test
    void setsABatchThatWasInterruptedBackToReady() {
        UUID id = upload(wholeWorkbook());
        ledger.jdbc().update("update import_batch set status = 'APPLYING' where id = ?", id);

        batches.takeUp();

        assertThat(batch(id).path("status").asString()).isEqualTo("READY");
        assertThat(apply(id).path("status").asString()).isEqualTo("APPLIED");
    }

    @Test
    void readsAgainWhatWasLeftHalfRead() {
        UUID id = upload(wholeWorkbook());
        ledger.jdbc().update("update import_batch set status = 'READING', rows_read = 0 where id = ?", id);

        batches.takeUp();
        editor.get("/api/imports/" + id + "/events");

        assertCounts(batch(id), 4, 4, 0, 0, 0, 0);
    }

    // history

    @Test
    void loadsAHistoryWithTheDatesAndPeopleItNames() {
        UUID sites = surveys.loadNow(
                "1.xlsx",
                aWorkbook()
                        .sheet("地块")
                        .row("摸排表（示例数据）")
                        .row("报告期：2024-01-01")
                        .row("编号", "名称", "总建筑面积（㎡）")
                        .row("A-1", "一厂", 1000)
                        .bytes(),
                Actor.SYSTEM);
        surveys.loadNow("2.xlsx", history("李某", "批文"), Actor.SYSTEM);

        Item item = items.findByCode("A-1").orElseThrow();
        List<Posting> postings = journal.listByItems(List.of(item.id()));

        assertThat(item.sample()).isTrue();
        assertThat(postings)
                .filteredOn(posting -> posting.kind() == PostingKind.CAPACITY)
                .singleElement()
                .satisfies(posting -> {
                    assertThat(posting.effectiveOn()).isEqualTo("2024-01-01");
                    assertThat(posting.recordedAt()).isEqualTo("2023-12-31T16:00:00Z");
                    assertThat(posting.source().batchId()).isEqualTo(sites);
                });
        assertThat(postings)
                .filteredOn(posting -> posting.kind() == PostingKind.MOVEMENT)
                .extracting(posting -> posting.makerName() + " " + posting.recordedAt() + " " + posting.status() + " "
                        + (posting.decision() == null
                                ? ""
                                : posting.decision().checkerName() + " "
                                        + posting.decision().decidedAt()))
                .containsExactlyInAnyOrder(
                        "王某 2025-03-04T16:00:00Z CONFIRMED 李某 2025-03-07T16:00:00Z",
                        "王某 2025-06-04T16:00:00Z PROPOSED ");
    }

    @Test
    void refusesAHistoryWithARejectedRowAndWritesNothing() {
        entries.site("A-1", 1000, null, LONG_AGO);
        Map<String, Long> before = ledger.rows(WRITTEN);

        Refused noEvidence = catchThrowableOfType(
                Refused.class, () -> surveys.loadNow("2.xlsx", history("李某", "会议纪要"), Actor.SYSTEM));
        Refused ownPosting =
                catchThrowableOfType(Refused.class, () -> surveys.loadNow("3.xlsx", history("王某", "批文"), Actor.SYSTEM));

        assertThat(noEvidence.findings()).extracting(Finding::code).contains("journal.evidence-missing");
        assertThat(noEvidence.findings().get(0).place().text()).isEqualTo("变动单!G2");
        assertThat(ownPosting.findings()).extracting(Finding::code).contains("journal.own-posting");
        assertThat(ledger.rows(WRITTEN)).isEqualTo(before);
    }

    // undoing

    @Test
    void undoneItIsAsIfItHadNeverBeen() {
        site(
                "SB-101",
                FieldValues.none()
                        .with(ItemField.NAME, "示例一厂")
                        .with(ItemField.GROSS_FLOOR_AREA, new BigDecimal("700")));
        site("B-2", FieldValues.none().with(ItemField.REMARKS, "原来的备注"));
        Map<String, String> before = state();
        byte[] file = wholeWorkbook();
        UUID id = upload(file);
        apply(id);
        assertThat(state()).isNotEqualTo(before);

        Clerk.Answer undone = editor.post("/api/imports/" + id + "/undo", Map.of("reason", "传错了文件"));

        assertThat(undone.status()).isEqualTo(200);
        assertThat(undone.json().path("status").asString()).isEqualTo("UNDONE");
        assertThat(state()).isEqualTo(before);
        assertThat(items.findByCode("SB-101-1")).isEmpty();
        assertThat(editor.get("/api/items?q=SB-101-1").json().path("total").asInt())
                .isZero();
        assertThat(editor.get("/api/journal/reconciliation")
                        .json()
                        .path("balanced")
                        .booleanValue())
                .isTrue();

        assertThat(ledger.jdbc()
                        .queryForList(
                                "select action from audit_row where action like 'import.%' order by seq", String.class))
                .containsExactly("import.upload", "import.answer", "import.apply", "import.undo");
        assertThat(ledger.jdbc()
                        .queryForObject("select detail from audit_row where action = 'import.undo'", String.class))
                .contains("before.status", "after.status", "传错了文件");

        UUID again = upload(file);
        assertThat(again).isNotEqualTo(id);
        assertThat(apply(again).path("status").asString()).isEqualTo("APPLIED");
        assertThat(items.findByCode("SB-101-1")).isPresent();
        assertThat(journal.listByBatch(again))
                .filteredOn(posting -> posting.kind() == PostingKind.MOVEMENT)
                .extracting(Posting::status)
                .containsExactly(PostingStatus.PROPOSED);
    }

    @Test
    void namesWhatStandsInTheWayOfUndoingAndUndoesNothing() {
        UUID id = upload(wholeWorkbook());
        apply(id);
        Item site = items.findByCode("SB-101").orElseThrow();
        Item building = items.findByCode("SB-101-1").orElseThrow();
        revise(site.id(), 1, FieldValues.none().with(ItemField.REMARKS, "后来改的"));
        UUID proposal = journal.listByBatch(id).stream()
                .filter(posting -> posting.kind() == PostingKind.MOVEMENT)
                .findFirst()
                .orElseThrow()
                .id();
        journal.confirm(List.of(proposal), Entries.CHECKER);
        entries.propose(
                building.id(),
                io.wanping.journal.AreaAccount.UNCOUNTED,
                io.wanping.journal.AreaAccount.OPTIMISE,
                10,
                LocalDate.of(2026, 10, 1));
        Map<String, String> before = state();

        Clerk.Answer refused = editor.post("/api/imports/" + id + "/undo", Map.of("reason", "传错了文件"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("findings").findValuesAsString("code"))
                .contains("survey.changed-since", "survey.confirmed-since", "survey.built-upon-since");
        assertThat(state()).isEqualTo(before);
        assertThat(batch(id).path("status").asString()).isEqualTo("APPLIED");
        assertThat(editor.post("/api/imports/" + id + "/undo", Map.of("reason", " "))
                        .code())
                .isEqualTo("survey.reason-missing");
    }

    // helpers

    private WorkbookBuilder whole() {
        return aWorkbook()
                .sheet("地块")
                .row("地块摸排表")
                .row("填报单位：市北功能区运营主体  报告期：2026-09-30")
                .row("编号", "名称", "功能区", "用地面积（亩）", "总建筑面积（㎡）", "图形（WKT）", "网红打卡点")
                .row("SB-101", "示例一厂", "市北", 30, 12000, wkt("SHIBEI", 0), "是")
                .row("SB-102", "示例二厂", "市北", 3, 1000, wkt("SHIBEI", 1), null)
                .sheet("楼栋")
                .row("楼栋调查表")
                .row("报告期：2026年三季度")
                .row("楼栋编号", "所属地块编号", "楼栋名称", "总建筑面积（万㎡）", "地上层数", "首层荷载（t/㎡）")
                .row("SB-101-1", "SB-101", "1号厂房", 1.2, "4层", 2)
                .sheet("变动单")
                .row("变动单")
                .row("对象编号", "转出", "转入", "面积（㎡）", "认定日期", "事由", "依据类型", "经办人")
                .row("SB-101-1", "未计入", "储备", "2,500.5", LocalDate.of(2026, 10, 15), "收储", "批文", "王某");
    }

    private byte[] wholeWorkbook() {
        return whole().bytes();
    }

    private static byte[] history(String checker, String evidence) {
        return aWorkbook()
                .sheet("变动单")
                .row("对象编号", "转出", "转入", "面积（㎡）", "认定日期", "事由", "依据类型", "经办人", "登记日期", "复核人", "复核日期")
                .row(
                        "A-1",
                        "未计入",
                        "释放",
                        400,
                        LocalDate.of(2025, 3, 1),
                        "竣工",
                        evidence,
                        "王某",
                        LocalDate.of(2025, 3, 5),
                        checker,
                        LocalDate.of(2025, 3, 8))
                .row("A-1", "未计入", "储备", 100, LocalDate.of(2025, 6, 1), "收储", null, "王某", LocalDate.of(2025, 6, 5))
                .bytes();
    }

    private String wkt(String zone, int n) {
        return entries.squareIn(zone, n).getGeometryN(0).toText();
    }

    private String bowTie() {
        var square = entries.squareIn("SHIBEI", 3).getCoordinates();
        return "POLYGON((%s %s, %s %s, %s %s, %s %s, %s %s))"
                .formatted(
                        square[0].x,
                        square[0].y,
                        square[2].x,
                        square[2].y,
                        square[1].x,
                        square[1].y,
                        square[3].x,
                        square[3].y,
                        square[0].x,
                        square[0].y);
    }

    private UUID upload(byte[] bytes) {
        return upload("调查表.xlsx", bytes);
    }

    /** Uploads and waits for the end of the event stream, which is the end of reading. */
    private UUID upload(String fileName, byte[] bytes) {
        Clerk.Answer answer = editor.upload("/api/imports", fileName, bytes);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        UUID id = UUID.fromString(answer.json().path("id").asString());
        editor.get("/api/imports/" + id + "/events");
        return id;
    }

    private JsonNode apply(UUID id) {
        Clerk.Answer answer = editor.post("/api/imports/" + id + "/apply", Map.of("acceptWarnings", true));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        editor.get("/api/imports/" + id + "/events");
        return batch(id);
    }

    private JsonNode batch(UUID id) {
        return editor.get("/api/imports/" + id).json();
    }

    private List<JsonNode> rows(UUID id, String query) {
        List<JsonNode> rows = new ArrayList<>();
        editor.get("/api/imports/" + id + "/rows" + query).json().path("rows").forEach(rows::add);
        return rows;
    }

    private void assertRefused(byte[] bytes, String code) {
        JsonNode refused = batch(upload(bytes));
        assertThat(refused.path("status").asString()).isEqualTo("REFUSED");
        assertThat(groups(refused)).containsKey(code);
        assertThat(refused.path("findings").get(0).path("first").path("fix").asString())
                .isNotBlank();
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
        assertThat(added + changed + same + rejected + parked).isEqualTo(read);
    }

    private static Map<String, Integer> groups(JsonNode batch) {
        Map<String, Integer> groups = new TreeMap<>();
        batch.path("findings")
                .forEach(group -> groups.put(
                        group.path("code").asString(), group.path("count").asInt()));
        return groups;
    }

    /** Place to code, of the errors and questions of all rows. */
    private Map<String, String> findingsOfRows(UUID id) {
        Map<String, String> findings = new TreeMap<>();
        for (JsonNode row : rows(id, "")) {
            row.path("findings").forEach(finding -> {
                String severity = finding.path("severity").asString();
                if (severity.equals("ERROR") || severity.equals("QUESTION")) {
                    findings.put(
                            finding.path("place").path("text").asString(),
                            finding.path("code").asString());
                }
            });
        }
        return findings;
    }

    private UUID site(String code, FieldValues fields) {
        return entries.register(ItemKind.SITE, code, fields, null, LONG_AGO);
    }

    private static FieldValues named(String name, String street) {
        return FieldValues.none().with(ItemField.NAME, name).with(ItemField.DECLARED_STREET, street);
    }

    private void revise(UUID id, long base, FieldValues fields) {
        items.apply(
                List.of(new ItemCommand.Revise(
                        id, base, fields, null, null, Map.of(), Map.of(), "", ItemSource.mapEdit())),
                Entries.MAKER,
                Dating.effective(LocalDate.of(2026, 11, 1)));
    }

    /** What every register and figure shows: each item's values and place, and its accounts on every day anything happened. */
    private Map<String, String> state() {
        Map<String, String> state = new TreeMap<>();
        List<String> codes = ledger.jdbc().queryForList("select code from item where retired_at is null", String.class);
        for (Item item : items.findByCodes(codes).values()) {
            state.put(
                    item.code(),
                    item.fields() + " " + item.scopes() + " " + item.geometry() + " " + item.zone() + " "
                            + item.capacity() + " " + item.attributes() + " " + item.provenance());
        }
        ledger.jdbc().query("""
                select effective_on, account, sum(area) as area from (
                    select p.effective_on, p.to_account as account, p.area_m2 as area, p.kind, p.id from area_posting p
                    union all
                    select p.effective_on, p.from_account, -p.area_m2, p.kind, p.id from area_posting p) m
                left join posting_decision d on d.posting_id = m.id
                where coalesce(d.decision, 'OPEN') <> 'REJECTED'
                group by effective_on, account having sum(area) <> 0""", row -> {
            state.put(row.getString("effective_on") + " " + row.getString("account"), row.getString("area"));
        });
        return state;
    }
}
