package io.wanping.progress;

import io.wanping.finding.Refused;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is to come, over HTTP: the district's figures only, so that it holds nothing of single zones or items. */
@RestController
class OutlookController {

    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);

    private final Figures figures;
    private final ItemStandings standings;
    private final MoveStore moves;
    private final Clock clock;

    OutlookController(Figures figures, ItemStandings standings, MoveStore moves, Clock clock) {
        this.figures = figures;
        this.standings = standings;
        this.moves = moves;
        this.clock = clock;
    }

    record MonthView(String month, BigDecimal promised_m2, int items) {}

    record BandView(String month, BigDecimal low_m2, BigDecimal middle_m2, BigDecimal high_m2) {}

    record TargetView(
            String target,
            BigDecimal target_m2,
            BigDecimal done_m2,
            BigDecimal unconfirmed_m2,
            BigDecimal promised_m2,
            BigDecimal overdue_m2,
            BigDecimal uncovered_m2,
            @Nullable BigDecimal needed_per_month_m2,
            List<MonthView> pipeline,
            List<BandView> forecast) {}

    record OutlookView(LocalDate asOf, List<TargetView> targets, Slippage slippage, int forecastRuns) {}

    @GetMapping("/api/progress/outlook")
    @Transactional(readOnly = true)
    OutlookView outlook(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf) {
        LocalDate day = asOf == null ? LocalDate.now(clock) : asOf;
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            throw new Refused(
                    Refused.Kind.INVALID,
                    "progress.date-out-of-range",
                    "seen",
                    day,
                    "first",
                    FIRST_DAY,
                    "last",
                    LAST_DAY);
        }
        Instant now = clock.instant();
        Progress months = figures.reckon(new ProgressQuestion(day, now, Grouping.MONTH, null));
        List<ItemStanding> items = standings.list(day, now);
        List<TargetView> targets = new ArrayList<>();
        for (int i = 0; i < months.targets().size(); i++) {
            targets.add(view(Outlook.of(months.targets().get(i), months.series().get(i), items, day)));
        }
        return new OutlookView(day, targets, Slippage.of(moves.listMoves(now)), Forecast.RUNS);
    }

    private static TargetView view(Outlook outlook) {
        return new TargetView(
                outlook.target().code(),
                outlook.target().target().squareMetres(),
                outlook.done().squareMetres(),
                outlook.unconfirmed().squareMetres(),
                outlook.promised().squareMetres(),
                outlook.overdue().squareMetres(),
                outlook.uncovered().squareMetres(),
                outlook.neededPerMonth() == null
                        ? null
                        : outlook.neededPerMonth().squareMetres(),
                outlook.pipeline().stream()
                        .map(month -> new MonthView(
                                month.month().toString(), month.area().squareMetres(), month.items()))
                        .toList(),
                outlook.forecast().stream()
                        .map(band -> new BandView(
                                band.month().toString(),
                                band.low().squareMetres(),
                                band.middle().squareMetres(),
                                band.high().squareMetres()))
                        .toList());
    }
}
