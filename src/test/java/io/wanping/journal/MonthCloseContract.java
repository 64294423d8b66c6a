package io.wanping.journal;

import static io.wanping.journal.AreaAccount.OPTIMISE;
import static io.wanping.journal.AreaAccount.RELEASE;
import static io.wanping.journal.AreaAccount.RESERVE;
import static io.wanping.journal.AreaAccount.UNCOUNTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wanping.account.Actor;
import io.wanping.account.Role;
import io.wanping.finding.Finding;
import io.wanping.finding.Refused;
import io.wanping.geo.Area;
import io.wanping.register.Dating;
import io.wanping.register.FieldValues;
import io.wanping.register.ItemCommand;
import io.wanping.register.ItemSource;
import io.wanping.register.Items;
import io.wanping.testing.AtOnce;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.NewItem;
import io.wanping.testing.People;
import io.wanping.testing.Plots;
import io.wanping.testing.SettableClock;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Zones;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.PessimisticLockingFailureException;
import tools.jackson.databind.JsonNode;

/** Closing months, on a real database. The day is 3 July 2026; June is the month to close. */
abstract class MonthCloseContract {

    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private static final YearMonth JULY = YearMonth.of(2026, 7);
    private static final LocalDate MID_JUNE = LocalDate.of(2026, 6, 15);
    private static final LocalDate SPRING = LocalDate.of(2026, 3, 1);
    private static final Instant THIRD_OF_JULY = Instant.parse("2026-07-03T04:00:00Z");
    private static final String[] FROZEN = {"month_closing", "reported_figure", "reported_holding", "reported_scope"};

    @Autowired
    private MonthClosings closings;

    @Autowired
    private ClosingComparison comparison;

    @Autowired
    private ClosingStore store;

    @Autowired
    private AreaJournal journal;

    @Autowired
    private PostingStore postings;

    @Autowired
    private PostingViews views;

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

    private Books books;

    @BeforeEach
    void open() {
        ledger.clear();
        clock.set(THIRD_OF_JULY);
        books = new Books(items, journal);
    }

    @AfterEach
    void restore() {
        clock.reset();
    }

    // ---- refusals

    @Test
    void aMonthIsClosedWhenItIsOver() {
        refuses("journal.month-not-over", () -> closings.close(JULY, "", People.CHECKER));
        clock.set(Instant.parse("2026-06-30T15:59:00Z"));
        refuses("journal.month-not-over", () -> closings.close(JUNE, "", People.CHECKER));
        clock.set(Instant.parse("2026-06-30T16:00:00Z"));
        closings.close(JUNE, "", People.CHECKER);
    }

    @Test
    void monthsAreClosedOnceAndOneAfterTheOther() {
        closings.close(YearMonth.of(2026, 4), "", People.CHECKER);

        refuses("journal.month-closed", () -> closings.close(YearMonth.of(2026, 4), "", People.CHECKER));
        refuses("journal.month-closed", () -> closings.close(YearMonth.of(2025, 12), "", People.CHECKER));
        refuses("journal.month-skipped", () -> closings.close(JUNE, "", People.CHECKER));
        closings.close(YearMonth.of(2026, 5), "", People.CHECKER);
        closings.close(JUNE, "", People.CHECKER);
        assertThat(closings.calendar().closedThrough()).isEqualTo(JUNE);
    }

    @Test
    void aLedgerThatDoesNotAddUpIsNotClosed() {
        building("100");
        ledger.jdbc().update("update item set capacity_m2 = 130");

        Refused refusal = refuses("journal.ledger-unbalanced", () -> closings.close(JUNE, "", People.CHECKER));

        assertThat(refusal.arguments()).containsEntry("left", "100.00").containsEntry("right", "130.00");
    }

    @Test
    void onlyTheLastClosedMonthIsReopenedAndNotWithoutAReason() {
        closings.close(YearMonth.of(2026, 5), "", People.CHECKER);
        closings.close(JUNE, "", People.CHECKER);

        refuses("journal.reason-missing", () -> closings.reopen(JUNE, " ", People.CHECKER));
        refuses("journal.month-not-last", () -> closings.reopen(YearMonth.of(2026, 5), "漏报", People.CHECKER));
        refuses("journal.month-not-closed", () -> closings.reopen(JULY, "漏报", People.CHECKER));
        closings.reopen(JUNE, "漏报", People.CHECKER);
        refuses("journal.month-not-closed", () -> closings.reopen(JUNE, "漏报", People.CHECKER));
        closings.reopen(YearMonth.of(2026, 5), "漏报", People.CHECKER);
        assertThat(closings.calendar().closedThrough()).isNull();
    }

    @Test
    void historyIsNotWrittenIntoAClosedMonth() {
        UUID item = building("100");
        Instant before = clock.instant();
        UUID posting =
                books.proposed(move(item, "10").made(new PostingCommand.History("wang", "王老师", before)), Actor.SYSTEM);
        closings.close(JUNE, "", People.CHECKER);

        refuses(
                "journal.history-of-closed-month",
                () -> journal.confirmHistory(List.of(new HistoricDecision(posting, "李老师", before)), Actor.SYSTEM));
        refuses(
                "journal.history-of-closed-month",
                () -> items.apply(
                        List.of(NewItem.building("H").gross("5").command()), Actor.SYSTEM, new Dating(SPRING, before)));
    }

    // ---- the figures

    @Test
    void whatWasReportedStaysAsItWasByteForByte() {
        UUID item = building("100");
        books.confirmed(move(item, "40"));
        UUID late = books.proposed(move(item, "25"));
        closings.close(JUNE, "六月月报", People.CHECKER);
        byte[] then =
                clerks.viewer().get("/api/journal/closings/2026-06/reported").body();

        clock.advance(Duration.ofDays(3));
        journal.confirm(List.of(late), People.CHECKER);
        books.setGross(item, "500", MID_JUNE);
        books.registered(NewItem.building("B2").gross("70"), MID_JUNE);
        ledger.jdbc().update("update item set name = 'x'");

        Clerk.Answer now = clerks.viewer().get("/api/journal/closings/2026-06/reported");
        assertThat(now.body()).isEqualTo(then);
        assertThat(now.text()).contains("\"account\":\"RESERVE\",\"area_m2\":40.00,\"unconfirmed_m2\":25.00");
    }

    @Test
    void aLatePostingIsAnAdjustmentOfTheFirstOpenMonthAndExplainsTheDifference() {
        UUID item = building("100");
        UUID early = books.confirmed(move(item, "40"));
        UUID late = books.proposed(move(item, "25"));
        closings.close(JUNE, "", People.CHECKER);
        clock.advance(Duration.ofHours(1));
        journal.confirm(List.of(late), People.CHECKER);

        ClosingComparison.Comparison compared = comparison.compare(closings.getClosing(JUNE));

        assertThat(compared.explained()).isTrue();
        assertThat(compared.adjustments()).extracting(Posting::id).containsExactly(late);
        ClosingComparison.Line reserve = line(compared, Zones.UNPLACED, RESERVE);
        assertThat(reserve.reported()).isEqualTo(Area.ofSquareMetres(40));
        assertThat(reserve.known()).isEqualTo(Area.ofSquareMetres(65));
        assertThat(reserve.unconfirmed()).isEqualTo(Area.ofSquareMetres(25));
        assertThat(view(early).reportingMonth()).isEqualTo("2026-06");
        assertThat(view(early).adjustment()).isFalse();
        assertThat(view(late).reportingMonth()).isEqualTo("2026-07");
        assertThat(view(late).adjustment()).isTrue();
    }

    @Test
    void aProposalForAClosedMonthSaysWhereItWillBeReported() {
        UUID item = building("100");
        closings.close(JUNE, "", People.CHECKER);

        PostingViews.PostingView proposal = view(books.proposed(move(item, "25")));

        assertThat(proposal.reportingMonth()).isEqualTo("2026-07");
        assertThat(proposal.adjustment()).isTrue();
    }

    @Test
    void anItemThatMovedToAnotherZoneOrScopeExplainsTheDifferenceToo() {
        String scope = zones.listScopes().get(0).code();
        MultiPolygon shibei = plots("SHIBEI").get(0);
        UUID item = books.registered(
                NewItem.building("B1").gross("100").shaped(shibei).inScopes(scope), SPRING);
        books.confirmed(move(item, "40"));
        closings.close(JUNE, "", People.CHECKER);
        clock.advance(Duration.ofHours(1));

        items.apply(
                List.of(new ItemCommand.Revise(
                        item,
                        1,
                        FieldValues.none(),
                        Set.of(),
                        plots("DANING").get(0),
                        Map.of(),
                        Map.of(),
                        "",
                        ItemSource.mapEdit())),
                People.EDITOR,
                Dating.effective(LocalDate.now(clock)));

        ClosingComparison.Comparison compared = comparison.compare(closings.getClosing(JUNE));
        assertThat(compared.explained()).isTrue();
        assertThat(compared.adjustments()).isEmpty();
        assertThat(compared.reassigned())
                .extracting(ClosingStore.Holding::account)
                .containsExactlyInAnyOrder(UNCOUNTED, RESERVE);
        assertThat(line(compared, "SHIBEI", RESERVE).difference()).isEqualTo(Area.ofSquareMetres(-40));
        assertThat(line(compared, "DANING", RESERVE).difference()).isEqualTo(Area.ofSquareMetres(40));
    }

    @Test
    void aDifferenceNobodyCanExplainIsToldApart() {
        UUID item = building("100");
        books.confirmed(move(item, "40"));
        closings.close(JUNE, "", People.CHECKER);
        ledger.jdbc().update("""
                        insert into area_posting (id, item_id, kind, from_account, to_account, area_m2, effective_on, recorded_at,
                            reporting_month, reason, maker, maker_name, idempotency_key)
                        select ?, item_id, kind, from_account, to_account, 7, effective_on, recorded_at, reporting_month,
                            '', maker, maker_name, 'forged' from area_posting where kind = 'CAPACITY'""", UUID.randomUUID());

        assertThat(comparison.compare(closings.getClosing(JUNE)).explained()).isFalse();
    }

    @Test
    void reopeningTakesLatePostingsInWhenTheMonthIsClosedAnewAndTheOldFiguresStay() {
        UUID item = building("100");
        books.confirmed(move(item, "40"));
        MonthClosing first = closings.close(JUNE, "", People.CHECKER);
        clock.advance(Duration.ofHours(1));
        UUID late = books.confirmed(move(item, "25"));
        assertThat(view(late).reportingMonth()).isEqualTo("2026-07");

        MonthClosing reopened = closings.reopen(JUNE, "漏报一笔", People.SECOND_CHECKER);
        assertThat(reopened.id()).isEqualTo(first.id());
        assertThat(reopened.reopening().byName()).isEqualTo(People.SECOND_CHECKER.displayName());
        assertThat(view(late).reportingMonth()).isEqualTo("2026-06");
        clock.advance(Duration.ofHours(1));
        MonthClosing second = closings.close(JUNE, "补报", People.CHECKER);

        assertThat(reserve(first)).isEqualTo(Area.ofSquareMetres(40));
        assertThat(reserve(second)).isEqualTo(Area.ofSquareMetres(65));
        assertThat(closings.getClosing(JUNE).id()).isEqualTo(second.id());
        assertThat(closings.listClosings()).hasSize(2);
        assertThat(comparison.compare(second).adjustments()).isEmpty();
        assertThat(ledger.jdbc()
                        .queryForList(
                                "select action from audit_row where action like 'month.%' order by seq", String.class))
                .containsExactly("month.close", "month.reopen", "month.close");
    }

    @Test
    void figuresAreFrozenByZoneAndScopeAndAddUpToTheHoldings() {
        String scope = zones.listScopes().get(0).code();
        String other = zones.listScopes().get(1).code();
        UUID one = books.registered(
                NewItem.building("B1")
                        .gross("100")
                        .shaped(plots("SHIBEI").get(0))
                        .inScopes(scope, other),
                SPRING);
        UUID two = books.registered(NewItem.building("B2").gross("200").inScopes(scope), SPRING);
        books.confirmed(move(one, "40"));
        books.confirmed(Books.move(two, UNCOUNTED, RELEASE, "150", MID_JUNE));
        books.confirmed(Books.move(two, UNCOUNTED, OPTIMISE, "10", LocalDate.of(2026, 7, 1)));

        MonthClosing closing = closings.close(JUNE, "", People.CHECKER);

        assertThat(store.reported(closing.id()))
                .extracting(figure -> figure.zone() + " " + figure.scope() + " " + figure.account() + " "
                        + figure.area().squareMetres())
                .containsExactlyInAnyOrder(
                        "SHIBEI * UNCOUNTED 60.00",
                        "SHIBEI * RESERVE 40.00",
                        "UNPLACED * UNCOUNTED 50.00",
                        "UNPLACED * RELEASE 150.00",
                        "SHIBEI " + scope + " UNCOUNTED 60.00",
                        "SHIBEI " + scope + " RESERVE 40.00",
                        "SHIBEI " + other + " UNCOUNTED 60.00",
                        "SHIBEI " + other + " RESERVE 40.00",
                        "UNPLACED " + scope + " UNCOUNTED 50.00",
                        "UNPLACED " + scope + " RELEASE 150.00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update month_closing set reason = 'x'",
                "delete from month_closing",
                "update reported_figure set area_m2 = 0",
                "delete from reported_figure",
                "update reported_holding set area_m2 = 0",
                "delete from reported_holding",
                "update reported_scope set scope_code = 'x'",
                "delete from reported_scope"
            })
    void noFrozenLineIsEverChangedOrTaken(String statement) {
        UUID item = books.registered(
                NewItem.building("B1")
                        .gross("100")
                        .inScopes(zones.listScopes().get(0).code()),
                SPRING);
        books.confirmed(move(item, "40"));
        closings.close(JUNE, "", People.CHECKER);
        Map<String, Long> before = ledger.rows(FROZEN);
        assertThat(before.values()).doesNotContain(0L);

        assertThatThrownBy(() -> ledger.jdbc().update(statement)).hasStackTraceContaining("append-only");

        assertThat(ledger.rows(FROZEN)).isEqualTo(before);
    }

    /** Random lives of a ledger with closings and reopenings in between: every difference has its reasons, always. */
    @Test
    void onAnyHistoryWhatIsKnownIsWhatWasReportedAndTheAdjustments() {
        long seed = Long.getLong("wanping.seed", System.nanoTime());
        System.out.println(getClass().getSimpleName() + ": -Dwanping.seed=" + seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<UUID> known = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            known.add(books.registered(
                    NewItem.building("R" + i)
                            .gross("1000")
                            .inScopes(zones.listScopes().get(i % 3).code()),
                    SPRING));
        }
        List<UUID> open = new ArrayList<>();
        clock.set(Instant.parse("2026-04-02T04:00:00Z"));
        for (int step = 0; step < 120; step++) {
            clock.advance(Duration.ofHours(random.nextInt(12, 48)));
            UUID item = known.get(random.nextInt(known.size()));
            LocalDate day = LocalDate.now(clock).minusDays(random.nextInt(70));
            switch (random.nextInt(6)) {
                case 0, 1 ->
                    tolerating(() -> open.add(books.proposed(Books.move(
                            item,
                            AreaAccount.HOLDING.get(random.nextInt(2)),
                            AreaAccount.HOLDING.get(random.nextInt(2, 4)),
                            random.nextInt(1, 200) + ".5",
                            day))));
                case 2, 3 -> {
                    if (!open.isEmpty()) {
                        UUID posting = open.remove(random.nextInt(open.size()));
                        tolerating(() -> journal.confirm(List.of(posting), People.CHECKER));
                    }
                }
                case 4 -> tolerating(() -> books.setGross(item, random.nextInt(900, 1400) + "", day));
                default -> {
                    if (random.nextInt(3) > 0) {
                        tolerating(() -> closings.close(closings.next(), "", People.CHECKER));
                    } else {
                        tolerating(() -> closings.reopen(
                                closings.calendar().closedThrough() == null
                                        ? JUNE
                                        : closings.calendar().closedThrough(),
                                "更正",
                                People.CHECKER));
                    }
                }
            }
        }
        List<MonthClosing> all = closings.listClosings();
        assertThat(all).as("seed %d", seed).isNotEmpty();
        for (MonthClosing closing : all) {
            ClosingComparison.Comparison compared = comparison.compare(closing);
            assertThat(compared.explained()).as("seed %d %s", seed, closing).isTrue();
            if (closing.isClosed()) {
                assertThat(compared.adjustments())
                        .as("seed %d %s", seed, closing)
                        .allSatisfy(posting -> assertThat(YearMonth.parse(
                                        views.view(posting, Locale.CHINESE).reportingMonth()))
                                .isAfter(closing.month()));
            }
        }
    }

    /** A posting confirmed while its month is being closed is in the figures or an adjustment: never both, never neither. */
    @Test
    void aConfirmationAndAClosingAtTheSameMomentLoseNothing() {
        UUID item = building("100000");
        int races = 40;
        int adjustments = 0;
        YearMonth month = YearMonth.of(2023, 1);
        books.registered(NewItem.building("old").gross("100000"), LocalDate.of(2022, 12, 1));
        UUID old = items.findByCode("old").orElseThrow().id();
        for (int race = 0; race < races; race++) {
            YearMonth closed = month.plusMonths(race);
            UUID posting = books.proposed(Books.move(old, UNCOUNTED, RESERVE, "1", closed.atDay(5)));

            List<@Nullable Throwable> outcomes = AtOnce.run(
                    () -> {
                        journal.confirm(List.of(posting), People.CHECKER);
                        return posting;
                    },
                    () -> closings.close(closed, "", People.SECOND_CHECKER));

            assertThat(outcomes.get(1)).as("race %d", race).isNull();
            if (outcomes.get(0) != null) {
                assertThat(outcomes.get(0)).isInstanceOf(PessimisticLockingFailureException.class);
                journal.confirm(List.of(posting), People.CHECKER);
            }
            ClosingComparison.Comparison compared = comparison.compare(closings.getClosing(closed));
            assertThat(compared.explained()).as("race %d", race).isTrue();
            boolean adjusted =
                    compared.adjustments().stream().anyMatch(one -> one.id().equals(posting));
            assertThat(YearMonth.parse(view(posting).reportingMonth()))
                    .as("race %d", race)
                    .isEqualTo(adjusted ? closed.plusMonths(1) : closed);
            adjustments += adjusted ? 1 : 0;
        }
        System.out.println(getClass().getSimpleName() + ": " + adjustments + " of " + races
                + " confirmations came after the closing");
        assertThat(items.getItem(item).capacity()).isEqualTo(Area.ofSquareMetres(100000));
    }

    @Test
    void ofTwoCheckersWhoCloseAtTheSameMomentOneDoes() {
        for (int race = 0; race < 20; race++) {
            YearMonth month = YearMonth.of(2023, 1).plusMonths(race);

            List<@Nullable Throwable> outcomes = AtOnce.run(
                    () -> closings.close(month, "", People.CHECKER),
                    () -> closings.close(month, "", People.SECOND_CHECKER));

            assertThat(outcomes).filteredOn(outcome -> outcome == null).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(outcome -> outcome != null)
                    .allSatisfy(
                            outcome -> assertThat(((Refused) outcome).code()).isEqualTo("journal.month-closed"));
        }
    }

    // ---- over HTTP

    @Test
    void aCheckerClosesAMonthReadsBothReadingsAndOpensItAgain() {
        UUID item = building("100");
        books.confirmed(move(item, "40"));
        UUID late = books.proposed(move(item, "25"));
        Clerk checker = clerks.checker();
        JsonNode before = checker.get("/api/journal/closings").json();
        assertThat(before.get("closedThrough").isNull()).isTrue();
        assertThat(before.get("next").get("month").asString()).isEqualTo("2026-06");
        assertThat(before.get("next").get("closable").booleanValue()).isTrue();
        assertThat(before.get("next").get("undecided").intValue()).isEqualTo(1);
        assertThat(before.get("next").get("undecided_m2").decimalValue()).isEqualByComparingTo("25");

        Clerk.Answer closed = checker.post("/api/journal/closings", Map.of("month", "2026-06", "remark", "六月月报"));
        assertThat(closed.status()).isEqualTo(201);
        assertThat(closed.header("Location")).isEqualTo("/api/journal/closings/2026-06");
        clock.advance(Duration.ofMinutes(1));
        journal.confirm(List.of(late), People.CHECKER);

        JsonNode compared = checker.get("/api/journal/closings/2026-06").json();
        assertThat(compared.get("explained").booleanValue()).isTrue();
        assertThat(compared.get("adjustments")).hasSize(1);
        assertThat(compared.get("adjustments").get(0).get("adjustment").booleanValue())
                .isTrue();
        JsonNode reserve = compared.get("total").get(1);
        assertThat(reserve.get("account").asString()).isEqualTo("RESERVE");
        assertThat(reserve.get("reported_m2").decimalValue()).isEqualByComparingTo("40");
        assertThat(reserve.get("known_m2").decimalValue()).isEqualByComparingTo("65");
        assertThat(reserve.get("difference_m2").decimalValue()).isEqualByComparingTo("25");
        assertThat(compared.get("zones")).hasSize(24);

        Clerk.Answer reopened = checker.post("/api/journal/closings/2026-06/reopen", Map.of("reason", "漏报"));
        assertThat(reopened.json().get("closed").booleanValue()).isFalse();
        assertThat(checker.get("/api/journal/closings").json().get("closings")).hasSize(1);
        assertThat(clerks.editor()
                        .post("/api/journal/closings", Map.of("month", "2026-06"))
                        .status())
                .isEqualTo(403);
        assertThat(clerks.of(Role.EDITOR)
                        .post("/api/journal/closings/2026-06/reopen", Map.of("reason", "x"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anotherMonthThanTheNextCanBeLookedAt() {
        closings.close(YearMonth.of(2026, 4), "", People.CHECKER);
        Clerk checker = clerks.checker();

        JsonNode asked = checker.get("/api/journal/closings?month=2026-06").json();

        assertThat(asked.get("closedThrough").asString()).isEqualTo("2026-04");
        assertThat(asked.get("next").get("month").asString()).isEqualTo("2026-06");
        assertThat(asked.get("next").get("closable").booleanValue()).isFalse();
        assertThat(asked.get("next").get("findings").get(0).get("code").asString())
                .isEqualTo("journal.month-skipped");
        assertThat(checker.get("/api/journal/closings?month=June").code()).isEqualTo("journal.month-unreadable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13", "2026-6", "June", "2026-06-01", "-2026-06", ""})
    void aMonthNobodyUnderstandsIsRefused(String month) {
        Clerk.Answer answer = clerks.checker().post("/api/journal/closings", Map.of("month", month));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("journal.month-unreadable");
    }

    @Test
    void aMonthThatWasNeverClosedHasNoFigures() {
        assertThat(clerks.viewer().get("/api/journal/closings/2026-05").status())
                .isEqualTo(404);
        assertThat(clerks.viewer().get("/api/journal/closings/2026-05/reported").status())
                .isEqualTo(404);
        assertThat(clerks.viewer().get("/api/journal/closings/x").status()).isEqualTo(422);
    }

    private static void tolerating(Runnable deed) {
        try {
            deed.run();
        } catch (Refused refused) {
            assertThat(refused.code()).startsWith("journal.");
        }
    }

    private UUID building(String squareMetres) {
        return books.registered(NewItem.building("B-" + UUID.randomUUID()).gross(squareMetres), SPRING);
    }

    private static Books.Movement move(UUID item, String squareMetres) {
        return Books.move(item, UNCOUNTED, RESERVE, squareMetres, MID_JUNE);
    }

    private PostingViews.PostingView view(UUID posting) {
        return views.view(postings.find(posting).orElseThrow(), Locale.CHINESE);
    }

    private Area reserve(MonthClosing closing) {
        return store.reported(closing.id()).stream()
                .filter(figure -> figure.account() == RESERVE && figure.scope().equals(ClosingStore.ALL))
                .map(ClosingStore.Figure::area)
                .reduce(Area.ZERO, Area::plus);
    }

    private List<MultiPolygon> plots(String zone) {
        return Plots.within(zones.findZoneByName(zone).orElseThrow().outline(), 2);
    }

    private static ClosingComparison.Line line(
            ClosingComparison.Comparison compared, String zone, AreaAccount account) {
        return compared.lines().stream()
                .filter(line -> line.key().equals(new ClosingComparison.Key(zone, ClosingStore.ALL, account)))
                .findFirst()
                .orElseThrow();
    }

    /** Refused with this code among its findings, and nothing was written. */
    private Refused refuses(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable deed) {
        Map<String, Long> before = ledger.rows("month_closing", "reported_figure", "audit_row", "area_posting");
        Refused refusal = catchThrowableOfType(Refused.class, deed);
        assertThat(refusal).as("is refused").isNotNull();
        assertThat(refusal.findings()).extracting(Finding::code).contains(code);
        assertThat(ledger.rows("month_closing", "reported_figure", "audit_row", "area_posting"))
                .isEqualTo(before);
        return refusal;
    }
}
