package io.wanping.account;

import java.util.EnumSet;
import java.util.Set;

/**
 * Roles of the bureau's people. The three administrators (三员) are three different people: their roles are never given to one account
 * together. Where in the district a business role holds is said by the account's {@link Reach},
 * not by the role.
 */
public enum Role {
    VIEWER(Right.READ),
    /** Reads, and sees who is responsible. */
    LEADER(Right.READ, Right.SEE_PERSONAL_DATA, Right.EXPORT),
    EDITOR(Right.READ, Right.EDIT, Right.IMPORT, Right.SEE_PERSONAL_DATA, Right.EXPORT),
    CHECKER(Right.READ, Right.CHECK, Right.SEE_PERSONAL_DATA, Right.EXPORT),
    SYSTEM_ADMIN(Right.READ, Right.MANAGE_ACCOUNTS),
    SECURITY_ADMIN(Right.READ, Right.SET_POLICY, Right.READ_AUDIT, Right.SEE_ACCOUNTS, Right.GRANT_RIGHTS),
    AUDITOR(Right.READ_AUDIT);

    /** System, security and audit administrator: pairwise exclusive. */
    public static final Set<Role> THREE_ADMINISTRATORS = EnumSet.of(SYSTEM_ADMIN, SECURITY_ADMIN, AUDITOR);

    private final Set<Right> rights;

    Role(Right... rights) {
        this.rights = EnumSet.noneOf(Right.class);
        for (Right right : rights) {
            this.rights.add(right);
        }
        if (this.rights.contains(Right.MANAGE_ACCOUNTS)) {
            this.rights.add(Right.SEE_ACCOUNTS);
        }
    }

    public Set<Right> rights() {
        return Set.copyOf(rights);
    }
}
