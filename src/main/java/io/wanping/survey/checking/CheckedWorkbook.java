package io.wanping.survey.checking;

import io.wanping.finding.Finding;
import io.wanping.journal.AreaAccount;
import io.wanping.register.Dating;
import io.wanping.register.ItemCommand;
import io.wanping.survey.coordinates.Judgement;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A workbook with every row decided.
 *
 * @param itemCommands what NEW and CHANGED rows ask of the registers, by the day they hold from, in order
 * @param postings movements in the order of their effective dates
 * @param uncountedChange_m2 by how much countable area would grow
 * @param proposed_m2 net area proposed for RESERVE, OPTIMISE and RELEASE
 * @param findings about whole tables
 * @param coordinates by the key of a table, how its positions were read
 */
public record CheckedWorkbook(
        List<CheckedRow> rows,
        Counts counts,
        List<Dated> itemCommands,
        List<CheckedRow.PostingRow> postings,
        BigDecimal uncountedChange_m2,
        Map<AreaAccount, BigDecimal> proposed_m2,
        List<Finding> findings,
        Map<String, Judgement> coordinates) {

    /** Commands that hold from the same day. */
    public record Dated(Dating dating, List<ItemCommand> commands) {}

    /** The same for the same outcomes and changes: tells whether the ledger moved between showing and applying. */
    public String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (CheckedRow row : rows) {
                String line = row.sheet()
                        + '\n'
                        + row.row()
                        + '\n'
                        + row.outcome()
                        + '\n'
                        + row.changes()
                        + '\n'
                        + row.findings().stream().map(finding -> finding.id()).toList()
                        + '\n';
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
