package io.wanping.register.consistency;

import io.wanping.account.Actor;
import io.wanping.account.PersonalData;
import io.wanping.account.Right;
import io.wanping.audit.AuditLog;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Findings as CSV for a spreadsheet, with the answers. Text stays text: a cell that a spreadsheet would take for a formula begins with an
 * apostrophe. Telephone and identity numbers are masked for readers who may not see persons.
 */
@Component
class ConsistencyExport {

    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final String FORMULA_BEGINS = "=+-@\t\r\n|%";
    private static final List<String> HEADER = List.of(
            "finding",
            "check",
            "title",
            "item",
            "itemName",
            "zone",
            "other",
            "otherName",
            "area_m2",
            "seen",
            "lon",
            "lat",
            "state",
            "reason",
            "statedBy",
            "statedAt");

    private final ConsistencyViews views;
    private final AuditLog audit;

    ConsistencyExport(ConsistencyViews views, AuditLog audit) {
        this.views = views;
        this.audit = audit;
    }

    /** Writes the findings and records that they were taken out. */
    void write(List<Consistency.Spoken> findings, String asked, Writer out, Actor by, Locale locale)
            throws IOException {
        boolean whole = by.may(Right.SEE_PERSONAL_DATA);
        out.write(BYTE_ORDER_MARK + line(HEADER, true));
        for (Consistency.Spoken spoken : findings) {
            out.write(line(cells(views.line(spoken, locale)), whole));
        }
        audit.record(by, "consistency.export", "", Map.of("rows", findings.size(), "filter", asked));
    }

    private static List<String> cells(ConsistencyViews.Line line) {
        ConsistencyViews.ItemView first = line.items().get(0);
        ConsistencyViews.@Nullable ItemView other =
                line.items().size() > 1 ? line.items().get(1) : null;
        ConsistencyViews.@Nullable AnswerView answer = line.state() == Consistency.State.OPEN ? null : line.answer();
        return List.of(
                line.id(),
                line.check().name(),
                line.title(),
                first.code(),
                first.name(),
                first.zoneName(),
                other == null ? "" : other.code(),
                other == null ? "" : other.name(),
                line.area_m2() == null ? "" : line.area_m2().toPlainString(),
                line.seen(),
                degrees(line.lon()),
                degrees(line.lat()),
                line.state().name(),
                answer == null ? "" : answer.reason(),
                answer == null ? "" : answer.statedByName(),
                answer == null ? "" : answer.statedAt().toString());
    }

    private static String degrees(@Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, "%.7f", value);
    }

    private static String line(List<String> cells, boolean whole) {
        return cells.stream()
                        .map(text -> cell(whole ? text : PersonalData.maskedNumbers(text)))
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private static String cell(String text) {
        String harmless = !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.chars().anyMatch(sign -> sign == ',' || sign == '"' || sign == '\n' || sign == '\r')
                ? "\"" + harmless.replace("\"", "\"\"") + "\""
                : harmless;
    }
}
