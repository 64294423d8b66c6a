package io.wanping.map;

import io.wanping.finding.Refused;
import io.wanping.geo.GeoJson;
import io.wanping.register.ItemKind;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Items as live shapes, GeoJSON {@code lon, lat}: for a district's worth of them and for what is near a selection; tiles do the rest. */
@Component
class ItemLayer {

    /** More features than this are slow in a browser whatever sends them. */
    static final int MOST_FEATURES = 5000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MapItemStore store;

    ItemLayer(MapItemStore store) {
        this.store = store;
    }

    /**
     * The items of a view as they stand at the end of a day.
     *
     * @return a FeatureCollection in UTF-8
     * @throws Refused {@code map.too-many} with the count
     */
    @Transactional(readOnly = true)
    byte[] featureCollection(MapItemStore.View view, LocalDate asOf) {
        long count = store.count(view);
        if (count > MOST_FEATURES) {
            throw new Refused(Refused.Kind.INVALID, "map.too-many", "count", count, "most", MOST_FEATURES);
        }
        Holdings holdings = store.holdings(view, asOf);
        ObjectNode collection = JSON.createObjectNode().put("type", "FeatureCollection");
        ArrayNode features = collection.putArray("features");
        store.list(view).forEach(item -> features.add(feature(item, holdings)));
        return JSON.writeValueAsBytes(collection);
    }

    private static ObjectNode feature(MapItem item, Holdings holdings) {
        ObjectNode feature = JSON.createObjectNode()
                .put("type", "Feature")
                .put("id", item.id().toString());
        ObjectNode properties = feature.putObject("properties")
                .put("id", item.id().toString())
                .put("kind", item.kind().name())
                .put("code", item.code())
                .put("name", item.name())
                .put("zone", item.zone())
                .put("account", holdings.mainAccount(item.id()).name())
                .put("stage", item.stage())
                .put("grossFloorArea_m2", item.grossFloorArea_m2())
                .put("proposed", holdings.isWaiting(item.id()))
                .put("sample", item.sample());
        if (item.kind() == ItemKind.SITE) {
            properties.put("landArea_m2", item.landArea_m2());
        } else {
            properties.put(
                    "siteId", item.siteId() == null ? null : item.siteId().toString());
        }
        feature.set("geometry", GeoJson.write(item.footprint()));
        return feature;
    }
}
