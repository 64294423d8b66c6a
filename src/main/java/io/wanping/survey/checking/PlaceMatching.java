package io.wanping.survey.checking;

import io.wanping.account.Actor;
import io.wanping.finding.Finding;
import io.wanping.geo.AreaMeasurer;
import io.wanping.register.Item;
import io.wanping.register.Items;
import io.wanping.survey.findings.SurveyFinding;
import io.wanping.survey.understanding.ImportField;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.springframework.stereotype.Component;

/**
 * Looks at the ground where words did not help: an item no row names that lies where a known one of the same kind lies is probably that
 * one under another code; one that lies inside a known one is probably a part it was split into. Both are asked about, with the share.
 *
 * <p>Shares are of geodesic areas. Same place: what both cover is at least {@value #SAME_PLACE} of what either covers. Part: at least
 * {@value #INSIDE} of it lies inside. Both bounds are our assumption.
 */
@Component
class PlaceMatching {

    static final double SAME_PLACE = 0.7;
    static final double INSIDE = 0.9;
    private static final double LEAST_OVERLAP = 0.05;
    private static final double METRES_PER_DEGREE = 111_195;

    private final ItemMatching matching;
    private final Items items;
    private final AreaMeasurer areas;

    PlaceMatching(ItemMatching matching, Items items, AreaMeasurer areas) {
        this.matching = matching;
        this.items = items;
        this.areas = areas;
    }

    /** The matches, with a question where the ground says something else. */
    List<ItemMatching.Match> suggest(List<ItemDraft> drafts, List<ItemMatching.Match> given, Actor uploader) {
        Predicate<Item> seen = matching.seenBy(uploader);
        List<ItemMatching.Match> matches = given.stream()
                .map(match -> match.item() == null || match.by() != MatchedBy.ANSWER || seen.test(match.item())
                        ? match
                        : ItemMatching.Match.NONE)
                .toList();
        Envelope all = new Envelope();
        for (int i = 0; i < drafts.size(); i++) {
            MultiPolygon place = drafts.get(i).geometry();
            if (isOpen(matches.get(i)) && place != null) {
                all.expandToInclude(place.getEnvelopeInternal());
            }
        }
        if (all.isNull()) {
            return matches;
        }
        STRtree known = new STRtree();
        for (Item item : items.listNear(all)) {
            if (item.geometry() != null && seen.test(item)) {
                known.insert(item.geometry().getEnvelopeInternal(), item);
            }
        }
        known.build();
        List<ItemMatching.Match> suggested = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            ItemDraft draft = drafts.get(i);
            boolean open = isOpen(matches.get(i)) && draft.geometry() != null;
            suggested.add(open ? suggest(draft, matches.get(i), known) : matches.get(i));
        }
        return suggested;
    }

    private static boolean isOpen(ItemMatching.Match match) {
        return match.item() == null && match.finding() == null;
    }

    private record Overlap(Item item, double ofBoth, double ofDraft) {}

    private ItemMatching.Match suggest(ItemDraft draft, ItemMatching.Match match, STRtree known) {
        Overlap best = null;
        MultiPolygon place = java.util.Objects.requireNonNull(draft.geometry());
        for (Object near : known.query(place.getEnvelopeInternal())) {
            Item item = (Item) near;
            if (item.kind() == draft.kind()) {
                Overlap overlap = overlap(place, item);
                best = best == null || overlap.ofDraft() > best.ofDraft() ? overlap : best;
            }
        }
        if (best == null || best.ofDraft() < LEAST_OVERLAP) {
            return match;
        }
        if (best.ofBoth() >= SAME_PLACE) {
            return asked(draft, match, finding(SurveyFinding.SAME_PLACE, draft, best, best.ofBoth()));
        }
        if (best.ofDraft() >= INSIDE) {
            return asked(draft, match, finding(SurveyFinding.SPLIT_SUSPECTED, draft, best, best.ofDraft()));
        }
        draft.cells().ask(finding(SurveyFinding.OVERLAPS_LEDGER, draft, best, best.ofDraft()));
        return match;
    }

    private ItemMatching.Match asked(ItemDraft draft, ItemMatching.Match match, Finding finding) {
        Optional<ItemMatching.Match> answered = matching.answered(draft, finding);
        return answered.orElseGet(() -> new ItemMatching.Match(null, match.by(), finding));
    }

    private static Finding finding(SurveyFinding code, ItemDraft draft, Overlap overlap, double share) {
        return code.at(
                draft.cells().place(ImportField.CODE),
                "seen",
                draft.code(),
                "other",
                overlap.item().code(),
                "candidates",
                overlap.item().code(),
                "name",
                overlap.item().name(),
                "share",
                String.format(Locale.ROOT, "%.0f %%", share * 100));
    }

    private Overlap overlap(MultiPolygon place, Item item) {
        MultiPolygon other = java.util.Objects.requireNonNull(item.geometry());
        Geometry both = OverlayNGRobust.overlay(place, other, OverlayNG.INTERSECTION);
        if (both.isEmpty() || both.getDimension() < 2) {
            return new Overlap(item, 0, 0);
        }
        BigDecimal shared = areas.measure(both).squareMetres();
        BigDecimal mine = areas.measure(place).squareMetres();
        BigDecimal theirs = areas.measure(other).squareMetres();
        BigDecimal larger = mine.max(theirs);
        return new Overlap(item, share(shared, larger), share(shared, mine));
    }

    private static double share(BigDecimal part, @Nullable BigDecimal whole) {
        return whole == null || whole.signum() == 0
                ? 0
                : part.divide(whole, 6, RoundingMode.HALF_UP).doubleValue();
    }

    /** Good enough over a district to say how far something has moved. */
    static double metresBetween(Point one, Point other) {
        double east = (one.getX() - other.getX()) * Math.cos(Math.toRadians(one.getY()));
        return Math.hypot(east, one.getY() - other.getY()) * METRES_PER_DEGREE;
    }
}
