package io.wanping.account;

/** What an endpoint may ask for. */
public enum Right {
    /** Read registers, journal, progress and settings. */
    READ,
    /** Change sites and buildings, propose and reverse postings. */
    EDIT,
    /** Upload and apply workbooks. */
    IMPORT,
    /** Confirm or reject postings made by somebody else. */
    CHECK,
    SEE_ACCOUNTS,
    /** Make, name, disable and unlock accounts, give first passwords; not what they may do. */
    MANAGE_ACCOUNTS,
    /** Say what accounts may do and where. */
    GRANT_RIGHTS,
    /** Change targets, thresholds and other settings. */
    SET_POLICY,
    READ_AUDIT,
    /** See names, telephone numbers and holders that are people. */
    SEE_PERSONAL_DATA,
    /** Take outlines and registers out as files. */
    EXPORT;

    /** Whether a program with an application password may have it: data, never administration. */
    public boolean isForMachines() {
        return this == READ
                || this == EDIT
                || this == IMPORT
                || this == CHECK
                || this == SEE_PERSONAL_DATA
                || this == EXPORT;
    }
}
