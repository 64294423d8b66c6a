package io.wanping.progress;

import io.wanping.finding.Refused;
import io.wanping.finding.Texts;
import io.wanping.zoning.Target;
import io.wanping.zoning.Targets;
import io.wanping.zoning.Zones;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
        return reckon(question, targets.listTargets(), headings(question.groupBy()), movements);
    }

    static Progress reckon(
            ProgressQuestion question, List<Target> targets, List<Progress.Heading> headings, Movements movements) {
        Reckoning reckoning = new Reckoning(question, targets);
        Map<List<String>, Timeline> district = new HashMap<>();
        Map<List<String>, Map<String, Timeline>> groups = new HashMap<>();
        for (List<String> scopes : reckoning.scopeSets()) {
            Movements.Question wanted = reckoning.asks(question.groupBy().split(), scopes);
            List<NetMovement> sums = movements.list(wanted);
            groups.put(scopes, Timeline.byGroup(wanted.cuts(), sums));
            List<NetMovement> all = question.groupBy() == Grouping.SCOPE
                    ? movements.list(reckoning.asks(Movements.Split.ALL, scopes))
                    : sums;
            district.put(scopes, Timeline.of(wanted.cuts(), all));
        }
        List<Progress.TargetFigure> overall = reckoning.overall(district);
        return new Progress(
                question.asOf(),
                question.knownAt(),
                question.groupBy(),
                reckoning.total(district),
                overall,
                switch (question.groupBy()) {
                    case ZONE, STREET, SCOPE -> reckoning.rows(headings, groups);
                    case TARGET -> reckoning.targetRows(overall);
                    case MONTH -> List.of();
                },
                question.groupBy() == Grouping.MONTH ? reckoning.series(district) : List.of());
    }

    /** A zone or bucket of that key; blank for the whole district. Others are refused. */
    @Nullable
    String knownZone(@Nullable String key) {
        if (key == null || key.isBlank()) {
            return null;
        }
        List<String> known =
                headings(Grouping.ZONE).stream().map(Progress.Heading::key).toList();
        if (!known.contains(key)) {
            throw new Refused(
                    Refused.Kind.INVALID, "progress.choice-unknown", "seen", key, "choices", String.join(" ", known));
        }
        return key;
    }

    List<Progress.Heading> headings(Grouping grouping) {
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
        } else if (grouping == Grouping.SCOPE) {
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
