package io.wanping.geo;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An area of ground or floor, or the difference of two (so it may be negative).
 *
 * <p>Unit: square metres, held as the ledger holds them, to 0.01 ㎡ half up ({@code numeric(14,2)}); what is added in memory is
 * therefore exactly what is added in the database. Equal areas are equal however they were written ({@code 5} and {@code 5.00}).
 *
 * <p>Conversions are exact rational numbers: 1 亩 = 2000/3 ㎡, 1 公顷 = 10 000 ㎡, 1 万㎡ = 10 000 ㎡; {@link #mu()},
 * {@link #hectares()} and {@link #wan()} lose nothing, only the factories round (to 0.01 ㎡). Source: domain paper §2.
 *
 * <p>An area does not know its basis (land, gross, FAR-counted …): areas on different bases must not be added, which is the
 * register's rule to keep.
 *
 * @param squareMetres ㎡, rounded half up to two decimals on construction
 */
public record Area(BigDecimal squareMetres) implements Comparable<Area> {

    /** Decimals of a square metre that are kept: the scale of every area column. */
    public static final int SCALE = 2;

    public static final Area ZERO = new Area(BigDecimal.ZERO);

    private static final BigDecimal MU_NUMERATOR = new BigDecimal(2000);
    private static final BigDecimal MU_DENOMINATOR = new BigDecimal(3);
    private static final int TEN_THOUSAND = 4;

    public Area {
        squareMetres = squareMetres.setScale(SCALE, RoundingMode.HALF_UP);
    }

    public static Area ofSquareMetres(BigDecimal squareMetres) {
        return new Area(squareMetres);
    }

    /**
     * @param squareMetres a plain decimal number such as {@code 39866} or {@code 1333.33}
     * @throws NumberFormatException where it is anything else; reading what people write is the survey's work
     */
    public static Area ofSquareMetres(String squareMetres) {
        return new Area(new BigDecimal(squareMetres));
    }

    public static Area ofSquareMetres(long squareMetres) {
        return new Area(BigDecimal.valueOf(squareMetres));
    }

    /** From 亩; rounded to 0.01 ㎡ once, at the end. */
    public static Area ofMu(BigDecimal mu) {
        return new Area(
                mu.multiply(MU_NUMERATOR).divide(MU_DENOMINATOR, Math.max(SCALE, mu.scale()), RoundingMode.HALF_UP));
    }

    public static Area ofHectares(BigDecimal hectares) {
        return new Area(hectares.movePointRight(TEN_THOUSAND));
    }

    /** From 万㎡ (also 万平方米, 万方). */
    public static Area ofWan(BigDecimal tenThousandSquareMetres) {
        return new Area(tenThousandSquareMetres.movePointRight(TEN_THOUSAND));
    }

    public Area plus(Area other) {
        return new Area(squareMetres.add(other.squareMetres));
    }

    public Area minus(Area other) {
        return new Area(squareMetres.subtract(other.squareMetres));
    }

    public Area negate() {
        return new Area(squareMetres.negate());
    }

    public Area abs() {
        return new Area(squareMetres.abs());
    }

    public boolean isZero() {
        return squareMetres.signum() == 0;
    }

    public boolean isNegative() {
        return squareMetres.signum() < 0;
    }

    /** Exactly this area in 亩: ㎡ × 3 ÷ 2000, which always ends. */
    public BigDecimal mu() {
        return squareMetres.multiply(MU_DENOMINATOR).divide(MU_NUMERATOR);
    }

    public BigDecimal hectares() {
        return squareMetres.movePointLeft(TEN_THOUSAND);
    }

    /** Exactly this area in 万㎡. */
    public BigDecimal wan() {
        return squareMetres.movePointLeft(TEN_THOUSAND);
    }

    @Override
    public int compareTo(Area other) {
        return squareMetres.compareTo(other.squareMetres);
    }

    /** For logs and tests; screens format with their own locale. */
    @Override
    public String toString() {
        return squareMetres.toPlainString() + " ㎡";
    }
}
