package io.wanping.journal;

import io.wanping.account.Actor;
import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import io.wanping.finding.StorableText;
import io.wanping.geo.Area;
import io.wanping.register.Item;
import io.wanping.register.Items;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What a posting and a decision about one must keep. Reads the day and the zone in charge; writes nothing. */
@Component
class PostingRules {

    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_EVIDENCE = 400;
    private static final int LONGEST_KEY = 120;

    /** What a column of areas holds. */
    private static final Area LARGEST_AREA = Area.ofSquareMetres("999999999999.99");

    private final Items items;
    private final Clock clock;
    private final LocalDate firstDay;
    private final int daysAhead;

    /**
     * @param firstDay no movement happened before; our assumption, a setting
     * @param daysAhead how far beyond today a movement may be dated; our assumption, a setting
     */
    PostingRules(
            Items items,
            Clock clock,
            @Value("${wanping.journal.first-day:1949-10-01}") String firstDay,
            @Value("${wanping.journal.days-ahead:0}") int daysAhead) {
        this.items = items;
        this.clock = clock;
        this.firstDay = LocalDate.parse(firstDay);
        this.daysAhead = daysAhead;
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
                ledger.add(new ItemLedger.Entry(command.from(), command.to(), command.area(), command.effectiveOn()));
                var shortfall = ItemLedger.of(ledger).firstShortfall(command.from(), command.effectiveOn());
                if (shortfall.isPresent()) {
                    ledger.remove(ledger.size() - 1);
                    findings.add(shortfall(item.code(), shortfall.get()));
                }
            }
            all.add(findings);
        }
        return all;
    }

    List<Finding> checkDecision(Posting posting, Item item, Actor checker) {
        Place place = new Place.Item(posting.itemCode());
        List<Finding> findings = new ArrayList<>();
        if (posting.kind() == PostingKind.CAPACITY) {
            findings.add(JournalFinding.CAPACITY_FOLLOWS_REGISTER.at(place));
        } else if (posting.status() != PostingStatus.PROPOSED) {
            findings.add(JournalFinding.ALREADY_DECIDED.at(place, "status", posting.status()));
        } else if (posting.isMadeBy(checker)) {
            findings.add(JournalFinding.OWN_POSTING.at(place, "maker", posting.makerName()));
        } else {
            findings.addAll(checkReach(item, checker));
        }
        return findings;
    }

    /** What keeps the actor from the item: another zone, or another street; empty when he answers for it. */
    List<Finding> checkReach(Item item, Actor actor) {
        if (items.isReached(item, actor)) {
            return List.of();
        }
        Place place = new Place.Item(item.code());
        String zone = items.zoneInCharge(item);
        return List.of(
                actor.reachesZone(zone)
                        ? JournalFinding.NOT_YOUR_STREET.at(place, "street", items.streetName(item))
                        : JournalFinding.NOT_YOUR_ZONE.at(place, "zone", zone));
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

    /** A decision of old came from another person than the posting, and after it; that it may be decided at all is asked elsewhere. */
    List<Finding> checkHistoricDecision(Posting posting, HistoricDecision decision) {
        Place place = new Place.Item(posting.itemCode());
        if (posting.kind() == PostingKind.CAPACITY || posting.status() != PostingStatus.PROPOSED) {
            return List.of();
        } else if (posting.makerName().equals(decision.checker())) {
            return List.of(JournalFinding.OWN_POSTING.at(place, "maker", posting.makerName()));
        } else if (decision.decidedAt().isBefore(posting.recordedAt())
                || decision.decidedAt().isAfter(clock.instant())) {
            return List.of(JournalFinding.DECIDED_BEFORE_MADE.at(
                    place, "made", posting.recordedAt(), "decided", decision.decidedAt()));
        }
        return List.of();
    }

    List<Finding> checkReversal(Posting posting, LocalDate effectiveOn) {
        Place place = new Place.Item(posting.itemCode());
        if (posting.kind() == PostingKind.CAPACITY) {
            return List.of(JournalFinding.CAPACITY_FOLLOWS_REGISTER.at(place));
        }
        if (posting.status() != PostingStatus.CONFIRMED) {
            return List.of(JournalFinding.NOT_CONFIRMED.at(place, "status", posting.status()));
        }
        if (posting.correctedById() != null) {
            return List.of(JournalFinding.ALREADY_CORRECTED.at(place));
        }
        return effectiveOn.isBefore(posting.effectiveOn())
                ? List.of(JournalFinding.REVERSAL_TOO_EARLY.at(
                        place, "seen", effectiveOn, "earliest", posting.effectiveOn()))
                : List.of();
    }

    List<Finding> checkReason(String reason) {
        Place place = new Place.Field("reason");
        if (reason.isBlank()) {
            return List.of(JournalFinding.REASON_MISSING.at(place));
        }
        return checkText(reason, LONGEST_REASON, place);
    }

    /**
     * A smaller capacity needs that much area uncounted on every day from its effective date on: among what is confirmed, because the
     * change itself is, and also when the proposals are taken in, because somebody has already laid a hand on their area.
     */
    List<Finding> checkCapacity(
            String itemCode,
            Collection<ItemLedger.Entry> confirmed,
            Collection<ItemLedger.Entry> withProposals,
            LocalDate effectiveOn) {
        return ItemLedger.of(confirmed)
                .firstShortfall()
                .or(() -> ItemLedger.of(withProposals).firstShortfall(AreaAccount.UNCOUNTED, effectiveOn))
                .map(shortfall -> List.of(shortfall(itemCode, shortfall)))
                .orElse(List.of());
    }

    /** Nothing is written into the past of a closed month: it would change what was reported. */
    List<Finding> checkHistoryIsOpen(Instant countedAt, ReportingCalendar calendar) {
        return calendar.liesBeforeAClosing(countedAt)
                ? List.of(JournalFinding.HISTORY_OF_CLOSED_MONTH.at(
                        new Place.Field("recordedAt"),
                        "seen",
                        countedAt,
                        "closed",
                        String.valueOf(calendar.closedThrough())))
                : List.of();
    }

    /** @throws Refused for a day on which nothing can have happened */
    void refuseFuture(LocalDate effectiveOn) {
        Refused.ifAny(checkDay(effectiveOn, new Place.Field("effectiveOn")));
    }

    private List<Finding> checkDay(LocalDate effectiveOn, Place place) {
        LocalDate latest = LocalDate.now(clock).plusDays(daysAhead);
        if (effectiveOn.isAfter(latest)) {
            return List.of(JournalFinding.FUTURE_DATE.at(place, "seen", effectiveOn, "latest", latest));
        }
        return effectiveOn.isBefore(firstDay)
                ? List.of(JournalFinding.DATE_TOO_EARLY.at(place, "seen", effectiveOn, "first", firstDay))
                : List.of();
    }

    void refuseHistoryFromPeople(Actor actor) {
        if (!actor.isSystem()) {
            throw Refused.because(JournalFinding.HISTORY_NOT_ALLOWED.at(new Place.Field("recordedAt")));
        }
    }

    /** A key that was used for something else is a programming error of the client, told plainly. */
    static Refused keyUsedOtherwise(String key) {
        return new Refused(Refused.Kind.CONFLICT, JournalFinding.KEY_USED_OTHERWISE.code(), "key", key);
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

    /** Whether a posting made under the command's key is what the command asks for. */
    static boolean says(Posting posting, PostingCommand command) {
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
            findings.add(JournalFinding.AREA_NOT_POSITIVE.at(
                    place, "seen", command.area().squareMetres().toPlainString()));
        } else if (command.area().compareTo(LARGEST_AREA) > 0) {
            findings.add(JournalFinding.AREA_TOO_LARGE.at(
                    place, "seen", command.area().squareMetres().toPlainString()));
        }
        if (command.from() == command.to()) {
            findings.add(JournalFinding.SAME_ACCOUNT.at(place, "account", command.from()));
        }
        if (command.from() == AreaAccount.ORIGIN || command.to() == AreaAccount.ORIGIN) {
            findings.add(JournalFinding.ACCOUNT_NOT_HOLDING.at(place));
        }
        findings.addAll(checkDay(command.effectiveOn(), place));
        findings.addAll(checkTexts(command, place));
        findings.addAll(checkReach(item, actor));
        if (command.history() != null && !actor.isSystem()) {
            findings.add(JournalFinding.HISTORY_NOT_ALLOWED.at(place));
        }
        return findings;
    }

    private static List<Finding> checkTexts(PostingCommand command, Place place) {
        List<Finding> findings = new ArrayList<>(checkText(command.reason(), LONGEST_REASON, place));
        if (command.evidenceRef() != null) {
            findings.addAll(checkText(command.evidenceRef(), LONGEST_EVIDENCE, place));
        }
        String key = command.idempotencyKey();
        if (key.isBlank() || key.length() > LONGEST_KEY || !StorableText.accepts(key)) {
            findings.add(JournalFinding.KEY_MISSING.at(place, "most", LONGEST_KEY));
        }
        return findings;
    }

    private static List<Finding> checkText(String text, int most, Place place) {
        if (!StorableText.accepts(text)) {
            return List.of(JournalFinding.TEXT_NOT_STORABLE.at(place));
        }
        return text.length() <= most
                ? List.of()
                : List.of(JournalFinding.TEXT_TOO_LONG.at(place, "seen", text.length(), "most", most));
    }
}
