package io.wanping.map;

import io.wanping.finding.Refused;
import io.wanping.geo.Ewkb;
import java.util.Arrays;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** A box asked for: {@code west, south, east, north} in degrees, CGCS2000. Has an extent, lies on Earth, does not cross the date line. */
record BoundingBox(double west, double south, double east, double north) {

    private static final int NUMBERS = 4;
    private static final int LONGEST_ECHO = 80;

    /**
     * @param text {@code west,south,east,north}
     * @throws Refused {@code map.box-unreadable}
     */
    static BoundingBox parse(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length == NUMBERS) {
            try {
                double[] degrees = Arrays.stream(parts)
                        .mapToDouble(part -> Double.parseDouble(part.strip()))
                        .toArray();
                BoundingBox box = new BoundingBox(degrees[0], degrees[1], degrees[2], degrees[3]);
                if (box.isOnEarth()) {
                    return box;
                }
            } catch (NumberFormatException notANumber) {
                // answered below like any other text that is no box
            }
        }
        String echo = text.length() <= LONGEST_ECHO ? text : text.substring(0, LONGEST_ECHO) + "…";
        throw new Refused(Refused.Kind.INVALID, "map.box-unreadable", "seen", echo);
    }

    /** As the databases take it, to be compared with {@code &&}. */
    byte[] bytes() {
        return Ewkb.bytes(new GeometryFactory().toGeometry(new Envelope(west, east, south, north)));
    }

    /** Written so that NaN fails. */
    private boolean isOnEarth() {
        return west >= -180 && east <= 180 && south >= -90 && north <= 90 && west < east && south < north;
    }
}
