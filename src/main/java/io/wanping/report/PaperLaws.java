package io.wanping.report;

import io.wanping.finding.Finding;
import io.wanping.finding.Place;
import io.wanping.geo.Area;
import io.wanping.journal.AreaAccount;
import io.wanping.progress.Figure;
import io.wanping.progress.ItemStanding;
import io.wanping.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What must be equal in a paper, checked before it is written. Pure.
 *
 * <h2>Laws</h2>
 * <ol>
 *   <li>The zones with 未归区 and 未落图 add up to the district, in every column of every target and in the whole; so do the streets.
 *   <li>Zones, streets, scopes and months say the same of the district.
 *   <li>期初 + 本期新增 + 划转 = 累计完成, in every row.
 *   <li>All items together hold what the district holds, and none holds less than nothing.
 * </ol>
 */
final class PaperLaws {

    private final List<Finding> broken = new ArrayList<>();

    private PaperLaws() {}

    static List<Finding> check(
            Progress zones, Progress streets, Progress scopes, Progress months, List<ItemStanding> items) {
        PaperLaws laws = new PaperLaws();
        laws.addsUp("zones", zones);
        laws.addsUp("streets", streets);
        for (Progress other : List.of(streets, scopes, months)) {
            laws.same("total", zones.total(), other.total());
            for (int i = 0; i < zones.targets().size(); i++) {
                laws.same(
                        zones.targets().get(i).target().code(),
                        zones.targets().get(i).figure().done(),
                        other.targets().get(i).figure().done());
            }
        }
        for (Progress progress : List.of(zones, streets, scopes)) {
            progress.targets().forEach(line -> laws.runsOn(line.target().code(), line.figure()));
            progress.rows()
                    .forEach(row -> row.cells()
                            .forEach(cell -> laws.runsOn(
                                    cell.target().code() + " " + row.heading().name(), cell.figure())));
        }
        laws.itemsAddUp(zones, items);
        return laws.broken;
    }

    private void addsUp(String by, Progress progress) {
        same(by, sum(progress.rows().stream().map(Progress.Row::total).toList()), progress.total());
        List<Function<Figure, Area>> columns =
                List.of(Figure::opening, Figure::thisPeriod, Figure::done, Figure::unconfirmed);
        for (int i = 0; i < progress.targets().size(); i++) {
            int target = i;
            for (Function<Figure, Area> column : columns) {
                same(
                        by + " " + progress.targets().get(i).target().code(),
                        sum(progress.rows().stream()
                                .map(row -> column.apply(row.cells().get(target).figure()))
                                .toList()),
                        column.apply(progress.targets().get(i).figure()));
            }
        }
    }

    private void runsOn(String what, Figure figure) {
        same(what, figure.opening().plus(figure.thisPeriod()).plus(figure.moved()), figure.done());
    }

    private void itemsAddUp(Progress zones, List<ItemStanding> items) {
        for (ItemStanding item : items) {
            for (AreaAccount account : AreaAccount.HOLDING) {
                if (item.held(account).isNegative()) {
                    broken.add(ReportFinding.LAW_BROKEN.at(
                            new Place.Item(item.item().code()),
                            "law",
                            "NEVER_NEGATIVE",
                            "item",
                            item.item().code()));
                }
            }
        }
        same(
                "items",
                sum(items.stream()
                        .flatMap(item -> AreaAccount.HOLDING.stream().map(item::held))
                        .toList()),
                zones.total());
    }

    private void same(String what, Area left, Area right) {
        if (!left.equals(right)) {
            broken.add(ReportFinding.FIGURES_DISAGREE.at(
                    new Place.Field(what),
                    "what",
                    what,
                    "left",
                    left.squareMetres().toPlainString(),
                    "right",
                    right.squareMetres().toPlainString()));
        }
    }

    private static Area sum(List<Area> areas) {
        return areas.stream().reduce(Area.ZERO, Area::plus);
    }
}
