package io.wanping.map;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Roads, rails and stations drawn under the map so that it needs no outside service: the files of {@code gis-data/osm}, GeoJSON
 * {@code lon, lat}. WGS84, taken as equal to CGCS2000. © OpenStreetMap contributors, ODbL.
 */
@Component
class Backdrop {

    private static final List<String> FILES = List.of("backdrop.geojson", "stations.geojson");
    private static final String ATTRIBUTION = "© OpenStreetMap contributors, ODbL 1.0";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private volatile @Nullable Document document;

    /** The collection as it is sent, with its ETag. */
    record Document(byte[] content, String tag) {}

    /** Read once; it changes with the version of the product only. */
    Document get() {
        Document known = document;
        if (known == null) {
            byte[] content = JSON.writeValueAsBytes(read());
            known = new Document(content, ContentTag.of(content));
            document = known;
        }
        return known;
    }

    private static ObjectNode read() {
        ObjectNode collection =
                JSON.createObjectNode().put("type", "FeatureCollection").put("attribution", ATTRIBUTION);
        ArrayNode features = collection.putArray("features");
        for (String file : FILES) {
            try (InputStream in = Backdrop.class.getResourceAsStream("/gis-data/osm/" + file)) {
                JsonNode layer = JSON.readTree(in);
                layer.path("features").forEach(features::add);
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
        return collection;
    }
}
