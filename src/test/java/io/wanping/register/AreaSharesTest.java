package io.wanping.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.geo.Area;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AreaSharesTest {

    @Test
    void giveTheHundredthsThatAreLeftToTheLargestRemainders() {
        assertThat(AreaShares.divided(new BigDecimal("100.00"), weights("1", "1", "1")))
                .extracting(BigDecimal::toPlainString)
                .containsExactlyInAnyOrder("33.34", "33.33", "33.33");
        assertThat(AreaShares.divided(new BigDecimal("0.01"), weights("1", "2")))
                .extracting(BigDecimal::toPlainString)
                .containsExactly("0.00", "0.01");
        assertThat(AreaShares.divided(new BigDecimal("0.00"), weights("3", "4")))
                .extracting(BigDecimal::toPlainString)
                .containsExactly("0.00", "0.00");
    }

    @Test
    void alwaysAddUpAndNeverMissTheirShareByAHundredth() {
        Random random = new Random(20261125);
        for (int round = 0; round < 3000; round++) {
            BigDecimal total = new BigDecimal(random.nextInt(1_000_000_000)).movePointLeft(2);
            List<Area> weights = IntStream.range(0, 2 + random.nextInt(8))
                    .mapToObj(
                            i -> Area.ofSquareMetres(new BigDecimal(1 + random.nextInt(100_000_000)).movePointLeft(2)))
                    .toList();
            List<BigDecimal> shares = AreaShares.divided(total, weights);
            assertThat(shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(total);
            double sum = weights.stream()
                    .mapToDouble(one -> one.squareMetres().doubleValue())
                    .sum();
            for (int i = 0; i < shares.size(); i++) {
                double exact =
                        total.doubleValue() * weights.get(i).squareMetres().doubleValue() / sum;
                assertThat(Math.abs(shares.get(i).doubleValue() - exact)).isLessThan(0.010001);
            }
        }
    }

    private static List<Area> weights(String... squareMetres) {
        return java.util.Arrays.stream(squareMetres)
                .map(BigDecimal::new)
                .map(Area::ofSquareMetres)
                .toList();
    }
}
