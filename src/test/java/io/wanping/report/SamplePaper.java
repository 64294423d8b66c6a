package io.wanping.report;

import io.wanping.account.Audience;
import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import io.wanping.journal.FigureKind;
import io.wanping.progress.Figure;
import io.wanping.progress.Grouping;
import io.wanping.progress.ItemStanding;
import io.wanping.progress.Lamp;
import io.wanping.progress.Progress;
import io.wanping.register.ItemKind;
import io.wanping.testing.Plots;
import io.wanping.zoning.Reading;
import io.wanping.zoning.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/** A paper of a made-up month, to write and look at without an application around it; its figures add up. */
final class SamplePaper {

    static final String LONG_NAME = "示例国际科技创新社区一期南地块老旧厂房更新改造与工业上楼示范项目一号生产研发综合楼及其附属用房地下车库人防工程";
    private static final List<String> ZONES = List.of("市北", "大宁", "苏河湾", "南西", "未归区", "未落图");
    private static final List<String> NAMES = List.of("储备", "优化", "释放", "数通链谷释放");
    private static final List<String> ACCOUNTS = List.of("RESERVE", "OPTIMISE", "RELEASE", "RELEASE");
    private static final LocalDate AS_OF = LocalDate.of(2026, 10, 31);
    private static final BigDecimal TIME_RATE = new BigDecimal("0.6109589041");

    private final Random random = new Random(20261031);
    private final List<Target> targets = new ArrayList<>();
    private Locale locale = Locale.SIMPLIFIED_CHINESE;
    private Audience audience = Audience.INTERNAL;
    private int items = 40;
    private List<MultiPolygon> plots = List.of();
    private boolean zeroTargets;

    static SamplePaper ofOctober() {
        return new SamplePaper();
    }

    SamplePaper in(Locale language) {
        locale = language;
        return this;
    }

    SamplePaper to(Audience readers) {
        audience = readers;
        return this;
    }

    SamplePaper withItems(int count) {
        items = count;
        return this;
    }

    SamplePaper on(List<MultiPolygon> ground) {
        plots = ground;
        return this;
    }

    SamplePaper withZeroTargets() {
        zeroTargets = true;
        return this;
    }

    Paper build() {
        for (int i = 0; i < NAMES.size(); i++) {
            targets.add(target(i));
        }
        Progress zones = progress(Grouping.ZONE, ZONES);
        List<ItemLine> lines = items == 0 ? List.of() : lines();
        return new Paper(
                new PaperQuestion(YearMonth.of(2026, 10), FigureKind.REPORTED, audience, locale),
                AS_OF,
                Instant.parse("2026-11-03T01:30:00Z"),
                null,
                zones,
                zones,
                progress(Grouping.SCOPE, List.of("数通链谷", "大宁")),
                new Progress(
                        AS_OF,
                        Instant.EPOCH,
                        Grouping.MONTH,
                        FigureKind.REPORTED,
                        null,
                        zones.total(),
                        List.of(),
                        zones.targets(),
                        List.of(),
                        series(zones)),
                "截至2026年10月31日，累计储备68.42万㎡，完成率68.4%，快于序时进度7.3个百分点；累计优化46.17万㎡，完成率46.2%，慢于序时进度14.9个百分点。",
                lines,
                lines.stream().filter(ItemLine::lags).toList(),
                Set.of(),
                "0123456789abcdef");
    }

    private Target target(int i) {
        Area aim = zeroTargets ? Area.ZERO : Area.ofSquareMetres(i == 3 ? 100_000 : 1_000_000);
        return new Target(
                i == 3 ? "DATALINK_RELEASE" : ACCOUNTS.get(i),
                NAMES.get(i),
                "Target " + i,
                ACCOUNTS.get(i),
                aim,
                "GROSS",
                Reading.STOCK,
                LocalDate.of(2025, 1, 1),
                LocalDate.of(2027, 12, 31),
                Target.ScopeRule.ALL_ITEMS,
                List.of(),
                List.of(),
                new Target.Lamps(BigDecimal.TEN, new BigDecimal(30)),
                Map.of(),
                i == 3,
                1);
    }

    private Progress progress(Grouping grouping, List<String> names) {
        List<Progress.Row> rows = new ArrayList<>();
        Area[] opening = zeros();
        Area[] done = zeros();
        Area[] waiting = zeros();
        Area total = Area.ZERO;
        for (String name : names) {
            List<Progress.Cell> cells = new ArrayList<>();
            for (int i = 0; i < targets.size(); i++) {
                Area before = area(name.startsWith("未") ? 5_000 : 130_000);
                Area now = before.plus(area(9_000));
                Area proposed = area(8_000);
                opening[i] = opening[i].plus(before);
                done[i] = done[i].plus(now);
                waiting[i] = waiting[i].plus(proposed);
                total = total.plus(now);
                boolean measured = !name.startsWith("未") && grouping == Grouping.ZONE;
                Target.@Nullable SubTarget share = measured
                        ? new Target.SubTarget(name, Area.ofSquareMetres(250_000), name + "功能区运营主体（示例）", name)
                        : null;
                cells.add(new Progress.Cell(
                        targets.get(i), figure(share == null ? null : share.target(), before, now, proposed), share));
            }
            rows.add(new Progress.Row(
                    new Progress.Heading(name, name, "Zone " + rows.size(), null, null),
                    cells.stream().map(cell -> cell.figure().done()).reduce(Area.ZERO, Area::plus),
                    cells));
        }
        List<Progress.TargetFigure> overall = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            overall.add(new Progress.TargetFigure(
                    targets.get(i), Reading.STOCK, figure(targets.get(i).target(), opening[i], done[i], waiting[i])));
        }
        return new Progress(
                AS_OF, Instant.EPOCH, grouping, FigureKind.REPORTED, null, total, List.of(), overall, rows, List.of());
    }

    private static Figure figure(@Nullable Area aim, Area opening, Area done, Area waiting) {
        boolean rated = aim != null && !aim.isZero();
        BigDecimal rate = rated ? done.squareMetres().divide(aim.squareMetres(), 10, RoundingMode.HALF_UP) : null;
        BigDecimal gap = rate == null ? null : rate.subtract(TIME_RATE).movePointRight(2);
        Area missing = aim == null ? null : aim.minus(done).isNegative() ? Area.ZERO : aim.minus(done);
        return new Figure(
                aim,
                opening,
                done.minus(opening),
                Area.ZERO,
                Area.ZERO,
                done,
                waiting,
                rate,
                aim == null ? null : TIME_RATE,
                gap,
                gap == null
                        ? null
                        : gap.doubleValue() > -10 ? Lamp.GREEN : gap.doubleValue() < -30 ? Lamp.RED : Lamp.AMBER,
                missing);
    }

    private List<Progress.Series> series(Progress zones) {
        List<Progress.Series> all = new ArrayList<>();
        for (Progress.TargetFigure line : zones.targets()) {
            List<Progress.Point> points = new ArrayList<>();
            for (int month = 0; month < 36; month++) {
                YearMonth at = YearMonth.of(2025, 1).plusMonths(month);
                BigDecimal part =
                        BigDecimal.valueOf(month + 1).divide(BigDecimal.valueOf(36), 10, RoundingMode.HALF_UP);
                boolean known = !at.isAfter(YearMonth.of(2026, 10));
                BigDecimal grown =
                        BigDecimal.valueOf(month + 1).divide(BigDecimal.valueOf(22), 10, RoundingMode.HALF_UP);
                points.add(new Progress.Point(
                        at,
                        known ? times(line.figure().done(), grown) : null,
                        known ? Area.ZERO : null,
                        times(line.target().target(), part)));
            }
            all.add(new Progress.Series(line.target(), points));
        }
        return all;
    }

    private List<ItemLine> lines() {
        List<ItemLine> lines = new ArrayList<>();
        List<String> odd = List.of("=cmd|' /C calc'!A0", "+1", "@SUM(A1)", "-2+3", LONG_NAME);
        for (int i = 0; i < items; i++) {
            boolean lags = i % 3 == 0;
            Map<AreaAccount, Area> held = new EnumMap<>(AreaAccount.class);
            held.put(AreaAccount.HOLDING.get(i % 4), area(30_000));
            lines.add(new ItemLine(
                    new UUID(1, i),
                    i % 2 == 0 ? ItemKind.SITE : ItemKind.BUILDING,
                    "S-" + i,
                    i < odd.size() ? odd.get(i) : "示例厂房" + i,
                    ZONES.get(i % 4),
                    "大宁路街道",
                    new BigDecimal("12345.67"),
                    held,
                    area(500),
                    AreaAccount.RELEASE,
                    Area.ofSquareMetres(30_000),
                    area(9_000),
                    AS_OF.plusDays(lags ? -30 : 60),
                    lags ? ItemStanding.State.OVERDUE : ItemStanding.State.ON_SCHEDULE,
                    lags ? new BigDecimal("-35.25") : null,
                    lags ? -30L : null,
                    "在建",
                    "示例资产管理有限公司",
                    audience == Audience.INTERNAL ? "贺兰舟" : null,
                    audience == Audience.INTERNAL ? "权属分散" : null,
                    audience == Audience.INTERNAL && i % 6 == 0 ? "完成评估，11月底前签约" : null,
                    audience == Audience.INTERNAL && i < plots.size() ? plots.get(i) : null,
                    true));
        }
        return lines;
    }

    private Area area(int most) {
        return Area.ofSquareMetres(BigDecimal.valueOf(random.nextInt(most * 100), 2));
    }

    private static Area times(Area area, BigDecimal part) {
        return Area.ofSquareMetres(area.squareMetres().multiply(part));
    }

    private static Area[] zeros() {
        return new Area[] {Area.ZERO, Area.ZERO, Area.ZERO, Area.ZERO};
    }

    /** Four zones beside each other in one district, schematic. */
    static MapFigure.Ground ground() {
        List<io.wanping.zoning.Zone> zones = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            MultiPolygon outline = box(121.42 + 0.02 * (i % 2), 31.22 + 0.04 * (i / 2), 0.02, 0.04);
            zones.add(new io.wanping.zoning.Zone("Z" + i, ZONES.get(i), "Zone " + i, "", "", "", "", outline, true));
        }
        return new MapFigure.Ground(
                new io.wanping.zoning.District("310106", "静安区", "Jing'an", box(121.42, 31.22, 0.04, 0.08), true),
                zones,
                List.of());
    }

    static List<MultiPolygon> plots(int count) {
        return Plots.within(box(121.425, 31.225, 0.03, 0.07), count);
    }

    private static MultiPolygon box(double lon, double lat, double width, double height) {
        var factory = new org.locationtech.jts.geom.GeometryFactory();
        var box = new org.locationtech.jts.geom.Envelope(lon, lon + width, lat, lat + height);
        return factory.createMultiPolygon(new Polygon[] {(Polygon) factory.toGeometry(box)});
    }
}
