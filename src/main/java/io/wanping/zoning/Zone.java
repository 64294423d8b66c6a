package io.wanping.zoning;

import org.locationtech.jts.geom.MultiPolygon;

/**
 * One of the zones (功能区) that part the district: every item on the map belongs to exactly one, or to none.
 *
 * @param operator the unit that runs the zone (运营主体)
 * @param outline {@code lon, lat} degrees, EPSG:4490
 * @param schematic 示意: drawn for the sample, not an approved boundary
 */
public record Zone(
        String code,
        String name,
        String nameEn,
        String role,
        String roleEn,
        String operator,
        String operatorEn,
        MultiPolygon outline,
        boolean schematic) {}
