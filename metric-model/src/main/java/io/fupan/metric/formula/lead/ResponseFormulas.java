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
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How soon leads were answered, in minutes of the clock or of working hours. */
final class ResponseFormulas {

    static final List<String> BANDS = List.of("0-5", "5-15", "15-60", "60+", "unanswered");

    /** The suffix of variants in minutes of working hours instead of the clock. */
    static final String BUSINESS_HOURS = "BusinessHours";

    private static final long[] UPPER = {5, 15, 60};

    private ResponseFormulas() {}

    /** Of the leads that were answered. */
    static Reading response(Window window, MetricQuery query) {
        AwaitedLeads leads = leads(window, query);
        Histogram minutes = minutes(leads, query);
        Reading reading = minutes == null
                ? Reading.none(Status.NOT_MEASURED, Reasons.NOT_SET)
                : minutes.n() == 0
                        ? Reading.none(Status.NO_DATA, Reasons.NO_KNOWN_DURATION)
                        : Statistic.of(minutes, query, 0);
        return reading.without("unanswered", leads.unanswered()).without("answeredBeforeCreated", leads.beforeCreated());
    }

    /** The share of all leads of the period in one band. */
    static Reading band(Window window, MetricQuery query) {
        int band = BANDS.indexOf(Objects.requireNonNull(query.statistic()));
        AwaitedLeads leads = leads(window, query);
        Histogram minutes = minutes(leads, query);
        if (minutes == null) {
            return Reading.none(Status.NOT_MEASURED, Reasons.NOT_SET);
        }
        long part = band > UPPER.length ? leads.unanswered() : below(minutes, band) - below(minutes, band - 1);
        return Reading.share(part, leads.measurable()).without("answeredBeforeCreated", leads.beforeCreated());
    }

    private static AwaitedLeads leads(Window window, MetricQuery query) {
        String variant = Objects.requireNonNull(query.variant());
        boolean working = variant.endsWith(BUSINESS_HOURS);
        return AwaitedLeads.of(
                window, working ? variant.substring(0, variant.length() - BUSINESS_HOURS.length()) : variant);
    }

    /** Of those that were answered; {@code null} if nobody has said when people work. */
    private static @Nullable Histogram minutes(AwaitedLeads leads, MetricQuery query) {
        if (!Objects.requireNonNull(query.variant()).endsWith(BUSINESS_HOURS)) {
            return Histogram.of(leads.answered());
        }
        return leads.knowsNoWorkingHours() ? null : Histogram.of(leads.worked());
    }

    private static long below(Histogram minutes, int band) {
        if (band < 0) {
            return 0;
        }
        return band < UPPER.length ? minutes.atMost(UPPER[band] - 1) : minutes.n();
    }

    /** The time by which half of all leads are answered, those still waiting included. */
    static Reading survival(Window window, MetricQuery query) {
        AwaitedLeads leads = AwaitedLeads.of(window, Objects.requireNonNull(query.variant()));
        if (leads.measurable() <= 0) {
            return Reading.none(Status.NO_DATA, Reasons.NO_LEADS);
        }
        Long median = Survival.median(leads.answered(), leads.waits());
        Reading reading = median == null
                ? Reading.none(Status.UNDEFINED, Reasons.NOT_REACHED)
                : Reading.of(BigDecimal.valueOf(median), leads.measurable(), null);
        return reading.without("unanswered", leads.unanswered());
    }

    static Reading created(Window window, MetricQuery query) {
        long leads = window.flow(Measures.LEADS).sum(LeadMeasures.CREATED);
        return window.ofRecorded(Measures.LEADS, Reading.total(BigDecimal.valueOf(leads), leads));
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
