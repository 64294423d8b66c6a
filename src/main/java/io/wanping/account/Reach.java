package io.wanping.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where in the district somebody's business rights hold. Zones and streets are two limits that both have to be kept: an operator of 市北 has
 * one zone, the staff of 彭浦镇 one street, and the staff of 彭浦镇 who work for 市北 only have both.
 *
 * @param zones zone codes; empty means no limit by zones
 * @param streets street codes; empty means no limit by streets
 */
public record Reach(Set<String> zones, Set<String> streets) {

    /** The whole district, and what lies nowhere in it. */
    public static final Reach EVERYWHERE = new Reach(Set.of(), Set.of());

    public Reach {
        zones = Set.copyOf(zones);
        streets = Set.copyOf(streets);
    }

    public boolean isEverywhere() {
        return zones.isEmpty() && streets.isEmpty();
    }

    boolean includesZone(String zone) {
        return zones.isEmpty() || zones.contains(zone);
    }

    /** @param street null where it is not known: nobody's who is limited to streets */
    public boolean includes(String zone, @Nullable String street) {
        return includesZone(zone) && (streets.isEmpty() || (street != null && streets.contains(street)));
    }
}
