package io.wanping.progress;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * How often and how far promised dates moved. Pure.
 *
 * @param items whose date moved at least once
 * @param later moves to a later day
 * @param earlier moves to an earlier day
 * @param meanDays of all moves, later counting above zero; 0 where none moved
 */
public record Slippage(long items, long later, long earlier, long meanDays) {

    /** One move of one item's deadline. */
    record Move(UUID item, LocalDate before, LocalDate after) {

        long days() {
            return ChronoUnit.DAYS.between(before, after);
        }
    }

    static Slippage of(List<Move> moves) {
        return new Slippage(
                moves.stream().map(Move::item).distinct().count(),
                moves.stream().filter(move -> move.days() > 0).count(),
                moves.stream().filter(move -> move.days() < 0).count(),
                Math.round(moves.stream().mapToLong(Move::days).average().orElse(0)));
    }
}
