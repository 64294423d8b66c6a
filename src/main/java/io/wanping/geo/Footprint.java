package io.wanping.geo;

import java.util.UUID;
import org.locationtech.jts.geom.Geometry;

/**
 * The ground an item covers, for the overlap search.
 *
 * @param polygon valid Polygon or MultiPolygon, {@code lon, lat} CGCS2000, as {@link GeometryChecks} leaves it; may be empty
 */
public record Footprint(UUID id, Geometry polygon) {}
