package io.wanping.zoning;

import io.wanping.geo.Area;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What shall be reached, with all that the plan leaves open as settings, each with its source.
 *
 * @param account RESERVE, OPTIMISE or RELEASE: the journal's account whose area counts
 * @param areaBasis the basis of the counted area, {@code GROSS} for 总建筑面积
 * @param periodEnd the last day
 * @param scopes the scopes the plan names
 * @param separate reported on its own and never added to another target (单列)
 * @param version counts changes from 1
 */
public record Target(
        String code,
        String name,
        String nameEn,
        String account,
        Area target,
        String areaBasis,
        Reading reading,
        LocalDate periodStart,
        LocalDate periodEnd,
        ScopeRule scopeRule,
        List<String> scopes,
        List<SubTarget> subTargets,
        Lamps lamps,
        Map<String, SourceNote> sources,
        boolean separate,
        long version) {

    /** Whether the named scopes only group, or decide what counts. */
    public enum ScopeRule {
        ALL_ITEMS,
        NAMED_SCOPES
    }

    /** A zone's part of the target and who answers for it. */
    public record SubTarget(String zone, Area target, String owner, String ownerEn) {}

    /** How far behind schedule, in percentage points, a lamp stays green, and from where on it is red. */
    public record Lamps(BigDecimal greenBelow_points, BigDecimal redAbove_points) {}

    /** Where a setting comes from. {@code kind} is {@code plan} or {@code assumed}. */
    public record SourceNote(String kind, String text, String textEn) {}

    public Target {
        scopes = List.copyOf(scopes);
        subTargets = List.copyOf(subTargets);
        sources = Map.copyOf(sources);
    }

    /** The scopes an item must be in (one of them) to count; empty when every item counts. */
    public List<String> countedScopes() {
        return scopeRule == ScopeRule.NAMED_SCOPES ? scopes : List.of();
    }
}
