package io.wanping.survey.understanding;

import io.wanping.finding.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A workbook as understood, tables in their order in the file.
 *
 * @param findings what there is to say about the file as a whole
 */
public record UnderstoodWorkbook(String fileName, List<UnderstoodSheet> sheets, List<Finding> findings) {

    public boolean isUnderstood() {
        return sheets.stream().anyMatch(UnderstoodSheet::isRead);
    }

    public @Nullable String reportingUnit() {
        return sheets.stream()
                .map(UnderstoodSheet::reportingUnit)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    public @Nullable LocalDate effectiveOn() {
        return sheets.stream()
                .filter(UnderstoodSheet::isRead)
                .map(UnderstoodSheet::effectiveOn)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Whether the words above a table say that it is sample data; such records are marked for ever. */
    public boolean isSample() {
        return sheets.stream().anyMatch(UnderstoodSheet::isSample);
    }

    public List<UnderstoodSheet> ofKind(SheetKind kind) {
        return sheets.stream().filter(sheet -> sheet.kind() == kind).toList();
    }
}
