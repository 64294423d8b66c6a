package io.wanping.demo;

import static io.wanping.demo.SampleItem.m2;

import io.wanping.demo.GeoJson.Feature;
import io.wanping.journal.AreaAccount;
import io.wanping.register.ItemField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.Point;

/** The whole sample: sites with their buildings, the book of postings, scopes, plans and people. Always the same. */
final class SampleLedger {

    private static final long SEED = 21;

    /** How many items carry a planned account, area and deadline. */
    private static final int PLANNED_ITEMS = 62;

    private final Draw draw = new Draw(SEED);
    private final SampleRegister register;
    private final SampleProgramme programme;

    SampleLedger() {
        this.register = new SampleRegister(
                layer("zoning/zones.geojson"), layer("zoning/streets.geojson"), layer("osm/backdrop.geojson"), draw);
        this.programme = new SampleProgramme(items(), register.names(), draw);
        sites().forEach(this::addScopes);
        addDatalink();
        addPlans();
        sites().forEach(this::addStages);
    }

    List<SampleItem> sites() {
        return register.sites();
    }

    List<SampleItem> buildings() {
        return register.buildings();
    }

    /** Sites with buildings that only the second round finds. */
    List<SampleItem> laterSites() {
        return register.laterSites();
    }

    /** Sites first, then buildings. */
    List<SampleItem> items() {
        return Stream.concat(sites().stream(), buildings().stream()).toList();
    }

    List<SamplePosting> postings() {
        return programme.postings();
    }

    SampleProgramme programme() {
        return programme;
    }

    private void addScopes(SampleItem site) {
        switch (site.type()) {
            case PARK, UPRISE -> scope(site, "产业园");
            case TOWER, LAND, RENEWED -> {
                if (site.zone().equals("SUHEWAN") && draw.chance(0.75)) {
                    scope(site, "苏河湾地区新增载体");
                }
            }
            default -> {}
        }
        if (site.lonLat() == null) {
            return;
        }
        Point middle = site.lonLat().getCentroid();
        Coordinate at = LocalPlane.metres(middle.getX(), middle.getY());
        if (site.zone().equals("SHIBEI") && at.distance(LocalPlane.metres(121.4478, 31.2990)) < 480) {
            scope(site, "国际科创社区");
        }
        if (site.zone().equals("SHIBEI") && Math.abs(middle.getY() - 31.3068) < 0.0030) {
            scope(site, "走马塘智能健康走廊");
        }
        if (site.zone().equals("DANING") && at.distance(LocalPlane.metres(121.4465, 31.2835)) < 1_150) {
            scope(site, "大宁");
        }
        // West Nanjing Road runs about along this line.
        LineSegment nanxi = new LineSegment(LocalPlane.metres(121.4365, 31.2225), LocalPlane.metres(121.4620, 31.2330));
        if (site.zone().equals("NANXI") && nanxi.distance(at) < 620) {
            scope(site, "南西沿线");
        }
    }

    private static void scope(SampleItem site, String name) {
        site.scopes().add(name);
        site.buildings().forEach(building -> building.scopes().add(name));
    }

    /** 数通链谷 is a brand over the district: sites are named into it until their confirmed release comes to the planned figure. */
    private void addDatalink() {
        double missing = 0;
        for (ZonePlan plan : ZonePlan.ALL) {
            missing += plan.datalink() * 10_000;
            List<SampleItem> here = sites().stream()
                    .filter(site -> site.zone().equals(plan.code()) && site.lonLat() != null)
                    .toList();
            List<SampleItem> releasing =
                    here.stream().filter(site -> released(site) > 0).toList();
            List<SampleItem> chosen = plan.datalink() > 0 ? closest(releasing, missing) : List.of();
            missing -= chosen.stream().mapToDouble(this::released).sum();
            chosen.forEach(site -> scope(site, "数通链谷"));
            here.stream()
                    .filter(site -> plan.datalink() > 0
                            && released(site) == 0
                            && !site.type().isOld())
                    .limit(6)
                    .forEach(site -> scope(site, "数通链谷"));
        }
    }

    /** The best of many random choices: sites whose release together comes nearest to an area without passing it by far. */
    private List<SampleItem> closest(List<SampleItem> releasing, double wanted_m2) {
        List<SampleItem> best = List.of();
        double least = wanted_m2;
        for (int i = 0; i < 400; i++) {
            List<SampleItem> order = new ArrayList<>(releasing);
            draw.shuffle(order);
            double left = wanted_m2;
            List<SampleItem> chosen = new ArrayList<>();
            for (SampleItem site : order) {
                if (released(site) < left + 60) {
                    chosen.add(site);
                    left -= released(site);
                }
            }
            if (Math.abs(left) < least) {
                least = Math.abs(left);
                best = chosen;
            }
        }
        return best;
    }

    private double released(SampleItem site) {
        return Stream.concat(Stream.of(site), site.buildings().stream())
                .mapToDouble(
                        item -> programme.balance(item, AreaAccount.RELEASE).doubleValue())
                .sum();
    }

    private void addPlans() {
        List<SampleItem> candidates = new ArrayList<>(items().stream()
                .filter(item -> item.capacity().doubleValue() > 2_500)
                .filter(item -> !mainAccount(item).equals(AreaAccount.UNCOUNTED) || draw.chance(0.12))
                .toList());
        draw.shuffle(candidates);
        for (SampleItem item : candidates.subList(0, PLANNED_ITEMS)) {
            AreaAccount account = mainAccount(item);
            if (account == AreaAccount.UNCOUNTED && item.type() == SiteType.LAND) {
                account = AreaAccount.RESERVE;
            } else if (account == AreaAccount.UNCOUNTED) {
                account = draw.pick(AreaAccount.RESERVE, AreaAccount.OPTIMISE, AreaAccount.RELEASE);
            }
            double done = programme.balance(item, account).doubleValue();
            double capacity = item.capacity().doubleValue();
            double planned =
                    Math.min(capacity, done == 0 ? capacity * draw.between(0.5, 1.0) : done / draw.between(0.2, 1.0));
            YearMonth month = YearMonth.of(2026, 6).plusMonths(draw.between(0, 18));
            item.with(ItemField.PLANNED_ACCOUNT, account.name())
                    .with(
                            ItemField.PLANNED_AREA,
                            planned == capacity ? item.capacity() : m2(Math.floor(planned / 10) * 10, 2))
                    .with(ItemField.DEADLINE, month.atEndOfMonth());
            if (done < 0.6 * planned) {
                item.with(ItemField.PROBLEMS, problem(account)).with(ItemField.NEXT_STEPS, nextStep(account));
            }
        }
    }

    /** The account that holds most of what an item has in the programme; UNCOUNTED when it has nothing there. */
    private AreaAccount mainAccount(SampleItem item) {
        AreaAccount main = AreaAccount.UNCOUNTED;
        double most = 0;
        for (AreaAccount account : List.of(AreaAccount.RESERVE, AreaAccount.OPTIMISE, AreaAccount.RELEASE)) {
            double held = programme.balance(item, account).doubleValue();
            if (held > most) {
                most = held;
                main = account;
            }
        }
        return main;
    }

    private String problem(AreaAccount account) {
        return switch (account) {
            case RESERVE -> draw.pick("权利人对收购价格有分歧", "控规调整未完成", "承租户租约2027年到期，腾退难度大", "产证与现状面积不一致，待核实");
            case OPTIMISE -> draw.pick("结构加固费用高，资金未落实", "消防审查意见未闭合", "电力增容排队，接电时间未定");
            default -> draw.pick("竣工备案资料缺消防专章", "招商进度慢，首层空置", "机电调试未完成");
        };
    }

    private String nextStep(AreaAccount account) {
        return switch (account) {
            case RESERVE -> draw.pick("组织第三方评估，下月专题会协调", "配合规划部门完成控规局部调整", "逐户签订腾退协议");
            case OPTIMISE -> draw.pick("申请更新专项资金", "月内完成消防整改复验", "与供电部门确认增容计划");
            default -> draw.pick("月内补齐备案资料", "联合招商部门开展专场推介", "完成调试后组织验收");
        };
    }

    private void addStages(SampleItem site) {
        AreaAccount furthest = mainAccount(site);
        for (SampleItem building : site.buildings()) {
            AreaAccount account = mainAccount(building);
            building.with(ItemField.STAGE, stage(account, building.type()));
            furthest = account.compareTo(furthest) > 0 ? account : furthest;
        }
        site.with(ItemField.STAGE, stage(furthest, site.type()));
        if (site.value(ItemField.DEADLINE) == null && furthest != AreaAccount.UNCOUNTED) {
            site.with(
                    ItemField.DEADLINE,
                    YearMonth.of(2026, 9).plusMonths(draw.between(0, 15)).atEndOfMonth());
        }
        site.with(
                ItemField.DISPOSAL_PATH,
                switch (furthest) {
                    case UNCOUNTED -> draw.chance(0.4) ? draw.pick("城市更新", "腾退", "提质") : null;
                    case RESERVE -> draw.pick("收储", "回购", "收回", "城市更新");
                    case OPTIMISE -> draw.pick("提质", "转型", "盘活");
                    default -> draw.pick("盘活", "转型", "城市更新");
                });
    }

    private String stage(AreaAccount account, SiteType type) {
        return switch (account) {
            case UNCOUNTED -> draw.pick("摸排入库", "摸排入库", "摸排入库", "方案研究");
            case RESERVE ->
                type == SiteType.LAND ? draw.pick("规划调整", "供地签约", "未开工") : draw.pick("方案研究", "规划调整", "收储洽谈");
            case OPTIMISE -> draw.pick("在建", "在建", "竣工验收");
            default -> draw.pick("交付可招商", "交付可招商", "投产运营");
        };
    }

    /** First day the registers hold from, also the 报告期 of the first round. */
    static LocalDate firstRound() {
        return LocalDate.of(2024, 1, 1);
    }

    private static List<Feature> layer(String path) {
        try {
            return GeoJson.read(ZoningLayers.GIS_DATA.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Confirmed area in an account of the items, 万㎡. */
    double wan(List<SampleItem> items, AreaAccount account) {
        return items.stream()
                        .map(item -> programme.balance(item, account))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .doubleValue()
                / 10_000;
    }
}
