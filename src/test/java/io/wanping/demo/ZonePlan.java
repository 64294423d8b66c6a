package io.wanping.demo;

import java.util.List;

/**
 * How much of what the sample puts in a zone. Areas in 万㎡; balances are those of 2026-10-31 on items that are on the map.
 *
 * @param prefix of item codes, two letters
 * @param total gross floor area of items on the map
 * @param reserve confirmed in 储备, likewise {@code optimise}, {@code release}
 * @param datalink how much of the confirmed release belongs to 数通链谷
 */
record ZonePlan(
        String code,
        String name,
        String prefix,
        double medianParcel_m2,
        double block_m2,
        double setback_m,
        List<Pocket> pockets,
        List<SiteType> types,
        double total,
        double reserve,
        double optimise,
        double release,
        double datalink) {

    /** A neighbourhood where sites cluster. */
    record Pocket(double lon, double lat, int sites) {}

    static final ZonePlan SHIBEI = new ZonePlan(
            "SHIBEI",
            "市北",
            "SB",
            19_000,
            75_000,
            8,
            List.of(
                    new Pocket(121.4478, 31.2995, 13),
                    new Pocket(121.4325, 31.3000, 10),
                    new Pocket(121.4260, 31.2955, 5),
                    new Pocket(121.4395, 31.3070, 8),
                    new Pocket(121.4565, 31.3055, 6),
                    new Pocket(121.4335, 31.3165, 6),
                    new Pocket(121.4530, 31.3170, 4)),
            List.of(
                    SiteType.OLD_FACTORY,
                    SiteType.PARK,
                    SiteType.UPRISE,
                    SiteType.OLD_FACTORY,
                    SiteType.PARK,
                    SiteType.WAREHOUSE,
                    SiteType.OLD_FACTORY,
                    SiteType.PARK,
                    SiteType.UPRISE,
                    SiteType.PARK,
                    SiteType.LAND,
                    SiteType.OLD_FACTORY),
            149,
            31.24,
            12.86,
            4.83,
            4.24);

    static final ZonePlan DANING = new ZonePlan(
            "DANING",
            "大宁",
            "DN",
            17_000,
            68_000,
            8,
            List.of(
                    new Pocket(121.4295, 31.2862, 9),
                    new Pocket(121.4420, 31.2880, 6),
                    new Pocket(121.4440, 31.2800, 5),
                    new Pocket(121.4530, 31.2880, 5),
                    new Pocket(121.4480, 31.2700, 6),
                    new Pocket(121.4600, 31.2725, 7)),
            List.of(
                    SiteType.OLD_FACTORY,
                    SiteType.RENEWED,
                    SiteType.PARK,
                    SiteType.OLD_FACTORY,
                    SiteType.UPRISE,
                    SiteType.PARK,
                    SiteType.WAREHOUSE,
                    SiteType.OLD_FACTORY,
                    SiteType.RENEWED,
                    SiteType.PARK,
                    SiteType.LAND,
                    SiteType.TOWER),
            103,
            18.37,
            15.78,
            3.41,
            1.55);

    static final ZonePlan SUHEWAN = new ZonePlan(
            "SUHEWAN",
            "苏河湾",
            "SH",
            12_000,
            44_000,
            6,
            List.of(
                    new Pocket(121.4520, 31.2455, 6),
                    new Pocket(121.4630, 31.2445, 7),
                    new Pocket(121.4725, 31.2455, 6),
                    new Pocket(121.4705, 31.2600, 4),
                    new Pocket(121.4620, 31.2560, 3),
                    new Pocket(121.4495, 31.2550, 3)),
            List.of(
                    SiteType.TOWER,
                    SiteType.WAREHOUSE,
                    SiteType.RENEWED,
                    SiteType.TOWER,
                    SiteType.LAND,
                    SiteType.TOWER,
                    SiteType.RENEWED,
                    SiteType.WAREHOUSE,
                    SiteType.TOWER,
                    SiteType.RENEWED),
            76,
            9.92,
            5.84,
            17.21,
            1.03);

    static final ZonePlan NANXI = new ZonePlan(
            "NANXI",
            "南西",
            "NX",
            8_500,
            32_000,
            4.5,
            List.of(
                    new Pocket(121.4290, 31.2325, 5),
                    new Pocket(121.4420, 31.2375, 6),
                    new Pocket(121.4530, 31.2330, 5),
                    new Pocket(121.4500, 31.2270, 3),
                    new Pocket(121.4400, 31.2235, 4)),
            List.of(
                    SiteType.RENEWED,
                    SiteType.TOWER,
                    SiteType.RENEWED,
                    SiteType.OLD_FACTORY,
                    SiteType.RENEWED,
                    SiteType.PARK,
                    SiteType.RENEWED),
            50,
            6.38,
            10.27,
            2.57,
            0);

    static final List<ZonePlan> ALL = List.of(SHIBEI, DANING, SUHEWAN, NANXI);
}
