package io.wanping.journal;

import io.wanping.geo.Area;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A closed month twice: as it was reported (上报口径) and as it is known now (现口径), with the reason of every difference. Reasons are
 * found by themselves and added up; a figure they do not lead to is told.
 *
 * <h2>Reasons there are</h2>
 * <ol>
 *   <li>An adjustment: area effective in the month or before, that started to count after it was closed.
 *   <li>A reassignment: an item that held area belongs to another zone or other scopes now.
 * </ol>
 */
@Component
class ClosingComparison {

    private final ClosingStore closings;
    private final PostingStore postings;

    ClosingComparison(ClosingStore closings, PostingStore postings) {
        this.closings = closings;
        this.postings = postings;
    }

    /** What a figure is of: a zone, a scope in it or {@link ClosingStore#ALL}, an account. */
    record Key(String zone, String scope, AreaAccount account) {}

    /** @param reasons what the reasons add up to: known minus reported, if all is well */
    record Line(Key key, Area reported, Area known, Area reasons, Area unconfirmed) {

        Area difference() {
            return known.minus(reported);
        }
    }

    record Comparison(
            MonthClosing closing,
            List<Line> lines,
            List<Posting> adjustments,
            List<ClosingStore.Holding> reassigned,
            boolean explained) {}

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Comparison compare(MonthClosing closing) {
        List<Posting> adjustments = postings.listAll(
                new PostingQuery().countedAfter(closing.closedAt()).effectiveTo(closing.lastDay()));
        List<ClosingStore.Holding> reassigned = closings.listReassigned(closing.id());
        Map<Key, Area> reasons = new LinkedHashMap<>();
        Map<java.util.UUID, List<String>> scopes =
                closings.scopesNow(adjustments.stream().map(Posting::itemId).toList());
        for (Posting posting : adjustments) {
            List<String> inScopes = scopes.getOrDefault(posting.itemId(), List.of());
            add(reasons, posting.zone(), inScopes, posting.to(), posting.area());
            add(
                    reasons,
                    posting.zone(),
                    inScopes,
                    posting.from(),
                    posting.area().negate());
        }
        for (ClosingStore.Holding holding : reassigned) {
            add(
                    reasons,
                    holding.zoneThen(),
                    holding.scopesThen(),
                    holding.account(),
                    holding.area().negate());
            add(reasons, holding.zoneNow(), holding.scopesNow(), holding.account(), holding.area());
        }
        List<Line> lines = lines(closing, reasons);
        boolean explained = lines.stream().allMatch(line -> line.difference().equals(line.reasons()));
        return new Comparison(closing, lines, adjustments, reassigned, explained);
    }

    private List<Line> lines(MonthClosing closing, Map<Key, Area> reasons) {
        Map<Key, ClosingStore.Figure> reported = byKey(closings.reported(closing.id()));
        Map<Key, ClosingStore.Figure> known = byKey(closings.known(closing.lastDay()));
        Map<Key, Key> keys = new TreeMap<>(java.util.Comparator.comparing(Key::scope)
                .thenComparing(Key::zone)
                .thenComparing(Key::account));
        for (Map<Key, ?> side : List.of(reported, known, reasons)) {
            side.keySet().forEach(key -> keys.put(key, key));
        }
        List<Line> lines = new ArrayList<>();
        for (Key key : keys.keySet()) {
            ClosingStore.Figure then = reported.get(key);
            ClosingStore.Figure now = known.get(key);
            lines.add(new Line(
                    key,
                    then == null ? Area.ZERO : then.area(),
                    now == null ? Area.ZERO : now.area(),
                    reasons.getOrDefault(key, Area.ZERO),
                    then == null ? Area.ZERO : then.unconfirmed()));
        }
        return lines;
    }

    private static void add(Map<Key, Area> reasons, String zone, List<String> scopes, AreaAccount account, Area area) {
        if (account == AreaAccount.ORIGIN) {
            return;
        }
        reasons.merge(new Key(zone, ClosingStore.ALL, account), area, Area::plus);
        scopes.forEach(scope -> reasons.merge(new Key(zone, scope, account), area, Area::plus));
    }

    private static Map<Key, ClosingStore.Figure> byKey(List<ClosingStore.Figure> figures) {
        Map<Key, ClosingStore.Figure> byKey = new LinkedHashMap<>();
        figures.forEach(figure -> byKey.put(new Key(figure.zone(), figure.scope(), figure.account()), figure));
        return byKey;
    }
}
