package io.wanping.journal;

import io.wanping.account.Actor;
import io.wanping.account.BeforeAfter;
import io.wanping.audit.AuditLog;
import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import io.wanping.register.Item;
import io.wanping.register.Items;
import io.wanping.zoning.Target;
import io.wanping.zoning.Targets;
import java.time.Clock;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets area count only with the evidence its targets ask for. A posting belongs to every target of the account it enters whose scopes its
 * item is in; each of them must be satisfied. Reversals put back what was proven before and need none.
 */
@Service
class EvidenceGate {

    private final EvidenceStore store;
    private final Targets targets;
    private final Items items;
    private final PostingRules rules;
    private final AuditLog audit;
    private final Clock clock;

    EvidenceGate(EvidenceStore store, Targets targets, Items items, PostingRules rules, AuditLog audit, Clock clock) {
        this.store = store;
        this.targets = targets;
        this.items = items;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What a movement rests on, and what is asked of it.
     *
     * @param files how many are attached
     * @param kinds of the documents named and attached
     * @param fileKinds of those attached
     * @param rules of every target it belongs to
     */
    record Support(int files, Set<EvidenceKind> kinds, Set<EvidenceKind> fileKinds, List<EvidenceRule> rules) {

        /** The rules that are not kept yet. */
        List<EvidenceRule> unmet() {
            return rules.stream()
                    .filter(rule -> kindMissing(rule, kinds) || fileMissing(rule, fileKinds))
                    .toList();
        }
    }

    List<Finding> check(List<Posting> postings) {
        Map<UUID, Support> supports = supports(postings);
        return postings.stream()
                .filter(posting -> supports.containsKey(posting.id()))
                .flatMap(posting -> {
                    Support support = supports.get(posting.id());
                    return check(
                            support.rules(), posting.itemCode(), posting.area(), support.kinds(), support.fileKinds())
                            .stream();
                })
                .toList();
    }

    /**
     * What movements rest on.
     *
     * @return by posting; what is no movement is missing
     */
    Map<UUID, Support> supports(List<Posting> postings) {
        List<Posting> movements = postings.stream()
                .filter(posting -> posting.kind() == PostingKind.MOVEMENT)
                .toList();
        if (movements.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<EvidenceFile>> files =
                store.listByPostings(movements.stream().map(Posting::id).toList());
        Map<UUID, Item> known = items
                .listByIds(movements.stream().map(Posting::itemId).toList())
                .stream()
                .collect(Collectors.toMap(Item::id, Function.identity(), (one, same) -> one));
        List<Target> all = targets.listTargets();
        Map<String, EvidenceRule> set = setRules();
        Map<UUID, Support> supports = new HashMap<>();
        for (Posting posting : movements) {
            Item item = known.get(posting.itemId());
            List<EvidenceFile> attached = files.getOrDefault(posting.id(), List.of());
            Set<EvidenceKind> kinds = EnumSet.noneOf(EvidenceKind.class);
            attached.forEach(file -> kinds.add(file.kind()));
            Set<EvidenceKind> fileKinds = EnumSet.copyOf(kinds);
            if (posting.evidenceKind() != null) {
                kinds.add(posting.evidenceKind());
            }
            supports.put(
                    posting.id(),
                    new Support(
                            attached.size(),
                            kinds,
                            fileKinds,
                            applicable(all, set, posting.to(), item == null ? Set.of() : item.scopes())));
        }
        return supports;
    }

    /** The same for a command that is not posted yet and can have no files; asked of the rules that hold for every item. */
    List<Finding> check(PostingCommand command, String itemCode) {
        Set<EvidenceKind> kinds = command.evidenceKind() == null ? Set.of() : Set.of(command.evidenceKind());
        return check(
                applicable(targets.listTargets(), setRules(), command.to(), Set.of()),
                itemCode,
                command.area(),
                kinds,
                Set.of());
    }

    /** The rule of each target, set or assumed, in the order of the targets. */
    @Transactional(readOnly = true)
    List<EvidenceRule> listRules() {
        Map<String, EvidenceRule> set = setRules();
        return targets.listTargets().stream()
                .map(target -> set.getOrDefault(target.code(), EvidenceRule.assumed(target)))
                .toList();
    }

    /** @throws Refused without a reason, for an unknown target, or {@code journal.evidence-rule-stale} */
    @Transactional
    EvidenceRule change(
            String targetCode,
            long baseVersion,
            Set<EvidenceKind> kinds,
            boolean fileRequired,
            String reason,
            Actor actor) {
        Target target = targets.getTarget(targetCode);
        List<Finding> findings = rules.checkReason(reason);
        if (!findings.isEmpty()) {
            throw Refused.because(findings);
        }
        EvidenceRule before = listRules().stream()
                .filter(rule -> rule.target().equals(target.code()))
                .findFirst()
                .orElse(EvidenceRule.assumed(target));
        EvidenceRule rule = new EvidenceRule(
                target.code(), kinds, fileRequired, reason.strip(), actor.displayName(), baseVersion + 1);
        if (!store.save(rule, clock.instant())) {
            throw new Refused(Refused.Kind.STALE, "journal.evidence-rule-stale", "seen", baseVersion);
        }
        Map<String, Object> detail = new TreeMap<>(BeforeAfter.of(words(before), words(rule)));
        detail.put("reason", rule.reason());
        audit.record(actor, "evidence.rule", target.code(), detail);
        return rule;
    }

    private static Map<String, String> words(EvidenceRule rule) {
        return Map.of("kinds", rule.kindsText(), "file", String.valueOf(rule.fileRequired()));
    }

    private static List<EvidenceRule> applicable(
            List<Target> all, Map<String, EvidenceRule> set, AreaAccount account, Set<String> scopes) {
        List<Target> ofAccount = all.stream()
                .filter(target -> target.account().equals(account.name()))
                .toList();
        if (ofAccount.isEmpty()) {
            return List.of(EvidenceRule.assumed("", account.name()));
        }
        return ofAccount.stream()
                .filter(target ->
                        target.countedScopes().isEmpty() || !Collections.disjoint(target.countedScopes(), scopes))
                .map(target -> set.getOrDefault(target.code(), EvidenceRule.assumed(target)))
                .toList();
    }

    private static List<Finding> check(
            List<EvidenceRule> rules,
            String itemCode,
            io.wanping.geo.Area area,
            Set<EvidenceKind> kinds,
            Set<EvidenceKind> fileKinds) {
        Place place = new Place.Item(itemCode);
        @Nullable Finding missing = null;
        for (EvidenceRule rule : rules) {
            if (kindMissing(rule, kinds)) {
                return List.of(JournalFinding.EVIDENCE_MISSING.at(
                        place, "area", area, "target", rule.target(), "kinds", rule.kindsText()));
            }
            if (fileMissing(rule, fileKinds)) {
                missing = JournalFinding.EVIDENCE_FILE_MISSING.at(
                        place, "area", area, "target", rule.target(), "kinds", rule.kindsText());
            }
        }
        return missing == null ? List.of() : List.of(missing);
    }

    private static boolean kindMissing(EvidenceRule rule, Set<EvidenceKind> kinds) {
        return !rule.kinds().isEmpty() && Collections.disjoint(rule.kinds(), kinds);
    }

    private static boolean fileMissing(EvidenceRule rule, Set<EvidenceKind> fileKinds) {
        return rule.fileRequired()
                && (rule.kinds().isEmpty() ? fileKinds.isEmpty() : Collections.disjoint(rule.kinds(), fileKinds));
    }

    private Map<String, EvidenceRule> setRules() {
        return store.listRules().stream().collect(Collectors.toMap(EvidenceRule::target, Function.identity()));
    }
}
