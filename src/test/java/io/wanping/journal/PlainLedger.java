package io.wanping.journal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The simplest ledger that can be: a list of movements, added up anew for every question. Slow and obvious, to hold the product's ledger
 * against.
 */
final class PlainLedger {

    record Line(String id, AreaAccount from, AreaAccount to, BigDecimal area, LocalDate day, boolean confirmed) {}

    private final List<Line> lines = new ArrayList<>();

    void add(Line line) {
        lines.add(line);
    }

    void remove(String id) {
        lines.removeIf(line -> line.id().equals(id));
    }

    void confirm(String id) {
        Line line = line(id);
        remove(id);
        lines.add(new Line(id, line.from(), line.to(), line.area(), line.day(), true));
    }

    Line line(String id) {
        return lines.stream().filter(line -> line.id().equals(id)).findFirst().orElseThrow();
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    BigDecimal balance(AreaAccount account, LocalDate asOf, boolean withProposals) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Line line : lines) {
            if ((line.confirmed() || withProposals) && !line.day().isAfter(asOf)) {
                if (line.to() == account) {
                    sum = sum.add(line.area());
                }
                if (line.from() == account) {
                    sum = sum.subtract(line.area());
                }
            }
        }
        return sum;
    }

    /** Whether an account is below zero on some day from {@code from} on. */
    boolean isShort(AreaAccount account, LocalDate from, boolean withProposals) {
        return lines.stream()
                .map(Line::day)
                .filter(day -> !day.isBefore(from))
                .anyMatch(day -> balance(account, day, withProposals).signum() < 0);
    }

    boolean anyConfirmedAccountIsShort() {
        return AreaAccount.HOLDING.stream().anyMatch(account -> isShort(account, LocalDate.MIN, false));
    }
}
