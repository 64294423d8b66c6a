package io.wanping.register.consistency;

import io.wanping.finding.Finding;
import io.wanping.finding.FindingCode;
import io.wanping.finding.Place;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * One disagreement. It is the same finding as long as the same check finds something about the same items, whatever they are called and
 * however much it is; {@link #factsMark()} says whether it is still what somebody answered.
 *
 * @param items one item, or the two of a pair in the order of their ids
 * @param facts what was compared, by the name of the gap in the texts
 * @param area_m2 how much it is about, ㎡; null where it is about words
 * @param where the disputed ground, {@code lon, lat} degrees, EPSG:4490; the item's own shape where there is no other; null off the map
 */
record ConsistencyFinding(
        ConsistencyCheck check,
        List<CheckedItem> items,
        Map<String, String> facts,
        @Nullable BigDecimal area_m2,
        @Nullable Geometry where) {

    static ConsistencyFinding of(
            ConsistencyCheck check, CheckedItem item, @Nullable BigDecimal area_m2, Object... facts) {
        return new ConsistencyFinding(check, List.of(item), inOrder(facts), area_m2, item.geometry());
    }

    static Map<String, String> inOrder(Object... namesAndValues) {
        return new LinkedHashMap<>(FindingCode.arguments(namesAndValues));
    }

    /** Sixteen hexadecimal digits. */
    String id() {
        return digest(
                check.code() + items.stream().map(item -> "\n" + item.id()).collect(Collectors.joining()));
    }

    /** Sixteen hexadecimal digits; another value when what was compared has changed. */
    String factsMark() {
        return digest(factsText());
    }

    String factsText() {
        return facts.entrySet().stream()
                .map(fact -> fact.getKey() + "=" + fact.getValue())
                .collect(Collectors.joining("; "));
    }

    /** A point that certainly lies on the disputed ground. */
    @Nullable
    Coordinate spot() {
        return where == null || where.isEmpty()
                ? null
                : where.getInteriorPoint().getCoordinate();
    }

    CheckedItem first() {
        return items.get(0);
    }

    boolean concerns(String zone) {
        return items.stream().anyMatch(item -> item.zone().equals(zone));
    }

    /** The same in the form every finding of the product has, for its words. */
    Finding asFinding() {
        Map<String, String> arguments = new LinkedHashMap<>(facts);
        arguments.put("item", first().code());
        if (items.size() > 1) {
            arguments.put("other", items.get(1).code());
            arguments.put("otherName", items.get(1).called());
        }
        return new Finding(check.code(), check.severity(), new Place.Item(first().code()), arguments);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
