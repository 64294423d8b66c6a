package io.wanping.zoning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of the zones' outlines, a whole partition of the district.
 *
 * @param effectiveOn the day from which it holds; null for the first
 * @param changedZones codes of the zones whose outline is another than in the version before; all for the first
 */
public record BoundaryVersion(
        long version,
        @Nullable LocalDate effectiveOn,
        String reason,
        String actorName,
        Instant recordedAt,
        List<String> changedZones) {}
