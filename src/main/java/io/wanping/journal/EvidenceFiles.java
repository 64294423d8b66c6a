package io.wanping.journal;

import com.fasterxml.uuid.Generators;
import io.wanping.account.Actor;
import io.wanping.audit.AuditLog;
import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import io.wanping.finding.StorableText;
import io.wanping.register.Items;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Attaches files to postings and hands them out. A file is recognised by its content, kept as it came, and stays: better evidence is
 * another file.
 */
@Service
class EvidenceFiles {

    private static final int LONGEST_NAME = 200;

    private final EvidenceStore store;
    private final PostingStore postings;
    private final Items items;
    private final PostingRules rules;
    private final AuditLog audit;
    private final Clock clock;
    private final long mostBytes;
    private final int mostFiles;

    EvidenceFiles(
            EvidenceStore store,
            PostingStore postings,
            Items items,
            PostingRules rules,
            AuditLog audit,
            Clock clock,
            @Value("${wanping.evidence.most-bytes:20000000}") long mostBytes,
            @Value("${wanping.evidence.most-files:20}") int mostFiles) {
        this.store = store;
        this.postings = postings;
        this.items = items;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
        this.mostBytes = mostBytes;
        this.mostFiles = mostFiles;
    }

    /**
     * Attaches a file to a posting that is not rejected. The same content again is answered with the file that is there.
     *
     * @throws Refused when it is empty, too large, of no known type, called something else than it is, one too many, or not the actor's zone
     */
    @Transactional
    EvidenceFile attach(UUID postingId, EvidenceKind kind, String name, byte[] content, Actor actor) {
        Posting posting = postings.find(postingId).orElseThrow(() -> Refused.notFound("journal.posting-unknown"));
        items.lock(Set.of(posting.itemId()));
        List<EvidenceFile> there = store.listByPostings(Set.of(postingId)).getOrDefault(postingId, List.of());
        String sha256 = sha256(content);
        Optional<EvidenceFile> same =
                there.stream().filter(file -> file.sha256().equals(sha256)).findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        String fileName = withoutFolders(name);
        List<Finding> findings = check(posting, there.size(), fileName, content, actor);
        if (!findings.isEmpty()) {
            throw Refused.because(findings);
        }
        EvidenceFile file = new EvidenceFile(
                Generators.timeBasedEpochRandomGenerator().generate(),
                postingId,
                kind,
                fileName,
                EvidenceType.of(content).orElseThrow().mediaType(),
                content.length,
                sha256,
                actor.username(),
                actor.displayName(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        store.insert(file, content);
        audit.record(
                actor,
                "evidence.attach",
                postingId.toString(),
                Map.of(
                        "item",
                        posting.itemCode(),
                        "before.files",
                        there.size(),
                        "after.files",
                        there.size() + 1,
                        "file",
                        fileName,
                        "kind",
                        kind,
                        "sha256",
                        sha256,
                        "bytes",
                        content.length));
        return file;
    }

    @Transactional(readOnly = true)
    EvidenceFile getFile(UUID id) {
        return store.find(id).orElseThrow(() -> Refused.notFound("journal.evidence-unknown"));
    }

    /** @throws IllegalStateException when the bytes are not those that were attached */
    @Transactional(readOnly = true)
    byte[] content(EvidenceFile file) {
        byte[] content = store.content(file.id());
        if (!sha256(content).equals(file.sha256())) {
            throw new IllegalStateException("evidence " + file.id() + " is not what was attached");
        }
        return content;
    }

    @Transactional(readOnly = true)
    List<EvidenceFile> listByPosting(UUID postingId) {
        return store.listByPostings(Set.of(postingId)).getOrDefault(postingId, List.of());
    }

    private List<Finding> check(Posting posting, int there, String name, byte[] content, Actor actor) {
        Place file = new Place.Field("file");
        List<Finding> findings = new ArrayList<>();
        Optional<EvidenceType> type = EvidenceType.of(content);
        if (content.length == 0) {
            findings.add(JournalFinding.EVIDENCE_EMPTY.at(file, "seen", name));
        } else if (content.length > mostBytes) {
            findings.add(JournalFinding.EVIDENCE_TOO_LARGE.at(file, "seen", content.length, "most", mostBytes));
        } else if (type.isEmpty()) {
            findings.add(JournalFinding.EVIDENCE_TYPE_UNKNOWN.at(file, "seen", name));
        } else if (!type.get().fits(name)) {
            findings.add(JournalFinding.EVIDENCE_NAME_MISLEADS.at(file, "seen", name, "type", type.get()));
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME || !StorableText.accepts(name)) {
            findings.add(JournalFinding.EVIDENCE_NAME_UNUSABLE.at(file, "most", LONGEST_NAME));
        }
        if (there >= mostFiles) {
            findings.add(JournalFinding.EVIDENCE_TOO_MANY.at(file, "most", mostFiles));
        }
        Place item = new Place.Item(posting.itemCode());
        if (posting.kind() == PostingKind.CAPACITY) {
            findings.add(JournalFinding.CAPACITY_FOLLOWS_REGISTER.at(item));
        } else if (posting.status() == PostingStatus.REJECTED) {
            findings.add(JournalFinding.ALREADY_DECIDED.at(item, "status", posting.status()));
        }
        findings.addAll(items.listByIds(Set.of(posting.itemId())).stream()
                .findFirst()
                .map(found -> rules.checkReach(found, actor))
                .orElseGet(() -> actor.reaches(posting.zone(), null)
                        ? List.of()
                        : List.of(JournalFinding.NOT_YOUR_ZONE.at(item, "zone", posting.zone()))));
        return findings;
    }

    private static String withoutFolders(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .strip();
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
