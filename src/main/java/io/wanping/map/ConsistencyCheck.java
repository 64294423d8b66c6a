package io.wanping.map;

import io.wanping.geo.Area;
import io.wanping.geo.AreaMeasurer;
import io.wanping.geo.Footprint;
import io.wanping.geo.Overlap;
import io.wanping.geo.OverlapSearch;
import io.wanping.geo.ShapeCutting;
import io.wanping.register.Item;
import io.wanping.register.ItemField;
import io.wanping.register.ItemKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;

/** Where ledger and map say different things. Pure; the tolerances are those the map and the survey use. */
final class ConsistencyCheck {

    /** Declared and measured may differ by 1 % or 10 ㎡, whichever is more; our assumption. */
    private static final BigDecimal AREA_SHARE = new BigDecimal("0.01");

    private static final BigDecimal AREA_M2 = BigDecimal.TEN;

    /** A building may reach beyond its site by so much: the accuracy of a drawing. */
    private static final BigDecimal OUTSIDE_SHARE = new BigDecimal("0.01");

    private static final BigDecimal OUTSIDE_M2 = BigDecimal.ONE;

    /** Sums of typed numbers agree within a hundredth for each. */
    private static final BigDecimal SUM_M2 = new BigDecimal("0.02");

    enum Kind {
        NO_SHAPE,
        NO_RECORD,
        AREA_DIFFERS,
        CODE_AND_WORD,
        OVERLAP,
        SLIVER,
        OUTSIDE_SITE,
        TOTALS
    }

    /**
     * A difference.
     *
     * @param other the second item of a pair, the site of a building; null where one item is enough
     * @param facts what was found: words and numbers by name, {@code …_m2} in ㎡; other facts are another question
     * @param place {@code lon, lat} degrees; null for what is not on the map
     */
    record Difference(
            Kind kind,
            Item item,
            @Nullable Item other,
            Map<String, String> facts,
            @Nullable Point place) {

        /** The same for the same question on every instance. */
        String key() {
            return kind + ":" + item.id() + (other == null ? "" : ":" + other.id());
        }

        String factsText() {
            return facts.entrySet().stream()
                    .map(fact -> fact.getKey() + "=" + fact.getValue())
                    .collect(Collectors.joining("; "));
        }
    }

    private final AreaMeasurer areas;
    private final OverlapSearch overlaps;
    private final Map<UUID, Item> byId;
    private final List<Difference> found = new ArrayList<>();

    private ConsistencyCheck(Collection<Item> items, AreaMeasurer areas, OverlapSearch overlaps) {
        this.areas = areas;
        this.overlaps = overlaps;
        this.byId = items.stream()
                .collect(Collectors.toMap(Item::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    /** @param items all items of the registers */
    static List<Difference> of(Collection<Item> items, AreaMeasurer areas, OverlapSearch overlaps) {
        ConsistencyCheck check = new ConsistencyCheck(items, areas, overlaps);
        check.byId.values().forEach(check::look);
        for (ItemKind kind : ItemKind.values()) {
            check.lookForOverlaps(kind);
        }
        return check.found;
    }

    private void look(Item item) {
        if (item.geometry() == null) {
            add(Kind.NO_SHAPE, item, null, Map.of());
        } else {
            lookAtMeasured(item, item.geometry());
        }
        lookAtWords(item);
        lookAtTotals(item);
    }

    private void lookAtMeasured(Item item, MultiPolygon shape) {
        ItemField declaredIn = item.kind() == ItemKind.SITE ? ItemField.LAND_AREA : ItemField.FOOTPRINT_AREA;
        BigDecimal declared = item.fields().number(declaredIn);
        BigDecimal measured =
                item.measuredArea() == null ? null : item.measuredArea().squareMetres();
        if (declared == null && item.fields().number(ItemField.GROSS_FLOOR_AREA) == null) {
            add(Kind.NO_RECORD, item, null, Map.of());
        }
        if (declared != null && measured != null) {
            BigDecimal difference = measured.subtract(declared);
            if (difference.abs().compareTo(declared.multiply(AREA_SHARE).max(AREA_M2)) > 0) {
                add(
                        Kind.AREA_DIFFERS,
                        item,
                        null,
                        facts("declared_m2", declared, "measured_m2", measured, "difference_m2", difference));
            }
        }
        Item site = item.siteId() == null ? null : byId.get(item.siteId());
        if (site != null && site.geometry() != null && measured != null && measured.signum() > 0) {
            Area inside = areas.measure(ShapeCutting.shared(shape, site.geometry()));
            BigDecimal outside = measured.subtract(inside.squareMetres());
            if (outside.compareTo(measured.multiply(OUTSIDE_SHARE).max(OUTSIDE_M2)) > 0) {
                add(Kind.OUTSIDE_SITE, item, site, facts("outside_m2", outside, "measured_m2", measured));
            }
        }
    }

    private void lookAtWords(Item item) {
        String code = item.fields().text(ItemField.LAND_USE_CODE);
        String word = item.fields().text(ItemField.LAND_USE);
        List<String> names = LandUseWords.otherThan(code, word);
        if (names != null) {
            add(Kind.CODE_AND_WORD, item, null, facts("code", code, "word", word, "names", String.join(" / ", names)));
        }
    }

    private void lookAtTotals(Item item) {
        BigDecimal gross = item.fields().number(ItemField.GROSS_FLOOR_AREA);
        BigDecimal above = item.fields().number(ItemField.ABOVE_GROUND_AREA);
        BigDecimal below = item.fields().number(ItemField.BELOW_GROUND_AREA);
        if (gross != null && above != null && below != null) {
            BigDecimal difference = gross.subtract(above).subtract(below);
            if (difference.abs().compareTo(SUM_M2) > 0) {
                add(
                        Kind.TOTALS,
                        item,
                        null,
                        facts("gross_m2", gross, "above_m2", above, "below_m2", below, "difference_m2", difference));
                return;
            }
        }
        BigDecimal rentable = item.fields().number(ItemField.RENTABLE_AREA);
        BigDecimal vacant = item.fields().number(ItemField.VACANT_AREA);
        if (rentable != null && vacant != null && vacant.compareTo(rentable) > 0) {
            add(
                    Kind.TOTALS,
                    item,
                    null,
                    facts("rentable_m2", rentable, "vacant_m2", vacant, "difference_m2", rentable.subtract(vacant)));
        }
    }

    private void lookForOverlaps(ItemKind kind) {
        List<Footprint> footprints = byId.values().stream()
                .filter(item -> item.kind() == kind && item.geometry() != null)
                .map(item -> new Footprint(item.id(), item.geometry()))
                .toList();
        for (Overlap overlap : overlaps.among(footprints)) {
            Map<String, String> facts = facts(
                    "shared_m2",
                    overlap.area().squareMetres(),
                    "ofFirst",
                    percent(overlap.shareOfFirst()),
                    "ofSecond",
                    percent(overlap.shareOfSecond()));
            found.add(new Difference(
                    overlap.exceedsTolerance() ? Kind.OVERLAP : Kind.SLIVER,
                    byId.get(overlap.first()),
                    byId.get(overlap.second()),
                    facts,
                    overlap.shared().getInteriorPoint()));
        }
    }

    private void add(Kind kind, Item item, @Nullable Item other, Map<String, String> facts) {
        found.add(new Difference(
                kind,
                item,
                other,
                facts,
                item.geometry() == null ? null : item.geometry().getInteriorPoint()));
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(2, RoundingMode.HALF_UP).toPlainString() + "%";
    }

    private static Map<String, String> facts(Object... namesAndValues) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            facts.put(
                    (String) namesAndValues[i],
                    value instanceof BigDecimal number
                            ? number.setScale(2, RoundingMode.HALF_UP).toPlainString()
                            : String.valueOf(value));
        }
        return facts;
    }
}
