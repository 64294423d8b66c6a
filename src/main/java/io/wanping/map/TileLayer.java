package io.wanping.map;

import io.wanping.finding.Refused;
import java.util.Arrays;
import java.util.Locale;

/** What there are tiles of; the name in lower case is that in the address and in the tile. */
enum TileLayer {
    SITES,
    BUILDINGS,
    ZONES,
    STREETS;

    /** @throws Refused {@code map.layer-unknown} */
    static TileLayer named(String name) {
        return Arrays.stream(values())
                .filter(layer -> layer.title().equals(name))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("map.layer-unknown", "seen", name));
    }

    /** Whether its shapes are those of the registers and not of the district's plan. */
    boolean holdsItems() {
        return this == SITES || this == BUILDINGS;
    }

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
