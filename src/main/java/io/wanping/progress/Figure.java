package io.wanping.progress;

import io.wanping.geo.Area;
import io.wanping.zoning.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of the monthly table: what was aimed at, reached and is missing. Areas are exact sums of postings; nothing here is rounded
 * for display.
 *
 * @param target 目标; null where none is set, and then everything measured against it is null too
 * @param opening 期初: reached at the end of the month before
 * @param thisPeriod 本期新增: {@code done − opening − moved}; negative when area left the account
 * @param moved 划转: what items brought along or took away that changed their zone, street or scopes since the opening
 * @param adjustment 调整: the part of {@code thisPeriod} that happened in months closed before; zero in current figures
 * @param done 累计完成: confirmed only
 * @param unconfirmed 未认定: what proposals would bring in; never part of {@code done}
 * @param rate 完成率: {@code done ÷ target}, fraction; null for a target of zero
 * @param timeRate 序时进度: elapsed part of the period, fraction
 * @param gapPoints 差值: {@code (rate − timeRate) × 100} percentage points, negative when behind
 * @param missing 缺口: what is left to the target, never below zero
 */
public record Figure(
        @Nullable Area target,
        Area opening,
        Area thisPeriod,
        Area moved,
        Area adjustment,
        Area done,
        Area unconfirmed,
        @Nullable BigDecimal rate,
        @Nullable BigDecimal timeRate,
        @Nullable BigDecimal gapPoints,
        @Nullable Lamp lamp,
        @Nullable Area missing) {

    /** Finer than a hundredth of a square metre shows in a target of a square kilometre. */
    public static final int RATE_DECIMALS = 10;

    /** Coarser than the error of two rates times a hundred, so that a gap of exactly ten points is ten. */
    static final int GAP_DECIMALS = 6;

    /** What has been reached by now and at the end of the month before, and what waits for a checker. */
    record Reached(Area opening, Area done, Area unconfirmed, Area moved, Area adjustment) {

        /** Where nothing moved and nothing came late. */
        Reached(Area opening, Area done, Area unconfirmed) {
            this(opening, done, unconfirmed, Area.ZERO, Area.ZERO);
        }

        Area thisPeriod() {
            return done.minus(opening).minus(moved);
        }
    }

    static Figure unmeasured(Reached reached) {
        return new Figure(
                null,
                reached.opening(),
                reached.thisPeriod(),
                reached.moved(),
                reached.adjustment(),
                reached.done(),
                reached.unconfirmed(),
                null,
                null,
                null,
                null,
                null);
    }

    static Figure against(Area target, Reached reached, Period period, Target.Lamps limits, LocalDate asOf) {
        BigDecimal timeRate = period.timeRate(asOf);
        BigDecimal rate = rate(reached.done(), target);
        BigDecimal gap = rate == null ? null : gapPoints(rate, timeRate);
        Area missing = target.minus(reached.done());
        return new Figure(
                target,
                reached.opening(),
                reached.thisPeriod(),
                reached.moved(),
                reached.adjustment(),
                reached.done(),
                reached.unconfirmed(),
                rate,
                timeRate,
                gap,
                gap == null ? null : Lamp.of(gap, limits),
                missing.isNegative() ? Area.ZERO : missing);
    }

    /** {@code done ÷ target}; null for a target of zero or less. */
    static @Nullable BigDecimal rate(Area done, Area target) {
        if (target.isZero() || target.isNegative()) {
            return null;
        }
        return done.squareMetres().divide(target.squareMetres(), RATE_DECIMALS, RoundingMode.HALF_UP);
    }

    static BigDecimal gapPoints(BigDecimal rate, BigDecimal timeRate) {
        return rate.subtract(timeRate).movePointRight(2).setScale(GAP_DECIMALS, RoundingMode.HALF_UP);
    }
}
