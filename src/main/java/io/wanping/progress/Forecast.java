package io.wanping.progress;

import io.wanping.geo.Area;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Where a target may stand if the months to come are like the months that were. Pure; never a promise.
 *
 * <h2>Algorithm</h2>
 * Bootstrap: each future month takes the increment of a past month, drawn with replacement; {@link #RUNS} such futures are drawn with a
 * fixed seed, and each month shows the 10th, 50th and 90th percentile of what they have reached: a band of 80 %.
 *
 * <h2>Limits</h2>
 * Knows nothing of projects, seasons or policy, and takes months to be independent. With fewer than {@link #FEWEST_MONTHS} past months
 * there is no band. Our assumption throughout.
 */
final class Forecast {

    static final int RUNS = 2000;
    static final int FEWEST_MONTHS = 6;
    private static final long SEED = 310106;

    /** @param low reached or passed in nine futures of ten */
    record Band(YearMonth month, Area low, Area middle, Area high) {}

    private Forecast() {}

    /** From the month after {@code last} to {@code end}; empty where the past is too short or the end is past. */
    static List<Band> bands(Area done, List<Area> increments, YearMonth last, YearMonth end) {
        if (increments.size() < FEWEST_MONTHS || !end.isAfter(last)) {
            return List.of();
        }
        double[] past = increments.stream()
                .mapToDouble(area -> area.squareMetres().doubleValue())
                .toArray();
        int months = (end.getYear() - last.getYear()) * 12 + end.getMonthValue() - last.getMonthValue();
        double[][] reached = new double[months][RUNS];
        Random random = new Random(SEED);
        for (int run = 0; run < RUNS; run++) {
            double sum = done.squareMetres().doubleValue();
            for (int month = 0; month < months; month++) {
                sum += past[random.nextInt(past.length)];
                reached[month][run] = sum;
            }
        }
        List<Band> bands = new ArrayList<>();
        for (int month = 0; month < months; month++) {
            Arrays.sort(reached[month]);
            bands.add(new Band(
                    last.plusMonths(month + 1L),
                    at(reached[month], 0.1),
                    at(reached[month], 0.5),
                    at(reached[month], 0.9)));
        }
        return bands;
    }

    private static Area at(double[] sorted, double part) {
        return Area.ofSquareMetres(BigDecimal.valueOf(sorted[(int) (part * (sorted.length - 1))]));
    }
}
