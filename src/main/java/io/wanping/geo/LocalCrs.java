package io.wanping.geo;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.geom.util.NoninvertibleTransformationException;

/**
 * A grid whose parameters are not public (Shanghai 2000, the old city grid), described by the bureau itself as a plane transform to
 * {@link Crs#CGCS2000_GK_120E}:
 *
 * <pre>
 * easting(4549)  = a·localEasting + b·localNorthing + c
 * northing(4549) = d·localEasting + e·localNorthing + f
 * </pre>
 *
 * <p>Metres on both sides, easting first. The parameters are data the bureau enters, kept outside the code and never guessed; what
 * comes out is 近似, hence {@link Approximate}.
 *
 * @param name what the bureau calls the grid
 * @param source who gave the parameters and when; printed wherever the result is shown
 */
public record LocalCrs(String name, String source, double a, double b, double c, double d, double e, double f) {

    private static final double SMALLEST_DETERMINANT = 1e-6;
    private static final double SECONDS_PER_DEGREE = 3600;

    /** A geometry that went through a local grid, with the source of its parameters: 近似, not fit for legal coordinates. */
    public record Approximate(Geometry geometry, String source) {}

    /** @throws IllegalArgumentException where the transform folds the plane or a parameter is not a number */
    public LocalCrs {
        double determinant = a * e - b * d;
        if (!Double.isFinite(determinant + c + f) || Math.abs(determinant) < SMALLEST_DETERMINANT) {
            throw new IllegalArgumentException("the transform of " + name + " cannot be undone");
        }
    }

    /**
     * The four-parameter form surveyors hand over.
     *
     * @param eastShift metres added to the easting
     * @param northShift metres added to the northing
     * @param rotationSeconds seconds of arc, anticlockwise
     * @param scale ratio, near 1
     */
    public static LocalCrs ofSimilarity(
            String name, String source, double eastShift, double northShift, double rotationSeconds, double scale) {
        double angle = Math.toRadians(rotationSeconds / SECONDS_PER_DEGREE);
        double cos = scale * Math.cos(angle);
        double sin = scale * Math.sin(angle);
        return new LocalCrs(name, source, cos, -sin, eastShift, sin, cos, northShift);
    }

    Geometry toPlane(Geometry local) {
        return transform().transform(local);
    }

    Geometry fromPlane(Geometry plane) {
        return inverse().transform(plane);
    }

    private AffineTransformation transform() {
        return new AffineTransformation(a, b, c, d, e, f);
    }

    private AffineTransformation inverse() {
        try {
            return transform().getInverse();
        } catch (NoninvertibleTransformationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The local position {@code easting, northing} on the 4549 plane. */
    public Coordinate toPlane(Coordinate local) {
        return transform().transform(local, new Coordinate());
    }
}
