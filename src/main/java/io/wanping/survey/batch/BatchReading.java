package io.wanping.survey.batch;

import io.wanping.account.Actor;
import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.survey.checking.Answers;
import io.wanping.survey.checking.CheckRequest;
import io.wanping.survey.checking.CheckedWorkbook;
import io.wanping.survey.checking.Checking;
import io.wanping.survey.checking.Counts;
import io.wanping.survey.checking.ReportingUnit;
import io.wanping.survey.findings.SurveyFinding;
import io.wanping.survey.reading.UnreadableWorkbook;
import io.wanping.survey.reading.WorkbookReader;
import io.wanping.survey.understanding.MappingChoice;
import io.wanping.survey.understanding.Understanding;
import io.wanping.survey.understanding.UnderstoodWorkbook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * From the kept file to what is shown: read, understood, checked against the ledger as it stands. Only the batch's own rows are written,
 * so it can be done again at any time, on any instance.
 */
@Component
class BatchReading {

    private static final int KEY_DIGITS = 32;

    private final BatchStore store;
    private final RowStore rows;
    private final WorkbookReader reader;
    private final Understanding understanding;
    private final Checking checking;
    private final MemoryStore memory;
    private final ProgressNotes progress;
    private final TransactionTemplate transaction;

    BatchReading(
            BatchStore store,
            RowStore rows,
            WorkbookReader reader,
            Understanding understanding,
            Checking checking,
            MemoryStore memory,
            ProgressNotes progress,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.rows = rows;
        this.reader = reader;
        this.understanding = understanding;
        this.checking = checking;
        this.memory = memory;
        this.progress = progress;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A workbook with everything known about it. */
    record Result(UnderstoodWorkbook workbook, CheckedWorkbook checked, List<Finding> sheetFindings, Answers answers) {}

    /** Takes a batch from {@code expected} to READY, or a fresh one to REFUSED with the reason. */
    Optional<Result> read(Batch batch, BatchStatus expected, List<MappingChoice> choices, Actor actor) {
        try {
            Result result = examine(batch, choices, actor);
            // Whoever has set every sheet aside may think again.
            if (result.workbook().isUnderstood() || expected == BatchStatus.READY) {
                keep(batch, expected, choices, result, List.of());
                return Optional.of(result);
            } else {
                List<Finding> findings = new ArrayList<>();
                findings.add(SurveyFinding.NOTHING_UNDERSTOOD.at(new Place.Workbook(batch.fileName())));
                findings.addAll(result.sheetFindings());
                refuse(batch, expected, findings, BatchReport.of(result.workbook(), null));
            }
        } catch (UnreadableWorkbook unreadable) {
            refuse(batch, expected, List.of(unreadable.finding(batch.fileName())), BatchReport.NOTHING);
        } finally {
            progress.end(batch.id());
        }
        return Optional.empty();
    }

    /** Reads, understands and checks; writes nothing but progress. */
    Result examine(Batch batch, List<MappingChoice> choices, Actor actor) {
        ProgressNotes.Run notes = progress.begin(batch.id());
        notes.note("READ", 0, 0);
        UnderstoodWorkbook workbook = understanding.understand(
                reader.read(batch.fileName(), store.file(batch.id())), memory::mapping, choices);
        String unit = ReportingUnit.key(workbook.reportingUnit());
        Answers answers = new Answers(memory.answers(batch.id(), unit));
        int total = workbook.sheets().stream()
                .filter(sheet -> sheet.isRead())
                .mapToInt(sheet -> sheet.dataRows().size())
                .sum();
        CheckRequest request = new CheckRequest(
                batch.id(),
                batch.fileName(),
                "survey:" + batch.sha256().substring(0, KEY_DIGITS) + ":" + batch.round(),
                workbook.isSample(),
                actor,
                answers,
                coordinates(choices),
                unit);
        CheckedWorkbook checked = checking.check(workbook, request, done -> notes.note("CHECK", done, total));
        List<Finding> general = new ArrayList<>(checking.sheetFindings(workbook, request));
        general.addAll(checked.findings());
        return new Result(workbook, checked, general, answers);
    }

    private static Map<String, String> coordinates(List<MappingChoice> choices) {
        Map<String, String> coordinates = new HashMap<>();
        choices.stream()
                .filter(choice -> choice.coordinates() != null)
                .forEach(choice -> coordinates.put(choice.name(), choice.coordinates()));
        return coordinates;
    }

    /** Writes what was found, if the batch is still where it was. */
    void keep(
            Batch batch, BatchStatus expected, List<MappingChoice> choices, Result result, List<Finding> moreFindings) {
        transaction.executeWithoutResult(status -> {
            if (store.lock(batch.id(), expected)) {
                write(batch, BatchStatus.READY, choices, result, moreFindings);
            }
        });
    }

    /** The same inside a running transaction that holds the batch. */
    void write(
            Batch batch, BatchStatus status, List<MappingChoice> choices, Result result, List<Finding> moreFindings) {
        List<Finding> general = new ArrayList<>(moreFindings);
        general.addAll(result.sheetFindings());
        rows.replace(batch.id(), general, result.checked().rows(), result.answers());
        store.updateUnderstanding(
                batch.id(),
                status,
                result.workbook().reportingUnit(),
                result.workbook().effectiveOn(),
                result.checked().counts(),
                choices,
                BatchReport.of(result.workbook(), result.checked()),
                result.checked().digest());
    }

    void refuse(Batch batch, BatchStatus expected, List<Finding> findings, BatchReport report) {
        transaction.executeWithoutResult(status -> {
            if (store.lock(batch.id(), expected)) {
                rows.replace(batch.id(), findings, List.of(), Answers.NONE);
                store.updateUnderstanding(
                        batch.id(), BatchStatus.REFUSED, null, null, Counts.NONE, batch.choices(), report, null);
            }
        });
    }
}
