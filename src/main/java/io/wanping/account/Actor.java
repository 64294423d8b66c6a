package io.wanping.account;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The person, or the system itself, on whose behalf something happens.
 *
 * @param reach where in the district the person's rights hold
 */
public record Actor(String username, String displayName, Set<Role> roles, Reach reach) {

    private static final String SYSTEM_NAME = "system";

    /** The product itself: loads the sample district; holds no role, since no request ever comes from it. */
    public static final Actor SYSTEM = new Actor(SYSTEM_NAME, "系统", Set.of(), Set.of());

    public Actor {
        roles = Set.copyOf(roles);
    }

    /** @param zones zone codes the person answers for; empty means the whole district */
    public Actor(String username, String displayName, Set<Role> roles, Set<String> zones) {
        this(username, displayName, roles, new Reach(zones, Set.of()));
    }

    /** Whether this is {@link #SYSTEM}; a person cannot have that user name. */
    public boolean isSystem() {
        return username.equals(SYSTEM_NAME);
    }

    public Set<Right> rights() {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        roles.forEach(role -> rights.addAll(role.rights()));
        return rights;
    }

    public boolean may(Right right) {
        return rights().contains(right);
    }

    /** Whether the zone alone is no reason to keep the person out. */
    public boolean reachesZone(String zone) {
        return reach.includesZone(zone);
    }

    /** Whether what lies in the zone and the street is among what the person answers for. */
    public boolean reaches(String zone, @Nullable String street) {
        return reach.includes(zone, street);
    }
}
