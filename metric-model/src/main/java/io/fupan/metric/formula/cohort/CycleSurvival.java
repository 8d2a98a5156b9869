package io.fupan.metric.formula.cohort;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Survivals;
import io.fupan.metric.formula.Window;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;

/** How long deals take to be won or closed, open ones included: they are last seen on the as-of day. */
final class CycleSurvival {

    static final String WON = "won";
    static final String CLOSED = "closed";

    private CycleSurvival() {}

    static Reading read(Window window, MetricQuery query) {
        LocalDate last = window.period().lastDay();
        LocalDate asOf = window.period().asOf();
        SortedMap<LocalDate, Quantities> outcomes = window.days(Measures.COHORTS, last);
        boolean lossesCompete = !CLOSED.equals(query.variant());
        Survivals cases = new Survivals();
        long implausible = 0;
        for (Map.Entry<LocalDate, Quantities> created : window.days(Measures.DEALS, last).entrySet()) {
            Quantities outcome = outcomes.getOrDefault(created.getKey(), Quantities.ZERO);
            long excluded = outcome.sum(Measures.WON + Measures.CLOSED_BEFORE_CREATED)
                    + outcome.sum(Measures.LOST + Measures.CLOSED_BEFORE_CREATED);
            implausible += excluded;
            long age = ChronoUnit.DAYS.between(created.getKey(), asOf);
            cases.add(
                    created.getValue().sum(Measures.CREATED) - excluded,
                    age,
                    outcome.values(Measures.WON + Measures.DAYS),
                    outcome.values(Measures.LOST + Measures.DAYS),
                    lossesCompete);
        }
        return cases.reading(query)
                .without("closedBeforeCreated", implausible)
                .without("undated", window.undated(Measures.DEALS).sum(Measures.CREATED));
    }
}
