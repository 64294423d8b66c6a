package io.wanping.survey.corpus;

import static io.wanping.survey.checking.Outcome.NEW;
import static io.wanping.survey.checking.Outcome.PARKED;
import static io.wanping.survey.checking.Outcome.REJECTED;
import static io.wanping.survey.corpus.WorkbookBuilder.aWorkbook;

import io.wanping.survey.corpus.WorkbookBuilder.Dated;
import io.wanping.survey.corpus.WorkbookBuilder.Formula;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.FormulaError;

/** Every mess of the domain's table, each as a workbook built here with the truth beside it. Positions lie in 市北 and 大宁. */
public final class Corpus {

    private static final String TITLES = "title rows, unit rows, header bands";
    private static final String TOTALS = "totals, blanks, tails";
    private static final String MERGES = "merged cells fill down inside the merge";
    private static final String FORMS = "a sheet per zone, forms, several tables";
    private static final String UNITS = "units in heading or cell";
    private static final String NUMBERS = "numbers as people write them";
    private static final String DATES = "dates as people write them";
    private static final String CODES = "codes that a spreadsheet has bent";
    private static final String CHOICES = "yes, no and lists";
    private static final String COORDINATES = "coordinates";
    private static final String NAMES = "old names of places";
    private static final String FILES = "kinds of files, hidden things, formulas";

    private Corpus() {}

    public static List<Mess> list() {
        List<Mess> all = new ArrayList<>();
        all.addAll(headings());
        all.addAll(rows());
        all.addAll(forms());
        all.addAll(values());
        all.addAll(codes());
        all.addAll(coordinates());
        all.addAll(files());
        return all;
    }

    private static List<Mess> headings() {
        return List.of(
                Mess.of(
                                "title_unit_and_period_above_the_table",
                                TITLES,
                                aWorkbook()
                                        .sheet("地块")
                                        .row("静安区老旧厂房摸排表")
                                        .row("填报单位：市北功能区运营主体  报告期：2024-06-30")
                                        .row("编号", "名称", "用地面积（㎡）", "备注")
                                        .row("A-1", "一厂", 1000, "好")
                                        .merge("A1:D1")
                                        .merge("A2:D2"))
                        .roles("地块", "TITLE NOTE HEADER DATA")
                        .columns("地块", "A code", "B name", "C landArea_m2", "D remarks")
                        .row("地块", 4, NEW, "landArea_m2=1000", "remarks=好"),
                Mess.of(
                                "two_levels_of_headings",
                                TITLES,
                                aWorkbook()
                                        .sheet("地块")
                                        .row("编号", "名称", "建筑面积（㎡）", null, null)
                                        .row(null, null, "总面积", "地上", "地下")
                                        .row("A-1", "一厂", 1500, 1000, 500)
                                        .merge("A1:A2")
                                        .merge("B1:B2")
                                        .merge("C1:E1"))
                        .roles("地块", "HEADER HEADER DATA")
                        .columns(
                                "地块",
                                "A code",
                                "B name",
                                "C grossFloorArea_m2",
                                "D aboveGroundArea_m2",
                                "E belowGroundArea_m2")
                        .row("地块", 3, NEW, "grossFloorArea_m2=1500", "belowGroundArea_m2=500"),
                Mess.of(
                                "three_levels_of_headings",
                                TITLES,
                                aWorkbook()
                                        .sheet("楼栋")
                                        .row("编号", "名称", "建筑规模", null, null, "层高（m）", null)
                                        .row(null, null, "面积（㎡）", null, "层数", "首层", "标准层")
                                        .row(null, null, "总建筑面积", "地上建筑面积", "地上层数", null, null)
                                        .row("B-1", "一号楼", 6000, 6000, 4, 6, 4.5)
                                        .merge("A1:A3")
                                        .merge("B1:B3")
                                        .merge("C1:E1")
                                        .merge("C2:D2")
                                        .merge("F1:G1")
                                        .merge("F2:F3")
                                        .merge("G2:G3"))
                        .roles("楼栋", "HEADER HEADER HEADER DATA")
                        .columns(
                                "楼栋",
                                "C grossFloorArea_m2",
                                "D aboveGroundArea_m2",
                                "E floorsAbove",
                                "F firstFloorHeight_m",
                                "G typicalFloorHeight_m")
                        .row("楼栋", 4, NEW, "floorsAbove=4", "typicalFloorHeight_m=4.5"),
                Mess.of(
                                "five_levels_of_headings",
                                TITLES,
                                aWorkbook()
                                        .sheet("地块")
                                        .row("基本情况", null, "面积情况", null)
                                        .row("标识", null, "规模", null)
                                        .row("统一编号", "地块名称", "用地", "建筑")
                                        .row(null, null, "用地面积", "总建筑面积")
                                        .row(null, null, "㎡", "万㎡")
                                        .row("A-1", "一厂", 1000, 0.25)
                                        .merge("A1:B1")
                                        .merge("C1:D1")
                                        .merge("A2:B2")
                                        .merge("C2:D2")
                                        .merge("A3:A5")
                                        .merge("B3:B5"))
                        .columns("地块", "A code", "B name", "C landArea_m2", "D grossFloorArea_m2")
                        .row("地块", 6, NEW, "landArea_m2=1000", "grossFloorArea_m2=2500"),
                Mess.of(
                                "row_of_numbers_under_the_headings",
                                TITLES,
                                aWorkbook()
                                        .sheet("地块")
                                        .row("序号", "编号", "名称", "用地面积（亩）")
                                        .row(1, 2, 3, 4)
                                        .row(1, "A-1", "一厂", 3))
                        .roles("地块", "HEADER INDEX DATA")
                        .columns("地块", "A -", "B code", "C name", "D landArea_m2")
                        .row("地块", 3, NEW, "landArea_m2=2000"),
                Mess.of(
                                "row_of_units_under_the_headings",
                                TITLES,
                                aWorkbook()
                                        .sheet("地块")
                                        .row("编号", "名称", "用地面积", "总建筑面积")
                                        .row(null, null, "公顷", "万平方米")
                                        .row("A-1", "一厂", 1.5, 2))
                        .roles("地块", "HEADER UNIT DATA")
                        .row("地块", 3, NEW, "landArea_m2=15000", "grossFloorArea_m2=20000"),
                Mess.of(
                                "headings_again_on_every_printed_page",
                                TITLES,
                                aWorkbook()
                                        .sheet("地块")
                                        .row("编号", "名称", "用地面积（㎡）")
                                        .row("A-1", "一厂", 10)
                                        .row("编号", "名称", "用地面积（㎡）")
                                        .row("A-2", "二厂", 20))
                        .roles("地块", "HEADER DATA HEADER DATA")
                        .row("地块", 4, NEW, "landArea_m2=20"));
    }

    private static List<Mess> rows() {
        return List.of(
                Mess.of(
                                "totals_subtotals_of_which_and_tail",
                                TOTALS,
                                aWorkbook()
                                        .sheet("地块")
                                        .row("编号", "名称", "功能区", "用地面积（㎡）")
                                        .row("A-1", "一厂", "市北", 100)
                                        .row("A-2", "二厂", "市北", 200)
                                        .row("市北小计", null, null, 300)
                                        .row("其中：工业", null, null, 100)
                                        .blank()
                                        .row("A-3", "三厂", "大宁", 400)
                                        .row("合  计", null, null, 700)
                                        .row("备注：数据截至六月底")
                                        .row("填表人：王某", null, "审核人：李某"))
                        .roles("地块", "HEADER DATA DATA SUBTOTAL SUBTOTAL BLANK DATA SUBTOTAL TAIL TAIL")
                        .row("地块", 7, NEW, "landArea_m2=400", "declaredZone=大宁"),
                Mess.of(
                                "total_that_is_not_the_sum",
                                TOTALS,
                                aWorkbook()
                                        .sheet("地块")
                                        .row("编号", "名称", "用地面积（㎡）")
                                        .row("A-1", "一厂", 100)
                                        .row("A-2", "二厂", 200)
                                        .row("总计", null, 310))
                        .roles("地块", "HEADER DATA DATA SUBTOTAL")
                        .says("survey.sum-differs 地块!C4"),
                Mess.of(
                                "groups_by_chinese_numbers",
                                TOTALS,
                                aWorkbook()
                                        .sheet("地块")
                                        .row("编号", "名称", "用地面积（㎡）")
                                        .row("一、市北功能区")
                                        .row("A-1", "一厂", 100)
                                        .row("（二）大宁功能区")
                                        .row("A-2", "二厂", 200))
                        .roles("地块", "HEADER NOTE DATA NOTE DATA"),
                Mess.of(
                                "zone_and_street_merged_down",
                                MERGES,
                                aWorkbook()
                                        .sheet("地块")
                                        .row("功能区", "街镇", "编号", "名称", "用地面积（㎡）")
                                        .row("市北", "彭浦镇", "A-1", "一厂", 100)
                                        .row(null, null, "A-2", "二厂", 200)
                                        .row(null, null, "A-3", "三厂", 300)
                                        .merge("A2:A3")
                                        .merge("B2:B4"))
                        .row("地块", 3, NEW, "declaredZone=市北", "declaredStreet=彭浦镇")
                        .row("地块", 4, NEW, "declaredZone=", "declaredStreet=彭浦镇"),
                Mess.of(
                                "merged_area_stands_for_all_rows_together",
                                MERGES,
                                aWorkbook()
                                        .sheet("地块")
                                        .row("编号", "名称", "用地面积（㎡）")
                                        .row("A-1", "一厂", 900)
                                        .row("A-2", "二厂", null)
                                        .merge("C2:C3"))
                        .row("地块", 2, NEW, "landArea_m2=900")
                        .row("地块", 3, NEW, "landArea_m2="));
    }

    private static List<Mess> forms() {
        WorkbookBuilder pages = aWorkbook();
        for (int i = 1; i <= 2; i++) {
            pages.sheet("一厂" + i)
                    .row("老旧厂房调查登记表")
                    .row("统一编号", "A-" + i, "地块名称", "第" + i + "厂")
                    .row("功能区", "市北", "所属街道", "彭浦镇")
                    .row("用地面积（亩）", 3 * i, "总建筑面积（㎡）", 1000 * i)
                    .row("现状用途", "工业", "是否低效", "否")
                    .row("备注", "第" + i + "页")
                    .row("填表人：王某")
                    .merge("A1:D1");
        }
        return List.of(
                Mess.of(
                                "sheet_named_after_its_zone",
                                FORMS,
                                aWorkbook()
                                        .sheet("大宁")
                                        .row("编号", "名称", "用地面积（㎡）")
                                        .row("A-1", "一厂", 10)
                                        .sheet("彭浦镇")
                                        .row("编号", "名称", "用地面积（㎡）")
                                        .row("A-2", "二厂", 20))
                        .row("大宁", 2, NEW, "declaredZone=大宁")
                        .row("彭浦镇", 2, NEW, "declaredStreet=彭浦镇"),
                Mess.of("one_form_a_sheet", FORMS, pages)
                        .roles("一厂1", "TITLE DATA FORM FORM FORM FORM TAIL")
                        .columns(
                                "一厂1",
                                "B2 code",
                                "D2 name",
                                "B3 declaredZone",
                                "D3 declaredStreet",
                                "B4 landArea_m2",
                                "D4 grossFloorArea_m2",
                                "B5 landUse",
                                "D5 lowEfficiency",
                                "B6 remarks")
                        .row("一厂1", 2, NEW, "landArea_m2=2000", "grossFloorArea_m2=1000", "lowEfficiency=false")
                        .row("一厂2", 2, NEW, "landArea_m2=4000", "remarks=第2页"),
                Mess.of(
                                "two_forms_on_one_sheet",
                                FORMS,
                                aWorkbook()
                                        .sheet("登记")
                                        .row("编号", "A-1")
                                        .row("名称", "一厂")
                                        .row("用地面积（㎡）", 100)
                                        .row("总建筑面积（㎡）", 200)
                                        .blank()
                                        .row("编号", "A-2")
                                        .row("名称", "二厂")
                                        .row("用地面积（㎡）", 300)
                                        .row("总建筑面积（㎡）", 400))
                        .columns("登记", "B1 code", "B3 landArea_m2")
                        .columns("登记[2]", "B6 code", "B8 landArea_m2")
                        .row("登记", 1, NEW, "landArea_m2=100")
                        .row("登记", 6, NEW, "landArea_m2=300"),
                Mess.of(
                                "two_tables_on_one_sheet",
                                FORMS,
                                aWorkbook()
                                        .sheet("台账")
                                        .row("一、地块情况")
                                        .row("编号", "地块名称", "用地面积（亩）", "权利人")
                                        .row("A-1", "一厂", 3, "甲公司")
                                        .row("合计", null, 3)
                                        .blank()
                                        .row("二、楼栋情况")
                                        .row("楼栋编号", "所属地块编号", "楼栋名称", "总建筑面积（㎡）", "地上层数")
                                        .row("A-1-1", "A-1", "一号楼", 800, 2))
                        .roles("台账", "TITLE HEADER DATA SUBTOTAL BLANK")
                        .roles("台账[2]", "TITLE HEADER DATA")
                        .columns("台账", "A code", "C landArea_m2")
                        .columns("台账[2]", "A code", "B siteCode", "D grossFloorArea_m2", "E floorsAbove")
                        .row("台账", 3, NEW, "landArea_m2=2000")
                        .row("台账", 8, NEW, "grossFloorArea_m2=800", "siteCode=A-1"),
                Mess.of(
                                "instructions_before_the_data_sheet",
                                FORMS,
                                aWorkbook()
                                        .sheet("填表说明")
                                        .row("1. 面积以平方米计")
                                        .row("2. 编号不得重复")
                                        .sheet("地块")
                                        .row("编号", "名称", "用地面积（㎡）")
                                        .row("A-1", "一厂", 10))
                        .says("survey.header-not-found 填表说明")
                        .row("地块", 2, NEW, "landArea_m2=10"));
    }

    private static List<Mess> values() {
        return List.of(
                Mess.of(
                                "every_unit_in_a_heading",
                                UNITS,
                                aWorkbook()
                                        .sheet("楼栋")
                                        .row("编号", "名称", "总建筑面积（万方）", "地上建筑面积（m2）", "基底面积（公顷）", "可租面积（平米）")
                                        .row("B-1", "一号楼", 1.2, 12000, 0.3, 9000))
                        .row(
                                "楼栋",
                                2,
                                NEW,
                                "grossFloorArea_m2=12000",
                                "aboveGroundArea_m2=12000",
                                "footprintArea_m2=3000",
                                "rentableArea_m2=9000"),
                Mess.of(
                                "unit_in_the_cell_beats_the_heading",
                                UNITS,
                                aWorkbook()
                                        .sheet("地块")
                                        .row("编号", "名称", "用地面积（㎡）")
                                        .row("A-1", "一厂", "3亩")
                                        .row("A-2", "二厂", "1.5公顷")
                                        .row("A-3", "三厂", "0.02平方公里")
                                        .row("A-4", "四厂", "1.2万㎡")
                                        .row("A-5", "五厂", "2ha"))
                        .row("地块", 2, NEW, "landArea_m2=2000")
                        .row("地块", 3, NEW, "landArea_m2=15000")
                        .row("地块", 4, NEW, "landArea_m2=20000")
                        .row("地块", 5, NEW, "landArea_m2=12000")
                        .row("地块", 6, NEW, "landArea_m2=20000"),
                Mess.of(
                                "unit_above_the_table",
                                UNITS,
                                aWorkbook()
                                        .sheet("地块")
                                        .row("地块表", null, "单位：亩")
                                        .row("编号", "名称", "用地面积")
                                        .row("A-1", "一厂", 6))
                        .row("地块", 3, NEW, "landArea_m2=4000"),
                Mess.of(
                                "loads_in_tonnes_and_kilonewtons",
                                UNITS,
                                aWorkbook()
                                        .sheet("楼栋")
                                        .row("编号", "名称", "首层荷载（t/㎡）", "标准层荷载（kN/㎡）")
                                        .row("B-1", "一号楼", 2, 7.5))
                        .row("楼栋", 2, NEW, "firstFloorLoad_kN_m2=19.61", "typicalFloorLoad_kN_m2=7.5"),
                Mess.of(
                                "area_that_is_fifteen_times_too_large",
                                UNITS,
                                aWorkbook()
                                        .sheet("楼栋")
                                        .row("编号", "名称", "总建筑面积（㎡）", "地上建筑面积（㎡）", "地下建筑面积（㎡）")
                                        .row("B-1", "一号楼", 12000, 10000, 2000)
                                        .row("B-2", "二号楼", 120000, 10000, 2000)
                                        .row("B-3", "三号楼", 1.2, 10000, 2000))
                        .says("survey.scale-suspect 楼栋!C3", "survey.scale-suspect 楼栋!C4"),
                Mess.of(
                                "commas_full_width_and_approximate",
                                NUMBERS,
                                aWorkbook()
                                        .sheet("地块")
                                        .row("编号", "名称", "用地面积（㎡）")
                                        .row("A-1", "一厂", "1,234.5")
                                        .row("A-2", "二厂", "１２３４")
                                        .row("A-3", "三厂", "约1.2万")
                                        .row("A-4", "四厂", "1.2-1.5万")
                                        .row("A-5", "五厂", ">3000")
                                        .row("A-6", "六厂", "3000以内"))
                        .row("地块", 2, NEW, "landArea_m2=1234.5")
                        .row("地块", 3, NEW, "landArea_m2=1234")
                        .row("地块", 4, NEW, "landArea_m2=12000")
                        .row("地块", 5, NEW, "landArea_m2=12000")
                        .row("地块", 6, NEW, "landArea_m2=3000")
                        .row("地块", 7, NEW, "landArea_m2=")
                        .says(
                                "survey.number-approximate 地块!C4",
                                "survey.number-range 地块!C5",
                                "survey.number-range 地块!C6",
                                "survey.number-unbounded 地块!C7"),
                Mess.of(
                                "words_for_nothing_are_never_zero",
                                NUMBERS,
                                aWorkbook()
                                        .sheet("地块")
                                        .row("编号", "名称", "用地面积（㎡）", "备注")
                                        .row("A-1", "一厂", "—", "/")
                                        .row("A-2", "二厂", "无", "无")
                                        .row("A-3", "三厂", "待定", "待定")
                                        .row("A-4", "四厂", "详见附件", "见附件")
                                        .row("A-5", "五厂", "/", "-"))
                        .row("地块", 2, NEW, "landArea_m2=", "remarks=")
                        .row("地块", 3, NEW, "landArea_m2=")
                        .row("地块", 4, NEW, "landArea_m2=")
                        .row("地块", 5, NEW, "landArea_m2=", "remarks=")
                        .row("地块", 6, NEW, "landArea_m2="),
                Mess.of(
                                "formula_errors",
                                NUMBERS,
                                aWorkbook()
                                        .sheet("地块")
                                        .row("编号", "名称", "用地面积（㎡）")
                                        .row("A-1", "一厂", new Formula("1/0", FormulaError.REF))
                                        .row("A-2", "二厂", "#N/A"))
                        .row("地块", 2, REJECTED)
                        .row("地块", 3, REJECTED)
                        .says("survey.formula-error 地块!C2", "survey.not-a-number 地块!C3"),
                Mess.of(
                                "dates_in_every_form",
                                DATES,
                                aWorkbook()
                                        .sheet("地块")
                                        .row("编号", "名称", "完成时限")
                                        .row("A-1", "一厂", "2024.5")
                                        .row("A-2", "二厂", "2024年5月")
                                        .row("A-3", "三厂", "24/5/1")
                                        .row("A-4", "四厂", 202405)
                                        .row("A-5", "五厂", 45413)
                                        .row("A-6", "六厂", "2024年底")
                                        .row("A-7", "七厂", LocalDate.of(2024, 5, 1))
                                        .row("A-8", "八厂", "2024年三季度")
                                        .row("A-9", "九厂", "2024.10")
                                        .row("A-10", "十厂", "2024-05-01 00:00:00"))
                        .row("地块", 2, NEW, "deadline=2024-05-31")
                        .row("地块", 3, NEW, "deadline=2024-05-31")
                        .row("地块", 4, NEW, "deadline=2024-05-01")
                        .row("地块", 5, NEW, "deadline=2024-05-31")
                        .row("地块", 6, NEW, "deadline=2024-05-01")
                        .row("地块", 7, NEW, "deadline=2024-12-31")
                        .row("地块", 8, NEW, "deadline=2024-05-01")
                        .row("地块", 9, NEW, "deadline=2024-09-30")
                        .row("地块", 10, NEW, "deadline=2024-10-31")
                        .row("地块", 11, NEW, "deadline=2024-05-01")
                        .says("survey.date-imprecise 地块!C2"),
                Mess.of(
                                "october_that_lost_its_zero",
                                DATES,
                                aWorkbook()
                                        .sheet("地块")
                                        .row("编号", "名称", "完成时限")
                                        .row("A-1", "一厂", 2024.1)
                                        .row("A-2", "二厂", 2024.5))
                        .row("地块", 2, NEW, "deadline=")
                        .row("地块", 3, NEW, "deadline=2024-05-31")
                        .says("survey.date-ambiguous 地块!C2"),
                Mess.of(
                                "days_counted_from_1904",
                                DATES,
                                aWorkbook()
                                        .use1904Dates()
                                        .sheet("地块")
                                        .row("编号", "名称", "完成时限")
                                        .row("A-1", "一厂", new Dated(LocalDate.of(2024, 5, 1), "yyyy-mm-dd")))
                        .row("地块", 2, NEW, "deadline=2024-05-01"),
                Mess.of(
                                "yes_and_no_in_every_form",
                                CHOICES,
                                aWorkbook()
                                        .sheet("地块")
                                        .row("编号", "名称", "是否低效")
                                        .row("A-1", "一厂", "√")
                                        .row("A-2", "二厂", "×")
                                        .row("A-3", "三厂", 1)
                                        .row("A-4", "四厂", "N")
                                        .row("A-5", "五厂", "□是 ☑否")
                                        .row("A-6", "六厂", "也许"))
                        .row("地块", 2, NEW, "lowEfficiency=true")
                        .row("地块", 3, NEW, "lowEfficiency=false")
                        .row("地块", 4, NEW, "lowEfficiency=true")
                        .row("地块", 5, NEW, "lowEfficiency=false")
                        .row("地块", 6, NEW, "lowEfficiency=false")
                        .row("地块", 7, REJECTED)
                        .says("survey.not-yes-or-no 地块!C7"),
                Mess.of(
                                "one_of_a_list_in_every_form",
                                CHOICES,
                                aWorkbook()
                                        .sheet("地块")
                                        .row("编号", "名称", "计划类别", "绩效评级")
                                        .row("A-1", "一厂", "①储备", "A类")
                                        .row("A-2", "二厂", "2 优化", "b")
                                        .row("A-3", "三厂", "□储备☑释放", "C")
                                        .row("A-4", "四厂", "释放（部分）", "D级")
                                        .row("A-5", "五厂", "☑储备☑释放", "E"))
                        .row("地块", 2, NEW, "plannedAccount=RESERVE", "performanceClass=A")
                        .row("地块", 3, NEW, "plannedAccount=OPTIMISE", "performanceClass=B")
                        .row("地块", 4, NEW, "plannedAccount=RELEASE", "performanceClass=C")
                        .row("地块", 5, NEW, "plannedAccount=RELEASE", "performanceClass=D")
                        .row("地块", 6, REJECTED)
                        .says("survey.not-a-choice 地块!C6", "survey.not-a-choice 地块!D6"),
                Mess.of(
                                "names_from_before_2015",
                                NAMES,
                                aWorkbook()
                                        .sheet("地块")
                                        .row("编号", "名称", "街镇", "用地面积（㎡）")
                                        .row("A-1", "一厂", "闸北区彭浦镇", 10)
                                        .row("A-2", "二厂", "原闸北区大宁路街道", 20)
                                        .row("A-3", "三厂", "大宁路", 30)
                                        .row("A-4", "四厂", "静安区彭浦镇", 40)
                                        .row("A-5", "五厂", "不存在街道", 50))
                        .row("地块", 2, NEW)
                        .row("地块", 3, NEW)
                        .says(
                                "survey.street-unknown 地块!C6",
                                "!survey.street-unknown 地块!C2",
                                "!survey.street-unknown 地块!C3",
                                "!survey.street-unknown 地块!C5"));
    }

    private static List<Mess> codes() {
        return List.of(
                Mess.of(
                                "plot_22-02_became_a_date",
                                CODES,
                                aWorkbook()
                                        .sheet("地块")
                                        .row("编号", "名称", "用地面积（㎡）")
                                        .row(new Dated(LocalDate.of(2022, 2, 1), "mmm-yy"), "一厂", 10)
                                        .row(new Dated(LocalDate.of(2026, 3, 5), "m\"月\"d\"日\""), "二厂", 20))
                        .row("地块", 2, NEW, "landArea_m2=10")
                        .row("地块", 3, NEW, "landArea_m2=20")
                        .says("survey.code-became-date 地块!A2", "survey.code-became-date 地块!A3"),
                Mess.of(
                                "sixteen_digits_in_a_number",
                                CODES,
                                aWorkbook()
                                        .sheet("地块")
                                        .row("编号", "名称", "宗地号")
                                        .row("A-1", "一厂", 1700500000000123.0)
                                        .row("A-2", "二厂", "1.7005E+15")
                                        .row("A-3", "三厂", "0600100100010001"))
                        .row("地块", 2, REJECTED)
                        .row("地块", 3, REJECTED)
                        .row("地块", 4, NEW, "parcelNumber=0600100100010001")
                        .says("survey.digits-lost 地块!C2", "survey.digits-lost 地块!C3"),
                Mess.of(
                                "leading_zero_lost",
                                CODES,
                                aWorkbook().sheet("地块").row("编号", "名称", "宗地号").row("A-1", "一厂", 600100100010001.0))
                        .row("地块", 2, NEW, "parcelNumber=0600100100010001")
                        .says("survey.leading-zero-restored 地块!C2"));
    }

    private static List<Mess> coordinates() {
        String[] head = {"编号", "名称", "功能区"};
        return List.of(
                Mess.of("decimal_degrees", COORDINATES, points("经度", "纬度", 121.4512, 31.3012, 121.4531, 31.3025))
                        .row("地块", 2, NEW)
                        .says("survey.point-is-no-outline 地块!C2", "survey.coordinate-source-unstated"),
                Mess.of(
                                "degrees_minutes_seconds",
                                COORDINATES,
                                points("经度", "纬度", "121°27′11″", "31°18′05.5″", "121-27-12", "31-18-06"))
                        .row("地块", 2, NEW)
                        .row("地块", 3, NEW)
                        .says("survey.point-is-no-outline 地块!C2", "survey.point-is-no-outline 地块!C3"),
                Mess.of(
                                "minutes_and_seconds_packed",
                                COORDINATES,
                                points("经度", "纬度", 121.2711, 31.1805, 121.2712, 31.1806))
                        .row("地块", 2, NEW)
                        .says("survey.point-is-no-outline 地块!C2"),
                Mess.of(
                                "longitude_and_latitude_exchanged",
                                COORDINATES,
                                points("经度", "纬度", 31.3012, 121.4512, 31.3025, 121.4531))
                        .row("地块", 2, NEW)
                        .says("survey.coordinates-swapped", "survey.point-is-no-outline 地块!C2"),
                Mess.of(
                                "x_is_north_on_a_drawing",
                                COORDINATES,
                                points("X坐标", "Y坐标", 3464599.054, 638125.449, 3464620.1, 638140.2))
                        .columns("地块", "C lat", "D lon")
                        .row("地块", 2, NEW)
                        .says("survey.point-is-no-outline 地块!D2"),
                Mess.of(
                                "gauss_krueger_with_zone_number",
                                COORDINATES,
                                points("Y坐标", "X坐标", 40638125.449, 3464599.054, 40638140.2, 3464620.1))
                        .row("地块", 2, NEW)
                        .says("survey.point-is-no-outline 地块!C2"),
                Mess.of(
                                "gauss_krueger_axes_exchanged",
                                COORDINATES,
                                points("Y坐标", "X坐标", 3464599.054, 638125.449, 3464620.1, 638140.2))
                        .row("地块", 2, NEW)
                        .says("survey.point-is-no-outline 地块!C2"),
                Mess.of(
                                "degrees_of_a_web_map",
                                COORDINATES,
                                points("经度（高德）", "纬度（高德）", 121.4557, 31.2993, 121.4576, 31.3006))
                        .row("地块", 2, NEW)
                        .says("survey.coordinates-read", "survey.point-is-no-outline 地块!C2"),
                Mess.of(
                                "degrees_of_baidu_by_the_title",
                                COORDINATES,
                                aWorkbook()
                                        .sheet("地块")
                                        .row("点位来自百度地图（BD-09）")
                                        .row("编号", "名称", "经度", "纬度")
                                        .row("A-1", "一厂", 121.4622, 31.3052))
                        .row("地块", 3, NEW)
                        .says("survey.coordinates-read"),
                Mess.of(
                                "boundary_points_in_one_cell",
                                COORDINATES,
                                aWorkbook()
                                        .sheet("地块")
                                        .row(head[0], head[1], "界址点坐标")
                                        .row(
                                                "A-1",
                                                "一厂",
                                                "J1(3464599.05,638125.45);J2(3464599.05,638225.45);J3(3464699.05,638225.45);J4(3464699.05,638125.45)"))
                        .columns("地块", "C geometry")
                        .row("地块", 2, NEW, "geometry~10000"),
                Mess.of(
                                "boundary_points_as_degrees_in_lines",
                                COORDINATES,
                                aWorkbook()
                                        .sheet("地块")
                                        .row(head[0], head[1], "坐标")
                                        .row(
                                                "A-1",
                                                "一厂",
                                                "121.4512,31.3012\n121.4522,31.3012\n121.4522,31.3022\n121.4512,31.3022"))
                        .row("地块", 2, NEW, "geometry~10560"),
                Mess.of(
                                "sheet_of_boundary_points",
                                COORDINATES,
                                aWorkbook()
                                        .sheet("地块")
                                        .row("编号", "名称", "用地面积（㎡）")
                                        .row("A-1", "一厂", 10000)
                                        .sheet("界址点")
                                        .row("地块编号", "点号", "圈号", "X坐标", "Y坐标")
                                        .row("A-1", "J1", 1, 3464599.05, 40638125.45)
                                        .row("A-1", "J2", 1, 3464599.05, 40638225.45)
                                        .row("A-1", "J3", 1, 3464699.05, 40638225.45)
                                        .row("A-1", "J4", 1, 3464699.05, 40638125.45))
                        .columns("界址点", "A itemCode", "B pointNumber", "C ring", "D lat", "E lon")
                        .row("地块", 2, NEW, "geometry~10000"),
                Mess.of(
                                "well_known_text_in_metres",
                                COORDINATES,
                                aWorkbook()
                                        .sheet("地块")
                                        .row("编号", "名称", "图形（WKT）")
                                        .row(
                                                "A-1",
                                                "一厂",
                                                "POLYGON((638125.45 3464599.05,638225.45 3464599.05,638225.45 3464699.05,638125.45 3464699.05,638125.45 3464599.05))"))
                        .row("地块", 2, NEW, "geometry~10000"),
                Mess.of(
                                "well_known_text_in_degrees",
                                COORDINATES,
                                aWorkbook()
                                        .sheet("地块")
                                        .row("编号", "名称", "图形（WKT）")
                                        .row(
                                                "A-1",
                                                "一厂",
                                                "POLYGON((121.4512 31.3012,121.4522 31.3012,121.4522 31.3022,121.4512 31.3022,121.4512 31.3012))"))
                        .row("地块", 2, NEW, "geometry~10560"),
                Mess.of("position_in_another_city", COORDINATES, points("经度", "纬度", 116.39, 39.91, 116.4, 39.92))
                        .row("地块", 2, REJECTED)
                        .says("register.outside-district 地块!C2"));
    }

    private static WorkbookBuilder points(
            String east, String north, Object east1, Object north1, Object east2, Object north2) {
        return aWorkbook()
                .sheet("地块")
                .row("编号", "名称", east, north)
                .row("A-1", "一厂", east1, north1)
                .row("A-2", "二厂", east2, north2);
    }

    private static WorkbookBuilder plain() {
        return aWorkbook()
                .sheet("地块")
                .row("编号", "名称", "用地面积（㎡）")
                .row("A-1", "一厂", 10)
                .row("A-2", "二厂", 20);
    }

    private static List<Mess> files() {
        byte[] formula = Zips.replaceIn(
                aWorkbook()
                        .sheet("地块")
                        .row("编号", "名称", "用地面积（㎡）", "备注")
                        .row("A-1", "一厂", new Formula("ROUND(SUM(E2:F2)*1.5,1)", 999), "x", 10, 20.1)
                        .bytes(),
                "xl/worksheets/sheet1.xml",
                "<v>999.0</v>",
                "");
        byte[] unsafe = Zips.replaceIn(
                aWorkbook()
                        .sheet("地块")
                        .row("编号", "名称", "用地面积（㎡）")
                        .row("A-1", "一厂", new Formula("INDIRECT(\"E2\")", 999))
                        .bytes(),
                "xl/worksheets/sheet1.xml",
                "<v>999.0</v>",
                "");
        Map<String, byte[]> bare = Zips.parts(plain().bytes());
        String sheet = new String(bare.get("xl/worksheets/sheet1.xml"), StandardCharsets.UTF_8)
                .replaceAll("<row r=\"\\d+\"", "<row")
                .replaceAll("<c r=\"[A-Z]+\\d+\"", "<c");
        bare.put("xl/worksheets/sheet1.xml", sheet.getBytes(StandardCharsets.UTF_8));
        String csv = "编号,名称,用地面积（㎡）,备注\r\nA-1,一厂,\"1,234.5\",\"两行\n备注，含\"\"引号\"\"\"\r\n00123,二厂,20,\r\n";
        String main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
        return List.of(
                Mess.of(
                                "hidden_rows_columns_and_sheet",
                                FILES,
                                aWorkbook()
                                        .sheet("地块")
                                        .row("编号", "名称", "用地面积（㎡）")
                                        .row("A-1", "一厂", 10)
                                        .row("A-2", "二厂", 20)
                                        .hideLastRow()
                                        .hideColumn(1)
                                        .filter("A1:C3")
                                        .sheet("大宁")
                                        .row("编号", "名称", "用地面积（㎡）")
                                        .row("A-3", "三厂", 30)
                                        .hideSheet())
                        .row("地块", 3, NEW, "landArea_m2=20")
                        .row("大宁", 2, NEW, "landArea_m2=30")
                        .says("survey.rows-hidden", "survey.columns-hidden", "survey.sheet-hidden"),
                Mess.of("formula_without_its_value", FILES, "formula.xlsx", formula)
                        .row("地块", 2, NEW, "landArea_m2=45.2"),
                Mess.of("formula_not_safe_to_work_out", FILES, "unsafe.xlsx", unsafe)
                        .row("地块", 2, PARKED)
                        .says("survey.formula-without-value 地块!C2"),
                Mess.of("rows_and_cells_without_numbers", FILES, "bare.xlsx", Zips.zip(bare))
                        .roles("地块", "HEADER DATA DATA")
                        .row("地块", 3, NEW, "landArea_m2=20"),
                Mess.of(
                                "old_workbook",
                                FILES,
                                "old.xls",
                                aWorkbook()
                                        .sheet("地块")
                                        .row("编号", "名称", "功能区", "用地面积（亩）", "完成时限")
                                        .row("A-1", "一厂", "市北", 3, LocalDate.of(2024, 5, 1))
                                        .row("A-2", "二厂", null, new Formula("D2*2", 6), 2024.5)
                                        .merge("C2:C3")
                                        .oldBytes())
                        .row("地块", 2, NEW, "landArea_m2=2000", "deadline=2024-05-01")
                        .row("地块", 3, NEW, "landArea_m2=4000", "declaredZone=市北"),
                Mess.of("comma_separated_in_gbk", FILES, "gbk.csv", csv.getBytes(Charset.forName("GBK")))
                        .row("Sheet1", 2, NEW, "landArea_m2=1234.5", "remarks=两行\n备注，含\"引号\"")
                        .row("Sheet1", 3, NEW, "landArea_m2=20")
                        .says("survey.text-file-read"),
                Mess.of("comma_separated_in_utf8", FILES, "utf8.csv", csv.getBytes(StandardCharsets.UTF_8))
                        .row("Sheet1", 2, NEW, "landArea_m2=1234.5"),
                Mess.of(
                                "comma_separated_with_a_byte_order_mark",
                                FILES,
                                "bom.csv",
                                ("\uFEFF" + csv).getBytes(StandardCharsets.UTF_8))
                        .columns("Sheet1", "A code", "B name", "C landArea_m2", "D remarks")
                        .row("Sheet1", 2, NEW, "landArea_m2=1234.5"),
                Mess.of(
                                "tabs_in_utf16_as_excel_saves_unicode_text",
                                FILES,
                                "unicode.txt",
                                ("\uFEFF" + "编号\t名称\t用地面积（㎡）\r\nA-1\t一厂\t10\r\n").getBytes(StandardCharsets.UTF_16LE))
                        .row("Sheet1", 2, NEW, "landArea_m2=10"),
                Mess.of(
                                "semicolons_declared_in_the_first_line",
                                FILES,
                                "sep.csv",
                                "sep=;\n编号;名称;用地面积（㎡）\nA-1;一厂;10\n".getBytes(StandardCharsets.UTF_8))
                        .row("Sheet1", 3, NEW, "landArea_m2=10"),
                Mess.of(
                                "workbook_with_macros",
                                FILES,
                                "macros.xlsm",
                                Zips.replaceIn(
                                        plain().bytes(),
                                        "[Content_Types].xml",
                                        main,
                                        "application/vnd.ms-excel.sheet.macroEnabled.main+xml"))
                        .row("地块", 2, NEW, "landArea_m2=10")
                        .says("survey.macro-workbook"),
                Mess.of(
                                "binary_workbook",
                                FILES,
                                "binary.xlsb",
                                Zips.replaceIn(
                                        plain().bytes(),
                                        "[Content_Types].xml",
                                        main,
                                        "application/vnd.ms-excel.sheet.binary.macroEnabled.main"))
                        .refused("survey.binary-workbook"),
                Mess.of(
                                "strict_workbook",
                                FILES,
                                "strict.xlsx",
                                Zips.replaceIn(
                                        plain().bytes(),
                                        "xl/workbook.xml",
                                        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                                        "http://purl.oclc.org/ooxml/spreadsheetml/main"))
                        .refused("survey.strict-workbook"),
                Mess.of("workbook_of_excel_95", FILES, "excel95.xls", ole("Book"))
                        .refused("survey.old-workbook"),
                Mess.of("workbook_with_a_password", FILES, "locked.xlsx", encrypted(plain().bytes()))
                        .refused("survey.encrypted"),
                Mess.of(
                                "page_of_a_browser_named_xls",
                                FILES,
                                "export.xls",
                                "<html><table><tr><td>编号</td></tr></table></html>".getBytes(StandardCharsets.UTF_8))
                        .refused("survey.not-a-workbook"));
    }

    private static byte[] ole(String stream) {
        try (POIFSFileSystem file = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            file.createDocument(new java.io.ByteArrayInputStream(new byte[5000]), stream);
            file.writeFilesystem(out);
            return out.toByteArray();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static byte[] encrypted(byte[] workbook) {
        try (POIFSFileSystem file = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("geheim");
            try (var data = encryptor.getDataStream(file)) {
                data.write(workbook);
            }
            file.writeFilesystem(out);
            return out.toByteArray();
        } catch (IOException | java.security.GeneralSecurityException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
