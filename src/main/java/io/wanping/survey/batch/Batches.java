package io.wanping.survey.batch;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import io.wanping.account.Actor;
import io.wanping.audit.AuditLog;
import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import io.wanping.survey.checking.Answers;
import io.wanping.survey.checking.Outcome;
import io.wanping.survey.checking.ReportingUnit;
import io.wanping.survey.findings.SurveyFinding;
import io.wanping.survey.reading.CellAddress;
import io.wanping.survey.reading.UnreadableWorkbook;
import io.wanping.survey.reading.WorkbookReader;
import io.wanping.survey.understanding.ImportField;
import io.wanping.survey.understanding.MappingChoice;
import io.wanping.survey.understanding.UnderstoodSheet;
import io.wanping.survey.values.Unit;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Uploaded workbooks, from arrival to undoing. A file that came before is answered with its batch, unless that was refused or undone. Long
 * work is queued; its end is seen in the status of the batch.
 */
@Service
public class Batches {

    private static final Logger LOG = LoggerFactory.getLogger(Batches.class);
    private static final TimeBasedEpochRandomGenerator IDS = Generators.timeBasedEpochRandomGenerator();
    private static final int LARGEST_FILE = 64 << 20;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_REASON = 1000;
    private static final int MOST_LISTED = 200;
    private static final int MOST_FINDINGS_TOLD = 50;

    /** An answer to these decides what becomes of a row. */
    private static final Set<String> QUESTIONS = Set.of(
            SurveyFinding.CONFLICT.code(),
            SurveyFinding.POSTING_TWICE.code(),
            SurveyFinding.FORMULA_WITHOUT_VALUE.code());

    private final BatchStore store;
    private final RowStore rows;
    private final BatchReading reading;
    private final BatchApplying applying;
    private final BatchUndoing undoing;
    private final MemoryStore memory;
    private final ProgressNotes progress;
    private final ReturnWorkbook returnWorkbook;
    private final Templates templates;
    private final BatchQueue queue;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Batches(
            BatchStore store,
            RowStore rows,
            BatchReading reading,
            BatchApplying applying,
            BatchUndoing undoing,
            MemoryStore memory,
            ProgressNotes progress,
            ReturnWorkbook returnWorkbook,
            Templates templates,
            BatchQueue queue,
            AuditLog audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.rows = rows;
        this.reading = reading;
        this.applying = applying;
        this.undoing = undoing;
        this.memory = memory;
        this.progress = progress;
        this.returnWorkbook = returnWorkbook;
        this.templates = templates;
        this.queue = queue;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Keeps the file and queues its reading. */
    public UUID upload(String fileName, byte[] bytes, Actor actor) {
        Batch batch = receive(fileName, bytes, actor);
        if (batch.status() == BatchStatus.READING) {
            queue.submit(() -> read(batch, actor));
        }
        return batch.id();
    }

    /**
     * Takes a workbook in at once.
     *
     * @throws Refused with the findings when it is refused as a whole or any of its rows is rejected or parked; nothing is applied then
     */
    public UUID loadNow(String fileName, byte[] bytes, Actor actor) {
        Batch received = receive(fileName, bytes, actor);
        if (received.status() == BatchStatus.APPLIED) {
            return received.id();
        }
        if (received.status() == BatchStatus.READING) {
            reading.read(received, BatchStatus.READING, received.choices(), actor);
        }
        Batch batch = get(received.id());
        refuseUnlessWhole(batch);
        if (batch.counts().toApply() > 0) {
            claim(batch);
            List<Finding> findings = applying.apply(batch, actor);
            if (!findings.isEmpty()) {
                throw Refused.because(findings);
            }
        }
        return batch.id();
    }

    private void refuseUnlessWhole(Batch batch) {
        boolean whole = batch.status() == BatchStatus.READY
                && batch.counts().rejected() == 0
                && batch.counts().parked() == 0;
        if (whole) {
            return;
        }
        List<Finding> findings = rows.errors(batch.id(), MOST_FINDINGS_TOLD);
        if (findings.isEmpty()) {
            findings = rows.groups(batch.id()).stream().map(FindingGroup::first).toList();
        }
        throw Refused.because(findings);
    }

    private Batch receive(String fileName, byte[] bytes, Actor actor) {
        if (bytes.length > LARGEST_FILE) {
            Finding finding = SurveyFinding.FILE_TOO_LARGE.at(
                    new Place.Workbook(fileName), "seen", bytes.length >> 20, "most", LARGEST_FILE >> 20);
            throw new Refused(Refused.Kind.TOO_LARGE, finding.code(), finding.arguments(), List.of(finding));
        }
        refuseOtherKinds(fileName, bytes);
        String sha256 = sha256(bytes);
        List<Batch> earlier = store.listByHash(sha256);
        Optional<Batch> same = earlier.stream()
                .filter(batch -> batch.status() != BatchStatus.REFUSED && batch.status() != BatchStatus.UNDONE)
                .findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        Optional<Batch> continued = continued(fileName, bytes, sha256, actor);
        if (continued.isPresent()) {
            return continued.get();
        }
        int round = (int) earlier.stream()
                .filter(batch -> batch.status() == BatchStatus.UNDONE)
                .count();
        UUID id = IDS.generate();
        String name = shortenedName(fileName);
        transaction.executeWithoutResult(status -> {
            store.insert(id, name, bytes, sha256, round, actor, now());
            audit.record(actor, "import.upload", name, Map.of("batch", id, "bytes", bytes.length, "sha256", sha256));
        });
        return get(id);
    }

    /** A returned file that comes back corrected takes the place of the file of its batch, as long as nothing of that is applied. */
    private Optional<Batch> continued(String fileName, byte[] bytes, String sha256, Actor actor) {
        Optional<Batch> marked = ReturnMark.find(bytes).flatMap(store::find);
        if (marked.isEmpty()) {
            return Optional.empty();
        }
        Batch batch = marked.get();
        boolean open = batch.status() == BatchStatus.READY || batch.status() == BatchStatus.REFUSED;
        boolean own =
                batch.uploaded().by().equals(actor.username()) || actor.reach().isEverywhere();
        if (!open || !own) {
            return Optional.empty();
        }
        return transaction.execute(status -> {
            if (!store.move(batch.id(), batch.status(), BatchStatus.READING)) {
                return Optional.<Batch>empty();
            }
            store.replaceFile(batch.id(), shortenedName(fileName), bytes, sha256);
            audit.record(
                    actor,
                    "import.continue",
                    fileName,
                    Map.of("batch", batch.id(), "bytes", bytes.length, "sha256", sha256));
            return store.find(batch.id());
        });
    }

    private static String shortenedName(String fileName) {
        return fileName.length() <= LONGEST_NAME ? fileName : fileName.substring(0, LONGEST_NAME);
    }

    /** The sender's own file with what was found in it. */
    public ReturnWorkbook.Made returnWorkbook(Batch batch) {
        if (batch.status() == BatchStatus.REFUSED || batch.status() == BatchStatus.READING) {
            throw new Refused(Refused.Kind.CONFLICT, "survey.not-ready", "status", batch.status());
        }
        return returnWorkbook.make(batch, store.file(batch.id()), rows.findings(batch.id()));
    }

    /** A blank workbook for a register. */
    public Templates.Made template(String register) {
        return templates.make(register);
    }

    private static void refuseOtherKinds(String fileName, byte[] bytes) {
        try {
            WorkbookReader.refuseOtherKinds(bytes);
        } catch (UnreadableWorkbook unreadable) {
            Finding finding = unreadable.finding(fileName);
            Refused.Kind kind =
                    unreadable.code() == SurveyFinding.FILE_EMPTY ? Refused.Kind.INVALID : Refused.Kind.WRONG_TYPE;
            throw new Refused(kind, finding.code(), finding.arguments(), List.of(finding));
        }
    }

    private void read(Batch batch, Actor actor) {
        try {
            reading.read(batch, BatchStatus.READING, batch.choices(), actor);
        } catch (RuntimeException fault) {
            LOG.error("reading {} failed", batch.id(), fault);
            reading.refuse(
                    batch,
                    BatchStatus.READING,
                    List.of(SurveyFinding.FAULT.at(new Place.Workbook(batch.fileName()))),
                    BatchReport.NOTHING);
        }
    }

    /** Understands the workbook anew with what a person decided. */
    public Batch choose(UUID id, List<MappingChoice> choices, Actor actor) {
        Batch batch = ready(id);
        refuseUnreadable(batch, choices);
        Map<String, MappingChoice> all = new LinkedHashMap<>();
        batch.choices().forEach(choice -> all.put(choice.name(), choice));
        choices.forEach(choice -> all.put(choice.name(), choice));
        reading.read(batch, BatchStatus.READY, List.copyOf(all.values()), actor)
                .ifPresent(result -> remember(result, all, actor));
        transaction.executeWithoutResult(status -> audit.record(
                actor,
                "import.choose",
                batch.fileName(),
                Map.of("batch", id, "before.choices", batch.choices(), "after.choices", List.copyOf(all.values()))));
        return get(id);
    }

    /** Corrections of columns, for the next table of the unit with the same headings. */
    private void remember(BatchReading.Result result, Map<String, MappingChoice> choices, Actor actor) {
        for (UnderstoodSheet sheet : result.workbook().sheets()) {
            MappingChoice choice = choices.get(sheet.key());
            String unit = ReportingUnit.key(sheet.reportingUnit());
            if (choice != null
                    && unit != null
                    && !choice.columns().isEmpty()
                    && !sheet.fingerprint().isEmpty()) {
                MappingChoice columns = new MappingChoice("", null, null, choice.columns());
                transaction.executeWithoutResult(
                        status -> memory.rememberMapping(unit, sheet.fingerprint(), columns, actor, now()));
            }
        }
    }

    /**
     * Answers to questions and warnings; the workbook is checked again with them.
     *
     * @param answers an empty answer takes an earlier one back
     */
    public Batch answer(UUID id, List<GivenAnswer> answers, Actor actor) {
        Batch batch = ready(id);
        List<MemoryStore.Answer> given = new ArrayList<>();
        List<String> takenBack = new ArrayList<>();
        for (GivenAnswer answer : answers) {
            answer.requireReadable();
            if (answer.answer().isEmpty()) {
                takenBack.add(answer.subject());
            } else {
                given.add(new MemoryStore.Answer(answer.subject(), answer.code(), answer.answer()));
            }
        }
        String unit = ReportingUnit.key(batch.reportingUnit());
        boolean changesNothing = takenBack.isEmpty()
                && given.stream()
                        .allMatch(answer -> answer.answer().equals(Answers.ACCEPT)
                                && answer.subject().startsWith("K")
                                && !QUESTIONS.contains(answer.code()));
        transaction.executeWithoutResult(status -> {
            memory.takeBack(id, unit, takenBack);
            memory.answer(id, unit, given, actor, now());
            audit.record(
                    actor,
                    "import.answer",
                    batch.fileName(),
                    Map.of("batch", id, "given", given.size(), "takenBack", takenBack.size()));
            if (changesNothing) {
                rows.markAccepted(
                        id, given.stream().map(MemoryStore.Answer::subject).toList());
            }
        });
        if (!changesNothing) {
            reading.read(batch, BatchStatus.READY, batch.choices(), actor);
        }
        return get(id);
    }

    private Batch ready(UUID id) {
        Batch batch = get(id);
        if (batch.status() != BatchStatus.READY) {
            throw new Refused(Refused.Kind.CONFLICT, "survey.not-ready", "status", batch.status());
        }
        return batch;
    }

    /** Asks a batch that is being applied to stop; nothing of it is written then. Without effect once it is applied. */
    public Batch cancel(UUID id, Actor actor) {
        Batch batch = get(id);
        if (batch.status() == BatchStatus.APPLYING) {
            progress.cancel(id, actor.displayName());
        }
        return get(id);
    }

    /** Warnings and questions by kind. */
    public List<QuestionGroup> listQuestions(UUID id) {
        return rows.questions(id);
    }

    private static void refuseUnreadable(Batch batch, List<MappingChoice> choices) {
        Set<String> sheets = new java.util.HashSet<>();
        batch.report().sheets().forEach(sheet -> sheets.add(sheet.name()));
        for (MappingChoice choice : choices) {
            requireReadable(sheets.contains(choice.name()), "name", choice.name());
            for (MappingChoice.Column column : choice.columns()) {
                requireReadable(
                        CellAddress.column(column.column().replaceFirst("[1-9]\\d{0,6}$", "")) >= 0,
                        "column",
                        column.column());
                requireReadable(
                        column.field() == null
                                || ImportField.named(column.field()).isPresent(),
                        "field",
                        column.field());
                requireReadable(
                        column.unit() == null
                                || column.unit().isBlank()
                                || Unit.find(column.unit()).isPresent(),
                        "unit",
                        column.unit());
            }
        }
    }

    private static void requireReadable(boolean readable, String field, @Nullable String seen) {
        if (!readable) {
            throw new Refused(
                    Refused.Kind.INVALID, "survey.mapping-unreadable", "field", field, "seen", String.valueOf(seen));
        }
    }

    /**
     * Queues the writing of a READY batch; an applied one is answered as it is.
     *
     * @param acceptWarnings the person has seen the open warnings and takes the values as they were read
     * @throws Refused {@code survey.warnings-open} with one finding of each kind that has no answer
     */
    public Batch apply(UUID id, boolean acceptWarnings, Actor actor) {
        Batch batch = get(id);
        if (batch.status() == BatchStatus.APPLIED || batch.status() == BatchStatus.APPLYING) {
            return batch;
        }
        if (batch.status() != BatchStatus.READY) {
            throw new Refused(Refused.Kind.CONFLICT, "survey.not-ready", "status", batch.status());
        }
        if (batch.counts().toApply() == 0) {
            throw new Refused(Refused.Kind.CONFLICT, "survey.nothing-to-apply");
        }
        settleWarnings(batch, acceptWarnings, actor);
        claim(batch);
        try {
            queue.submit(() -> applyClaimed(batch, actor));
        } catch (Refused busy) {
            store.move(id, BatchStatus.APPLYING, BatchStatus.READY);
            throw busy;
        }
        return get(id);
    }

    private void settleWarnings(Batch batch, boolean accept, Actor actor) {
        List<Finding> open = rows.openWarnings(batch.id());
        if (open.isEmpty()) {
            return;
        }
        if (!accept) {
            throw new Refused(
                    Refused.Kind.CONFLICT, "survey.warnings-open", Map.of("seen", String.valueOf(open.size())), open);
        }
        answer(
                batch.id(),
                open.stream()
                        .map(finding -> new GivenAnswer(Answers.kind(finding), finding.code(), Answers.ACCEPT))
                        .toList(),
                actor);
    }

    private void claim(Batch batch) {
        if (!store.move(batch.id(), BatchStatus.READY, BatchStatus.APPLYING)) {
            throw new Refused(
                    Refused.Kind.CONFLICT,
                    "survey.not-ready",
                    "status",
                    get(batch.id()).status());
        }
    }

    private void applyClaimed(Batch batch, Actor actor) {
        try {
            applying.apply(batch, actor);
        } catch (RuntimeException fault) {
            LOG.error("applying {} failed", batch.id(), fault);
            Finding told = SurveyFinding.FAULT.at(new Place.Workbook(batch.fileName()));
            transaction.executeWithoutResult(status -> {
                if (store.move(batch.id(), BatchStatus.APPLYING, BatchStatus.READY)) {
                    rows.addGeneral(batch.id(), told);
                }
            });
        }
    }

    /** @throws Refused with everything that depends on the batch */
    public Batch undo(UUID id, String reason, Actor actor) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new Refused(Refused.Kind.INVALID, "survey.reason-missing");
        }
        undoing.undo(get(id), reason, actor);
        return get(id);
    }

    public Batch get(UUID id) {
        return store.find(id).orElseThrow(() -> Refused.notFound("survey.batch-unknown"));
    }

    /** Newest first. */
    public List<Batch> list() {
        return store.list(MOST_LISTED);
    }

    /** Findings by code, gravest first. */
    public List<FindingGroup> listFindings(UUID id) {
        return rows.groups(id);
    }

    /** Rows after the one with number {@code after}; null asks for any. */
    public List<StoredRow> listRows(
            UUID id, @Nullable Outcome outcome, @Nullable String finding, int after, int limit) {
        return rows.list(id, new RowStore.Filter(outcome, finding), after, limit);
    }

    /**
     * Takes up what a stopped instance left: a batch it was applying has lost its transaction and is READY again, one it was reading is
     * read again. Batches another instance works on are held by it and left alone.
     */
    @EventListener(ApplicationReadyEvent.class)
    public void takeUp() {
        transaction.executeWithoutResult(status -> {
            for (UUID id : store.lockAbandoned(BatchStatus.APPLYING)) {
                store.move(id, BatchStatus.APPLYING, BatchStatus.READY);
                store.clearProgress(id);
                LOG.info(
                        "import {} was interrupted while it was applied; nothing of it was written, it is ready again",
                        id);
            }
        });
        for (Batch batch : store.list(MOST_LISTED)) {
            if (batch.status() == BatchStatus.READING) {
                Batch.Stamp by = batch.uploaded();
                Actor uploader = new Actor(by.by(), by.byName(), Set.of(), Set.of());
                queue.submit(() -> read(batch, uploader));
            }
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
