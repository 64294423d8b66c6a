package io.wanping.audit;

import io.wanping.account.Actor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The record of deeds as CSV for a spreadsheet. Each row carries its hashes, so that a copy kept elsewhere proves what the record once
 * said. Text stays text: a cell that a spreadsheet would take for a formula begins with an apostrophe.
 */
@Service
class AuditExport {

    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final String FORMULA_BEGINS = "=+-@\t\r\n|%";
    private static final List<String> HEADER = List.of(
            "seq",
            "district_code",
            "at",
            "actor",
            "actor_name",
            "address",
            "action",
            "subject",
            "result",
            "detail",
            "previous_hash",
            "hash");

    private final AuditStore store;
    private final AuditLog log;

    AuditExport(AuditStore store, AuditLog log) {
        this.store = store;
        this.log = log;
    }

    /** Writes the rows, oldest first, and records that they were taken out. */
    @Transactional
    void write(AuditStore.Filter filter, String asked, Writer out, Actor by) {
        long[] rows = {0};
        line(out, BYTE_ORDER_MARK, HEADER);
        store.eachInOrder(filter, row -> {
            rows[0]++;
            line(
                    out,
                    "",
                    List.of(
                            Long.toString(row.seq()),
                            row.district(),
                            row.at().toString(),
                            row.actor(),
                            row.actorName(),
                            row.address(),
                            row.action(),
                            row.subject(),
                            row.result(),
                            row.detail(),
                            row.previousHash(),
                            row.hash()));
        });
        log.record(by, "audit.export", "", Map.of("rows", rows[0], "filter", asked));
    }

    private static void line(Writer out, String before, List<String> cells) {
        try {
            out.write(before + cells.stream().map(AuditExport::cell).collect(Collectors.joining(",")) + "\r\n");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    static String cell(String text) {
        String harmless = !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.chars().anyMatch(sign -> sign == ',' || sign == '"' || sign == '\n' || sign == '\r')
                ? "\"" + harmless.replace("\"", "\"\"") + "\""
                : harmless;
    }
}
