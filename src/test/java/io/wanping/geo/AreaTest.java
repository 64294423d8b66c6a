package io.wanping.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaTest {

    private static final long SEED = 81;

    @ParameterizedTest
    @CsvSource({"17, 11333.33", "460, 306666.67", "1, 666.67", "1.5, 1000.00", "0.0001, 0.07", "-3, -2000.00"})
    void takesAMuAsTwoThousandThirdsOfASquareMetre(BigDecimal mu, BigDecimal squareMetres) {
        assertThat(Area.ofMu(mu).squareMetres()).isEqualTo(squareMetres);
    }

    @Test
    void takesAHectareAsFifteenMu() {
        assertThat(Area.ofHectares(BigDecimal.ONE)).isEqualTo(Area.ofMu(new BigDecimal(15)));
        assertThat(Area.ofHectares(BigDecimal.ONE).mu()).isEqualByComparingTo("15");
    }

    @Test
    void takesTenThousandSquareMetresAsOneWan() {
        assertThat(Area.ofWan(new BigDecimal("7.375"))).isEqualTo(Area.ofSquareMetres("73750"));
        assertThat(Area.ofSquareMetres(73_750).wan()).isEqualByComparingTo("7.375");
        assertThat(Area.ofSquareMetres(73_750).hectares()).isEqualByComparingTo("7.375");
    }

    @Test
    void convertsThereAndBackWithoutLossToTheFourthDecimalOfAMu() {
        System.out.println("seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 10_000; i++) {
            BigDecimal mu = BigDecimal.valueOf(random.nextLong(-10_000_000, 10_000_000), 4);
            Area area = Area.ofMu(mu);
            assertThat(area.mu().setScale(4, java.math.RoundingMode.HALF_UP)).isEqualByComparingTo(mu);
            assertThat(Area.ofMu(area.mu())).isEqualTo(area);
            assertThat(Area.ofWan(area.wan())).isEqualTo(area);
            assertThat(Area.ofHectares(area.hectares())).isEqualTo(area);
        }
    }

    @Test
    void addsExactlyWhateverTheOrder() {
        System.out.println("seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 10_000; i++) {
            Area a = random(random);
            Area b = random(random);
            Area c = random(random);
            assertThat(a.plus(b).plus(c)).isEqualTo(c.plus(b.plus(a)));
            assertThat(a.plus(b).minus(b)).isEqualTo(a);
            assertThat(a.plus(a.negate())).isEqualTo(Area.ZERO);
        }
    }

    private static Area random(SplittableRandom random) {
        return Area.ofSquareMetres(BigDecimal.valueOf(random.nextLong(-1_000_000_00L, 1_000_000_00L), 2));
    }

    @Test
    void holdsTwoDecimalsHalfUpAndIsEqualHoweverItWasWritten() {
        assertThat(Area.ofSquareMetres("5"))
                .isEqualTo(Area.ofSquareMetres("5.000"))
                .hasSameHashCodeAs(new Area(new BigDecimal("5.0")));
        assertThat(Area.ofSquareMetres("0.005").squareMetres()).isEqualTo("0.01");
        assertThat(Area.ofSquareMetres("0.00499").isZero()).isTrue();
        assertThat(Area.ofSquareMetres("-0.005").isNegative()).isTrue();
        assertThat(Area.ofSquareMetres("3")).isLessThan(Area.ofSquareMetres("10"));
    }

    @Test
    void roundsASmallNumberOfMuOnlyOnce() {
        // 0.0000225 亩 is exactly 0.015 ㎡; rounding it twice would end elsewhere.
        assertThat(Area.ofMu(new BigDecimal("0.0000225")).squareMetres()).isEqualTo("0.02");
        assertThat(Area.ofMu(new BigDecimal("0.00002249")).squareMetres()).isEqualTo("0.01");
    }
}
