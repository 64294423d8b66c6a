package io.wanping.progress;

import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the register promises for one item: an area in an account by a deadline. Pure.
 *
 * @param enteredOn first day the item had area in the ledger; null while it has none
 */
record Plan(
        UUID itemId,
        String code,
        String name,
        String zone,
        @Nullable String street,
        AreaAccount account,
        Area planned,
        LocalDate deadline,
        @Nullable String responsibleUnit,
        @Nullable String responsiblePerson,
        Area done,
        @Nullable LocalDate enteredOn) {

    /** Furthest behind first; of equals the one that lacks most. */
    static final Comparator<LaggingItem> WORST_FIRST = Comparator.comparing(LaggingItem::gapPoints)
            .thenComparing(item -> item.done().minus(item.planned()))
            .thenComparing(LaggingItem::code);

    /**
     * The item if it lags on a day: not done, and behind its own schedule.
     *
     * @param targetStart start of the period of the target that counts the account; null where none does
     */
    Optional<LaggingItem> lagging(LocalDate asOf, @Nullable LocalDate targetStart) {
        BigDecimal rate = Figure.rate(done, planned);
        if (rate == null || done.compareTo(planned) >= 0) {
            return Optional.empty();
        }
        BigDecimal timeRate = new Period(start(targetStart), deadline).timeRate(asOf);
        BigDecimal gap = Figure.gapPoints(rate, timeRate);
        if (gap.signum() >= 0) {
            return Optional.empty();
        }
        return Optional.of(new LaggingItem(
                itemId,
                code,
                name,
                zone,
                street,
                account,
                planned,
                done,
                rate,
                timeRate,
                gap,
                deadline,
                ChronoUnit.DAYS.between(asOf, deadline),
                responsibleUnit,
                responsiblePerson));
    }

    /** The item cannot be late before it was known, nor before the target began. */
    private LocalDate start(@Nullable LocalDate targetStart) {
        return Stream.of(targetStart, enteredOn)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(deadline);
    }
}
