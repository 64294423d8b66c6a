package io.wanping.geo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Finds every pair of footprints whose interiors share ground, and how much. Identical and nested shapes count, shapes that only touch do
 * not (the "overlaps" of most libraries is false for the former, and therefore not used).
 *
 * <p>Takes valid polygons in {@code lon, lat} CGCS2000; areas are geodesic. Every shared area of 0.005 ㎡ or more is listed, however small
 * beside the footprints; {@link Overlap.Kind#SLIVER} marks those within the tolerance. Less than that is 0.00 ㎡ in the ledger and arises
 * where neighbours share an edge with a point on it that no number can hold.
 *
 * <p>Order: by first, then second id. Two footprints of one id are one item and are not compared. Algorithm: STR tree over the envelopes,
 * exact interior test ({@code 2********}) by RelateNG, shared ground by OverlayNG with its robust fallbacks. Thread safety: yes; uses
 * the processors there are.
 */
@Component
public class OverlapSearch {

    private static final Comparator<Footprint> BY_ID = Comparator.comparing(Footprint::id);

    private final AreaMeasurer areas;
    private final OverlapTolerance tolerance;

    /** With the assumed tolerance. */
    public OverlapSearch(AreaMeasurer areas) {
        this(areas, OverlapTolerance.ASSUMED);
    }

    public OverlapSearch(AreaMeasurer areas, OverlapTolerance tolerance) {
        this.areas = areas;
        this.tolerance = tolerance;
    }

    @Autowired
    OverlapSearch(
            AreaMeasurer areas,
            @Value("${wanping.overlap.area-m2:1}") BigDecimal area_m2,
            @Value("${wanping.overlap.width-m:0.02}") double width_m,
            @Value("${wanping.overlap.covered-share:0.999}") BigDecimal coveredShare) {
        this(areas, new OverlapTolerance(Area.ofSquareMetres(area_m2), width_m, coveredShare));
    }

    public OverlapTolerance tolerance() {
        return tolerance;
    }

    /** All overlaps within a set. */
    public List<Overlap> among(Collection<Footprint> footprints) {
        return among(footprints, tolerance);
    }

    public List<Overlap> among(Collection<Footprint> footprints, OverlapTolerance tolerance) {
        Footprint[] all = footprints.stream()
                .filter(footprint -> !footprint.polygon().isEmpty())
                .sorted(BY_ID)
                .toArray(Footprint[]::new);
        STRtree tree = tree(all);
        return IntStream.range(0, all.length)
                .parallel()
                .boxed()
                .flatMap(i -> later(all, i, tree, tolerance))
                .toList();
    }

    private Stream<Overlap> later(Footprint[] all, int index, STRtree tree, OverlapTolerance tolerance) {
        Footprint first = all[index];
        List<Footprint> candidates = found(tree, first.polygon().getEnvelopeInternal()).stream()
                .filter(other -> other > index)
                .sorted()
                .map(other -> all[other])
                .toList();
        return overlaps(first, candidates, tolerance);
    }

    /** The overlaps of one footprint with others; it is always the first of the pair. */
    public List<Overlap> of(Footprint footprint, Collection<Footprint> others) {
        return of(footprint, others, tolerance);
    }

    public List<Overlap> of(Footprint footprint, Collection<Footprint> others, OverlapTolerance tolerance) {
        if (footprint.polygon().isEmpty()) {
            return List.of();
        }
        Envelope envelope = footprint.polygon().getEnvelopeInternal();
        List<Footprint> candidates = others.stream()
                .filter(other -> envelope.intersects(other.polygon().getEnvelopeInternal()))
                .sorted(BY_ID)
                .toList();
        return overlaps(footprint, candidates, tolerance).toList();
    }

    private Stream<Overlap> overlaps(Footprint first, List<Footprint> candidates, OverlapTolerance tolerance) {
        if (candidates.isEmpty()) {
            return Stream.empty();
        }
        SharedGround ground = new SharedGround(first, areas, tolerance);
        return candidates.stream()
                .filter(other -> !other.id().equals(first.id()))
                .flatMap(other -> ground.with(other).stream());
    }

    private static STRtree tree(Footprint[] all) {
        STRtree tree = new STRtree();
        for (int i = 0; i < all.length; i++) {
            tree.insert(all[i].polygon().getEnvelopeInternal(), i);
        }
        // Queries from several threads need the tree built before.
        tree.build();
        return tree;
    }

    private static List<Integer> found(STRtree tree, Envelope envelope) {
        List<Integer> found = new ArrayList<>();
        tree.query(envelope, item -> found.add((Integer) item));
        return found;
    }
}
