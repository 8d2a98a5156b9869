package io.fupan.metric.formula.cohort;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;

/** Of the deals created in the period, those won within the horizon, as far as is known on the as-of day. */
final class CohortWinRate {

    static final String MATURE = "mature";

    /** Without the rule of maturity. */
    static final String ALL = "all";

    private final Window window;
    private final int horizon;
    private final LocalDate lastMature;
    private final LocalDate last;

    private CohortWinRate(Window window, MetricQuery query) {
        this.window = window;
        this.horizon = Objects.requireNonNull(query.horizon());
        this.last = window.period().lastDay();
        LocalDate oldEnough = window.period().asOf().minusDays(horizon);
        this.lastMature = ALL.equals(query.variant()) || oldEnough.isAfter(last) ? last : oldEnough;
    }

    static Reading read(Window window, MetricQuery query) {
        return new CohortWinRate(window, query).read();
    }

    private Reading read() {
        Quantities outcomes = sum(Measures.COHORTS, lastMature);
        long implausible = outcomes.sum(Measures.WON + Measures.CLOSED_BEFORE_CREATED)
                + outcomes.sum(Measures.LOST + Measures.CLOSED_BEFORE_CREATED);
        long mature = sum(Measures.DEALS, lastMature).sum(Measures.CREATED);
        long immature = sum(Measures.DEALS, last).sum(Measures.CREATED) - mature;
        Reading reading = mature == 0 && immature > 0
                ? Reading.none(Status.IMMATURE, Reasons.HORIZON_NOT_REACHED)
                : Reading.share(won(), mature - implausible);
        return reading.without("immature", immature)
                .without("closedBeforeCreated", implausible)
                .without("undated", window.undated(Measures.DEALS).sum(Measures.CREATED));
    }

    /** Of the younger deals, only what had come about by the as-of day; the others need not be read day by day. */
    private long won() {
        LocalDate asOf = window.period().asOf();
        LocalDate old = earlier(asOf.minusDays(horizon), lastMature);
        long won = sum(Measures.COHORTS, old).values(Measures.WON + Measures.DAYS).atMost(horizon);
        LocalDate from = window.period().from();
        LocalDate young = old.plusDays(1);
        for (Map.Entry<LocalDate, Quantities> day : window.cells()
                .days(window.scope(), Measures.COHORTS, from == null || young.isAfter(from) ? young : from, lastMature)
                .entrySet()) {
            long age = ChronoUnit.DAYS.between(day.getKey(), asOf);
            won += day.getValue().values(Measures.WON + Measures.DAYS).atMost(Math.min(horizon, age));
        }
        return won;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private Quantities sum(String family, LocalDate to) {
        return window.cells().sum(window.scope(), family, window.period().from(), to, false);
    }
}
