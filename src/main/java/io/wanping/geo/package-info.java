/**
 * Geometry that can be trusted: coordinate systems and reprojection, area on the ellipsoid, checks that say where a shape is wrong,
 * overlaps, and the codecs in and out of databases and files. Everything stored is CGCS2000 (EPSG:4490), {@code lon, lat} in degrees,
 * two dimensions. Owns no tables and publishes no events.
 */
@NullMarked
package io.wanping.geo;

import org.jspecify.annotations.NullMarked;
