package io.wanping.register.consistency;

import com.fasterxml.uuid.Generators;
import io.wanping.account.Actor;
import io.wanping.account.Sight;
import io.wanping.audit.AuditLog;
import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import io.wanping.finding.StorableText;
import io.wanping.register.Item;
import io.wanping.register.ItemField;
import io.wanping.register.Items;
import io.wanping.register.RegisterFinding;
import io.wanping.zoning.Zones;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The agreement of registers and map. All checks run over the whole ledger; the result is kept until registers or zones change, so that
 * turning its pages costs nothing. An answer gives a finding a reason; it stays listed, and the answer lapses when the facts change.
 */
@Service
class Consistency {

    private static final Comparator<ConsistencyFinding> ORDER = Comparator.comparing(ConsistencyFinding::check)
            .thenComparing(
                    ConsistencyFinding::area_m2,
                    Comparator.nullsLast(Comparator.<BigDecimal>naturalOrder().reversed()))
            .thenComparing(finding -> finding.first().code())
            .thenComparing(ConsistencyFinding::id);

    private final ConsistencyStore store;
    private final GroundChecks grounds;
    private final LandUseCodes landUses;
    private final ConsistencyTolerance tolerance;
    private final Zones zones;
    private final Items items;
    private final Sight sight;
    private final AuditLog audit;
    private final Clock clock;

    private volatile @Nullable Review review;

    Consistency(
            ConsistencyStore store,
            GroundChecks grounds,
            LandUseCodes landUses,
            ConsistencyTolerance tolerance,
            Zones zones,
            Items items,
            Sight sight,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.grounds = grounds;
        this.landUses = landUses;
        this.tolerance = tolerance;
        this.zones = zones;
        this.items = items;
        this.sight = sight;
        this.audit = audit;
        this.clock = clock;
    }

    /** What came out of one pass over the ledger, in the order it is listed in. */
    record Review(String mark, Instant at, List<CheckedItem> items, List<ConsistencyFinding> findings) {}

    /** Whether somebody has spoken about a finding as it is now. */
    enum State {
        OPEN,
        ANSWERED,
        /** Answered, and then what was answered changed. */
        LAPSED
    }

    /** A finding and the latest answer. */
    record Spoken(
            ConsistencyFinding finding,
            State state,
            @Nullable ConsistencyAnswer answer) {

        static Spoken of(ConsistencyFinding finding, @Nullable ConsistencyAnswer latest) {
            if (latest == null || latest.withdrawn()) {
                return new Spoken(finding, State.OPEN, latest);
            }
            boolean holds = latest.factsMark().equals(finding.factsMark());
            return new Spoken(finding, holds ? State.ANSWERED : State.LAPSED, latest);
        }
    }

    ConsistencyTolerance tolerance() {
        return tolerance;
    }

    /** As the registers are now. */
    @Transactional(readOnly = true)
    Review review() {
        String mark = store.mark();
        Review known = review;
        if (known != null && known.mark().equals(mark)) {
            return known;
        }
        List<CheckedItem> all = store.listItems();
        Review fresh = new Review(mark, clock.instant(), all, check(all));
        review = fresh;
        return fresh;
    }

    /** Forgets what was found, as after a change. */
    void forget() {
        review = null;
    }

    private List<ConsistencyFinding> check(List<CheckedItem> all) {
        RecordChecks records = new RecordChecks(zones, landUses, tolerance);
        List<ConsistencyFinding> findings = new ArrayList<>(grounds.check(all));
        all.forEach(item -> findings.addAll(records.check(item)));
        findings.sort(ORDER);
        return List.copyOf(findings);
    }

    /** The findings about items the reader may look at, each with what was said about it. */
    @Transactional(readOnly = true)
    List<Spoken> listInSight() {
        Map<String, ConsistencyAnswer> answers = store.latestAnswers();
        Map<String, Boolean> seen = new HashMap<>();
        return review().findings().stream()
                .filter(finding -> finding.items().stream().allMatch(item -> isInSight(item, seen)))
                .map(finding -> Spoken.of(finding, answers.get(finding.id())))
                .toList();
    }

    List<CheckedItem> listItemsInSight() {
        Map<String, Boolean> seen = new HashMap<>();
        return review().items().stream().filter(item -> isInSight(item, seen)).toList();
    }

    /** @throws Refused not found where there is no such finding now, or none the reader may see */
    @Transactional(readOnly = true)
    Spoken getFinding(String id) {
        return listInSight().stream()
                .filter(spoken -> spoken.finding().id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("register.consistency-finding-unknown", "finding", shortened(id)));
    }

    @Transactional(readOnly = true)
    List<ConsistencyAnswer> listAnswers(String findingId) {
        return store.listAnswers(getFinding(findingId).finding().id());
    }

    /**
     * Says why a finding is right as it is, or takes that back.
     *
     * @param factsMark of the finding as the writer saw it
     * @throws Refused without a reason, outside the actor's zones, where there is nothing to take back, or stale when the facts have
     *     changed since
     */
    @Transactional
    Spoken answer(String findingId, @Nullable String factsMark, String reason, boolean withdraw, Actor actor) {
        Spoken spoken = getFinding(findingId);
        ConsistencyFinding finding = spoken.finding();
        List<Item> about =
                items.listByIds(finding.items().stream().map(CheckedItem::id).toList());
        List<Finding> findings = new ArrayList<>(checkReason(reason));
        for (Item item : about) {
            findings.addAll(items.checkReach(item, actor));
        }
        if (withdraw && spoken.state() == State.OPEN) {
            findings.add(ConsistencyFault.NOTHING_TO_WITHDRAW.at(
                    new Place.Item(finding.first().code())));
        }
        Refused.ifAny(findings);
        if (!finding.factsMark().equals(factsMark)) {
            throw new Refused(Refused.Kind.STALE, "register.consistency-facts-changed", "facts", finding.factsText());
        }
        ConsistencyAnswer answer = new ConsistencyAnswer(
                Generators.timeBasedEpochRandomGenerator().generate(),
                finding.id(),
                finding.check().code(),
                finding.items().stream().map(CheckedItem::code).collect(Collectors.joining(" ")),
                finding.factsMark(),
                finding.factsText(),
                reason.strip(),
                withdraw,
                actor.displayName(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        store.insert(answer, actor.username());
        audit.record(
                actor,
                withdraw ? "consistency.withdraw" : "consistency.answer",
                answer.subject(),
                Map.of("check", answer.checkCode(), "finding", answer.findingId(), "reason", answer.reason()));
        return Spoken.of(finding, answer);
    }

    private static List<Finding> checkReason(String reason) {
        Place place = new Place.Field("reason");
        if (reason.isBlank()) {
            return List.of(ConsistencyFault.REASON_MISSING.at(place));
        }
        if (!StorableText.accepts(reason)) {
            return List.of(RegisterFinding.TEXT_NOT_STORABLE.at(place, "item", "", "field", "reason"));
        }
        return reason.strip().length() <= ItemField.LONGEST_TEXT
                ? List.of()
                : List.of(RegisterFinding.TEXT_TOO_LONG.at(
                        place,
                        "item",
                        "",
                        "field",
                        "reason",
                        "seen",
                        reason.strip().length(),
                        "most",
                        ItemField.LONGEST_TEXT));
    }

    /** The same rule as {@link Items#isInSight}, without reading the whole item. */
    private boolean isInSight(CheckedItem item, Map<String, Boolean> seen) {
        if (!sight.isNarrow() || sight.reaches(item.zone(), item.street())) {
            return true;
        }
        String word = item.declaredZone();
        return Zones.UNPLACED.equals(item.zone())
                && word != null
                && seen.computeIfAbsent(
                        word + " " + item.street(),
                        any -> zones.findZoneByName(word)
                                .filter(zone -> sight.reaches(zone.code(), item.street()))
                                .isPresent());
    }

    private static String shortened(String id) {
        return id.length() <= 40 ? id : id.substring(0, 40) + "…";
    }
}
