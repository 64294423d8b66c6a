package io.wanping.journal;

/** The two readings of a ledger that goes on learning about its past. */
public enum FigureKind {
    /** 现口径: everything that is known, on the day it happened. */
    CURRENT,
    /** 上报口径: as reported; what was learned after a month was closed counts in the first month that was still open. */
    REPORTED
}
