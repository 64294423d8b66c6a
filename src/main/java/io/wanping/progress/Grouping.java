package io.wanping.progress;

/** What the rows of a progress table are. */
public enum Grouping {
    /** The zones, then 未归区 and 未落图: a partition, so the rows add up to the total. */
    ZONE(Movements.Split.ZONE),
    /** The streets, then items without one: a partition as well. */
    STREET(Movements.Split.STREET),
    /** The named scopes: an item may be in several or in none, so the rows are never added up. */
    SCOPE(Movements.Split.SCOPE),
    /** One row for each target. */
    TARGET(Movements.Split.ALL),
    /** No rows but a series for each target. */
    MONTH(Movements.Split.ALL);

    private final Movements.Split split;

    Grouping(Movements.Split split) {
        this.split = split;
    }

    Movements.Split split() {
        return split;
    }
}
