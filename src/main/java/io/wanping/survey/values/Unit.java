package io.wanping.survey.values;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A unit a sheet may use, with the ways it is written. 1亩 = 2000/3 ㎡; 1 t/㎡ = 9.80665 kN/㎡ (field sheets often mean 10: the exact
 * figure is stored, the raw text kept). kW is left out: it is another quantity than kVA.
 */
public enum Unit {
    SQUARE_METRE(Dimension.AREA, "㎡", "1", "m2", "m^2", "平方米", "平米", "平方公尺", "方", "平"),
    MU(Dimension.AREA, "亩", "2000/3", "亩", "市亩"),
    HECTARE(Dimension.AREA, "公顷", "10000", "公顷", "hm2", "hm^2", "ha"),
    WAN_SQUARE_METRES(Dimension.AREA, "万㎡", "10000", "万m2", "万m^2", "万平方米", "万平米", "万平", "万方", "万平方"),
    SQUARE_KILOMETRE(Dimension.AREA, "km²", "1000000", "km2", "km^2", "平方公里", "平方千米"),
    KILONEWTON_PER_SQUARE_METRE(Dimension.LOAD, "kN/㎡", "1", "kn/m2", "kn/m^2", "kpa", "千牛/平方米", "千牛/m2"),
    TONNE_PER_SQUARE_METRE(Dimension.LOAD, "t/㎡", "9.80665", "t/m2", "t/m^2", "吨/m2", "吨/平方米", "吨/平米", "t/平方米", "吨/平"),
    KILOGRAM_PER_SQUARE_METRE(
            Dimension.LOAD, "kg/㎡", "0.00980665", "kg/m2", "kg/m^2", "公斤/m2", "公斤/平方米", "公斤/平米", "千克/m2", "千克/平方米"),
    METRE(Dimension.LENGTH, "m", "1", "m", "米", "公尺"),
    CENTIMETRE(Dimension.LENGTH, "cm", "0.01", "cm", "厘米"),
    MILLIMETRE(Dimension.LENGTH, "mm", "0.001", "mm", "毫米"),
    KILOVOLT_AMPERE(Dimension.POWER, "kVA", "1", "kva", "kv·a", "kv.a", "千伏安"),
    MEGAVOLT_AMPERE(Dimension.POWER, "MVA", "1000", "mva", "兆伏安"),
    PIECES(Dimension.COUNT, "", "1", "层", "f", "台", "部", "个", "家", "户", "幢", "栋", "间", "人", "项", "处", "年");

    private final Dimension dimension;
    private final String symbol;
    private final BigDecimal numerator;
    private final BigDecimal denominator;
    private final List<String> spellings;

    Unit(Dimension dimension, String symbol, String factor, String... spellings) {
        this.dimension = dimension;
        this.symbol = symbol;
        String[] parts = factor.split("/", -1);
        this.numerator = new BigDecimal(parts[0]);
        this.denominator = parts.length == 1 ? BigDecimal.ONE : new BigDecimal(parts[1]);
        this.spellings = List.of(spellings);
    }

    public Dimension dimension() {
        return dimension;
    }

    /** How the unit is shown. */
    public String symbol() {
        return symbol;
    }

    /** A number of this unit in the stored unit of its dimension, exact to 34 digits. */
    public BigDecimal toStored(BigDecimal number) {
        BigDecimal product = number.multiply(numerator);
        return denominator.equals(BigDecimal.ONE) ? product : product.divide(denominator, MathContext.DECIMAL128);
    }

    /** A unit by any of its spellings: full-width or half-width, with or without {@code 单位：}, brackets and spaces. */
    public static Optional<Unit> find(String text) {
        String key = key(text);
        return Arrays.stream(values())
                .filter(unit -> unit.spellings.contains(key))
                .findFirst();
    }

    public static Optional<Unit> find(String text, Dimension dimension) {
        String key = key(text);
        return Arrays.stream(values())
                .filter(unit -> unit.dimension == dimension && unit.spellings.contains(key))
                .findFirst();
    }

    private static String key(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", "")
                .replaceFirst("^[(\\[【]*(计量)?(单位)?[:：]?", "")
                .replaceFirst("[)\\]】]*$", "");
    }
}
