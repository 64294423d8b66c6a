package io.wanping.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/** Days on which a bureau writes in its books: no week-ends, no long public holidays of 2024 to 2026 (roughly). */
final class WorkingDays {

    private record Closed(LocalDate from, LocalDate to) {}

    private static final List<Closed> CLOSED = List.of(
            closed("2024-01-01", "2024-01-01"),
            closed("2024-02-10", "2024-02-17"),
            closed("2024-05-01", "2024-05-05"),
            closed("2024-10-01", "2024-10-07"),
            closed("2025-01-01", "2025-01-01"),
            closed("2025-01-28", "2025-02-04"),
            closed("2025-05-01", "2025-05-05"),
            closed("2025-10-01", "2025-10-08"),
            closed("2026-01-01", "2026-01-02"),
            closed("2026-02-16", "2026-02-23"),
            closed("2026-05-01", "2026-05-05"),
            closed("2026-10-01", "2026-10-07"));

    /** The day itself or the next one that is a working day; at most nine days later. */
    static LocalDate from(LocalDate day) {
        LocalDate next = day;
        while (!isOpen(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    static boolean isOpen(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && CLOSED.stream().noneMatch(c -> !day.isBefore(c.from()) && !day.isAfter(c.to()));
    }

    private static Closed closed(String from, String to) {
        return new Closed(LocalDate.parse(from), LocalDate.parse(to));
    }

    private WorkingDays() {}
}
