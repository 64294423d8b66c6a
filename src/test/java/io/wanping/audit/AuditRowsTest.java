package io.wanping.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.finding.StorableText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever somebody does to the rows of a chain, its verification shows it, and shows where. */
class AuditRowsTest {

    private static final int TRIALS = 1000;
    private static final Instant START = Instant.parse("2026-09-30T01:02:03.456789Z");

    /** The columns of a row as text, in the order of the table; the hash last. */
    private static final List<String> COLUMNS = List.of(
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

    @Test
    void anUntouchedChainIsIntact() {
        assertThat(verify(chain(new Random(1), 60), 60).intact()).isTrue();
        assertThat(verify(List.of(), 0).intact()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {20261124, 42, 7})
    void anyChangedByteOfAnyColumnOfAnyRowIsFoundInItsRow(long seed) {
        Random random = new Random(seed);
        List<AuditRow> chain = chain(random, 60);
        for (int trial = 0; trial < TRIALS; trial++) {
            int place = random.nextInt(chain.size());
            String column = COLUMNS.get(random.nextInt(COLUMNS.size()));
            AuditRow tampered = tampered(chain.get(place), column, random);
            List<AuditRow> rows = new ArrayList<>(chain);
            rows.set(place, tampered);

            AuditChain.Verification verification = verify(rows, chain);
            assertThat(verification.intact())
                    .as("seed %s trial %s: %s of row %s, now %s", seed, trial, column, place + 1, tampered)
                    .isFalse();
            assertThat(verification.firstBrokenSeq()).as(column).isEqualTo(place + 1L);
        }
    }

    @Test
    void aRowThatWasForgedWithItsHashBreaksTheOneAfterIt() {
        Random random = new Random(3);
        List<AuditRow> chain = chain(random, 30);
        for (int place = 0; place < chain.size(); place++) {
            List<AuditRow> rows = new ArrayList<>(chain);
            rows.set(place, withActor(chain.get(place), "somebody-else").sealed());

            assertThat(verify(rows, chain).firstBrokenSeq()).isEqualTo(place + 2L);
        }
    }

    @Test
    void removedInsertedSwappedAndCutOffRowsAreFound() {
        List<AuditRow> chain = chain(new Random(4), 30);
        for (int place = 0; place < chain.size(); place++) {
            List<AuditRow> removed = new ArrayList<>(chain);
            removed.remove(place);
            assertThat(verify(removed, chain).firstBrokenSeq()).as("removed").isEqualTo(place + 1L);

            List<AuditRow> doubled = new ArrayList<>(chain);
            doubled.add(place, chain.get(place));
            assertThat(verify(doubled, chain).firstBrokenSeq()).as("doubled").isEqualTo(place + 2L);

            assertThat(verify(chain.subList(0, place), chain).firstBrokenSeq())
                    .as("cut off")
                    .isEqualTo(place + 1L);
        }
        List<AuditRow> swapped = new ArrayList<>(chain);
        swapped.set(9, chain.get(10));
        swapped.set(10, chain.get(9));
        assertThat(verify(swapped, chain).firstBrokenSeq()).isEqualTo(10L);
    }

    @Test
    void rowsPurgedAreProvenByAnAnchorThatARowOfTheChainTellsOf() {
        List<AuditRow> chain = new ArrayList<>(chain(new Random(8), 20));
        AuditStore.Anchor anchor = new AuditStore.Anchor(12, chain.get(11).hash());
        AuditRow last = chain.get(19);
        AuditStore.Head head = new AuditStore.Head(21, "");
        AuditRow told = new AuditRow(
                        21,
                        "310106",
                        last.at(),
                        "security",
                        "",
                        "",
                        AuditRetention.ACTION,
                        "",
                        "DONE",
                        "{\"lastHash\":\"" + anchor.hash() + "\",\"lastSeq\":12,\"rows\":12}",
                        last.hash(),
                        "")
                .sealed();
        List<AuditRow> kept = new ArrayList<>(chain.subList(12, 20));
        head = new AuditStore.Head(21, told.hash());
        kept.add(told);

        assertThat(walk(kept, anchor).endAt(head).intact()).isTrue();
        assertThat(walk(kept, AuditStore.Anchor.NONE).endAt(head).firstBrokenSeq())
                .as("without the anchor")
                .isEqualTo(1L);
        assertThat(walk(kept, new AuditStore.Anchor(12, last.hash()))
                        .endAt(head)
                        .intact())
                .as("with a forged one")
                .isFalse();
        assertThat(walk(
                                kept.subList(1, 9),
                                new AuditStore.Anchor(13, chain.get(12).hash()))
                        .endAt(head)
                        .intact())
                .as("with one that takes a row more than the chain tells of")
                .isFalse();
        assertThat(walk(chain.subList(12, 20), anchor)
                        .endAt(new AuditStore.Head(20, last.hash()))
                        .intact())
                .as("with one no row tells of")
                .isFalse();
    }

    @Test
    void everythingRemovedIsFound() {
        assertThat(verify(List.of(), chain(new Random(5), 3)).intact()).isFalse();
    }

    @Test
    void aHeadThatDoesNotFitIsFound() {
        List<AuditRow> chain = chain(new Random(6), 3);
        AuditRow last = chain.get(2);

        assertThat(walk(chain).endAt(new AuditStore.Head(4, last.hash())).intact())
                .isFalse();
        assertThat(walk(chain).endAt(new AuditStore.Head(3, AuditRow.GENESIS)).intact())
                .isFalse();
    }

    @Test
    void partsCannotBeMovedIntoTheirNeighbours() {
        AuditRow row = chain(new Random(7), 1).get(0);
        AuditRow one = new AuditRow(
                1, row.district(), row.at(), "ab", "c", "", "item.revise", "", "DONE", "{}", AuditRow.GENESIS, "");
        AuditRow other = new AuditRow(
                1, row.district(), row.at(), "a", "bc", "", "item.revise", "", "DONE", "{}", AuditRow.GENESIS, "");

        assertThat(one.expectedHash()).isNotEqualTo(other.expectedHash());
    }

    @Test
    void keepsOnlyTextThatComesBackAsItWas() {
        assertThat(StorableText.of("静安 区\n½ 😀", 100)).isEqualTo("静安 区\n½ 😀");
        assertThat(StorableText.of("a\u0000b\r\u0007", 100)).isEqualTo("a\ufffdb\r\ufffd");
        assertThat(StorableText.of("\ud83d x \ude00", 100)).isEqualTo("\ufffd x \ufffd");
        assertThat(StorableText.of("ab😀", 3)).isEqualTo("ab");
        assertThat(StorableText.of("ab😀", 4)).isEqualTo("ab😀");
    }

    private static AuditChain.Verification verify(List<AuditRow> rows, int length) {
        return walk(rows)
                .endAt(new AuditStore.Head(
                        length,
                        length == 0 ? AuditRow.GENESIS : rows.get(length - 1).hash()));
    }

    private static AuditChain.Verification verify(List<AuditRow> rows, List<AuditRow> original) {
        return walk(rows)
                .endAt(new AuditStore.Head(
                        original.size(), original.get(original.size() - 1).hash()));
    }

    private static AuditChain.Walk walk(List<AuditRow> rows) {
        return walk(rows, AuditStore.Anchor.NONE);
    }

    private static AuditChain.Walk walk(List<AuditRow> rows, AuditStore.Anchor anchor) {
        AuditChain.Walk walk = new AuditChain.Walk(anchor);
        rows.forEach(walk::take);
        return walk;
    }

    private static List<AuditRow> chain(Random random, int length) {
        List<String> words =
                List.of("item.revise", "posting.confirm", "市北", "周予安", "", "😀", "静安区-0012", "192.168.1.20");
        List<AuditRow> rows = new ArrayList<>();
        String previous = AuditRow.GENESIS;
        for (int seq = 1; seq <= length; seq++) {
            AuditRow row = new AuditRow(
                            seq,
                            "310106",
                            START.plusNanos(random.nextInt(1_000_000) * 1000L).plusSeconds(seq),
                            words.get(random.nextInt(words.size())),
                            words.get(random.nextInt(words.size())),
                            words.get(random.nextInt(words.size())),
                            words.get(random.nextInt(words.size())),
                            words.get(random.nextInt(words.size())),
                            random.nextBoolean() ? "DONE" : "REFUSED",
                            "{\"n\":" + random.nextInt(1000) + "}",
                            previous,
                            "")
                    .sealed();
            rows.add(row);
            previous = row.hash();
        }
        return rows;
    }

    private static AuditRow withActor(AuditRow row, String actor) {
        return new AuditRow(
                row.seq(),
                row.district(),
                row.at(),
                actor,
                row.actorName(),
                row.address(),
                row.action(),
                row.subject(),
                row.result(),
                row.detail(),
                row.previousHash(),
                row.hash());
    }

    private static AuditRow tampered(AuditRow row, String column, Random random) {
        BiFunction<String, String, String> change =
                (name, text) -> name.equals(column) ? withAnotherCharacter(text, random) : text;
        long seq = column.equals("seq") ? row.seq() + 1 + random.nextInt(500) : row.seq();
        Instant at = column.equals("at") ? row.at().plusNanos(1000L * (1 + random.nextInt(1_000_000))) : row.at();
        return new AuditRow(
                seq,
                change.apply("district_code", row.district()),
                at,
                change.apply("actor", row.actor()),
                change.apply("actor_name", row.actorName()),
                change.apply("address", row.address()),
                change.apply("action", row.action()),
                change.apply("subject", row.subject()),
                change.apply("result", row.result()),
                change.apply("detail", row.detail()),
                change.apply("previous_hash", row.previousHash()),
                change.apply("hash", row.hash()));
    }

    /** One character changed, removed, or added. */
    private static String withAnotherCharacter(String text, Random random) {
        int way = text.isEmpty() ? 2 : random.nextInt(3);
        if (way == 2) {
            int place = random.nextInt(text.length() + 1);
            return text.substring(0, place) + (char) ('!' + random.nextInt(90)) + text.substring(place);
        }
        int place = random.nextInt(text.length());
        if (way == 1) {
            return text.substring(0, place) + text.substring(place + 1);
        }
        char other = (char) (text.charAt(place) ^ (1 << random.nextInt(7)));
        return text.substring(0, place) + other + text.substring(place + 1);
    }
}
