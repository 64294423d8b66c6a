package io.wanping.account;

/** What somebody who answers for some zones sees of the others. */
enum OtherZones {
    /** Everything, to read. */
    READ,
    /** Nothing of their items and postings; only the district's figures. */
    HIDDEN
}
