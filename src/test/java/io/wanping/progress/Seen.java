package io.wanping.progress;

import io.wanping.journal.AreaAccount;
import io.wanping.journal.FigureKind;
import io.wanping.journal.Placing;
import io.wanping.zoning.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A {@link RandomLedger} as the contract says a question sees it, posting by posting: what figures are held against. */
record Seen(RandomLedger ledger, ProgressQuestion question, NavigableMap<YearMonth, Instant> closings) {

    /** The closings known by the instant of the question. */
    private NavigableMap<YearMonth, Instant> known() {
        NavigableMap<YearMonth, Instant> known = new TreeMap<>(closings);
        known.values().removeIf(at -> at.isAfter(question.knownAt()));
        return known;
    }

    private boolean reported() {
        return question.figures() == FigureKind.REPORTED;
    }

    private boolean frozen() {
        return reported() && known().ceilingKey(YearMonth.from(question.asOf())) != null;
    }

    Instant knownAt() {
        return frozen() ? known().ceilingEntry(YearMonth.from(question.asOf())).getValue() : question.knownAt();
    }

    /** Where an item is for figures of a day. */
    RandomLedger.Place place(RandomLedger.Item item, LocalDate day) {
        Instant closed = reported() ? known().get(YearMonth.from(day)) : null;
        if (closed != null) {
            return item.placed(new Placing(closed, closed));
        }
        Instant end = day.atTime(LocalTime.MAX).truncatedTo(ChronoUnit.MICROS).toInstant(ZoneOffset.ofHours(8));
        return item.placed(end.isBefore(knownAt()) ? new Placing(end, knownAt()) : new Placing(knownAt(), knownAt()));
    }

    /** What a target's account gained up to a day in one row, items where they were on another. */
    Timeline.Tally gained(Target target, LocalDate upTo, LocalDate placedOn, String row, boolean effective) {
        Predicate<RandomLedger.Item> wanted = item -> {
            RandomLedger.Place place = place(item, placedOn);
            return (target.countedScopes().isEmpty()
                            || place.scopes().stream().anyMatch(target.countedScopes()::contains))
                    && inRow(place, row);
        };
        Window window =
                Window.of(question.readingOf(target), new Period(target.periodStart(), target.periodEnd()), upTo);
        return gained(AreaAccount.valueOf(target.account()), window, effective, wanted);
    }

    Timeline.Tally gained(AreaAccount account, Window window, boolean effective, Predicate<RandomLedger.Item> wanted) {
        NavigableMap<YearMonth, Instant> counted = new TreeMap<>();
        if (reported() && !effective) {
            counted.putAll(known());
            if (frozen()) {
                counted = new TreeMap<>(counted.headMap(YearMonth.from(question.asOf()), false));
            }
        }
        return ledger.gained(account, window, knownAt(), counted, wanted);
    }

    private boolean inRow(RandomLedger.Place place, String row) {
        return switch (question.groupBy()) {
            case ZONE -> row.isEmpty() || place.zone().equals(row);
            case STREET ->
                row.isEmpty()
                        || Objects.requireNonNullElse(place.street(), "NONE").equals(row);
            case SCOPE -> row.isEmpty() || place.scopes().contains(row);
            case TARGET, MONTH -> true;
        };
    }
}
