package io.wanping.progress;

import io.wanping.geo.Area;
import io.wanping.journal.FigureKind;
import io.wanping.zoning.Reading;
import io.wanping.zoning.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures of one day: what charts, tables, sentences and papers show, computed once.
 *
 * @param knownAt as known at this instant; for the reported figures of a closed month, that of the closing
 * @param closedAt when the month of the day was closed; null while it is open
 * @param scopes the scopes there are, in order
 * @param total 总账: what all four accounts hold together, counted or not
 * @param targets every target over the whole district, in the order of the settings
 * @param rows in the order of the heading list; empty for {@link Grouping#MONTH}
 * @param series for {@link Grouping#MONTH} only
 */
public record Progress(
        LocalDate asOf,
        Instant knownAt,
        Grouping groupBy,
        FigureKind figures,
        @Nullable Instant closedAt,
        Area total,
        List<Heading> scopes,
        List<TargetFigure> targets,
        List<Row> rows,
        List<Series> series) {

    /** A target, how it was read, and where it stands. */
    public record TargetFigure(Target target, Reading reading, Figure figure) {}

    /** What a row is called; the role is that of a zone. */
    public record Heading(
            String key,
            String name,
            String nameEn,
            @Nullable String role,
            @Nullable String roleEn) {}

    /**
     * One row with a cell for each target, in the order of {@link Progress#targets()}.
     *
     * @param total what all four accounts hold in this row; for a row of one target, what it has reached
     */
    public record Row(Heading heading, Area total, List<Cell> cells) {}

    /** @param subTarget the share of the target this row answers for, if one is set */
    public record Cell(Target target, Figure figure, Target.@Nullable SubTarget subTarget) {}

    public record Series(Target target, List<Point> points) {}

    /**
     * One month of a burn-up.
     *
     * @param done at the end of the month, or on the day asked for in its month; null for months to come
     * @param unconfirmed likewise
     * @param scheduled what the schedule asks for at the end of the month
     */
    public record Point(
            YearMonth month, @Nullable Area done, @Nullable Area unconfirmed, Area scheduled) {}
}
