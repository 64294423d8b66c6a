package io.wanping.survey.batch;

import io.wanping.journal.AreaAccount;
import io.wanping.survey.checking.CheckedWorkbook;
import io.wanping.survey.coordinates.Judgement;
import io.wanping.survey.reading.RawCell;
import io.wanping.survey.understanding.RowRole;
import io.wanping.survey.understanding.SheetGrid;
import io.wanping.survey.understanding.SheetKind;
import io.wanping.survey.understanding.SumCheck;
import io.wanping.survey.understanding.UnderstoodColumn;
import io.wanping.survey.understanding.UnderstoodSheet;
import io.wanping.survey.understanding.UnderstoodWorkbook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What was understood of a workbook, as it is shown: kept as JSON, without the cells themselves but for a preview. */
public record BatchReport(
        List<SheetReport> sheets, BigDecimal uncountedChange_m2, Map<AreaAccount, BigDecimal> proposed_m2) {

    static final BatchReport NOTHING = new BatchReport(List.of(), BigDecimal.ZERO, Map.of());

    private static final int PREVIEW_ROWS_OF_DATA = 12;
    private static final int PREVIEW_ROWS_AT_THE_END = 6;
    private static final int MOST_PREVIEW_ROWS_BEFORE_DATA = 20;
    private static final int PREVIEW_COLUMNS = 60;
    private static final int LONGEST_PREVIEW = 80;

    /** One sheet. Rows are Excel row numbers. */
    public record SheetReport(
            String name,
            SheetKind kind,
            boolean hidden,
            int rows,
            int columnCount,
            List<Integer> headerRows,
            @Nullable Integer firstDataRow,
            @Nullable Integer lastDataRow,
            int dataRows,
            List<PreviewRow> preview,
            List<ColumnReport> columns,
            List<SumCheck> sums,
            @Nullable CoordinateReport coordinates) {}

    /** How a table's positions were read, and the other readings, best first. */
    public record CoordinateReport(boolean stated, ReadingReport chosen, List<ReadingReport> candidates) {}

    /** A reading of positions; {@code score} 0 to 1. */
    public record ReadingReport(
            String system,
            boolean swapped,
            int points,
            int inDistrict,
            int inOwnPlace,
            int withOwnPlace,
            double score,
            double shiftEast_m,
            double shiftNorth_m) {

        static ReadingReport of(Judgement.Reading reading) {
            return new ReadingReport(
                    reading.system().name(),
                    reading.swapped(),
                    reading.points(),
                    reading.inDistrict(),
                    reading.inOwnPlace(),
                    reading.withOwnPlace(),
                    Math.round(reading.score() * 1000) / 1000.0,
                    reading.shiftEast_m(),
                    reading.shiftNorth_m());
        }
    }

    /** A row as it stands. */
    public record PreviewRow(int row, RowRole role, List<String> cells) {}

    /** A column and what it was taken for; {@code why} is a message key. */
    public record ColumnReport(
            String column,
            String header,
            @Nullable String unit,
            @Nullable String field,
            double confidence,
            String why,
            Map<String, String> whyArguments) {}

    static BatchReport of(UnderstoodWorkbook workbook, @Nullable CheckedWorkbook checked) {
        return new BatchReport(
                workbook.sheets().stream()
                        .map(sheet -> of(
                                sheet,
                                checked == null ? null : checked.coordinates().get(sheet.key())))
                        .toList(),
                checked == null ? BigDecimal.ZERO : checked.uncountedChange_m2(),
                checked == null ? Map.of() : checked.proposed_m2());
    }

    private static SheetReport of(UnderstoodSheet sheet, @Nullable Judgement judgement) {
        List<Integer> data = sheet.dataRows();
        return new SheetReport(
                sheet.key(),
                sheet.kind(),
                sheet.hidden(),
                sheet.roles().size(),
                sheet.grid().columns(),
                sheet.headerRows(),
                data.isEmpty() ? null : data.get(0),
                data.isEmpty() ? null : data.get(data.size() - 1),
                data.size(),
                preview(sheet, data),
                sheet.columns().stream().map(BatchReport::of).toList(),
                sheet.sums(),
                judgement == null
                        ? null
                        : new CoordinateReport(
                                judgement.stated(),
                                ReadingReport.of(judgement.chosen()),
                                judgement.candidates().stream()
                                        .map(ReadingReport::of)
                                        .toList()));
    }

    private static ColumnReport of(UnderstoodColumn column) {
        return new ColumnReport(
                column.letters(),
                column.header(),
                column.unit() == null || column.unit().symbol().isEmpty()
                        ? null
                        : column.unit().symbol(),
                column.field() == null ? null : column.field().name(),
                Math.round(column.confidence() * 100) / 100.0,
                column.why(),
                column.whyArguments());
    }

    /** The rows up to the first records, and the end of the sheet. */
    private static List<PreviewRow> preview(UnderstoodSheet sheet, List<Integer> data) {
        int first = sheet.roles().keySet().stream()
                .mapToInt(Integer::intValue)
                .min()
                .orElse(1);
        int rows = sheet.roles().keySet().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        int firstData = data.isEmpty() ? first : data.get(0);
        TreeSet<Integer> shown = new TreeSet<>();
        for (int row = Math.max(first, firstData - MOST_PREVIEW_ROWS_BEFORE_DATA);
                row < firstData + PREVIEW_ROWS_OF_DATA && row <= rows;
                row++) {
            shown.add(row);
        }
        for (int row = Math.max(first, rows - PREVIEW_ROWS_AT_THE_END + 1); row <= rows; row++) {
            shown.add(row);
        }
        int columns = Math.min(sheet.grid().columns(), PREVIEW_COLUMNS);
        List<PreviewRow> preview = new ArrayList<>();
        for (int row : shown) {
            preview.add(new PreviewRow(
                    row, sheet.roles().getOrDefault(row, RowRole.BLANK), cells(sheet.grid(), row, columns)));
        }
        return preview;
    }

    private static List<String> cells(SheetGrid grid, int row, int columns) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            RawCell cell = grid.cell(row, column);
            cells.add(
                    cell.text().length() <= LONGEST_PREVIEW
                            ? cell.text()
                            : cell.text().substring(0, LONGEST_PREVIEW) + "…");
        }
        return cells;
    }
}
