package io.wanping.zoning;

/** The two readings of one journal: area in the account on the day (存量), or net area that entered it during the period (流量). */
public enum Reading {
    STOCK,
    FLOW
}
