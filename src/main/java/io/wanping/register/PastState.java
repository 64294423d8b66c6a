package io.wanping.register;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/** What an item was at one revision, as far as a person can state it. Geometry {@code lon, lat} degrees, EPSG:4490. */
record PastState(
        FieldValues fields,
        Set<String> scopes,
        @Nullable MultiPolygon geometry,
        Map<ItemField, CellSource> provenance,
        Map<String, String> attributes) {}
