package io.wanping.journal;

import io.wanping.account.CurrentActor;
import io.wanping.account.Sight;
import io.wanping.audit.AuditLog;
import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import io.wanping.finding.Texts;
import io.wanping.geo.Area;
import io.wanping.register.Item;
import io.wanping.register.ItemKind;
import io.wanping.register.Items;
import io.wanping.zoning.Reading;
import io.wanping.zoning.Target;
import io.wanping.zoning.Targets;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The journal over HTTP: reading postings, proposing, deciding, correcting. */
@RestController
class PostingController {

    private static final int LARGEST_PAGE = 500;
    private static final int MOST_CONFIRMATIONS = 1000;
    private static final int MOST_INTEGER_DIGITS = 12;
    private static final int LONGEST_NUMBER = 40;

    /** 总建筑面积: what capacities are measured in; an area on another basis cannot be moved between accounts. */
    private static final String COUNTED_BASIS = "GROSS";

    private final AreaJournal journal;
    private final PostingStore store;
    private final PostingViews views;
    private final Items items;
    private final Targets targets;
    private final CurrentActor actor;
    private final Sight sight;
    private final Texts texts;
    private final AuditLog audit;
    private final Vantages vantages;
    private final Clock clock;

    PostingController(
            AreaJournal journal,
            PostingStore store,
            PostingViews views,
            Items items,
            Targets targets,
            CurrentActor actor,
            Sight sight,
            Texts texts,
            AuditLog audit,
            Vantages vantages,
            Clock clock) {
        this.journal = journal;
        this.store = store;
        this.views = views;
        this.items = items;
        this.targets = targets;
        this.actor = actor;
        this.sight = sight;
        this.texts = texts;
        this.audit = audit;
        this.vantages = vantages;
        this.clock = clock;
    }

    record Page(
            List<PostingViews.PostingView> postings,
            @Nullable UUID next,
            long total,
            BigDecimal sum_m2) {}

    @GetMapping("/api/journal/postings")
    Page list(
            @RequestParam(required = false) @Nullable UUID item,
            @RequestParam(required = false) @Nullable UUID siteOf,
            @RequestParam(required = false) @Nullable AreaAccount account,
            @RequestParam(required = false) @Nullable String direction,
            @RequestParam(required = false) @Nullable String zone,
            @RequestParam(required = false) @Nullable String street,
            @RequestParam(required = false) @Nullable String scope,
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(required = false) @Nullable Reading reading,
            @RequestParam(required = false) @Nullable FigureKind figures,
            @RequestParam(required = false) @Nullable PostingStatus status,
            @RequestParam(required = false) @Nullable PostingKind kind,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt,
            @RequestParam(required = false) @Nullable UUID batch,
            @RequestParam(required = false) @Nullable String maker,
            @RequestParam(required = false) @Nullable String checker,
            @RequestParam(required = false) @Nullable String evidence,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "100") int limit,
            Locale locale) {
        Target wanted = target == null ? null : targets.getTarget(target);
        PostingStatus shown = status == null && wanted != null ? PostingStatus.CONFIRMED : status;
        LocalDate day = Days.plausible(asOf);
        Vantage vantage = day == null
                ? null
                : vantages.from(
                        day,
                        knownAt == null ? clock.instant() : Days.plausible(knownAt),
                        figures == null ? FigureKind.CURRENT : figures);
        Instant known = vantage != null && vantage.closing() != null ? vantage.knownAt() : Days.plausible(knownAt);
        PostingQuery query = new PostingQuery()
                .seenFrom(vantage, day)
                .ofItem(item)
                .ofSite(siteOf)
                .touching(account)
                .making(wanted, reading == null && wanted != null ? wanted.reading() : reading)
                .entering("IN".equals(direction))
                .inZone(zone)
                .within(sight.reach())
                .inStreet(street)
                .inScope(scope)
                .ofKind(kind)
                .inStatus(shown)
                .effectiveFrom(Days.plausible(from))
                .effectiveTo(Days.plausible(to))
                .knownAt(known)
                .fromBatch(batch)
                .madeBy(maker)
                .decidedBy(checker)
                .restingOnNothing("NONE".equals(evidence))
                .mentioning(q);
        int size = Math.max(1, Math.min(limit, LARGEST_PAGE));
        List<Posting> lines =
                store.list(query, cursor == null ? null : store.find(cursor).orElse(null), size + 1);
        List<Posting> page = lines.subList(0, Math.min(size, lines.size()));
        PostingStore.Sum sum = store.sum(query);
        return new Page(
                views.views(
                        known == null
                                ? page
                                : page.stream()
                                        .map(line -> line.asKnownAt(known))
                                        .toList(),
                        locale),
                lines.size() > size ? page.get(size - 1).id() : null,
                sum.count(),
                sum.area().squareMetres());
    }

    @GetMapping("/api/journal/postings/{id}")
    PostingViews.PostingView get(@PathVariable UUID id, Locale locale) {
        Posting posting = posting(id);
        items.requireInSight(items.getItem(posting.itemId()), sight);
        return views.view(posting, locale);
    }

    record ProposeRequest(
            UUID itemId,
            AreaAccount from,
            AreaAccount to,
            BigDecimal area_m2,
            LocalDate effectiveOn,
            @Nullable String reason,
            @Nullable EvidenceKind evidenceKind,
            @Nullable String evidenceRef,
            @Nullable String areaBasis) {}

    @PostMapping("/api/journal/postings")
    ResponseEntity<PostingViews.PostingView> propose(
            @RequestBody ProposeRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Locale locale) {
        refuseIncomplete(request, key);
        PostingCommand command = new PostingCommand(
                request.itemId(),
                request.from(),
                request.to(),
                Area.ofSquareMetres(request.area_m2()),
                request.effectiveOn(),
                request.reason() == null ? "" : request.reason(),
                request.evidenceKind(),
                request.evidenceRef(),
                actor.get().username() + ":" + key,
                null,
                null);
        UUID id = journal.propose(List.of(command), actor.get()).get(0);
        return ResponseEntity.created(URI.create("/api/journal/postings/" + id)).body(get(id, locale));
    }

    @PostMapping("/api/journal/postings/{id}/confirm")
    PostingViews.PostingView confirm(@PathVariable UUID id, Locale locale) {
        journal.confirm(List.of(id), actor.get());
        return get(id, locale);
    }

    record RejectRequest(@Nullable String reason) {}

    @PostMapping("/api/journal/postings/{id}/reject")
    PostingViews.PostingView reject(@PathVariable UUID id, @RequestBody RejectRequest request, Locale locale) {
        journal.reject(id, request.reason() == null ? "" : request.reason(), actor.get());
        return get(id, locale);
    }

    record ReverseRequest(LocalDate effectiveOn, @Nullable String reason) {}

    @PostMapping("/api/journal/postings/{id}/reverse")
    ResponseEntity<PostingViews.PostingView> reverse(
            @PathVariable UUID id,
            @RequestBody ReverseRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Locale locale) {
        if (request.effectiveOn() == null) {
            throw incomplete("effectiveOn");
        }
        UUID made = journal.reverse(
                id,
                request.effectiveOn(),
                request.reason() == null ? "" : request.reason(),
                key == null || key.isBlank()
                        ? "reverse:" + UUID.randomUUID()
                        : actor.get().username() + ":" + key,
                actor.get());
        return ResponseEntity.created(URI.create("/api/journal/postings/" + made))
                .body(get(made, locale));
    }

    record ConfirmationsRequest(List<UUID> ids) {}

    record RefusedConfirmation(UUID id, String code, String title) {}

    record Confirmations(int confirmed, List<RefusedConfirmation> refused) {}

    /** Confirms what can be confirmed, each posting by itself, and says of the rest why not. */
    @PostMapping("/api/journal/confirmations")
    Confirmations confirmAll(@RequestBody ConfirmationsRequest request, Locale locale) {
        if (request.ids() == null
                || request.ids().contains(null)
                || request.ids().size() > MOST_CONFIRMATIONS) {
            throw new Refused(Refused.Kind.INVALID, "journal.too-many-confirmations", "most", MOST_CONFIRMATIONS);
        }
        int confirmed = 0;
        List<RefusedConfirmation> refused = new ArrayList<>();
        for (UUID id : oldestFirst(request.ids())) {
            try {
                journal.confirm(List.of(id), actor.get());
                confirmed++;
            } catch (Refused refusal) {
                audit.recordRefusal(actor.get(), "posting.confirm", id.toString(), Map.of("code", refusal.code()));
                refused.add(new RefusedConfirmation(
                        id, refusal.code(), texts.text(refusal.code(), refusal.arguments(), locale)));
            } catch (PessimisticLockingFailureException collision) {
                refused.add(new RefusedConfirmation(id, "journal.busy", texts.text("journal.busy", locale)));
            }
        }
        return new Confirmations(confirmed, refused);
    }

    record ItemJournal(
            BigDecimal capacity_m2,
            LedgerItems.Balances balances,
            Map<String, BigDecimal> proposed,
            boolean conserved,
            List<PostingViews.PostingView> postings) {}

    @GetMapping("/api/journal/items/{itemId}")
    ItemJournal ofItem(@PathVariable UUID itemId, Locale locale) {
        Item item = items.getItem(itemId);
        items.requireInSight(item, sight);
        boolean site = item.kind() == ItemKind.SITE;
        List<Item> counted = new ArrayList<>(List.of(item));
        if (site) {
            counted.addAll(items.listBuildingsOn(itemId));
        }
        Area capacity = counted.stream().map(Item::capacity).reduce(Area.ZERO, Area::plus);
        ItemBalance balance = (site ? store.siteBalances(List.of(itemId)) : store.balances(List.of(itemId)))
                .getOrDefault(itemId, ItemBalance.empty());
        Map<String, BigDecimal> proposed = new LinkedHashMap<>();
        for (AreaAccount account : List.of(AreaAccount.RESERVE, AreaAccount.OPTIMISE, AreaAccount.RELEASE)) {
            proposed.put(
                    account.name().toLowerCase(Locale.ROOT) + "_m2",
                    balance.proposedFor(account).squareMetres());
        }
        return new ItemJournal(
                capacity.squareMetres(),
                LedgerItems.Balances.of(balance),
                proposed,
                balance.total().equals(capacity),
                views.views(store.listByItems(counted.stream().map(Item::id).toList()), locale));
    }

    private List<UUID> oldestFirst(List<UUID> ids) {
        List<UUID> known = new ArrayList<>(store.listByIds(ids).stream()
                .sorted(java.util.Comparator.comparing(Posting::effectiveOn).thenComparing(Posting::seq))
                .map(Posting::id)
                .toList());
        ids.stream().filter(id -> !known.contains(id)).forEach(known::add);
        return known;
    }

    private Posting posting(UUID id) {
        return store.find(id).orElseThrow(() -> Refused.notFound("journal.posting-unknown"));
    }

    private static void refuseIncomplete(ProposeRequest request, @Nullable String key) {
        if (key == null || key.isBlank()) {
            throw new Refused(Refused.Kind.PRECONDITION_MISSING, "journal.key-missing", "most", 120);
        }
        if (request.itemId() == null) {
            throw incomplete("itemId");
        }
        if (request.from() == null || request.to() == null) {
            throw incomplete("from, to");
        }
        if (request.area_m2() == null) {
            throw incomplete("area_m2");
        }
        if (request.effectiveOn() == null) {
            throw incomplete("effectiveOn");
        }
        if (request.areaBasis() != null && !request.areaBasis().equals(COUNTED_BASIS)) {
            throw Refused.because(JournalFinding.BASIS_NOT_COUNTED.at(
                    new Place.Field("areaBasis"), "seen", shortened(request.areaBasis()), "counted", COUNTED_BASIS));
        }
        // Asked before any arithmetic: 1e999999999 is a short text and a number nobody can write out.
        BigDecimal area = request.area_m2();
        if ((long) area.precision() - area.scale() > MOST_INTEGER_DIGITS) {
            throw Refused.because(
                    JournalFinding.AREA_TOO_LARGE.at(new Place.Field("area_m2"), "seen", shortened(area.toString())));
        }
        if (area.stripTrailingZeros().scale() > Area.SCALE) {
            throw Refused.because(
                    JournalFinding.AREA_TOO_PRECISE.at(new Place.Field("area_m2"), "seen", shortened(area.toString())));
        }
    }

    private static String shortened(String number) {
        return number.length() <= LONGEST_NUMBER ? number : number.substring(0, LONGEST_NUMBER) + "…";
    }

    private static Refused incomplete(String field) {
        return new Refused(Refused.Kind.INVALID, "journal.field-missing", "field", field);
    }
}
