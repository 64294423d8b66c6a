package io.wanping.survey.checking;

import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.journal.AreaAccount;
import io.wanping.register.Dating;
import io.wanping.register.ItemCommand;
import io.wanping.survey.coordinates.CoordinateDoctor;
import io.wanping.survey.coordinates.CoordinateSystem;
import io.wanping.survey.coordinates.Judgement;
import io.wanping.survey.findings.SurveyFinding;
import io.wanping.survey.understanding.ImportField;
import io.wanping.survey.understanding.SheetKind;
import io.wanping.survey.understanding.UnderstoodSheet;
import io.wanping.survey.understanding.UnderstoodWorkbook;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Checks a workbook against the ledger as it stands, sites before buildings before postings. Writes nothing. Running it twice on the same
 * ledger gives the same answer but for the ids of new items.
 */
@Component
public class Checking {

    private final ItemRowReader itemRows;
    private final ItemChecks itemChecks;
    private final PostingChecks postingChecks;
    private final BoundaryPoints boundaryPoints;
    private final CoordinateDoctor doctor;
    private final Clock clock;

    Checking(
            ItemRowReader itemRows,
            ItemChecks itemChecks,
            PostingChecks postingChecks,
            BoundaryPoints boundaryPoints,
            CoordinateDoctor doctor,
            Clock clock) {
        this.boundaryPoints = boundaryPoints;
        this.doctor = doctor;
        this.itemRows = itemRows;
        this.itemChecks = itemChecks;
        this.postingChecks = postingChecks;
        this.clock = clock;
    }

    /** @param progress is told how many rows have been looked at */
    @Transactional(readOnly = true)
    public CheckedWorkbook check(UnderstoodWorkbook workbook, CheckRequest request, IntConsumer progress) {
        List<ItemDraft> drafts = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        Map<String, Judgement> judgements = new LinkedHashMap<>();
        for (SheetKind kind : List.of(SheetKind.SITE, SheetKind.BUILDING)) {
            for (UnderstoodSheet sheet : workbook.ofKind(kind)) {
                Positions positions = positions(sheet, request, findings, judgements);
                List<ItemDraft> read = itemRows.read(sheet, positions, request);
                read.forEach(draft -> draft.cells().refuseMissingColumns());
                drafts.addAll(read);
                progress.accept(drafts.size());
            }
        }
        for (UnderstoodSheet sheet : workbook.ofKind(SheetKind.POINTS)) {
            if (sheet.missing().isEmpty()) {
                drafts = boundaryPoints.withOutlines(
                        sheet, drafts, positions(sheet, request, findings, judgements), request);
            }
        }
        ItemChecks.Checked items =
                itemChecks.check(drafts, draft -> effectiveOn(draft.cells().sheet()), request);
        List<CheckedRow> rows = new ArrayList<>();
        items.candidates().forEach(candidate -> rows.add(candidate.row(effectiveOn(candidate.sheet()))));
        progress.accept(rows.size());
        List<CheckedRow> postings = postingChecks.check(workbook.ofKind(SheetKind.POSTING), items, request);
        rows.addAll(postings);
        progress.accept(rows.size());
        return new CheckedWorkbook(
                List.copyOf(rows),
                Counts.of(rows),
                commands(rows, request),
                PostingChecks.inOrder(postings),
                items.capacityGrowth().squareMetres(),
                proposed(postings),
                List.copyOf(findings),
                judgements);
    }

    private Positions positions(
            UnderstoodSheet sheet, CheckRequest request, List<Finding> findings, Map<String, Judgement> judgements) {
        CoordinateSystem chosen =
                CoordinateSystem.named(request.coordinates().get(sheet.key())).orElse(null);
        Positions positions = Positions.of(sheet, doctor, chosen);
        findings.addAll(positions.findings(sheet));
        positions.judgement().ifPresent(judgement -> judgements.put(sheet.key(), judgement));
        return positions;
    }

    /** What is to be said about whole sheets for this person. */
    public List<Finding> sheetFindings(UnderstoodWorkbook workbook, CheckRequest request) {
        List<Finding> findings = new ArrayList<>(workbook.findings());
        for (UnderstoodSheet sheet : workbook.sheets()) {
            findings.addAll(sheet.findings());
            boolean history = sheet.kind() == SheetKind.POSTING
                    && ImportField.HISTORY.stream()
                            .anyMatch(field -> sheet.columnOf(field).isPresent());
            if (history && !request.actor().isSystem()) {
                findings.add(SurveyFinding.HISTORY_IGNORED.at(new Place.Sheet(sheet.name())));
            }
        }
        return findings;
    }

    private LocalDate effectiveOn(UnderstoodSheet sheet) {
        return sheet.effectiveOn() == null ? LocalDate.now(clock) : sheet.effectiveOn();
    }

    /** The day a sheet's values hold from; for a history loaded by the system also the day they were learned. */
    private Dating dating(LocalDate day, CheckRequest request) {
        Instant recorded = day.atStartOfDay(clock.getZone()).toInstant();
        boolean past = request.actor().isSystem() && recorded.isBefore(clock.instant());
        return new Dating(day, past ? recorded : null);
    }

    private List<CheckedWorkbook.Dated> commands(List<CheckedRow> rows, CheckRequest request) {
        // Sites before the buildings that name them; together where they hold from the same day, so that a site's own
        // area is not
        // booked only to be taken back.
        boolean oneDay = rows.stream()
                        .filter(row -> row.itemCommand() != null)
                        .map(CheckedRow::effectiveOn)
                        .distinct()
                        .count()
                <= 1;
        List<CheckedWorkbook.Dated> dated = new ArrayList<>();
        for (Set<SheetKind> kinds : oneDay
                ? List.of(Set.of(SheetKind.SITE, SheetKind.BUILDING))
                : List.of(Set.of(SheetKind.SITE), Set.of(SheetKind.BUILDING))) {
            Map<LocalDate, List<ItemCommand>> byDay = new TreeMap<>();
            for (CheckedRow row : rows) {
                if (row.itemCommand() != null && kinds.contains(row.kind())) {
                    byDay.computeIfAbsent(row.effectiveOn(), day -> new ArrayList<>())
                            .add(row.itemCommand());
                }
            }
            byDay.forEach((day, commands) -> dated.add(new CheckedWorkbook.Dated(dating(day, request), commands)));
        }
        return dated;
    }

    private static Map<AreaAccount, BigDecimal> proposed(List<CheckedRow> rows) {
        Map<AreaAccount, BigDecimal> net = new EnumMap<>(AreaAccount.class);
        List.of(AreaAccount.RESERVE, AreaAccount.OPTIMISE, AreaAccount.RELEASE)
                .forEach(account -> net.put(account, BigDecimal.ZERO));
        for (CheckedRow row : rows) {
            if (row.posting() != null) {
                BigDecimal area = row.posting().command().area().squareMetres();
                net.computeIfPresent(row.posting().command().to(), (account, sum) -> sum.add(area));
                net.computeIfPresent(row.posting().command().from(), (account, sum) -> sum.subtract(area));
            }
        }
        return net;
    }
}
