package io.wanping.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wanping.account.Actor;
import io.wanping.finding.Finding;
import io.wanping.finding.Refused;
import io.wanping.geo.Area;
import io.wanping.testing.AtOnce;
import io.wanping.testing.NewItem;
import io.wanping.testing.People;
import io.wanping.testing.Plots;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Zones;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.beans.factory.annotation.Autowired;

/** The registers as a service, on a real database. */
abstract class RegisterContract {

    private static final String[] WRITTEN = {"item", "item_scope", "item_revision", "area_posting", "audit_row"};

    @Autowired
    private Items items;

    @Autowired
    private ItemStore store;

    @Autowired
    private Zones zones;

    @Autowired
    private Clock clock;

    @Autowired
    private TestLedger ledger;

    @BeforeEach
    void empty() {
        ledger.clear();
    }

    @Test
    void aCodeIsGivenOnce() {
        register(NewItem.site("S1"));
        Map<String, Long> before = ledger.rows(WRITTEN);

        assertThat(refusal(NewItem.building("S1")).code()).isEqualTo("register.code-taken");
        assertThat(refusal(NewItem.site(" S1 ")).code()).isEqualTo("register.code-taken");
        assertThat(refusal(NewItem.site("S2"), NewItem.building("S2")).code()).isEqualTo("register.code-taken");
        assertThat(ledger.rows(WRITTEN)).isEqualTo(before);
    }

    @Test
    void oneBadRecordAmongManyWritesNothing() {
        Refused refusal =
                refusal(NewItem.site("S1").gross("100"), NewItem.building("B1").gross("-5"), NewItem.building("B2"));

        assertThat(refusal.findings()).extracting(Finding::code).containsExactly("register.negative-number");
        assertThat(ledger.rows(WRITTEN).values()).containsOnly(0L);
    }

    @Test
    void aBuildingStandsOnASiteThatIsThere() {
        assertThat(refusal(NewItem.building("B1").on("S9")).code()).isEqualTo("register.site-unknown");
        register(NewItem.building("B2"));
        assertThat(refusal(NewItem.building("B3").on("B2")).code()).isEqualTo("register.site-is-a-building");
        assertThat(refusal(NewItem.building("B4").on("B4")).code()).isEqualTo("register.site-is-a-building");
    }

    @Test
    void aSiteAndItsBuildingsMayComeTogetherInAnyOrder() {
        NewItem building = NewItem.building("B1").on("S1").gross("500");

        register(building, NewItem.site("S1").gross("900"));

        assertThat(item(building).siteId()).isEqualTo(byCode("S1").id());
        assertThat(byCode("S1").capacity()).isEqualTo(Area.ZERO);
    }

    @Test
    void unknownScopesAreRefused() {
        assertThat(refusal(NewItem.site("S1").inScopes("ATLANTIS")).code()).isEqualTo("register.scope-unknown");
    }

    @Test
    void aChangeOfWhatIsNotThereIsNotFound() {
        Refused refusal = refusal(revision(UUID.randomUUID(), 1, FieldValues.none()));

        assertThat(refusal.kind()).isEqualTo(Refused.Kind.NOT_FOUND);
    }

    @Test
    void aChangeMadeFromAnOldVersionIsRefusedWithBothVersions() {
        NewItem building = NewItem.building("B1");
        register(building);
        apply(revision(building.id(), 1, FieldValues.none().with(ItemField.NAME, "一号楼")));
        Map<String, Long> before = ledger.rows(WRITTEN);

        Refused refusal = refusal(revision(building.id(), 1, FieldValues.none().with(ItemField.NAME, "二号楼")));

        assertThat(refusal.kind()).isEqualTo(Refused.Kind.STALE);
        assertThat(refusal.arguments()).containsEntry("seen", "1").containsEntry("current", "2");
        assertThat(item(building).name()).isEqualTo("一号楼");
        assertThat(ledger.rows(WRITTEN)).isEqualTo(before);
    }

    @Test
    void twoChangesOfOneItemInOneGoAreRefused() {
        NewItem building = NewItem.building("B1").gross("100");
        register(building);

        Refused refusal = refusal(
                revision(building.id(), 1, FieldValues.none().with(ItemField.NAME, "一号楼")),
                revision(building.id(), 1, FieldValues.none().with(ItemField.NAME, "二号楼")));

        assertThat(refusal.kind()).isEqualTo(Refused.Kind.STALE);
        assertThat(item(building).version()).isEqualTo(1);
    }

    @Test
    void ofTwoPeopleWithTheSameVersionOneWins() {
        NewItem building = NewItem.building("B1");
        register(building);
        for (int round = 1; round <= 20; round++) {
            int version = round;
            List<@Nullable Throwable> outcomes = AtOnce.run(
                    () -> apply(
                            revision(building.id(), version, FieldValues.none().with(ItemField.NAME, "甲" + version))),
                    () -> apply(
                            revision(building.id(), version, FieldValues.none().with(ItemField.NAME, "乙" + version))));

            assertThat(outcomes).filteredOn(outcome -> outcome == null).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(outcome -> outcome instanceof Refused)
                    .hasSize(1);
        }
        assertThat(store.listRevisions(building.id())).hasSize(21);
    }

    @Test
    void neighboursRegisterBuildingsOnOneSiteWithoutGettingInEachOthersWay() {
        for (int round = 0; round < 20; round++) {
            String site = "S" + round;
            register(NewItem.site(site).gross("1000"));
            NewItem one = NewItem.building(site + "-1").on(site).gross("100");
            NewItem other = NewItem.building(site + "-2").on(site).gross("200");

            assertThat(AtOnce.run(() -> register(one), () -> register(other))).containsOnlyNulls();
            assertThat(byCode(site).capacity()).isEqualTo(Area.ZERO);
        }
        assertThat(ledger.jdbc().queryForObject("""
                        select sum(case when to_account = 'UNCOUNTED' then area_m2 else -area_m2 end)
                        from area_posting""", BigDecimal.class)).isEqualByComparingTo("6000");
    }

    @Test
    void aSiteThatWinsItsFirstBuildingCountsNothingAndCountsAgainWhenItLosesTheLast() {
        NewItem site = NewItem.site("S1").gross("1000");
        register(site);
        assertThat(item(site).capacity()).isEqualTo(Area.ofSquareMetres(1000));

        NewItem building = NewItem.building("B1").on("S1").gross("400");
        register(building);
        assertThat(item(site).capacity()).isEqualTo(Area.ZERO);
        assertThat(item(site).version()).isEqualTo(1);
        assertThat(booked(site)).isEqualByComparingTo("0");
        assertThat(booked(building)).isEqualByComparingTo("400");

        apply(revision(building.id(), 1, FieldValues.none().with(ItemField.SITE_CODE, null)));
        assertThat(item(site).capacity()).isEqualTo(Area.ofSquareMetres(1000));
        assertThat(booked(site)).isEqualByComparingTo("1000");
    }

    @Test
    void aBuildingThatMovesToAnotherSiteSettlesBoth() {
        register(NewItem.site("S1").gross("1000"), NewItem.site("S2").gross("2000"));
        NewItem building = NewItem.building("B1").on("S1").gross("400");
        register(building);

        apply(revision(building.id(), 1, FieldValues.none().with(ItemField.SITE_CODE, "S2")));

        assertThat(byCode("S1").capacity()).isEqualTo(Area.ofSquareMetres(1000));
        assertThat(byCode("S2").capacity()).isEqualTo(Area.ZERO);
    }

    @Test
    void eachChangeOfCapacityIsBookedAsItsDifference() {
        NewItem building = NewItem.building("B1").gross("400");
        register(building);
        apply(revision(building.id(), 1, gross("650.25")));
        apply(revision(building.id(), 2, gross("600")));
        apply(revision(building.id(), 3, FieldValues.none().with(ItemField.NAME, "改名不入账")));

        assertThat(ledger.jdbc()
                        .queryForList(
                                "select from_account || '>' || to_account || ' ' || area_m2 from area_posting"
                                        + " order by seq",
                                String.class))
                .containsExactly("ORIGIN>UNCOUNTED 400.00", "ORIGIN>UNCOUNTED 250.25", "UNCOUNTED>ORIGIN 50.25");
        assertThat(item(building).capacity()).isEqualTo(Area.ofSquareMetres(600));
    }

    @Test
    void anOperatorCannotTouchAnotherZone() {
        Actor shibei = People.operatorOf("SHIBEI");
        NewItem daning = NewItem.site("D1").shaped(plot("DANING", 0));
        register(daning);
        Map<String, Long> before = ledger.rows(WRITTEN);

        assertThat(refusal(shibei, revision(daning.id(), 1, FieldValues.none().with(ItemField.NAME, "x")))
                        .code())
                .isEqualTo("register.not-your-zone");
        assertThat(refusal(shibei, NewItem.site("D2").shaped(plot("DANING", 1)).command())
                        .code())
                .isEqualTo("register.not-your-zone");
        assertThat(ledger.rows(WRITTEN)).isEqualTo(before);
        items.apply(List.of(NewItem.site("S1").shaped(plot("SHIBEI", 0)).command()), shibei, today());
    }

    @Test
    void anOperatorCannotMoveAnItemOutOfTheZoneNorFetchOneIn() {
        Actor shibei = People.operatorOf("SHIBEI");
        NewItem mine = NewItem.site("S1").shaped(plot("SHIBEI", 0));
        NewItem theirs = NewItem.site("D1").shaped(plot("DANING", 0));
        register(mine, theirs);

        assertThat(refusal(shibei, moved(mine.id(), plot("DANING", 1))).code()).isEqualTo("register.not-your-zone");
        assertThat(refusal(shibei, moved(theirs.id(), plot("SHIBEI", 1))).code())
                .isEqualTo("register.not-your-zone");
    }

    @Test
    void anOperatorCannotChangeWhatASiteInAnotherZoneCountsByPuttingABuildingOnIt() {
        register(NewItem.site("D1").gross("1000").shaped(plot("DANING", 0)));
        ItemCommand building = NewItem.building("B1")
                .on("D1")
                .gross("10")
                .shaped(plot("SHIBEI", 0))
                .command();

        assertThat(refusal(People.operatorOf("SHIBEI"), building).code()).isEqualTo("register.not-your-zone");
        assertThat(byCode("D1").capacity()).isEqualTo(Area.ofSquareMetres(1000));
    }

    @Test
    void offTheMapTheDeclaredZoneSaysWhoIsInCharge() {
        ItemCommand mine =
                NewItem.site("S1").with(ItemField.DECLARED_ZONE, "市北").command();
        ItemCommand theirs =
                NewItem.site("D1").with(ItemField.DECLARED_ZONE, "大宁").command();
        ItemCommand nobodys = NewItem.site("N1").command();
        Actor shibei = People.operatorOf("SHIBEI");

        items.apply(List.of(mine), shibei, today());
        assertThat(refusal(shibei, theirs).code()).isEqualTo("register.not-your-zone");
        assertThat(refusal(shibei, nobodys).code()).isEqualTo("register.not-your-zone");
    }

    @Test
    void anItemLiesInTheZoneThatHoldsMostOfItAndElseInABucket() {
        NewItem placed = NewItem.site("S1").shaped(plot("SHIBEI", 0));
        NewItem unplaced = NewItem.site("S2").with(ItemField.DECLARED_STREET, "大宁路街道");
        NewItem outside =
                NewItem.site("S3").shaped(Plots.AT_SEA).from(ItemSource.survey(UUID.randomUUID(), "摸排表.xlsx", "地块", 7));
        register(placed, unplaced, outside);

        assertThat(item(placed).zone()).isEqualTo("SHIBEI");
        assertThat(item(placed).zoneShare()).isEqualByComparingTo("1");
        assertThat(item(placed).measuredArea().squareMetres())
                .isBetween(new BigDecimal("2000"), new BigDecimal("3000"));
        assertThat(item(unplaced).zone()).isEqualTo(Zones.UNPLACED);
        assertThat(item(unplaced).measuredArea()).isNull();
        assertThat(item(unplaced).street())
                .isEqualTo(zones.findStreetByName("大宁路街道").orElseThrow().code());
        assertThat(item(outside).zone()).isEqualTo(Zones.NONE);
        assertThat(item(outside).zoneShare()).isEqualByComparingTo("0");
    }

    @Test
    void aShapeDrawnOutsideTheDistrictIsRefused() {
        assertThat(refusal(NewItem.site("S1").shaped(Plots.AT_SEA)).code()).isEqualTo("register.outside-district");
        NewItem inside = NewItem.site("S2").shaped(plot("SHIBEI", 0));
        register(inside);
        assertThat(refusal(moved(inside.id(), Plots.AT_SEA)).code()).isEqualTo("register.outside-district");
    }

    @Test
    void aSurveyedShapeOutsideTheDistrictIsTheSurveysQuestionAndSitsInNoZone() {
        NewItem row =
                NewItem.site("S1").shaped(Plots.AT_SEA).from(ItemSource.survey(UUID.randomUUID(), "摸排表.xlsx", "地块", 7));

        register(row);

        assertThat(item(row).zone()).isEqualTo(Zones.NONE);
        assertThat(item(row).street()).isNull();
        apply(revision(row.id(), 1, FieldValues.none().with(ItemField.NAME, "不动图形就不再问")));
    }

    @Test
    void everyRevisionSaysWhatChangedWhoChangedItAndWhereItCameFrom() {
        UUID batch = UUID.randomUUID();
        CellSource cell = new CellSource(batch, "摸排表.xlsx", "楼栋", "F12", "1.2万");
        NewItem building = NewItem.building("B1")
                .gross("12000")
                .inScopes(zones.listScopes().get(0).code())
                .saying(ItemField.GROSS_FLOOR_AREA, cell)
                .from(ItemSource.survey(batch, "摸排表.xlsx", "楼栋", 12));
        register(building);
        assertThat(item(building).provenance()).containsEntry(ItemField.GROSS_FLOOR_AREA, cell);

        items.apply(
                List.of(new ItemCommand.Revise(
                        building.id(),
                        1,
                        gross("11000").with(ItemField.NAME, "一号楼"),
                        Set.of(),
                        null,
                        Map.of(),
                        Map.of("备注列", "原样保留"),
                        "现场复测",
                        ItemSource.mapEdit())),
                People.SECOND_EDITOR,
                today());

        List<ItemStore.RecordedRevision> revisions = store.listRevisions(building.id());
        assertThat(revisions).extracting(ItemStore.RecordedRevision::revision).containsExactly(2L, 1L);
        ItemStore.RecordedRevision second = revisions.get(0);
        assertThat(second.actor()).isEqualTo(People.SECOND_EDITOR.username());
        assertThat(second.reason()).isEqualTo("现场复测");
        assertThat(second.source().kind()).isEqualTo(ItemSource.Kind.MAP_EDIT);
        assertThat(ItemJson.readChanges(second.changesJson()))
                .extracting(change -> change.get("field"))
                .containsExactlyInAnyOrder("grossFloorArea_m2", "name", "scopes");
        assertThat(revisions.get(1).source()).isEqualTo(ItemSource.survey(batch, "摸排表.xlsx", "楼栋", 12));
        assertThat(item(building).provenance()).isEmpty();
        assertThat(item(building).attributes()).containsEntry("备注列", "原样保留");
        assertThat(item(building).scopes()).isEmpty();
    }

    @Test
    void everyFieldComesBackAsItWent() {
        FieldValues all = FieldValues.none();
        for (ItemField field : ItemField.values()) {
            if (field.appliesTo(ItemKind.BUILDING) && field != ItemField.SITE_CODE) {
                all = all.with(field, sample(field));
            }
        }
        NewItem building = NewItem.building("B1");
        for (ItemField field : all.fields()) {
            building.with(field, all.get(field));
        }

        register(building);

        assertThat(item(building).fields()).isEqualTo(all);
    }

    @Test
    void aRevisionIsNeverRewritten() {
        register(NewItem.site("S1"));

        for (String statement : List.of("update item_revision set reason = 'x'", "delete from item_revision")) {
            assertThat(catchThrowableOfType(
                            org.springframework.dao.DataAccessException.class,
                            () -> ledger.jdbc().update(statement)))
                    .as(statement)
                    .hasStackTraceContaining("append-only");
        }
    }

    @Test
    void theDeedIsRecordedWithTheChangeAndOnlyWithIt() {
        register(NewItem.site("S1"));
        refusal(NewItem.site("S1"));

        assertThat(ledger.jdbc().queryForList("select action || ' ' || subject from audit_row", String.class))
                .containsExactly("item.register S1");
    }

    @Test
    void aChangeThatCannotBeRecordedIsNotMade() {
        ledger.jdbc().update("delete from audit_head");
        try {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> register(NewItem.site("S1"))))
                    .isNotNull();
        } finally {
            ledger.jdbc().update("insert into audit_head (id, seq, hash) values (1, 0, ?)", "0".repeat(64));
        }

        assertThat(ledger.rows(WRITTEN).values()).containsOnly(0L);
    }

    @Test
    void findsWhatIsNear() {
        MultiPolygon here = plot("SHIBEI", 0);
        NewItem placed = NewItem.site("S1").shaped(here);
        register(placed, NewItem.site("S2").shaped(plot("DANING", 0)), NewItem.site("S3"));

        assertThat(items.listNear(here.getEnvelopeInternal()))
                .extracting(Item::id)
                .containsExactly(placed.id());
    }

    private static Object sample(ItemField field) {
        return switch (field.type()) {
            case TEXT -> "值 " + field.jsonName();
            case CHOICE -> field.choices().get(0);
            case AREA, DECIMAL -> new BigDecimal("12.34");
            case INTEGER -> 7;
            case DATE -> LocalDate.of(2026, 2, 28);
            case YES_NO -> true;
        };
    }

    private MultiPolygon plot(String zone, int number) {
        return Plots.within(zones.findZoneByName(zone).orElseThrow().outline(), number + 1)
                .get(number);
    }

    private BigDecimal booked(NewItem item) {
        return ledger.jdbc().queryForObject("""
                        select coalesce(sum(case when to_account = 'UNCOUNTED' then area_m2 else -area_m2 end), 0)
                        from area_posting where item_id = ?""", BigDecimal.class, item.id());
    }

    private static FieldValues gross(String squareMetres) {
        return FieldValues.none().with(ItemField.GROSS_FLOOR_AREA, new BigDecimal(squareMetres));
    }

    private static ItemCommand revision(UUID id, long base, FieldValues fields) {
        return new ItemCommand.Revise(id, base, fields, null, null, Map.of(), Map.of(), "", ItemSource.mapEdit());
    }

    private static ItemCommand moved(UUID id, MultiPolygon geometry) {
        return new ItemCommand.Revise(
                id, 1, FieldValues.none(), null, geometry, Map.of(), Map.of(), "", ItemSource.mapEdit());
    }

    private Object register(NewItem... described) {
        return apply(Arrays.stream(described).map(NewItem::command).toArray(ItemCommand[]::new));
    }

    private Object apply(ItemCommand... commands) {
        return items.apply(List.of(commands), People.EDITOR, today());
    }

    private Refused refusal(NewItem... described) {
        return refusal(
                People.EDITOR, Arrays.stream(described).map(NewItem::command).toArray(ItemCommand[]::new));
    }

    private Refused refusal(ItemCommand... commands) {
        return refusal(People.EDITOR, commands);
    }

    private Refused refusal(Actor actor, ItemCommand... commands) {
        Refused refusal = catchThrowableOfType(Refused.class, () -> items.apply(List.of(commands), actor, today()));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private Item item(NewItem described) {
        return items.getItem(described.id());
    }

    private Item byCode(String code) {
        return items.findByCode(code).orElseThrow();
    }

    private Dating today() {
        return Dating.effective(LocalDate.now(clock));
    }
}
