package io.wanping.journal;

import io.wanping.geo.Area;
import io.wanping.register.CellSource;
import io.wanping.register.ItemKind;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** SQL of the journal tables. Only ever inserts. */
@Repository
class PostingStore {

    /** Counts in figures; for aliases {@code p} (area_posting) and {@code d} (posting_decision, outer join). */
    static final String CONFIRMED = "(p.kind = 'CAPACITY' or d.decision = 'CONFIRMED')";

    private static final int KEYS_PER_STATEMENT = 1000;
    private static final int ROWS_PER_INSERT = 100;
    private static final int LONGEST_RAW = 400;
    private static final String INSERT = """
            insert into area_posting (id, item_id, kind, from_account, to_account, area_m2, effective_on, recorded_at,
                reporting_month, reason, evidence_kind, evidence_ref, maker, maker_name, batch_id, file_name, sheet, cell, raw_text,
                corrects_id, idempotency_key)
            values\s""";

    /** Parameters of a row, in the order of its columns. */
    private static final List<String> INSERTED = List.of(
            "id",
            "item",
            "kind",
            "from",
            "to",
            "area",
            "effective_on",
            "recorded_at",
            "reporting_month",
            "reason",
            "evidence_kind",
            "evidence_ref",
            "maker",
            "maker_name",
            "batch",
            "file",
            "sheet",
            "cell",
            "raw",
            "corrects",
            "key");

    private static final String FROM = """
             from area_posting p
            join item i on i.id = p.item_id
            left join posting_decision d on d.posting_id = p.id
            """;
    private static final String SELECT = """
            select p.id, p.seq, p.item_id, i.code as item_code, coalesce(i.name, i.code) as item_name, i.kind as item_kind,
                i.zone_code, p.kind, p.from_account, p.to_account, p.area_m2, p.effective_on, p.recorded_at, p.reporting_month,
                p.reason, p.evidence_kind, p.evidence_ref, p.maker, p.maker_name, p.batch_id, p.file_name, p.sheet, p.cell,
                p.raw_text, p.corrects_id, d.decision, d.checker, d.checker_name, d.decided_at, d.reason as decision_reason,
                (select max(cast(r.id as varchar(36))) from area_posting r
                    left join posting_decision rd on rd.posting_id = r.id
                    where r.corrects_id = p.id and (rd.decision is null or rd.decision <> 'REJECTED')) as corrected_by_id
            """ + FROM;

    private final NamedParameterJdbcTemplate jdbc;

    PostingStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A posting about to be written. */
    record NewPosting(
            UUID id,
            UUID itemId,
            PostingKind kind,
            AreaAccount from,
            AreaAccount to,
            Area area,
            LocalDate effectiveOn,
            Instant recordedAt,
            String reason,
            @Nullable EvidenceKind evidenceKind,
            @Nullable String evidenceRef,
            String maker,
            String makerName,
            @Nullable CellSource source,
            @Nullable UUID correctsId,
            String idempotencyKey) {}

    /** Many rows to a statement: ten thousand movements are a hundred round trips instead of ten thousand. */
    void insert(List<NewPosting> postings, ReportingCalendar calendar) {
        for (int from = 0; from < postings.size(); from += ROWS_PER_INSERT) {
            List<NewPosting> piece = postings.subList(from, Math.min(postings.size(), from + ROWS_PER_INSERT));
            MapSqlParameterSource values = new MapSqlParameterSource();
            List<String> rows = new ArrayList<>();
            for (NewPosting posting : piece) {
                String mark = "_" + rows.size();
                MapSqlParameterSource row = parameters(posting, calendar);
                for (String name : INSERTED) {
                    values.addValue(name + mark, row.getValue(name), row.getSqlType(name));
                }
                rows.add(INSERTED.stream().map(name -> ":" + name + mark).collect(Collectors.joining(", ", "(", ")")));
            }
            jdbc.update(INSERT + String.join(", ", rows), values);
        }
    }

    /** A decision about to be written. */
    record NewDecision(
            UUID posting, PostingStatus outcome, String checker, String checkerName, Instant at, String reason) {}

    void insertDecisions(List<NewDecision> decisions) {
        batch(
                """
                insert into posting_decision (posting_id, decision, checker, checker_name, decided_at, reason)
                values (:posting, :decision, :checker, :checker_name, :at, :reason)""",
                decisions,
                decision -> new MapSqlParameterSource("posting", decision.posting())
                        .addValue("decision", decision.outcome().name())
                        .addValue("checker", decision.checker())
                        .addValue("checker_name", decision.checkerName())
                        .addValue("at", PostingQuery.utc(decision.at()))
                        .addValue("reason", decision.reason()));
    }

    List<Posting> listByBatch(UUID batchId) {
        return jdbc.query(
                SELECT + "where p.batch_id = :batch order by p.seq",
                new MapSqlParameterSource("batch", batchId),
                this::read);
    }

    Optional<Posting> find(UUID id) {
        return listByIds(List.of(id)).stream().findFirst();
    }

    /** What a posting is about, before it is locked: the item, and the account it would enter. */
    record Aim(UUID posting, UUID itemId, AreaAccount to) {}

    List<Aim> listAims(Collection<UUID> ids) {
        return inPieces(
                ids,
                piece -> jdbc.query(
                        "select id, item_id, to_account from area_posting where id = any(:keys)",
                        new MapSqlParameterSource("keys", uuids(piece)),
                        (row, number) -> new Aim(
                                row.getObject("id", UUID.class),
                                row.getObject("item_id", UUID.class),
                                AreaAccount.valueOf(row.getString("to_account")))));
    }

    List<Posting> listByIds(Collection<UUID> ids) {
        return inPieces(
                ids,
                piece -> jdbc.query(
                        SELECT + "where p.id = any(:keys) order by p.seq",
                        new MapSqlParameterSource("keys", uuids(piece)),
                        this::read));
    }

    List<Posting> listByItems(Collection<UUID> itemIds) {
        return inPieces(
                itemIds,
                piece -> jdbc.query(
                        SELECT + "where p.item_id in (:keys) order by p.effective_on desc, p.seq desc",
                        new MapSqlParameterSource("keys", piece),
                        this::read));
    }

    /** A movement as far as balances care, and how certain it is. */
    record Movement(UUID itemId, ItemLedger.Entry entry, PostingStatus status) {}

    /** Movements of items that were not rejected. Asks the journal's own tables only, so that thousands of new items do not slow it down. */
    List<Movement> listMovements(Collection<UUID> itemIds) {
        return inPieces(
                itemIds,
                piece -> jdbc.query(
                        """
                        select p.item_id, p.kind, p.from_account, p.to_account, p.area_m2, p.effective_on, d.decision
                        from area_posting p left join posting_decision d on d.posting_id = p.id
                        where p.item_id = any(:items) and (d.decision is null or d.decision <> 'REJECTED')
                        order by p.seq""",
                        new MapSqlParameterSource("items", uuids(piece)),
                        (row, number) -> new Movement(
                                row.getObject("item_id", UUID.class),
                                new ItemLedger.Entry(
                                        AreaAccount.valueOf(row.getString("from_account")),
                                        AreaAccount.valueOf(row.getString("to_account")),
                                        Area.ofSquareMetres(row.getBigDecimal("area_m2")),
                                        row.getObject("effective_on", LocalDate.class)),
                                row.getString("decision") == null
                                                && !row.getString("kind").equals(PostingKind.CAPACITY.name())
                                        ? PostingStatus.PROPOSED
                                        : PostingStatus.CONFIRMED)));
    }

    /** Ids of postings by idempotency key, for the keys that have been used. */
    Map<String, UUID> findByKeys(Collection<String> keys) {
        Map<String, UUID> found = new HashMap<>();
        inPieces(keys, piece -> {
            jdbc.query(
                    "select id, idempotency_key from area_posting where idempotency_key in (:keys)",
                    new MapSqlParameterSource("keys", piece),
                    row -> {
                        found.put(row.getString("idempotency_key"), row.getObject("id", UUID.class));
                    });
            return List.of();
        });
        return found;
    }

    /** All postings of a question, in the order of recording. */
    List<Posting> listAll(PostingQuery query) {
        return jdbc.query(
                SELECT + query.joins() + query.where() + "\norder by p.seq",
                new MapSqlParameterSource(query.values()),
                this::read);
    }

    /** A page of postings, newest effective date first; {@code after} is the last line of the page before. */
    List<Posting> list(PostingQuery query, @Nullable Posting after, int limit) {
        MapSqlParameterSource values = new MapSqlParameterSource(query.values()).addValue("limit", limit);
        String where = query.where();
        if (after != null) {
            where += (where.isEmpty() ? "where " : "\n and ")
                    + "(p.effective_on < :after_day or (p.effective_on = :after_day and p.seq < :after_seq))";
            values.addValue("after_day", after.effectiveOn()).addValue("after_seq", after.seq());
        }
        return jdbc.query(
                SELECT + query.joins() + where
                        + "\norder by p.effective_on desc, p.seq desc fetch first :limit rows only",
                values,
                this::read);
    }

    /** How many postings there are, and what they add up to. */
    record Sum(long count, Area area) {}

    Sum sum(PostingQuery query) {
        MapSqlParameterSource values = new MapSqlParameterSource(query.values());
        String amount = "p.area_m2";
        if (query.account() != null) {
            amount = "case when p.to_account = :sum_account then p.area_m2 else -p.area_m2 end";
            values.addValue("sum_account", query.account().name());
        }
        return jdbc.queryForObject(
                "select count(*) as lines, coalesce(sum(" + amount + "), 0) as total" + FROM + query.joins()
                        + query.where(),
                values,
                (row, number) -> new Sum(row.getLong("lines"), Area.ofSquareMetres(row.getBigDecimal("total"))));
    }

    /** Balances now; items without postings are missing from the map. */
    Map<UUID, ItemBalance> balances(Collection<UUID> itemIds) {
        return balances("p.item_id", "p.item_id in (:keys)", itemIds);
    }

    /** Balances now of sites together with the buildings on them, by site. */
    Map<UUID, ItemBalance> siteBalances(Collection<UUID> siteIds) {
        return balances(
                "coalesce(i.site_id, i.id)",
                "(i.site_id in (:keys) or (i.site_id is null and i.id in (:keys)))",
                siteIds);
    }

    private Map<UUID, ItemBalance> balances(String owner, String where, Collection<UUID> ids) {
        String sql = """
                select owner, account, sum(confirmed) as confirmed, sum(proposed) as proposed from (
                    select OWNER as owner, p.to_account as account,
                        case when CONFIRMED then p.area_m2 else 0 end as confirmed,
                        case when not CONFIRMED then p.area_m2 else 0 end as proposed
                    FROM where WHERE and (d.decision is null or d.decision <> 'REJECTED')
                    union all
                    select OWNER, p.from_account,
                        case when CONFIRMED then -p.area_m2 else 0 end,
                        case when not CONFIRMED then -p.area_m2 else 0 end
                    FROM where WHERE and (d.decision is null or d.decision <> 'REJECTED')
                ) net group by owner, account""".replace("FROM", FROM)
                .replace("OWNER", owner)
                .replace("CONFIRMED", "(p.kind = 'CAPACITY' or d.decision is not null)")
                .replace("WHERE", where);
        Map<UUID, ItemBalance> balances = new HashMap<>();
        inPieces(ids, piece -> {
            jdbc.query(sql, new MapSqlParameterSource("keys", piece), row -> {
                AreaAccount account = AreaAccount.valueOf(row.getString("account"));
                ItemBalance balance =
                        balances.computeIfAbsent(row.getObject("owner", UUID.class), id -> ItemBalance.empty());
                if (account != AreaAccount.ORIGIN) {
                    balance.confirmed().put(account, Area.ofSquareMetres(row.getBigDecimal("confirmed")));
                    balance.proposed().put(account, Area.ofSquareMetres(row.getBigDecimal("proposed")));
                }
            });
            return List.of();
        });
        return balances;
    }

    /** One line of the reconciliation: what a zone and street hold in an account. */
    record Holding(String zone, @Nullable String street, AreaAccount account, Area area) {}

    List<Holding> holdings(LocalDate asOf, Instant knownAt) {
        return jdbc.query(
                """
                select zone_code, street_code, account, sum(area_m2) as area_m2 from (
                    select i.zone_code, i.street_code, p.to_account as account, p.area_m2 FROM WHERE
                    union all
                    select i.zone_code, i.street_code, p.from_account, -p.area_m2 FROM WHERE
                ) net group by zone_code, street_code, account""".replace("FROM", FROM).replace("WHERE", "where " + CONFIRMED + """
                                 and p.effective_on <= :as_of and p.recorded_at <= :known_at
                                and (d.decided_at is null or d.decided_at <= :known_at)"""),
                new MapSqlParameterSource("as_of", asOf).addValue("known_at", PostingQuery.utc(knownAt)),
                (row, number) -> new Holding(
                        row.getString("zone_code"),
                        row.getString("street_code"),
                        AreaAccount.valueOf(row.getString("account")),
                        Area.ofSquareMetres(row.getBigDecimal("area_m2"))));
    }

    /** What all accounts hold together, added up from the postings alone. */
    Map<AreaAccount, Area> accountTotals(LocalDate asOf, Instant knownAt) {
        Map<AreaAccount, Area> totals = new EnumMap<>(AreaAccount.class);
        jdbc.query(
                """
                select account, sum(area_m2) as area_m2 from (
                    select p.to_account as account, p.area_m2 FROM
                    union all
                    select p.from_account, -p.area_m2 FROM
                ) net group by account""".replace("FROM", """
                         from area_posting p left join posting_decision d on d.posting_id = p.id
                        where\s""" + CONFIRMED + """
                         and p.effective_on <= :as_of and p.recorded_at <= :known_at
                        and (d.decided_at is null or d.decided_at <= :known_at)"""),
                new MapSqlParameterSource("as_of", asOf).addValue("known_at", PostingQuery.utc(knownAt)),
                row -> {
                    totals.put(
                            AreaAccount.valueOf(row.getString("account")),
                            Area.ofSquareMetres(row.getBigDecimal("area_m2")));
                });
        return totals;
    }

    /** The countable area of all items as the register has it now. */
    Area registeredCapacity() {
        BigDecimal sum = jdbc.queryForObject(
                "select coalesce(sum(capacity_m2), 0) from item", new MapSqlParameterSource(), BigDecimal.class);
        return Area.ofSquareMetres(sum == null ? BigDecimal.ZERO : sum);
    }

    private static MapSqlParameterSource parameters(NewPosting posting, ReportingCalendar calendar) {
        CellSource source = posting.source();
        return new MapSqlParameterSource("id", posting.id())
                .addValue("item", posting.itemId())
                .addValue("kind", posting.kind().name())
                .addValue("from", posting.from().name())
                .addValue("to", posting.to().name())
                .addValue("area", posting.area().squareMetres())
                .addValue("effective_on", posting.effectiveOn())
                .addValue("recorded_at", PostingQuery.utc(posting.recordedAt()))
                .addValue(
                        "reporting_month",
                        calendar.openMonthOf(posting.effectiveOn()).toString())
                .addValue("reason", posting.reason())
                .addValue(
                        "evidence_kind",
                        posting.evidenceKind() == null
                                ? null
                                : posting.evidenceKind().name(),
                        Types.VARCHAR)
                .addValue("evidence_ref", posting.evidenceRef(), Types.VARCHAR)
                .addValue("maker", posting.maker())
                .addValue("maker_name", posting.makerName())
                .addValue("batch", source == null ? null : source.batchId(), Types.OTHER)
                .addValue("file", source == null ? null : source.fileName(), Types.VARCHAR)
                .addValue("sheet", source == null ? null : source.sheet(), Types.VARCHAR)
                .addValue("cell", source == null ? null : source.cell(), Types.VARCHAR)
                .addValue("raw", source == null ? null : beginning(source.raw()), Types.VARCHAR)
                .addValue("corrects", posting.correctsId(), Types.OTHER)
                .addValue("key", posting.idempotencyKey());
    }

    /** Enough of a cell's text to recognise it; the whole stands with the item's provenance. */
    private static @Nullable String beginning(@Nullable String raw) {
        return raw == null || raw.length() <= LONGEST_RAW ? raw : raw.substring(0, LONGEST_RAW - 1) + "…";
    }

    private Posting read(ResultSet row, int number) throws SQLException {
        UUID batch = row.getObject("batch_id", UUID.class);
        String evidence = row.getString("evidence_kind");
        String correctedBy = row.getString("corrected_by_id");
        return new Posting(
                row.getObject("id", UUID.class),
                row.getLong("seq"),
                row.getObject("item_id", UUID.class),
                row.getString("item_code"),
                row.getString("item_name"),
                ItemKind.valueOf(row.getString("item_kind")),
                row.getString("zone_code"),
                PostingKind.valueOf(row.getString("kind")),
                AreaAccount.valueOf(row.getString("from_account")),
                AreaAccount.valueOf(row.getString("to_account")),
                Area.ofSquareMetres(row.getBigDecimal("area_m2")),
                row.getObject("effective_on", LocalDate.class),
                instant(row, "recorded_at"),
                row.getString("reporting_month"),
                row.getString("reason"),
                evidence == null ? null : EvidenceKind.valueOf(evidence),
                row.getString("evidence_ref"),
                row.getString("maker"),
                row.getString("maker_name"),
                batch == null
                        ? null
                        : new CellSource(
                                batch,
                                row.getString("file_name"),
                                row.getString("sheet"),
                                row.getString("cell"),
                                row.getString("raw_text")),
                row.getObject("corrects_id", UUID.class),
                correctedBy == null ? null : UUID.fromString(correctedBy),
                decision(row));
    }

    private static Posting.@Nullable Decision decision(ResultSet row) throws SQLException {
        String decision = row.getString("decision");
        return decision == null
                ? null
                : new Posting.Decision(
                        PostingStatus.valueOf(decision),
                        row.getString("checker"),
                        row.getString("checker_name"),
                        instant(row, "decided_at"),
                        row.getString("decision_reason"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private <T> void batch(String sql, List<T> rows, Function<T, MapSqlParameterSource> parameters) {
        for (int from = 0; from < rows.size(); from += KEYS_PER_STATEMENT) {
            List<T> piece = rows.subList(from, Math.min(rows.size(), from + KEYS_PER_STATEMENT));
            jdbc.batchUpdate(sql, piece.stream().map(parameters).toArray(SqlParameterSource[]::new));
        }
    }

    private static SqlArrayValue uuids(List<UUID> ids) {
        return new SqlArrayValue("uuid", ids.toArray());
    }

    private static <K, R> List<R> inPieces(Collection<K> keys, Function<List<K>, List<R>> query) {
        List<K> all = List.copyOf(new LinkedHashSet<>(keys));
        List<R> results = new ArrayList<>();
        for (int from = 0; from < all.size(); from += KEYS_PER_STATEMENT) {
            results.addAll(query.apply(all.subList(from, Math.min(all.size(), from + KEYS_PER_STATEMENT))));
        }
        return results;
    }
}
