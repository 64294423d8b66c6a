package io.wanping.register.consistency;

import io.wanping.account.CurrentActor;
import io.wanping.finding.Severity;
import io.wanping.zoning.Zones;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Findings of the consistency checks, and what people say about them. */
@RestController
class ConsistencyController {

    private static final int LARGEST_PAGE = 500;

    private final Consistency consistency;
    private final ConsistencyViews views;
    private final ConsistencyExport export;
    private final CurrentActor actor;
    private final Clock clock;

    ConsistencyController(
            Consistency consistency,
            ConsistencyViews views,
            ConsistencyExport export,
            CurrentActor actor,
            Clock clock) {
        this.consistency = consistency;
        this.views = views;
        this.export = export;
        this.actor = actor;
        this.clock = clock;
    }

    /** How many there are of a check in each state, within zone and text asked for. */
    record CheckCount(ConsistencyCheck check, Severity severity, String title, int open, int answered, int lapsed) {}

    /** Items of a bucket no zone has; {@code capacity_m2} their countable area. */
    record Bucket(String zone, String name, int items, BigDecimal capacity_m2) {}

    /** A tolerance that is set, and where it comes from. */
    record ToleranceView(String name, BigDecimal value, String unit, String source) {}

    /** {@code total} findings meet the question, those from {@code offset} on are here. */
    record Page(
            Instant computedAt,
            int items,
            List<CheckCount> counts,
            List<Bucket> buckets,
            List<ToleranceView> tolerances,
            int total,
            int offset,
            List<ConsistencyViews.Line> findings) {}

    @GetMapping("/api/consistency")
    Page list(
            @RequestParam(required = false) @Nullable Set<ConsistencyCheck> check,
            @RequestParam(required = false) @Nullable String zone,
            @RequestParam(required = false) Consistency.@Nullable State state,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "200") int limit,
            Locale locale) {
        ConsistencyQuestion question = question(check, zone, state, q);
        List<Consistency.Spoken> all = consistency.listInSight();
        List<Consistency.Spoken> met = all.stream().filter(question::isMetBy).toList();
        int from = Math.max(0, Math.min(offset, met.size()));
        int to = from + Math.max(0, Math.min(Math.min(limit, LARGEST_PAGE), met.size() - from));
        List<CheckedItem> items = consistency.listItemsInSight();
        return new Page(
                consistency.review().at(),
                items.size(),
                counts(all.stream().filter(question::isAbout).toList(), locale),
                Stream.of(Zones.UNPLACED, Zones.NONE)
                        .map(bucket -> bucket(bucket, items, locale))
                        .toList(),
                tolerances(locale),
                met.size(),
                from,
                met.subList(from, to).stream()
                        .map(spoken -> views.line(spoken, locale))
                        .toList());
    }

    @GetMapping("/api/consistency/{findingId}")
    ConsistencyViews.Whole get(@PathVariable String findingId, Locale locale) {
        return views.whole(consistency.getFinding(findingId), consistency.listAnswers(findingId), locale);
    }

    record AnswerRequest(
            @Nullable String reason,
            @Nullable String factsMark,
            @Nullable Boolean withdraw) {}

    @PostMapping("/api/consistency/{findingId}/answer")
    ConsistencyViews.Line answer(@PathVariable String findingId, @RequestBody AnswerRequest request, Locale locale) {
        return views.line(
                consistency.answer(
                        findingId,
                        request.factsMark(),
                        request.reason() == null ? "" : request.reason(),
                        Boolean.TRUE.equals(request.withdraw()),
                        actor.get()),
                locale);
    }

    /** The same filters, all pages. */
    @GetMapping("/api/consistency/export")
    @Transactional
    public void export(
            @RequestParam(required = false) @Nullable Set<ConsistencyCheck> check,
            @RequestParam(required = false) @Nullable String zone,
            @RequestParam(required = false) Consistency.@Nullable State state,
            @RequestParam(required = false) @Nullable String q,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ConsistencyQuestion question = question(check, zone, state, q);
        List<Consistency.Spoken> met =
                consistency.listInSight().stream().filter(question::isMetBy).toList();
        response.setContentType("text/csv");
        response.setCharacterEncoding("UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"consistency-" + LocalDate.now(clock) + ".csv\"");
        String asked = request.getQueryString() == null ? "" : request.getQueryString();
        export.write(met, asked, response.getWriter(), actor.get(), locale);
    }

    private static ConsistencyQuestion question(
            @Nullable Set<ConsistencyCheck> check,
            @Nullable String zone,
            Consistency.@Nullable State state,
            @Nullable String q) {
        return new ConsistencyQuestion(check == null ? Set.of() : check, zone, state, q);
    }

    private List<CheckCount> counts(List<Consistency.Spoken> about, Locale locale) {
        Map<ConsistencyCheck, int[]> counts = new EnumMap<>(ConsistencyCheck.class);
        about.forEach(spoken -> counts.computeIfAbsent(
                        spoken.finding().check(), none -> new int[Consistency.State.values().length])[
                spoken.state().ordinal()]++);
        return Arrays.stream(ConsistencyCheck.values())
                .map(check -> {
                    int[] found = counts.getOrDefault(check, new int[Consistency.State.values().length]);
                    return new CheckCount(
                            check,
                            check.severity(),
                            views.title(check, locale),
                            found[Consistency.State.OPEN.ordinal()],
                            found[Consistency.State.ANSWERED.ordinal()],
                            found[Consistency.State.LAPSED.ordinal()]);
                })
                .toList();
    }

    private Bucket bucket(String zone, List<CheckedItem> items, Locale locale) {
        List<CheckedItem> inside =
                items.stream().filter(item -> item.zone().equals(zone)).toList();
        return new Bucket(
                zone,
                views.zoneName(zone, locale),
                inside.size(),
                inside.stream().map(CheckedItem::capacity_m2).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private List<ToleranceView> tolerances(Locale locale) {
        ConsistencyTolerance set = consistency.tolerance();
        return List.of(
                tolerance("groundShare", set.ground_share(), "1", locale),
                tolerance("ground", set.ground_m2(), "㎡", locale),
                tolerance("sum", set.sum_m2(), "㎡", locale),
                tolerance("outside", set.outside_m2(), "㎡", locale));
    }

    private ToleranceView tolerance(String name, BigDecimal value, String unit, Locale locale) {
        return new ToleranceView(name, value, unit, views.toleranceSource(name, locale));
    }
}
