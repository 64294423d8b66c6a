package io.wanping.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads the journal row by row for {@link MovementMirror}. */
@Repository
class MirrorStore {

    private static final int ROWS_AT_A_TIME = 10_000;

    private final JdbcTemplate jdbc;

    MirrorStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        jdbc.setFetchSize(ROWS_AT_A_TIME);
    }

    /** The end of the record of deeds: whatever changes the ledger moves it, in the same transaction. */
    record Head(long seq, String hash) {}

    record PostingRow(
            long seq,
            UUID item,
            boolean capacity,
            String from,
            String to,
            long hundredths,
            LocalDate effectiveOn,
            Instant recordedAt) {}

    record DecisionRow(long seq, long postingSeq, boolean confirmed, Instant decidedAt) {}

    record ItemRow(UUID id, String zone, @Nullable String street) {}

    Head head() {
        return jdbc.queryForObject(
                "select seq, hash from audit_head where id = 1",
                (row, number) -> new Head(row.getLong("seq"), row.getString("hash")));
    }

    /** Whether the record still has a deed as it was: if not, this is another ledger. */
    boolean knows(Head head) {
        return head.seq() > 0
                && jdbc.queryForList("select hash from audit_row where seq = ?", String.class, head.seq())
                        .contains(head.hash());
    }

    void eachPosting(SeenNumbers seen, Consumer<PostingRow> reader) {
        each(
                """
                select seq, item_id, kind, from_account, to_account, area_m2, effective_on, recorded_at
                from area_posting where\s""",
                "seq",
                seen,
                row -> reader.accept(new PostingRow(
                        row.getLong("seq"),
                        row.getObject("item_id", UUID.class),
                        row.getString("kind").equals("CAPACITY"),
                        row.getString("from_account"),
                        row.getString("to_account"),
                        row.getBigDecimal("area_m2").movePointRight(2).longValueExact(),
                        row.getObject("effective_on", LocalDate.class),
                        instant(row, "recorded_at"))));
    }

    void eachDecision(SeenNumbers seen, Consumer<DecisionRow> reader) {
        each(
                """
                select d.seq, p.seq as posting_seq, d.decision, d.decided_at
                from posting_decision d join area_posting p on p.id = d.posting_id where\s""",
                "d.seq",
                seen,
                row -> reader.accept(new DecisionRow(
                        row.getLong("seq"),
                        row.getLong("posting_seq"),
                        row.getString("decision").equals("CONFIRMED"),
                        instant(row, "decided_at"))));
    }

    /** Items whose record was revised, by the number of the revision. */
    List<UUID> revisedItems(SeenNumbers seen, Consumer<Long> numbers) {
        List<UUID> items = new ArrayList<>();
        each("select seq, item_id from item_revision where ", "seq", seen, row -> {
            numbers.accept(row.getLong("seq"));
            items.add(row.getObject("item_id", UUID.class));
        });
        return items;
    }

    long lastRevision() {
        Long last = jdbc.queryForObject("select coalesce(max(seq), 0) from item_revision", Long.class);
        return last == null ? 0 : last;
    }

    void eachItem(Consumer<ItemRow> reader) {
        jdbc.query("select id, zone_code, street_code from item", row -> {
            reader.accept(item(row));
        });
    }

    void eachScope(java.util.function.BiConsumer<UUID, String> reader) {
        jdbc.query("select item_id, scope_code from item_scope", row -> {
            reader.accept(row.getObject("item_id", UUID.class), row.getString("scope_code"));
        });
    }

    List<ItemRow> items(List<UUID> ids) {
        return jdbc.query(
                "select id, zone_code, street_code from item where id in (" + marks(ids.size()) + ")",
                (row, number) -> item(row),
                ids.toArray());
    }

    void eachScopeOf(List<UUID> ids, java.util.function.BiConsumer<UUID, String> reader) {
        jdbc.query(
                "select item_id, scope_code from item_scope where item_id in (" + marks(ids.size()) + ")",
                row -> {
                    reader.accept(row.getObject("item_id", UUID.class), row.getString("scope_code"));
                },
                ids.toArray());
    }

    /** Where an item was until it was somewhere else. */
    record PastPlaceRow(
            UUID item, Instant until, String zone, @Nullable String street, Set<String> scopes) {}

    /** Of all items, the first that ended first. */
    List<PastPlaceRow> pastPlaces() {
        return pastPlaces("", new Object[0]);
    }

    List<PastPlaceRow> pastPlaces(List<UUID> ids) {
        return pastPlaces("where item_id in (" + marks(ids.size()) + ")", ids.toArray());
    }

    private List<PastPlaceRow> pastPlaces(String where, Object[] ids) {
        Map<List<Object>, Set<String>> scopes = new HashMap<>();
        jdbc.query(
                "select item_id, until_at, scope_code from past_scope " + where,
                row -> {
                    scopes.computeIfAbsent(
                                    List.of(row.getObject("item_id", UUID.class), instant(row, "until_at")),
                                    key -> new LinkedHashSet<>())
                            .add(row.getString("scope_code"));
                },
                ids);
        return jdbc.query(
                "select item_id, until_at, zone_code, street_code from past_place " + where + " order by until_at",
                (row, number) -> {
                    UUID item = row.getObject("item_id", UUID.class);
                    Instant until = instant(row, "until_at");
                    return new PastPlaceRow(
                            item,
                            until,
                            row.getString("zone_code"),
                            row.getString("street_code"),
                            scopes.getOrDefault(List.of(item, until), Set.of()));
                },
                ids);
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void each(String select, String number, SeenNumbers seen, RowReader reader) {
        StringBuilder where = new StringBuilder(number + " > ?");
        List<Object> values = new ArrayList<>(List.of(seen.last()));
        for (SeenNumbers.Gap gap : seen.gaps()) {
            where.append(" or ").append(number).append(" between ? and ?");
            values.add(gap.from());
            values.add(gap.to());
        }
        jdbc.query(
                select + "(" + where + ") order by " + number,
                row -> {
                    reader.read(row);
                },
                values.toArray());
    }

    private static ItemRow item(ResultSet row) throws SQLException {
        return new ItemRow(row.getObject("id", UUID.class), row.getString("zone_code"), row.getString("street_code"));
    }

    private static String marks(int count) {
        return java.util.stream.IntStream.range(0, count).mapToObj(i -> "?").collect(Collectors.joining(", "));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
