package io.wanping.zoning;

import org.locationtech.jts.geom.MultiPolygon;

/**
 * A street or town (街镇), an attribute independent of the zones.
 *
 * @param code nine digits, 3101060xx or 310106101
 * @param outline {@code lon, lat} degrees, EPSG:4490
 */
public record Street(String code, String name, String nameEn, MultiPolygon outline, boolean schematic) {}
