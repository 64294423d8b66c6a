/**
 * Where things are counted and how much is wanted: the four zones (a partition of the district), the streets, the named scopes, and the
 * targets with every setting's source. Owns the tables {@code zone}, {@code street}, {@code scope}, {@code target}, {@code
 * target_scope}, {@code sub_target}, {@code zone_boundary_version}, {@code zone_boundary} and {@code zoning_revision}. Everything is settings of the bureau, loaded once from {@code gis-data}.
 */
@NullMarked
package io.wanping.zoning;

import org.jspecify.annotations.NullMarked;
