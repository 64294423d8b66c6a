package io.wanping.journal;

/** 拟认定, 已认定 or 退回. Only confirmed area is in a figure; rejected postings have no effect and stay to be read. */
public enum PostingStatus {
    PROPOSED,
    CONFIRMED,
    REJECTED
}
