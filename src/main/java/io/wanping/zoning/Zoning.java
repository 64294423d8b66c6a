package io.wanping.zoning;

import java.util.List;
import java.util.Optional;

/** District, zones, streets and scopes as they are at one moment; a value, replaced as a whole when the settings change. */
record Zoning(Optional<District> district, List<Zone> zones, List<Street> streets, List<Scope> scopes) {

    Zoning {
        zones = List.copyOf(zones);
        streets = List.copyOf(streets);
        scopes = List.copyOf(scopes);
    }
}
