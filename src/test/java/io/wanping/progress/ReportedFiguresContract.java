package io.wanping.progress;

import static io.wanping.journal.AreaAccount.RELEASE;
import static io.wanping.journal.AreaAccount.RESERVE;
import static io.wanping.journal.AreaAccount.UNCOUNTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.finding.Refused;
import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import io.wanping.journal.AreaJournal;
import io.wanping.journal.FigureKind;
import io.wanping.journal.MonthClosing;
import io.wanping.journal.MonthClosings;
import io.wanping.register.Dating;
import io.wanping.register.FieldValues;
import io.wanping.register.ItemCommand;
import io.wanping.register.ItemField;
import io.wanping.register.ItemSource;
import io.wanping.register.Items;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.Entries;
import io.wanping.testing.SettableClock;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Reading;
import io.wanping.zoning.Scope;
import io.wanping.zoning.Zones;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** 上报口径 beside 现口径: what was reported stays, what came late shows where it is reported, what moved shows apart. */
abstract class ReportedFiguresContract {

    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private static final LocalDate END_OF_JUNE = JUNE.atEndOfMonth();
    private static final LocalDate MID_JUNE = LocalDate.of(2026, 6, 15);
    private static final LocalDate SPRING = LocalDate.of(2026, 3, 1);
    private static final Instant THIRD_OF_JULY = Instant.parse("2026-07-03T04:00:00Z");
    private static final int HISTORIES = 4;

    @Autowired
    private Figures figures;

    @Autowired
    private MonthClosings closings;

    @Autowired
    private AreaJournal journal;

    @Autowired
    private Items items;

    @Autowired
    private Zones zones;

    @Autowired
    private Clerks clerks;

    @Autowired
    private SettableClock clock;

    @Autowired
    private TestLedger ledger;

    private Entries entries;

    @BeforeEach
    void open() {
        ledger.clear();
        clock.set(THIRD_OF_JULY);
        entries = new Entries(items, journal, zones);
    }

    @AfterEach
    void restore() {
        clock.reset();
    }

    @Test
    void anOldMonthIsPrintedTheSameByteForByteWhateverBecomesOfLedgerRegistersAndSettings() {
        UUID north = entries.site("P-1", 5_000, entries.squareIn("SHIBEI", 0), SPRING, "DATALINK_VALLEY");
        UUID south = entries.site("P-2", 3_000, entries.squareIn("NANXI", 0), SPRING);
        UUID nowhere = entries.site("P-3", 900, null, SPRING);
        entries.move(north, UNCOUNTED, RESERVE, 2_000, LocalDate.of(2026, 5, 20));
        entries.move(north, RESERVE, RELEASE, 500, MID_JUNE);
        UUID late = entries.propose(south, UNCOUNTED, RELEASE, 250, MID_JUNE);
        UUID refused = entries.propose(south, UNCOUNTED, RESERVE, 70, MID_JUNE);
        closings.close(YearMonth.of(2026, 5), "", Entries.CHECKER);
        clock.advance(Duration.ofHours(1));
        closings.close(JUNE, "六月月报", Entries.CHECKER);
        Map<String, byte[]> printed = prints();

        clock.advance(Duration.ofDays(9));
        journal.confirm(List.of(late), Entries.CHECKER);
        entries.reject(refused);
        entries.move(south, UNCOUNTED, RESERVE, 333, LocalDate.of(2026, 4, 2));
        revise(north, 7_777, entries.squareIn("DANING", 3), "DANING_AREA");
        revise(nowhere, 900, entries.squareIn("SUHEWAN", 0));
        retire(entries.site("P-4", 40_000, entries.squareIn("NANXI", 4), SPRING));
        Runnable undo = otherSettings();
        try {
            clock.advance(Duration.ofDays(40));
            closings.close(YearMonth.of(2026, 7), "", Entries.CHECKER);
            assertSameBytes(prints(), printed);
            assertThat(clerks.viewer().get("/api/progress?asOf=2026-06-30").text())
                    .as("whereas current figures follow")
                    .contains("另储备", "1000001.00");
        } finally {
            undo.run();
        }
        String text = new String(printed.values().iterator().next(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(text)
                .contains("\"figures\":\"reported\"", "\"closed\":true", "\"knownAt\":\"2026-07-03T0")
                .contains("\"done_m2\":1500.00", "\"unconfirmed_m2\":250.00");
    }

    @Test
    void whatComesLateIsReportedInTheFirstOpenMonthAndSaidToBeAnAdjustment() {
        UUID item = entries.site("P-1", 5_000, entries.squareIn("SHIBEI", 0), SPRING);
        entries.move(item, UNCOUNTED, RESERVE, 100, MID_JUNE);
        closings.close(JUNE, "", Entries.CHECKER);
        clock.advance(Duration.ofHours(1));
        entries.move(item, UNCOUNTED, RESERVE, 30, MID_JUNE);
        entries.move(item, UNCOUNTED, RESERVE, 4, LocalDate.of(2026, 7, 1));

        Figure june = reserve(END_OF_JUNE, FigureKind.REPORTED);
        assertThat(june.done()).isEqualTo(area(100));
        assertThat(june.adjustment()).isEqualTo(Area.ZERO);
        Figure july = reserve(LocalDate.of(2026, 7, 3), FigureKind.REPORTED);
        assertThat(july.opening()).isEqualTo(area(100));
        assertThat(july.thisPeriod()).isEqualTo(area(34));
        assertThat(july.adjustment()).isEqualTo(area(30));
        assertThat(july.done()).isEqualTo(area(134));
        Figure juneNow = reserve(END_OF_JUNE, FigureKind.CURRENT);
        assertThat(juneNow.done()).isEqualTo(area(130));
        Figure julyNow = reserve(LocalDate.of(2026, 7, 3), FigureKind.CURRENT);
        assertThat(julyNow.opening()).isEqualTo(area(130));
        assertThat(julyNow.thisPeriod()).isEqualTo(area(4));
        assertThat(julyNow.adjustment()).isEqualTo(Area.ZERO);
    }

    @Test
    void aReopenedMonthIsOpenAgainAndItsOldPrintIsFoundByItsInstant() {
        UUID item = entries.site("P-1", 5_000, entries.squareIn("SHIBEI", 0), SPRING);
        entries.move(item, UNCOUNTED, RESERVE, 100, MID_JUNE);
        closings.close(JUNE, "", Entries.CHECKER);
        clock.advance(Duration.ofHours(1));
        entries.move(item, UNCOUNTED, RESERVE, 30, MID_JUNE);
        Instant firstClosed = clock.instant();
        clock.advance(Duration.ofHours(1));
        closings.reopen(JUNE, "漏报", Entries.CHECKER);
        assertThat(reserve(END_OF_JUNE, FigureKind.REPORTED).done()).isEqualTo(area(130));
        clock.advance(Duration.ofHours(1));
        closings.close(JUNE, "", Entries.CHECKER);

        assertThat(reserve(END_OF_JUNE, FigureKind.REPORTED).done()).isEqualTo(area(130));
        Progress old = figures.reckon(
                new ProgressQuestion(END_OF_JUNE, firstClosed, Grouping.ZONE, null, FigureKind.REPORTED));
        assertThat(old.targets().get(0).figure().done()).isEqualTo(area(100));
    }

    @Test
    void anItemThatChangedItsZoneIsCountedWhereItWasAndTheDifferenceIsSaidToBeMoved() {
        clock.set(Instant.parse("2026-05-10T04:00:00Z"));
        UUID item = entries.site("P-1", 5_000, entries.squareIn("SHIBEI", 0), SPRING);
        entries.move(item, UNCOUNTED, RESERVE, 100, LocalDate.of(2026, 5, 2));
        clock.set(Instant.parse("2026-06-20T04:00:00Z"));
        revise(item, 5_000, entries.squareIn("NANXI", 0));
        entries.move(item, UNCOUNTED, RESERVE, 7, LocalDate.of(2026, 6, 20));

        Figure mayNorth = reserveIn("SHIBEI", LocalDate.of(2026, 5, 31));
        assertThat(mayNorth.done()).isEqualTo(area(100));
        Figure north = reserveIn("SHIBEI", LocalDate.of(2026, 6, 20));
        assertThat(north.opening()).isEqualTo(area(100));
        assertThat(north.moved()).isEqualTo(area(-100));
        assertThat(north.thisPeriod()).isEqualTo(Area.ZERO);
        assertThat(north.done()).isEqualTo(Area.ZERO);
        Figure south = reserveIn("NANXI", LocalDate.of(2026, 6, 20));
        assertThat(south.moved()).isEqualTo(area(100));
        assertThat(south.thisPeriod()).isEqualTo(area(7));
        assertThat(south.done()).isEqualTo(area(107));
        assertThat(reserve(LocalDate.of(2026, 6, 20), FigureKind.CURRENT).moved())
                .isEqualTo(Area.ZERO);
    }

    @Test
    void anItemThatWasDrawnLaterWasAlwaysThereUnlessItIsAskedWhatWasKnownThen() {
        clock.set(Instant.parse("2026-05-10T04:00:00Z"));
        UUID item = entries.site("P-1", 5_000, null, SPRING);
        entries.move(item, UNCOUNTED, RESERVE, 100, LocalDate.of(2026, 5, 2));
        Instant before = clock.instant();
        clock.set(Instant.parse("2026-06-20T04:00:00Z"));
        revise(item, 5_000, entries.squareIn("NANXI", 0));

        assertThat(reserveIn("NANXI", LocalDate.of(2026, 5, 31)).done()).isEqualTo(area(100));
        Progress then = figures.reckon(
                new ProgressQuestion(LocalDate.of(2026, 5, 31), before, Grouping.ZONE, null, FigureKind.CURRENT));
        assertThat(row(then, "UNPLACED").done()).isEqualTo(area(100));
        assertThat(row(then, "NANXI").done()).isEqualTo(Area.ZERO);
    }

    @Test
    void onAnyHistoryWhatIsReportedIsWhatWasFrozenAndEachMonthOpensAsTheLastOneEnded() {
        long seed = Long.getLong("wanping.seed", System.nanoTime());
        System.out.println(getClass().getSimpleName() + ": -Dwanping.seed=" + seed);
        for (int history = 0; history < HISTORIES; history++) {
            ledger.clear();
            Random random = new Random(seed + history);
            clock.set(Instant.parse("2026-05-03T04:00:00Z"));
            List<YearMonth> closed = new ArrayList<>();
            List<UUID> known = new ArrayList<>();
            for (int deed = 0; deed < 70; deed++) {
                tolerating(() -> deed(known, random));
                clock.advance(Duration.ofHours(12 + random.nextInt(72)));
                YearMonth last = YearMonth.now(clock).minusMonths(1);
                if (random.nextInt(4) == 0 && !closed.contains(last)) {
                    YearMonth next = closed.isEmpty()
                            ? last
                            : closed.get(closed.size() - 1).plusMonths(1);
                    closings.close(next, "", Entries.CHECKER);
                    closed.add(next);
                }
            }
            for (YearMonth month : closed) {
                assertReportedAsFrozen(month, "seed " + (seed + history) + " " + month);
            }
            assertThat(closed).as("seed %d", seed).hasSizeGreaterThan(1);
        }
    }

    private void assertReportedAsFrozen(YearMonth month, String where) {
        MonthClosing closing = closings.getClosing(month);
        for (Grouping grouping : List.of(Grouping.ZONE, Grouping.SCOPE)) {
            Progress printed = reckon(month.atEndOfMonth(), grouping, FigureKind.REPORTED, Reading.STOCK);
            for (Progress.Row row : printed.rows()) {
                for (Progress.Cell cell : row.cells()) {
                    if (cell.target().countedScopes().isEmpty()) {
                        List<BigDecimal> frozen = frozen(
                                closing.id(),
                                grouping,
                                row.heading().key(),
                                cell.target().account());
                        assertThat(cell.figure().done())
                                .as(
                                        "%s %s %s",
                                        where,
                                        row.heading().key(),
                                        cell.target().code())
                                .isEqualTo(Area.ofSquareMetres(frozen.get(0)));
                    }
                }
            }
            assertOpensAsItEnded(month, grouping, printed, where);
        }
    }

    /** What the month after is said to begin with is what this one ended with, in both readings. */
    private void assertOpensAsItEnded(YearMonth month, Grouping grouping, Progress ended, String where) {
        for (Reading reading : Reading.values()) {
            Progress next = reckon(month.plusMonths(1).atDay(5), grouping, FigureKind.REPORTED, reading);
            Progress now = reading == Reading.STOCK
                    ? ended
                    : reckon(month.atEndOfMonth(), grouping, FigureKind.REPORTED, reading);
            for (int i = 0; i < next.rows().size(); i++) {
                for (int j = 0; j < next.targets().size(); j++) {
                    assertThat(next.rows().get(i).cells().get(j).figure().opening())
                            .as("%s, opening of the next, row %d, target %d, %s", where, i, j, reading)
                            .isEqualTo(now.rows().get(i).cells().get(j).figure().done());
                }
            }
        }
    }

    private List<BigDecimal> frozen(UUID closing, Grouping grouping, String key, String account) {
        String place = grouping == Grouping.ZONE ? "zone_code = ? and scope_code = '*'" : "scope_code = ?";
        return ledger.jdbc()
                .query(
                        "select coalesce(sum(area_m2), 0) as area_m2 from reported_figure where closing_id = ? and account = ? and "
                                + place,
                        (row, number) -> row.getBigDecimal("area_m2"),
                        closing,
                        account,
                        key);
    }

    private void deed(List<UUID> known, Random random) {
        LocalDate day = LocalDate.now(clock).minusDays(random.nextInt(70));
        int kind = random.nextInt(10);
        if (known.isEmpty() || kind == 0) {
            known.add(entries.site(
                    "H-" + UUID.randomUUID(),
                    5_000 + random.nextInt(5_000),
                    shape(random),
                    SPRING.minusDays(random.nextInt(90)),
                    someScopes(random)));
            return;
        }
        UUID item = known.get(random.nextInt(known.size()));
        if (kind < 3) {
            revise(item, 5_000 + random.nextInt(5_000), shape(random), someScopes(random));
        } else if (kind < 5) {
            entries.propose(item, UNCOUNTED, RELEASE, 1 + random.nextInt(300), day);
        } else {
            AreaAccount from = AreaAccount.HOLDING.get(random.nextInt(4));
            AreaAccount to = AreaAccount.HOLDING.get(random.nextInt(4));
            entries.move(item, from, to, 1 + random.nextInt(900), day);
        }
    }

    private @Nullable MultiPolygon shape(Random random) {
        List<String> names = List.of("SHIBEI", "DANING", "SUHEWAN", "NANXI");
        return random.nextInt(5) == 0
                ? null
                : entries.squareIn(names.get(random.nextInt(4)), random.nextInt(100_000) % 60);
    }

    private String[] someScopes(Random random) {
        return zones.listScopes().stream()
                .map(Scope::code)
                .filter(code -> random.nextInt(3) == 0)
                .toArray(String[]::new);
    }

    private static void tolerating(Runnable deed) {
        try {
            deed.run();
        } catch (Refused refused) {
            assertThat(refused.code()).isNotBlank();
        }
    }

    private void revise(UUID item, long gross, @Nullable MultiPolygon shape, String... scopes) {
        items.apply(
                List.of(new ItemCommand.Revise(
                        item,
                        items.getItem(item).version(),
                        FieldValues.none().with(ItemField.GROSS_FLOOR_AREA, BigDecimal.valueOf(gross)),
                        Set.of(scopes),
                        shape,
                        Map.of(),
                        Map.of(),
                        "",
                        ItemSource.mapEdit())),
                Entries.MAKER,
                Dating.effective(SPRING));
    }

    private void retire(UUID item) {
        items.apply(
                List.of(new ItemCommand.Retire(item, items.getItem(item).version(), "重复", ItemSource.mapEdit())),
                Entries.MAKER,
                Dating.effective(LocalDate.now(clock)));
    }

    /** Other aims, names and limits than there were. */
    private Runnable otherSettings() {
        var jdbc = ledger.jdbc();
        jdbc.update("update target set target_m2 = target_m2 + 1, name = concat('另', name), red_above_points = 77,"
                + " reading = 'FLOW', period_end = date '2026-06-01' where code = 'RESERVE'");
        jdbc.update("update sub_target set target_m2 = target_m2 + 1");
        jdbc.update("update zone set name = concat('另', name)");
        jdbc.update("update zoning_revision set revision = revision + 1");
        return () -> {
            jdbc.update("update target set target_m2 = target_m2 - 1, name = substring(name, 2), red_above_points = 30,"
                    + " reading = 'STOCK', period_end = date '2027-12-31' where code = 'RESERVE'");
            jdbc.update("update sub_target set target_m2 = target_m2 - 1");
            jdbc.update("update zone set name = substring(name, 2)");
            jdbc.update("update zoning_revision set revision = revision + 1");
        };
    }

    private Map<String, byte[]> prints() {
        Clerk viewer = clerks.viewer();
        Map<String, byte[]> prints = new LinkedHashMap<>();
        for (String day : List.of("2026-06-30", "2026-06-17", "2026-05-31")) {
            for (Grouping grouping : Grouping.values()) {
                for (String reading : List.of("", "&reading=stock", "&reading=flow")) {
                    for (String language : List.of("zh", "en")) {
                        String path =
                                "/api/progress?figures=reported&asOf=" + day + "&groupBy=" + grouping.name() + reading;
                        Clerk.Answer answer = viewer.send("GET", path, null, Map.of("Accept-Language", language));
                        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                        prints.put(path + " " + language, answer.body());
                    }
                }
            }
        }
        return prints;
    }

    private static void assertSameBytes(Map<String, byte[]> now, Map<String, byte[]> then) {
        assertThat(now.keySet()).isEqualTo(then.keySet());
        then.forEach((path, bytes) -> assertThat(new String(now.get(path), java.nio.charset.StandardCharsets.UTF_8))
                .as(path)
                .isEqualTo(new String(bytes, java.nio.charset.StandardCharsets.UTF_8)));
    }

    private Figure reserve(LocalDate asOf, FigureKind kind) {
        return reckon(asOf, Grouping.ZONE, kind, Reading.STOCK).targets().get(0).figure();
    }

    private Figure reserveIn(String zone, LocalDate asOf) {
        return row(reckon(asOf, Grouping.ZONE, FigureKind.CURRENT, Reading.STOCK), zone);
    }

    private static Figure row(Progress progress, String zone) {
        return progress.rows().stream()
                .filter(row -> row.heading().key().equals(zone))
                .findFirst()
                .orElseThrow()
                .cells()
                .get(0)
                .figure();
    }

    private Progress reckon(LocalDate asOf, Grouping grouping, FigureKind kind, Reading reading) {
        return figures.reckon(new ProgressQuestion(asOf, clock.instant(), grouping, reading, kind));
    }

    private static Area area(long squareMetres) {
        return Area.ofSquareMetres(squareMetres);
    }

    @Test
    void theSourceNotesOfATargetComeInOneOrder() {
        JsonNode sources = clerks.viewer()
                .get("/api/progress?asOf=2026-06-30")
                .json()
                .path("targets")
                .get(0)
                .path("sources");

        assertThat(List.copyOf(sources.propertyNames())).isSorted().hasSizeGreaterThan(2);
    }
}
