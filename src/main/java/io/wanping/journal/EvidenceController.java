package io.wanping.journal;

import io.wanping.account.CurrentActor;
import io.wanping.account.Sight;
import io.wanping.audit.Downloads;
import io.wanping.finding.BaseVersion;
import io.wanping.finding.Refused;
import io.wanping.register.Items;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Evidence over HTTP. Files leave as downloads only and are never shown by the browser under the product's own address. */
@RestController
class EvidenceController {

    private final EvidenceFiles files;
    private final EvidenceGate gate;
    private final PostingStore postings;
    private final Items items;
    private final CurrentActor actor;
    private final Sight sight;
    private final Downloads downloads;

    EvidenceController(
            EvidenceFiles files,
            EvidenceGate gate,
            PostingStore postings,
            Items items,
            CurrentActor actor,
            Sight sight,
            Downloads downloads) {
        this.files = files;
        this.gate = gate;
        this.postings = postings;
        this.items = items;
        this.actor = actor;
        this.sight = sight;
        this.downloads = downloads;
    }

    record FileView(
            UUID id,
            EvidenceKind kind,
            String fileName,
            String mediaType,
            long sizeBytes,
            String sha256,
            String attachedBy,
            String attachedByName,
            Instant attachedAt) {

        static FileView of(EvidenceFile file) {
            return new FileView(
                    file.id(),
                    file.kind(),
                    file.fileName(),
                    file.mediaType(),
                    file.sizeBytes(),
                    file.sha256(),
                    file.attachedBy(),
                    file.attachedByName(),
                    file.attachedAt());
        }
    }

    record Files(List<FileView> files) {}

    @GetMapping("/api/journal/postings/{id}/evidence")
    Files list(@PathVariable UUID id) {
        requireInSight(id);
        return new Files(files.listByPosting(id).stream().map(FileView::of).toList());
    }

    @PostMapping(path = "/api/journal/postings/{id}/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<FileView> attach(
            @PathVariable UUID id, @RequestParam EvidenceKind kind, @RequestParam MultipartFile file)
            throws IOException {
        String name = file.getOriginalFilename();
        EvidenceFile attached = files.attach(id, kind, name == null ? "" : name, file.getBytes(), actor.get());
        return ResponseEntity.created(URI.create("/api/journal/evidence/" + attached.id()))
                .body(FileView.of(attached));
    }

    @GetMapping("/api/journal/evidence/{id}")
    ResponseEntity<byte[]> download(@PathVariable UUID id) {
        EvidenceFile file = files.getFile(id);
        requireInSight(file.postingId());
        downloads.taken(
                actor.get(),
                "evidence",
                file.id().toString(),
                1,
                Map.of("posting", file.postingId(), "file", file.fileName(), "sha256", file.sha256()));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .body(files.content(file));
    }

    /** Evidence is shown to whoever may look at the item it speaks of. */
    private void requireInSight(UUID postingId) {
        Posting posting = postings.find(postingId).orElseThrow(() -> Refused.notFound("journal.posting-unknown"));
        items.requireInSight(items.getItem(posting.itemId()), sight);
    }

    record RuleView(
            String target,
            Set<EvidenceKind> kinds,
            boolean fileRequired,
            boolean assumed,
            String reason,
            String setBy,
            long version) {

        static RuleView of(EvidenceRule rule) {
            return new RuleView(
                    rule.target(),
                    rule.kinds(),
                    rule.fileRequired(),
                    rule.version() == 0,
                    rule.reason(),
                    rule.setBy(),
                    rule.version());
        }
    }

    record Rules(List<RuleView> rules) {}

    @GetMapping("/api/journal/evidence-rules")
    Rules rules() {
        return new Rules(gate.listRules().stream().map(RuleView::of).toList());
    }

    record RuleRequest(
            @Nullable Set<EvidenceKind> kinds,
            @Nullable Boolean fileRequired,
            @Nullable String reason) {}

    @PutMapping("/api/journal/evidence-rules/{target}")
    RuleView change(
            @PathVariable String target,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody RuleRequest request) {
        return RuleView.of(gate.change(
                target,
                BaseVersion.of(ifMatch, "register.base-version-missing"),
                request.kinds() == null ? Set.of() : request.kinds(),
                Boolean.TRUE.equals(request.fileRequired()),
                request.reason() == null ? "" : request.reason(),
                actor.get()));
    }
}
