package io.wanping.register;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where an item lay from a day on.
 *
 * @param zone a zone code, NONE or UNPLACED
 * @param share part of its footprint in that zone, 0 to 1; null without footprint
 * @param boundaryVersion of the zone boundaries then
 * @param effectiveOn the day from which it holds
 * @param recordedAt when that was written
 */
public record PastPlacement(
        long revision,
        String zone,
        @Nullable BigDecimal share,
        String method,
        @Nullable String street,
        long boundaryVersion,
        PlacementCause cause,
        String reason,
        LocalDate effectiveOn,
        Instant recordedAt) {}
