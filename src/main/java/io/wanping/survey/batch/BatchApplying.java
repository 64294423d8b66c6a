package io.wanping.survey.batch;

import io.wanping.account.Actor;
import io.wanping.audit.AuditLog;
import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import io.wanping.journal.AreaJournal;
import io.wanping.journal.HistoricDecision;
import io.wanping.journal.PostingCommand;
import io.wanping.register.Items;
import io.wanping.survey.checking.CheckedRow;
import io.wanping.survey.checking.CheckedWorkbook;
import io.wanping.survey.checking.Counts;
import io.wanping.survey.checking.ReportingUnit;
import io.wanping.survey.findings.SurveyFinding;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes a checked workbook into the ledger: one transaction, the same commands as single edits. The workbook is checked again first; if
 * that gives another result than the one the person saw, nothing is written and the new result is shown.
 */
@Component
class BatchApplying {

    private final BatchStore store;
    private final BatchReading reading;
    private final MemoryStore memory;
    private final Items items;
    private final AreaJournal journal;
    private final AuditLog audit;
    private final ProgressNotes progress;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BatchApplying(
            BatchStore store,
            BatchReading reading,
            MemoryStore memory,
            Items items,
            AreaJournal journal,
            AuditLog audit,
            ProgressNotes progress,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.reading = reading;
        this.memory = memory;
        this.items = items;
        this.journal = journal;
        this.audit = audit;
        this.progress = progress;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Thrown inside the transaction so that nothing of it stays. */
    private static final class LedgerMoved extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LedgerMoved() {
            super(null, null, false, false);
        }
    }

    /**
     * Takes an APPLYING batch to APPLIED, or back to READY with the reason.
     *
     * @return the findings that stood in the way; empty when it is applied
     */
    List<Finding> apply(Batch batch, Actor actor) {
        try {
            transaction.executeWithoutResult(status -> write(batch, actor));
            return List.of();
        } catch (ProgressNotes.Cancelled cancelled) {
            Finding told = SurveyFinding.CANCELLED.at(new Place.Workbook(batch.fileName()), "seen", cancelled.by());
            backToReady(batch, actor, List.of(told));
            return List.of(told);
        } catch (LedgerMoved moved) {
            return refused(batch, actor, List.of(ledgerMoved(batch)));
        } catch (Refused refusal) {
            List<Finding> findings = new ArrayList<>(refusal.findings());
            if (findings.isEmpty()) {
                findings.add(ledgerMoved(batch));
            }
            return refused(batch, actor, findings);
        } finally {
            progress.end(batch.id());
        }
    }

    private void write(Batch batch, Actor actor) {
        if (!store.lock(batch.id(), BatchStatus.APPLYING)) {
            throw new LedgerMoved();
        }
        BatchReading.Result result = reading.examine(batch, batch.choices(), actor);
        CheckedWorkbook checked = result.checked();
        if (!checked.digest().equals(batch.digest())) {
            throw new LedgerMoved();
        }
        ProgressNotes.Run notes = progress.begin(batch.id());
        int total = checked.counts().toApply();
        int done = 0;
        notes.note("APPLY", done, total);
        for (CheckedWorkbook.Dated dated : checked.itemCommands()) {
            items.apply(dated.commands(), actor, dated.dating());
            done += dated.commands().size();
            notes.note("APPLY", done, total);
        }
        post(checked.postings(), actor);
        memory.state(batch.id(), ReportingUnit.key(result.workbook().reportingUnit()), checked.rows());
        reading.write(batch, BatchStatus.APPLYING, batch.choices(), result, List.of());
        store.markApplied(batch.id(), actor, now());
        notes.stopIfCancelled();
        Counts counts = checked.counts();
        audit.record(
                actor,
                "import.apply",
                batch.fileName(),
                Map.of(
                        "batch", batch.id(),
                        "before.status", batch.status(),
                        "after.status", BatchStatus.APPLIED,
                        "new", counts.added(),
                        "changed", counts.changed(),
                        "same", counts.same(),
                        "rejected", counts.rejected(),
                        "parked", counts.parked()));
    }

    private void post(List<CheckedRow.PostingRow> postings, Actor actor) {
        if (postings.isEmpty()) {
            return;
        }
        List<PostingCommand> commands =
                postings.stream().map(CheckedRow.PostingRow::command).toList();
        List<UUID> made = journal.propose(commands, actor);
        List<HistoricDecision> decisions = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
            CheckedRow.PastDecision decision = postings.get(i).decision();
            if (decision != null) {
                decisions.add(new HistoricDecision(made.get(i), decision.checker(), decision.decidedAt()));
            }
        }
        if (!decisions.isEmpty()) {
            journal.confirmHistory(decisions, actor);
        }
    }

    private List<Finding> refused(Batch batch, Actor actor, List<Finding> findings) {
        backToReady(batch, actor, findings);
        audit.recordRefusal(
                actor,
                "import.apply",
                batch.fileName(),
                Map.of("batch", batch.id(), "code", findings.get(0).code(), "findings", findings.size()));
        return findings;
    }

    /** Shows the ledger's present answer, with the reason why nothing was written on top. */
    private void backToReady(Batch batch, Actor actor, List<Finding> findings) {
        BatchReading.Result result = reading.examine(batch, batch.choices(), actor);
        reading.keep(batch, BatchStatus.APPLYING, batch.choices(), result, findings);
    }

    private static Finding ledgerMoved(Batch batch) {
        return SurveyFinding.LEDGER_MOVED.at(new Place.Workbook(batch.fileName()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
