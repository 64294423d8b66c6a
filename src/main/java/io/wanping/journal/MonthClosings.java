package io.wanping.journal;

import com.fasterxml.uuid.Generators;
import io.wanping.account.Actor;
import io.wanping.audit.AuditLog;
import io.wanping.finding.Finding;
import io.wanping.finding.FindingCode;
import io.wanping.finding.Place;
import io.wanping.finding.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes months, one after the other, and opens the last one again. A closing freezes the figures of the last day of its month as they are
 * known at that moment; they are never computed again.
 */
@Service
public class MonthClosings {

    private final ClosingStore store;
    private final Reconciliation reconciliation;
    private final PostingRules rules;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MonthClosings(
            ClosingStore store,
            Reconciliation reconciliation,
            PostingRules rules,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.reconciliation = reconciliation;
        this.rules = rules;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Every closing there was, the reopened ones included, newest first. */
    @Transactional(readOnly = true)
    public List<MonthClosing> listClosings() {
        return store.list();
    }

    /** The closing that counts for a month: the one in force, else the last that was. */
    @Transactional(readOnly = true)
    public MonthClosing getClosing(YearMonth month) {
        return store.list().stream()
                .filter(closing -> closing.month().equals(month))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("journal.month-not-closed", "month", month));
    }

    @Transactional(readOnly = true)
    public ReportingCalendar calendar() {
        return store.calendar();
    }

    /** The month whose turn it is: after the last closed one, else the one before this. */
    YearMonth next() {
        YearMonth last = store.calendar().closedThrough();
        return last == null ? YearMonth.now(clock).minusMonths(1) : last.plusMonths(1);
    }

    /** What stands against closing a month now. */
    @Transactional(readOnly = true)
    List<Finding> check(YearMonth month) {
        Place place = new Place.Field("month");
        ReportingCalendar calendar = store.calendar();
        YearMonth last = calendar.closedThrough();
        List<Finding> findings = new ArrayList<>();
        if (calendar.isClosed(month)) {
            findings.add(JournalFinding.MONTH_CLOSED.at(place, "month", month));
        } else if (last != null && !month.equals(last.plusMonths(1))) {
            findings.add(JournalFinding.MONTH_SKIPPED.at(place, "month", month, "next", last.plusMonths(1)));
        }
        if (!month.atEndOfMonth().isBefore(LocalDate.now(clock))) {
            findings.add(JournalFinding.MONTH_NOT_OVER.at(place, "month", month));
        }
        for (Reconciliation.Statement statement : List.of(
                reconciliation.reconcile(month.atEndOfMonth(), null, Locale.ROOT),
                reconciliation.reconcile(null, null, Locale.ROOT))) {
            statement.differences().stream()
                    .map(difference -> JournalFinding.LEDGER_UNBALANCED.at(
                            place,
                            "check",
                            difference.check(),
                            "left",
                            difference.left_m2(),
                            "right",
                            difference.right_m2()))
                    .forEach(findings::add);
        }
        return findings;
    }

    /**
     * Closes a month.
     *
     * @throws Refused when it is not its turn, not over, closed already, or the ledger does not add up
     */
    @Transactional
    public MonthClosing close(YearMonth month, String remark, Actor checker) {
        // First of all: from here to the end nobody else makes area count.
        audit.record(
                checker,
                "month.close",
                month.toString(),
                Map.of("before.status", "OPEN", "after.status", "CLOSED", "remark", remark.strip()));
        List<Finding> findings = check(month);
        if (!remark.isBlank()) {
            findings.addAll(rules.checkReason(remark));
        }
        Refused.ifAny(findings);
        UUID id = id();
        store.insertClosing(id, month, now(), checker, remark.strip());
        store.freeze(id, month.atEndOfMonth());
        events.publishEvent(new MonthClosed(id, month));
        return getClosing(month);
    }

    /**
     * Opens the last closed month again; its figures stay to be read, and closing it anew makes new ones.
     *
     * @throws Refused without a reason, or when it is not the last closed month
     */
    @Transactional
    public MonthClosing reopen(YearMonth month, String reason, Actor checker) {
        audit.record(
                checker,
                "month.reopen",
                month.toString(),
                Map.of("before.status", "CLOSED", "after.status", "OPEN", "reason", reason.strip()));
        Refused.ifAny(rules.checkReason(reason));
        Place place = new Place.Field("month");
        YearMonth last = store.calendar().closedThrough();
        Optional<MonthClosing> closing = store.list().stream()
                .filter(one -> one.isClosed() && one.month().equals(month))
                .findFirst();
        if (closing.isEmpty()) {
            throw refusal(JournalFinding.MONTH_NOT_CLOSED, place, month);
        }
        if (!month.equals(last)) {
            throw Refused.because(
                    JournalFinding.MONTH_NOT_LAST.at(place, "month", month, "last", String.valueOf(last)));
        }
        store.insertReopening(id(), closing.get(), now(), checker, reason.strip());
        return getClosing(month);
    }

    private Instant now() {
        Instant now = store.calendar().after(clock.instant().truncatedTo(ChronoUnit.MICROS));
        return store.latestCounted().filter(latest -> latest.isAfter(now)).orElse(now);
    }

    private static UUID id() {
        return Generators.timeBasedEpochRandomGenerator().generate();
    }

    private static Refused refusal(FindingCode code, Place place, YearMonth month) {
        return Refused.because(code.at(place, "month", month));
    }
}
