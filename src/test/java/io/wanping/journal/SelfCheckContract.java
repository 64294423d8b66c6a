package io.wanping.journal;

import static io.wanping.journal.AreaAccount.RESERVE;
import static io.wanping.journal.AreaAccount.UNCOUNTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.wanping.account.Role;
import io.wanping.register.Items;
import io.wanping.testing.Clerk;
import io.wanping.testing.Clerks;
import io.wanping.testing.NewItem;
import io.wanping.testing.People;
import io.wanping.testing.Plots;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Zones;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The self-check finds every kind of forgery that somebody with the database's password could try, and names the item. */
abstract class SelfCheckContract {

    @Autowired
    private SelfCheck check;

    @Autowired
    private MonthClosings closings;

    @Autowired
    private EvidenceFiles files;

    @Autowired
    private AreaJournal journal;

    @Autowired
    private PostingStore postings;

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
    private UUID item;
    private UUID posting;

    @BeforeEach
    void aSoundLedger() {
        ledger.clear();
        books = new Books(items, journal);
        LocalDate longAgo = LocalDate.of(2026, 3, 1);
        item = books.registered(NewItem.building("B1").gross("1000"), longAgo);
        books.registered(
                longAgo,
                NewItem.site("S1").gross("500"),
                NewItem.building("B2").on("S1").gross("100"));
        posting = books.confirmed(Books.move(item, UNCOUNTED, RESERVE, "400", longAgo.plusDays(9)));
        UUID reversal = journal.reverse(posting, longAgo.plusDays(20), "误登", "k", People.EDITOR);
        journal.confirm(List.of(reversal), People.CHECKER);
        posting = books.confirmed(Books.move(item, UNCOUNTED, RESERVE, "300", longAgo.plusDays(30)));
        files.attach(posting, EvidenceKind.PHOTO, "现场.png", EvidenceSamples.PNG, People.EDITOR);
        closings.close(YearMonth.now(clock).minusMonths(1), "", People.CHECKER);
    }

    @Test
    void aSoundLedgerIsSound() {
        assertThat(broken()).isEmpty();
        assertThat(check.run()).hasSize(SelfCheck.Law.values().length);
    }

    @Test
    void anEmptyLedgerIsSound() {
        ledger.clear();

        assertThat(broken()).isEmpty();
    }

    @Test
    void aCapacityThatWasBentIsNamed() {
        ledger.jdbc().update("update item set capacity_m2 = 999 where code = 'B1'");

        assertThat(broken())
                .containsEntry(SelfCheck.Law.CONSERVED, List.of("B1"))
                .containsKey(SelfCheck.Law.RECONCILED);
    }

    @Test
    void areaSpentBeforeItWasThereIsNamed() {
        forge("MOVEMENT", "RESERVE", "RELEASE", "5", "2026-03-02", "CONFIRMED", "lin");

        assertThat(broken()).containsEntry(SelfCheck.Law.NEVER_NEGATIVE, List.of("B1"));
    }

    @Test
    void aPostingConfirmedByItsMakerIsNamed() {
        UUID forged = forge("MOVEMENT", "UNCOUNTED", "RESERVE", "5", "2026-06-02", "CONFIRMED", "zhou");

        assertThat(broken()).containsEntry(SelfCheck.Law.TWO_PEOPLE, List.of(forged.toString()));
    }

    @Test
    void areaMadeFromNothingIsNamed() {
        forge("CAPACITY", "ORIGIN", "UNCOUNTED", "5", "2026-06-02", null, "");

        assertThat(broken()).containsEntry(SelfCheck.Law.CONSERVED, List.of("B1"));
    }

    @Test
    void aPostingSlippedIntoAClosedMonthIsNamed() {
        forge("MOVEMENT", "UNCOUNTED", "RESERVE", "5", "2026-06-02", "CONFIRMED", "lin");

        assertThat(broken()).containsKey(SelfCheck.Law.DIFFERENCES_EXPLAINED);
    }

    @Test
    void aReversalThatGivesBackMoreIsNamed() {
        UUID forged = forge("REVERSAL", "RESERVE", "UNCOUNTED", "5", "2026-06-02", "CONFIRMED", "lin");

        assertThat(broken()).containsEntry(SelfCheck.Law.REVERSED_EXACTLY, List.of(forged.toString()));
    }

    @Test
    void aSiteThatCountsBesideItsBuildingIsNamed() {
        ledger.jdbc().update("update item set capacity_m2 = 500 where code = 'S1'");

        assertThat(broken()).containsEntry(SelfCheck.Law.SITE_OR_BUILDINGS, List.of("S1"));
    }

    @Test
    void groundCountedTwiceIsNamed() {
        var plot = Plots.within(zones.listZones().get(0).outline(), 1).get(0);
        UUID one = books.registered(NewItem.building("X1").gross("10").shaped(plot), LocalDate.now(clock));
        UUID other = books.registered(NewItem.building("X2").gross("10"), LocalDate.now(clock));
        books.confirmed(Books.move(one, UNCOUNTED, RESERVE, "1", LocalDate.now(clock)));
        books.confirmed(Books.move(other, UNCOUNTED, RESERVE, "1", LocalDate.now(clock)));
        ledger.jdbc()
                .update("update item set footprint = (select footprint from item where code = 'X1') where code = 'X2'");

        assertThat(broken().get(SelfCheck.Law.GROUND_ONCE))
                .singleElement()
                .asString()
                .contains("X1", "X2");
    }

    @Test
    void figuresThatWereAddedToAMonthAreNamed() {
        ledger.jdbc().update("""
                insert into reported_figure (closing_id, zone_code, scope_code, account, area_m2, unconfirmed_m2)
                select id, 'SHIBEI', '*', 'RELEASE', 5, 0 from month_closing""");

        assertThat(broken()).containsKeys(SelfCheck.Law.FROZEN_WHOLE, SelfCheck.Law.DIFFERENCES_EXPLAINED);
    }

    @Test
    void aFileThatIsNotWhatWasAttachedIsNamed() {
        ledger.jdbc().update("""
                        insert into evidence_file (id, posting_id, kind, file_name, media_type, size_bytes, sha256, content,
                            attached_by, attached_by_name, attached_at)
                        select ?, posting_id, kind, file_name, media_type, size_bytes, ?, content, attached_by, attached_by_name,
                            attached_at from evidence_file""", UUID.randomUUID(), "0".repeat(64));

        assertThat(broken()).containsKey(SelfCheck.Law.EVIDENCE_INTACT);
    }

    @Test
    void aCutChainIsNamed() {
        ledger.jdbc().update("update audit_head set seq = seq + 1");

        assertThat(broken()).containsKey(SelfCheck.Law.AUDIT_CHAIN);
    }

    @Test
    void theAuditorReadsItInHisLanguage() {
        ledger.jdbc().update("update item set capacity_m2 = 999 where code = 'B1'");
        Clerk auditor = clerks.of(Role.AUDITOR);

        JsonNode report = auditor.get("/api/journal/self-check").json();

        assertThat(report.get("sound").booleanValue()).isFalse();
        assertThat(report.get("laws").get(0).get("name").asString()).isEqualTo("各账户之和等于容量");
        assertThat(report.get("laws").get(0).get("broken").get(0).asString()).isEqualTo("B1");
        assertThat(clerks.editor().get("/api/journal/self-check").status()).isEqualTo(403);
    }

    private Map<SelfCheck.Law, List<String>> broken() {
        return check.run().stream()
                .filter(result -> !result.holds())
                .collect(Collectors.toMap(SelfCheck.Result::law, SelfCheck.Result::broken));
    }

    /** A row written past the product, like that of somebody who knows the tables. */
    private UUID forge(String kind, String from, String to, String area, String day, String decision, String checker) {
        UUID id = UUID.randomUUID();
        ledger.jdbc()
                .update("""
                        insert into area_posting (id, item_id, kind, from_account, to_account, area_m2, effective_on, recorded_at,
                            reporting_month, reason, maker, maker_name, corrects_id, idempotency_key)
                        select ?, item_id, ?, ?, ?, ?, cast(? as date), recorded_at, reporting_month, '', 'zhou', 'x',
                            case when ? = 'REVERSAL' then id end, ?
                        from area_posting where id = ?""", id, kind, from, to, new java.math.BigDecimal(area), day, kind, id.toString(), posting);
        if (decision != null) {
            ledger.jdbc().update("""
                            insert into posting_decision (posting_id, decision, checker, checker_name, decided_at, reason)
                            select ?, ?, ?, 'x', decided_at, '' from posting_decision where posting_id = ?""", id, decision, checker, posting);
        }
        assertThat(Set.of(postings.find(id).orElseThrow().kind().name())).containsExactly(kind);
        return id;
    }
}
