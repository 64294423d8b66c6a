package io.wanping.survey.values;

/** What a number measures; only units of one dimension turn into each other. */
public enum Dimension {
    AREA("㎡"),
    LOAD("kN/㎡"),
    LENGTH("m"),
    POWER("kVA"),
    COUNT("");

    private final String storedUnit;

    Dimension(String storedUnit) {
        this.storedUnit = storedUnit;
    }

    /** The unit values are stored in. */
    public String storedUnit() {
        return storedUnit;
    }
}
