package io.wanping.finding;

/** How much a finding weighs. An error blocks its row or command; a warning or a question waits for an answer; info only tells. */
public enum Severity {
    ERROR,
    WARNING,
    QUESTION,
    INFO;

    public boolean blocks() {
        return this == ERROR;
    }
}
