package io.wanping.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.TestLedger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whichever byte of a stored row somebody changes behind the product's back: the chain says where. Tried on a copy of the table. */
abstract class TamperedRowsContract {

    private static final int TRIALS = 1000;
    private static final List<String> TEXTS = List.of(
            "district_code",
            "actor",
            "actor_name",
            "address",
            "action",
            "subject",
            "result",
            "detail",
            "previous_hash",
            "hash");

    @Autowired
    private Clerks clerks;

    @Autowired
    private TestLedger ledger;

    @BeforeEach
    void realDeeds() {
        ledger.clear();
        Clerk editor = clerks.editor();
        for (int i = 0; i < 20; i++) {
            editor.post(
                    "/api/items",
                    Map.of(
                            "kind",
                            "SITE",
                            "code",
                            "审-" + i,
                            "name",
                            "老厂房 " + i,
                            "fields",
                            Map.of("landArea_m2", 10 * i)));
            clerks.anonymous().signIn("nobody-" + i, "Wrong-Password-1");
        }
        ledger.jdbc().execute("drop table if exists audit_copy");
        ledger.jdbc().execute("create table audit_copy as select * from audit_row");
    }

    @AfterEach
    void away() {
        ledger.jdbc().execute("drop table if exists audit_copy");
    }

    @Test
    void aThousandChangedBytesAreEachFoundInTheirRow() {
        long seed = 20261125;
        Random random = new Random(seed);
        List<AuditRow> chain = rows("");
        AuditStore.Head head =
                new AuditStore.Head(chain.size(), chain.get(chain.size() - 1).hash());
        assertThat(chain).hasSizeGreaterThan(40);
        assertThat(verify(chain, head).intact()).isTrue();
        int found = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            AuditRow row = chain.get(random.nextInt(chain.size()));
            String said = "seed " + seed + ", trial " + trial + ": " + change(row, random);
            List<AuditRow> stored = rows("");
            AuditChain.Verification verification = verify(stored, head);
            assertThat(verification.intact()).as(said).isFalse();
            assertThat(verification.firstBrokenSeq()).as(said).isLessThanOrEqualTo(row.seq());
            found++;
            ledger.jdbc()
                    .update(
                            "delete from audit_copy where seq not in (select seq from audit_row) or seq = ?",
                            row.seq());
            ledger.jdbc().update("insert into audit_copy select * from audit_row where seq = ?", row.seq());
        }
        System.out.println(
                found + " of " + TRIALS + " changed bytes found " + (ledger.isH2() ? "on H2" : "on PostGIS"));
        assertThat(verify(rows(""), head).intact()).as("put back").isTrue();
    }

    /** Changes one byte of one column as it is stored. */
    private String change(AuditRow row, Random random) {
        int column = random.nextInt(TEXTS.size() + 2);
        if (column == TEXTS.size()) {
            long seq = row.seq() ^ (1L << (8 + random.nextInt(20)));
            ledger.jdbc().update("update audit_copy set seq = ? where seq = ?", seq, row.seq());
            return "seq " + row.seq() + " → " + seq;
        }
        if (column > TEXTS.size()) {
            ledger.jdbc()
                    .update(
                            "update audit_copy set at = ? where seq = ?",
                            row.at().plusNanos(1000L << random.nextInt(20)).atOffset(java.time.ZoneOffset.UTC),
                            row.seq());
            return "at of " + row.seq();
        }
        String name = TEXTS.get(column);
        String text = ledger.jdbc()
                .queryForObject("select " + name + " from audit_copy where seq = ?", String.class, row.seq());
        String changed = text.isEmpty() ? "x" : withAnotherByte(text, random);
        ledger.jdbc().update("update audit_copy set " + name + " = ? where seq = ?", changed, row.seq());
        return name + " of " + row.seq() + ": " + text + " → " + changed;
    }

    /** Some other byte at some place, such that the whole is still text a database takes. */
    private static String withAnotherByte(String text, Random random) {
        while (true) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            Optional<String> decoded = decoded(bytes);
            if (decoded.isPresent() && decoded.get().indexOf('\0') < 0) {
                return decoded.get();
            }
        }
    }

    private static Optional<String> decoded(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    private List<AuditRow> rows(String where) {
        return new ArrayList<>(ledger.jdbc()
                .query("select * from audit_copy" + where + " order by seq", (row, number) -> AuditStore.read(row)));
    }

    private static AuditChain.Verification verify(List<AuditRow> rows, AuditStore.Head head) {
        AuditChain.Walk walk = new AuditChain.Walk(AuditStore.Anchor.NONE);
        rows.forEach(walk::take);
        return walk.endAt(head);
    }
}
