package io.wanping.register.consistency;

import io.wanping.finding.FindingCode;
import io.wanping.finding.Severity;

/** What can be wrong with an answer to a finding. */
enum ConsistencyFault implements FindingCode {
    REASON_MISSING("register.consistency-reason-missing"),
    NOTHING_TO_WITHDRAW("register.consistency-nothing-to-withdraw");

    private final String code;

    ConsistencyFault(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }
}
