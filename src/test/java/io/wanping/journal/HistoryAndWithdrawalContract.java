package io.wanping.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wanping.account.Actor;
import io.wanping.finding.Finding;
import io.wanping.finding.Refused;
import io.wanping.geo.Area;
import io.wanping.register.Items;
import io.wanping.testing.Entries;
import io.wanping.testing.TestLedger;
import io.wanping.zoning.Zones;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What only the system may enter about the past, and what a maker may take back. */
abstract class HistoryAndWithdrawalContract {

    private static final LocalDate DAY = LocalDate.of(2025, 1, 1);
    private static final Instant THEN = Instant.parse("2025-03-01T00:00:00Z");

    @Autowired
    private TestLedger ledger;

    @Autowired
    private Items items;

    @Autowired
    private AreaJournal journal;

    @Autowired
    private Zones zones;

    private Entries entries;
    private UUID site;

    @BeforeEach
    void enter() {
        ledger.clear();
        entries = new Entries(items, journal, zones);
        site = entries.site("A-1", 1000, entries.squareIn("SHIBEI", 0), DAY);
    }

    @Test
    void takesOverWhoConfirmedAndWhen() {
        UUID posting = past(site, AreaAccount.RESERVE, 400);

        journal.confirmHistory(List.of(new HistoricDecision(posting, "李某", THEN)), Actor.SYSTEM);

        Posting confirmed = journal.listByItems(List.of(site)).stream()
                .filter(line -> line.id().equals(posting))
                .findFirst()
                .orElseThrow();
        assertThat(confirmed.status()).isEqualTo(PostingStatus.CONFIRMED);
        assertThat(confirmed.decision().checkerName()).isEqualTo("李某");
        assertThat(confirmed.decision().decidedAt()).isEqualTo(THEN);
    }

    @Test
    void refusesAHistoryFromAPersonAndOneThatBreaksTheRules() {
        UUID unproven = past(site, AreaAccount.RELEASE, 100);
        UUID twice = past(site, AreaAccount.RESERVE, 100);

        assertThat(refusal(Entries.CHECKER, new HistoricDecision(twice, "李某", THEN)))
                .containsExactly("journal.history-not-allowed");
        assertThat(refusal(Actor.SYSTEM, new HistoricDecision(unproven, "李某", THEN)))
                .containsExactly("journal.evidence-missing");
        assertThat(refusal(Actor.SYSTEM, new HistoricDecision(twice, "王某", THEN)))
                .containsExactly("journal.own-posting");
        journal.confirmHistory(List.of(new HistoricDecision(twice, "李某", THEN)), Actor.SYSTEM);
        assertThat(refusal(Actor.SYSTEM, new HistoricDecision(twice, "李某", THEN)))
                .containsExactly("journal.already-decided");
    }

    /** Few postings are held against their neighbours, many against everything counted: both find the same. */
    @Test
    void findsGroundCountedTwiceAmongFewAndAmongMany() {
        UUID same = entries.site("A-2", 1000, entries.squareIn("SHIBEI", 0), DAY);
        List<HistoricDecision> few = new ArrayList<>();
        few.add(new HistoricDecision(past(site, AreaAccount.RESERVE, 10), "李某", THEN));
        few.add(new HistoricDecision(past(same, AreaAccount.RESERVE, 10), "李某", THEN));
        List<HistoricDecision> many = new ArrayList<>(few);
        for (int n = 1; n <= 25; n++) {
            UUID other = entries.site("B-" + n, 1000, entries.squareIn("SHIBEI", n), DAY);
            many.add(new HistoricDecision(past(other, AreaAccount.RESERVE, 10), "李某", THEN));
        }

        assertThat(refusal(Actor.SYSTEM, few.toArray(HistoricDecision[]::new))).containsOnly("journal.counted-twice");
        assertThat(refusal(Actor.SYSTEM, many.toArray(HistoricDecision[]::new))).containsOnly("journal.counted-twice");
        journal.confirmHistory(many.subList(2, many.size()), Actor.SYSTEM);
    }

    @Test
    void letsAMakerTakeBackHisOwnProposalAndNobodyElse() {
        UUID posting = entries.propose(site, AreaAccount.UNCOUNTED, AreaAccount.RESERVE, 100, DAY);

        Refused notHis =
                catchThrowableOfType(Refused.class, () -> journal.withdraw(List.of(posting), "记错了", Entries.CHECKER));
        journal.withdraw(List.of(posting), "记错了", Entries.MAKER);
        Refused again =
                catchThrowableOfType(Refused.class, () -> journal.withdraw(List.of(posting), "记错了", Entries.MAKER));

        assertThat(notHis.code()).isEqualTo("journal.not-your-posting");
        assertThat(again.code()).isEqualTo("journal.already-decided");
        assertThat(journal.listByItems(List.of(site)))
                .filteredOn(line -> line.id().equals(posting))
                .extracting(Posting::status)
                .containsExactly(PostingStatus.REJECTED);
    }

    private UUID past(UUID item, AreaAccount to, long area_m2) {
        PostingCommand command = new PostingCommand(
                item,
                AreaAccount.UNCOUNTED,
                to,
                Area.ofSquareMetres(area_m2),
                DAY,
                "",
                null,
                null,
                UUID.randomUUID().toString(),
                null,
                new PostingCommand.History("王某", "王某", THEN));
        return journal.propose(List.of(command), Actor.SYSTEM).get(0);
    }

    private List<String> refusal(Actor actor, HistoricDecision... decisions) {
        Refused refused = catchThrowableOfType(Refused.class, () -> journal.confirmHistory(List.of(decisions), actor));
        return refused.findings().stream().map(Finding::code).toList();
    }
}
