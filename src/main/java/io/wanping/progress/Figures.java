package io.wanping.progress;

import io.wanping.finding.Texts;
import io.wanping.zoning.Target;
import io.wanping.zoning.Targets;
import io.wanping.zoning.Zones;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The figures of the ledger. Whoever shows a figure, on a screen, in a chart or on paper, gets it here. Asks the journal once for each
 * set of scopes the targets count, whatever the number of targets, rows and months; rows that do not add up ask once more for the total.
 */
@Service
public class Figures {

    private final Movements movements;
    private final Targets targets;
    private final Zones zones;
    private final Texts texts;

    Figures(Movements movements, Targets targets, Zones zones, Texts texts) {
        this.movements = movements;
        this.targets = targets;
        this.zones = zones;
        this.texts = texts;
    }

    /**
     * All targets as of a day, as known at an instant. Later postings never change the answer for the district; rows follow the zone,
     * street and scopes items are in now.
     */
    @Transactional(readOnly = true)
    public Progress reckon(ProgressQuestion question) {
        List<Target> counted = targets.listTargets();
        Reckoning reckoning = new Reckoning(question, counted);
        Map<List<String>, Timeline> district = new HashMap<>();
        Map<List<String>, Map<String, Timeline>> groups = new HashMap<>();
        for (Target target : counted) {
            List<String> scopes = target.countedScopes();
            if (!district.containsKey(scopes)) {
                sum(question, reckoning, scopes, district, groups);
            }
        }
        List<Progress.TargetFigure> overall = reckoning.overall(district);
        return new Progress(
                question.asOf(),
                question.knownAt(),
                question.groupBy(),
                reckoning.total(
                        overall.stream().map(Progress.TargetFigure::figure).toList()),
                overall,
                switch (question.groupBy()) {
                    case ZONE, STREET, SCOPE -> reckoning.rows(headings(question.groupBy()), groups);
                    case TARGET -> reckoning.targetRows(overall);
                    case MONTH -> List.of();
                },
                question.groupBy() == Grouping.MONTH ? reckoning.series(district) : List.of());
    }

    private void sum(
            ProgressQuestion question,
            Reckoning reckoning,
            List<String> scopes,
            Map<List<String>, Timeline> district,
            Map<List<String>, Map<String, Timeline>> groups) {
        List<NetMovement> sums =
                list(question, reckoning, scopes, question.groupBy().split());
        groups.put(scopes, Timeline.byGroup(reckoning.cuts(), sums));
        List<NetMovement> all =
                question.groupBy() == Grouping.SCOPE ? list(question, reckoning, scopes, Movements.Split.ALL) : sums;
        district.put(scopes, Timeline.of(reckoning.cuts(), all));
    }

    private List<NetMovement> list(
            ProgressQuestion question, Reckoning reckoning, List<String> scopes, Movements.Split split) {
        return movements.list(
                new Movements.Question(split, reckoning.accounts(), scopes, reckoning.cuts(), question.knownAt()));
    }

    private List<Progress.Heading> headings(Grouping grouping) {
        List<Progress.Heading> headings = new ArrayList<>();
        if (grouping == Grouping.ZONE) {
            zones.listZones()
                    .forEach(zone -> headings.add(
                            new Progress.Heading(zone.code(), zone.name(), zone.nameEn(), zone.role(), zone.roleEn())));
            headings.add(bucket("zone", Zones.NONE));
            headings.add(bucket("zone", Zones.UNPLACED));
        } else if (grouping == Grouping.STREET) {
            zones.listStreets()
                    .forEach(street -> headings.add(
                            new Progress.Heading(street.code(), street.name(), street.nameEn(), null, null)));
            headings.add(bucket("street", Zones.NONE));
        } else {
            zones.listScopes()
                    .forEach(scope ->
                            headings.add(new Progress.Heading(scope.code(), scope.name(), scope.nameEn(), null, null)));
        }
        return headings;
    }

    private Progress.Heading bucket(String kind, String key) {
        String text = "progress.bucket." + kind + "." + key;
        return new Progress.Heading(
                key, texts.text(text, Locale.CHINESE), texts.text(text, Locale.ENGLISH), null, null);
    }
}
