package io.wanping.journal;

import io.wanping.account.CurrentActor;
import io.wanping.account.Sight;
import io.wanping.finding.FindingView;
import io.wanping.finding.Refused;
import io.wanping.finding.Texts;
import io.wanping.geo.Area;
import io.wanping.zoning.Scope;
import io.wanping.zoning.Zone;
import io.wanping.zoning.Zones;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Month close over HTTP: what is closed, closing, reopening, and what was reported beside what is known now. */
@RestController
class ClosingController {

    private final MonthClosings closings;
    private final ClosingStore store;
    private final ClosingComparison comparison;
    private final PostingViews postings;
    private final LedgerItems ledger;
    private final Zones zones;
    private final CurrentActor actor;
    private final Sight sight;
    private final Texts texts;

    ClosingController(
            MonthClosings closings,
            ClosingStore store,
            ClosingComparison comparison,
            PostingViews postings,
            LedgerItems ledger,
            Zones zones,
            CurrentActor actor,
            Sight sight,
            Texts texts) {
        this.closings = closings;
        this.store = store;
        this.comparison = comparison;
        this.postings = postings;
        this.ledger = ledger;
        this.zones = zones;
        this.actor = actor;
        this.sight = sight;
        this.texts = texts;
    }

    record ClosingView(
            UUID id,
            String month,
            boolean closed,
            Instant closedAt,
            String closedBy,
            String closedByName,
            String remark,
            @Nullable Instant reopenedAt,
            @Nullable String reopenedBy,
            @Nullable String reopenedByName,
            @Nullable String reopenedReason) {

        static ClosingView of(MonthClosing closing) {
            MonthClosing.Reopening reopening = closing.reopening();
            return new ClosingView(
                    closing.id(),
                    closing.month().toString(),
                    closing.isClosed(),
                    closing.closedAt(),
                    closing.closedBy(),
                    closing.closedByName(),
                    closing.remark(),
                    reopening == null ? null : reopening.at(),
                    reopening == null ? null : reopening.by(),
                    reopening == null ? null : reopening.byName(),
                    reopening == null ? null : reopening.reason());
        }
    }

    /** The month whose turn it is or that was asked for, and what stands against closing it or ought to be known before. */
    record NextView(
            String month, boolean closable, List<FindingView> findings, long undecided, BigDecimal undecided_m2) {}

    record Closings(@Nullable String closedThrough, NextView next, List<ClosingView> closings) {}

    /** @param asked another month to look at than the one whose turn it is */
    @GetMapping("/api/journal/closings")
    Closings list(@RequestParam(name = "month", required = false) @Nullable String asked, Locale locale) {
        YearMonth next = asked == null ? closings.next() : month(asked);
        List<FindingView> findings = texts.views(closings.check(next), locale);
        PostingStore.Sum undecided = store.undecided(next.atEndOfMonth());
        YearMonth through = closings.calendar().closedThrough();
        return new Closings(
                through == null ? null : through.toString(),
                new NextView(
                        next.toString(),
                        findings.isEmpty(),
                        findings,
                        undecided.count(),
                        undecided.area().squareMetres()),
                closings.listClosings().stream().map(ClosingView::of).toList());
    }

    record CloseRequest(@Nullable String month, @Nullable String remark) {}

    @PostMapping("/api/journal/closings")
    ResponseEntity<ClosingView> close(@RequestBody CloseRequest request) {
        MonthClosing closing =
                closings.close(month(request.month()), request.remark() == null ? "" : request.remark(), actor.get());
        return ResponseEntity.created(URI.create("/api/journal/closings/" + closing.month()))
                .body(ClosingView.of(closing));
    }

    record ReopenRequest(@Nullable String reason) {}

    @PostMapping("/api/journal/closings/{month}/reopen")
    ClosingView reopen(@PathVariable String month, @RequestBody ReopenRequest request) {
        return ClosingView.of(
                closings.reopen(month(month), request.reason() == null ? "" : request.reason(), actor.get()));
    }

    record ReportedFigure(
            String zone, String scope, AreaAccount account, BigDecimal area_m2, BigDecimal unconfirmed_m2) {}

    record Reported(String month, LocalDate asOf, Instant knownAt, String closedByName, List<ReportedFigure> figures) {}

    /** What was reported, exactly as it was frozen: the same answer for ever. */
    @GetMapping("/api/journal/closings/{month}/reported")
    Reported reported(@PathVariable String month) {
        MonthClosing closing = closings.getClosing(month(month));
        return new Reported(
                closing.month().toString(),
                closing.lastDay(),
                closing.closedAt(),
                closing.closedByName(),
                store.reported(closing.id()).stream()
                        .map(figure -> new ReportedFigure(
                                figure.zone(),
                                figure.scope(),
                                figure.account(),
                                figure.area().squareMetres(),
                                figure.unconfirmed().squareMetres()))
                        .toList());
    }

    record Line(
            String key,
            String name,
            AreaAccount account,
            BigDecimal reported_m2,
            BigDecimal known_m2,
            BigDecimal difference_m2,
            BigDecimal unconfirmed_m2) {}

    record Reassigned(
            UUID itemId,
            String itemCode,
            AreaAccount account,
            BigDecimal area_m2,
            String zoneBefore,
            String zoneAfter,
            List<String> scopesBefore,
            List<String> scopesAfter) {}

    record ComparisonView(
            ClosingView closing,
            LocalDate asOf,
            List<Line> zones,
            List<Line> scopes,
            List<Line> total,
            List<PostingViews.PostingView> adjustments,
            List<Reassigned> reassigned,
            boolean explained) {}

    /** Figures are for all; the items behind them for whoever may look at them. */
    @GetMapping("/api/journal/closings/{month}")
    ComparisonView compare(@PathVariable String month, Locale locale) {
        ClosingComparison.Comparison found = comparison.compare(closings.getClosing(month(month)));
        List<String> zoneCodes =
                new ArrayList<>(zones.listZones().stream().map(Zone::code).toList());
        zoneCodes.add(Zones.NONE);
        zoneCodes.add(Zones.UNPLACED);
        found.lines().stream()
                .map(line -> line.key().zone())
                .filter(zone -> !zoneCodes.contains(zone))
                .distinct()
                .forEach(zoneCodes::add);
        List<Line> byZone = zoneCodes.stream()
                .flatMap(zone -> lines(
                        found,
                        zone,
                        ledger.zoneName(zone, locale),
                        key -> key.scope().equals(ClosingStore.ALL)
                                && key.zone().equals(zone))
                        .stream())
                .toList();
        List<Line> byScope = zones.listScopes().stream()
                .flatMap(scope ->
                        lines(
                                found,
                                scope.code(),
                                name(scope, locale),
                                key -> key.scope().equals(scope.code()))
                                .stream())
                .toList();
        return new ComparisonView(
                ClosingView.of(found.closing()),
                found.closing().lastDay(),
                byZone,
                byScope,
                lines(found, "TOTAL", "", key -> key.scope().equals(ClosingStore.ALL)),
                postings.views(
                        found.adjustments().stream()
                                .filter(posting -> sight.reaches(posting.zone(), null))
                                .toList(),
                        locale),
                found.reassigned().stream()
                        .filter(holding ->
                                sight.reaches(holding.zoneThen(), null) && sight.reaches(holding.zoneNow(), null))
                        .map(ClosingController::reassigned)
                        .toList(),
                found.explained());
    }

    /** One line an account, added up over the figures that fit. */
    private static List<Line> lines(
            ClosingComparison.Comparison found, String key, String name, Predicate<ClosingComparison.Key> fits) {
        return AreaAccount.HOLDING.stream()
                .map(account -> {
                    List<ClosingComparison.Line> lines = found.lines().stream()
                            .filter(line -> line.key().account() == account && fits.test(line.key()))
                            .toList();
                    return new Line(
                            key,
                            name,
                            account,
                            sum(lines, ClosingComparison.Line::reported),
                            sum(lines, ClosingComparison.Line::known),
                            sum(lines, ClosingComparison.Line::difference),
                            sum(lines, ClosingComparison.Line::unconfirmed));
                })
                .toList();
    }

    private static BigDecimal sum(List<ClosingComparison.Line> lines, Function<ClosingComparison.Line, Area> value) {
        return lines.stream().map(value).reduce(Area.ZERO, Area::plus).squareMetres();
    }

    private static Reassigned reassigned(ClosingStore.Holding holding) {
        return new Reassigned(
                holding.itemId(),
                holding.itemCode(),
                holding.account(),
                holding.area().squareMetres(),
                holding.zoneThen(),
                holding.zoneNow(),
                holding.scopesThen(),
                holding.scopesNow());
    }

    private static String name(Scope scope, Locale locale) {
        return locale.getLanguage().equals("en") ? scope.nameEn() : scope.name();
    }

    private static YearMonth month(@Nullable String text) {
        try {
            if (text != null && text.matches("\\d{4}-\\d{2}")) {
                return YearMonth.parse(text);
            }
        } catch (DateTimeException noMonth) {
            // answered below like any other text that is no month
        }
        throw new Refused(Refused.Kind.INVALID, "journal.month-unreadable", "seen", String.valueOf(text));
    }
}
