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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    private final DoubleCounting doubleCounting;
    private final AuditLog audit;
    private final Clock clock;

    AreaJournal(
            PostingStore store,
            Items items,
            PostingRules rules,
            DoubleCounting doubleCounting,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.items = items;
        this.rules = rules;
        this.doubleCounting = doubleCounting;
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
        Map<String, UUID> known = store.findByKeys(
                commands.stream().map(PostingCommand::idempotencyKey).toList());
        List<PostingCommand> fresh = commands.stream()
                .filter(command -> !known.containsKey(command.idempotencyKey()))
                .toList();
        rules.refuseKeysUsedOtherwise(commands, known, store);
        items.lock(fresh.stream().map(PostingCommand::itemId).toList());
        List<List<Finding>> findings = check(fresh, actor);
        List<Finding> all = findings.stream().flatMap(List::stream).toList();
        if (!all.isEmpty()) {
            throw Refused.because(all);
        }
        Instant now = now();
        List<PostingStore.NewPosting> postings =
                fresh.stream().map(command -> posting(command, actor, now)).toList();
        store.insert(postings);
        Map<String, UUID> made = new LinkedHashMap<>(known);
        postings.forEach(posting -> made.put(posting.idempotencyKey(), posting.id()));
        if (!postings.isEmpty()) {
            audit.record(
                    actor,
                    "posting.propose",
                    postings.size() == 1 ? postings.get(0).id().toString() : "",
                    Map.of("postings", postings.size(), "area_m2", sum(postings)));
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
        Map<UUID, List<ItemLedger.Entry>> ledgers = entries(ids, PostingStatus.PROPOSED);
        return rules.checkInOrder(commands, known, ledgers, actor);
    }

    /**
     * The same, as if the registers had already been changed: {@code expected} items are there and their capacity is booked. For a
     * workbook that brings items together with their movements. Writes nothing.
     */
    @Transactional(readOnly = true)
    public List<List<Finding>> check(List<PostingCommand> commands, Collection<ExpectedItem> expected, Actor actor) {
        Set<UUID> ids = commands.stream().map(PostingCommand::itemId).collect(Collectors.toSet());
        Map<UUID, Item> known = items.listByIds(ids).stream().collect(Collectors.toMap(Item::id, Function.identity()));
        Map<UUID, List<ItemLedger.Entry>> ledgers = entries(ids, PostingStatus.PROPOSED);
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
        Map<UUID, List<ItemLedger.Entry>> ledgers = entries(capacities.keySet(), PostingStatus.PROPOSED);
        Map<UUID, List<Finding>> findings = new LinkedHashMap<>();
        for (Item item : items.listByIds(capacities.keySet())) {
            Area difference = capacities.get(item.id()).minus(item.capacity());
            if (difference.isNegative()) {
                List<ItemLedger.Entry> ledger = ledgers.computeIfAbsent(item.id(), id -> new ArrayList<>());
                ledger.add(
                        new ItemLedger.Entry(AreaAccount.UNCOUNTED, AreaAccount.ORIGIN, difference.abs(), effectiveOn));
                List<Finding> found = rules.checkCapacity(item.code(), ledger);
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
     * @throws Refused when the actor made one of them, when one was decided already, when area enters RELEASE without proof, when the
     *     ground is counted twice, or when an account would hold less than nothing on some day
     */
    @Transactional
    public void confirm(Collection<UUID> ids, Actor checker) {
        List<Posting> postings = lockedPostings(ids);
        List<Finding> findings = new ArrayList<>();
        postings.forEach(posting -> findings.addAll(rules.checkDecision(posting, checker)));
        postings.forEach(posting -> findings.addAll(rules.checkEvidence(posting)));
        refuseIfAny(findings);
        refuseIfAny(doubleCounting.findingsFor(postings));
        refuseIfAny(shortfallsOnceConfirmed(postings));
        store.insertDecisions(ids, PostingStatus.CONFIRMED, checker, now(), "");
        audit.record(checker, "posting.confirm", subject(ids), Map.of("postings", ids.size()));
    }

    /**
     * Enters confirmations that were given before this ledger was kept, all or none. Everything {@link #confirm} asks is asked, but for
     * who is signed in: the maker on record must be another person than the checker on record.
     *
     * @throws Refused as {@link #confirm} does, and {@code journal.history-not-allowed} to anybody but the system
     */
    @Transactional
    public void confirmHistory(List<HistoricDecision> decisions, Actor actor) {
        rules.refuseHistoryFromPeople(actor);
        List<UUID> ids = decisions.stream().map(HistoricDecision::postingId).toList();
        Map<UUID, Posting> postings =
                lockedPostings(ids).stream().collect(Collectors.toMap(Posting::id, Function.identity()));
        List<Finding> findings = new ArrayList<>();
        for (HistoricDecision decision : decisions) {
            Posting posting = postings.get(decision.postingId());
            findings.addAll(rules.checkHistoricDecision(posting, decision));
            findings.addAll(rules.checkEvidence(posting));
        }
        refuseIfAny(findings);
        refuseIfAny(doubleCounting.findingsFor(List.copyOf(postings.values())));
        refuseIfAny(shortfallsOnceConfirmed(List.copyOf(postings.values())));
        store.insertHistory(decisions);
        if (!decisions.isEmpty()) {
            audit.record(actor, "posting.load-history", "", Map.of("postings", decisions.size()));
        }
    }

    /**
     * What confirming would be refused for because of the posting alone: evidence that is missing. Asked of the records of an import
     * before they are posted.
     */
    public List<Finding> checkEvidence(PostingCommand command, String itemCode) {
        return rules.checkEvidence(command, itemCode);
    }

    /**
     * Takes proposals back; whoever made them may do so. They have no effect any more and stay to be read.
     *
     * @throws Refused when one was made by somebody else or decided already
     */
    @Transactional
    public void withdraw(Collection<UUID> ids, String reason, Actor actor) {
        List<Posting> postings = lockedPostings(ids);
        List<Finding> findings = new ArrayList<>();
        postings.forEach(posting -> findings.addAll(rules.checkWithdrawal(posting, actor)));
        findings.addAll(rules.checkReason(reason));
        refuseIfAny(findings);
        store.insertDecisions(ids, PostingStatus.REJECTED, actor, now(), reason.strip());
        if (!postings.isEmpty()) {
            audit.record(
                    actor, "posting.withdraw", subject(ids), Map.of("postings", ids.size(), "reason", reason.strip()));
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
        Posting posting = lockedPostings(List.of(id)).get(0);
        List<Finding> findings = new ArrayList<>(rules.checkDecision(posting, checker));
        findings.addAll(rules.checkReason(reason));
        refuseIfAny(findings);
        store.insertDecisions(List.of(id), PostingStatus.REJECTED, checker, now(), reason.strip());
        audit.record(checker, "posting.reject", id.toString(), Map.of("reason", reason.strip()));
    }

    /**
     * Proposes the posting that compensates a confirmed one: the same area back on a day.
     *
     * @return the id of the compensating posting, itself waiting for a checker
     */
    @Transactional
    public UUID reverse(UUID id, LocalDate effectiveOn, String reason, String idempotencyKey, Actor actor) {
        UUID repeated = store.findByKeys(List.of(idempotencyKey)).get(idempotencyKey);
        if (repeated != null) {
            return repeated;
        }
        Posting posting = lockedPostings(List.of(id)).get(0);
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
        List<Finding> findings = new ArrayList<>(rules.checkReversal(posting));
        refuseIfAny(findings);
        check(List.of(command), actor).forEach(findings::addAll);
        findings.addAll(rules.checkReason(reason));
        refuseIfAny(findings);
        PostingStore.NewPosting made = newPosting(command, PostingKind.REVERSAL, id, actor, now());
        store.insert(List.of(made));
        audit.record(actor, "posting.reverse", id.toString(), Map.of("by", made.id(), "reason", reason.strip()));
        return made.id();
    }

    /** Books what a change of the registers did to countable areas. Runs inside the transaction of that change. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void book(CapacitiesChanged event) {
        Instant now = now();
        if (event.dating().recordedAt() != null) {
            rules.refuseHistoryFromPeople(event.actor());
            now = event.dating().recordedAt();
        }
        List<PostingStore.NewPosting> postings = new ArrayList<>();
        for (CapacitiesChanged.Change change : event.changes()) {
            postings.add(CapacityBooking.posting(IDS.generate(), change, event, now));
        }
        store.insert(postings);
        refuseIfAny(shortfallsOf(event));
    }

    /** More capacity can leave no account short; only less can. */
    private List<Finding> shortfallsOf(CapacitiesChanged event) {
        List<CapacitiesChanged.Change> shrinking = event.changes().stream()
                .filter(change -> change.after().compareTo(change.before()) < 0)
                .toList();
        Map<UUID, List<ItemLedger.Entry>> ledgers =
                entries(shrinking.stream().map(CapacitiesChanged.Change::itemId).toList(), PostingStatus.PROPOSED);
        List<Finding> findings = new ArrayList<>();
        for (CapacitiesChanged.Change change : shrinking) {
            findings.addAll(rules.checkCapacity(change.itemCode(), ledgers.getOrDefault(change.itemId(), List.of())));
        }
        return findings;
    }

    private List<Finding> shortfallsOnceConfirmed(List<Posting> postings) {
        Map<UUID, List<ItemLedger.Entry>> ledgers =
                entries(postings.stream().map(Posting::itemId).toList(), PostingStatus.CONFIRMED);
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

    /** The entries of items that are at least as certain as {@code least}: confirmed ones only, or proposals as well. */
    private Map<UUID, List<ItemLedger.Entry>> entries(Collection<UUID> itemIds, PostingStatus least) {
        Map<UUID, List<ItemLedger.Entry>> entries = new LinkedHashMap<>();
        for (PostingStore.Movement movement : store.listMovements(itemIds)) {
            if (movement.status() == PostingStatus.CONFIRMED || movement.status() == least) {
                entries.computeIfAbsent(movement.itemId(), id -> new ArrayList<>())
                        .add(movement.entry());
            }
        }
        return entries;
    }

    private List<Posting> lockedPostings(Collection<UUID> ids) {
        List<Posting> seen = store.listByIds(ids);
        if (seen.size() != new HashSet<>(ids).size()) {
            throw Refused.notFound("journal.posting-unknown");
        }
        items.lock(seen.stream().map(Posting::itemId).toList());
        return store.listByIds(ids);
    }

    private PostingStore.NewPosting posting(PostingCommand command, Actor actor, Instant now) {
        return newPosting(command, PostingKind.MOVEMENT, null, actor, now);
    }

    private static PostingStore.NewPosting newPosting(
            PostingCommand command,
            PostingKind kind,
            @org.jspecify.annotations.Nullable UUID corrects,
            Actor actor,
            Instant now) {
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

    private static String sum(List<PostingStore.NewPosting> postings) {
        return postings.stream()
                .map(PostingStore.NewPosting::area)
                .reduce(Area.ZERO, Area::plus)
                .squareMetres()
                .toPlainString();
    }

    private static String subject(Collection<UUID> ids) {
        return ids.size() == 1 ? ids.iterator().next().toString() : "";
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static void refuseIfAny(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw Refused.because(findings);
        }
    }
}
