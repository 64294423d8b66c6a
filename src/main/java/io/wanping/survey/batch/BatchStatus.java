package io.wanping.survey.batch;

/** Where a batch is. */
public enum BatchStatus {
    READING,
    /** Understood and checked; waits for a person. */
    READY,
    /** The file cannot be taken; the findings say why. */
    REFUSED,
    APPLYING,
    APPLIED,
    UNDONE
}
