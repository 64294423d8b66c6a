package io.wanping.journal;

import io.wanping.register.CellSource;
import io.wanping.register.ItemKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lines of the journal as the screens show them. */
@Component
class PostingViews {

    private final LedgerItems ledger;
    private final ReportingPeriods periods;
    private final EvidenceGate gate;

    PostingViews(LedgerItems ledger, ReportingPeriods periods, EvidenceGate gate) {
        this.ledger = ledger;
        this.periods = periods;
        this.gate = gate;
    }

    record Source(UUID batchId, String fileName, String sheet, String cell, String raw) {}

    /** What a target asks for and a proposal does not have yet: one of these kinds, as a file where that is asked. */
    record MissingEvidence(String target, Set<EvidenceKind> kinds, boolean fileRequired) {

        static MissingEvidence of(EvidenceRule rule) {
            return new MissingEvidence(rule.target(), rule.kinds(), rule.fileRequired());
        }
    }

    /**
     * @param evidenceFiles how many files are attached
     * @param missingEvidence what keeps a proposal from being confirmed; empty for all that is decided
     */
    record PostingView(
            UUID id,
            long seq,
            UUID itemId,
            String itemCode,
            String itemName,
            ItemKind itemKind,
            String zone,
            String zoneName,
            PostingKind kind,
            AreaAccount from,
            AreaAccount to,
            BigDecimal area_m2,
            LocalDate effectiveOn,
            Instant recordedAt,
            String reportingMonth,
            PostingStatus status,
            String reason,
            @Nullable EvidenceKind evidenceKind,
            @Nullable String evidenceRef,
            String maker,
            String makerName,
            @Nullable String checker,
            @Nullable String checkerName,
            @Nullable Instant decidedAt,
            @Nullable String decisionReason,
            @Nullable Source source,
            @Nullable UUID correctsId,
            @Nullable UUID correctedById,
            boolean adjustment,
            int evidenceFiles,
            List<MissingEvidence> missingEvidence) {}

    List<PostingView> views(List<Posting> postings, Locale locale) {
        ReportingCalendar calendar = periods.calendar();
        Map<UUID, EvidenceGate.Support> supports = gate.supports(postings);
        return postings.stream()
                .map(posting -> view(posting, calendar, supports.get(posting.id()), locale))
                .toList();
    }

    PostingView view(Posting posting, Locale locale) {
        return views(List.of(posting), locale).get(0);
    }

    private PostingView view(
            Posting posting, ReportingCalendar calendar, EvidenceGate.@Nullable Support support, Locale locale) {
        YearMonth month = reportingMonth(posting, calendar);
        Posting.Decision decision = posting.decision();
        CellSource source = posting.source();
        return new PostingView(
                posting.id(),
                posting.seq(),
                posting.itemId(),
                posting.itemCode(),
                posting.itemName(),
                posting.itemKind(),
                posting.zone(),
                ledger.zoneName(posting.zone(), locale),
                posting.kind(),
                posting.from(),
                posting.to(),
                posting.area().squareMetres(),
                posting.effectiveOn(),
                posting.recordedAt(),
                month.toString(),
                posting.status(),
                posting.reason(),
                posting.evidenceKind(),
                posting.evidenceRef(),
                posting.maker(),
                posting.makerName(),
                decision == null ? null : decision.checker(),
                decision == null ? null : decision.checkerName(),
                decision == null ? null : decision.decidedAt(),
                decision == null ? null : decision.reason(),
                source == null
                        ? null
                        : new Source(source.batchId(), source.fileName(), source.sheet(), source.cell(), source.raw()),
                posting.correctsId(),
                posting.correctedById(),
                month.isAfter(YearMonth.from(posting.effectiveOn())),
                support == null ? 0 : support.files(),
                support == null || posting.status() != PostingStatus.PROPOSED
                        ? List.of()
                        : support.unmet().stream().map(MissingEvidence::of).toList());
    }

    private static YearMonth reportingMonth(Posting posting, ReportingCalendar calendar) {
        Instant countedAt = posting.countedAt();
        return countedAt == null
                ? calendar.openMonthOf(posting.effectiveOn())
                : calendar.monthOf(posting.effectiveOn(), countedAt);
    }
}
