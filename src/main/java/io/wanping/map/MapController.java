package io.wanping.map;

import io.wanping.account.CurrentActor;
import io.wanping.account.Sight;
import io.wanping.audit.Downloads;
import io.wanping.finding.Refused;
import io.wanping.register.ItemKind;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What the map shows besides tiles. Shapes are GeoJSON, {@code lon, lat} degrees; a request with the ETag it has gets 304. */
@RestController
class MapController {

    /** What both databases and every calendar can hold; our assumption. */
    private static final int FURTHEST_YEARS = 500;

    private static final CacheControl ASK_EVERY_TIME = CacheControl.noCache().cachePrivate();
    private static final CacheControl KEEP_FOR_AN_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePrivate();

    private final ItemLayer items;
    private final Backdrop backdrop;
    private final MapSummary summary;
    private final Legend legend;
    private final InView inView;
    private final MapEvents events;
    private final Looking looking;
    private final Sight sight;
    private final CurrentActor actor;
    private final Downloads downloads;
    private final Clock clock;

    MapController(
            ItemLayer items,
            Backdrop backdrop,
            MapSummary summary,
            Legend legend,
            InView inView,
            MapEvents events,
            Looking looking,
            Sight sight,
            CurrentActor actor,
            Downloads downloads,
            Clock clock) {
        this.legend = legend;
        this.inView = inView;
        this.events = events;
        this.looking = looking;
        this.items = items;
        this.backdrop = backdrop;
        this.summary = summary;
        this.sight = sight;
        this.actor = actor;
        this.downloads = downloads;
        this.clock = clock;
    }

    @GetMapping("/api/map/items")
    ResponseEntity<byte[]> items(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String bbox,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf) {
        MapItemStore.View view = new MapItemStore.View(kind(kind), box(bbox), sight.reach());
        byte[] content = items.featureCollection(view, day(asOf));
        downloads.looked(actor.get(), "map");
        return json(content, ContentTag.of(content), ASK_EVERY_TIME);
    }

    @GetMapping("/api/map/backdrop")
    ResponseEntity<byte[]> backdrop() {
        Backdrop.Document document = backdrop.get();
        return json(document.content(), document.tag(), KEEP_FOR_AN_HOUR);
    }

    @GetMapping("/api/map/summary")
    MapSummary.Summary summary(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf) {
        return summary.summarise(day(asOf));
    }

    @GetMapping("/api/map/legend")
    Legend.View legend(HttpServletRequest request) {
        LocalDate asked = looking.day(request);
        return legend.of(looking.lens(request), asked == null ? LocalDate.now(clock) : asked);
    }

    /** What is in view, by colour, and which items they are. */
    @GetMapping("/api/map/view")
    InView.View view(@RequestParam String bbox, HttpServletRequest request) {
        return inView.of(BoundingBox.parse(bbox), looking.lens(request));
    }

    /** One {@code changed} event whenever anything on the map is another. */
    @GetMapping("/api/map/events")
    SseEmitter events() {
        return events.follow();
    }

    private static ResponseEntity<byte[]> json(byte[] content, String tag, CacheControl caching) {
        return ResponseEntity.ok()
                .eTag(tag)
                .cacheControl(caching)
                .contentType(MediaType.APPLICATION_JSON)
                .body(content);
    }

    private LocalDate day(@Nullable LocalDate asked) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = asked == null ? today : asked;
        if (Math.abs(day.getYear() - today.getYear()) > FURTHEST_YEARS) {
            throw new Refused(Refused.Kind.INVALID, "map.date-out-of-range", "seen", day);
        }
        return day;
    }

    private static @Nullable ItemKind kind(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return Arrays.stream(ItemKind.values())
                .filter(kind -> kind.name().equals(text.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Refused(Refused.Kind.INVALID, "map.kind-unknown", "seen", text));
    }

    private static @Nullable BoundingBox box(@Nullable String text) {
        return text == null || text.isBlank() ? null : BoundingBox.parse(text);
    }
}
