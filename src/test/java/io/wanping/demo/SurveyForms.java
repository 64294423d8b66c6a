package io.wanping.demo;

import io.wanping.demo.SurveySheet.Column;
import io.wanping.demo.SurveySheet.Look;
import io.wanping.journal.AreaAccount;
import io.wanping.register.ItemField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/** The three forms of the survey and how an item or a posting fills a row of them. */
final class SurveyForms {

    /** A column of a register form: an item's field, or one of what every form has beside the fields. */
    private record Entry(Column column, @Nullable ItemField field) {}

    private static final String OUTLINE = "界址点坐标（WKT）";
    private static final Map<String, String> ACCOUNT_WORDS =
            Map.of("UNCOUNTED", "未计入", "RESERVE", "储备", "OPTIMISE", "优化", "RELEASE", "释放");

    private static final List<Entry> SITE = List.of(
            other("", "序号", 6, Look.WHOLE),
            other("基本信息", "地块编号", 11, Look.CENTRED),
            field("基本信息", "地块名称", 22, Look.TEXT, ItemField.NAME),
            field("基本信息", "宗地号", 19, Look.CENTRED, ItemField.PARCEL_NUMBER),
            field("基本信息", "功能区", 9, Look.CENTRED, ItemField.DECLARED_ZONE),
            field("基本信息", "街镇", 14, Look.CENTRED, ItemField.DECLARED_STREET),
            field("基本信息", "地址", 26, Look.TEXT, ItemField.ADDRESS),
            other("基本信息", "任务片区", 24, Look.TEXT),
            area("", "用地面积", ItemField.LAND_AREA),
            area("建筑面积", "总建筑面积", ItemField.GROSS_FLOOR_AREA),
            area("建筑面积", "地上", ItemField.ABOVE_GROUND_AREA),
            area("建筑面积", "地下", ItemField.BELOW_GROUND_AREA),
            field("用地情况", "现状用途", 14, Look.CENTRED, ItemField.LAND_USE),
            field("用地情况", "用地代码", 10, Look.CENTRED, ItemField.LAND_USE_CODE),
            field("用地情况", "权利人", 28, Look.TEXT, ItemField.RIGHT_HOLDER),
            field("用地情况", "实际使用人", 20, Look.TEXT, ItemField.ACTUAL_USER),
            field("用地情况", "权利类型", 10, Look.CENTRED, ItemField.RIGHT_TYPE),
            field("用地情况", "产证编号", 20, Look.CENTRED, ItemField.CERTIFICATE_NUMBER),
            field("用地情况", "绩效评级", 7, Look.CENTRED, ItemField.PERFORMANCE_CLASS),
            field("用地情况", "是否低效", 7, Look.CENTRED, ItemField.LOW_EFFICIENCY),
            field("用地情况", "处置路径", 11, Look.CENTRED, ItemField.DISPOSAL_PATH),
            field("责任与进展", "责任单位", 26, Look.TEXT, ItemField.RESPONSIBLE_UNIT),
            field("责任与进展", "责任人", 9, Look.CENTRED, ItemField.RESPONSIBLE_PERSON),
            field("责任与进展", "完成时限", 12, Look.DATE, ItemField.DEADLINE),
            field("责任与进展", "计划台账", 9, Look.CENTRED, ItemField.PLANNED_ACCOUNT),
            area("责任与进展", "计划面积", ItemField.PLANNED_AREA),
            field("责任与进展", "阶段", 12, Look.CENTRED, ItemField.STAGE),
            field("责任与进展", "存在问题", 30, Look.LONG, ItemField.PROBLEMS),
            field("责任与进展", "下一步工作", 28, Look.LONG, ItemField.NEXT_STEPS),
            other("", OUTLINE, 40, Look.LONG),
            field("", "资料来源", 18, Look.TEXT, ItemField.INFORMATION_SOURCE),
            field("", "备注", 10, Look.CENTRED, ItemField.REMARKS));

    private static final List<Entry> BUILDING = List.of(
            other("", "序号", 6, Look.WHOLE),
            other("基本信息", "楼栋编号", 13, Look.CENTRED),
            field("基本信息", "楼栋名称", 26, Look.TEXT, ItemField.NAME),
            field("基本信息", "所属地块编号", 11, Look.CENTRED, ItemField.SITE_CODE),
            field("基本信息", "幢号", 6, Look.CENTRED, ItemField.BUILDING_NUMBER),
            field("基本信息", "功能区", 9, Look.CENTRED, ItemField.DECLARED_ZONE),
            field("基本信息", "街镇", 14, Look.CENTRED, ItemField.DECLARED_STREET),
            other("基本信息", "任务片区", 24, Look.TEXT),
            area("建筑面积", "总建筑面积", ItemField.GROSS_FLOOR_AREA),
            area("建筑面积", "地上建筑面积", ItemField.ABOVE_GROUND_AREA),
            area("建筑面积", "地下建筑面积", ItemField.BELOW_GROUND_AREA),
            area("建筑面积", "基底面积", ItemField.FOOTPRINT_AREA),
            area("建筑面积", "可租面积", ItemField.RENTABLE_AREA),
            area("建筑面积", "空置面积", ItemField.VACANT_AREA),
            measured("层数", "地上", "层", Look.WHOLE, ItemField.FLOORS_ABOVE),
            measured("层数", "地下", "层", Look.WHOLE, ItemField.FLOORS_BELOW),
            measured("", "建筑高度", "m", Look.DECIMAL, ItemField.HEIGHT),
            measured("层高", "首层", "m", Look.DECIMAL, ItemField.FIRST_FLOOR_HEIGHT),
            measured("层高", "标准层", "m", Look.DECIMAL, ItemField.TYPICAL_FLOOR_HEIGHT),
            measured("荷载", "首层", "kN/㎡", Look.DECIMAL, ItemField.FIRST_FLOOR_LOAD),
            measured("荷载", "标准层", "kN/㎡", Look.DECIMAL, ItemField.TYPICAL_FLOOR_LOAD),
            measured("电梯", "货梯", "部", Look.WHOLE, ItemField.GOODS_LIFTS),
            measured("电梯", "客梯", "部", Look.WHOLE, ItemField.PASSENGER_LIFTS),
            field("建筑情况", "结构类型", 13, Look.CENTRED, ItemField.STRUCTURE),
            field("建筑情况", "耐火等级", 9, Look.CENTRED, ItemField.FIRE_CLASS),
            measured("建筑情况", "配电容量", "kVA", Look.WHOLE, ItemField.POWER),
            field("建筑情况", "建成年份", 9, Look.WHOLE, ItemField.YEAR_BUILT),
            field("使用情况", "现状用途", 12, Look.CENTRED, ItemField.LAND_USE),
            measured("使用情况", "入驻企业数", "家", Look.WHOLE, ItemField.TENANTS),
            field("责任与进展", "责任单位", 26, Look.TEXT, ItemField.RESPONSIBLE_UNIT),
            field("责任与进展", "责任人", 9, Look.CENTRED, ItemField.RESPONSIBLE_PERSON),
            field("责任与进展", "完成时限", 12, Look.DATE, ItemField.DEADLINE),
            field("责任与进展", "计划台账", 9, Look.CENTRED, ItemField.PLANNED_ACCOUNT),
            area("责任与进展", "计划面积", ItemField.PLANNED_AREA),
            field("责任与进展", "阶段", 12, Look.CENTRED, ItemField.STAGE),
            field("责任与进展", "存在问题", 30, Look.LONG, ItemField.PROBLEMS),
            field("责任与进展", "下一步工作", 28, Look.LONG, ItemField.NEXT_STEPS),
            other("", OUTLINE, 40, Look.LONG),
            field("", "备注", 10, Look.CENTRED, ItemField.REMARKS));

    private static final List<Column> POSTING = List.of(
            new Column("", "序号", null, 6, Look.WHOLE),
            new Column("对象", "对象编号", null, 13, Look.CENTRED),
            new Column("对象", "对象名称", null, 28, Look.TEXT),
            new Column("变动", "转出", null, 9, Look.CENTRED),
            new Column("变动", "转入", null, 9, Look.CENTRED),
            new Column("变动", "面积", "㎡", 14, Look.AREA),
            new Column("变动", "认定日期", null, 12, Look.DATE),
            new Column("变动", "事由", null, 42, Look.LONG),
            new Column("依据", "依据类型", null, 11, Look.CENTRED),
            new Column("依据", "依据文号", null, 24, Look.TEXT),
            new Column("经办与复核", "经办人", null, 9, Look.CENTRED),
            new Column("经办与复核", "登记日期", null, 12, Look.DATE),
            new Column("经办与复核", "复核人", null, 9, Look.CENTRED),
            new Column("经办与复核", "复核日期", null, 12, Look.DATE));

    static List<Column> siteColumns() {
        return SITE.stream().map(Entry::column).toList();
    }

    static List<Column> buildingColumns() {
        return BUILDING.stream().map(Entry::column).toList();
    }

    static List<Column> postingColumns() {
        return POSTING;
    }

    static List<@Nullable Object> site(int number, SampleItem site) {
        return row(number, site, SITE);
    }

    static List<@Nullable Object> building(int number, SampleItem building) {
        return row(number, building, BUILDING);
    }

    /** A row with one cell put in by hand, as people do; the column by its {@link Column#path}. */
    static List<@Nullable Object> with(
            List<? extends @Nullable Object> row, List<Column> columns, String heading, @Nullable Object value) {
        List<@Nullable Object> changed = new ArrayList<>(row);
        changed.set(columns.stream().map(Column::path).toList().indexOf(heading), value);
        return changed;
    }

    static List<@Nullable Object> posting(int number, SamplePosting posting) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(number);
        row.add(posting.item().code());
        row.add(posting.item().name());
        row.add(word(posting.from()));
        row.add(word(posting.to()));
        row.add(posting.area());
        row.add(posting.effectiveOn());
        row.add(posting.reason());
        row.add(Evidence.WORDS.get(posting.evidenceKind()));
        row.add(posting.evidenceRef());
        row.add(posting.maker());
        row.add(posting.recordedOn());
        row.add(posting.checker());
        row.add(posting.decidedOn());
        return row;
    }

    static String outlineHeading() {
        return OUTLINE;
    }

    /** {@code POLYGON((lon lat, …))} in degrees with 7 decimals. */
    static String wkt(Polygon lonLat) {
        StringBuilder text = new StringBuilder("POLYGON((");
        Coordinate[] ring = lonLat.getExteriorRing().getCoordinates();
        for (int i = 0; i < ring.length; i++) {
            text.append(i == 0 ? "" : ", ").append(String.format(Locale.ROOT, "%.7f %.7f", ring[i].x, ring[i].y));
        }
        return text.append("))").toString();
    }

    private static List<@Nullable Object> row(int number, SampleItem item, List<Entry> form) {
        return form.stream()
                .map(entry -> entry.field() == null
                        ? beside(number, item, entry.column().heading())
                        : value(item, entry.field()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static @Nullable Object beside(int number, SampleItem item, String heading) {
        return switch (heading) {
            case "序号" -> number;
            case "任务片区" -> item.scopes().isEmpty() ? null : String.join("、", item.scopes());
            case OUTLINE -> item.lonLat() == null ? null : wkt(item.lonLat());
            default -> item.code();
        };
    }

    private static @Nullable Object value(SampleItem item, ItemField field) {
        Object value = item.value(field);
        return field == ItemField.PLANNED_ACCOUNT && value != null ? ACCOUNT_WORDS.get(value) : value;
    }

    private static @Nullable String word(AreaAccount account) {
        return ACCOUNT_WORDS.get(account.name());
    }

    private static Entry other(String group, String heading, int width, Look look) {
        return new Entry(new Column(group, heading, null, width, look), null);
    }

    private static Entry field(String group, String heading, int width, Look look, ItemField field) {
        return new Entry(new Column(group, heading, null, width, look), field);
    }

    private static Entry area(String group, String heading, ItemField field) {
        return new Entry(new Column(group, heading, "㎡", 15, Look.AREA), field);
    }

    private static Entry measured(String group, String heading, String unit, Look look, ItemField field) {
        return new Entry(new Column(group, heading, unit, 9, look), field);
    }

    private SurveyForms() {}
}
