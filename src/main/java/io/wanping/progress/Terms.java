package io.wanping.progress;

import io.wanping.zoning.Target;
import java.util.List;

/**
 * What figures are measured against and called: the targets with all their settings, and the rows there are. Kept with each closed month,
 * so that a month is printed tomorrow as it was printed when it was reported.
 *
 * @param zones in order, 未归区 and 未落图 at the end
 * @param streets in order, the items without one at the end
 */
record Terms(
        List<Target> targets,
        List<Progress.Heading> zones,
        List<Progress.Heading> streets,
        List<Progress.Heading> scopes) {

    List<Progress.Heading> headings(Grouping grouping) {
        return switch (grouping) {
            case ZONE -> zones;
            case STREET -> streets;
            case SCOPE -> scopes;
            case TARGET, MONTH -> List.of();
        };
    }
}
