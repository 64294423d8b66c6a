package io.wanping.journal;

import io.wanping.account.Actor;
import io.wanping.account.Audience;
import io.wanping.audit.CsvLine;
import io.wanping.geo.GeoJson;
import io.wanping.register.Item;
import io.wanping.register.ItemField;
import io.wanping.register.Items;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Items with their fields, places and areas as a file. Written piece by piece, so that a whole district needs no memory. What may be in it
 * is for its {@link Audience} to say: outside the bureau neither outlines, nor persons, nor free text.
 */
@Component
class ItemExport {

    private static final int ITEMS_AT_A_TIME = 500;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Items items;
    private final LedgerItems ledger;
    private final Clock clock;

    ItemExport(Items items, LedgerItems ledger, Clock clock) {
        this.items = items;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What the file is. */
    enum Format {
        /** A FeatureCollection, {@code lon, lat} degrees, EPSG:4490. */
        GEOJSON("application/geo+json", "geojson"),
        /** One line an item; its place as {@code lon, lat} of a point inside it and, for the bureau, as WKT. */
        CSV("text/csv", "csv");

        private final String mediaType;
        private final String extension;

        Format(String mediaType, String extension) {
            this.mediaType = mediaType;
            this.extension = extension;
        }

        String mediaType() {
            return mediaType;
        }
    }

    String fileName(Format format, Audience audience) {
        return "items-" + audience.name().toLowerCase(Locale.ROOT) + "-" + LocalDate.now(clock) + "."
                + format.extension;
    }

    /** Writes the items there still are, in the order of the ids. */
    void write(List<UUID> ids, Format format, Audience audience, Actor by, Locale locale, Writer out)
            throws IOException {
        Pieces pieces = format == Format.GEOJSON ? new Features(out, audience) : new Lines(out, audience);
        for (int from = 0; from < ids.size(); from += ITEMS_AT_A_TIME) {
            List<UUID> piece = ids.subList(from, Math.min(ids.size(), from + ITEMS_AT_A_TIME));
            Map<UUID, Item> known =
                    items.listByIds(piece).stream().collect(Collectors.toMap(Item::id, Function.identity()));
            for (LedgerItems.Row row : ledger.rows(piece, locale)) {
                Item item = known.get(row.id());
                if (item != null) {
                    pieces.add(item, values(item, row, audience, by));
                }
            }
            out.flush();
        }
        pieces.end();
        out.flush();
    }

    /** The columns of a file, in order. */
    private static List<String> columns(Audience audience) {
        List<String> columns = new ArrayList<>(List.of("code", "kind", "zone", "zoneName", "street", "streetName"));
        for (ItemField field : ItemField.values()) {
            if (isShown(field, audience)) {
                columns.add(field.jsonName());
            }
        }
        columns.addAll(List.of("measuredArea_m2", "mainAccount"));
        AreaAccount.HOLDING.forEach(account -> columns.add(column(account)));
        return columns;
    }

    private static boolean isShown(ItemField field, Audience audience) {
        return audience.showsFreeText() || !field.isFreeText();
    }

    private static String column(AreaAccount account) {
        return account.name().toLowerCase(Locale.ROOT) + "_m2";
    }

    private static Map<String, Object> values(Item item, LedgerItems.Row row, Audience audience, Actor by) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("code", item.code());
        all.put("kind", item.kind().name());
        all.put("zone", item.zone());
        all.put("zoneName", row.zoneName());
        all.put("street", item.street());
        all.put("streetName", row.streetName());
        for (ItemField field : ItemField.values()) {
            if (isShown(field, audience)) {
                all.put(field.jsonName(), item.fields().get(field));
            }
        }
        all.put("measuredArea_m2", row.measuredArea_m2());
        all.put("mainAccount", row.mainAccount().name());
        AreaAccount.HOLDING.forEach(account -> all.put(column(account), held(row, account)));
        Map<String, Object> shown = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (value instanceof String text) {
                audience.shown(name, text, by).ifPresent(left -> shown.put(name, left));
            } else if (value != null) {
                shown.put(name, value);
            }
        });
        return shown;
    }

    private static BigDecimal held(LedgerItems.Row row, AreaAccount account) {
        return switch (account) {
            case UNCOUNTED -> row.balances().uncounted_m2();
            case RESERVE -> row.balances().reserve_m2();
            case OPTIMISE -> row.balances().optimise_m2();
            case RELEASE -> row.balances().release_m2();
            case ORIGIN -> BigDecimal.ZERO;
        };
    }

    /** What is added to a file one after the other. */
    private interface Pieces {
        void add(Item item, Map<String, Object> values) throws IOException;

        void end() throws IOException;
    }

    private static final class Features implements Pieces {

        private final Writer out;
        private final Audience audience;
        private String before = "\n";

        Features(Writer out, Audience audience) throws IOException {
            this.out = out;
            this.audience = audience;
            out.write("{\"type\":\"FeatureCollection\",\"audience\":\"" + audience + "\",\"features\":[");
        }

        @Override
        public void add(Item item, Map<String, Object> values) throws IOException {
            ObjectNode feature = JSON.createObjectNode().put("type", "Feature");
            if (audience.showsOutlines()) {
                feature.put("id", item.id().toString());
                Map<String, String> attributes = new TreeMap<>(item.attributes());
                if (!attributes.isEmpty()) {
                    values.put("attributes", attributes);
                }
            }
            feature.set("properties", JSON.valueToTree(values));
            feature.set("geometry", geometry(item));
            out.write(before + JSON.writeValueAsString(feature));
            before = ",\n";
        }

        private @Nullable JsonNode geometry(Item item) {
            MultiPolygon outline = item.geometry();
            if (outline == null) {
                return JSON.nullNode();
            }
            if (audience.showsOutlines()) {
                return GeoJson.write(outline);
            }
            ObjectNode point = JSON.createObjectNode().put("type", "Point");
            place(item, audience).forEach(point.putArray("coordinates")::add);
            return point;
        }

        @Override
        public void end() throws IOException {
            out.write("\n]}\n");
        }
    }

    private static final class Lines implements Pieces {

        private final Writer out;
        private final Audience audience;
        private final List<String> columns;

        Lines(Writer out, Audience audience) throws IOException {
            this.out = out;
            this.audience = audience;
            this.columns = columns(audience);
            List<String> header = new ArrayList<>(columns);
            header.addAll(List.of("lon", "lat"));
            if (audience.showsOutlines()) {
                header.add("wkt");
            }
            out.write(CsvLine.BYTE_ORDER_MARK + CsvLine.of(header));
        }

        @Override
        public void add(Item item, Map<String, Object> values) throws IOException {
            List<String> cells = new ArrayList<>();
            columns.forEach(column -> cells.add(text(values.get(column))));
            List<BigDecimal> place = place(item, audience);
            cells.add(place.isEmpty() ? "" : place.get(0).toPlainString());
            cells.add(place.isEmpty() ? "" : place.get(1).toPlainString());
            if (audience.showsOutlines()) {
                cells.add(item.geometry() == null ? "" : item.geometry().toText());
            }
            out.write(CsvLine.of(cells));
        }

        private static String text(@Nullable Object value) {
            return value instanceof BigDecimal number ? number.toPlainString() : value == null ? "" : value.toString();
        }

        @Override
        public void end() {}
    }

    /** {@code lon, lat} of a point inside the item, as exactly as its readers may know; empty off the map. */
    private static List<BigDecimal> place(Item item, Audience audience) {
        MultiPolygon outline = item.geometry();
        if (outline == null) {
            return List.of();
        }
        Point inside = outline.getInteriorPoint();
        int decimals = audience.showsOutlines() ? INTERNAL_DECIMALS : Audience.EXTERNAL_DECIMALS;
        return List.of(rounded(inside.getX(), decimals), rounded(inside.getY(), decimals));
    }

    /** About a centimetre. */
    private static final int INTERNAL_DECIMALS = 7;

    private static BigDecimal rounded(double degrees, int decimals) {
        return BigDecimal.valueOf(degrees).setScale(decimals, RoundingMode.HALF_UP);
    }
}
