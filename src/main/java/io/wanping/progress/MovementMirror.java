package io.wanping.progress;

import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import io.wanping.journal.Counting;
import io.wanping.journal.Placing;
import io.wanping.zoning.Zones;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The journal in memory, column by column, so that any question is one walk over it. Possible because the journal only ever grows: before
 * each answer the rows that are new are read, and nothing else. What is new is known from the record of deeds, whose end moves with every
 * change of the ledger, on whatever instance it is made. Answers are those of {@link MovementStore}, which a test holds it to.
 *
 * <h2>Cost</h2>
 * Some 40 bytes a posting. The first question after a start reads the whole journal; from a number of postings on that is set
 * ({@code wanping.progress.most-in-memory}) the database adds up instead.
 */
@Component
@Primary
class MovementMirror implements Movements {

    private static final int ITEMS_AT_A_TIME = 500;
    private static final int ACCOUNTS = AreaAccount.values().length;
    private static final byte CONFIRMED = 1;
    private static final byte REJECTED = 2;
    private static final String NO_STREET = "NONE";

    private final MirrorStore store;
    private final MovementStore database;
    private final TransactionTemplate snapshot;
    private final Clock clock;
    private final int mostPostings;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private Columns columns = new Columns();

    MovementMirror(
            MirrorStore store,
            MovementStore database,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${wanping.progress.most-in-memory:5000000}") int mostPostings) {
        this.store = store;
        this.database = database;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
        this.mostPostings = mostPostings;
    }

    @Override
    public List<NetMovement> list(Question question) {
        refresh();
        lock.readLock().lock();
        try {
            return columns.size > mostPostings ? database.list(question) : new Walk(columns, question).result();
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public boolean anyLeftSince(Instant instant) {
        refresh();
        lock.readLock().lock();
        try {
            return columns.lastMove > micros(instant);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Reads everything anew with the next question. */
    void forget() {
        lock.writeLock().lock();
        try {
            columns = new Columns();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void refresh() {
        MirrorStore.Head head = store.head();
        lock.readLock().lock();
        try {
            if (columns.loaded && columns.head.equals(head)) {
                return;
            }
        } finally {
            lock.readLock().unlock();
        }
        lock.writeLock().lock();
        try {
            snapshot.executeWithoutResult(status -> readWhatIsNew());
        } catch (RuntimeException halfRead) {
            columns = new Columns();
            throw halfRead;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void readWhatIsNew() {
        MirrorStore.Head head = store.head();
        if (columns.loaded && columns.head.equals(head)) {
            return;
        }
        boolean goesOn = columns.loaded && head.seq() > columns.head.seq() && store.knows(columns.head);
        if (!goesOn) {
            columns = new Columns();
        }
        Instant now = clock.instant();
        readItems(now);
        store.eachPosting(columns.postings, row -> {
            columns.postings.take(row.seq(), now);
            columns.add(row);
        });
        store.eachDecision(columns.decisions, row -> {
            columns.decisions.take(row.seq(), now);
            columns.decide(row);
        });
        if (!goesOn) {
            columns.postings.settle();
            columns.decisions.settle();
        }
        columns.forgetOldGaps(now);
        columns.head = head;
        columns.loaded = true;
    }

    private void readItems(Instant now) {
        if (!columns.loaded) {
            Map<UUID, Set<String>> scopes = new HashMap<>();
            store.eachScope((item, scope) ->
                    scopes.computeIfAbsent(item, id -> new LinkedHashSet<>()).add(scope));
            store.eachItem(item -> columns.place(item, scopes.getOrDefault(item.id(), Set.of())));
            columns.placeBefore(store.pastPlaces());
            columns.revisions.beginBefore(store.lastRevision());
            store.revisedItems(columns.revisions, number -> columns.revisions.take(number, now));
            return;
        }
        List<UUID> revised = List.copyOf(
                new HashSet<>(store.revisedItems(columns.revisions, number -> columns.revisions.take(number, now))));
        for (int from = 0; from < revised.size(); from += ITEMS_AT_A_TIME) {
            List<UUID> piece = revised.subList(from, Math.min(revised.size(), from + ITEMS_AT_A_TIME));
            Map<UUID, Set<String>> scopes = new HashMap<>();
            store.eachScopeOf(
                    piece,
                    (item, scope) -> scopes.computeIfAbsent(item, id -> new LinkedHashSet<>())
                            .add(scope));
            store.items(piece).forEach(item -> columns.place(item, scopes.getOrDefault(item.id(), Set.of())));
            columns.placeBefore(store.pastPlaces(piece));
        }
    }

    /** Words and the small numbers they are kept as. */
    private static final class Dictionary {

        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> words = new ArrayList<>();

        int number(String word) {
            return numbers.computeIfAbsent(word, fresh -> {
                words.add(fresh);
                return words.size() - 1;
            });
        }
    }

    /** Where an item was until an instant. */
    private record Past(long until, boolean onTheMap, int zone, int street, int[] scopes) {}

    private static final class Columns {

        private boolean loaded;
        private MirrorStore.Head head = new MirrorStore.Head(0, "");
        private final SeenNumbers postings = new SeenNumbers();
        private final SeenNumbers decisions = new SeenNumbers();
        private final SeenNumbers revisions = new SeenNumbers();

        private final Dictionary zones = new Dictionary();
        private final Dictionary streets = new Dictionary();
        private final Dictionary scopes = new Dictionary();
        private final Map<UUID, Integer> items = new HashMap<>();
        private int[] zoneOf = new int[1024];
        private int[] streetOf = new int[1024];
        private int[][] scopesOf = new int[1024][];
        private final Map<Integer, List<Past>> pastOf = new HashMap<>();
        private long lastMove = Long.MIN_VALUE;

        private int size;
        private int[] bySeq = new int[1024];
        private int[] item = new int[1024];
        private byte[] pair = new byte[1024];
        private boolean[] capacity = new boolean[1024];
        private int[] day = new int[1024];
        private long[] recordedAt = new long[1024];
        private long[] hundredths = new long[1024];
        private byte[] decision = new byte[1024];
        private long[] decidedAt = new long[1024];

        void forgetOldGaps(Instant now) {
            List.of(postings, decisions, revisions).forEach(seen -> seen.forgetOldGaps(now));
        }

        void place(MirrorStore.ItemRow row, Set<String> inScopes) {
            int number = number(row.id());
            zoneOf[number] = zones.number(row.zone());
            streetOf[number] = streets.number(row.street() == null ? NO_STREET : row.street());
            scopesOf[number] = inScopes.stream().mapToInt(scopes::number).toArray();
        }

        /** All that is known of the past of the items among these rows, the place they left first coming first. */
        void placeBefore(List<MirrorStore.PastPlaceRow> rows) {
            rows.forEach(row -> pastOf.remove(number(row.item())));
            for (MirrorStore.PastPlaceRow row : rows) {
                long until = micros(row.until());
                lastMove = Math.max(lastMove, until);
                pastOf.computeIfAbsent(number(row.item()), item -> new ArrayList<>(1))
                        .add(new Past(
                                until,
                                !row.zone().equals(Zones.UNPLACED),
                                zones.number(row.zone()),
                                streets.number(row.street() == null ? NO_STREET : row.street()),
                                row.scopes().stream().mapToInt(scopes::number).toArray()));
            }
        }

        void add(MirrorStore.PostingRow row) {
            if (size == item.length) {
                grow();
            }
            int seq = Math.toIntExact(row.seq());
            if (seq >= bySeq.length) {
                bySeq = Arrays.copyOf(bySeq, Math.max(seq + 1, bySeq.length * 2));
            }
            bySeq[seq] = size;
            item[size] = number(row.item());
            pair[size] = (byte) (AreaAccount.valueOf(row.from()).ordinal() * ACCOUNTS
                    + AreaAccount.valueOf(row.to()).ordinal());
            capacity[size] = row.capacity();
            day[size] = Math.toIntExact(row.effectiveOn().toEpochDay());
            recordedAt[size] = micros(row.recordedAt());
            hundredths[size] = row.hundredths();
            size++;
        }

        void decide(MirrorStore.DecisionRow row) {
            int posting = bySeq[Math.toIntExact(row.postingSeq())];
            decision[posting] = row.confirmed() ? CONFIRMED : REJECTED;
            decidedAt[posting] = micros(row.decidedAt());
        }

        private int number(UUID id) {
            Integer known = items.get(id);
            if (known != null) {
                return known;
            }
            int number = items.size();
            if (number == zoneOf.length) {
                zoneOf = Arrays.copyOf(zoneOf, number * 2);
                streetOf = Arrays.copyOf(streetOf, number * 2);
                scopesOf = Arrays.copyOf(scopesOf, number * 2);
            }
            items.put(id, number);
            scopesOf[number] = new int[0];
            return number;
        }

        private void grow() {
            int wider = size * 2;
            item = Arrays.copyOf(item, wider);
            pair = Arrays.copyOf(pair, wider);
            capacity = Arrays.copyOf(capacity, wider);
            day = Arrays.copyOf(day, wider);
            recordedAt = Arrays.copyOf(recordedAt, wider);
            hundredths = Arrays.copyOf(hundredths, wider);
            decision = Arrays.copyOf(decision, wider);
            decidedAt = Arrays.copyOf(decidedAt, wider);
        }
    }

    /** One question, answered in one walk over the columns. */
    private static final class Walk {

        private final Columns columns;
        private final Question question;
        private final boolean[] wantedPair = new boolean[ACCOUNTS * ACCOUNTS];
        private final boolean @Nullable [] wantedItem;
        private final long[] floorAfter;
        private final int[] floorDay;
        private int[] zoneOf;
        private int[] streetOf;
        private int[][] scopesOf;
        private final int spans;
        private final int firstDay;
        private final int[] spanOfDay;
        private final long[][] sums;

        Walk(Columns columns, Question question) {
            this.columns = columns;
            this.question = question;
            for (AreaAccount account : question.accounts()) {
                for (int other = 0; other < ACCOUNTS; other++) {
                    wantedPair[account.ordinal() * ACCOUNTS + other] = true;
                    wantedPair[other * ACCOUNTS + account.ordinal()] = true;
                }
            }
            this.zoneOf = columns.zoneOf;
            this.streetOf = columns.streetOf;
            this.scopesOf = columns.scopesOf;
            goBackTo(question.placing());
            List<Counting.Floor> floors = question.counting().floors();
            this.floorAfter =
                    floors.stream().mapToLong(floor -> micros(floor.after())).toArray();
            this.floorDay = floors.stream()
                    .mapToInt(floor -> Math.toIntExact(floor.notBefore().toEpochDay()))
                    .toArray();
            this.wantedItem = question.scopes().isEmpty() ? null : inScopes();
            List<LocalDate> cuts = question.cuts().days();
            this.spans = cuts.size();
            this.firstDay = Math.toIntExact(cuts.get(0).toEpochDay());
            int lastDay = Math.toIntExact(question.cuts().last().toEpochDay());
            this.spanOfDay = new int[lastDay - firstDay + 1];
            for (int day = firstDay, span = 0; day <= lastDay; day++) {
                if (day > cuts.get(span).toEpochDay()) {
                    span++;
                }
                spanOfDay[day - firstDay] = span;
            }
            this.sums = new long[groups()][];
        }

        List<NetMovement> result() {
            long knownAt = micros(question.knownAt());
            int lastDay = firstDay + spanOfDay.length - 1;
            for (int i = 0; i < columns.size; i++) {
                if (columns.day[i] > lastDay || columns.recordedAt[i] > knownAt || !wantedPair[columns.pair[i]]) {
                    continue;
                }
                byte decision = columns.decidedAt[i] <= knownAt ? columns.decision[i] : 0;
                if (decision == REJECTED || (wantedItem != null && !wantedItem[columns.item[i]])) {
                    continue;
                }
                boolean counts = decision == CONFIRMED || columns.capacity[i];
                int day = floorDay.length == 0 ? columns.day[i] : countedOn(i, decision);
                if (day > lastDay) {
                    continue;
                }
                int span = day <= firstDay ? 0 : spanOfDay[day - firstDay];
                add(i, (columns.pair[i] * spans + span) * 2 + (counts ? 1 : 0));
            }
            return movements();
        }

        private int countedOn(int posting, byte decision) {
            long counted = columns.capacity[posting]
                    ? columns.recordedAt[posting]
                    : decision == CONFIRMED ? columns.decidedAt[posting] : Long.MAX_VALUE;
            int floor = floorAfter.length;
            while (floor > 0 && counted <= floorAfter[floor - 1]) {
                floor--;
            }
            return floor == 0 ? columns.day[posting] : Math.max(columns.day[posting], floorDay[floor - 1]);
        }

        private void goBackTo(Placing placing) {
            if (columns.lastMove <= micros(placing.at())) {
                return;
            }
            this.zoneOf = columns.zoneOf.clone();
            this.streetOf = columns.streetOf.clone();
            this.scopesOf = columns.scopesOf.clone();
            long at = micros(placing.at());
            long knownAt = micros(placing.knownAt());
            columns.pastOf.forEach((item, places) -> places.stream()
                    .filter(place -> place.until() > at && (place.onTheMap() || place.until() > knownAt))
                    .findFirst()
                    .ifPresent(place -> {
                        zoneOf[item] = place.zone();
                        streetOf[item] = place.street();
                        scopesOf[item] = place.scopes();
                    }));
        }

        private void add(int posting, int cell) {
            int item = columns.item[posting];
            switch (question.split()) {
                case ALL -> add(0, cell, columns.hundredths[posting]);
                case ZONE -> add(zoneOf[item], cell, columns.hundredths[posting]);
                case STREET -> add(streetOf[item], cell, columns.hundredths[posting]);
                case SCOPE -> {
                    for (int scope : scopesOf[item]) {
                        add(scope, cell, columns.hundredths[posting]);
                    }
                }
            }
        }

        private void add(int group, int cell, long hundredths) {
            long[] cells = sums[group];
            if (cells == null) {
                cells = new long[ACCOUNTS * ACCOUNTS * spans * 2];
                sums[group] = cells;
            }
            cells[cell] = Math.addExact(cells[cell], hundredths);
        }

        /** Areas are above zero, so that a sum of nothing is a group without postings. */
        private List<NetMovement> movements() {
            List<NetMovement> movements = new ArrayList<>();
            AreaAccount[] accounts = AreaAccount.values();
            for (int group = 0; group < sums.length; group++) {
                long[] cells = sums[group];
                for (int cell = 0; cells != null && cell < cells.length; cell++) {
                    if (cells[cell] != 0) {
                        int pair = cell / 2 / spans;
                        movements.add(new NetMovement(
                                name(group),
                                accounts[pair / ACCOUNTS],
                                accounts[pair % ACCOUNTS],
                                cell / 2 % spans,
                                cell % 2 == 1,
                                Area.ofSquareMetres(BigDecimal.valueOf(cells[cell], Area.SCALE))));
                    }
                }
            }
            return movements;
        }

        private boolean[] inScopes() {
            Set<Integer> wanted = new HashSet<>();
            question.scopes().forEach(scope -> wanted.add(columns.scopes.numbers.getOrDefault(scope, -1)));
            boolean[] items = new boolean[columns.items.size()];
            for (int item = 0; item < items.length; item++) {
                for (int scope : scopesOf[item]) {
                    items[item] |= wanted.contains(scope);
                }
            }
            return items;
        }

        private int groups() {
            return switch (question.split()) {
                case ALL -> 1;
                case ZONE -> columns.zones.words.size();
                case STREET -> columns.streets.words.size();
                case SCOPE -> columns.scopes.words.size();
            };
        }

        private String name(int group) {
            return switch (question.split()) {
                case ALL -> "";
                case ZONE -> columns.zones.words.get(group);
                case STREET -> columns.streets.words.get(group);
                case SCOPE -> columns.scopes.words.get(group);
            };
        }
    }

    /** Both databases keep instants to the microsecond. */
    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
    }
}
