package io.wanping.survey.understanding;

import static io.wanping.survey.corpus.WorkbookBuilder.aWorkbook;
import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.finding.Finding;
import io.wanping.finding.Texts;
import io.wanping.survey.corpus.WorkbookBuilder;
import io.wanping.survey.reading.WorkbookReader;
import io.wanping.survey.values.Unit;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UnderstandingTest {

    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-11-24T01:00:00Z"), ZoneId.of("Asia/Shanghai"));

    private final Understanding understanding = new Understanding(new Vocabulary(new Texts()), TODAY);

    @Test
    void understandsTheSheetDistrictsSend() {
        UnderstoodSheet sheet = understand(aWorkbook()
                .sheet("地块")
                .row("静安区老旧厂房地块摸排表（示例数据）")
                .row("填报单位：市北功能区运营主体  报告期：2024-01-01")
                .row("序号", "编号", "地块名称", "功能区", "土地面积（亩）", null, "建筑面积（㎡）", null, "备注")
                .row(null, null, null, null, "登记", "实测", "总面积", "地上", null)
                .row(1, 2, 3, 4, 5, 6, 7, 8, 9)
                .row(1, "SB-001", "示例一厂", "市北", 30, 31, 15000, 15000, "无")
                .row(2, "SB-002", "示例二厂", null, 15, 15, 8000.5, 8000.5, null)
                .row("小计", null, null, null, 45, 46, 23000.5, 23000.5, null)
                .blank()
                .row(3, "DN-001", "示例三厂", "大宁", 3, 3, 1000, 1000, null)
                .row("合计", null, null, null, 48, 49, 24000.5, 24001.5, null)
                .row("填表人：王某", null, null, "审核人：李某")
                .merge("A1:I1")
                .merge("A2:I2")
                .merge("A3:A4")
                .merge("B3:B4")
                .merge("C3:C4")
                .merge("D3:D4")
                .merge("E3:F3")
                .merge("G3:H3")
                .merge("I3:I4")
                .merge("D6:D7"));

        assertThat(sheet.kind()).isEqualTo(SheetKind.SITE);
        assertThat(sheet.reportingUnit()).isEqualTo("市北功能区运营主体");
        assertThat(sheet.effectiveOn()).isEqualTo("2024-01-01");
        assertThat(sheet.headerRows()).containsExactly(3, 4);
        assertThat(roles(sheet))
                .isEqualTo("TITLE NOTE HEADER HEADER INDEX DATA DATA SUBTOTAL BLANK DATA SUBTOTAL TAIL");
        assertThat(fields(sheet))
                .isEqualTo(Map.of(
                        "B", "code",
                        "C", "name",
                        "D", "declaredZone",
                        "E", "landArea_m2",
                        "G", "grossFloorArea_m2",
                        "H", "aboveGroundArea_m2",
                        "I", "remarks"));
        assertThat(column(sheet, "E").header()).isEqualTo("土地面积（亩） > 登记");
        assertThat(column(sheet, "E").unit()).isEqualTo(Unit.MU);
        assertThat(column(sheet, "G").unit()).isEqualTo(Unit.SQUARE_METRE);
        assertThat(sheet.grid().filled(7, 3).text())
                .as("filled down inside the merge")
                .isEqualTo("市北");
        assertThat(sheet.sums())
                .filteredOn(sum -> !sum.agrees())
                .singleElement()
                .satisfies(sum -> {
                    assertThat(sum.cell()).isEqualTo("H11");
                    assertThat(sum.seen()).isEqualTo("24001.5");
                    assertThat(sum.computed()).isEqualTo("24000.5");
                });
        assertThat(codes(sheet)).containsOnlyOnce("survey.sum-differs").doesNotContain("survey.column-missing");
    }

    @Test
    void tellsBuildingsFromSitesByTheirColumns() {
        UnderstoodSheet sheet = understand(aWorkbook()
                .sheet("Sheet1")
                .row("楼栋编号", "所属地块编号", "楼栋名称", "总面积（万㎡）", "地上层数", "首层荷载（t/㎡）", "标准层荷载")
                .row("SB-001-1", "SB-001", "1号厂房", 1.2, 4, 2, "5kN/㎡"));

        assertThat(sheet.kind()).isEqualTo(SheetKind.BUILDING);
        assertThat(fields(sheet))
                .containsEntry("A", "code")
                .containsEntry("B", "siteCode")
                .containsEntry("C", "name")
                .containsEntry("D", "grossFloorArea_m2")
                .containsEntry("E", "floorsAbove")
                .containsEntry("F", "firstFloorLoad_kN_m2")
                .containsEntry("G", "typicalFloorLoad_kN_m2");
        assertThat(column(sheet, "D").unit()).isEqualTo(Unit.WAN_SQUARE_METRES);
        assertThat(column(sheet, "F").unit()).isEqualTo(Unit.TONNE_PER_SQUARE_METRE);
        assertThat(codes(sheet)).contains("survey.unit-assumed");
    }

    @Test
    void readsThePostingSheet() {
        UnderstoodSheet sheet = understand(postings());

        assertThat(sheet.kind()).isEqualTo(SheetKind.POSTING);
        assertThat(sheet.missing()).isEmpty();
        assertThat(fields(sheet).values())
                .containsExactlyInAnyOrder(
                        "itemCode",
                        "itemName",
                        "fromAccount",
                        "toAccount",
                        "area_m2",
                        "effectiveOn",
                        "reason",
                        "evidenceKind",
                        "evidenceRef",
                        "maker",
                        "recordedOn",
                        "checker",
                        "decidedOn");
    }

    @Test
    void takesUnitsFromAUnitRowAndFromTheNoteAboveTheTable() {
        UnderstoodSheet unitRow = understand(aWorkbook()
                .sheet("地块")
                .row("编号", "名称", "用地面积", "总建筑面积", "完成时限")
                .row(null, null, "公顷", "万平方米", "年月")
                .row("A1", "甲", 1, 2, "2026年底"));
        UnderstoodSheet note = understand(aWorkbook()
                .sheet("地块")
                .row("某某摸排表")
                .row("填报单位：市北", null, "单位：万㎡")
                .row("编号", "名称", "用地面积", "总建筑面积")
                .row("A1", "甲", 1, 2));

        assertThat(roles(unitRow)).isEqualTo("HEADER UNIT DATA");
        assertThat(column(unitRow, "C").unit()).isEqualTo(Unit.HECTARE);
        assertThat(column(unitRow, "D").unit()).isEqualTo(Unit.WAN_SQUARE_METRES);
        assertThat(column(note, "C").unit()).isEqualTo(Unit.WAN_SQUARE_METRES);
        assertThat(note.reportingUnit()).isEqualTo("市北");
    }

    @Test
    void leavesAColumnAloneWhoseUnitItDoesNotKnow() {
        UnderstoodSheet sheet = understand(
                aWorkbook().sheet("楼栋").row("编号", "名称", "配电容量（kW）", "建筑面积").row("A1", "甲", 800, 2));

        assertThat(fields(sheet)).doesNotContainKey("C");
        assertThat(codes(sheet)).contains("survey.unit-unknown");
    }

    @Test
    void keepsAsideWhatNoFieldTakesAndNeverTakesItForItsNeighbour() {
        UnderstoodSheet sheet = understand(aWorkbook()
                .sheet("楼栋")
                .row("序号", "编号", "名称", "总建筑面积", "计容面积", "容积率", "网红打卡点")
                .row(1, "A1", "甲", 2, 3, 1.5, "是"));

        assertThat(fields(sheet)).isEqualTo(Map.of("B", "code", "C", "name", "D", "grossFloorArea_m2"));
        assertThat(column(sheet, "E").why()).isEqualTo("survey.why.no-field");
        assertThat(column(sheet, "G").why()).isEqualTo("survey.why.unknown");
        assertThat(column(sheet, "A").why()).isEqualTo("survey.why.serial");
    }

    @Test
    void knowsOutlinesAndCoordinatesByTheirLook() {
        String outline = "POLYGON((121.45 31.25, 121.46 31.25, 121.46 31.26, 121.45 31.25))";
        WorkbookBuilder builder = aWorkbook().sheet("地块").row("编号", "名称", "甲列", "乙列", "丙列");
        for (int i = 0; i < 4; i++) {
            builder.row("A" + i, "甲", outline, 121.4512 + i / 1000.0, 31.2512 + i / 1000.0);
        }

        assertThat(fields(understand(builder)))
                .containsEntry("C", "geometry")
                .containsEntry("D", "lon")
                .containsEntry("E", "lat");
    }

    @Test
    void saysSoWhereASheetHasNoHeadings() {
        UnderstoodSheet sheet =
                understand(aWorkbook().sheet("说明").row("本表由各单位填写").row("截止十月底"));

        assertThat(sheet.kind()).isEqualTo(SheetKind.NONE);
        assertThat(codes(sheet)).containsExactly("survey.header-not-found");
    }

    @Test
    void namesTheColumnsThatAreMissing() {
        UnderstoodSheet postings = understand(
                aWorkbook().sheet("变动单").row("对象编号", "转出", "转入", "面积（㎡）", "事由").row("A1", "未计入", "储备", 100, "摸排"));
        UnderstoodSheet sites = understand(
                aWorkbook().sheet("地块").row("名称", "用地面积", "总建筑面积", "地址").row("甲", 1, 2, "某路"));

        assertThat(postings.missing()).containsExactly("effectiveOn");
        assertThat(codes(postings)).contains("survey.column-missing");
        assertThat(sites.missing()).containsExactly("code");
    }

    @Test
    void lowersNothingForBadCellsUnderAHeadingItKnows() {
        WorkbookBuilder builder = aWorkbook().sheet("地块").row("编号", "名称", "用地面积（㎡）");
        for (int i = 0; i < 9; i++) {
            builder.row("A" + i, "甲", "很大");
        }

        assertThat(fields(understand(builder))).containsEntry("C", "landArea_m2");
    }

    @Test
    void takesTheReportingDateAsAQuarterAndNotFromTheFuture() {
        UnderstoodSheet quarter = understand(sitesReporting("报告期：2026年三季度"));
        UnderstoodSheet future = understand(sitesReporting("报告期：2026年12月31日"));
        UnderstoodSheet unreadable = understand(sitesReporting("报告期：最近"));

        assertThat(quarter.effectiveOn()).isEqualTo("2026-09-30");
        assertThat(future.effectiveOn()).isNull();
        assertThat(codes(future)).contains("survey.reporting-date-in-future");
        assertThat(codes(unreadable)).contains("survey.reporting-date-unreadable");
    }

    @Test
    void obeysWhatAPersonDecided() {
        byte[] bytes = aWorkbook()
                .sheet("地块")
                .row("编号", "名称", "用地面积", "占用", "地址")
                .row("A1", "甲", 1, 2, "某路")
                .bytes();
        MappingChoice choice = new MappingChoice(
                "地块",
                null,
                LocalDate.of(2026, 6, 30),
                List.of(new MappingChoice.Column("D", "landArea_m2", "亩"), new MappingChoice.Column("E", null, null)));

        UnderstoodSheet sheet = understanding
                .understand(new WorkbookReader().read("a.xlsx", bytes), List.of(choice))
                .sheets()
                .get(0);

        assertThat(fields(sheet)).isEqualTo(Map.of("A", "code", "B", "name", "D", "landArea_m2"));
        assertThat(column(sheet, "D").unit()).isEqualTo(Unit.MU);
        assertThat(sheet.effectiveOn()).isEqualTo("2026-06-30");
    }

    @Test
    void takesGroupHeadingsAndRepeatedHeadingsForWhatTheyAre() {
        UnderstoodSheet sheet = understand(aWorkbook()
                .sheet("地块")
                .row("编号", "名称", "用地面积（㎡）", "地址")
                .row("一、市北功能区")
                .row("A1", "甲", 1, "某路")
                .row("编号", "名称", "用地面积（㎡）", "地址")
                .row("A2", "乙", 1, "某路")
                .row("其中：老厂", null, 1)
                .row("备注：以上为三季度数据")
                .merge("A2:D2"));

        assertThat(roles(sheet)).isEqualTo("HEADER NOTE DATA HEADER DATA SUBTOTAL TAIL");
        assertThat(sheet.headerRows()).containsExactly(1);
    }

    static WorkbookBuilder postings() {
        return aWorkbook()
                .sheet("变动单")
                .row("台账变动单（示例数据）")
                .row("填报单位：市北功能区  报告期：2026-10-31")
                .row("变动对象", null, "台账", null, "面积（㎡）", "认定日期", "事由", "依据", null, "经办", null, "复核", null)
                .row("对象编号", "对象名称", "转出", "转入", null, null, null, "依据类型", "依据文号", "经办人", "登记日期", "复核人", "复核日期")
                .row(
                        "SB-001",
                        "示例一厂",
                        "未计入",
                        "储备",
                        1000,
                        LocalDate.of(2025, 3, 1),
                        "收储",
                        "批文",
                        "静府〔2025〕1号",
                        "王某",
                        LocalDate.of(2025, 3, 5),
                        "李某",
                        LocalDate.of(2025, 3, 8))
                .row("合计", null, null, null, 1000)
                .merge("A1:M1")
                .merge("A2:M2")
                .merge("A3:B3")
                .merge("C3:D3")
                .merge("E3:E4")
                .merge("F3:F4")
                .merge("G3:G4")
                .merge("H3:I3")
                .merge("J3:K3")
                .merge("L3:M3");
    }

    private static WorkbookBuilder sitesReporting(String note) {
        return aWorkbook()
                .sheet("地块")
                .row("某表")
                .row(note)
                .row("编号", "名称", "用地面积（㎡）")
                .row("A1", "甲", 1);
    }

    private UnderstoodSheet understand(WorkbookBuilder builder) {
        return understanding
                .understand(new WorkbookReader().read("a.xlsx", builder.bytes()), List.of())
                .sheets()
                .get(0);
    }

    private static String roles(UnderstoodSheet sheet) {
        return String.join(
                " ", sheet.roles().values().stream().map(RowRole::name).toList());
    }

    private static Map<String, String> fields(UnderstoodSheet sheet) {
        Map<String, String> fields = new TreeMap<>();
        sheet.columns().stream()
                .filter(column -> column.field() != null)
                .forEach(column -> fields.put(column.letters(), column.field().name()));
        return fields;
    }

    private static UnderstoodColumn column(UnderstoodSheet sheet, String letters) {
        return sheet.columns().stream()
                .filter(column -> column.letters().equals(letters))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> codes(UnderstoodSheet sheet) {
        return sheet.findings().stream().map(Finding::code).toList();
    }
}
