package io.wanping.journal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds from where figures of a day are looked at: which months were closed by then decides. */
@Service
public class Vantages {

    private final ClosingStore store;
    private final Clock clock;

    Vantages(ClosingStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Vantage from(LocalDate asOf, Instant knownAt, FigureKind figures) {
        Map<YearMonth, MonthClosing> inForce = inForce(store.list(), knownAt);
        ReportingCalendar calendar = new ReportingCalendar(
                inForce.values().stream().collect(Collectors.toMap(MonthClosing::month, MonthClosing::closedAt)));
        YearMonth month = YearMonth.from(asOf);
        Optional<MonthClosing> closing = calendar.closedWith(month).map(inForce::get);
        Instant closedAt = closing.map(MonthClosing::closedAt).orElse(null);
        if (figures == FigureKind.CURRENT || closing.isEmpty()) {
            return new Vantage(figures, knownAt, calendar, null, closedAt, null, clock.getZone());
        }
        YearMonth frozen = closing.get().month().equals(month) ? month : null;
        return new Vantage(
                figures,
                closing.get().closedAt(),
                calendar.before(month),
                closing.get().id(),
                closedAt,
                frozen,
                clock.getZone());
    }

    private static Map<YearMonth, MonthClosing> inForce(List<MonthClosing> closings, Instant at) {
        return closings.stream()
                .filter(closing -> !closing.closedAt().isAfter(at))
                .filter(closing ->
                        closing.reopening() == null || closing.reopening().at().isAfter(at))
                .collect(Collectors.toMap(MonthClosing::month, Function.identity()));
    }
}
