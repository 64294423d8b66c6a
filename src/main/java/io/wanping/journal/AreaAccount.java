package io.wanping.journal;

import java.util.List;

/**
 * The accounts area moves between. ORIGIN is the outside world: it takes and gives capacity and holds no balance. The others are in
 * the order area usually takes: 未计入, 储备, 优化, 释放; a posting may go either way.
 */
public enum AreaAccount {
    ORIGIN,
    UNCOUNTED,
    RESERVE,
    OPTIMISE,
    RELEASE;

    /** The four accounts whose sum is an item's capacity. */
    public static final List<AreaAccount> HOLDING = List.of(UNCOUNTED, RESERVE, OPTIMISE, RELEASE);
}
