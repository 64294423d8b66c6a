package io.wanping.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;

/**
 * One deed.
 *
 * @param seq place in the chain, from 1
 * @param district the district the ledger belongs to
 * @param at to the microsecond, as both databases keep it
 * @param result name of a {@link Result}; text, since a row somebody tampered with must still be readable
 * @param detail JSON text, exactly as stored
 * @param hash SHA-256 over every other component, {@link #expectedHash()}
 */
record AuditRow(
        long seq,
        String district,
        Instant at,
        String actor,
        String actorName,
        String address,
        String action,
        String subject,
        String result,
        String detail,
        String previousHash,
        String hash) {

    /** Hash before the first row. */
    static final String GENESIS = "0".repeat(64);

    /** What became of it. */
    enum Result {
        DONE,
        REFUSED
    }

    AuditRow {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    AuditRow sealed() {
        return new AuditRow(
                seq,
                district,
                at,
                actor,
                actorName,
                address,
                action,
                subject,
                result,
                detail,
                previousHash,
                expectedHash());
    }

    /** Every part is preceded by its length, so that no two rows are the same bytes. */
    String expectedHash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<String> parts = List.of(
                    previousHash,
                    Long.toString(seq),
                    district,
                    at.toString(),
                    actor,
                    actorName,
                    address,
                    action,
                    subject,
                    result,
                    detail);
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
