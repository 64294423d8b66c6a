package io.wanping.map;

import io.wanping.account.CurrentActor;
import io.wanping.account.Right;
import io.wanping.account.Sight;
import io.wanping.finding.Refused;
import io.wanping.journal.AreaAccount;
import io.wanping.journal.ItemFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads from a request how the map is looked at: {@code theme}, {@code asOf} and the conditions of a filter, under the names the list of items has. */
@Component
class Looking {

    /** What both databases and every calendar can hold; our assumption. */
    private static final int FURTHEST_YEARS = 500;

    private static final int LONGEST_WORD = 200;
    private static final BigDecimal LARGEST_AREA = new BigDecimal("999999999999.99");

    private final Lenses lenses;
    private final Sight sight;
    private final CurrentActor actor;
    private final Clock clock;

    Looking(Lenses lenses, Sight sight, CurrentActor actor, Clock clock) {
        this.lenses = lenses;
        this.sight = sight;
        this.actor = actor;
        this.clock = clock;
    }

    /** @throws Refused {@code map.date-out-of-range}, {@code map.theme-unknown} or {@code map.filter-unreadable} */
    Lens lens(HttpServletRequest request) {
        return lenses.lens(Theme.named(request.getParameter("theme")), day(request), filter(request));
    }

    /** The day asked for; null for now. */
    @Nullable
    LocalDate day(HttpServletRequest request) {
        String text = text(request, "asOf");
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (Math.abs(day.getYear() - LocalDate.now(clock).getYear()) <= FURTHEST_YEARS) {
                return day;
            }
        } catch (DateTimeException noDay) {
            // answered below like a day too far away
        }
        throw new Refused(Refused.Kind.INVALID, "map.date-out-of-range", "seen", shortened(text));
    }

    /** Null when there is no condition and the reader may see every item. */
    @Nullable
    ItemFilter filter(HttpServletRequest request) {
        String words = text(request, "q");
        String zone = text(request, "zone");
        String street = text(request, "street");
        AreaAccount account = account(text(request, "account"));
        String scope = text(request, "scope");
        String stage = text(request, "stage");
        String unit = text(request, "unit");
        BigDecimal from = area(text(request, "grossFrom"), "grossFrom");
        BigDecimal to = area(text(request, "grossTo"), "grossTo");
        if (!sight.isNarrow()
                && Stream.of(words, zone, street, account, scope, stage, unit, from, to)
                        .allMatch(one -> one == null)) {
            return null;
        }
        return new ItemFilter(
                null,
                words,
                zone,
                street,
                account,
                scope,
                null,
                null,
                null,
                stage,
                unit,
                from,
                to,
                sight.reach(),
                actor.get().may(Right.SEE_PERSONAL_DATA));
    }

    private static @Nullable String text(HttpServletRequest request, String name) {
        String text = request.getParameter(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > LONGEST_WORD || text.indexOf('\0') >= 0) {
            throw unreadable(name, text);
        }
        return text.strip();
    }

    private static @Nullable AreaAccount account(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(AreaAccount.values())
                .filter(account -> account.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> unreadable("account", text));
    }

    private static @Nullable BigDecimal area(@Nullable String text, String name) {
        if (text == null) {
            return null;
        }
        try {
            BigDecimal area = new BigDecimal(text);
            if (area.signum() >= 0 && area.compareTo(LARGEST_AREA) <= 0 && area.scale() <= 2 && area.scale() >= -12) {
                return area;
            }
        } catch (NumberFormatException notANumber) {
            // answered below like a number that is no area
        }
        throw unreadable(name, text);
    }

    private static Refused unreadable(String name, String text) {
        return new Refused(Refused.Kind.INVALID, "map.filter-unreadable", "field", name, "seen", shortened(text));
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
