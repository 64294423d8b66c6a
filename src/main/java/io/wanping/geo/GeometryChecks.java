package io.wanping.geo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/**
 * Turns a drawn or imported shape into a polygon that can be measured, and says everything that was wrong with it and where. There is no
 * silent repair: {@link CheckedPolygon#repaired()} is true whenever the ground covered or its outline differs from what was given.
 *
 * <p>Takes {@code lon, lat} degrees, EPSG:4490: Polygon, MultiPolygon, a line meant as an outline, or a collection of them; null and empty
 * are answered with {@link GeoFinding#EMPTY}. Heights are dropped without a remark, since nothing here is measured in three dimensions.
 *
 * <p>Done in this order: lines become outlines and are closed · repeated points (0.1 mm) and spikes (narrower than 1 mm) leave · crossings
 * are cut so that every enclosed lobe stays, overlapping parts are joined, parts below 0.01 ㎡ leave · outer rings are turned anticlockwise.
 * Both lengths are our assumption, far below the centimetre coordinates are stored with.
 *
 * <p>Thread safety: yes. Never throws for what a geometry holds.
 */
@Component
public class GeometryChecks {

    private final AreaMeasurer areas;

    public GeometryChecks(AreaMeasurer areas) {
        this.areas = areas;
    }

    public CheckedPolygon check(@Nullable Geometry lonLat4490) {
        PolygonCheck check = new PolygonCheck(areas);
        if (lonLat4490 != null) {
            check.take(lonLat4490);
        }
        return check.result();
    }

    /**
     * The same for rings that may still be open, as boundary-point lists and drawings give them.
     *
     * @param rings the outer ring, then its holes
     */
    public CheckedPolygon checkRings(List<List<Coordinate>> rings) {
        PolygonCheck check = new PolygonCheck(areas);
        List<Coordinate[]> drawn = new ArrayList<>();
        rings.forEach(ring -> drawn.add(ring.toArray(Coordinate[]::new)));
        if (!drawn.isEmpty()) {
            check.take(drawn.get(0), drawn.subList(1, drawn.size()));
        }
        return check.result();
    }
}
