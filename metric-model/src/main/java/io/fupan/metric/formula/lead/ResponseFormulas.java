package io.fupan.metric.formula.lead;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Statistic;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import io.fupan.metric.lead.LeadMeasures;
import io.fupan.metric.statistics.Histogram;
import io.fupan.metric.statistics.Survival;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** How soon leads were answered, in minutes of the clock. */
final class ResponseFormulas {

    static final List<String> BANDS = List.of("0-5", "5-15", "15-60", "60+", "unanswered");

    private static final long[] UPPER = {5, 15, 60};
    private static final long MINUTES_OF_A_DAY = 24 * 60;

    private ResponseFormulas() {}

    /** Of the leads that were answered. */
    static Reading response(Window window, MetricQuery query) {
        String awaited = Objects.requireNonNull(query.variant());
        Quantities leads = window.flow(Measures.LEADS);
        Histogram minutes = Window.histogram(leads, awaited + LeadMeasures.MINUTES);
        Reading reading = minutes.n() == 0
                ? Reading.none(Status.NO_DATA, Reasons.NO_KNOWN_DURATION)
                : Statistic.of(minutes, query, 0);
        return withUnanswered(reading, leads, awaited);
    }

    private static Reading withUnanswered(Reading reading, Quantities leads, String awaited) {
        return reading.without("unanswered", unanswered(leads, awaited))
                .without("answeredBeforeCreated", leads.sum(awaited + LeadMeasures.BEFORE_CREATED));
    }

    private static long unanswered(Quantities leads, String awaited) {
        return measurable(leads, awaited) - Window.histogram(leads, awaited + LeadMeasures.MINUTES).n();
    }

    private static long measurable(Quantities leads, String awaited) {
        return leads.sum(LeadMeasures.CREATED) - leads.sum(awaited + LeadMeasures.BEFORE_CREATED);
    }

    /** The share of all leads of the period in one band. */
    static Reading band(Window window, MetricQuery query) {
        String awaited = Objects.requireNonNull(query.variant());
        int band = BANDS.indexOf(Objects.requireNonNull(query.statistic()));
        Quantities leads = window.flow(Measures.LEADS);
        Histogram minutes = Window.histogram(leads, awaited + LeadMeasures.MINUTES);
        long part = band > UPPER.length ? unanswered(leads, awaited) : below(minutes, band) - below(minutes, band - 1);
        return Reading.share(part, measurable(leads, awaited))
                .without("answeredBeforeCreated", leads.sum(awaited + LeadMeasures.BEFORE_CREATED));
    }

    private static long below(Histogram minutes, int band) {
        if (band < 0) {
            return 0;
        }
        return band < UPPER.length ? minutes.atMost(UPPER[band] - 1) : minutes.n();
    }

    /** The time by which half of all leads are answered, those still waiting included. */
    static Reading survival(Window window, MetricQuery query) {
        String awaited = Objects.requireNonNull(query.variant());
        Quantities leads = window.flow(Measures.LEADS);
        long n = measurable(leads, awaited);
        if (n <= 0) {
            return Reading.none(Status.NO_DATA, Reasons.NO_LEADS);
        }
        Map<Long, Long> answered = leads.values(awaited + LeadMeasures.MINUTES).counts();
        Long median = Survival.median(answered, waits(window, awaited));
        Reading reading = median == null
                ? Reading.none(Status.UNDEFINED, Reasons.NOT_REACHED)
                : Reading.of(BigDecimal.valueOf(median), n, null);
        return reading.without("unanswered", unanswered(leads, awaited));
    }

    /** How long those waited at least that were not answered: until they ended, or until the last day began. */
    private static Map<Long, Long> waits(Window window, String awaited) {
        LocalDate last = window.period().asOf();
        TreeMap<Long, Long> waits = new TreeMap<>();
        for (Map.Entry<LocalDate, Quantities> day :
                window.days(Measures.LEADS, window.period().lastDay()).entrySet()) {
            SortedMap<Long, Long> ended = day.getValue().histogram(awaited + LeadMeasures.ENDED);
            ended.forEach((minutes, count) -> waits.merge(minutes, count, Math::addExact));
            long waiting = unanswered(day.getValue(), awaited) - sum(ended.values());
            if (waiting > 0) {
                long days = Math.max(0, last.toEpochDay() - day.getKey().toEpochDay());
                waits.merge(days * MINUTES_OF_A_DAY, waiting, Math::addExact);
            }
        }
        return waits;
    }

    private static long sum(Collection<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    static Reading created(Window window, MetricQuery query) {
        long leads = window.flow(Measures.LEADS).sum(LeadMeasures.CREATED);
        return Reading.total(BigDecimal.valueOf(leads), leads);
    }

    /** Of the leads as old as the horizon, those converted within it. */
    static Reading conversion(Window window, MetricQuery query) {
        int horizon = Objects.requireNonNull(query.horizon());
        LocalDate lastMature = window.period().asOf().minusDays(horizon);
        LocalDate last = window.period().lastDay();
        Quantities mature = window.cells()
                .sum(
                        window.scope(),
                        Measures.LEADS,
                        window.period().from(),
                        lastMature.isBefore(last) ? lastMature : last,
                        false);
        long leads = mature.sum(LeadMeasures.CREATED);
        long immature = window.flow(Measures.LEADS).sum(LeadMeasures.CREATED) - leads;
        Reading reading = leads == 0 && immature > 0
                ? Reading.none(Status.IMMATURE, Reasons.HORIZON_NOT_REACHED)
                : Reading.share(Window.histogram(mature, LeadMeasures.CONVERTED).atMost(horizon), leads);
        return reading.without("immature", immature);
    }
}
