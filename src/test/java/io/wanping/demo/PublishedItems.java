package io.wanping.demo;

import io.wanping.demo.SurveySheet.Column;
import io.wanping.demo.SurveySheet.Look;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * The real items of the sample: names as published, figures as published and in the unit they were published in. What is not published
 * stays empty, nothing is on the map, and nothing is posted on them. All seven are sites: each is a compound of several buildings, of
 * which none is published by itself.
 */
final class PublishedItems {

    private static final List<Column> COLUMNS = List.of(
            new Column("", "序号", null, 6, Look.WHOLE),
            new Column("基本信息", "地块编号", null, 10, Look.CENTRED),
            new Column("基本信息", "地块名称", null, 30, Look.TEXT),
            new Column("基本信息", "功能区", null, 9, Look.CENTRED),
            new Column("基本信息", "四至", null, 40, Look.TEXT),
            // No unit in the heading: every cell brings the one it was published in.
            new Column("用地与建筑", "用地面积", null, 13, Look.CENTRED),
            new Column("用地与建筑", "容积率", null, 8, Look.DECIMAL),
            new Column("用地与建筑", "总建筑面积", "㎡", 15, Look.AREA),
            new Column("用地与建筑", "地下建筑面积", "㎡", 15, Look.AREA),
            new Column("", "资料来源", null, 40, Look.TEXT),
            new Column("", "备注", null, 60, Look.LONG));

    static void write(XSSFWorkbook book) {
        SurveySheet sheet = new SurveySheet(
                book, "地块", "静安区产业空间公开资料样例", "填报单位：整理自公开资料    报告期：2024-01-01    只录公开数字，未公开的留空", COLUMNS, false, 3);
        sheet.add(row(
                1, "市北高新园区", "市北", "南至汶水路、西至彭越浦、北至走马塘一带", "3.13km²", null, null, null, "公开资料（原文待补）", "整个园区，只有用地面积"));
        sheet.add(row(2, "国际科创社区", "市北", "市北高新园区东部", "460亩", null, null, null, "中国发展网 2020-02-22", "原彭浦机器厂，由六幅地块组成"));
        sheet.add(
                row(3, "市北百联创新科技产业中心", "市北", null, "1.4万㎡", null, 73_750, null, "新民晚报 2023-04-03", "总建筑面积÷用地面积不等于容积率"));
        sheet.add(row(
                4,
                "N070501单元22-02地块",
                null,
                null,
                "39866㎡",
                2.2,
                null,
                null,
                "中国发展网 2020-02-22",
                "其中历史保护建筑8,750㎡不计容；总建筑面积只公布“近14万平方米”，未录"));
        sheet.add(row(
                5,
                "云芯科创中心",
                null,
                null,
                null,
                null,
                166_000,
                55_000,
                "中房网 2024-02-01",
                "公布为16.6万、其中地下5.5万平方米；三栋办公楼和一栋服务设施，未公布各栋面积"));
        sheet.add(row(
                6,
                "大宁中心广场",
                "大宁",
                null,
                null,
                null,
                39_088,
                null,
                "公开资料（原文待补）",
                "39,088＝保留34,048＋拆建5,040；公布时未注明口径，按建筑面积录"));
        sheet.add(row(7, "800秀", null, "常德路800号", "17亩", null, null, null, "公开资料 2012-05-10", "公布为约17亩，合11,333㎡"));
        sheet.close("填表人：（整理自公开资料）    审核人：");
    }

    private static List<@Nullable Object> row(
            int number,
            String name,
            @Nullable String zone,
            @Nullable String bounds,
            @Nullable String land,
            @Nullable Double ratio,
            @Nullable Integer gross,
            @Nullable Integer below,
            String source,
            String remarks) {
        return Arrays.asList(number, "GK-0" + number, name, zone, bounds, land, ratio, gross, below, source, remarks);
    }

    private PublishedItems() {}
}
