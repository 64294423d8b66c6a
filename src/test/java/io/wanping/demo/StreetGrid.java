package io.wanping.demo;

import io.wanping.demo.GeoJson.Feature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/**
 * Cuts a zone into invented parcels. Main roads and rails cut it into large pieces; each piece is cut again and again across its longer
 * side, along the direction main roads have thereabouts, first into blocks with lanes between them, then into parcels that share their
 * fences. All shapes in metres on {@link LocalPlane}.
 */
final class StreetGrid {

    /** @param direction the turn, in radians against east, that brings the parcel's sides parallel to the axes when undone */
    record Parcel(String zone, Polygon outline, double direction) {}

    private record Way(Geometry line, double halfWidth_m) {}

    private static final double LANE_WIDTH_M = 14;
    private static final double FENCE_M = 1.5;
    private static final double REACH_OF_A_ROAD_M = 500;
    private static final double SMALLEST_M2 = 2_000;
    private static final double LARGEST_M2 = 40_000;

    private final List<Way> ways;
    /** Ground no parcel may stand on: main roads and rails with their width. */
    private final Geometry taken;

    private final Draw draw;

    StreetGrid(List<Feature> backdrop, Draw draw) {
        this.draw = draw;
        this.ways = backdrop.stream()
                .map(f -> new Way(LocalPlane.toMetres(f.geometry()), halfWidth(f.text("kind"))))
                .toList();
        Geometry all = LocalPlane.METRES.createPolygon();
        for (Way way : ways) {
            all = OverlayNGRobust.overlay(all, way.line().buffer(way.halfWidth_m(), 2), OverlayNG.UNION);
        }
        this.taken = all;
    }

    List<Parcel> parcels(String zone, Polygon outline, double medianParcel_m2, double block_m2) {
        Geometry land = outline.buffer(-12).difference(taken);
        List<Parcel> parcels = new ArrayList<>();
        for (Polygon piece : parts(land)) {
            double direction = direction(piece) + draw.between(-0.03, 0.03);
            for (Polygon block : cut(turned(piece, -direction), block_m2, 0.35, LANE_WIDTH_M)) {
                for (Polygon lot : cut(block, medianParcel_m2, 0.65, 0)) {
                    Polygon fenced = fenced(lot);
                    if (fenced != null) {
                        Polygon shape = draw.chance(0.17) ? withoutACorner(fenced) : fenced;
                        parcels.add(new Parcel(zone, (Polygon) turned(shape, direction), direction));
                    }
                }
            }
        }
        return parcels;
    }

    static Geometry turned(Geometry geometry, double radians) {
        return new AffineTransformation(
                        StrictMath.cos(radians),
                        -StrictMath.sin(radians),
                        0,
                        StrictMath.sin(radians),
                        StrictMath.cos(radians),
                        0)
                .transform(geometry);
    }

    /** Length-weighted main direction of the ways near a piece, modulo a quarter turn. */
    private double direction(Polygon piece) {
        Coordinate middle = piece.getCentroid().getCoordinate();
        double east = 0;
        double north = 0;
        for (Way way : ways) {
            Coordinate[] path = way.line().getCoordinates();
            for (int i = 1; i < path.length; i++) {
                Coordinate half = new CoordinateXY((path[i].x + path[i - 1].x) / 2, (path[i].y + path[i - 1].y) / 2);
                double length = path[i].distance(path[i - 1]);
                double near = half.distance(middle) / REACH_OF_A_ROAD_M;
                if (length < 400 && near < 4) {
                    double angle = StrictMath.atan2(path[i].y - path[i - 1].y, path[i].x - path[i - 1].x);
                    double weight = length * StrictMath.exp(-near * near / 2);
                    east += weight * StrictMath.cos(4 * angle);
                    north += weight * StrictMath.sin(4 * angle);
                }
            }
        }
        return StrictMath.atan2(north, east) / 4;
    }

    private List<Polygon> cut(Geometry shape, double median_m2, double sigma, double gap_m) {
        List<Polygon> done = new ArrayList<>();
        for (Polygon part : parts(shape)) {
            double wanted = draw.logNormal(median_m2, sigma, SMALLEST_M2, 6 * median_m2);
            if (part.getArea() < 1.45 * wanted) {
                done.add(part);
            } else {
                for (Geometry half : halves(part, gap_m)) {
                    done.addAll(cut(half, median_m2, sigma, gap_m));
                }
            }
        }
        return done;
    }

    private List<Geometry> halves(Polygon part, double gap_m) {
        Envelope box = part.getEnvelopeInternal();
        boolean upright = box.getWidth() > box.getHeight();
        double share = draw.between(0.36, 0.64);
        double tilt = draw.between(-0.022, 0.022);
        double reach = box.getWidth() + box.getHeight();
        Coordinate at = upright
                ? new CoordinateXY(box.getMinX() + share * box.getWidth(), box.centre().y)
                : new CoordinateXY(box.centre().x, box.getMinY() + share * box.getHeight());
        double along = (upright ? Math.PI / 2 : 0) + tilt;
        return List.of(
                part.intersection(halfPlane(at, along, gap_m / 2, reach)),
                part.intersection(halfPlane(at, along + Math.PI, gap_m / 2, reach)));
    }

    /** The ground to the left of a line, a distance away from it. */
    private static Polygon halfPlane(Coordinate at, double along, double distance, double reach) {
        double dx = StrictMath.cos(along);
        double dy = StrictMath.sin(along);
        return LocalPlane.METRES.createPolygon(new Coordinate[] {
            offset(at, dx, dy, -reach, distance),
            offset(at, dx, dy, reach, distance),
            offset(at, dx, dy, reach, distance + 2 * reach),
            offset(at, dx, dy, -reach, distance + 2 * reach),
            offset(at, dx, dy, -reach, distance)
        });
    }

    private static Coordinate offset(Coordinate at, double dx, double dy, double forward, double left) {
        return new CoordinateXY(at.x + dx * forward - dy * left, at.y + dy * forward + dx * left);
    }

    private static @Nullable Polygon fenced(Polygon lot) {
        Geometry inside = inset(lot, FENCE_M);
        if (!(DouglasPeuckerSimplifier.simplify(inside, 0.8) instanceof Polygon plain)
                || plain.getNumInteriorRing() > 0
                || plain.getNumPoints() > 8) {
            return null;
        }
        Envelope box = plain.getEnvelopeInternal();
        double longer = Math.max(box.getWidth(), box.getHeight());
        double shorter = Math.min(box.getWidth(), box.getHeight());
        boolean compact = plain.getArea() > 0.74 * box.getArea() && longer < 3.2 * shorter && shorter > 32;
        return compact && plain.getArea() > SMALLEST_M2 && plain.getArea() < LARGEST_M2 ? plain : null;
    }

    private Polygon withoutACorner(Polygon lot) {
        Envelope box = lot.getEnvelopeInternal();
        double width = draw.between(0.28, 0.5) * box.getWidth();
        double height = draw.between(0.28, 0.5) * box.getHeight();
        double west = draw.chance(0.5) ? box.getMinX() - 1 : box.getMaxX() + 1 - width;
        double south = draw.chance(0.5) ? box.getMinY() - 1 : box.getMaxY() + 1 - height;
        Geometry corner = LocalPlane.METRES.toGeometry(new Envelope(west, west + width, south, south + height));
        Geometry rest = lot.difference(corner);
        return rest instanceof Polygon polygon && rest.getArea() > 3_000 ? polygon : lot;
    }

    static Geometry inset(Geometry shape, double metres) {
        return BufferOp.bufferOp(
                shape, -metres, new BufferParameters(2, BufferParameters.CAP_FLAT, BufferParameters.JOIN_MITRE, 3));
    }

    static List<Polygon> parts(Geometry geometry) {
        List<Polygon> parts = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof Polygon polygon && polygon.getArea() > SMALLEST_M2 / 4) {
                parts.add(polygon);
            }
        }
        parts.sort(Comparator.comparing(Geometry::norm));
        return parts;
    }

    private static double halfWidth(String kind) {
        return switch (kind) {
            case "motorway" -> 26;
            case "primary" -> 20;
            default -> 12;
        };
    }
}
