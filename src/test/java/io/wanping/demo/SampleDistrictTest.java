package io.wanping.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SampleDistrictTest {

    @Test
    void theCheckedInLayersAreWhatTheGeneratorWrites() throws IOException {
        for (Map.Entry<String, String> file : ZoningLayers.files().entrySet()) {
            String checkedIn = Files.readString(ZoningLayers.GIS_DATA.resolve(file.getKey()));
            assertThat(checkedIn.equals(file.getValue())).as(file.getKey()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"streets", "zones"})
    void aLayerCoversTheDistrictWithoutGapOrOverlapAndSharesItsVertices(String layer) throws IOException {
        Polygon[] areas = polygons(layer);
        assertThat(areas).allMatch(Geometry::isValid);
        assertThat(CoverageValidator.isValid(areas)).isTrue();
        assertThat(CoverageUnion.union(areas).norm().equalsExact(polygons("district")[0].norm()))
                .as("union of " + layer + " is the district, vertex by vertex")
                .isTrue();
    }

    @Test
    void thereAreFourteenStreetsAndFourZones() throws IOException {
        assertThat(codes("streets"))
                .hasSize(14)
                .doesNotHaveDuplicates()
                .allMatch(c -> c.matches("3101060\\d\\d|310106101"));
        assertThat(codes("zones")).containsExactly("SHIBEI", "DANING", "SUHEWAN", "NANXI");
    }

    @Test
    void daningRoadSubdistrictReachesIntoTheShibeiZone() throws IOException {
        Geometry daningRoad = polygons("streets")[codes("streets").indexOf("310106019")];
        Geometry shibei = polygons("zones")[codes("zones").indexOf("SHIBEI")];
        assertThat(daningRoad.intersection(shibei).getArea() / daningRoad.getArea())
                .isBetween(0.2, 0.6);
    }

    @Test
    void subTargetsAddUpToTheirTargetAndEverySettingNamesItsSource() throws IOException {
        JsonNode targets = JsonMapper.builder()
                .build()
                .readTree(Files.readString(ZoningLayers.GIS_DATA.resolve("zoning/targets.json")))
                .get("targets");
        assertThat(targets.size()).isEqualTo(4);
        for (JsonNode target : targets) {
            long sum = 0;
            for (JsonNode part : target.get("subTargets")) {
                assertThat(codes("zones")).contains(part.get("zone_code").stringValue());
                sum += part.get("target_m2").longValue();
            }
            assertThat(sum)
                    .as(target.get("code").stringValue())
                    .isEqualTo(target.get("target_m2").longValue());
            target.get("sources").forEach(source -> {
                assertThat(source.get("kind").stringValue()).isIn("plan", "assumed");
                assertThat(source.get("zh").stringValue()).isNotBlank();
                assertThat(source.get("en").stringValue()).isNotBlank();
            });
        }
    }

    private static List<String> codes(String layer) throws IOException {
        return features(layer).stream().map(f -> f.text("code")).toList();
    }

    private static Polygon[] polygons(String layer) throws IOException {
        return features(layer).stream().map(f -> (Polygon) f.geometry()).toArray(Polygon[]::new);
    }

    private static List<GeoJson.Feature> features(String layer) throws IOException {
        return GeoJson.read(ZoningLayers.GIS_DATA.resolve("zoning/" + layer + ".geojson"));
    }
}
