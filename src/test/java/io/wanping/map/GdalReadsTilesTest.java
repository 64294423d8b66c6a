package io.wanping.map;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.testing.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another reader understands what we write. */
class GdalReadsTilesTest {

    @Test
    void gdalFindsTheShapesAndTheirProperties(@TempDir Path folder) throws IOException, InterruptedException {
        Path ogr2ogr = Requirement.GDAL.orSkip();
        List<Parcels.Parcel> parcels = new Parcels(1).mosaic(16, 0.004);
        TileAddress tile = Parcels.tileAt(15, Parcels.LON, Parcels.LAT);
        byte[] content = TileRenderer.draw("sites", tile, Parcels.grid(parcels)::visit);
        Path file = Files.createDirectories(folder.resolve("15").resolve(Integer.toString(tile.x())))
                .resolve(tile.y() + ".pbf");
        Files.write(file, content);
        Path json = folder.resolve("tile.json");

        Process process = new ProcessBuilder(
                        ogr2ogr.toString(), "-f", "GeoJSON", json.toString(), "MVT:" + file, "-t_srs", "EPSG:4326")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("output")))
                .isZero();

        JsonNode features =
                JsonMapper.builder().build().readTree(Files.readString(json)).path("features");
        DecodedTile decoded = DecodedTile.read(content);
        assertThat(features).hasSize(decoded.features().size()).isNotEmpty();
        JsonNode first = features.get(0).path("properties");
        assertThat(first.path("id").asString())
                .isEqualTo(decoded.features().get(0).properties().get("id"));
        assertThat(first.path("name").asString()).startsWith("示例地块");
        double lon = firstNumber(features.get(0).path("geometry").path("coordinates"));
        assertThat(lon).isBetween(Parcels.LON - 0.02, Parcels.LON + 0.02);
    }

    private static double firstNumber(JsonNode coordinates) {
        return coordinates.isNumber() ? coordinates.asDouble() : firstNumber(coordinates.get(0));
    }
}
