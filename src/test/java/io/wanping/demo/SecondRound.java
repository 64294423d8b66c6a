package io.wanping.demo;

import io.wanping.demo.SurveySheet.Column;
import io.wanping.journal.AreaAccount;
import io.wanping.journal.EvidenceKind;
import io.wanping.register.ItemField;
import io.wanping.register.ItemKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/**
 * The second round of the survey, {@value #FILE}: what it says that the first did not, and what an importer must make of it. The
 * counts are written down here by hand; the workbook is built row by row with the outcome each row is meant to have, and a test holds
 * the two together.
 */
public final class SecondRound {

    public static final String FILE = "11_第二轮调查表_2026年三季度.xlsx";

    public static final LocalDate REPORTING_DATE = LocalDate.of(2026, 9, 30);

    public static final String SITES = "地块";
    public static final String BUILDINGS = "楼栋";
    public static final String POSTINGS = "变动单";

    /** What becomes of a row, in the importer's words. */
    public enum Outcome {
        NEW,
        CHANGED,
        SAME,
        REJECTED,
        PARKED
    }

    /** Rows of a sheet by outcome; they sum to {@code read}. */
    public record Counts(int read, int fresh, int changed, int same, int rejected, int parked) {}

    /** A row that must not be taken: where in the sheet (Excel's row number), the item's code, and the finding that says why. */
    public record Bad(String sheet, int row, String code, String finding) {}

    /** By sheet, in the order of the workbook, against a ledger that holds the first round. */
    public static final Map<String, Counts> EXPECTED = expected();

    /** The rows that must be refused or, for the third, put aside for a person to decide: its parcel is known under another code. */
    public static final List<Bad> BAD = List.of(
            new Bad(SITES, 15, "SB-0901", "geo.self-crossing"),
            new Bad(SITES, 16, "SB-0902", "register.outside-district"),
            new Bad(SITES, 17, "SB-0903", "survey.parcel-under-other-code"),
            new Bad(BUILDINGS, 30, "SB-0102-91", "survey.not-a-number"),
            new Bad(BUILDINGS, 31, "SB-0999-01", "register.site-unknown"),
            new Bad(BUILDINGS, 32, "SB-0102-92", "geo.self-crossing"),
            new Bad(POSTINGS, 13, "SB-0107-03", "journal.too-little-area"));

    /** Area that good rows propose to move into each account, ㎡. */
    public static final Map<AreaAccount, BigDecimal> PROPOSED_M2 = Map.of(
            AreaAccount.RESERVE, new BigDecimal("11030.54"),
            AreaAccount.OPTIMISE, new BigDecimal("5260.00"),
            AreaAccount.RELEASE, new BigDecimal("7040.00"));

    /** The same net of what leaves the account, ㎡. */
    public static final Map<AreaAccount, BigDecimal> PROPOSED_NET_M2 = Map.of(
            AreaAccount.RESERVE, new BigDecimal("3790.54"),
            AreaAccount.OPTIMISE, new BigDecimal("200.00"),
            AreaAccount.RELEASE, new BigDecimal("7040.00"));

    private static final BigDecimal ADDED_FLOOR_M2 = new BigDecimal("1260.00");

    private final SampleLedger ledger;
    private final Map<String, Map<Outcome, Integer>> outcomes = new LinkedHashMap<>();
    private final List<Bad> bad = new ArrayList<>();
    private final Map<AreaAccount, BigDecimal> proposed = new LinkedHashMap<>();
    private final Map<AreaAccount, BigDecimal> left = new LinkedHashMap<>();

    SecondRound(SampleLedger ledger) {
        this.ledger = ledger;
    }

    private static Map<String, Counts> expected() {
        Map<String, Counts> counts = new LinkedHashMap<>();
        counts.put(SITES, new Counts(13, 5, 3, 2, 2, 1));
        counts.put(BUILDINGS, new Counts(27, 15, 5, 4, 3, 0));
        counts.put(POSTINGS, new Counts(9, 8, 0, 0, 1, 0));
        return counts;
    }

    Map<String, Map<Outcome, Integer>> outcomes() {
        return outcomes;
    }

    List<Bad> bad() {
        return bad;
    }

    /** Area proposed to enter each account by rows that are fine, ㎡. */
    Map<AreaAccount, BigDecimal> proposed() {
        return proposed;
    }

    Map<AreaAccount, BigDecimal> proposedNet() {
        Map<AreaAccount, BigDecimal> net = new LinkedHashMap<>(proposed);
        left.forEach((account, area) -> net.merge(account, area.negate(), BigDecimal::add));
        return net;
    }

    void write(XSSFWorkbook book) {
        List<SampleItem> changedBuildings = ledger.buildings().stream()
                .filter(b ->
                        b.lonLat() != null && ledger.programme().unspoken(b).equals(b.capacity()))
                .limit(40)
                .toList();
        SampleItem host = siteOf(changedBuildings.get(0));
        writeSites(book, host);
        writeBuildings(book, host, changedBuildings);
        writePostings(book);
    }

    private void writeSites(XSSFWorkbook book, SampleItem host) {
        List<Column> columns = SurveyForms.siteColumns();
        SurveySheet sheet = sheet(book, SITES, columns, false);
        List<SampleItem> known = ledger.sites().stream()
                .filter(site -> site.lonLat() != null && site != host && site.value(ItemField.DEADLINE) != null)
                .toList();
        add(
                sheet,
                SITES,
                Outcome.CHANGED,
                host,
                row -> set(
                        row,
                        columns,
                        "总建筑面积",
                        host.area(ItemField.GROSS_FLOOR_AREA).add(ADDED_FLOOR_M2)));
        add(sheet, SITES, Outcome.SAME, known.get(3), row -> row);
        SampleItem handedOver = known.get(7);
        String successor = "苏听白".equals(handedOver.value(ItemField.RESPONSIBLE_PERSON)) ? "温知夏" : "苏听白";
        add(sheet, SITES, Outcome.CHANGED, handedOver, row -> set(row, columns, "责任人", successor));
        add(
                sheet,
                SITES,
                Outcome.CHANGED,
                known.get(12),
                row -> set(set(row, columns, "完成时限", LocalDate.of(2028, 3, 31)), columns, "存在问题", "控规调整未完成，时限顺延"));
        add(sheet, SITES, Outcome.SAME, known.get(19), row -> row);
        for (SampleItem site : ledger.laterSites()) {
            add(sheet, SITES, Outcome.NEW, site, row -> row);
        }
        SampleItem pattern = ledger.laterSites().get(0);
        reject(
                sheet,
                SITES,
                "SB-0901",
                "geo.self-crossing",
                invented(
                        pattern,
                        "SB-0901",
                        "栖梧模具厂",
                        row -> set(
                                row,
                                columns,
                                SurveyForms.outlineHeading(),
                                SurveyForms.wkt(bowTie(outline(pattern))))));
        reject(
                sheet,
                SITES,
                "SB-0902",
                "register.outside-district",
                invented(
                        pattern,
                        "SB-0902",
                        "溯桥搪瓷厂",
                        row -> set(
                                row,
                                columns,
                                SurveyForms.outlineHeading(),
                                SurveyForms.wkt(eastOfTheDistrict(outline(pattern))))));
        SampleItem parcel = known.get(25);
        List<@Nullable Object> recoded = invented(
                pattern,
                "SB-0903",
                parcel.name() + "二期",
                row -> set(
                        set(row, columns, "宗地号", parcel.value(ItemField.PARCEL_NUMBER)),
                        columns,
                        SurveyForms.outlineHeading(),
                        null));
        refuse(sheet, SITES, Outcome.PARKED, "SB-0903", "survey.parcel-under-other-code", recoded);
        sheet.close("填表人：周予安    审核人：林照晚    填表日期：2026-10-12");
    }

    private void writeBuildings(XSSFWorkbook book, SampleItem host, List<SampleItem> quiet) {
        List<Column> columns = SurveyForms.buildingColumns();
        SurveySheet sheet = sheet(book, BUILDINGS, columns, true);
        SampleItem taller = quiet.get(0);
        add(
                sheet,
                BUILDINGS,
                Outcome.CHANGED,
                taller,
                row -> set(
                        set(
                                set(
                                        row,
                                        columns,
                                        "总建筑面积",
                                        taller.area(ItemField.GROSS_FLOOR_AREA).add(ADDED_FLOOR_M2)),
                                columns,
                                "地上建筑面积",
                                taller.area(ItemField.ABOVE_GROUND_AREA).add(ADDED_FLOOR_M2)),
                        columns,
                        "层数 > 地上",
                        taller.number(ItemField.FLOORS_ABOVE) + 1));
        List<SampleItem> others = quiet.stream().filter(b -> siteOf(b) != host).toList();
        add(sheet, BUILDINGS, Outcome.SAME, others.get(1), row -> row);
        add(
                sheet,
                BUILDINGS,
                Outcome.CHANGED,
                others.get(2),
                row -> set(row, columns, "层高 > 首层", new BigDecimal("7.9")));
        add(
                sheet,
                BUILDINGS,
                Outcome.CHANGED,
                others.get(5),
                row -> set(row, columns, "空置面积", new BigDecimal("12.00")));
        add(sheet, BUILDINGS, Outcome.SAME, others.get(6), row -> row);
        add(sheet, BUILDINGS, Outcome.SAME, others.get(8), row -> row);
        add(
                sheet,
                BUILDINGS,
                Outcome.CHANGED,
                others.get(11),
                row -> set(set(row, columns, "阶段", "方案研究"), columns, "下一步工作", "十月完成改造方案比选"));
        add(
                sheet,
                BUILDINGS,
                Outcome.CHANGED,
                others.get(14),
                row -> set(row, columns, "完成时限", LocalDate.of(2027, 6, 30)));
        add(sheet, BUILDINGS, Outcome.SAME, others.get(17), row -> row);
        for (SampleItem site : ledger.laterSites()) {
            for (SampleItem building : site.buildings()) {
                add(sheet, BUILDINGS, Outcome.NEW, building, row -> row);
            }
        }
        SampleItem pattern = ledger.laterSites().get(0).buildings().get(0);
        String number = siteOf(others.get(1)).code();
        reject(
                sheet,
                BUILDINGS,
                number + "-91",
                "survey.not-a-number",
                inventedBuilding(
                        pattern,
                        number + "-91",
                        number,
                        row -> set(set(row, columns, SurveyForms.outlineHeading(), null), columns, "总建筑面积", "测绘中")));
        reject(
                sheet,
                BUILDINGS,
                "SB-0999-01",
                "register.site-unknown",
                inventedBuilding(
                        pattern,
                        "SB-0999-01",
                        "SB-0999",
                        row -> set(row, columns, SurveyForms.outlineHeading(), null)));
        reject(
                sheet,
                BUILDINGS,
                number + "-92",
                "geo.self-crossing",
                inventedBuilding(
                        pattern,
                        number + "-92",
                        number,
                        row -> set(
                                row,
                                columns,
                                SurveyForms.outlineHeading(),
                                SurveyForms.wkt(bowTie(outline(pattern))))));
        sheet.close("填表人：周予安    审核人：林照晚    填表日期：2026-10-12");
    }

    private void writePostings(XSSFWorkbook book) {
        SurveySheet sheet = sheet(book, POSTINGS, SurveyForms.postingColumns(), false);
        SampleItem first = ledger.laterSites().get(0).buildings().get(0);
        SampleItem second = ledger.laterSites().get(1).buildings().get(0);
        propose(
                sheet,
                first,
                AreaAccount.UNCOUNTED,
                AreaAccount.RESERVE,
                first.capacity(),
                0,
                "权利人签订更新意向书，纳入储备",
                EvidenceKind.MINUTES);
        propose(
                sheet,
                second,
                AreaAccount.UNCOUNTED,
                AreaAccount.RESERVE,
                second.capacity(),
                0,
                "腾退协议签订，纳入储备",
                EvidenceKind.APPROVAL);
        SampleItem free = ledger.buildings().stream()
                .filter(b ->
                        b.lonLat() != null && ledger.programme().unspoken(b).doubleValue() > 6_000)
                .findFirst()
                .orElseThrow();
        propose(
                sheet,
                free,
                AreaAccount.UNCOUNTED,
                AreaAccount.RESERVE,
                new BigDecimal("5200.00"),
                12,
                "列入年度储备计划",
                EvidenceKind.MINUTES);
        List<SampleItem> reserved = settled(AreaAccount.RESERVE, 3_000);
        propose(
                sheet,
                reserved.get(0),
                AreaAccount.RESERVE,
                AreaAccount.OPTIMISE,
                new BigDecimal("2400.00"),
                9,
                "改造完工，功能更新到位",
                EvidenceKind.ACCEPTANCE);
        propose(
                sheet,
                reserved.get(1),
                AreaAccount.RESERVE,
                AreaAccount.OPTIMISE,
                new BigDecimal("2860.00"),
                6,
                "机电、消防改造完成，园区提质",
                EvidenceKind.PHOTO);
        List<SampleItem> optimised = settled(AreaAccount.OPTIMISE, 3_000);
        propose(
                sheet,
                optimised.get(0),
                AreaAccount.OPTIMISE,
                AreaAccount.RELEASE,
                new BigDecimal("2750.00"),
                5,
                "竣工备案完成，交付可招商",
                EvidenceKind.COMPLETION_RECORD);
        propose(
                sheet,
                optimised.get(1),
                AreaAccount.OPTIMISE,
                AreaAccount.RELEASE,
                new BigDecimal("2310.00"),
                8,
                "验收通过，面向市场招商",
                EvidenceKind.ACCEPTANCE);
        propose(
                sheet,
                reserved.get(2),
                AreaAccount.RESERVE,
                AreaAccount.RELEASE,
                new BigDecimal("1980.00"),
                3,
                "储备楼宇验收交付，直接入市",
                EvidenceKind.TITLE_CERTIFICATE);
        SampleItem small = reserved.get(3);
        SamplePosting tooMuch = posting(
                small,
                AreaAccount.RESERVE,
                AreaAccount.OPTIMISE,
                small.capacity().add(new BigDecimal("5000.00")),
                4,
                "改造完工",
                EvidenceKind.PHOTO);
        int row = sheet.add(SurveyForms.posting(count(POSTINGS) + 1, tooMuch));
        note(POSTINGS, Outcome.REJECTED);
        bad.add(new Bad(POSTINGS, row, small.code(), "journal.too-little-area"));
        sheet.close("填表人：沈知屿    审核人：林照晚    填表日期：2026-10-12");
    }

    /** Buildings whose balance in an account has stood still since the summer and of which nothing is proposed. */
    private List<SampleItem> settled(AreaAccount account, double least_m2) {
        LocalDate summer = LocalDate.of(2026, 8, 31);
        return ledger.buildings().stream()
                .filter(b -> b.lonLat() != null
                        && ledger.programme().balance(b, account).doubleValue() > least_m2
                        && !ledger.programme().hasPending(b)
                        && ledger.postings().stream()
                                .filter(p -> p.item() == b)
                                .noneMatch(p -> p.effectiveOn().isAfter(summer)))
                .toList();
    }

    private void propose(
            SurveySheet sheet,
            SampleItem item,
            AreaAccount from,
            AreaAccount to,
            BigDecimal area,
            int daysBefore,
            String reason,
            EvidenceKind kind) {
        sheet.add(SurveyForms.posting(count(POSTINGS) + 1, posting(item, from, to, area, daysBefore, reason, kind)));
        note(POSTINGS, Outcome.NEW);
        proposed.merge(to, area, BigDecimal::add);
        if (from != AreaAccount.UNCOUNTED) {
            left.merge(from, area, BigDecimal::add);
        }
    }

    private SamplePosting posting(
            SampleItem item,
            AreaAccount from,
            AreaAccount to,
            BigDecimal area,
            int daysBefore,
            String reason,
            EvidenceKind kind) {
        String reference = "示例三季〔2026〕" + (count(POSTINGS) + 1) + "号";
        return new SamplePosting(
                item,
                from,
                to,
                area,
                REPORTING_DATE.minusDays(daysBefore),
                reason,
                kind,
                reference,
                "沈知屿",
                LocalDate.of(2026, 10, 12),
                null,
                null);
    }

    private SurveySheet sheet(XSSFWorkbook book, String name, List<Column> columns, boolean unitRow) {
        return new SurveySheet(
                book,
                name,
                "静安区老旧厂房与产业楼宇第二轮调查表·" + name + "（示例数据）",
                "填报单位：静安区产业空间摸排专班（示例）    报告期：" + REPORTING_DATE,
                columns,
                unitRow,
                3);
    }

    private void add(
            SurveySheet sheet,
            String name,
            Outcome outcome,
            SampleItem item,
            UnaryOperator<List<@Nullable Object>> change) {
        int number = count(name) + 1;
        List<@Nullable Object> row =
                item.kind() == ItemKind.SITE ? SurveyForms.site(number, item) : SurveyForms.building(number, item);
        sheet.add(change.apply(row));
        note(name, outcome);
    }

    private void reject(SurveySheet sheet, String name, String code, String finding, List<@Nullable Object> row) {
        refuse(sheet, name, Outcome.REJECTED, code, finding, row);
    }

    private void refuse(
            SurveySheet sheet, String name, Outcome outcome, String code, String finding, List<@Nullable Object> row) {
        row.set(0, count(name) + 1);
        bad.add(new Bad(name, sheet.add(row), code, finding));
        note(name, outcome);
    }

    private static List<@Nullable Object> invented(
            SampleItem pattern, String code, String name, UnaryOperator<List<@Nullable Object>> change) {
        List<Column> columns = SurveyForms.siteColumns();
        List<@Nullable Object> row = SurveyForms.site(0, pattern);
        row = set(row, columns, "地块编号", code);
        row = set(row, columns, "地块名称", name);
        row = set(row, columns, "宗地号", null);
        row = set(row, columns, "产证编号", null);
        return change.apply(row);
    }

    private static List<@Nullable Object> inventedBuilding(
            SampleItem pattern, String code, String site, UnaryOperator<List<@Nullable Object>> change) {
        List<Column> columns = SurveyForms.buildingColumns();
        List<@Nullable Object> row = SurveyForms.building(0, pattern);
        row = set(row, columns, "楼栋编号", code);
        row = set(row, columns, "所属地块编号", site);
        row = set(row, columns, "楼栋名称", "新增厂房 " + code);
        row = set(row, columns, "幢号", code.substring(code.length() - 2));
        return change.apply(row);
    }

    private static List<@Nullable Object> set(
            List<@Nullable Object> row, List<Column> columns, String heading, @Nullable Object value) {
        return SurveyForms.with(row, columns, heading, value);
    }

    private SampleItem siteOf(SampleItem building) {
        return ledger.sites().stream()
                .filter(site -> site.buildings().contains(building))
                .findFirst()
                .orElseThrow();
    }

    private static Polygon outline(SampleItem item) {
        Polygon outline = item.lonLat();
        if (outline == null) {
            throw new IllegalArgumentException(item.code() + " is not on the map");
        }
        return outline;
    }

    /** The same corners in an order that crosses itself. */
    private static Polygon bowTie(Polygon outline) {
        Coordinate[] box = outline.getEnvelope().getCoordinates();
        return outline.getFactory().createPolygon(new Coordinate[] {box[0], box[2], box[1], box[3], box[0].copy()});
    }

    /** Some 4 km east, in the neighbouring ledger. */
    private static Polygon eastOfTheDistrict(Polygon outline) {
        Polygon moved = (Polygon) outline.copy();
        moved.apply((Coordinate c) -> c.x += 0.0420);
        moved.geometryChanged();
        return moved;
    }

    private int count(String sheet) {
        return outcomes.getOrDefault(sheet, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private void note(String sheet, Outcome outcome) {
        outcomes.computeIfAbsent(sheet, name -> new LinkedHashMap<>()).merge(outcome, 1, Integer::sum);
    }
}
