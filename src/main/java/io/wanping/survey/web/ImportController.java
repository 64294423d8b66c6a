package io.wanping.survey.web;

import io.wanping.account.CurrentActor;
import io.wanping.account.Sight;
import io.wanping.audit.Downloads;
import io.wanping.finding.FindingView;
import io.wanping.finding.Refused;
import io.wanping.finding.Severity;
import io.wanping.survey.batch.Batch;
import io.wanping.survey.batch.BatchStatus;
import io.wanping.survey.batch.Batches;
import io.wanping.survey.batch.GivenAnswer;
import io.wanping.survey.batch.ReturnWorkbook;
import io.wanping.survey.batch.StoredRow;
import io.wanping.survey.batch.Templates;
import io.wanping.survey.checking.Answers;
import io.wanping.survey.checking.CellChange;
import io.wanping.survey.checking.MatchedBy;
import io.wanping.survey.checking.Outcome;
import io.wanping.survey.findings.SurveyFinding;
import io.wanping.survey.understanding.ImportField;
import io.wanping.survey.understanding.MappingChoice;
import io.wanping.survey.understanding.SheetKind;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Upload, understanding, mapping, rows, applying and undoing of survey workbooks. */
@RestController
@RequestMapping("/api/imports")
class ImportController {

    private static final int LARGEST_PAGE = 500;

    private final Batches batches;
    private final ImportTexts texts;
    private final Questions questions;
    private final ImportEvents events;
    private final CurrentActor actor;
    private final Sight sight;
    private final Downloads downloads;

    ImportController(
            Batches batches,
            ImportTexts texts,
            Questions questions,
            ImportEvents events,
            CurrentActor actor,
            Sight sight,
            Downloads downloads) {
        this.questions = questions;
        this.batches = batches;
        this.texts = texts;
        this.events = events;
        this.actor = actor;
        this.sight = sight;
        this.downloads = downloads;
    }

    record Received(UUID id) {}

    @PostMapping
    ResponseEntity<Received> upload(@RequestParam(name = "file", required = false) @Nullable MultipartFile file)
            throws IOException {
        if (file == null) {
            throw new Refused(Refused.Kind.INVALID, "survey.file-missing");
        }
        UUID id = batches.upload(fileName(file), file.getBytes(), actor.get());
        return ResponseEntity.accepted()
                .location(URI.create("/api/imports/" + id))
                .body(new Received(id));
    }

    record ImportList(List<BatchView> imports) {}

    @GetMapping
    ImportList list() {
        return new ImportList(batches.list().stream()
                .filter(this::isInSight)
                .map(BatchView::brief)
                .toList());
    }

    record FieldView(
            String name,
            String label,
            String labelEn,
            Set<SheetKind> kinds,
            String type,
            @Nullable String unit,
            boolean required) {}

    record FieldList(List<FieldView> fields) {}

    @GetMapping("/fields")
    FieldList fields() {
        return new FieldList(ImportField.list().stream()
                .map(field -> new FieldView(
                        field.name(),
                        texts.label(field.name(), Locale.CHINESE),
                        texts.label(field.name(), Locale.ENGLISH),
                        field.sheets(),
                        field.kind().name(),
                        field.dimension() == null ? null : field.dimension().storedUnit(),
                        field.name().equals(ImportField.CODE) || ImportField.POSTING_NEEDS.contains(field.name())))
                .toList());
    }

    @GetMapping("/{id}")
    BatchView get(@PathVariable UUID id, Locale locale) {
        return view(seen(id), locale);
    }

    record ColumnChoice(
            @Nullable String column,
            @Nullable String field,
            @Nullable String unit) {}

    record SheetChoice(
            @Nullable String name,
            @Nullable SheetKind kind,
            @Nullable LocalDate effectiveOn,
            @Nullable List<ColumnChoice> columns,
            @Nullable String coordinates) {}

    record MappingRequest(@Nullable List<SheetChoice> sheets) {}

    @PutMapping("/{id}/mapping")
    BatchView choose(@PathVariable UUID id, @RequestBody MappingRequest request, Locale locale) {
        List<SheetChoice> sheets = request.sheets() == null ? List.of() : request.sheets();
        List<MappingChoice> choices = sheets.stream()
                .map(sheet -> new MappingChoice(
                        sheet.name() == null ? "" : sheet.name(),
                        sheet.kind(),
                        sheet.effectiveOn(),
                        sheet.columns() == null
                                ? List.of()
                                : sheet.columns().stream()
                                        .map(column -> new MappingChoice.Column(
                                                column.column() == null ? "" : column.column(),
                                                column.field(),
                                                column.unit()))
                                        .toList(),
                        sheet.coordinates()))
                .toList();
        return view(batches.choose(id, choices, actor.get()), locale);
    }

    record ChangeView(
            String field,
            String label,
            @Nullable Object before,
            @Nullable Object after,
            String cell,
            String raw,
            @Nullable Object base,
            CellChange.@Nullable Verdict verdict) {}

    record QuestionView(
            String finding,
            String subject,
            String code,
            @Nullable String answer,
            List<Questions.Option> options) {}

    record RowView(
            String sheet,
            int row,
            SheetKind kind,
            Outcome outcome,
            String code,
            String name,
            @Nullable UUID itemId,
            @Nullable MatchedBy matchedBy,
            List<ChangeView> changes,
            List<FindingView> findings,
            List<QuestionView> questions,
            boolean leftOut,
            String rowSubject,
            @Nullable Double lon,
            @Nullable Double lat) {}

    record RowPage(List<RowView> rows, @Nullable String next) {}

    @GetMapping("/{id}/rows")
    RowPage rows(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Outcome outcome,
            @RequestParam(required = false) @Nullable String finding,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Locale locale) {
        Batch batch = seen(id);
        downloads.looked(actor.get(), "import");
        int size = Math.max(1, Math.min(limit, LARGEST_PAGE));
        List<StoredRow> found = batches.listRows(id, outcome, finding, after(cursor), size + 1);
        List<StoredRow> page = found.subList(0, Math.min(size, found.size()));
        return new RowPage(
                page.stream().map(row -> view(row, batch, locale)).toList(),
                found.size() > size ? String.valueOf(page.get(size - 1).seq()) : null);
    }

    record AnswerRequest(
            @Nullable String subject,
            @Nullable String code,
            @Nullable String answer) {}

    record AnswersRequest(@Nullable List<AnswerRequest> answers) {}

    @PostMapping("/{id}/answers")
    BatchView answer(@PathVariable UUID id, @RequestBody AnswersRequest request, Locale locale) {
        List<GivenAnswer> answers = (request.answers() == null ? List.<AnswerRequest>of() : request.answers())
                .stream()
                        .map(answer -> new GivenAnswer(
                                answer.subject() == null ? "" : answer.subject(),
                                answer.code() == null ? "" : answer.code(),
                                answer.answer() == null ? "" : answer.answer()))
                        .toList();
        return view(batches.answer(id, answers, actor.get()), locale);
    }

    record ApplyRequest(@Nullable Boolean acceptWarnings) {}

    @PostMapping("/{id}/apply")
    ResponseEntity<BatchView> apply(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable ApplyRequest request, Locale locale) {
        boolean accept = request != null && Boolean.TRUE.equals(request.acceptWarnings());
        return ResponseEntity.accepted().body(view(batches.apply(id, accept, actor.get()), locale));
    }

    @PostMapping("/{id}/cancel")
    ResponseEntity<BatchView> cancel(@PathVariable UUID id, Locale locale) {
        return ResponseEntity.accepted().body(view(batches.cancel(id, actor.get()), locale));
    }

    /** The sender's own file with what was found in it. */
    @GetMapping("/{id}/workbook")
    ResponseEntity<byte[]> workbook(@PathVariable UUID id) {
        Batch batch = seen(id);
        ReturnWorkbook.Made made = batches.returnWorkbook(batch);
        downloads.taken(
                actor.get(), "workbook", batch.fileName(), batch.counts().read(), Map.of("batch", batch.id()));
        return file(made.name(), made.bytes(), made.old());
    }

    /** A blank workbook for a register: SITE, BUILDING or POSTING. */
    @GetMapping("/templates/{register}.xlsx")
    ResponseEntity<byte[]> template(@PathVariable String register) {
        Templates.Made made = batches.template(register);
        return file(made.name(), made.bytes(), false);
    }

    private static ResponseEntity<byte[]> file(String name, byte[] bytes, boolean old) {
        return ResponseEntity.ok()
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(
                        old
                                ? "application/vnd.ms-excel"
                                : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .body(bytes);
    }

    record UndoRequest(@Nullable String reason) {}

    @PostMapping("/{id}/undo")
    BatchView undo(@PathVariable UUID id, @RequestBody UndoRequest request, Locale locale) {
        String reason = request.reason() == null ? "" : request.reason();
        return view(batches.undo(id, reason, actor.get()), locale);
    }

    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@PathVariable UUID id) {
        seen(id);
        return events.follow(id);
    }

    /** Readers kept to their zones see what they uploaded themselves. */
    private boolean isInSight(Batch batch) {
        return !sight.isNarrow() || batch.uploaded().by().equals(actor.get().username());
    }

    private Batch seen(UUID id) {
        Batch batch = batches.get(id);
        if (!isInSight(batch)) {
            throw Refused.notFound("survey.batch-unknown");
        }
        return batch;
    }

    private BatchView view(Batch batch, Locale locale) {
        return BatchView.full(
                batch,
                batches.listFindings(batch.id()),
                questions.views(batches.listQuestions(batch.id()), locale),
                texts,
                locale);
    }

    private RowView view(StoredRow row, Batch batch, Locale locale) {
        boolean written = batch.status() == BatchStatus.APPLIED || row.outcome() != Outcome.NEW;
        return new RowView(
                row.sheet(),
                row.row(),
                row.kind(),
                row.outcome(),
                row.code(),
                row.name(),
                written ? row.itemId() : null,
                row.matchedBy(),
                row.changes().stream().map(change -> view(change, locale)).toList(),
                texts.views(row.findings(), locale),
                row.outcome() == Outcome.REJECTED ? List.of() : questions(row, locale),
                row.findings().stream().anyMatch(finding -> finding.code().equals(SurveyFinding.LEFT_OUT.code())),
                Answers.row(row.sheet(), row.row()),
                row.lon(),
                row.lat());
    }

    private List<QuestionView> questions(StoredRow row, Locale locale) {
        return row.findings().stream()
                .filter(finding -> finding.severity() == Severity.WARNING || finding.severity() == Severity.QUESTION)
                .filter(finding -> !finding.code().equals(SurveyFinding.LEFT_OUT.code()))
                .map(finding -> new QuestionView(
                        finding.id(),
                        Answers.finding(finding),
                        finding.code(),
                        row.answers().get(finding.id()),
                        questions.options(finding, false, locale)))
                .toList();
    }

    private ChangeView view(CellChange change, Locale locale) {
        return new ChangeView(
                change.field(),
                texts.label(change.field(), locale),
                change.before(),
                change.after(),
                change.cell(),
                change.raw(),
                change.base(),
                change.verdict());
    }

    private static int after(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return 0;
        }
        if (!cursor.matches("\\d{1,9}")) {
            throw new Refused(
                    Refused.Kind.INVALID, "survey.cursor-unreadable", Map.of("seen", shortened(cursor)), List.of());
        }
        return Integer.parseInt(cursor);
    }

    private static String fileName(MultipartFile file) {
        String given = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        String last = given.replace('\\', '/');
        last = last.substring(last.lastIndexOf('/') + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return last.isEmpty() ? "workbook.xlsx" : last;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
