package io.wanping.demo;

import io.wanping.register.ItemField;
import io.wanping.register.ItemKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Polygon;

/** An invented site or building while the sample is being made; the workbooks are written from it. */
final class SampleItem {

    private final ItemKind kind;
    private final String code;
    private final String zone;
    private final SiteType type;
    private final @Nullable Polygon lonLat;
    private final Map<ItemField, Object> values = new EnumMap<>(ItemField.class);
    private final Set<String> scopes = new TreeSet<>();
    private final List<SampleItem> buildings = new ArrayList<>();

    /**
     * @param zone code of the zone it lies in or, off the map, declares
     * @param lonLat degrees, 7 decimals; null when it is not on the map yet
     */
    SampleItem(ItemKind kind, String code, String zone, SiteType type, @Nullable Polygon lonLat) {
        this.kind = kind;
        this.code = code;
        this.zone = zone;
        this.type = type;
        this.lonLat = lonLat;
    }

    ItemKind kind() {
        return kind;
    }

    String code() {
        return code;
    }

    String zone() {
        return zone;
    }

    SiteType type() {
        return type;
    }

    @Nullable
    Polygon lonLat() {
        return lonLat;
    }

    Set<String> scopes() {
        return scopes;
    }

    List<SampleItem> buildings() {
        return buildings;
    }

    SampleItem with(ItemField field, @Nullable Object value) {
        if (value == null) {
            values.remove(field);
        } else {
            values.put(field, value);
        }
        return this;
    }

    @Nullable
    Object value(ItemField field) {
        return values.get(field);
    }

    Map<ItemField, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    String name() {
        return String.valueOf(values.get(ItemField.NAME));
    }

    /** ㎡; zero when unknown. */
    BigDecimal area(ItemField field) {
        return values.get(field) instanceof BigDecimal area ? area : BigDecimal.ZERO;
    }

    int number(ItemField field) {
        return values.get(field) instanceof Integer number ? number : 0;
    }

    /** The area that can be counted, ㎡: gross floor area, nothing for a site whose buildings count. */
    BigDecimal capacity() {
        return buildings.isEmpty() ? area(ItemField.GROSS_FLOOR_AREA) : BigDecimal.ZERO;
    }

    /** The bucket its area shows up in: off the map 未落图, whatever zone it declares. */
    String bucket() {
        return lonLat == null ? "UNPLACED" : zone;
    }

    @Override
    public String toString() {
        return code;
    }

    static BigDecimal m2(double squareMetres, int decimals) {
        return BigDecimal.valueOf(squareMetres).setScale(decimals, RoundingMode.HALF_UP);
    }
}
