package io.wanping.zoning;

import org.locationtech.jts.geom.MultiPolygon;

/**
 * The district whose planning bureau uses the product.
 *
 * @param code GB/T 2260
 * @param outline {@code lon, lat} degrees, EPSG:4490
 */
public record District(String code, String name, String nameEn, MultiPolygon outline, boolean schematic) {}
