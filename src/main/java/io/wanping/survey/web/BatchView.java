package io.wanping.survey.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.wanping.finding.FindingView;
import io.wanping.finding.Severity;
import io.wanping.survey.batch.Batch;
import io.wanping.survey.batch.BatchReport;
import io.wanping.survey.batch.BatchStatus;
import io.wanping.survey.batch.FindingGroup;
import io.wanping.survey.checking.Counts;
import io.wanping.survey.understanding.RowRole;
import io.wanping.survey.understanding.SheetKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A batch as the screens get it; lists of batches leave out sheets and findings. */
record BatchView(
        UUID id,
        String fileName,
        long sizeBytes,
        String sha256,
        BatchStatus status,
        String uploadedBy,
        String uploadedByName,
        Instant uploadedAt,
        @Nullable Instant appliedAt,
        @Nullable String appliedByName,
        @Nullable Instant undoneAt,
        @Nullable String reportingUnit,
        @Nullable LocalDate effectiveOn,
        Counts counts,
        Batch.@Nullable Progress progress,
        @Nullable List<SheetView> sheets,
        @Nullable List<FindingGroupView> findings,
        @Nullable List<Questions.View> questions,
        @Nullable AreaView area) {

    record SheetView(
            String name,
            SheetKind kind,
            boolean hidden,
            int rows,
            @JsonProperty("columns_count") int columnsCount,
            List<Integer> headerRows,
            @Nullable Integer firstDataRow,
            @Nullable Integer lastDataRow,
            int dataRows,
            List<PreviewView> preview,
            List<ColumnView> columns,
            List<SumView> sums,
            BatchReport.@Nullable CoordinateReport coordinates) {}

    record PreviewView(int row, RowRole role, List<String> cells) {}

    record ColumnView(
            String column,
            String header,
            @Nullable String unit,
            @Nullable String field,
            @Nullable String fieldLabel,
            double confidence,
            String why) {}

    record SumView(String cell, String header, String seen, String computed, boolean agrees) {}

    record FindingGroupView(String code, Severity severity, String title, int count, FindingView first) {}

    record AreaView(BigDecimal uncountedChange_m2, Map<String, BigDecimal> proposed) {}

    static BatchView brief(Batch batch) {
        return of(batch, null, null, null, null);
    }

    static BatchView full(
            Batch batch,
            List<FindingGroup> findings,
            List<Questions.View> questions,
            ImportTexts texts,
            Locale locale) {
        Map<String, BigDecimal> proposed = batch.report().proposed_m2().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
        return of(
                batch,
                batch.report().sheets().stream()
                        .map(sheet -> sheet(sheet, texts, locale))
                        .toList(),
                findings.stream().map(group -> group(group, texts, locale)).toList(),
                questions,
                new AreaView(batch.report().uncountedChange_m2(), proposed));
    }

    private static BatchView of(
            Batch batch,
            @Nullable List<SheetView> sheets,
            @Nullable List<FindingGroupView> findings,
            @Nullable List<Questions.View> questions,
            @Nullable AreaView area) {
        Batch.Stamp applied = batch.applied();
        return new BatchView(
                batch.id(),
                batch.fileName(),
                batch.sizeBytes(),
                batch.sha256(),
                batch.status(),
                batch.uploaded().by(),
                batch.uploaded().byName(),
                batch.uploaded().at(),
                applied == null ? null : applied.at(),
                applied == null ? null : applied.byName(),
                batch.undone() == null ? null : batch.undone().at(),
                batch.reportingUnit(),
                batch.effectiveOn(),
                batch.counts(),
                batch.progress(),
                sheets,
                findings,
                questions,
                area);
    }

    private static SheetView sheet(BatchReport.SheetReport sheet, ImportTexts texts, Locale locale) {
        return new SheetView(
                sheet.name(),
                sheet.kind(),
                sheet.hidden(),
                sheet.rows(),
                sheet.columnCount(),
                sheet.headerRows(),
                sheet.firstDataRow(),
                sheet.lastDataRow(),
                sheet.dataRows(),
                sheet.preview().stream()
                        .map(row -> new PreviewView(row.row(), row.role(), row.cells()))
                        .toList(),
                sheet.columns().stream()
                        .map(column -> new ColumnView(
                                column.column(),
                                column.header(),
                                column.unit(),
                                column.field(),
                                column.field() == null ? null : texts.label(column.field(), locale),
                                column.confidence(),
                                texts.why(column.why(), column.whyArguments(), locale)))
                        .toList(),
                sheet.sums().stream()
                        .map(sum -> new SumView(sum.cell(), sum.header(), sum.seen(), sum.computed(), sum.agrees()))
                        .toList(),
                sheet.coordinates());
    }

    private static FindingGroupView group(FindingGroup group, ImportTexts texts, Locale locale) {
        FindingView first = texts.view(group.first(), locale);
        return new FindingGroupView(first.code(), first.severity(), first.title(), group.count(), first);
    }
}
