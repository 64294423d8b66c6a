package io.wanping.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wanping.finding.Finding;
import io.wanping.finding.Refused;
import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import io.wanping.journal.AreaJournal;
import io.wanping.testing.Entries;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Zones;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Taking an item back to an earlier revision, and out of the registers. */
abstract class LeavingTheRegisterContract {

    private static final LocalDate DAY = LocalDate.of(2025, 1, 1);

    @Autowired
    private TestLedger ledger;

    @Autowired
    private Items items;

    @Autowired
    private AreaJournal journal;

    @Autowired
    private Zones zones;

    private Entries entries;

    @BeforeEach
    void clear() {
        ledger.clear();
        entries = new Entries(items, journal, zones);
    }

    @Test
    void goesBackToWhatItWasAndEmptiesWhatWasNotKnownThen() {
        UUID id = entries.register(
                ItemKind.SITE,
                "A-1",
                Entries.gross(500).with(ItemField.NAME, "一厂"),
                entries.squareIn("SHIBEI", 0),
                DAY,
                "INDUSTRIAL_PARKS");
        Item before = items.getItem(id);
        apply(new ItemCommand.Revise(
                id,
                1,
                Entries.gross(800).with(ItemField.ADDRESS, "某路").with(ItemField.NAME, null),
                java.util.Set.of(),
                entries.squareIn("DANING", 0),
                Map.of(),
                Map.of("新列", "值"),
                "",
                ItemSource.mapEdit()));

        apply(new ItemCommand.Restore(id, 2, 1, "改回", ItemSource.mapEdit()));

        Item after = items.getItem(id);
        assertThat(after.version()).isEqualTo(3);
        assertThat(after.fields()).isEqualTo(before.fields());
        assertThat(after.scopes()).isEqualTo(before.scopes());
        assertThat(after.geometry()).isEqualTo(before.geometry());
        assertThat(after.zone()).isEqualTo("SHIBEI");
        assertThat(after.attributes()).isEmpty();
        assertThat(after.capacity()).isEqualTo(Area.ofSquareMetres(500));
    }

    @Test
    void takesAnOutlineAwayThatWasNotThereBefore() {
        UUID id = entries.site("A-1", 500, null, DAY);
        apply(new ItemCommand.Revise(
                id,
                1,
                FieldValues.none(),
                null,
                entries.squareIn("SHIBEI", 0),
                Map.of(),
                Map.of(),
                "",
                ItemSource.mapEdit()));

        apply(new ItemCommand.Restore(id, 2, 1, "改回", ItemSource.mapEdit()));

        assertThat(items.getItem(id).geometry()).isNull();
        assertThat(items.getItem(id).zone()).isEqualTo(Zones.UNPLACED);
    }

    @Test
    void leavesEveryListGivesItsCapacityBackAndFreesItsCode() {
        UUID site = entries.site("A-1", 500, null, DAY);
        UUID building = entries.register(
                ItemKind.BUILDING,
                "A-1-1",
                Entries.gross(300).with(ItemField.SITE_CODE, "A-1"),
                entries.squareIn("SHIBEI", 0),
                DAY);

        apply(new ItemCommand.Retire(building, 1, "登记错了", ItemSource.mapEdit()));

        assertThat(items.findByCode("A-1-1")).isEmpty();
        assertThat(items.listByIds(List.of(building))).isEmpty();
        assertThat(items.listNear(entries.squareIn("SHIBEI", 0).getEnvelopeInternal()))
                .isEmpty();
        assertThat(items.getItem(site).capacity())
                .as("the site counts itself again")
                .isEqualTo(Area.ofSquareMetres(500));
        assertThat(journal.listByItems(List.of(building)).stream()
                        .map(posting -> posting.to() == AreaAccount.ORIGIN
                                ? posting.area().negate()
                                : posting.area())
                        .reduce(Area.ZERO, Area::plus))
                .isEqualTo(Area.ZERO);
        assertThat(entries.site("A-1-1", 10, null, DAY)).isNotEqualTo(building);
    }

    @Test
    void keepsASiteThatStillHasBuildingsUnlessTheyLeaveWithIt() {
        UUID site = entries.site("A-1", 500, null, DAY);
        UUID building = entries.register(
                ItemKind.BUILDING, "A-1-1", Entries.gross(300).with(ItemField.SITE_CODE, "A-1"), null, DAY);
        ItemCommand leave = new ItemCommand.Retire(site, 1, "登记错了", ItemSource.mapEdit());

        Refused refused = catchThrowableOfType(Refused.class, () -> apply(leave));

        assertThat(refused.findings()).extracting(Finding::code).containsExactly("register.site-has-buildings");
        apply(leave, new ItemCommand.Retire(building, 1, "登记错了", ItemSource.mapEdit()));
        assertThat(items.hasOtherThanSample()).isTrue();
        assertThat(items.listByIds(List.of(site, building))).isEmpty();
    }

    @Test
    void keepsAnItemWhoseAreaIsPosted() {
        UUID site = entries.site("A-1", 500, null, DAY);
        entries.propose(site, AreaAccount.UNCOUNTED, AreaAccount.RESERVE, 100, DAY);

        Refused refused = catchThrowableOfType(
                Refused.class, () -> apply(new ItemCommand.Retire(site, 1, "登记错了", ItemSource.mapEdit())));

        assertThat(refused.code()).isEqualTo("journal.too-little-area");
        assertThat(items.getItem(site).fields().number(ItemField.GROSS_FLOOR_AREA))
                .isEqualByComparingTo(new BigDecimal("500"));
    }

    @Test
    void refusesAStaleBaseAndARevisionThereNeverWas() {
        UUID site = entries.site("A-1", 500, null, DAY);

        Refused stale = catchThrowableOfType(
                Refused.class, () -> apply(new ItemCommand.Restore(site, 2, 1, "", ItemSource.mapEdit())));
        Refused unknown = catchThrowableOfType(
                Refused.class, () -> apply(new ItemCommand.Restore(site, 1, 9, "", ItemSource.mapEdit())));

        assertThat(stale.code()).isEqualTo("register.stale");
        assertThat(unknown.code()).isEqualTo("register.revision-unknown");
    }

    private void apply(ItemCommand... commands) {
        items.apply(List.of(commands), Entries.MAKER, Dating.effective(DAY));
    }
}
