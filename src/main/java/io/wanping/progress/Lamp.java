package io.wanping.progress;

import io.wanping.zoning.Target;
import java.math.BigDecimal;

/** 绿灯, 黄灯, 红灯: how far behind the schedule. The limits are settings of the target. */
public enum Lamp {
    GREEN,
    AMBER,
    RED;

    /**
     * @param gapPoints percentage points against the schedule, negative when behind
     * @param limits behind by less than the first is green, by more than the second is red, both limits are amber
     */
    static Lamp of(BigDecimal gapPoints, Target.Lamps limits) {
        BigDecimal behind = gapPoints.negate();
        if (behind.compareTo(limits.greenBelow_points()) < 0) {
            return GREEN;
        }
        return behind.compareTo(limits.redAbove_points()) > 0 ? RED : AMBER;
    }
}
