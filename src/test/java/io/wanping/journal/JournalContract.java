package io.wanping.journal;

import static io.wanping.journal.AreaAccount.OPTIMISE;
import static io.wanping.journal.AreaAccount.ORIGIN;
import static io.wanping.journal.AreaAccount.RELEASE;
import static io.wanping.journal.AreaAccount.RESERVE;
import static io.wanping.journal.AreaAccount.UNCOUNTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wanping.account.Actor;
import io.wanping.finding.Finding;
import io.wanping.finding.Refused;
import io.wanping.geo.Area;
import io.wanping.register.Dating;
import io.wanping.register.ItemCommand;
import io.wanping.register.ItemField;
import io.wanping.register.ItemSource;
import io.wanping.register.Items;
import io.wanping.testing.NewItem;
import io.wanping.testing.People;
import io.wanping.testing.Plots;
import io.wanping.testing.SettableClock;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Zones;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.beans.factory.annotation.Autowired;

/** The area journal as a service, on a real database. The day is 20 July 2026. */
abstract class JournalContract {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 20);
    private static final LocalDate SPRING = LocalDate.of(2026, 3, 1);
    private static final Instant NOON = Instant.parse("2026-07-20T04:00:00Z");
    private static final String[] WRITTEN = {"area_posting", "posting_decision", "audit_row", "item_revision"};

    @Autowired
    private AreaJournal journal;

    @Autowired
    private PostingStore store;

    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    private Items items;

    @Autowired
    private Zones zones;

    @Autowired
    private SettableClock clock;

    @Autowired
    private TestLedger ledger;

    private Books books;

    @BeforeEach
    void open() {
        ledger.clear();
        clock.set(NOON);
        books = new Books(items, journal);
    }

    @AfterEach
    void close() {
        clock.reset();
    }

    // ---- refusals

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "-0.01", "0.004"})
    void areaIsAboveZero(String squareMetres) {
        refuses("journal.area-not-positive", Books.move(building("100"), UNCOUNTED, RESERVE, squareMetres, TODAY));
    }

    @Test
    void aMillionMillionSquareMetresAreAMistakenUnit() {
        refuses("journal.area-too-large", Books.move(building("100"), UNCOUNTED, RESERVE, "1000000000000", TODAY));
    }

    @Test
    void areaMovesBetweenTwoAccounts() {
        refuses("journal.same-account", Books.move(building("100"), RESERVE, RESERVE, "1", TODAY));
    }

    @Test
    void nobodyMakesOrDestroysAreaByHand() {
        UUID item = building("100");

        refuses("journal.account-not-holding", Books.move(item, ORIGIN, UNCOUNTED, "1", TODAY));
        refuses("journal.account-not-holding", Books.move(item, UNCOUNTED, ORIGIN, "1", TODAY));
    }

    @Test
    void nothingHasHappenedTomorrow() {
        refuses("journal.future-date", Books.move(building("100"), UNCOUNTED, RESERVE, "1", TODAY.plusDays(1)));
    }

    @Test
    void theCapacityOfTomorrowIsNotBookedToday() {
        Refused refusal = catchThrowableOfType(
                Refused.class, () -> books.registered(NewItem.building("B1").gross("100"), TODAY.plusDays(1)));

        assertThat(refusal.code()).isEqualTo("journal.future-date");
        assertThat(ledger.rows("item", "area_posting").values()).containsOnly(0L);
    }

    @Test
    void moreThanThereIsCannotBeMoved() {
        UUID item = building("100");

        Refused refusal = refuses("journal.too-little-area", Books.move(item, UNCOUNTED, RESERVE, "100.01", TODAY));

        assertThat(refusal.arguments()).containsEntry("missing", "0.01").containsEntry("account", "UNCOUNTED");
        refuses("journal.too-little-area", Books.move(item, RESERVE, RELEASE, "1", TODAY));
    }

    @Test
    void nothingMovesBeforeItWasRegistered() {
        Refused refusal = refuses(
                "journal.too-little-area", Books.move(building("100"), UNCOUNTED, RESERVE, "1", SPRING.minusDays(1)));

        assertThat(refusal.arguments()).containsEntry("day", SPRING.minusDays(1).toString());
    }

    @Test
    void noAccountIsNegativeOnAnyLaterDayEither() {
        UUID item = building("100");
        books.confirmed(Books.move(item, UNCOUNTED, RESERVE, "100", SPRING.plusDays(40)));

        Refused refusal =
                refuses("journal.too-little-area", Books.move(item, UNCOUNTED, OPTIMISE, "1", SPRING.plusDays(2)));

        assertThat(refusal.arguments()).containsEntry("day", SPRING.plusDays(40).toString());
    }

    @Test
    void textsAndKeysFitTheirColumns() {
        UUID item = building("100");

        refuses("journal.text-too-long", move(item).because("由".repeat(2001)));
        refuses("journal.text-not-storable", move(item).because("a\u0000b"));
        refuses("journal.key-missing", move(item).keyed(" "));
        refuses("journal.key-missing", move(item).keyed("k".repeat(121)));
    }

    @Test
    void anUnknownItemIsNotFound() {
        Refused refusal = catchThrowableOfType(Refused.class, () -> books.proposed(move(UUID.randomUUID())));

        assertThat(refusal.kind()).isEqualTo(Refused.Kind.NOT_FOUND);
    }

    @Test
    void areaOfARetiredItemDoesNotMove() {
        UUID item = books.registered(NewItem.building("GONE").gross("100"), LocalDate.of(2026, 3, 1));
        items.apply(
                List.of(new ItemCommand.Retire(item, items.getItem(item).version(), "已拆除", ItemSource.mapEdit())),
                People.EDITOR,
                Dating.effective(LocalDate.of(2026, 3, 2)));
        Map<String, Long> before = ledger.rows("area_posting", "audit_row");

        refuses(
                "register.item-unknown",
                Books.move(item, AreaAccount.UNCOUNTED, AreaAccount.RESERVE, "1", LocalDate.of(2026, 3, 3)));
        assertThat(ledger.rows("area_posting", "audit_row")).isEqualTo(before);
    }

    @Test
    void oneBadMovementAmongManyRefusesAllAndSaysWhich() {
        UUID item = building("100");
        Map<String, Long> before = ledger.rows(WRITTEN);

        Refused refusal = catchThrowableOfType(
                Refused.class,
                () -> journal.propose(
                        List.of(
                                Books.move(item, UNCOUNTED, RESERVE, "60", TODAY)
                                        .command(),
                                Books.move(item, UNCOUNTED, RESERVE, "60", TODAY)
                                        .command()),
                        People.EDITOR));

        assertThat(refusal.findings()).extracting(Finding::code).containsExactly("journal.too-little-area");
        assertThat(ledger.rows(WRITTEN)).isEqualTo(before);
    }

    @Test
    void movementsOfOneBatchMayBuildOnEachOther() {
        UUID item = building("100");

        List<UUID> made = journal.propose(
                List.of(
                        Books.move(item, UNCOUNTED, RESERVE, "60", TODAY).command(),
                        Books.move(item, RESERVE, OPTIMISE, "60", TODAY).command()),
                People.EDITOR);

        assertThat(made).hasSize(2);
        journal.confirm(made, People.CHECKER);
        assertThat(balance(item).of(OPTIMISE)).isEqualTo(Area.ofSquareMetres(60));
    }

    @Test
    void anOperatorStaysInTheZone() {
        UUID daning = books.registered(
                NewItem.building("D1").gross("100").shaped(plots("DANING", 1).get(0)), SPRING);
        Actor shibei = People.operatorOf("SHIBEI");
        Actor daningPeople = People.operatorOf("DANING");

        refuses("journal.not-your-zone", move(daning), shibei);
        UUID proposal = books.proposed(move(daning));
        refuses("journal.not-your-zone", () -> journal.confirm(List.of(proposal), shibei));
        refuses("journal.not-your-zone", () -> journal.reject(proposal, "x", shibei));
        journal.confirm(List.of(proposal), daningPeople);
        refuses(
                "journal.not-your-zone",
                () -> journal.reverse(proposal, TODAY, "x", UUID.randomUUID().toString(), shibei));
    }

    @Test
    void offTheMapTheDeclaredZonesPeopleProposeAndDecide() {
        UUID item = books.registered(NewItem.building("D1").gross("100").with(ItemField.DECLARED_ZONE, "大宁"), SPRING);

        UUID proposal = books.proposed(move(item), People.operatorOf("DANING"));
        refuses("journal.not-your-zone", () -> journal.confirm(List.of(proposal), People.operatorOf("SHIBEI")));
        journal.confirm(
                List.of(proposal),
                new Actor("another", "另一人", People.operatorOf("DANING").roles(), java.util.Set.of("DANING")));
    }

    // ---- two people

    @Test
    void nobodyConfirmsOrRejectsHisOwnPosting() {
        UUID proposal = books.proposed(move(building("100")));

        refuses("journal.own-posting", () -> journal.confirm(List.of(proposal), People.EDITOR));
        refuses("journal.own-posting", () -> journal.reject(proposal, "x", People.EDITOR));
    }

    @Test
    void aPostingIsDecidedOnce() {
        UUID item = building("100");
        UUID confirmed = books.confirmed(move(item));
        UUID rejected = books.proposed(move(item));
        journal.reject(rejected, "依据不足", People.CHECKER);

        refuses("journal.already-decided", () -> journal.confirm(List.of(confirmed), People.SECOND_CHECKER));
        refuses("journal.already-decided", () -> journal.reject(confirmed, "x", People.SECOND_CHECKER));
        refuses("journal.already-decided", () -> journal.confirm(List.of(rejected), People.SECOND_CHECKER));
        assertThat(store.find(rejected).orElseThrow().decision().reason()).isEqualTo("依据不足");
    }

    @Test
    void confirmingTwiceInOneGoIsConfirmingOnce() {
        UUID proposal = books.proposed(move(building("100")));

        journal.confirm(List.of(proposal, proposal), People.CHECKER);

        assertThat(ledger.rows("posting_decision")).containsEntry("posting_decision", 1L);
    }

    @Test
    void confirmingNothingDoesNothing() {
        journal.confirm(List.of(), People.CHECKER);

        assertThat(ledger.rows("audit_row")).containsEntry("audit_row", 0L);
    }

    @Test
    void aRejectionNeedsAReason() {
        UUID proposal = books.proposed(move(building("100")));

        refuses("journal.reason-missing", () -> journal.reject(proposal, "  ", People.CHECKER));
        refuses("journal.text-too-long", () -> journal.reject(proposal, "由".repeat(2001), People.CHECKER));
    }

    @Test
    void anUnknownPostingIsNotFound() {
        assertThat(catchThrowableOfType(
                                Refused.class, () -> journal.confirm(List.of(UUID.randomUUID()), People.CHECKER))
                        .kind())
                .isEqualTo(Refused.Kind.NOT_FOUND);
    }

    @Test
    void capacityNeedsNoCheckerAndTakesNone() {
        UUID item = building("100");
        UUID capacity = store.listByItems(List.of(item)).get(0).id();

        refuses("journal.capacity-follows-register", () -> journal.confirm(List.of(capacity), People.CHECKER));
        refuses("journal.capacity-follows-register", () -> journal.reverse(capacity, TODAY, "x", "k", People.EDITOR));
    }

    // ---- evidence

    @ParameterizedTest
    @EnumSource(
            value = EvidenceKind.class,
            names = {"MINUTES", "OTHER"})
    void releasedAreaNeedsProof(EvidenceKind tooLittle) {
        UUID item = building("100");
        UUID none =
                books.proposed(Books.move(item, UNCOUNTED, RELEASE, "10", TODAY).on(null));
        UUID weak =
                books.proposed(Books.move(item, UNCOUNTED, RELEASE, "10", TODAY).on(tooLittle));

        refuses("journal.evidence-missing", () -> journal.confirm(List.of(none), People.CHECKER));
        refuses("journal.evidence-missing", () -> journal.confirm(List.of(weak), People.CHECKER));
        assertThat(balance(item).of(RELEASE)).isEqualTo(Area.ZERO);
        assertThat(balance(item).proposedFor(RELEASE)).isEqualTo(Area.ofSquareMetres(20));
    }

    @ParameterizedTest
    @EnumSource(
            value = EvidenceKind.class,
            names = {"COMPLETION_RECORD", "TITLE_CERTIFICATE", "ACCEPTANCE", "PHOTO", "APPROVAL"})
    void eachOfTheFiveProofsReleases(EvidenceKind proof) {
        UUID item = building("100");

        books.confirmed(Books.move(item, UNCOUNTED, RELEASE, "10", TODAY).on(proof));

        assertThat(balance(item).of(RELEASE)).isEqualTo(Area.ofSquareMetres(10));
    }

    // ---- double entry

    @Test
    void areaThatEntersAnAccountLeavesAnother() {
        UUID item = building("100");
        books.confirmed(Books.move(item, UNCOUNTED, RESERVE, "70.5", TODAY));
        books.confirmed(Books.move(item, RESERVE, OPTIMISE, "20", TODAY));

        ItemBalance balance = balance(item);

        assertThat(balance.of(UNCOUNTED)).isEqualTo(Area.ofSquareMetres("29.5"));
        assertThat(balance.of(RESERVE)).isEqualTo(Area.ofSquareMetres("50.5"));
        assertThat(balance.of(OPTIMISE)).isEqualTo(Area.ofSquareMetres("20"));
        assertThat(balance.total()).isEqualTo(Area.ofSquareMetres(100));
        assertThat(balance.mainAccount()).isEqualTo(RESERVE);
    }

    @Test
    void proposedAreaIsShownApartAndNeverInsideTheNumber() {
        UUID item = building("100");
        books.proposed(Books.move(item, UNCOUNTED, RESERVE, "70", TODAY));

        assertThat(balance(item).of(RESERVE)).isEqualTo(Area.ZERO);
        assertThat(balance(item).of(UNCOUNTED)).isEqualTo(Area.ofSquareMetres(100));
        assertThat(balance(item).proposedFor(RESERVE)).isEqualTo(Area.ofSquareMetres(70));
    }

    @Test
    void aRejectedProposalGivesItsAreaFree() {
        UUID item = building("100");
        UUID proposal = books.proposed(Books.move(item, UNCOUNTED, RESERVE, "100", TODAY));
        refuses("journal.too-little-area", Books.move(item, UNCOUNTED, OPTIMISE, "100", TODAY));

        journal.reject(proposal, "重复", People.CHECKER);

        books.confirmed(Books.move(item, UNCOUNTED, OPTIMISE, "100", TODAY));
        assertThat(balance(item).proposedFor(RESERVE)).isEqualTo(Area.ZERO);
    }

    @Test
    void aProposalWhoseSourceWasRejectedStopsNobodyElse() {
        UUID item = building("100");
        UUID first = books.proposed(Books.move(item, UNCOUNTED, RESERVE, "50", TODAY));
        UUID second = books.proposed(Books.move(item, RESERVE, OPTIMISE, "50", TODAY));
        journal.reject(first, "错项", People.CHECKER);

        books.setGross(item, "150", TODAY);
        books.confirmed(Books.move(item, UNCOUNTED, OPTIMISE, "120", TODAY));

        refuses("journal.too-little-area", () -> journal.confirm(List.of(second), People.CHECKER));
        refuses("journal.too-little-area", Books.move(item, RESERVE, OPTIMISE, "1", TODAY));
        journal.reject(second, "来源已退回", People.CHECKER);
    }

    @Test
    void confirmedAreaNeverRestsOnAProposal() {
        UUID item = building("100");
        UUID first = books.proposed(Books.move(item, UNCOUNTED, RESERVE, "50", TODAY));
        UUID second = books.proposed(Books.move(item, RESERVE, OPTIMISE, "50", TODAY));

        refuses("journal.too-little-area", () -> journal.confirm(List.of(second), People.CHECKER));
        journal.confirm(List.of(first), People.CHECKER);
        journal.confirm(List.of(second), People.CHECKER);
    }

    @Test
    void capacityShrinksOnlyByWhatIsUncounted() {
        UUID item = building("100");
        books.confirmed(Books.move(item, UNCOUNTED, RESERVE, "80", TODAY));
        Map<String, Long> before = ledger.rows(WRITTEN);

        refuses("journal.too-little-area", () -> books.setGross(item, "79.99", TODAY));
        assertThat(ledger.rows(WRITTEN)).isEqualTo(before);
        assertThat(items.getItem(item).capacity()).isEqualTo(Area.ofSquareMetres(100));
        books.setGross(item, "80", TODAY);
        assertThat(balance(item).of(UNCOUNTED)).isEqualTo(Area.ZERO);
    }

    @Test
    void capacityDoesNotShrinkByWhatIsOnlyProposedToComeBack() {
        UUID item = building("100");
        books.confirmed(Books.move(item, UNCOUNTED, RESERVE, "100", TODAY));
        books.proposed(Books.move(item, RESERVE, UNCOUNTED, "100", TODAY));

        refuses("journal.too-little-area", () -> books.setGross(item, "0", TODAY));

        assertThat(journal.checkCapacities(Map.of(item, Area.ZERO), TODAY)).containsOnlyKeys(item);
    }

    @Test
    void capacityDoesNotShrinkUnderneathAProposal() {
        UUID item = building("100");
        books.proposed(Books.move(item, UNCOUNTED, RESERVE, "80", TODAY));

        refuses("journal.too-little-area", () -> books.setGross(item, "70", TODAY));
        assertThat(journal.checkCapacities(Map.of(item, Area.ofSquareMetres(70)), TODAY))
                .containsOnlyKeys(item);
        assertThat(journal.checkCapacities(Map.of(item, Area.ofSquareMetres(80)), TODAY))
                .isEmpty();
    }

    @Test
    void aSiteWhoseAreaIsCountedKeepsItAgainstItsFirstBuilding() {
        UUID site = books.registered(NewItem.site("S1").gross("100"), SPRING);
        books.confirmed(Books.move(site, UNCOUNTED, RESERVE, "40", TODAY));

        refuses(
                "journal.too-little-area",
                () -> books.registered(NewItem.building("B1").on("S1").gross("60"), TODAY));

        assertThat(items.findByCode("B1")).isEmpty();
    }

    // ---- reversal

    @Test
    void aReversalNetsToZeroOnceItIsConfirmed() {
        UUID item = building("100");
        UUID posting = books.confirmed(Books.move(item, UNCOUNTED, RELEASE, "30", TODAY));

        UUID reversal = journal.reverse(posting, TODAY, "面积重复", "k1", People.SECOND_EDITOR);

        assertThat(balance(item).of(RELEASE)).isEqualTo(Area.ofSquareMetres(30));
        journal.confirm(List.of(reversal), People.CHECKER);
        assertThat(balance(item).of(RELEASE)).isEqualTo(Area.ZERO);
        assertThat(balance(item).of(UNCOUNTED)).isEqualTo(Area.ofSquareMetres(100));
        assertThat(store.find(reversal).orElseThrow().correctsId()).isEqualTo(posting);
        assertThat(store.find(posting).orElseThrow().correctedById()).isEqualTo(reversal);
    }

    @Test
    void aPostingIsReversedOnceUnlessTheReversalWasRejected() {
        UUID posting = books.confirmed(Books.move(building("100"), UNCOUNTED, RESERVE, "30", TODAY));
        UUID first = journal.reverse(posting, TODAY, "误登", "k1", People.EDITOR);

        refuses("journal.already-corrected", () -> journal.reverse(posting, TODAY, "误登", "k2", People.EDITOR));
        journal.reject(first, "不应冲正", People.CHECKER);
        UUID second = journal.reverse(posting, TODAY, "确属误登", "k3", People.EDITOR);

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void onlyWhatIsConfirmedIsReversed() {
        UUID posting = books.proposed(move(building("100")));

        refuses("journal.not-confirmed", () -> journal.reverse(posting, TODAY, "误登", "k1", People.EDITOR));
    }

    @Test
    void aReversalNeedsAReasonAndAreaToTakeBack() {
        UUID item = building("100");
        UUID posting = books.confirmed(Books.move(item, UNCOUNTED, RESERVE, "30", TODAY));
        books.confirmed(Books.move(item, RESERVE, OPTIMISE, "20", TODAY));

        refuses("journal.reason-missing", () -> journal.reverse(posting, TODAY, " ", "k1", People.EDITOR), false);
        refuses("journal.too-little-area", () -> journal.reverse(posting, TODAY, "误登", "k2", People.EDITOR));
    }

    @Test
    void nothingIsTakenBackBeforeItHappened() {
        UUID posting = books.confirmed(Books.move(building("100"), UNCOUNTED, RESERVE, "30", TODAY));

        refuses(
                "journal.reversal-too-early",
                () -> journal.reverse(posting, TODAY.minusDays(1), "误登", "k1", People.EDITOR));
    }

    // ---- idempotency

    @Test
    void aRepeatedRequestHasOneEffect() {
        UUID item = building("100");
        Books.Movement movement = move(item).keyed("same");

        UUID first = books.proposed(movement);

        assertThat(books.proposed(movement)).isEqualTo(first);
        assertThat(journal.propose(List.of(movement.command(), movement.command()), People.EDITOR))
                .containsExactly(first, first);
        assertThat(store.listByItems(List.of(item))).hasSize(2);
    }

    @Test
    void oneKeyTwiceInOneBatchIsOnePosting() {
        UUID item = building("100");
        Books.Movement movement = move(item).keyed("same");

        List<UUID> made = journal.propose(List.of(movement.command(), movement.command()), People.EDITOR);

        assertThat(made).hasSize(2).containsOnly(made.get(0));
        assertThat(store.listByItems(List.of(item))).hasSize(2);
    }

    @Test
    void aKeyUsedForSomethingElseIsRefused() {
        UUID item = building("100");
        books.proposed(Books.move(item, UNCOUNTED, RESERVE, "10", TODAY).keyed("same"));

        Books.Movement other = Books.move(item, UNCOUNTED, RESERVE, "11", TODAY).keyed("same");

        assertThat(catchThrowableOfType(Refused.class, () -> books.proposed(other))
                        .kind())
                .isEqualTo(Refused.Kind.CONFLICT);
        Books.Movement one = Books.move(item, UNCOUNTED, RESERVE, "1", TODAY).keyed("twin");
        Books.Movement two = Books.move(item, UNCOUNTED, RESERVE, "2", TODAY).keyed("twin");
        refuses(
                "journal.key-used-otherwise",
                () -> journal.propose(List.of(one.command(), two.command()), People.EDITOR));
    }

    @Test
    void aReversalRepeatedWithItsKeyIsTheSameReversal() {
        UUID item = building("100");
        UUID posting = books.confirmed(Books.move(item, UNCOUNTED, RESERVE, "10", TODAY));
        UUID other = books.confirmed(Books.move(item, UNCOUNTED, RESERVE, "10", TODAY));

        UUID reversal = journal.reverse(posting, TODAY, "误登", "k", People.EDITOR);

        assertThat(journal.reverse(posting, TODAY, "误登", "k", People.EDITOR)).isEqualTo(reversal);
        refuses("journal.key-used-otherwise", () -> journal.reverse(other, TODAY, "误登", "k", People.EDITOR));
    }

    // ---- append-only

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update area_posting set area_m2 = area_m2 + 1",
                "update area_posting set reason = reason",
                "delete from area_posting",
                "update posting_decision set checker = 'x'",
                "delete from posting_decision",
                "update audit_row set actor = 'x'",
                "delete from audit_row"
            })
    void noLineIsEverChangedOrTaken(String statement) {
        books.confirmed(move(building("100")));
        Map<String, Long> before = ledger.rows(WRITTEN);

        assertThatThrownBy(() -> ledger.jdbc().update(statement)).hasStackTraceContaining("append-only");

        assertThat(ledger.rows(WRITTEN)).isEqualTo(before);
        assertThat(ledger.jdbc().queryForObject("select max(area_m2) from area_posting", String.class))
                .isEqualTo("100.00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into area_posting (id, item_id, kind, from_account, to_account, area_m2, effective_on, recorded_at,"
                        + " reporting_month, reason, maker, maker_name, idempotency_key) select ?, item_id, kind, to_account,"
                        + " to_account, area_m2, effective_on, recorded_at, reporting_month, reason, maker, maker_name, 'k'"
                        + " from area_posting",
                "insert into area_posting (id, item_id, kind, from_account, to_account, area_m2, effective_on, recorded_at,"
                        + " reporting_month, reason, maker, maker_name, idempotency_key) select ?, item_id, kind,"
                        + " from_account, to_account, 0, effective_on, recorded_at, reporting_month, reason, maker,"
                        + " maker_name, 'k' from area_posting"
            })
    void theDatabaseItselfRefusesNonsense(String statement) {
        building("100");

        assertThatThrownBy(() -> ledger.jdbc().update(statement, UUID.randomUUID()))
                .isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class);
    }

    // ---- audit

    @Test
    void everyDeedIsRecordedInItsOwnTransactionAndNoRefusalLeavesOne() {
        UUID item = building("100");
        UUID posting = books.confirmed(move(item));
        UUID rejected = books.proposed(move(item));
        journal.reject(rejected, "x", People.CHECKER);
        journal.reverse(posting, TODAY, "x", "k", People.EDITOR);
        refuses("journal.already-decided", () -> journal.confirm(List.of(posting), People.SECOND_CHECKER));

        assertThat(ledger.jdbc().queryForList("select action from audit_row order by seq", String.class))
                .containsExactly(
                        "item.register",
                        "posting.propose",
                        "posting.confirm",
                        "posting.propose",
                        "posting.reject",
                        "posting.reverse");
    }

    @Test
    void aPostingThatCannotBeRecordedIsNotMade() {
        UUID item = building("100");
        Map<String, Object> head = ledger.jdbc().queryForMap("select seq, hash from audit_head");
        ledger.jdbc().update("delete from audit_head");
        try {
            assertThatThrownBy(() -> books.proposed(move(item))).isNotInstanceOf(Refused.class);
        } finally {
            ledger.jdbc()
                    .update(
                            "insert into audit_head (id, seq, hash) values (1, ?, ?)",
                            head.get("seq"),
                            head.get("hash"));
        }

        assertThat(store.listByItems(List.of(item))).hasSize(1);
    }

    // ---- history

    @Test
    void onlyTheSystemStatesWhoMadeARecordBefore() {
        UUID item = building("100");
        PostingCommand.History history =
                new PostingCommand.History("wang", "王老师", Instant.parse("2026-04-02T02:00:00Z"));

        refuses("journal.history-not-allowed", move(item).made(history));
        UUID posting = books.proposed(move(item).made(history), Actor.SYSTEM);
        HistoricDecision decision = new HistoricDecision(posting, "李老师", Instant.parse("2026-04-09T02:00:00Z"));
        refuses("journal.history-not-allowed", () -> journal.confirmHistory(List.of(decision), People.CHECKER));

        journal.confirmHistory(List.of(decision), Actor.SYSTEM);

        Posting loaded = store.find(posting).orElseThrow();
        assertThat(loaded.maker()).isEqualTo("wang");
        assertThat(loaded.recordedAt()).isEqualTo(history.recordedAt());
        assertThat(loaded.decision().checkerName()).isEqualTo("李老师");
        assertThat(loaded.decision().decidedAt()).isEqualTo(decision.decidedAt());
    }

    @Test
    void aHistoricDecisionKeepsTheSameRulesAsANewOne() {
        UUID item = building("100");
        Instant made = Instant.parse("2026-04-02T02:00:00Z");
        PostingCommand.History wang = new PostingCommand.History("wang", "王老师", made);
        UUID posting = books.proposed(move(item).made(wang), Actor.SYSTEM);
        UUID unproven = books.proposed(
                Books.move(item, UNCOUNTED, RELEASE, "1", TODAY).on(null).made(wang), Actor.SYSTEM);

        refusesPast("journal.own-posting", new HistoricDecision(posting, "王老师", made));
        refusesPast("journal.decided-before-made", new HistoricDecision(posting, "李老师", made.minusSeconds(1)));
        refusesPast("journal.decided-before-made", new HistoricDecision(posting, "李老师", NOON.plusSeconds(9000)));
        refusesPast("journal.evidence-missing", new HistoricDecision(unproven, "李老师", made));
    }

    @Test
    void onlyTheSystemDatesTheRecordingOfACapacity() {
        Dating past = new Dating(SPRING, Instant.parse("2026-03-02T02:00:00Z"));
        NewItem item = NewItem.building("B1").gross("100");

        refuses("journal.history-not-allowed", () -> items.apply(List.of(item.command()), People.EDITOR, past));
        items.apply(List.of(item.command()), Actor.SYSTEM, past);

        assertThat(store.listByItems(List.of(item.id())).get(0).recordedAt())
                .isEqualTo(Instant.parse("2026-03-02T02:00:00Z"));
    }

    // ---- as of, as known at

    @Test
    void anyDayAsKnownAtAnyInstantStaysAnswerable() {
        UUID item = building("100");
        Instant afterRegistering = clock.instant();
        clock.advance(Duration.ofHours(1));
        UUID posting = books.proposed(Books.move(item, UNCOUNTED, RESERVE, "30", SPRING.plusDays(10)));
        Instant afterProposing = clock.instant();
        clock.advance(Duration.ofHours(1));
        journal.confirm(List.of(posting), People.CHECKER);
        Instant afterConfirming = clock.instant();
        clock.advance(Duration.ofHours(1));
        UUID reversal = journal.reverse(posting, SPRING.plusDays(40), "误登", "k", People.EDITOR);
        journal.confirm(List.of(reversal), People.SECOND_CHECKER);
        Instant now = clock.instant();

        assertThat(reserve(TODAY, afterRegistering)).isEqualTo("0.00");
        assertThat(reserve(TODAY, afterProposing)).isEqualTo("0.00");
        assertThat(reserve(TODAY, afterConfirming)).isEqualTo("30.00");
        assertThat(reserve(SPRING.plusDays(9), now)).isEqualTo("0.00");
        assertThat(reserve(SPRING.plusDays(10), now)).isEqualTo("30.00");
        assertThat(reserve(SPRING.plusDays(39), now)).isEqualTo("30.00");
        assertThat(reserve(SPRING.plusDays(40), now)).isEqualTo("0.00");
        assertThat(reserve(TODAY, now)).isEqualTo("0.00");
        assertThat(reserve(SPRING.minusDays(1), now)).isEqualTo("0.00");
    }

    // ---- reconciliation

    @Test
    void zonesAndBucketsAndStreetsAddUpToTheSameTotal() {
        List<MultiPolygon> shibei = plots("SHIBEI", 2);
        books.registered(
                SPRING,
                NewItem.building("A1").gross("100.01").shaped(shibei.get(0)),
                NewItem.building("A2").gross("200.02").shaped(plots("DANING", 1).get(0)),
                NewItem.building("A3").gross("300.03"),
                NewItem.building("A4").gross("400.04").with(ItemField.DECLARED_STREET, "彭浦镇"),
                NewItem.site("S1").gross("900").shaped(shibei.get(1)),
                NewItem.building("A5").gross("500.05").on("S1"));
        books.confirmed(Books.move(id("A1"), UNCOUNTED, RESERVE, "100.01", TODAY));
        books.confirmed(Books.move(id("A3"), UNCOUNTED, RELEASE, "33.33", TODAY));
        books.proposed(Books.move(id("A4"), UNCOUNTED, RELEASE, "40", TODAY));

        Reconciliation.Statement statement = reconciliation.reconcile(null, null, Locale.CHINESE);

        assertThat(statement.balanced()).as("%s", statement.differences()).isTrue();
        assertThat(statement.total().total_m2()).isEqualByComparingTo("1500.15");
        assertThat(statement.capacity_m2()).isEqualByComparingTo("1500.15");
        assertThat(statement.byZone())
                .extracting(Reconciliation.ZoneLine::zone)
                .containsExactly("SHIBEI", "DANING", "SUHEWAN", "NANXI", Zones.NONE, Zones.UNPLACED);
        assertThat(line(statement, "SHIBEI").reserve_m2()).isEqualByComparingTo("100.01");
        assertThat(line(statement, Zones.UNPLACED).total_m2()).isEqualByComparingTo("1200.12");
        assertThat(line(statement, Zones.UNPLACED).release_m2()).isEqualByComparingTo("33.33");
        assertThat(statement.byStreet().stream()
                        .map(Reconciliation.StreetLine::total_m2)
                        .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add))
                .isEqualByComparingTo("1500.15");
    }

    @Test
    void anEmptyLedgerIsBalanced() {
        Reconciliation.Statement statement = reconciliation.reconcile(null, null, Locale.ENGLISH);

        assertThat(statement.balanced()).isTrue();
        assertThat(statement.total().total_m2()).isEqualByComparingTo("0");
        assertThat(statement.byZone()).hasSize(6);
    }

    @Test
    void anOlderLedgerIsNotHeldAgainstTodaysRegisters() {
        UUID item = building("100");
        Instant before = clock.instant();
        clock.advance(Duration.ofHours(1));
        books.setGross(item, "150", TODAY);

        assertThat(reconciliation.reconcile(TODAY, before, Locale.CHINESE).balanced())
                .isTrue();
        assertThat(reconciliation
                        .reconcile(TODAY, before, Locale.CHINESE)
                        .total()
                        .total_m2())
                .isEqualByComparingTo("100");
    }

    @Test
    void aRegisterThatLeftTheLedgerBehindIsSaidAloud() {
        building("100");
        ledger.jdbc().update("update item set capacity_m2 = 120");

        Reconciliation.Statement statement = reconciliation.reconcile(null, null, Locale.CHINESE);

        assertThat(statement.balanced()).isFalse();
        assertThat(statement.differences())
                .extracting(Reconciliation.Difference::check)
                .containsExactly("LEDGER_EQUALS_REGISTER");
    }

    // ---- no square metre twice

    @Test
    void overlappingGroundIsNotCountedTwice() {
        MultiPolygon plot = plots("SHIBEI", 1).get(0);
        UUID first = books.registered(NewItem.building("B1").gross("100").shaped(plot), SPRING);
        UUID second = books.registered(NewItem.building("B2").gross("100").shaped(Plots.pushed(plot, 0.5)), SPRING);
        books.confirmed(Books.move(first, UNCOUNTED, RESERVE, "10", TODAY));
        UUID proposal = books.proposed(Books.move(second, UNCOUNTED, RESERVE, "10", TODAY));

        Refused refusal = refuses("journal.counted-twice", () -> journal.confirm(List.of(proposal), People.CHECKER));

        assertThat(refusal.arguments()).containsEntry("other", "B1");
        assertThat(new java.math.BigDecimal(refusal.arguments().get("shared"))).isGreaterThan(java.math.BigDecimal.ONE);
        assertThat(reconciliation.reconcile(null, null, Locale.CHINESE).collisions())
                .isEmpty();
    }

    @Test
    void identicalAndNestedGroundIsOverlappingGround() {
        MultiPolygon plot = plots("SHIBEI", 1).get(0);
        UUID first = books.registered(NewItem.building("B1").gross("100").shaped(plot), SPRING);
        UUID second = books.registered(NewItem.building("B2").gross("100").shaped(plot), SPRING);
        UUID one = books.proposed(Books.move(first, UNCOUNTED, RESERVE, "10", TODAY));
        UUID other = books.proposed(Books.move(second, UNCOUNTED, RESERVE, "10", TODAY));

        refuses("journal.counted-twice", () -> journal.confirm(List.of(one, other), People.CHECKER));
        journal.confirm(List.of(one), People.CHECKER);
        refuses("journal.counted-twice", () -> journal.confirm(List.of(other), People.CHECKER));
    }

    @Test
    void touchingGroundAndUncountedGroundAreNoCollision() {
        MultiPolygon plot = plots("SHIBEI", 1).get(0);
        UUID first = books.registered(NewItem.building("B1").gross("100").shaped(plot), SPRING);
        UUID touching = books.registered(NewItem.building("B2").gross("100").shaped(Plots.pushed(plot, 1)), SPRING);
        books.registered(NewItem.building("B3").gross("100").shaped(Plots.pushed(plot, 0.3)), SPRING);

        books.confirmed(Books.move(first, UNCOUNTED, RESERVE, "10", TODAY));
        books.confirmed(Books.move(touching, UNCOUNTED, RESERVE, "10", TODAY));
    }

    @Test
    void aBuildingDoesNotCollideWithTheSiteItStandsOn() {
        MultiPolygon plot = plots("SHIBEI", 1).get(0);
        books.registered(
                SPRING,
                NewItem.site("S1").gross("500").shaped(plot),
                NewItem.building("B1").on("S1").gross("100").shaped(plot));

        books.confirmed(Books.move(id("B1"), UNCOUNTED, RESERVE, "10", TODAY));
    }

    @Test
    void aBuildingCollidesWithAStrangersSite() {
        MultiPolygon plot = plots("SHIBEI", 1).get(0);
        UUID site = books.registered(NewItem.site("S1").gross("500").shaped(plot), SPRING);
        UUID building = books.registered(NewItem.building("B1").gross("100").shaped(plot), SPRING);
        books.confirmed(Books.move(site, UNCOUNTED, RESERVE, "10", TODAY));
        UUID proposal = books.proposed(Books.move(building, UNCOUNTED, RESERVE, "10", TODAY));

        refuses("journal.counted-twice", () -> journal.confirm(List.of(proposal), People.CHECKER));
    }

    @Test
    void takingAreaOutOfTheCountIsNeverBlockedByACollision() {
        MultiPolygon plot = plots("SHIBEI", 1).get(0);
        UUID first = books.registered(NewItem.building("B1").gross("100").shaped(plot), SPRING);
        UUID second = books.registered(NewItem.building("B2").gross("100"), SPRING);
        books.confirmed(Books.move(first, UNCOUNTED, RESERVE, "10", TODAY));
        books.confirmed(Books.move(second, UNCOUNTED, RESERVE, "10", TODAY));
        items.apply(
                List.of(new io.wanping.register.ItemCommand.Revise(
                        second,
                        1,
                        io.wanping.register.FieldValues.none(),
                        null,
                        plot,
                        Map.of(),
                        Map.of(),
                        "",
                        io.wanping.register.ItemSource.mapEdit())),
                People.EDITOR,
                Dating.effective(TODAY));
        assertThat(reconciliation.reconcile(null, null, Locale.CHINESE).collisions())
                .hasSize(1);

        books.confirmed(Books.move(second, RESERVE, UNCOUNTED, "10", TODAY));

        assertThat(reconciliation.reconcile(null, null, Locale.CHINESE).collisions())
                .isEmpty();
    }

    @Test
    void aWholeStreetOfBuildingsIsConfirmedAtOnce() {
        List<MultiPolygon> plots = plots("SHIBEI", 40);
        NewItem[] described = new NewItem[40];
        for (int i = 0; i < 40; i++) {
            described[i] = NewItem.building("B" + i).gross("100").shaped(plots.get(i));
        }
        books.registered(SPRING, described);
        List<UUID> proposals = journal.propose(
                java.util.Arrays.stream(described)
                        .map(item -> Books.move(item.id(), UNCOUNTED, RESERVE, "10", TODAY)
                                .command())
                        .toList(),
                People.EDITOR);

        journal.confirm(proposals, People.CHECKER);

        NewItem intruder = NewItem.building("X").gross("100").shaped(Plots.pushed(plots.get(7), 0.2));
        books.registered(intruder, SPRING);
        UUID proposal = books.proposed(Books.move(intruder.id(), UNCOUNTED, RESERVE, "10", TODAY));
        refuses("journal.counted-twice", () -> journal.confirm(List.of(proposal), People.CHECKER));
    }

    private UUID building(String squareMetres) {
        return books.registered(NewItem.building("B-" + UUID.randomUUID()).gross(squareMetres), SPRING);
    }

    private UUID id(String code) {
        return items.findByCode(code).orElseThrow().id();
    }

    private static Books.Movement move(UUID item) {
        return Books.move(item, UNCOUNTED, RESERVE, "10", TODAY);
    }

    private List<MultiPolygon> plots(String zone, int count) {
        return Plots.within(zones.findZoneByName(zone).orElseThrow().outline(), count);
    }

    private ItemBalance balance(UUID item) {
        return store.balances(List.of(item)).get(item);
    }

    private String reserve(LocalDate asOf, Instant knownAt) {
        return reconciliation
                .reconcile(asOf, knownAt, Locale.CHINESE)
                .total()
                .reserve_m2()
                .toPlainString();
    }

    private static Reconciliation.ZoneLine line(Reconciliation.Statement statement, String zone) {
        return statement.byZone().stream()
                .filter(line -> line.zone().equals(zone))
                .findFirst()
                .orElseThrow();
    }

    private Refused refuses(String code, Books.Movement movement) {
        return refuses(code, movement, People.EDITOR);
    }

    private Refused refuses(String code, Books.Movement movement, Actor actor) {
        return refuses(code, () -> books.proposed(movement, actor));
    }

    private void refusesPast(String code, HistoricDecision decision) {
        refuses(code, () -> journal.confirmHistory(List.of(decision), Actor.SYSTEM));
    }

    private Refused refuses(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable deed) {
        return refuses(code, deed, true);
    }

    /** Refused with this code, and nothing was written. */
    private Refused refuses(
            String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable deed, boolean codeComesFirst) {
        Map<String, Long> before = ledger.rows(WRITTEN);
        Refused refusal = catchThrowableOfType(Refused.class, deed);
        assertThat(refusal).as("is refused").isNotNull();
        if (codeComesFirst) {
            assertThat(refusal.code()).isEqualTo(code);
        } else {
            assertThat(refusal.findings()).extracting(Finding::code).contains(code);
        }
        assertThat(ledger.rows(WRITTEN)).isEqualTo(before);
        return refusal;
    }
}
