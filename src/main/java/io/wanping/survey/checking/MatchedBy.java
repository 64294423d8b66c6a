package io.wanping.survey.checking;

/** How a row found its item. */
public enum MatchedBy {
    CODE,
    PARCEL_NUMBER,
    NAME_AND_STREET,
    /** A person said which item it is. */
    ANSWER
}
