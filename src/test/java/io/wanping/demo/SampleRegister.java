package io.wanping.demo;

import static io.wanping.demo.SampleItem.m2;

import io.wanping.demo.GeoJson.Feature;
import io.wanping.demo.StreetGrid.Parcel;
import io.wanping.geo.AreaMeasurer;
import io.wanping.register.ItemField;
import io.wanping.register.ItemKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * The invented sites and buildings of the sample district: where they stand, how large they are, whose they are. What becomes of their
 * area is {@link SampleProgramme}'s.
 */
final class SampleRegister {

    private static final int FIRST_NUMBER = 101;

    /** Small outbuildings nobody has drawn yet, on sites that are on the map: about a tenth of all buildings. */
    private static final int UNDRAWN_A_ZONE = 10;

    private static final Map<String, Integer> UNDRAWN_SITES =
            Map.of("SHIBEI", 3, "DANING", 2, "SUHEWAN", 1, "NANXI", 2);

    /** Sites kept back for the second round of the survey. */
    private static final Map<String, Integer> LATER_SITES = Map.of("SHIBEI", 2, "DANING", 1, "SUHEWAN", 1, "NANXI", 1);

    private final Draw draw;
    private final SampleNames names;
    private final AreaMeasurer areas = new AreaMeasurer();
    private final List<Feature> streets;
    private final List<Feature> zones;
    private final StreetGrid grid;
    private final BuildingLayout layout;

    private final List<SampleItem> sites = new ArrayList<>();
    private final List<SampleItem> laterSites = new ArrayList<>();
    private final Map<String, Integer> parcelCount = new HashMap<>();

    SampleRegister(List<Feature> zones, List<Feature> streets, List<Feature> backdrop, Draw draw) {
        this.draw = draw;
        this.names = new SampleNames(draw);
        this.zones = zones;
        this.streets = streets;
        this.grid = new StreetGrid(backdrop, draw);
        this.layout = new BuildingLayout(draw);
        ZonePlan.ALL.forEach(this::fill);
    }

    List<SampleItem> sites() {
        return sites;
    }

    List<SampleItem> laterSites() {
        return laterSites;
    }

    List<SampleItem> buildings() {
        return sites.stream().flatMap(site -> site.buildings().stream()).toList();
    }

    SampleNames names() {
        return names;
    }

    private void fill(ZonePlan plan) {
        Polygon outline = (Polygon) LocalPlane.toMetres(zones.stream()
                .filter(zone -> zone.text("code").equals(plan.code()))
                .findFirst()
                .orElseThrow()
                .geometry());
        List<Parcel> free =
                new ArrayList<>(grid.parcels(plan.code(), outline, plan.medianParcel_m2(), plan.block_m2()));
        List<SiteType> types = new ArrayList<>();
        List<Parcel> chosen = new ArrayList<>();
        plan.pockets().forEach(pocket -> chosen.addAll(choose(free, pocket)));
        List<Parcel> later = choose(free, plan.pockets().get(0), LATER_SITES.getOrDefault(plan.code(), 0));
        for (int i = 0; i < chosen.size(); i++) {
            types.add(plan.types().get(i % plan.types().size()));
        }
        draw.shuffle(types);

        List<Draft> drafts = new ArrayList<>();
        List<SampleItem> here = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            here.add(site(plan, FIRST_NUMBER + i, types.get(i), chosen.get(i), drafts));
        }
        double scale = settle(plan, here, drafts);
        addUndrawnBuildings(here);
        int number = FIRST_NUMBER + chosen.size();
        for (int i = 0; i < UNDRAWN_SITES.getOrDefault(plan.code(), 0); i++) {
            here.add(undrawnSite(plan, number++));
        }
        here.forEach(this::sumUp);
        sites.addAll(here);

        List<Draft> laterDrafts = new ArrayList<>();
        for (Parcel parcel : later) {
            SiteType type = plan == ZonePlan.SUHEWAN ? SiteType.TOWER : SiteType.OLD_FACTORY;
            laterSites.add(site(plan, number++, type, parcel, laterDrafts));
        }
        laterDrafts.forEach(draft -> draft.build(scale, areas));
        laterSites.stream().filter(site -> site.zone().equals(plan.code())).forEach(this::sumUp);
    }

    private List<Parcel> choose(List<Parcel> free, ZonePlan.Pocket pocket) {
        return choose(free, pocket, pocket.sites());
    }

    /** Takes parcels near the middle of a pocket, with gaps, rather large ones than small; north to south. */
    private List<Parcel> choose(List<Parcel> free, ZonePlan.Pocket pocket, int wanted) {
        Coordinate middle = LocalPlane.metres(pocket.lon(), pocket.lat());
        Map<Parcel, Double> reluctance = new HashMap<>();
        for (Parcel parcel : free) {
            double away = parcel.outline().getCentroid().getCoordinate().distance(middle);
            double small = parcel.outline().getArea() < 5_500 ? 320 : 0;
            reluctance.put(parcel, away + small + draw.between(0.0, 620.0));
        }
        List<Parcel> chosen = free.stream()
                .sorted(Comparator.comparingDouble(reluctance::get))
                .limit(wanted)
                .sorted(Comparator.comparingDouble(
                        parcel -> -parcel.outline().getCentroid().getY()))
                .toList();
        free.removeAll(chosen);
        return chosen;
    }

    private SampleItem site(ZonePlan plan, int number, SiteType type, Parcel parcel, List<Draft> drafts) {
        Polygon lonLat = (Polygon) LocalPlane.toLonLat(parcel.outline());
        SampleItem site = new SampleItem(ItemKind.SITE, code(plan, number), plan.code(), type, lonLat);
        double measured = areas.measure(lonLat).squareMetres().doubleValue();
        // One declared area in twenty is off by some per cent, as in any survey.
        double declared = draw.chance(0.05) ? measured * draw.between(0.93, 1.06) : measured + draw.between(-0.4, 0.4);
        describe(site, plan, street(lonLat.getCentroid()), declared);
        if (type == SiteType.LAND) {
            site.with(ItemField.GROSS_FLOOR_AREA, m2(10 * Math.round(declared * draw.between(1.6, 2.8) / 10), 2));
            return site;
        }
        double setback = type == SiteType.TOWER ? plan.setback_m() + 5 : plan.setback_m();
        int wanted =
                (int) Math.max(1, Math.min(7, Math.round(parcel.outline().getArea() / draw.between(3_500.0, 6_300.0))));
        for (Polygon footprint :
                layout.footprints(parcel, type == SiteType.TOWER ? Math.min(3, wanted) : wanted, setback)) {
            SampleItem building = building(site, site.buildings().size() + 1, (Polygon) LocalPlane.toLonLat(footprint));
            drafts.add(new Draft(building, draw));
        }
        return site;
    }

    private SampleItem undrawnSite(ZonePlan plan, int number) {
        SiteType type = plan == ZonePlan.NANXI ? SiteType.RENEWED : SiteType.OLD_FACTORY;
        SampleItem site = new SampleItem(ItemKind.SITE, code(plan, number), plan.code(), type, null);
        Feature street = draw.pick(streetsMeeting(plan));
        describe(site, plan, street, draw.logNormal(7_500, 0.4, 3_000, 16_000));
        int buildings = draw.between(2, 3);
        for (int i = 1; i <= buildings; i++) {
            undrawn(site, building(site, i, null), draw.logNormal(1_250, 0.35, 500, 2_600), draw.between(2, 5));
        }
        return site;
    }

    private void addUndrawnBuildings(List<SampleItem> here) {
        List<SampleItem> hosts = new ArrayList<>(
                here.stream().filter(site -> site.buildings().size() > 1).toList());
        draw.shuffle(hosts);
        for (SampleItem site : hosts.subList(0, Math.min(UNDRAWN_A_ZONE, hosts.size()))) {
            SampleItem building = building(site, site.buildings().size() + 1, null);
            building.with(ItemField.NAME, site.name() + " " + names.sideBuilding());
            undrawn(site, building, draw.between(160.0, 720.0), draw.between(1, 3));
        }
    }

    private void undrawn(SampleItem site, SampleItem building, double footprint_m2, int floors) {
        building.with(ItemField.FOOTPRINT_AREA, m2(footprint_m2, 2));
        new Draft(building, draw).floors(floors).build(1, areas);
        if (site.lonLat() != null) {
            building.with(ItemField.GOODS_LIFTS, null).with(ItemField.PASSENGER_LIFTS, null);
        }
    }

    private void describe(SampleItem site, ZonePlan plan, Feature street, double land_m2) {
        SiteType type = site.type();
        String name = names.site(type);
        char grade = type.isOld() ? draw.pick('B', 'C', 'C', 'D', 'D') : draw.pick('A', 'A', 'B', 'B', 'C');
        site.with(ItemField.NAME, name)
                .with(ItemField.PARCEL_NUMBER, parcelNumber(street))
                .with(ItemField.DECLARED_ZONE, plan.name())
                .with(ItemField.DECLARED_STREET, street.text("name_zh"))
                .with(ItemField.ADDRESS, names.address(street.text("name_zh")))
                .with(ItemField.LAND_AREA, m2(land_m2, draw.chance(0.5) ? 0 : 1).setScale(2))
                .with(ItemField.LAND_USE, type.landUse)
                .with(ItemField.LAND_USE_CODE, type.landUseCode)
                .with(ItemField.RIGHT_HOLDER, name + "（示例权利人）")
                .with(
                        ItemField.ACTUAL_USER,
                        type == SiteType.LAND ? "空置" : draw.pick("自用", "多家企业承租", "园区运营公司（示例）", "部分闲置", "整体出租"))
                .with(ItemField.RIGHT_TYPE, draw.pick("出让", "出让", "划拨", "划拨", "作价出资", "租赁"))
                .with(
                        ItemField.CERTIFICATE_NUMBER,
                        String.format(Locale.ROOT, "示例静字第%06d号", draw.between(1_000, 99_999)))
                .with(ItemField.PERFORMANCE_CLASS, type == SiteType.LAND ? null : String.valueOf(grade))
                .with(
                        ItemField.LOW_EFFICIENCY,
                        type == SiteType.LAND || grade == 'D' || (grade == 'C' && draw.chance(0.4)))
                .with(
                        ItemField.RESPONSIBLE_UNIT,
                        draw.chance(0.75) ? plan.name() + "功能区运营主体（示例）" : draw.pick("资产盘活专班（示例）", "街镇更新专班（示例）"))
                .with(ItemField.RESPONSIBLE_PERSON, names.personInCharge())
                .with(ItemField.INFORMATION_SOURCE, draw.pick("2023年底全区摸排", "2023年底全区摸排", "街镇上报", "园区运营方填报", "不动产登记资料"))
                .with(ItemField.REMARKS, "示例数据");
    }

    private SampleItem building(SampleItem site, int number, @Nullable Polygon lonLat) {
        String code = String.format(Locale.ROOT, "%s-%02d", site.code(), number);
        SampleItem building = new SampleItem(ItemKind.BUILDING, code, site.zone(), site.type(), lonLat);
        building.with(ItemField.NAME, site.name() + " " + names.building(site.type(), number))
                .with(ItemField.SITE_CODE, site.code())
                .with(ItemField.BUILDING_NUMBER, String.valueOf(number))
                .with(ItemField.DECLARED_ZONE, site.value(ItemField.DECLARED_ZONE))
                .with(ItemField.DECLARED_STREET, site.value(ItemField.DECLARED_STREET))
                .with(ItemField.RESPONSIBLE_UNIT, site.value(ItemField.RESPONSIBLE_UNIT))
                .with(ItemField.RESPONSIBLE_PERSON, site.value(ItemField.RESPONSIBLE_PERSON))
                .with(ItemField.REMARKS, "示例数据");
        site.buildings().add(building);
        return building;
    }

    /** Scales what was drawn so that the zone comes to its planned total; returns the scale. */
    private double settle(ZonePlan plan, List<SampleItem> here, List<Draft> drafts) {
        double land =
                here.stream().mapToDouble(site -> site.capacity().doubleValue()).sum();
        double wanted = plan.total() * 10_000 - land;
        double low = 0.2;
        double high = 6;
        for (int i = 0; i < 40; i++) {
            double factor = (low + high) / 2;
            double sum = drafts.stream()
                    .mapToDouble(draft -> draft.gross_m2(factor, areas))
                    .sum();
            low = sum < wanted ? factor : low;
            high = sum < wanted ? high : factor;
        }
        double factor = low;
        drafts.forEach(draft -> draft.build(factor, areas));
        return factor;
    }

    private void sumUp(SampleItem site) {
        for (ItemField field :
                List.of(ItemField.GROSS_FLOOR_AREA, ItemField.ABOVE_GROUND_AREA, ItemField.BELOW_GROUND_AREA)) {
            if (!site.buildings().isEmpty()) {
                BigDecimal sum =
                        site.buildings().stream().map(b -> b.area(field)).reduce(BigDecimal.ZERO, BigDecimal::add);
                site.with(field, sum.signum() == 0 ? null : sum);
            }
        }
    }

    private String parcelNumber(Feature street) {
        String code = street.text("code");
        int count = parcelCount.merge(code, 1, Integer::sum);
        return String.format(
                Locale.ROOT,
                "06%s%04d%04d%03d",
                code.substring(6),
                100 + 7 * (count / 6),
                1 + 3 * count,
                count % 5 == 0 ? 1 : 0);
    }

    private Feature street(Point at) {
        return streets.stream()
                .filter(street -> street.geometry().contains(at))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no street at " + at));
    }

    private List<Feature> streetsMeeting(ZonePlan plan) {
        Polygon zone = (Polygon) zones.stream()
                .filter(z -> z.text("code").equals(plan.code()))
                .findFirst()
                .orElseThrow()
                .geometry();
        return streets.stream()
                .filter(street -> zone.contains(street.geometry().getInteriorPoint()))
                .toList();
    }

    private static String code(ZonePlan plan, int number) {
        return String.format(Locale.ROOT, "%s-%04d", plan.prefix(), number);
    }

    /** A building whose floors are still open: everything about it is drawn, only the scale of the zone is missing. */
    private static final class Draft {
        private final SampleItem building;
        private final Draw draw;
        private final double wanted_m2;
        private final double efficiency;
        private final double basement;
        private int fixedFloors;

        Draft(SampleItem building, Draw draw) {
            this.building = building;
            this.draw = draw;
            SiteType type = building.type();
            this.wanted_m2 = draw.logNormal(type.medianGross_m2, 0.55, 900, 95_000);
            this.efficiency = draw.between(0.93, 0.995);
            this.basement = type.isOld() ? 0 : draw.between(-0.6, 1.9);
        }

        Draft floors(int floors) {
            this.fixedFloors = floors;
            return this;
        }

        private double footprint_m2(AreaMeasurer areas) {
            Polygon lonLat = building.lonLat();
            return lonLat == null
                    ? building.area(ItemField.FOOTPRINT_AREA).doubleValue()
                    : areas.measure(lonLat).squareMetres().doubleValue();
        }

        private int floors(double factor, AreaMeasurer areas) {
            if (fixedFloors > 0) {
                return fixedFloors;
            }
            SiteType type = building.type();
            long floors = Math.round(wanted_m2 * factor / footprint_m2(areas));
            return (int) Math.max(type.leastFloors, Math.min(type.mostFloors, floors));
        }

        private int floorsBelow() {
            return basement <= 0 || fixedFloors > 0 ? 0 : (int) StrictMath.ceil(basement);
        }

        private double below_m2(AreaMeasurer areas) {
            return floorsBelow() == 0 ? 0 : footprint_m2(areas) * floorsBelow() * (0.9 + basement / 4);
        }

        double gross_m2(double factor, AreaMeasurer areas) {
            return footprint_m2(areas) * floors(factor, areas) * efficiency + below_m2(areas);
        }

        void build(double factor, AreaMeasurer areas) {
            SiteType type = building.type();
            int floors = floors(factor, areas);
            double footprint = footprint_m2(areas);
            BigDecimal above = m2(footprint * floors * efficiency, 2);
            BigDecimal below = m2(below_m2(areas), 2);
            boolean production = type != SiteType.TOWER && type != SiteType.RENEWED;
            double first = production ? draw.between(45, 72) / 10.0 : draw.between(38, 54) / 10.0;
            double typical = production ? draw.between(36, 50) / 10.0 : draw.between(33, 43) / 10.0;
            double rentable = Math.floor(above.doubleValue() * draw.between(0.68, 0.88));
            building.with(ItemField.FOOTPRINT_AREA, m2(footprint, 2))
                    .with(ItemField.FLOORS_ABOVE, floors)
                    .with(ItemField.FLOORS_BELOW, floorsBelow())
                    .with(ItemField.ABOVE_GROUND_AREA, above)
                    .with(ItemField.BELOW_GROUND_AREA, below.signum() == 0 ? null : below)
                    .with(ItemField.GROSS_FLOOR_AREA, above.add(below))
                    .with(
                            ItemField.HEIGHT,
                            m2(first + (floors - 1) * typical + 1.5, 1).setScale(2))
                    .with(ItemField.FIRST_FLOOR_HEIGHT, m2(first, 1).setScale(2))
                    .with(
                            ItemField.TYPICAL_FLOOR_HEIGHT,
                            floors == 1 ? null : m2(typical, 1).setScale(2))
                    .with(ItemField.RENTABLE_AREA, m2(rentable, 2))
                    .with(ItemField.VACANT_AREA, m2(Math.floor(rentable * draw.between(0.0, 0.45)), 2))
                    .with(ItemField.LAND_USE, use(type))
                    .with(ItemField.STRUCTURE, structure(type, floors))
                    .with(ItemField.FIRE_CLASS, type.isOld() ? draw.pick("二级", "二级", "三级") : draw.pick("一级", "二级"))
                    .with(ItemField.PASSENGER_LIFTS, floors < 4 ? 0 : 1 + floors / 6)
                    .with(ItemField.YEAR_BUILT, draw.between(type.builtFrom, type.builtTo))
                    .with(ItemField.TENANTS, draw.between(0, 4 + (int) (rentable / 1_500)));
            if (production) {
                building.with(ItemField.GOODS_LIFTS, floors < 2 ? 0 : draw.between(1, type.isOld() ? 2 : 4))
                        .with(ItemField.POWER, m2(draw.pick(315, 500, 630, 800, 1000, 1250, 1600, 2000), 2));
                // Loads are what surveys know least.
                if (draw.chance(0.8)) {
                    building.with(ItemField.FIRST_FLOOR_LOAD, m2(draw.pick(10, 12, 15, 20), 2))
                            .with(ItemField.TYPICAL_FLOOR_LOAD, floors == 1 ? null : m2(draw.pick(5, 6, 8, 10), 2));
                }
            }
        }

        private String use(SiteType type) {
            return switch (type) {
                case OLD_FACTORY -> draw.pick("厂房", "厂房", "厂房", "办公");
                case WAREHOUSE -> "仓储";
                case PARK -> draw.pick("研发", "研发", "研发办公");
                case UPRISE -> draw.pick("生产", "生产研发");
                case RENEWED -> draw.pick("文创办公", "文创办公", "商业配套");
                case TOWER -> draw.pick("商务办公", "商务办公", "商办综合");
                case LAND -> "空闲";
            };
        }

        private String structure(SiteType type, int floors) {
            if (floors > 12) {
                return draw.pick("框架剪力墙", "框架核心筒");
            }
            return type.isOld() && floors < 4 ? draw.pick("砖混", "排架", "框架") : "框架";
        }
    }
}
