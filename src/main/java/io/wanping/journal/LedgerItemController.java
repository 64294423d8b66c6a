package io.wanping.journal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.wanping.account.Actor;
import io.wanping.account.Audience;
import io.wanping.account.CurrentActor;
import io.wanping.account.Right;
import io.wanping.account.Sight;
import io.wanping.audit.Downloads;
import io.wanping.finding.FindingView;
import io.wanping.finding.Refused;
import io.wanping.finding.Texts;
import io.wanping.geo.Ewkb;
import io.wanping.geo.GeoJson;
import io.wanping.register.CellSource;
import io.wanping.register.Item;
import io.wanping.register.ItemField;
import io.wanping.register.ItemKind;
import io.wanping.register.Items;
import io.wanping.register.RegisterAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Reads items together with what their accounts hold. */
@RestController
class LedgerItemController {

    private static final int LARGEST_PAGE = 500;

    private final Items items;
    private final LedgerItemStore store;
    private final LedgerItems ledger;
    private final Texts texts;
    private final Sight sight;
    private final CurrentActor actor;
    private final ItemExport export;
    private final Downloads downloads;

    LedgerItemController(
            Items items,
            LedgerItemStore store,
            LedgerItems ledger,
            Texts texts,
            Sight sight,
            CurrentActor actor,
            ItemExport export,
            Downloads downloads) {
        this.items = items;
        this.store = store;
        this.ledger = ledger;
        this.texts = texts;
        this.sight = sight;
        this.actor = actor;
        this.export = export;
        this.downloads = downloads;
    }

    record Page(List<LedgerItems.Row> items, @Nullable String next, long total) {}

    @GetMapping({"/api/items", RegisterAddress.SITES, RegisterAddress.BUILDINGS})
    Page list(
            @RequestParam(required = false) @Nullable ItemKind kind,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String zone,
            @RequestParam(required = false) @Nullable String street,
            @RequestParam(required = false) @Nullable AreaAccount account,
            @RequestParam(required = false) @Nullable String scope,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(required = false) @Nullable String bbox,
            @RequestParam(required = false) @Nullable Boolean placed,
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable BigDecimal grossFrom,
            @RequestParam(required = false) @Nullable BigDecimal grossTo,
            @RequestParam(defaultValue = "code") String sort,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "100") int limit,
            HttpServletRequest http,
            Locale locale) {
        int size = Math.max(1, Math.min(limit, LARGEST_PAGE));
        ItemFilter filter = new ItemFilter(
                RegisterAddress.of(http).kindOr(kind),
                q,
                zone,
                street,
                account,
                scope,
                site,
                box(bbox),
                placed,
                stage,
                unit,
                grossFrom,
                grossTo,
                sight.reach(),
                actor.get().may(Right.SEE_PERSONAL_DATA));
        List<UUID> ids = store.listIds(filter, order(sort), cursor, size + 1);
        List<UUID> page = ids.subList(0, Math.min(size, ids.size()));
        String next = ids.size() > size ? page.get(size - 1).toString() : null;
        return new Page(ledger.rows(page, locale), next, store.count(filter));
    }

    /** The items of a list as a file, for people of the bureau or for others; recorded before its first byte. */
    @GetMapping("/api/files/export")
    void export(
            @RequestParam(required = false) @Nullable String format,
            @RequestParam(required = false) @Nullable String audience,
            @RequestParam(required = false) @Nullable ItemKind kind,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String zone,
            @RequestParam(required = false) @Nullable String street,
            @RequestParam(required = false) @Nullable AreaAccount account,
            @RequestParam(required = false) @Nullable String scope,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(required = false) @Nullable String bbox,
            @RequestParam(required = false) @Nullable Boolean placed,
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable BigDecimal grossFrom,
            @RequestParam(required = false) @Nullable BigDecimal grossTo,
            HttpServletRequest http,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        ItemExport.Format wanted = choice(ItemExport.Format.class, "format", format);
        Audience readers = choice(Audience.class, "audience", audience);
        Actor by = actor.get();
        ItemFilter filter = new ItemFilter(
                kind,
                q,
                zone,
                street,
                account,
                scope,
                site,
                box(bbox),
                placed,
                stage,
                unit,
                grossFrom,
                grossTo,
                sight.reach(),
                by.may(Right.SEE_PERSONAL_DATA));
        List<UUID> ids = store.listIds(filter, LedgerItemStore.Order.CODE, null, Integer.MAX_VALUE);
        downloads.taken(
                by,
                "coordinates",
                "",
                ids.size(),
                Map.of(
                        "format", wanted,
                        "audience", readers,
                        "filter", http.getQueryString() == null ? "" : http.getQueryString()));
        response.setContentType(wanted.mediaType());
        response.setCharacterEncoding("UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + export.fileName(wanted, readers) + "\"");
        export.write(ids, wanted, readers, by, locale, response.getWriter());
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String parameter, @Nullable String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> text != null && constant.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        Refused.Kind.INVALID,
                        "journal.choice-unknown",
                        "parameter",
                        parameter,
                        "seen",
                        text == null ? "—" : text,
                        "choices",
                        Arrays.stream(type.getEnumConstants())
                                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(" "))));
    }

    record SiteView(UUID id, String code, String name) {}

    record ItemView(
            @JsonUnwrapped LedgerItems.Row row,
            Map<String, @Nullable Object> fields,
            Set<String> scopes,
            @Nullable JsonNode geometry,
            Map<String, CellSource> provenance,
            Map<String, String> attributes,
            @Nullable BigDecimal zoneShare,
            String zoneMethod,
            BigDecimal capacity_m2,
            List<FindingView> findings,
            List<LedgerItems.Row> buildings,
            @Nullable SiteView site) {}

    @GetMapping({"/api/items/{id}", RegisterAddress.SITES + "/{id}", RegisterAddress.BUILDINGS + "/{id}"})
    ResponseEntity<ItemView> get(@PathVariable UUID id, HttpServletRequest http, Locale locale) {
        Item item = items.getItem(id);
        RegisterAddress.of(http).requireHere(item);
        items.requireInSight(item, sight);
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        Map<String, CellSource> provenance = new LinkedHashMap<>();
        for (ItemField field : ItemField.values()) {
            if (field.appliesTo(item.kind())) {
                fields.put(field.jsonName(), item.fields().get(field));
            }
            if (item.provenance().containsKey(field)) {
                provenance.put(field.jsonName(), item.provenance().get(field));
            }
        }
        Item site = item.siteId() == null ? null : items.getItem(item.siteId());
        ItemView view = new ItemView(
                ledger.rows(List.of(id), locale).get(0),
                fields,
                item.scopes(),
                item.geometry() == null ? null : GeoJson.write(item.geometry()),
                provenance,
                item.attributes(),
                item.zoneShare(),
                item.zoneMethod(),
                item.capacity().squareMetres(),
                texts.views(ledger.findings(item), locale),
                ledger.rows(
                        items.listBuildingsOn(id).stream()
                                .filter(building -> items.isInSight(building, sight))
                                .map(Item::id)
                                .toList(),
                        locale),
                site == null || !items.isInSight(site, sight)
                        ? null
                        : new SiteView(site.id(), site.code(), site.name()));
        return ResponseEntity.ok().eTag("\"" + item.version() + "\"").body(view);
    }

    private static LedgerItemStore.Order order(String sort) {
        return switch (sort) {
            case "name" -> LedgerItemStore.Order.NAME;
            case "area" -> LedgerItemStore.Order.AREA;
            default -> LedgerItemStore.Order.CODE;
        };
    }

    /** {@code west,south,east,north} in degrees. */
    private static byte @Nullable [] box(@Nullable String bbox) {
        if (bbox == null || bbox.isBlank()) {
            return null;
        }
        String[] parts = bbox.split(",", -1);
        try {
            if (parts.length == 4) {
                Envelope box = new Envelope(
                        Double.parseDouble(parts[0]),
                        Double.parseDouble(parts[2]),
                        Double.parseDouble(parts[1]),
                        Double.parseDouble(parts[3]));
                if (box.getArea() > 0 && Double.isFinite(box.getArea())) {
                    return Ewkb.bytes(new GeometryFactory().toGeometry(box));
                }
            }
        } catch (NumberFormatException notANumber) {
            // answered below like any other text that is no box
        }
        throw new Refused(Refused.Kind.INVALID, "journal.box-unreadable", "seen", bbox);
    }
}
