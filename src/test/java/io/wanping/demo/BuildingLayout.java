package io.wanping.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/**
 * Stands buildings on a parcel: the ground inside the setback is cut into as many plots as there are buildings, with a way for fire
 * engines between them, and on each plot stands a slab, an L or a U parallel to the parcel's sides. Metres on {@link LocalPlane}.
 */
final class BuildingLayout {

    private final Draw draw;

    BuildingLayout(Draw draw) {
        this.draw = draw;
    }

    /** Footprints, largest first; fewer than wanted where the parcel is too small. */
    List<Polygon> footprints(StreetGrid.Parcel parcel, int wanted, double setback_m) {
        Geometry ground = StreetGrid.inset(StreetGrid.turned(parcel.outline(), -parcel.direction()), setback_m);
        List<Geometry> plots = new ArrayList<>(StreetGrid.parts(ground));
        while (!plots.isEmpty() && plots.size() < wanted) {
            plots.sort(Comparator.comparingDouble(Geometry::getArea).reversed());
            List<Geometry> halves = halves(plots.get(0));
            if (halves.size() < 2) {
                break;
            }
            plots.remove(0);
            plots.addAll(halves);
        }
        return plots.stream()
                .map(this::slabOn)
                .flatMap(List::stream)
                .sorted(Comparator.comparingDouble(Polygon::getArea).reversed())
                .map(slab -> (Polygon) StreetGrid.turned(slab, parcel.direction()))
                .toList();
    }

    private List<Geometry> halves(Geometry plot) {
        Envelope box = plot.getEnvelopeInternal();
        double way = draw.between(8.5, 13.0);
        double share = draw.between(0.38, 0.62);
        Envelope one;
        Envelope other;
        if (box.getWidth() > box.getHeight()) {
            double cut = box.getMinX() + share * box.getWidth();
            one = new Envelope(box.getMinX(), cut - way / 2, box.getMinY(), box.getMaxY());
            other = new Envelope(cut + way / 2, box.getMaxX(), box.getMinY(), box.getMaxY());
        } else {
            double cut = box.getMinY() + share * box.getHeight();
            one = new Envelope(box.getMinX(), box.getMaxX(), box.getMinY(), cut - way / 2);
            other = new Envelope(box.getMinX(), box.getMaxX(), cut + way / 2, box.getMaxY());
        }
        List<Geometry> halves = new ArrayList<>();
        for (Envelope side : List.of(one, other)) {
            if (!side.isNull()) {
                halves.addAll(StreetGrid.parts(plot.intersection(LocalPlane.METRES.toGeometry(side))));
            }
        }
        return halves;
    }

    private List<Polygon> slabOn(Geometry plot) {
        Envelope box = plot.getEnvelopeInternal();
        Coordinate middle = plot.getInteriorPoint().getCoordinate();
        double width = Math.min(box.getWidth() * draw.between(0.78, 0.98), 110);
        double depth = Math.min(box.getHeight() * draw.between(0.72, 0.96), 110);
        if (width > 58 && depth > 58) {
            depth = draw.chance(0.5) ? depth : draw.between(34.0, 58.0);
        }
        for (double scale = 1; scale > 0.45; scale -= 0.04) {
            for (Coordinate at : List.of(box.centre(), middle)) {
                Polygon slab = rectangle(at, width * scale, depth * scale);
                if (plot.covers(slab)) {
                    return slab.getArea() < 220 ? List.of() : List.of(shaped(slab));
                }
            }
        }
        return List.of();
    }

    private static Polygon rectangle(Coordinate middle, double width, double depth) {
        return (Polygon) LocalPlane.METRES.toGeometry(
                new Envelope(middle.x - width / 2, middle.x + width / 2, middle.y - depth / 2, middle.y + depth / 2));
    }

    private Polygon shaped(Polygon slab) {
        Envelope box = slab.getEnvelopeInternal();
        boolean roomy = box.getWidth() > 36 && box.getHeight() > 36;
        if (!roomy || draw.chance(box.getArea() > 3_200 ? 0.15 : 0.6)) {
            return slab;
        }
        double wing = draw.between(15.0, 21.0);
        boolean court = draw.chance(0.35);
        double west = court || draw.chance(0.5) ? box.getMinX() + wing : box.getMinX() - 1;
        double east = court || west < box.getMinX() ? box.getMaxX() - wing : box.getMaxX() + 1;
        boolean openSouth = draw.chance(0.5);
        double south = openSouth ? box.getMinY() - 1 : box.getMinY() + wing;
        double north = openSouth ? box.getMaxY() - wing : box.getMaxY() + 1;
        Geometry rest = slab.difference(LocalPlane.METRES.toGeometry(new Envelope(west, east, south, north)));
        return rest instanceof Polygon polygon ? polygon : slab;
    }
}
