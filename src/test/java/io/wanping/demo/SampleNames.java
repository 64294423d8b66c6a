package io.wanping.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Invented names. None is taken from a company, a road or a person of Jing'an. */
final class SampleNames {

    private static final List<String> BEGINNINGS = List.of(
            "岚川", "砺新", "拾光", "青砚", "北渡", "映川", "禾木", "云岫", "沐石", "望潮", "听澜", "衡屿", "栖桐", "朗岸", "曜石", "澍原", "屿光", "砚池",
            "沉香渡", "暮山", "听松", "漱石", "清棠", "鹤洲", "远汀", "纤云", "荻浦", "霁川", "临砚", "绿芷", "苇岸", "梧影", "霜桥", "松烟", "白鹭洲",
            "知微", "揽星", "溯光", "鹿鸣坊", "南枝");

    private static final List<String> ROADS = List.of("砺石路", "听澜路", "衡屿路", "荻浦路", "苇岸路", "霜桥路", "梧影路", "远汀路", "松烟路");

    private static final List<String> EDITORS = List.of("周予安", "沈知屿", "顾以宁", "许清禾", "江晚照", "叶闻笙");

    /** Those who check never make a posting, so maker and checker are two people whatever is drawn. */
    static final List<String> CHECKERS = List.of("林照晚", "程砚秋", "陆闻溪");

    private static final List<String> IN_CHARGE =
            List.of("宋望舒", "周予安", "沈知屿", "顾以宁", "陆闻溪", "程砚秋", "许清禾", "叶闻笙", "温知夏", "傅书砚", "裴照野", "秦若川", "苏听白", "纪云舟");

    private final Draw draw;
    private final Set<String> used = new HashSet<>();

    SampleNames(Draw draw) {
        this.draw = draw;
    }

    String site(SiteType type) {
        while (true) {
            String name = draw.pick(BEGINNINGS) + draw.pick(type.nameEndings());
            if (used.add(name)) {
                return name;
            }
        }
    }

    String building(SiteType type, int number) {
        return switch (type) {
            case OLD_FACTORY ->
                number <= 2
                        ? number + "号厂房"
                        : List.of("装配车间", "机修车间", "铸造车间", "办公楼", "成品库", "试制车间").get((number - 3) % 6);
            case WAREHOUSE -> number + "号库";
            case TOWER -> "T" + number + "塔楼";
            case PARK, UPRISE -> number + "号楼";
            case RENEWED -> (char) ('A' + number - 1) + "座";
            case LAND -> throw new IllegalArgumentException("a bare site has no building");
        };
    }

    String sideBuilding() {
        return draw.pick("动力房", "食堂", "配电房", "辅助用房", "锅炉房", "传达室及附房");
    }

    String address(String street) {
        return street + draw.pick(ROADS) + draw.between(8, 699) + "号";
    }

    String personInCharge() {
        return draw.pick(IN_CHARGE);
    }

    /** Who keeps the book of a zone; two take turns. */
    String editor(String zone) {
        int first = List.of("SHIBEI", "DANING", "SUHEWAN", "NANXI").indexOf(zone);
        return EDITORS.get((first + draw.between(0, 1)) % EDITORS.size());
    }

    String checker() {
        return draw.pick(CHECKERS);
    }
}
