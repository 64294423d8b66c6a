package io.wanping.demo;

import java.util.List;

/**
 * The lines drawn by hand for the sample district: what OpenStreetMap does not give. Schematic (示意), not an approved boundary.
 * All coordinates are lon, lat in degrees (WGS84, taken as equal to CGCS2000). Where a line runs along a road, metro line or the creek,
 * its points were read off the OSM lines in {@code gis-data/osm}, to about 20 m.
 */
final class DistrictSketch {

    /** A line or ring; an end within {@link Partition#SNAP_DEGREES} of an OSM vertex is moved onto it. */
    record Stroke(String along, String lonLat) {}

    /** A point known to lie in that street and that zone, naming the face it falls in. */
    record Seed(String street, String zone, double lon, double lat) {}

    /**
     * The outline. It runs through the neighbouring streets and through the five OSM streets on purpose: the former are cut away, the
     * latter added, so the real borders win wherever they are known. Only the west side and the north-east of 大宁路 are free hand.
     */
    static final Stroke OUTLINE = new Stroke("district outline", """
            121.4285 31.3258, 121.4330 31.3270, 121.4380 31.3275, 121.4420 31.3265, 121.4460 31.3215, 121.4520 31.3240,
            121.4600 31.3245, 121.4650 31.3225, 121.4660 31.3150, 121.4650 31.3060, 121.4620 31.2990, 121.4600 31.2930,
            121.4600 31.2830, 121.4560 31.2822, 121.4560 31.2780, 121.4593211 31.2768671, 121.4640 31.2752, 121.4690 31.2733,
            121.4751 31.27156, 121.4770 31.2690, 121.4775 31.2600, 121.4775 31.2540, 121.4785 31.2525, 121.4772 31.2505,
            121.4768 31.2498, 121.4779 31.2468, 121.4785 31.2439, 121.4765 31.2415, 121.4720 31.2415, 121.4650 31.2400,
            121.4640 31.2330, 121.4620 31.2320, 121.4480 31.2280, 121.4340 31.2330, 121.4360 31.2390, 121.4450 31.2430,
            121.4440 31.2448, 121.4425 31.2470, 121.4440 31.2515, 121.4455 31.25295, 121.4444 31.2575, 121.4436 31.2610,
            121.4404 31.2680, 121.4392 31.2715, 121.4387619 31.2745758, 121.4345 31.2765, 121.4290 31.2785, 121.4232 31.2815,
            121.4212 31.2862, 121.4211 31.2903, 121.4213 31.2985, 121.4228 31.3080, 121.4250 31.3170, 121.4285 31.3258""");

    static final List<Stroke> LINES = List.of(
            new Stroke("苏州河", """
                    121.4508507 31.2408203, 121.4525 31.2408, 121.4545 31.2419, 121.4566 31.2430, 121.4584 31.2433"""),
            new Stroke("南北高架路", """
                    121.4584 31.2433, 121.4577 31.2458, 121.4578 31.2470, 121.4590 31.2529, 121.4592 31.2570, 121.4590 31.2592,
                    121.4582 31.2613, 121.4566 31.2630, 121.4559 31.2641, 121.4542 31.2683, 121.4532888 31.2700412"""),
            new Stroke("中华新路", """
                    121.4430 31.2579, 121.4480 31.2572, 121.4549 31.2562, 121.4596 31.2560"""),
            new Stroke("铁路", """
                    121.4575 31.2505, 121.4625 31.2490, 121.4680 31.2497, 121.4720 31.2510, 121.4751 31.2518"""),
            new Stroke("西藏北路", """
                    121.4657 31.2485, 121.4653 31.2514, 121.4644 31.2551, 121.4635 31.2577, 121.4630 31.2587, 121.4628 31.2615,
                    121.4627 31.2628, 121.4632 31.2639, 121.4638 31.2650, 121.4638 31.2665"""),
            new Stroke("场中路", "121.4200 31.3082, 121.4340 31.3088, 121.4446 31.3092"),
            new Stroke("共和新路", """
                    121.4442015 31.3042585, 121.4440 31.3072, 121.4440 31.3102, 121.4437 31.3160, 121.44355 31.3175,
                    121.4433 31.3188"""),
            new Stroke("保德路", "121.4430 31.3118, 121.4530 31.3128, 121.4660 31.3140"),
            // Parts 苏河湾 from 大宁 and, east of 西藏北路, 宝山路街道 from 芷江西路街道.
            new Stroke("内环高架路", """
                    121.4342 31.2568, 121.4403 31.2591, 121.4533 31.26177, 121.4564 31.26257, 121.4583 31.2633, 121.4633 31.2653,
                    121.4651 31.2664, 121.4669 31.2683, 121.4700 31.2707, 121.4714 31.2723, 121.4730 31.2748"""),
            // 汶水路. Parts 大宁 from 市北; it crosses 大宁路街道, whose north lies in the 市北 zone.
            new Stroke("中环路", """
                    121.4150 31.2890, 121.4212 31.2902, 121.4370 31.2929, 121.4403 31.2936, 121.4464 31.2949, 121.4535 31.2965,
                    121.4546 31.2966, 121.4557 31.29665, 121.4574 31.2963, 121.4629 31.2941"""));

    /** Every face the lines make, named. A face without a seed is a sliver and joins the neighbour it shares most border with. */
    static final List<Seed> SEEDS = List.of(
            new Seed("310106012", "NANXI", 121.4560, 31.2300),
            new Seed("310106013", "NANXI", 121.4380, 31.2220),
            new Seed("310106014", "NANXI", 121.4290, 31.2310),
            new Seed("310106006", "NANXI", 121.4440, 31.2370),
            new Seed("310106011", "NANXI", 121.4570, 31.2370),
            new Seed("310106015", "SUHEWAN", 121.4520, 31.2500),
            new Seed("310106016", "SUHEWAN", 121.4680, 31.2460),
            new Seed("310106017", "SUHEWAN", 121.4700, 31.2580),
            new Seed("310106018", "SUHEWAN", 121.4500, 31.2585),
            new Seed("310106022", "SUHEWAN", 121.4610, 31.2570),
            new Seed("310106018", "DANING", 121.4470, 31.2650),
            new Seed("310106022", "DANING", 121.4600, 31.2720),
            new Seed("310106019", "DANING", 121.4500, 31.2850),
            new Seed("310106101", "DANING", 121.4300, 31.2850),
            new Seed("310106019", "SHIBEI", 121.4500, 31.3000),
            new Seed("310106101", "SHIBEI", 121.4300, 31.3000),
            new Seed("310106020", "SHIBEI", 121.4350, 31.3150),
            new Seed("310106020", "SHIBEI", 121.4520, 31.3100),
            new Seed("310106021", "SHIBEI", 121.4550, 31.3180));

    private DistrictSketch() {}
}
