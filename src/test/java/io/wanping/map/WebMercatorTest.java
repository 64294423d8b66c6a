package io.wanping.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.wanping.finding.Refused;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebMercatorTest {

    @Test
    void goesThereAndBackWithinTheGrid() {
        Random random = new Random(1);
        double unit = 360.0 / WebMercator.WORLD;
        for (int i = 0; i < 10_000; i++) {
            double lon = random.nextDouble() * 360 - 180;
            double lat = random.nextDouble() * 160 - 80;
            assertThat(WebMercator.lon(WebMercator.x(lon))).isCloseTo(lon, within(unit));
            assertThat(WebMercator.lat(WebMercator.y(lat))).isCloseTo(lat, within(unit));
        }
    }

    /** EPSG:3857 on a sphere of 6 378 137 metres, by the formula of the EPSG guidance note 7-2. */
    @Test
    void agreesWithTheProjectionEverybodyUses() {
        double half = Math.PI * 6378137;
        double metresPerUnit = 2 * half / WebMercator.WORLD;

        assertThat(WebMercator.x(121.45) * metresPerUnit - half)
                .isCloseTo(Math.toRadians(121.45) * 6378137, within(0.04));
        assertThat(half - WebMercator.y(31.25) * metresPerUnit)
                .isCloseTo(6378137 * Math.log(Math.tan(Math.PI / 4 + Math.toRadians(31.25) / 2)), within(0.04));
    }

    @Test
    void drawsThePolesOnTheEdgeOfTheWorld() {
        assertThat(WebMercator.y(90)).isZero();
        assertThat(WebMercator.y(-90)).isEqualTo(WebMercator.WORLD - 1);
        assertThat(WebMercator.x(180)).isEqualTo(WebMercator.WORLD - 1);
    }

    @ParameterizedTest
    @CsvSource({"-1,0,0", "21,0,0", "2,4,0", "2,0,4", "2,-1,0", "a,0,0", "1.5,0,0", "99999999999,0,0"})
    void refusesTilesThereAreNot(String z, String x, String y) {
        assertThatThrownBy(() -> TileAddress.parse(z, x, y))
                .isInstanceOfSatisfying(
                        Refused.class, refusal -> assertThat(refusal.code()).isEqualTo("map.tile-unknown"));
    }
}
