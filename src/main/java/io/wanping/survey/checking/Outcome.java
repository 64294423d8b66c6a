package io.wanping.survey.checking;

/** How a row ends: 新增, 变更, 相同, 拒绝 or 搁置. The five counts sum to the rows read. */
public enum Outcome {
    NEW,
    CHANGED,
    SAME,
    /** Has an error and is not taken. */
    REJECTED,
    /** Cannot be decided without a person and waits. */
    PARKED
}
