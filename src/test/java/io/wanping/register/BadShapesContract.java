package io.wanping.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.geo.GeoJson;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.Plots;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Zones;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Random damage to a valid shape, sent to the register as text and as GeoJSON: refused with a reason or saved, never a fault. */
abstract class BadShapesContract {

    private static final int MUTATIONS = Integer.getInteger("wanping.mutations", 600);
    private static final long SEED = Long.getLong("wanping.seed", 20261125);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private Clerks clerks;

    @Autowired
    private Zones zones;

    @Autowired
    private TestLedger ledger;

    private Clerk editor;

    @BeforeEach
    void open() {
        ledger.clear();
        editor = clerks.editor();
    }

    @Test
    void answersRandomDamageWithAReasonNeverWithAFault() {
        MultiPolygon plot = Plots.within(zones.listZones().get(0).outline(), 1).get(0);
        String site =
                editor.post("/api/sites", Map.of("code", "M")).json().path("id").asString();
        Random random = new Random(SEED);
        Map<Integer, Integer> statuses = new TreeMap<>();
        long version = 1;
        for (int n = 0; n < MUTATIONS; n++) {
            ObjectNode geometry = GeoJson.write(plot);
            for (int i = 0; i <= random.nextInt(3); i++) {
                damage(geometry, random);
            }
            String body = text(geometry, random);
            Clerk.Answer answer = editor.send(
                    "PATCH",
                    "/api/items/" + site,
                    body,
                    Map.of("If-Match", "\"" + version + "\"", "Content-Type", "application/json"));
            statuses.merge(answer.status(), 1, Integer::sum);
            assertThat(answer.status())
                    .as("seed %d, mutation %d: %s", SEED, n, body)
                    .isIn(200, 400, 413, 422);
            if (answer.status() == 200) {
                version++;
            } else {
                assertThat(answer.code()).as(body).isNotBlank();
            }
            if (n % 10 == 0) {
                Clerk.Answer read = editor.post("/api/map/geometry", Map.of("text", geometry.toString()));
                assertThat(read.status()).as("%s", geometry).isIn(200, 400, 422);
            }
        }
        System.out.println(MUTATIONS + " mutations: " + statuses);
        assertThat(statuses).containsKey(422);
    }

    private static void damage(ObjectNode geometry, Random random) {
        ArrayNode ring = (ArrayNode) geometry.path("coordinates").path(0).path(0);
        if (ring.isEmpty()) {
            return;
        }
        int at = random.nextInt(ring.size());
        switch (random.nextInt(14)) {
            case 0 -> ring.remove(at);
            case 1 -> ring.insert(at, ring.get(random.nextInt(ring.size())).deepCopy());
            case 2 -> ring.set(at, ring.get(random.nextInt(ring.size())).deepCopy());
            case 3 -> swap(ring, random);
            case 4 -> ring.removeAll();
            case 5 ->
                ring.set(
                        at,
                        JSON.createArrayNode()
                                .add(random.nextGaussian() * 1e308)
                                .add(31.2));
            case 6 -> ring.set(at, JSON.createArrayNode().add("NaN").add(31.2));
            case 7 -> ring.set(at, JSON.createArrayNode().add(31.2).add(121.4));
            case 8 -> ring.set(at, JSON.createArrayNode());
            case 9 -> geometry.put("type", random.nextBoolean() ? "Polygon" : "Curve");
            case 10 -> ring.set(at, JSON.nullNode());
            case 11 ->
                ((ArrayNode) geometry.path("coordinates"))
                        .add(geometry.path("coordinates").path(0).deepCopy());
            case 12 -> shift(ring, random.nextGaussian() * 0.01);
            default -> ((ArrayNode) geometry.path("coordinates").path(0)).add(ring.deepCopy());
        }
    }

    private static void swap(ArrayNode ring, Random random) {
        int one = random.nextInt(ring.size());
        int other = random.nextInt(ring.size());
        JsonNode kept = ring.get(one);
        ring.set(one, ring.get(other));
        ring.set(other, kept);
    }

    private static void shift(ArrayNode ring, double degrees) {
        for (int i = 0; i < ring.size(); i++) {
            if (ring.get(i).isArray()
                    && ring.get(i).size() > 1
                    && ring.get(i).get(0).isNumber()) {
                double lon = ring.get(i).get(0).asDouble() + degrees;
                ring.set(i, JSON.createArrayNode().add(lon).add(ring.get(i).get(1)));
            }
        }
    }

    private static String text(ObjectNode geometry, Random random) {
        String body = JSON.createObjectNode().set("geometry", geometry).toString();
        if (random.nextInt(8) == 0) {
            int at = random.nextInt(body.length());
            body = body.substring(0, at)
                    + (char) (32 + random.nextInt(95))
                    + body.substring(Math.min(body.length(), at + random.nextInt(3)));
        }
        return body;
    }
}
