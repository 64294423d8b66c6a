package io.wanping.journal;

import static io.wanping.journal.AreaAccount.RESERVE;
import static io.wanping.journal.AreaAccount.UNCOUNTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wanping.finding.Finding;
import io.wanping.finding.Refused;
import io.wanping.register.Dating;
import io.wanping.register.FieldValues;
import io.wanping.register.ItemCommand;
import io.wanping.register.ItemSource;
import io.wanping.register.Items;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.NewItem;
import io.wanping.testing.People;
import io.wanping.testing.Plots;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Zones;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Ground two counted items share, and what people say about it, on a real database. */
abstract class SharedGroundContract {

    @Autowired
    private SharedGrounds grounds;

    @Autowired
    private AreaJournal journal;

    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    private Items items;

    @Autowired
    private Zones zones;

    @Autowired
    private Clerks clerks;

    @Autowired
    private Clock clock;

    @Autowired
    private TestLedger ledger;

    private Books books;
    private MultiPolygon plot;
    private UUID one;
    private UUID other;

    @BeforeEach
    void open() {
        ledger.clear();
        books = new Books(items, journal);
        plot = Plots.within(zones.findZoneByName("SHIBEI").orElseThrow().outline(), 1)
                .get(0);
        one = books.registered(NewItem.building("B1").gross("100").shaped(plot), today());
        other = books.registered(NewItem.building("B2").gross("100").shaped(Plots.pushed(plot, 0.5)), today());
    }

    @ParameterizedTest
    @CsvSource({"0.5,0.6", "0.5,0.4", "-0.5,1.5", "1.1,-0.1", "0.3333333,0.6666667", "0.5,", ",0.5", "1e-999999999,1"})
    void sharesAreOneTogether(@Nullable BigDecimal first, @Nullable BigDecimal second) {
        refuses("journal.shares-not-whole", () -> grounds.state(one, other, first, second, "测绘", People.EDITOR));
    }

    @Test
    void aStatementNeedsAReasonAndGroundThatIsShared() {
        UUID apart = books.registered(NewItem.building("B3").gross("100").shaped(Plots.pushed(plot, 3)), today());
        UUID unplaced = books.registered(NewItem.building("B4").gross("100"), today());

        refuses("journal.reason-missing", () -> state("0.5", "0.5", " "));
        refuses(
                "journal.no-shared-ground",
                () -> grounds.state(one, apart, new BigDecimal("0.5"), new BigDecimal("0.5"), "x", People.EDITOR));
        refuses(
                "journal.no-shared-ground",
                () -> grounds.state(one, unplaced, new BigDecimal("0.5"), new BigDecimal("0.5"), "x", People.EDITOR));
        refuses(
                "journal.not-your-zone",
                () -> grounds.state(
                        one, other, new BigDecimal("0.5"), new BigDecimal("0.5"), "x", People.operatorOf("DANING")));
    }

    @Test
    void aRecordedRatioOpensTheWayForConfirmation() {
        books.confirmed(Books.move(one, UNCOUNTED, RESERVE, "10", today()));
        UUID proposal = books.proposed(Books.move(other, UNCOUNTED, RESERVE, "10", today()));
        refuses("journal.counted-twice", () -> journal.confirm(List.of(proposal), People.CHECKER));

        state("0.7", "0.3", "地下室共用，按产证面积分摊");
        journal.confirm(List.of(proposal), People.CHECKER);

        Reconciliation.Statement statement = reconciliation.reconcile(null, null, Locale.CHINESE);
        assertThat(statement.collisions()).hasSize(1).allMatch(Reconciliation.Collision::settled);
        assertThat(statement.doubleCounted_m2()).isEqualByComparingTo("0");
    }

    @Test
    void thePartsAddUpToTheSharedGround() {
        state("0.333333", "0.666667", "按产证");

        SharedGrounds.Spoken spoken = grounds.listOverlaps().get(0);

        assertThat(spoken.holds()).isTrue();
        assertThat(spoken.parts().get(0).plus(spoken.parts().get(1)))
                .isEqualTo(spoken.overlap().area());
        boolean inOrder = spoken.first().id().equals(one);
        assertThat(spoken.parts().get(inOrder ? 0 : 1))
                .isLessThan(spoken.parts().get(inOrder ? 1 : 0));
    }

    @Test
    void groundThatGrewAfterwardsIsAQuestionAgain() {
        state("0.5", "0.5", "按产证");
        books.confirmed(Books.move(one, UNCOUNTED, RESERVE, "10", today()));
        draw(other, Plots.pushed(plot, 0.3));
        UUID proposal = books.proposed(Books.move(other, UNCOUNTED, RESERVE, "10", today()));

        refuses("journal.counted-twice", () -> journal.confirm(List.of(proposal), People.CHECKER));
        assertThat(grounds.listOverlaps().get(0).holds()).isFalse();
        draw(other, Plots.pushed(plot, 0.6));
        journal.confirm(List.of(proposal), People.CHECKER);
    }

    @Test
    void aWithdrawnStatementSettlesNothing() {
        books.confirmed(Books.move(one, UNCOUNTED, RESERVE, "10", today()));
        state("0.5", "0.5", "按产证");
        grounds.state(other, one, null, null, "产证有误", People.EDITOR);
        UUID proposal = books.proposed(Books.move(other, UNCOUNTED, RESERVE, "10", today()));

        refuses("journal.counted-twice", () -> journal.confirm(List.of(proposal), People.CHECKER));
        assertThat(ledger.jdbc()
                        .queryForList(
                                "select action from audit_row where action like 'ground.%' order by seq", String.class))
                .containsExactly("ground.share", "ground.withdraw");
    }

    @Test
    void noStatementIsEverChangedOrTaken() {
        state("0.5", "0.5", "按产证");

        for (String sql : List.of("update ground_sharing set reason = 'x'", "delete from ground_sharing")) {
            assertThatThrownBy(() -> ledger.jdbc().update(sql)).hasStackTraceContaining("append-only");
        }
    }

    @Test
    void aClerkReadsTheOverlapsAndRecordsARatio() {
        Clerk editor = clerks.editor();
        JsonNode before = editor.get("/api/journal/overlaps").json().get("overlaps");
        assertThat(before).hasSize(1);
        assertThat(before.get(0).get("kind").asString()).isEqualTo("PARTIAL");
        assertThat(before.get(0).get("sharing").isNull()).isTrue();

        Clerk.Answer stated = editor.post(
                "/api/journal/overlaps",
                Map.of("first", one, "second", other, "firstShare", 0.7, "secondShare", 0.3, "reason", "按产证"));

        assertThat(stated.status()).as(stated.text()).isEqualTo(201);
        JsonNode after =
                editor.get("/api/journal/overlaps").json().get("overlaps").get(0);
        assertThat(after.get("sharing").get("holds").booleanValue()).isTrue();
        assertThat(after.get("sharing").get("reason").asString()).isEqualTo("按产证");
        assertThat(after.get("firstPart_m2")
                        .decimalValue()
                        .add(after.get("secondPart_m2").decimalValue()))
                .isEqualByComparingTo(after.get("shared_m2").decimalValue());
        assertThat(editor.post("/api/journal/overlaps", Map.of("first", one)).status())
                .isEqualTo(422);
        assertThat(editor.post("/api/journal/overlaps", Map.of("first", one, "second", one))
                        .status())
                .isEqualTo(422);
        assertThat(editor.post(
                                "/api/journal/overlaps",
                                Map.of("first", one, "second", UUID.randomUUID(), "reason", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(clerks.viewer()
                        .post("/api/journal/overlaps", Map.of("first", one, "second", other))
                        .status())
                .isEqualTo(403);
    }

    private void state(String first, String second, String reason) {
        grounds.state(one, other, new BigDecimal(first), new BigDecimal(second), reason, People.EDITOR);
    }

    private void draw(UUID item, MultiPolygon shape) {
        items.apply(
                List.of(new ItemCommand.Revise(
                        item,
                        items.getItem(item).version(),
                        FieldValues.none(),
                        null,
                        shape,
                        Map.of(),
                        Map.of(),
                        "",
                        ItemSource.mapEdit())),
                People.EDITOR,
                Dating.effective(today()));
    }

    private void refuses(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable deed) {
        Map<String, Long> before = ledger.rows("ground_sharing", "posting_decision", "audit_row");
        Refused refusal = catchThrowableOfType(Refused.class, deed);
        assertThat(refusal).as("is refused").isNotNull();
        assertThat(refusal.findings()).extracting(Finding::code).contains(code);
        assertThat(ledger.rows("ground_sharing", "posting_decision", "audit_row"))
                .isEqualTo(before);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
