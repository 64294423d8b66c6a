package io.wanping.register;

import io.wanping.geo.Area;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides areas by weights so that nothing is lost: largest remainder, in hundredths of a ㎡. Pure.
 */
final class AreaShares {

    private AreaShares() {}

    /**
     * @param total ㎡, not negative, two decimals
     * @param weights above zero
     * @return as many areas as weights; their sum is the total exactly
     */
    static List<BigDecimal> divided(BigDecimal total, List<Area> weights) {
        BigInteger hundredths = total.setScale(2, RoundingMode.UNNECESSARY).unscaledValue();
        BigDecimal sum = weights.stream().map(Area::squareMetres).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigInteger> parts = new ArrayList<>();
        List<BigDecimal> remainders = new ArrayList<>();
        for (Area weight : weights) {
            BigDecimal[] divided =
                    new BigDecimal(hundredths).multiply(weight.squareMetres()).divideAndRemainder(sum);
            parts.add(divided[0].toBigInteger());
            remainders.add(divided[1]);
        }
        int left = hundredths
                .subtract(parts.stream().reduce(BigInteger.ZERO, BigInteger::add))
                .intValueExact();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get).reversed())
                .limit(left)
                .forEach(part -> parts.set(part, parts.get(part).add(BigInteger.ONE)));
        return parts.stream().map(part -> new BigDecimal(part, 2)).toList();
    }
}
