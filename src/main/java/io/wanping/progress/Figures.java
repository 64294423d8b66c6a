package io.wanping.progress;

import io.wanping.journal.Counting;
import io.wanping.journal.Placing;
import io.wanping.journal.Vantage;
import io.wanping.journal.Vantages;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The figures of the ledger. Whoever shows a figure, on a screen, in a chart or on paper, gets it here. Asks the journal once for each
 * set of scopes the targets count, whatever the number of targets, rows and months; rows that do not add up ask once more for the total, a
 * month in which items moved once more for its opening, and reported figures once more for what of them is adjustment.
 */
@Service
public class Figures {

    private final Movements movements;
    private final Vantages vantages;
    private final TermsBook terms;

    Figures(Movements movements, Vantages vantages, TermsBook terms) {
        this.movements = movements;
        this.vantages = vantages;
        this.terms = terms;
    }

    /**
     * All targets as of a day, as known at an instant, in current or in reported figures. The reported figures of a closed month are the
     * same for ever, whatever happens to ledger, registers and settings.
     */
    @Transactional(readOnly = true)
    public Progress reckon(ProgressQuestion question) {
        Vantage vantage = vantages.from(question.asOf(), question.knownAt(), question.figures());
        return reckon(question, vantage, terms.from(vantage), movements);
    }

    static Progress reckon(ProgressQuestion question, Vantage vantage, Terms terms, Movements movements) {
        Reckoning reckoning = new Reckoning(question, vantage, terms.targets());
        Placing now = vantage.placing(question.asOf());
        Placing atOpening = vantage.placing(reckoning.endOfMonthBefore());
        Standing standing = standing(reckoning, question.groupBy(), vantage.counting(), now, movements);
        Standing opening = movements.anyLeftSince(atOpening.at())
                ? standing(reckoning, question.groupBy(), vantage.counting(), atOpening, movements)
                : standing;
        Standing effective = vantage.counting().floors().isEmpty()
                ? standing
                : standing(reckoning, question.groupBy(), Counting.EFFECTIVE, now, movements);
        Reckoning.Standings standings = new Reckoning.Standings(standing, opening, effective);
        List<Progress.TargetFigure> overall = reckoning.overall(standings);
        return new Progress(
                question.asOf(),
                vantage.knownAt(),
                question.groupBy(),
                question.figures(),
                vantage.closedAt(),
                reckoning.total(standing),
                terms.scopes(),
                overall,
                switch (question.groupBy()) {
                    case ZONE, STREET, SCOPE -> reckoning.rows(terms.headings(question.groupBy()), standings);
                    case TARGET -> reckoning.targetRows(overall);
                    case MONTH -> List.of();
                },
                question.groupBy() == Grouping.MONTH ? reckoning.series(standing) : List.of());
    }

    private static Standing standing(
            Reckoning reckoning, Grouping grouping, Counting counting, Placing placing, Movements movements) {
        Standing standing = Standing.empty();
        for (List<String> scopes : reckoning.scopeSets()) {
            Movements.Question wanted = reckoning.asks(grouping.split(), scopes, counting, placing);
            List<NetMovement> sums = movements.list(wanted);
            standing.groups().put(scopes, Timeline.byGroup(wanted.cuts(), sums));
            List<NetMovement> all = grouping == Grouping.SCOPE
                    ? movements.list(reckoning.asks(Movements.Split.ALL, scopes, counting, placing))
                    : sums;
            standing.district().put(scopes, Timeline.of(wanted.cuts(), all));
        }
        return standing;
    }
}
