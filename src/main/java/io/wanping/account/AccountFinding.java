package io.wanping.account;

import io.wanping.finding.FindingCode;
import io.wanping.finding.Severity;

/** What can be wrong with an account or a password. */
public enum AccountFinding implements FindingCode {
    USERNAME_INVALID("account.username-invalid"),
    USERNAME_TAKEN("account.username-taken"),
    NAME_MISSING("account.name-missing"),
    ZONE_UNKNOWN("account.zone-unknown"),
    STREET_UNKNOWN("account.street-unknown"),
    ADMINISTRATORS_TOGETHER("account.administrators-together"),
    LAST_ADMINISTRATOR("account.last-administrator"),
    OTHER_ADMINISTRATOR("account.other-administrator"),
    PASSWORD_WRONG("account.password-wrong"),
    PASSWORD_TOO_SHORT("account.password-too-short"),
    PASSWORD_TOO_LONG("account.password-too-long"),
    PASSWORD_TOO_SIMPLE("account.password-too-simple"),
    PASSWORD_HAS_NAME("account.password-has-name"),
    PASSWORD_USED_BEFORE("account.password-used-before"),
    CODE_WRONG("account.code-wrong"),
    POLICY_OUT_OF_BOUNDS("account.policy-out-of-bounds"),
    OWN_ACCOUNT("account.own-account");

    private final String code;

    AccountFinding(String code) {
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
