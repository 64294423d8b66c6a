package io.wanping.zoning;

import io.wanping.geo.AreaMeasurer;
import java.math.BigDecimal;
import java.util.List;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * Zones as they would be with other outlines; they part the district. Nothing of it is seen by anybody until it is saved. Thread safety:
 * yes.
 */
public final class BoundaryDraft {

    private final long base;
    private final List<Zone> zones;
    private final OutlineIndex<Zone> index;

    BoundaryDraft(long base, List<Zone> zones, AreaMeasurer areas) {
        this.base = base;
        this.zones = List.copyOf(zones);
        this.index = new OutlineIndex<>(this.zones, Zone::outline, areas);
    }

    /** The version it was drawn from. */
    public long base() {
        return base;
    }

    /** All zones, with the outlines they would have. */
    public List<Zone> zones() {
        return zones;
    }

    /** The zone that would hold most of a shape; {@link Zones#NONE} where none would hold any of it. */
    public ZoneShare assign(MultiPolygon shape) {
        return index.largestShare(shape)
                .map(found -> new ZoneShare(found.outline().code(), found.share(), ZoneShare.LARGEST_SHARE))
                .orElseGet(() -> new ZoneShare(Zones.NONE, BigDecimal.ZERO, ZoneShare.OUTSIDE));
    }
}
