package io.wanping.audit;

import io.wanping.account.Actor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The record of deeds as CSV for a spreadsheet. Each row carries its hashes, so that a copy kept elsewhere proves what the record once
 * said. Text stays text: a cell that a spreadsheet would take for a formula begins with an apostrophe.
 */
@Service
class AuditExport {

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
        line(out, CsvLine.BYTE_ORDER_MARK, HEADER);
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
            out.write(before + CsvLine.of(cells));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
