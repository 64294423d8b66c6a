package io.wanping.progress;

import io.wanping.account.Sight;
import io.wanping.finding.Refused;
import io.wanping.journal.FigureKind;
import io.wanping.zoning.Reading;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The figures over HTTP. Areas are ㎡, rates are fractions, gaps are percentage points, none of them rounded. */
@RestController
class ProgressController {

    /** What both databases and every calendar can hold; our assumption. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);
    private static final int LONGEST_LIST = 500;

    private final Figures reckoner;
    private final ChartFigures charts;
    private final LaggingItems laggingItems;
    private final ProgressViews views;
    private final Sight sight;
    private final Clock clock;

    ProgressController(
            Figures reckoner,
            ChartFigures charts,
            LaggingItems laggingItems,
            ProgressViews views,
            Sight sight,
            Clock clock) {
        this.reckoner = reckoner;
        this.charts = charts;
        this.laggingItems = laggingItems;
        this.views = views;
        this.sight = sight;
        this.clock = clock;
    }

    @GetMapping("/api/progress")
    ProgressViews.ProgressView progress(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt,
            @RequestParam(defaultValue = "zone") String groupBy,
            @RequestParam(required = false) @Nullable String reading,
            @RequestParam(defaultValue = "current") String figures,
            Locale locale) {
        ProgressQuestion question = new ProgressQuestion(
                day(asOf),
                instant(knownAt),
                choice(Grouping.class, groupBy),
                reading(reading),
                choice(FigureKind.class, figures));
        return views.view(reckoner.reckon(question), locale);
    }

    @GetMapping("/api/progress/lagging")
    ProgressViews.LaggingList lagging(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(defaultValue = "5") int limit,
            Locale locale) {
        List<LaggingItem> seen = laggingItems.listLagging(day(asOf)).stream()
                .filter(item -> sight.reaches(item.zone(), item.street()))
                .toList();
        return views.view(seen, Math.max(0, Math.min(limit, LONGEST_LIST)), locale);
    }

    /** Every zone month by month, the steps of the running month, holdings, occupancy and stages; {@code zone} keeps steps and stages to it. */
    @GetMapping("/api/progress/charts")
    ChartViews.ChartsView charts(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt,
            @RequestParam(required = false) @Nullable String reading,
            @RequestParam(defaultValue = "current") String figures,
            @RequestParam(required = false) @Nullable String zone,
            Locale locale) {
        ProgressQuestion question = new ProgressQuestion(
                day(asOf), instant(knownAt), Grouping.MONTH, reading(reading), choice(FigureKind.class, figures));
        return ChartViews.of(charts.chart(question, zone == null || zone.isBlank() ? null : zone), locale);
    }

    private LocalDate day(@Nullable LocalDate asked) {
        LocalDate day = asked == null ? LocalDate.now(clock) : asked;
        refuseUnless(!day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY), day);
        return day;
    }

    private Instant instant(@Nullable Instant asked) {
        Instant instant = asked == null ? clock.instant() : asked;
        refuseUnless(!instant.isBefore(midnight(FIRST_DAY)) && !instant.isAfter(midnight(LAST_DAY)), instant);
        return instant;
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static void refuseUnless(boolean inRange, Object seen) {
        if (!inRange) {
            throw new Refused(
                    Refused.Kind.INVALID,
                    "progress.date-out-of-range",
                    "seen",
                    seen,
                    "first",
                    FIRST_DAY,
                    "last",
                    LAST_DAY);
        }
    }

    private static @Nullable Reading reading(@Nullable String text) {
        return text == null || text.isBlank() ? null : choice(Reading.class, text);
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        Refused.Kind.INVALID,
                        "progress.choice-unknown",
                        "seen",
                        text,
                        "choices",
                        Arrays.stream(type.getEnumConstants())
                                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(" "))));
    }
}
