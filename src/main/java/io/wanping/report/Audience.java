package io.wanping.report;

/** Who will read a paper. */
public enum Audience {
    /** The bureau and the units that answer for zones: with persons, as far as the one who prints it may see them. */
    INTERNAL,
    /** Anybody else: no persons, nothing people wrote freely, no outlines and no coordinates. */
    EXTERNAL
}
