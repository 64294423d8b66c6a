package io.wanping.survey.batch;

import io.wanping.account.Actor;
import io.wanping.account.PersonalData;
import io.wanping.audit.AuditLog;
import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import io.wanping.finding.Texts;
import io.wanping.journal.AreaJournal;
import io.wanping.journal.Posting;
import io.wanping.journal.PostingKind;
import io.wanping.journal.PostingStatus;
import io.wanping.register.Dating;
import io.wanping.register.Item;
import io.wanping.register.ItemCommand;
import io.wanping.register.ItemSource;
import io.wanping.register.Items;
import io.wanping.survey.checking.Outcome;
import io.wanping.survey.findings.SurveyFinding;
import io.wanping.survey.understanding.SheetKind;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes an applied batch back, all of it or nothing: its proposals are withdrawn, items it changed return to the revision before, items it
 * brought are retired. Capacities go back from the day they were given, so that afterwards no figure of any day shows the batch. What was
 * built upon it since (a later revision, a confirmation, another building or posting) stands in the way and is named.
 */
@Component
class BatchUndoing {

    private final BatchStore store;
    private final RowStore rows;
    private final Items items;
    private final AreaJournal journal;
    private final AuditLog audit;
    private final Texts texts;
    private final Clock clock;

    BatchUndoing(
            BatchStore store,
            RowStore rows,
            Items items,
            AreaJournal journal,
            AuditLog audit,
            Texts texts,
            Clock clock) {
        this.store = store;
        this.rows = rows;
        this.items = items;
        this.journal = journal;
        this.audit = audit;
        this.texts = texts;
        this.clock = clock;
    }

    /** @throws Refused with everything that depends on the batch; nothing is undone then */
    @Transactional
    public void undo(Batch batch, String reason, Actor actor) {
        if (!store.lock(batch.id(), BatchStatus.APPLIED)) {
            throw new Refused(Refused.Kind.CONFLICT, "survey.not-applied", "status", batch.status());
        }
        List<StoredRow> written = rows.list(batch.id(), new RowStore.Filter(null, null), 0, Integer.MAX_VALUE).stream()
                .filter(row -> row.outcome() == Outcome.NEW || row.outcome() == Outcome.CHANGED)
                .toList();
        List<StoredRow> itemRows =
                written.stream().filter(row -> row.kind() != SheetKind.POSTING).toList();
        Set<UUID> ids = itemRows.stream()
                .map(StoredRow::itemId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        items.lock(ids);
        List<Posting> movements = journal.listByBatch(batch.id()).stream()
                .filter(posting -> posting.kind() == PostingKind.MOVEMENT)
                .toList();
        List<Finding> findings = new ArrayList<>();
        findings.addAll(changedSince(itemRows, ids));
        findings.addAll(confirmedSince(movements, batch));
        findings.addAll(builtUponSince(itemRows, batch));
        if (!findings.isEmpty()) {
            throw Refused.because(findings);
        }
        String why = texts.text(
                "survey.undo-reason", Map.of("file", batch.fileName(), "reason", reason.strip()), Locale.CHINESE);
        List<UUID> proposals = movements.stream()
                .filter(posting -> posting.status() == PostingStatus.PROPOSED)
                .map(Posting::id)
                .toList();
        if (!proposals.isEmpty()) {
            journal.withdraw(proposals, why, actor);
        }
        takeBack(itemRows, batch, why, actor);
        store.markUndone(batch.id(), reason.strip(), actor, clock.instant().truncatedTo(ChronoUnit.MICROS));
        audit.record(
                actor,
                "import.undo",
                batch.fileName(),
                Map.of(
                        "batch", batch.id(),
                        "before.status", batch.status(),
                        "after.status", BatchStatus.UNDONE,
                        "items", itemRows.size(),
                        "postings", proposals.size(),
                        "reason", PersonalData.maskedNumbers(reason.strip())));
    }

    private List<Finding> changedSince(List<StoredRow> itemRows, Set<UUID> ids) {
        Map<UUID, Item> current =
                items.listByIds(ids).stream().collect(Collectors.toMap(Item::id, Function.identity()));
        List<Finding> findings = new ArrayList<>();
        for (StoredRow row : itemRows) {
            Item item = current.get(row.itemId());
            if (item == null || item.version() != row.itemVersion()) {
                findings.add(SurveyFinding.CHANGED_SINCE.at(
                        new Place.Item(row.code()),
                        "seen",
                        item == null ? "—" : item.version(),
                        "version",
                        row.itemVersion()));
            }
        }
        return findings;
    }

    private static List<Finding> confirmedSince(List<Posting> movements, Batch batch) {
        long confirmed = movements.stream()
                .filter(posting -> posting.status() == PostingStatus.CONFIRMED && posting.correctedById() == null)
                .count();
        return confirmed == 0
                ? List.of()
                : List.of(SurveyFinding.CONFIRMED_SINCE.at(new Place.Workbook(batch.fileName()), "seen", confirmed));
    }

    /** Movements others posted on items this batch brought. */
    private List<Finding> builtUponSince(List<StoredRow> itemRows, Batch batch) {
        Map<UUID, String> added = itemRows.stream()
                .filter(row -> row.outcome() == Outcome.NEW && row.itemId() != null)
                .collect(Collectors.toMap(StoredRow::itemId, StoredRow::code));
        return journal.listByItems(added.keySet()).stream()
                .filter(posting -> posting.kind() == PostingKind.MOVEMENT
                        && posting.status() != PostingStatus.REJECTED
                        && posting.correctedById() == null
                        && (posting.source() == null
                                || !posting.source().batchId().equals(batch.id())))
                .map(posting -> SurveyFinding.BUILT_UPON_SINCE.at(
                        new Place.Item(posting.itemCode()),
                        "seen",
                        posting.from() + " → " + posting.to() + " " + posting.area() + " ㎡ " + posting.effectiveOn()))
                .toList();
    }

    /** The reverse of applying: buildings before the sites they stand on, together where one day holds for all. */
    private void takeBack(List<StoredRow> itemRows, Batch batch, String why, Actor actor) {
        boolean oneDay = itemRows.stream().map(this::dayOf).distinct().count() <= 1;
        for (Set<SheetKind> kinds : oneDay
                ? List.of(Set.of(SheetKind.SITE, SheetKind.BUILDING))
                : List.of(Set.of(SheetKind.BUILDING), Set.of(SheetKind.SITE))) {
            Map<LocalDate, List<ItemCommand>> byDay = new TreeMap<>();
            itemRows.stream()
                    .filter(row -> kinds.contains(row.kind()))
                    .forEach(row -> byDay.computeIfAbsent(dayOf(row), day -> new ArrayList<>())
                            .add(command(row, batch, why)));
            byDay.forEach((day, commands) -> items.apply(commands, actor, Dating.effective(day)));
        }
    }

    private static ItemCommand command(StoredRow row, Batch batch, String why) {
        ItemSource source = ItemSource.survey(batch.id(), batch.fileName(), row.sheet(), row.row());
        UUID id = Objects.requireNonNull(row.itemId());
        return row.outcome() == Outcome.NEW
                ? new ItemCommand.Retire(id, row.itemVersion(), why, source)
                : new ItemCommand.Restore(id, row.itemVersion(), row.itemVersion() - 1, why, source);
    }

    private LocalDate dayOf(StoredRow row) {
        return row.effectiveOn() == null ? LocalDate.now(clock) : row.effectiveOn();
    }
}
