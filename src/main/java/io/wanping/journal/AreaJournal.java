package io.wanping.journal;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import io.wanping.account.Actor;
import io.wanping.audit.AuditLog;
import io.wanping.finding.Finding;
import io.wanping.finding.Refused;
import io.wanping.geo.Area;
import io.wanping.register.CapacitiesChanged;
import io.wanping.register.Item;
import io.wanping.register.Items;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The area journal. Area is proposed to move, and another person confirms or rejects it; nothing is ever changed, a mistake is
 * compensated by a posting that names it. Each call is one transaction and done for all its postings or for none. Items are locked in
 * the order of their ids, so that two people cannot spend the same square metre.
 */
@Service
public class AreaJournal {

    private static final TimeBasedEpochRandomGenerator IDS = Generators.timeBasedEpochRandomGenerator();

    private final PostingStore store;
    private final Items items;
    private final PostingRules rules;
    private final EvidenceGate evidenceGate;
    private final DoubleCounting doubleCounting;
    private final ReportingPeriods periods;
    private final AuditLog audit;
    private final Clock clock;

    AreaJournal(
            PostingStore store,
            Items items,
            PostingRules rules,
            EvidenceGate evidenceGate,
            DoubleCounting doubleCounting,
            ReportingPeriods periods,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.items = items;
        this.rules = rules;
        this.evidenceGate = evidenceGate;
        this.doubleCounting = doubleCounting;
        this.periods = periods;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Proposes movements. A command whose key was used before is answered with the posting it made then.
     *
     * @return ids of the postings in the order of the commands
     * @throws Refused with the findings of {@link #check}
     */
    @Transactional
    public List<UUID> propose(List<PostingCommand> commands, Actor actor) {
        // Locked before the keys are looked up: of two equal requests at the same moment the second sees what the first
        // made.
        items.lock(commands.stream().map(PostingCommand::itemId).toList());
        ReportingCalendar calendar = periods.watched();
        Map<String, UUID> known = store.findByKeys(
                commands.stream().map(PostingCommand::idempotencyKey).toList());
        refuseKeysUsedOtherwise(commands, known);
        List<PostingCommand> fresh = fresh(commands, known);
        List<List<Finding>> findings = check(fresh, actor);
        List<Finding> all =
                new ArrayList<>(findings.stream().flatMap(List::stream).toList());
        fresh.stream()
                .map(PostingCommand::history)
                .filter(Objects::nonNull)
                .forEach(history -> all.addAll(rules.checkHistoryIsOpen(history.recordedAt(), calendar)));
        if (!all.isEmpty()) {
            throw Refused.because(all);
        }
        Instant now = calendar.after(now());
        List<PostingStore.NewPosting> postings =
                fresh.stream().map(command -> posting(command, actor, now)).toList();
        store.insert(postings, calendar);
        Map<String, UUID> made = new LinkedHashMap<>(known);
        postings.forEach(posting -> made.put(posting.idempotencyKey(), posting.id()));
        if (!postings.isEmpty()) {
            audit.record(
                    actor,
                    "posting.propose",
                    postings.size() == 1 ? postings.get(0).id().toString() : "",
                    PostingDeed.proposed(postings, items));
        }
        return commands.stream()
                .map(command -> made.get(command.idempotencyKey()))
                .toList();
    }

    /**
     * What is wrong with each command, taken in order and together: a command that passes is there for those after it. Empty lists
     * mean that {@link #propose} will take them. Writes nothing.
     */
    @Transactional(readOnly = true)
    public List<List<Finding>> check(List<PostingCommand> commands, Actor actor) {
        Set<UUID> ids = commands.stream().map(PostingCommand::itemId).collect(Collectors.toSet());
        Map<UUID, Item> known = items.listByIds(ids).stream().collect(Collectors.toMap(Item::id, Function.identity()));
        return rules.checkInOrder(commands, known, ledgers(ids).withProposals(), actor);
    }

    /**
     * The same, as if the registers had already been changed: {@code expected} items are there and their capacity is booked. For a
     * workbook that brings items together with their movements. Writes nothing.
     */
    @Transactional(readOnly = true)
    public List<List<Finding>> check(List<PostingCommand> commands, Collection<ExpectedItem> expected, Actor actor) {
        Set<UUID> ids = commands.stream().map(PostingCommand::itemId).collect(Collectors.toSet());
        Map<UUID, Item> known = items.listByIds(ids).stream().collect(Collectors.toMap(Item::id, Function.identity()));
        Map<UUID, List<ItemLedger.Entry>> ledgers = ledgers(ids).withProposals();
        for (ExpectedItem one : expected) {
            Item now = known.put(one.item().id(), one.item());
            Area difference = one.capacity().minus(now == null ? Area.ZERO : now.capacity());
            if (!difference.isZero()) {
                boolean grows = !difference.isNegative();
                ledgers.computeIfAbsent(one.item().id(), id -> new ArrayList<>())
                        .add(new ItemLedger.Entry(
                                grows ? AreaAccount.ORIGIN : AreaAccount.UNCOUNTED,
                                grows ? AreaAccount.UNCOUNTED : AreaAccount.ORIGIN,
                                difference.abs(),
                                one.effectiveOn()));
            }
        }
        return rules.checkInOrder(commands, known, ledgers, actor);
    }

    /**
     * Whether items may have new capacities from a day on: a smaller one needs that much area uncounted. Writes nothing.
     *
     * @return findings by item; items without findings are missing
     */
    @Transactional(readOnly = true)
    public Map<UUID, List<Finding>> checkCapacities(Map<UUID, Area> capacities, LocalDate effectiveOn) {
        Ledgers ledgers = ledgers(capacities.keySet());
        Map<UUID, List<Finding>> findings = new LinkedHashMap<>();
        for (Item item : items.listByIds(capacities.keySet())) {
            Area difference = capacities.get(item.id()).minus(item.capacity());
            if (difference.isNegative()) {
                ledgers.add(
                        item.id(),
                        new ItemLedger.Entry(AreaAccount.UNCOUNTED, AreaAccount.ORIGIN, difference.abs(), effectiveOn));
                List<Finding> found = ledgers.checkCapacity(item.id(), item.code(), effectiveOn);
                if (!found.isEmpty()) {
                    findings.put(item.id(), found);
                }
            }
        }
        return findings;
    }

    /**
     * Confirms proposals (拟认定 → 已认定), all or none.
     *
     * @throws Refused when the actor made one of them, when one was decided already, when the evidence its target asks for is missing, when the
     *     ground is counted twice, or when an account would hold less than nothing on some day
     */
    @Transactional
    public void confirm(Collection<UUID> ids, Actor checker) {
        Set<UUID> distinct = new LinkedHashSet<>(ids);
        ReportingCalendar calendar = periods.watched();
        List<Posting> postings = lockedWithNeighbours(distinct);
        Refused.ifAny(checkDecisions(postings, checker));
        Refused.ifAny(checkConfirmation(postings));
        Instant now = calendar.after(now());
        store.insertDecisions(distinct.stream()
                .map(id -> new PostingStore.NewDecision(
                        id, PostingStatus.CONFIRMED, checker.username(), checker.displayName(), now, ""))
                .toList());
        if (!postings.isEmpty()) {
            audit.record(
                    checker,
                    "posting.confirm",
                    subject(distinct),
                    PostingDeed.decided(postings, PostingStatus.CONFIRMED, ""));
        }
    }

    /**
     * Enters confirmations that people gave before the product was there; all that {@link #confirm} asks of the area is asked here too.
     *
     * @throws Refused with {@link JournalFinding#HISTORY_NOT_ALLOWED} unless the actor is the system, and when a decision came before
     *     its posting or from its maker
     */
    @Transactional
    public void confirmHistory(List<HistoricDecision> decisions, Actor actor) {
        rules.refuseHistoryFromPeople(actor);
        ReportingCalendar calendar = periods.watched();
        Refused.ifAny(decisions.stream()
                .flatMap(decision -> rules.checkHistoryIsOpen(decision.decidedAt(), calendar).stream())
                .toList());
        Map<UUID, HistoricDecision> byPosting =
                decisions.stream().collect(Collectors.toMap(HistoricDecision::postingId, Function.identity()));
        List<Posting> postings = lockedWithNeighbours(byPosting.keySet());
        List<Finding> findings = new ArrayList<>(checkDecisions(postings, actor));
        postings.forEach(posting -> findings.addAll(rules.checkHistoricDecision(posting, byPosting.get(posting.id()))));
        Refused.ifAny(findings);
        Refused.ifAny(checkConfirmation(postings));
        store.insertDecisions(decisions.stream()
                .map(past -> new PostingStore.NewDecision(
                        past.postingId(),
                        PostingStatus.CONFIRMED,
                        past.checker(),
                        past.checker(),
                        past.decidedAt().truncatedTo(ChronoUnit.MICROS),
                        ""))
                .toList());
        if (!postings.isEmpty()) {
            audit.record(actor, "posting.load-history", "", Map.of("postings", postings.size()));
        }
    }

    /**
     * What confirming would be refused for because of the posting alone: evidence that is missing. Asked of the records of an import
     * before they are posted.
     */
    public List<Finding> checkEvidence(PostingCommand command, String itemCode) {
        return evidenceGate.check(command, itemCode);
    }

    /**
     * Takes proposals back; whoever made them may do so. They have no effect any more and stay to be read.
     *
     * @throws Refused when one was made by somebody else or decided already
     */
    @Transactional
    public void withdraw(Collection<UUID> ids, String reason, Actor actor) {
        Set<UUID> distinct = new LinkedHashSet<>(ids);
        ReportingCalendar calendar = periods.watched();
        List<Posting> postings = locked(distinct);
        List<Finding> findings = new ArrayList<>();
        postings.forEach(posting -> findings.addAll(rules.checkWithdrawal(posting, actor)));
        findings.addAll(rules.checkReason(reason));
        Refused.ifAny(findings);
        Instant now = calendar.after(now());
        store.insertDecisions(distinct.stream()
                .map(id -> new PostingStore.NewDecision(
                        id, PostingStatus.REJECTED, actor.username(), actor.displayName(), now, reason.strip()))
                .toList());
        if (!postings.isEmpty()) {
            audit.record(
                    actor,
                    "posting.withdraw",
                    subject(distinct),
                    PostingDeed.decided(postings, PostingStatus.REJECTED, reason));
        }
    }

    /** Every posting of items, newest effective date first. */
    @Transactional(readOnly = true)
    public List<Posting> listByItems(Collection<UUID> itemIds) {
        return store.listByItems(itemIds);
    }

    /** Every posting an import brought, its capacity postings included, in the order of recording. */
    @Transactional(readOnly = true)
    public List<Posting> listByBatch(UUID batchId) {
        return store.listByBatch(batchId);
    }

    /** Ids of postings by idempotency key, for the keys that have been used. */
    @Transactional(readOnly = true)
    public Map<String, UUID> findByKeys(Collection<String> keys) {
        return store.findByKeys(keys);
    }

    /** Sends a proposal back; it has no effect any more and stays to be read. */
    @Transactional
    public void reject(UUID id, String reason, Actor checker) {
        ReportingCalendar calendar = periods.watched();
        List<Posting> posting = locked(Set.of(id));
        List<Finding> findings = new ArrayList<>(checkDecisions(posting, checker));
        findings.addAll(rules.checkReason(reason));
        Refused.ifAny(findings);
        store.insertDecisions(List.of(new PostingStore.NewDecision(
                id,
                PostingStatus.REJECTED,
                checker.username(),
                checker.displayName(),
                calendar.after(now()),
                reason.strip())));
        audit.record(
                checker, "posting.reject", id.toString(), PostingDeed.decided(posting, PostingStatus.REJECTED, reason));
    }

    /**
     * Proposes the posting that compensates a confirmed one: the same area back on a day.
     *
     * @return the id of the compensating posting, itself waiting for a checker
     */
    @Transactional
    public UUID reverse(UUID id, LocalDate effectiveOn, String reason, String idempotencyKey, Actor actor) {
        ReportingCalendar calendar = periods.watched();
        Posting posting = locked(Set.of(id)).get(0);
        UUID repeated = store.findByKeys(List.of(idempotencyKey)).get(idempotencyKey);
        if (repeated != null) {
            Posting made = store.find(repeated).orElseThrow();
            if (!id.equals(made.correctsId()) || !made.effectiveOn().equals(effectiveOn)) {
                throw PostingRules.keyUsedOtherwise(idempotencyKey);
            }
            return repeated;
        }
        PostingCommand command = new PostingCommand(
                posting.itemId(),
                posting.to(),
                posting.from(),
                posting.area(),
                effectiveOn,
                reason,
                posting.evidenceKind(),
                posting.evidenceRef(),
                idempotencyKey,
                null,
                null);
        List<Finding> findings = new ArrayList<>(rules.checkReversal(posting, effectiveOn));
        Refused.ifAny(findings);
        check(List.of(command), actor).forEach(findings::addAll);
        findings.addAll(rules.checkReason(reason));
        Refused.ifAny(findings);
        PostingStore.NewPosting made = newPosting(command, PostingKind.REVERSAL, id, actor, calendar.after(now()));
        store.insert(List.of(made), calendar);
        audit.record(actor, "posting.reverse", id.toString(), PostingDeed.reversed(posting, made));
        return made.id();
    }

    /** Books what a change of the registers did to countable areas. Runs inside the transaction of that change. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void book(CapacitiesChanged event) {
        ReportingCalendar calendar = periods.watched();
        Instant now = calendar.after(now());
        if (event.dating().recordedAt() != null) {
            rules.refuseHistoryFromPeople(event.actor());
            now = event.dating().recordedAt().truncatedTo(ChronoUnit.MICROS);
            Refused.ifAny(rules.checkHistoryIsOpen(now, calendar));
        }
        LocalDate effectiveOn = event.dating().effectiveOn();
        rules.refuseFuture(effectiveOn);
        List<PostingStore.NewPosting> postings = new ArrayList<>();
        for (CapacitiesChanged.Change change : event.changes()) {
            postings.add(CapacityBooking.posting(IDS.generate(), change, event, now));
        }
        store.insert(postings, calendar);
        List<CapacitiesChanged.Change> shrinking = event.changes().stream()
                .filter(change -> change.after().compareTo(change.before()) < 0)
                .toList();
        Ledgers ledgers =
                ledgers(shrinking.stream().map(CapacitiesChanged.Change::itemId).toList());
        Refused.ifAny(shrinking.stream()
                .flatMap(change -> ledgers.checkCapacity(change.itemId(), change.itemCode(), effectiveOn).stream())
                .toList());
    }

    private List<Finding> checkDecisions(List<Posting> postings, Actor checker) {
        Map<UUID, Item> decided = items
                .listByIds(postings.stream().map(Posting::itemId).toList())
                .stream()
                .collect(Collectors.toMap(Item::id, Function.identity()));
        return postings.stream()
                .flatMap(posting -> rules.checkDecision(posting, decided.get(posting.itemId()), checker).stream())
                .toList();
    }

    /** What confirming these together would do to the ledger; the first kind of trouble only, since one often causes the other. */
    private List<Finding> checkConfirmation(List<Posting> postings) {
        List<Finding> evidence = evidenceGate.check(postings);
        if (!evidence.isEmpty()) {
            return evidence;
        }
        List<Finding> counted = doubleCounting.findingsFor(postings);
        return counted.isEmpty() ? shortfallsOnceConfirmed(postings) : counted;
    }

    private List<Finding> shortfallsOnceConfirmed(List<Posting> postings) {
        Map<UUID, List<ItemLedger.Entry>> ledgers =
                ledgers(postings.stream().map(Posting::itemId).toList()).confirmed();
        Map<UUID, Posting> oneOfEach = new LinkedHashMap<>();
        for (Posting posting : postings) {
            ledgers.computeIfAbsent(posting.itemId(), id -> new ArrayList<>()).add(entry(posting));
            oneOfEach.putIfAbsent(posting.itemId(), posting);
        }
        List<Finding> findings = new ArrayList<>();
        oneOfEach.forEach((itemId, posting) -> ItemLedger.of(ledgers.getOrDefault(itemId, List.of()))
                .firstShortfall()
                .ifPresent(shortfall -> findings.add(PostingRules.shortfall(posting.itemCode(), shortfall))));
        return findings;
    }

    /** The entries of some items: what is confirmed, and that together with what is proposed. */
    private record Ledgers(
            Map<UUID, List<ItemLedger.Entry>> confirmed,
            Map<UUID, List<ItemLedger.Entry>> withProposals,
            PostingRules rules) {

        void add(UUID itemId, ItemLedger.Entry entry) {
            confirmed.computeIfAbsent(itemId, id -> new ArrayList<>()).add(entry);
            withProposals.computeIfAbsent(itemId, id -> new ArrayList<>()).add(entry);
        }

        List<Finding> checkCapacity(UUID itemId, String itemCode, LocalDate effectiveOn) {
            return rules.checkCapacity(
                    itemCode,
                    confirmed.getOrDefault(itemId, List.of()),
                    withProposals.getOrDefault(itemId, List.of()),
                    effectiveOn);
        }
    }

    private Ledgers ledgers(Collection<UUID> itemIds) {
        Ledgers ledgers = new Ledgers(new LinkedHashMap<>(), new LinkedHashMap<>(), rules);
        for (PostingStore.Movement movement : store.listMovements(itemIds)) {
            if (movement.status() == PostingStatus.CONFIRMED) {
                ledgers.add(movement.itemId(), movement.entry());
            } else {
                ledgers.withProposals()
                        .computeIfAbsent(movement.itemId(), id -> new ArrayList<>())
                        .add(movement.entry());
            }
        }
        return ledgers;
    }

    /** The postings, with their items locked and whatever could claim the same ground. */
    private List<Posting> lockedWithNeighbours(Set<UUID> ids) {
        List<PostingStore.Aim> aims = store.listAims(ids);
        return locked(ids, aims, doubleCounting.neighbours(aims));
    }

    /** The postings, with their items locked. */
    private List<Posting> locked(Set<UUID> ids) {
        return locked(ids, store.listAims(ids), Set.of());
    }

    private List<Posting> locked(Set<UUID> ids, List<PostingStore.Aim> aims, Set<UUID> otherItems) {
        if (aims.size() != ids.size()) {
            throw Refused.notFound("journal.posting-unknown");
        }
        Set<UUID> all = new LinkedHashSet<>(otherItems);
        aims.forEach(aim -> all.add(aim.itemId()));
        items.lock(all);
        return store.listByIds(ids);
    }

    private void refuseKeysUsedOtherwise(List<PostingCommand> commands, Map<String, UUID> known) {
        Map<UUID, Posting> made =
                store.listByIds(known.values()).stream().collect(Collectors.toMap(Posting::id, Function.identity()));
        for (PostingCommand command : commands) {
            Posting posting = made.get(known.get(command.idempotencyKey()));
            if (posting != null && !PostingRules.says(posting, command)) {
                throw PostingRules.keyUsedOtherwise(command.idempotencyKey());
            }
        }
    }

    /** The commands whose key is new, each key once. */
    private static List<PostingCommand> fresh(List<PostingCommand> commands, Map<String, UUID> known) {
        Map<String, PostingCommand> fresh = new LinkedHashMap<>();
        for (PostingCommand command : commands) {
            if (!known.containsKey(command.idempotencyKey())) {
                PostingCommand earlier = fresh.putIfAbsent(command.idempotencyKey(), command);
                if (earlier != null && !earlier.movesAs(command)) {
                    throw PostingRules.keyUsedOtherwise(command.idempotencyKey());
                }
            }
        }
        return List.copyOf(fresh.values());
    }

    private PostingStore.NewPosting posting(PostingCommand command, Actor actor, Instant now) {
        return newPosting(command, PostingKind.MOVEMENT, null, actor, now);
    }

    private static PostingStore.NewPosting newPosting(
            PostingCommand command, PostingKind kind, @Nullable UUID corrects, Actor actor, Instant now) {
        PostingCommand.History history = command.history();
        return new PostingStore.NewPosting(
                IDS.generate(),
                command.itemId(),
                kind,
                command.from(),
                command.to(),
                command.area(),
                command.effectiveOn(),
                history == null ? now : history.recordedAt().truncatedTo(ChronoUnit.MICROS),
                command.reason().strip(),
                command.evidenceKind(),
                command.evidenceRef(),
                history == null ? actor.username() : history.maker(),
                history == null ? actor.displayName() : history.makerName(),
                command.source(),
                corrects,
                command.idempotencyKey());
    }

    private static ItemLedger.Entry entry(Posting posting) {
        return new ItemLedger.Entry(posting.from(), posting.to(), posting.area(), posting.effectiveOn());
    }

    private static String subject(Collection<UUID> ids) {
        return ids.size() == 1 ? ids.iterator().next().toString() : "";
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
