package io.wanping.journal;

import static io.wanping.journal.AreaAccount.RELEASE;
import static io.wanping.journal.AreaAccount.RESERVE;
import static io.wanping.journal.AreaAccount.UNCOUNTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wanping.account.Actor;
import io.wanping.account.Role;
import io.wanping.finding.Finding;
import io.wanping.finding.Refused;
import io.wanping.geo.Area;
import io.wanping.register.Items;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.NewItem;
import io.wanping.testing.People;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Target;
import io.wanping.zoning.Targets;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Evidence files and the rules of the targets, on a real database. */
abstract class EvidenceContract {

    private static final Actor POLICY = new Actor("policy", "安全管理员", Set.of(Role.SECURITY_ADMIN), Set.of());

    @Autowired
    private EvidenceFiles files;

    @Autowired
    private EvidenceGate gate;

    @Autowired
    private AreaJournal journal;

    @Autowired
    private PostingStore postings;

    @Autowired
    private Items items;

    @Autowired
    private Targets targets;

    @Autowired
    private Clerks clerks;

    @Autowired
    private Clock clock;

    @Autowired
    private TestLedger ledger;

    private Books books;
    private UUID item;

    @BeforeEach
    void open() {
        ledger.clear();
        books = new Books(items, journal);
        item = books.registered(NewItem.building("B1").gross("1000"), today());
    }

    // ---- refusals

    @Test
    void onlyRealFilesOfKnownTypesAreTaken() {
        UUID posting = proposed();

        refuses("journal.evidence-empty", posting, "a.pdf", new byte[0]);
        refuses("journal.evidence-type-unknown", posting, "a.pdf", EvidenceSamples.HTML);
        refuses("journal.evidence-type-unknown", posting, "a.pdf", EvidenceSamples.PROGRAM);
        refuses("journal.evidence-name-misleads", posting, "a.pdf", EvidenceSamples.PNG);
        refuses("journal.evidence-name-misleads", posting, "a.html", EvidenceSamples.PDF);
        refuses("journal.evidence-name-unusable", posting, "", EvidenceSamples.PDF);
        refuses("journal.evidence-name-unusable", posting, "名".repeat(200) + ".pdf", EvidenceSamples.PDF);
        refuses("journal.evidence-name-unusable", posting, "a\u0000.pdf", EvidenceSamples.PDF);
        refuses("journal.evidence-too-large", posting, "a.pdf", Arrays.copyOf(EvidenceSamples.PDF, 20_000_001));
        assertThat(ledger.rows("evidence_file")).containsEntry("evidence_file", 0L);
    }

    @Test
    void aPostingTakesTwentyFiles() {
        UUID posting = proposed();
        for (int i = 0; i < 20; i++) {
            attach(posting, "a.pdf", Arrays.copyOf(EvidenceSamples.PDF, EvidenceSamples.PDF.length + i));
        }

        refuses("journal.evidence-too-many", posting, "a.pdf", EvidenceSamples.zip("OFD.xml"));
        List<String> deeds = ledger.jdbc()
                .queryForList(
                        "select detail from audit_row where action = 'evidence.attach' and result = 'DONE' order by seq",
                        String.class);
        assertThat(deeds).hasSize(20);
        assertThat(deeds.get(19)).contains("before.files", "after.files");
    }

    @Test
    void filesGoToPostingsThatAreAliveAndInTheZone() {
        UUID rejected = proposed();
        journal.reject(rejected, "x", People.CHECKER);
        UUID capacity = postings.listByItems(List.of(item)).stream()
                .filter(posting -> posting.kind() == PostingKind.CAPACITY)
                .findFirst()
                .orElseThrow()
                .id();

        refuses("journal.already-decided", rejected, "a.pdf", EvidenceSamples.PDF);
        refuses("journal.capacity-follows-register", capacity, "a.pdf", EvidenceSamples.PDF);
        UUID alive = proposed();
        assertThat(catchThrowableOfType(
                                Refused.class,
                                () -> files.attach(
                                        alive,
                                        EvidenceKind.PHOTO,
                                        "a.pdf",
                                        EvidenceSamples.PDF,
                                        People.operatorOf("SHIBEI")))
                        .code())
                .isEqualTo("journal.not-your-zone");
        assertThat(catchThrowableOfType(
                                Refused.class,
                                () -> files.attach(
                                        UUID.randomUUID(),
                                        EvidenceKind.PHOTO,
                                        "a.pdf",
                                        EvidenceSamples.PDF,
                                        People.EDITOR))
                        .kind())
                .isEqualTo(Refused.Kind.NOT_FOUND);
    }

    @Test
    void noFileIsEverChangedOrTaken() {
        attach(proposed(), "a.pdf", EvidenceSamples.PDF);

        for (String statement : List.of("update evidence_file set file_name = 'x'", "delete from evidence_file")) {
            assertThatThrownBy(() -> ledger.jdbc().update(statement)).hasStackTraceContaining("append-only");
        }
    }

    // ---- keeping

    @Test
    void aFileComesBackByteForByte() {
        byte[] large = Arrays.copyOf(EvidenceSamples.PDF, 5_000_000);
        new java.util.Random(7).nextBytes(large);
        System.arraycopy(EvidenceSamples.PDF, 0, large, 0, EvidenceSamples.PDF.length);

        EvidenceFile file = attach(proposed(), "C:\\扫描\\竣工备案.pdf", large);

        assertThat(file.fileName()).isEqualTo("竣工备案.pdf");
        assertThat(file.sha256()).hasSize(64);
        assertThat(files.content(files.getFile(file.id()))).isEqualTo(large);
    }

    @Test
    void theSameFileAgainIsTheSameEvidence() {
        UUID posting = proposed();

        EvidenceFile first = attach(posting, "a.pdf", EvidenceSamples.PDF);

        assertThat(attach(posting, "b.pdf", EvidenceSamples.PDF).id()).isEqualTo(first.id());
        assertThat(files.listByPosting(posting)).hasSize(1);
    }

    @Test
    void bytesThatAreNotThoseAttachedAreNeverHandedOut() {
        UUID posting = proposed();
        EvidenceFile file = attach(posting, "a.pdf", EvidenceSamples.PDF);
        EvidenceFile other = new EvidenceFile(
                file.id(),
                posting,
                file.kind(),
                file.fileName(),
                file.mediaType(),
                file.sizeBytes(),
                "0".repeat(64),
                file.attachedBy(),
                file.attachedByName(),
                file.attachedAt());

        assertThatThrownBy(() -> files.content(other)).isInstanceOf(IllegalStateException.class);
    }

    // ---- the gate

    @Test
    void anAttachedProofOpensTheGateTheProposalCameToWithout() {
        UUID posting = books.proposed(
                Books.move(item, UNCOUNTED, RELEASE, "600", today()).on(null));
        assertThat(refusedConfirmation(posting)).isEqualTo("journal.evidence-missing");
        files.attach(posting, EvidenceKind.MINUTES, "会议纪要.pdf", EvidenceSamples.PDF, People.EDITOR);
        assertThat(refusedConfirmation(posting)).isEqualTo("journal.evidence-missing");

        files.attach(posting, EvidenceKind.ACCEPTANCE, "验收.png", EvidenceSamples.PNG, People.EDITOR);
        journal.confirm(List.of(posting), People.CHECKER);

        assertThat(postings.balances(List.of(item)).get(item).of(RELEASE)).isEqualTo(Area.ofSquareMetres(600));
    }

    @Test
    void aTargetMayAskForAFileAndForOtherKinds() {
        Target reserve = target(RESERVE);
        gate.change(reserve.code(), 0, Set.of(EvidenceKind.MINUTES), true, "区里要求", POLICY);
        UUID posting = books.proposed(
                Books.move(item, UNCOUNTED, RESERVE, "10", today()).on(EvidenceKind.PHOTO));
        assertThat(refusedConfirmation(posting)).isEqualTo("journal.evidence-missing");
        UUID named = books.proposed(
                Books.move(item, UNCOUNTED, RESERVE, "10", today()).on(EvidenceKind.MINUTES));
        assertThat(refusedConfirmation(named)).isEqualTo("journal.evidence-file-missing");
        files.attach(named, EvidenceKind.MINUTES, "会议纪要.pdf", EvidenceSamples.PDF, People.EDITOR);

        journal.confirm(List.of(named), People.CHECKER);
    }

    @Test
    void anAssumedRuleIsMarkedAndASetOneSaysWhoSetItAndWhy() {
        Target release = target(RELEASE);
        EvidenceRule assumed = rule(release);
        assertThat(assumed.version()).isZero();
        assertThat(assumed.kinds()).hasSize(5).doesNotContain(EvidenceKind.MINUTES, EvidenceKind.OTHER);
        assertThat(rule(target(RESERVE)).kinds()).isEmpty();

        gate.change(release.code(), 0, Set.of(EvidenceKind.TITLE_CERTIFICATE), false, "只认产证", POLICY);

        assertThat(rule(release).kinds()).containsExactly(EvidenceKind.TITLE_CERTIFICATE);
        assertThat(rule(release).reason()).isEqualTo("只认产证");
        assertThat(catchThrowableOfType(
                                Refused.class, () -> gate.change(release.code(), 0, Set.of(), false, "再改", POLICY))
                        .kind())
                .isEqualTo(Refused.Kind.STALE);
        assertThat(catchThrowableOfType(
                                Refused.class, () -> gate.change(release.code(), 1, Set.of(), false, " ", POLICY))
                        .code())
                .isEqualTo("journal.reason-missing");
        gate.change(release.code(), 1, Set.of(), false, "放开", POLICY);
        UUID posting = books.proposed(
                Books.move(item, UNCOUNTED, RELEASE, "10", today()).on(null));
        journal.confirm(List.of(posting), People.CHECKER);
    }

    // ---- over HTTP

    @Test
    void aProposalSaysWhatItsTargetsStillAskForUntilItIsThere() {
        UUID posting = books.proposed(
                Books.move(item, UNCOUNTED, RELEASE, "600", today()).on(null));
        Clerk editor = clerks.editor();
        String address = "/api/journal/postings/" + posting;

        JsonNode bare = editor.get(address).json();
        assertThat(bare.get("evidenceFiles").intValue()).isZero();
        assertThat(bare.get("missingEvidence")).hasSize(1);
        assertThat(bare.get("missingEvidence").get(0).get("target").asString())
                .isEqualTo(target(RELEASE).code());
        assertThat(bare.get("missingEvidence").get(0).get("kinds")).hasSize(5);

        files.attach(posting, EvidenceKind.MINUTES, "会议纪要.pdf", EvidenceSamples.PDF, People.EDITOR);
        assertThat(editor.get(address).json().get("missingEvidence")).hasSize(1);
        files.attach(posting, EvidenceKind.ACCEPTANCE, "验收.png", EvidenceSamples.PNG, People.EDITOR);

        JsonNode proven = editor.get(address).json();
        assertThat(proven.get("evidenceFiles").intValue()).isEqualTo(2);
        assertThat(proven.get("missingEvidence")).isEmpty();
    }

    @Test
    void whatWasDecidedLacksNothingAnyMore() {
        UUID posting = books.proposed(
                Books.move(item, UNCOUNTED, RELEASE, "600", today()).on(null));

        journal.reject(posting, "没有依据", People.CHECKER);

        assertThat(clerks.editor()
                        .get("/api/journal/postings/" + posting)
                        .json()
                        .get("missingEvidence"))
                .isEmpty();
    }

    @Test
    void areaThatRestsOnNothingIsListedApart() {
        UUID bare = books.proposed(
                Books.move(item, UNCOUNTED, RESERVE, "100", today()).on(null));
        books.proposed(Books.move(item, UNCOUNTED, RESERVE, "10", today()).on(EvidenceKind.APPROVAL));
        UUID attached = books.proposed(
                Books.move(item, UNCOUNTED, RESERVE, "1", today()).on(null));
        files.attach(attached, EvidenceKind.PHOTO, "现场.png", EvidenceSamples.PNG, People.EDITOR);

        JsonNode page =
                clerks.editor().get("/api/journal/postings?evidence=NONE").json();

        assertThat(page.get("total").longValue()).isEqualTo(1);
        assertThat(page.get("sum_m2").decimalValue()).isEqualByComparingTo("100");
        assertThat(page.get("postings").get(0).get("id").asString()).isEqualTo(bare.toString());
    }

    @Test
    void postingsAreFoundByWhoMadeAndWhoDecidedThem() {
        UUID posting = proposed();
        books.proposed(Books.move(item, UNCOUNTED, RESERVE, "10", today()).on(EvidenceKind.PHOTO));
        journal.confirm(List.of(posting), People.CHECKER);
        Clerk editor = clerks.editor();
        String maker = People.EDITOR.displayName();
        String checker = People.CHECKER.displayName();

        assertThat(found(editor, "maker=" + encoded(maker) + "&kind=MOVEMENT")).isEqualTo(2);
        assertThat(found(editor, "maker=" + encoded(checker))).isZero();
        assertThat(found(editor, "checker=" + encoded(checker))).isEqualTo(1);
        assertThat(found(editor, "checker=" + People.CHECKER.username())).isEqualTo(1);
        assertThat(found(editor, "checker=%27%20or%201%3D1%20--")).isZero();
    }

    private static long found(Clerk clerk, String query) {
        return clerk.get("/api/journal/postings?" + query).json().get("total").longValue();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void aClerkAttachesAFileAndACheckerDownloadsIt() {
        UUID posting = proposed();
        Clerk editor = clerks.editor();
        String address = "/api/journal/postings/" + posting + "/evidence";

        Clerk.Answer attached = editor.upload(address + "?kind=COMPLETION_RECORD", "竣工备案.pdf", EvidenceSamples.PDF);

        assertThat(attached.status()).as(attached.text()).isEqualTo(201);
        assertThat(attached.json().get("mediaType").asString()).isEqualTo("application/pdf");
        Clerk checker = clerks.checker();
        JsonNode list = checker.get(address).json().get("files");
        assertThat(list).hasSize(1);
        Clerk.Answer file = checker.get(attached.header("Location"));
        assertThat(file.body()).isEqualTo(EvidenceSamples.PDF);
        assertThat(file.header("Content-Disposition")).startsWith("attachment;").contains("filename*=UTF-8''");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.headers().allValues("Content-Security-Policy")).anyMatch(policy -> policy.contains("sandbox"));
        assertThat(clerks.anonymous().get(attached.header("Location")).status()).isEqualTo(401);
        assertThat(checker.upload(address + "?kind=PHOTO", "a.pdf", EvidenceSamples.PDF)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void badUploadsAreRefusedInTheClerksWords() {
        Clerk editor = clerks.editor();
        String address = "/api/journal/postings/" + proposed() + "/evidence";

        Clerk.Answer answer = editor.upload(address + "?kind=PHOTO", "现场.jpg", EvidenceSamples.HTML);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("journal.evidence-type-unknown");
        assertThat(answer.json().get("findings").get(0).get("fix").asString()).contains("PDF");
        assertThat(editor.upload(address + "?kind=RUMOUR", "a.pdf", EvidenceSamples.PDF)
                        .status())
                .isEqualTo(400);
        assertThat(editor.upload(address, "a.pdf", EvidenceSamples.PDF).status())
                .isEqualTo(400);
        assertThat(editor.post(address + "?kind=PHOTO", Map.of()).status()).isEqualTo(415);
        assertThat(editor.get("/api/journal/evidence/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(editor.get("/api/journal/postings/" + UUID.randomUUID() + "/evidence")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theSecurityAdministratorSetsTheRules() {
        Clerk admin = clerks.of(Role.SECURITY_ADMIN);
        String code = target(RELEASE).code();
        Map<String, Object> body = Map.of("kinds", List.of("PHOTO"), "fileRequired", true, "reason", "须附照片");

        assertThat(admin.put("/api/journal/evidence-rules/" + code, body, Map.of())
                        .status())
                .isEqualTo(428);
        Clerk.Answer set = admin.put("/api/journal/evidence-rules/" + code, body, Map.of("If-Match", "\"0\""));
        assertThat(set.status()).as(set.text()).isEqualTo(200);
        assertThat(set.json().get("assumed").booleanValue()).isFalse();
        assertThat(admin.put("/api/journal/evidence-rules/" + code, body, Map.of("If-Match", "\"0\""))
                        .status())
                .isEqualTo(412);
        assertThat(admin.put("/api/journal/evidence-rules/MOON", body, Map.of("If-Match", "\"0\""))
                        .status())
                .isEqualTo(404);
        assertThat(clerks.editor()
                        .put("/api/journal/evidence-rules/" + code, body, Map.of("If-Match", "\"1\""))
                        .status())
                .isEqualTo(403);
        assertThat(clerks.viewer().get("/api/journal/evidence-rules").json().get("rules"))
                .hasSize(targets.listTargets().size());
    }

    private UUID proposed() {
        return books.proposed(Books.move(item, UNCOUNTED, RESERVE, "1", today()));
    }

    private EvidenceFile attach(UUID posting, String name, byte[] content) {
        return files.attach(posting, EvidenceKind.COMPLETION_RECORD, name, content, People.EDITOR);
    }

    private void refuses(String code, UUID posting, String name, byte[] content) {
        Refused refusal = catchThrowableOfType(Refused.class, () -> attach(posting, name, content));
        assertThat(refusal).as("is refused").isNotNull();
        assertThat(refusal.findings()).extracting(Finding::code).contains(code);
    }

    private String refusedConfirmation(UUID posting) {
        return catchThrowableOfType(Refused.class, () -> journal.confirm(List.of(posting), People.CHECKER))
                .code();
    }

    private Target target(AreaAccount account) {
        return targets.listTargets().stream()
                .filter(target -> target.account().equals(account.name())
                        && target.countedScopes().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private EvidenceRule rule(Target target) {
        return gate.listRules().stream()
                .filter(rule -> rule.target().equals(target.code()))
                .findFirst()
                .orElseThrow();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
