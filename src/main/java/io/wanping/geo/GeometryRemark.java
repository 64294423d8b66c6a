package io.wanping.geo;

import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import org.jspecify.annotations.Nullable;

/**
 * One thing found in a shape, and where.
 *
 * @param code what
 * @param lon degrees, CGCS2000; null where there is no place, as in an empty shape
 * @param lat degrees
 * @param changed whether the result differs from what was given because of it
 * @param areaChange ㎡ this change added (negative: took away); zero where it cannot change the area. What
 *     one repair of several crossings changed stands on the first of its remarks
 */
public record GeometryRemark(
        GeoFinding code, @Nullable Double lon, @Nullable Double lat, boolean changed, Area areaChange) {

    /** As a finding, at the spot itself or, where there is none, at the place given. */
    public Finding finding(Place otherwise) {
        Place place = lon == null || lat == null ? otherwise : new Place.Spot(lon, lat, otherwise.text());
        return code.at(place, "change", areaChange.squareMetres().toPlainString());
    }
}
