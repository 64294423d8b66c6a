package io.wanping.account;

import java.util.Set;

/** What an account may do and where: as it holds it, or as somebody proposed it. */
public record Entitlement(Set<Role> roles, Reach reach) {

    static final Entitlement NONE = new Entitlement(Set.of(), Reach.EVERYWHERE);

    public Entitlement {
        roles = Set.copyOf(roles);
    }

    boolean isNone() {
        return equals(NONE);
    }
}
