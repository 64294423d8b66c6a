package io.wanping.journal;

/** CAPACITY follows a change in the register and needs no checker; a MOVEMENT and the REVERSAL of one need another person. */
public enum PostingKind {
    CAPACITY,
    MOVEMENT,
    REVERSAL
}
