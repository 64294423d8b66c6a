package io.wanping.demo;

import java.util.List;

/**
 * What an invented site is, with what is usual for its buildings.
 *
 * @param landUse word and code of the 用地用海分类 it stands under
 */
enum SiteType {
    OLD_FACTORY("工业用地", "1001", 5_200, 1, 5, 1956, 1996),
    WAREHOUSE("物流仓储用地", "1101", 4_300, 1, 4, 1962, 2003),
    PARK("科研用地", "0802", 15_500, 4, 14, 2001, 2021),
    UPRISE("一类工业用地", "100101", 21_000, 5, 13, 2016, 2025),
    RENEWED("工业用地", "1001", 5_600, 2, 7, 1958, 1998),
    TOWER("商务金融用地", "0902", 27_000, 8, 26, 2009, 2025),
    LAND("空闲地", "2301", 24_000, 0, 0, 0, 0);

    final String landUse;
    final String landUseCode;
    final double medianGross_m2;
    final int leastFloors;
    final int mostFloors;
    final int builtFrom;
    final int builtTo;

    SiteType(
            String landUse,
            String landUseCode,
            double medianGross_m2,
            int leastFloors,
            int mostFloors,
            int builtFrom,
            int builtTo) {
        this.landUse = landUse;
        this.landUseCode = landUseCode;
        this.medianGross_m2 = medianGross_m2;
        this.leastFloors = leastFloors;
        this.mostFloors = mostFloors;
        this.builtFrom = builtFrom;
        this.builtTo = builtTo;
    }

    boolean isOld() {
        return this == OLD_FACTORY || this == WAREHOUSE || this == RENEWED;
    }

    /** What follows the invented two characters in a site's name. */
    List<String> nameEndings() {
        return switch (this) {
            case OLD_FACTORY ->
                List.of("电机厂", "电器厂", "仪表厂", "机床附件厂", "印刷厂", "搪瓷厂", "阀门厂", "轴承厂", "无线电元件厂", "染织厂", "制冷设备厂", "模具厂");
            case WAREHOUSE -> List.of("仓库", "储运站", "货栈", "冷库", "物资站");
            case PARK -> List.of("智造园", "科创园", "数智园", "研发园", "产业园");
            case UPRISE -> List.of("工业上楼示范园", "智造大厦", "都市工厂", "生物医药楼宇园", "芯片中试园");
            case RENEWED -> List.of("针织", "工坊", "创意里", "老厂房", "文创园", "设计工场");
            case TOWER -> List.of("中心", "金融科技港", "数通大厦", "商务广场", "总部湾");
            case LAND -> List.of("待供地块", "收储地块", "更新单元地块");
        };
    }
}
