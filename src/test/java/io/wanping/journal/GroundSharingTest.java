package io.wanping.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.geo.Area;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroundSharingTest {

    @Test
    void theLastHundredthGoesToTheLargestRemainder() {
        assertThat(parts("100.01", "0.5", "0.5")).containsExactly("50.01", "50.00");
        assertThat(parts("0.01", "0.4", "0.6")).containsExactly("0.00", "0.01");
        assertThat(parts("1.00", "0.333333", "0.333333", "0.333334")).containsExactly("0.33", "0.33", "0.34");
        assertThat(parts("12.34", "1", "0")).containsExactly("12.34", "0.00");
        assertThat(parts("0", "0.3", "0.7")).containsExactly("0.00", "0.00");
    }

    @Test
    void thePartsAreAlwaysTheWholeAndNoneIsAHundredthOff() {
        long seed = Long.getLong("wanping.seed", System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 5000; round++) {
            Area area = Area.ofSquareMetres(BigDecimal.valueOf(random.nextInt(0, 100_000_000), 2));
            int millionths = 1_000_000;
            int count = random.nextInt(2, 6);
            int[] shares = new int[count];
            for (int i = 0; i < count - 1; i++) {
                shares[i] = random.nextInt(0, millionths + 1);
                millionths -= shares[i];
            }
            shares[count - 1] = millionths;
            List<BigDecimal> exact = IntStream.of(shares)
                    .mapToObj(share -> BigDecimal.valueOf(share, 6))
                    .toList();

            List<Area> parts = GroundSharing.split(area, exact);

            assertThat(parts.stream().reduce(Area.ZERO, Area::plus))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(area);
            for (int i = 0; i < count; i++) {
                assertThat(parts.get(i)
                                .squareMetres()
                                .subtract(area.squareMetres().multiply(exact.get(i)))
                                .abs())
                        .as("seed %d round %d", seed, round)
                        .isLessThan(new BigDecimal("0.01"));
            }
        }
    }

    private static List<String> parts(String area, String... shares) {
        return GroundSharing.split(
                        Area.ofSquareMetres(area),
                        java.util.Arrays.stream(shares).map(BigDecimal::new).toList())
                .stream()
                .map(part -> part.squareMetres().toPlainString())
                .toList();
    }
}
