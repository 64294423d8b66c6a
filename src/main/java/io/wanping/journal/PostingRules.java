package io.wanping.journal;

import io.wanping.account.Actor;
import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import io.wanping.geo.Area;
import io.wanping.register.Item;
import io.wanping.register.Items;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a posting and a decision about one must keep. Reads the day and the zone in charge; writes nothing. */
@Component
class PostingRules {

    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_EVIDENCE = 400;
    private static final int LONGEST_KEY = 120;

    private final Items items;
    private final Clock clock;

    PostingRules(Items items, Clock clock) {
        this.items = items;
        this.clock = clock;
    }

    /** Findings per command; a command without findings has entered {@code ledgers} for the ones after it. */
    List<List<Finding>> checkInOrder(
            List<PostingCommand> commands,
            Map<UUID, Item> known,
            Map<UUID, List<ItemLedger.Entry>> ledgers,
            Actor actor) {
        List<List<Finding>> all = new ArrayList<>();
        for (PostingCommand command : commands) {
            Item item = known.get(command.itemId());
            if (item == null) {
                throw Refused.notFound("register.item-unknown", "item", command.itemId());
            }
            List<Finding> findings = checkAlone(command, item, actor);
            if (findings.isEmpty()) {
                List<ItemLedger.Entry> ledger = ledgers.computeIfAbsent(command.itemId(), id -> new ArrayList<>());
                ItemLedger.Entry entry =
                        new ItemLedger.Entry(command.from(), command.to(), command.area(), command.effectiveOn());
                ledger.add(entry);
                var shortfall = ItemLedger.of(ledger).firstShortfall();
                if (shortfall.isPresent()) {
                    ledger.remove(ledger.size() - 1);
                    findings.add(shortfall(item.code(), shortfall.get()));
                }
            }
            all.add(findings);
        }
        return all;
    }

    List<Finding> checkDecision(Posting posting, Actor checker) {
        Place place = new Place.Item(posting.itemCode());
        List<Finding> findings = new ArrayList<>();
        if (posting.kind() == PostingKind.CAPACITY) {
            findings.add(JournalFinding.CAPACITY_FOLLOWS_REGISTER.at(place));
        } else if (posting.status() != PostingStatus.PROPOSED) {
            findings.add(JournalFinding.ALREADY_DECIDED.at(place, "status", posting.status()));
        } else if (posting.maker().equals(checker.username())) {
            findings.add(JournalFinding.OWN_POSTING.at(place, "maker", posting.makerName()));
        } else if (!checker.zones().isEmpty() && !checker.zones().contains(posting.zone())) {
            findings.add(JournalFinding.NOT_YOUR_ZONE.at(place, "zone", posting.zone()));
        }
        return findings;
    }

    List<Finding> checkHistoricDecision(Posting posting, HistoricDecision decision) {
        Place place = new Place.Item(posting.itemCode());
        if (posting.kind() == PostingKind.CAPACITY) {
            return List.of(JournalFinding.CAPACITY_FOLLOWS_REGISTER.at(place));
        } else if (posting.status() != PostingStatus.PROPOSED) {
            return List.of(JournalFinding.ALREADY_DECIDED.at(place, "status", posting.status()));
        } else if (posting.makerName().equals(decision.checker())) {
            return List.of(JournalFinding.OWN_POSTING.at(place, "maker", posting.makerName()));
        }
        return List.of();
    }

    List<Finding> checkWithdrawal(Posting posting, Actor actor) {
        Place place = new Place.Item(posting.itemCode());
        if (posting.kind() == PostingKind.CAPACITY) {
            return List.of(JournalFinding.CAPACITY_FOLLOWS_REGISTER.at(place));
        } else if (posting.status() != PostingStatus.PROPOSED) {
            return List.of(JournalFinding.ALREADY_DECIDED.at(place, "status", posting.status()));
        } else if (!posting.maker().equals(actor.username())) {
            return List.of(JournalFinding.NOT_YOUR_POSTING.at(place, "maker", posting.makerName()));
        }
        return List.of();
    }

    List<Finding> checkEvidence(PostingCommand command, String itemCode) {
        boolean proven =
                command.evidenceKind() != null && command.evidenceKind().provesRelease();
        return command.to() == AreaAccount.RELEASE && !proven
                ? List.of(JournalFinding.EVIDENCE_MISSING.at(new Place.Item(itemCode), "area", command.area()))
                : List.of();
    }

    List<Finding> checkEvidence(Posting posting) {
        boolean proven =
                posting.evidenceKind() != null && posting.evidenceKind().provesRelease();
        if (posting.kind() == PostingKind.MOVEMENT && posting.to() == AreaAccount.RELEASE && !proven) {
            return List.of(
                    JournalFinding.EVIDENCE_MISSING.at(new Place.Item(posting.itemCode()), "area", posting.area()));
        }
        return List.of();
    }

    List<Finding> checkReversal(Posting posting) {
        Place place = new Place.Item(posting.itemCode());
        if (posting.kind() == PostingKind.CAPACITY) {
            return List.of(JournalFinding.CAPACITY_FOLLOWS_REGISTER.at(place));
        }
        if (posting.status() != PostingStatus.CONFIRMED) {
            return List.of(JournalFinding.NOT_CONFIRMED.at(place, "status", posting.status()));
        }
        return posting.correctedById() == null ? List.of() : List.of(JournalFinding.ALREADY_CORRECTED.at(place));
    }

    List<Finding> checkReason(String reason) {
        Place place = new Place.Field("reason");
        if (reason.isBlank()) {
            return List.of(JournalFinding.REASON_MISSING.at(place));
        }
        return reason.length() <= LONGEST_REASON
                ? List.of()
                : List.of(JournalFinding.TEXT_TOO_LONG.at(place, "seen", reason.length(), "most", LONGEST_REASON));
    }

    /** A smaller capacity needs that much area still uncounted, on every day from its effective date on. */
    List<Finding> checkCapacity(String itemCode, Collection<ItemLedger.Entry> ledger) {
        return ItemLedger.of(ledger)
                .firstShortfall()
                .map(shortfall -> List.of(shortfall(itemCode, shortfall)))
                .orElse(List.of());
    }

    void refuseHistoryFromPeople(Actor actor) {
        if (!actor.isSystem()) {
            throw Refused.because(JournalFinding.HISTORY_NOT_ALLOWED.at(new Place.Field("recordedAt")));
        }
    }

    /** A key that was used for something else is a programming error of the client, told plainly. */
    void refuseKeysUsedOtherwise(List<PostingCommand> commands, Map<String, UUID> known, PostingStore store) {
        if (known.isEmpty()) {
            return;
        }
        Map<UUID, Posting> postings = new java.util.HashMap<>();
        store.listByIds(known.values()).forEach(posting -> postings.put(posting.id(), posting));
        for (PostingCommand command : commands) {
            Posting posting = postings.get(known.get(command.idempotencyKey()));
            if (posting != null && !says(posting, command)) {
                throw new Refused(
                        Refused.Kind.CONFLICT,
                        JournalFinding.KEY_USED_OTHERWISE.code(),
                        "key",
                        command.idempotencyKey());
            }
        }
    }

    static Finding shortfall(String itemCode, ItemLedger.Shortfall shortfall) {
        return JournalFinding.TOO_LITTLE_AREA.at(
                new Place.Item(itemCode),
                "account",
                shortfall.account(),
                "day",
                shortfall.day(),
                "missing",
                shortfall.missing().squareMetres().toPlainString());
    }

    private static boolean says(Posting posting, PostingCommand command) {
        return posting.itemId().equals(command.itemId())
                && posting.from() == command.from()
                && posting.to() == command.to()
                && posting.area().equals(command.area())
                && posting.effectiveOn().equals(command.effectiveOn());
    }

    private List<Finding> checkAlone(PostingCommand command, Item item, Actor actor) {
        List<Finding> findings = new ArrayList<>();
        Place place = new Place.Item(item.code());
        if (command.area().compareTo(Area.ZERO) <= 0) {
            findings.add(JournalFinding.AREA_NOT_POSITIVE.at(place, "seen", command.area()));
        }
        if (command.from() == command.to()) {
            findings.add(JournalFinding.SAME_ACCOUNT.at(place, "account", command.from()));
        }
        if (command.from() == AreaAccount.ORIGIN || command.to() == AreaAccount.ORIGIN) {
            findings.add(JournalFinding.ACCOUNT_NOT_HOLDING.at(place));
        }
        if (command.effectiveOn().isAfter(LocalDate.now(clock))) {
            findings.add(JournalFinding.FUTURE_DATE.at(place, "seen", command.effectiveOn()));
        }
        findings.addAll(checkTexts(command, place));
        if (!actor.zones().isEmpty() && !actor.zones().contains(items.zoneInCharge(item))) {
            findings.add(JournalFinding.NOT_YOUR_ZONE.at(place, "zone", item.zone()));
        }
        if (command.history() != null && !actor.isSystem()) {
            findings.add(JournalFinding.HISTORY_NOT_ALLOWED.at(place));
        }
        return findings;
    }

    private static List<Finding> checkTexts(PostingCommand command, Place place) {
        List<Finding> findings = new ArrayList<>();
        if (command.reason().length() > LONGEST_REASON) {
            findings.add(JournalFinding.TEXT_TOO_LONG.at(
                    place, "seen", command.reason().length(), "most", LONGEST_REASON));
        }
        String evidence = command.evidenceRef();
        if (evidence != null && evidence.length() > LONGEST_EVIDENCE) {
            findings.add(JournalFinding.TEXT_TOO_LONG.at(place, "seen", evidence.length(), "most", LONGEST_EVIDENCE));
        }
        String key = command.idempotencyKey();
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            findings.add(JournalFinding.KEY_MISSING.at(place, "most", LONGEST_KEY));
        }
        return findings;
    }
}
