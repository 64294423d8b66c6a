package io.wanping.journal;

import io.wanping.geo.Area;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What was said about ground two items both claim. Their shares are 1 together.
 *
 * @param first the item with the smaller id
 * @param firstShare 0 to 1; null when the statement was withdrawn
 * @param shared the ground they shared when it was said
 */
record GroundSharing(
        UUID first,
        UUID second,
        @Nullable BigDecimal firstShare,
        @Nullable BigDecimal secondShare,
        Area shared,
        String reason,
        String statedBy,
        String statedByName,
        Instant statedAt) {

    /** Whether it still says whose all the ground is: not withdrawn, and no more is shared than was, up to a tolerance. */
    boolean holds(Area sharedNow, Area tolerance) {
        return firstShare != null && sharedNow.compareTo(shared.plus(tolerance)) <= 0;
    }

    /**
     * Splits an area by shares so that the parts are the area again to the last 0.01 ㎡: each part is rounded down, and what is left goes to
     * the largest remainders, the earlier first.
     *
     * @param shares none negative, together 1
     */
    static List<Area> split(Area area, List<BigDecimal> shares) {
        BigDecimal hundredth = BigDecimal.ONE.movePointLeft(Area.SCALE);
        List<BigDecimal> exact = shares.stream()
                .map(share -> area.squareMetres().multiply(share))
                .toList();
        List<BigDecimal> floors = exact.stream()
                .map(part -> part.setScale(Area.SCALE, RoundingMode.FLOOR))
                .toList();
        BigDecimal rest = area.squareMetres().subtract(floors.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        int left = rest.divide(hundredth, 0, RoundingMode.UNNECESSARY).intValueExact();
        List<Integer> byRemainder = IntStream.range(0, shares.size())
                .boxed()
                .sorted((one, other) -> exact.get(other)
                        .subtract(floors.get(other))
                        .compareTo(exact.get(one).subtract(floors.get(one))))
                .limit(left)
                .toList();
        return IntStream.range(0, shares.size())
                .mapToObj(i -> Area.ofSquareMetres(
                        byRemainder.contains(i) ? floors.get(i).add(hundredth) : floors.get(i)))
                .toList();
    }
}
